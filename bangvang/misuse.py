"""What was wrong with the way a command was called, said in Vietnamese: click says it in English."""

import click
from click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchCommand, NoSuchOption


def say(error: click.ClickException) -> str:
    """One sentence, and where to read more."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "build.py"
    what = _what(error)
    stop = "" if what.endswith("?") else "."
    return f"Gọi lệnh chưa đúng: {what}{stop}\nXem cách dùng: python {command} --help"


def _what(error: click.ClickException) -> str:
    match error:
        case NoSuchOption():
            return f"không có tùy chọn “{error.option_name}”{_meant(error)}"
        case NoSuchCommand():
            return f"không có lệnh “{error.command_name}”{_meant(error)}"
        case BadOptionUsage():
            return f"tùy chọn {error.option_name} cần một giá trị"
        case MissingParameter():
            return f"thiếu {_called(error.param)}{_takes(error.param)}"
        case BadParameter() if error.param:
            return f"giá trị của {_called(error.param)} không dùng được{_takes(error.param)}"
        case BadParameter():
            return error.message
        case _:
            return "có chữ thừa hoặc thiếu sau tên lệnh"


def _meant(error: NoSuchOption | NoSuchCommand) -> str:
    return f"; ý bạn là “{error.possibilities[0]}”?" if error.possibilities else ""


def _called(param: click.Parameter | None) -> str:
    return "tham số" if param is None else param.opts[0] if isinstance(param, click.Option) else param.name.upper()


def _takes(param: click.Parameter | None) -> str:
    kind = param.type if param else None
    if isinstance(kind, click.Choice):
        return ", nhận một trong: " + ", ".join(map(str, kind.choices))
    if isinstance(kind, click.IntRange):
        return f", nhận số nguyên từ {kind.min}" + (f" đến {kind.max}" if kind.max is not None else "")
    return ""
