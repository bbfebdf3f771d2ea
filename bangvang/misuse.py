"""The command line's own words in Vietnamese, where click's are English: help, wrong usage, what a disk refuses."""

import errno
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from importlib import import_module
from types import MappingProxyType

import click
from click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchCommand, NoSuchOption

_REFUSALS = {
    errno.ENOSPC: "ổ đĩa đã hết chỗ trống",
    errno.EDQUOT: "đã dùng hết phần ổ đĩa được cấp",
    errno.EACCES: "máy không cho quyền đọc hoặc ghi",
    errno.EPERM: "máy không cho quyền đọc hoặc ghi",
    errno.EROFS: "ổ đĩa chỉ cho đọc, không cho ghi",
    errno.EIO: "ổ đĩa báo lỗi đọc, ghi",
    errno.EMFILE: "mở quá nhiều tệp cùng lúc",
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENOTDIR: "một phần của đường dẫn không phải thư mục",
    errno.ENAMETOOLONG: "tên dài quá mức máy cho phép",
}


class VietnameseCommand(click.Command):
    """A command whose help is in Vietnamese: headings, placeholders, the words of --help."""

    def __init__(self, *arguments, **options) -> None:
        options.setdefault("options_metavar", "[TÙY CHỌN]")
        super().__init__(*arguments, **options)

    def get_help_option(self, context: click.Context) -> click.Option | None:
        option = super().get_help_option(context)
        if option is not None:
            option.help = "In lời hướng dẫn này rồi dừng."
        return option

    def format_usage(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(context))
        formatter.write_usage(context.command_path, pieces, prefix="Cách dùng: ")

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(context) if isinstance(param, click.Option)]
        records = [option.get_help_record(context) for option in options]
        rows = [(one[0], one[1].replace("[required]", "[bắt buộc]")) for one in records if one]
        _section(formatter, "Tùy chọn", rows)


class VietnameseGroup(VietnameseCommand, click.Group):
    """Commands with help in Vietnamese; called with no command, it does the main job, `build`.

    `elsewhere` names commands that are loaded only when asked for: “module:function” by name.
    """

    command_class = VietnameseCommand

    def __init__(self, *arguments, elsewhere: Mapping[str, str] = MappingProxyType({}), **options) -> None:
        options.setdefault("subcommand_metavar", "LỆNH [THAM SỐ]…")
        super().__init__(*arguments, **options)
        self.elsewhere = elsewhere

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted([*super().list_commands(context), *self.elsewhere])

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in self.elsewhere:
            return super().get_command(context, name)
        module, _, function = self.elsewhere[name].partition(":")
        return getattr(import_module(module), function)

    def resolve_command(self, context: click.Context, arguments: list[str]):
        """As click does; what was meant is looked for among all commands, those of `elsewhere` too."""
        try:
            return super().resolve_command(context, arguments)
        except NoSuchCommand as error:
            error.possibilities = get_close_matches(error.command_name, self.list_commands(context))
            raise

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        return super().parse_args(context, arguments or ["build"])

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(context, formatter)
        commands = [(name, self.get_command(context, name)) for name in self.list_commands(context)]
        _section(formatter, "Lệnh", [(name, one.get_short_help_str(formatter.width)) for name, one in commands])


def _section(formatter: click.HelpFormatter, heading: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(heading):
            formatter.write_dl(rows)


def day(read: Callable[[], date]) -> date:
    """What `read` gives; when it raises ValueError, the command was called with a day that is none."""
    try:
        return read()
    except ValueError as error:
        raise BadParameter(str(error)) from error


def refusal(error: OSError) -> str:
    """Why the machine would not read or write, and which file it was about."""
    reason = _REFUSALS.get(error.errno, f"máy báo lỗi số {error.errno}" if error.errno else "máy không nói vì sao")
    return f"{reason}: “{error.filename}”" if error.filename else reason


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
