"""The command line: which door, and what becomes of an error that no command told."""

import gc
import traceback
from pathlib import Path

import click

from bangvang import misuse
from bangvang.exits import DONE, FAILURE, STOPPED, USAGE, Refusal

ROOT = Path(__file__).resolve().parent.parent

COMMANDS = {
    "build": "bangvang.publishing:build",
    "serve": "bangvang.publishing:serve",
    "publish": "bangvang.publishing:publish",
    "check": "bangvang.checks:check",
    "new": "bangvang.authoring:new",
    "schema": "bangvang.authoring:schema",
    "explain": "bangvang.authoring:explain",
    "import": "bangvang.importing:import_list",
    "export": "bangvang.exporting:export_list",
    "withdraw": "bangvang.withdrawing:withdraw",
    "contest": "bangvang.contesting:contest",
}
"""Loaded when asked for: what one command needs takes longer to load than another takes to do all its work."""


@click.group(cls=misuse.VietnameseGroup, elsewhere=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
def bangvang() -> None:
    """Bảng Vàng: từ hồ sơ Markdown, YAML đến trang công khai.

    Không ghi lệnh nào thì kiểm tra rồi dựng trang vào site/.
    """


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run a command on the project at `root`, by default the one this engine lies in, and answer its exit code.

    No user ever sees a traceback for a mistake of theirs.
    """
    # A command is short and keeps nearly all it makes: the collector would only look at the same values again and
    # again, a third of the time at ten thousand records.
    gc.disable()
    try:
        return bangvang.main(arguments, "build.py", standalone_mode=False, obj=root) or DONE
    except click.ClickException as error:
        click.echo(misuse.say(error), err=True)
        return USAGE
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("Đã dừng theo yêu cầu.", err=True)
        return STOPPED
    except Refusal as error:
        click.echo(str(error), err=True)
        return error.code
    except OSError as error:
        click.echo(f"Không ghi hoặc không đọc được: {misuse.refusal(error)}. Trang cũ vẫn còn nguyên.", err=True)
        return FAILURE
    except Exception:
        traceback.print_exc()
        click.echo("Lỗi này là của phần mềm, không phải của bạn. Trang cũ vẫn còn nguyên.", err=True)
        return FAILURE
