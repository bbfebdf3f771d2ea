"""What `check`, `build` and `publish` say while they work and when they are done."""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from io import StringIO
from pathlib import Path

import click

from bangvang import problems, vietnamese
from bangvang.exits import DONE, PROBLEMS
from bangvang.problems import Problem, Severity
from bangvang.project import Judged, Outcome, Uploaded
from bangvang.watch import Stage, Watch

LINES_OF_PROFILE = 25
LINES_OF_FILES = 40
"""Of each sort; a first upload names thousands."""


def watching() -> Watch:
    """A watch; on a terminal it draws how far each stage has come, how fast, and how long it will take."""
    watch = Watch()
    if sys.stderr.isatty():
        watch.show = partial(_drawn, watch)
    return watch


def checked(judged: Judged, found: list[Problem], every: Sequence[Problem]) -> str:
    """How many records were looked at, what is wrong where one asked, and that there is more elsewhere."""
    unreadable = judged.unreadable
    count = judged.records + unreadable
    among = f" (trong đó {vietnamese.number(unreadable)} hồ sơ không đọc được)" if unreadable else ""
    said = f"Đã kiểm tra {vietnamese.number(count)} hồ sơ{among}: {problems.tally(found) or 'không có lỗi'}."
    shown = set(found)
    elsewhere = sum(1 for one in every if one.severity is Severity.ERROR and one not in shown)
    return said + (f" Ngoài chỗ này còn {vietnamese.number(elsewhere)} lỗi." if elsewhere else "")


def built(outcome: Outcome, place: str, seconds: float, watch: Watch) -> int:
    """Print what came of a build, and answer the exit code. `place` is the site's folder as a person calls it."""
    told = [one for one in outcome.problems if one.severity is not Severity.ADVICE]  # `check` tells the advice too
    click.echo(problems.as_text(told), nl=False, err=True)
    tally = problems.tally(outcome.problems)
    if outcome.written is None:
        click.echo(f"Chưa dựng trang vì còn {tally}. Trang cũ (nếu có) giữ nguyên.", err=True)
        return PROBLEMS
    done, number = outcome.written, vietnamese.number
    click.echo("".join(f"  {line}\n" for line in table(watch)), nl=False)
    click.echo(
        f"Đã dựng {number(outcome.pages)} trang vào {place}/ trong {number(round(seconds, 1))} giây: "
        f"ghi {number(len(done.written))} tệp, giữ nguyên {number(done.kept)}, bỏ {number(len(done.removed))}; "
        f"cả trang {number(round(done.scale.size / 1_000_000, 1))} MB." + (f" Còn {tally}." if tally else "")
    )
    click.echo("".join(f"{line}\n" for line in outcome.outgrown), nl=False)
    return DONE


def uploaded(done: Uploaded, address: str, dry: bool, seconds: float, watch: Watch) -> int:
    """Print what came of an upload, or what would come of it when it is a dry one, and answer the exit code."""
    number = vietnamese.number
    counted = (
        f"tải lên {number(len(done.put))} tệp ({number(round(done.size / 1000))} kB), "
        f"giữ nguyên {number(done.kept)}, xóa {number(len(done.removed))}"
    )
    lines = [*_named("tải lên", done.put), *_named("xóa", done.removed)] if dry else table(watch)
    click.echo("".join(f"  {line}\n" for line in lines), nl=False)
    if dry:
        click.echo(f"Nếu đăng lên {address} thì {counted}. Chưa làm gì cả.")
    else:
        click.echo(f"Đã đăng lên {address} trong {number(round(seconds, 1))} giây: {counted}.")
    return DONE


def called(path: str | Path, root: Path) -> str:
    """A path as a person in the project's folder calls it."""
    full = Path(path).absolute()
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else str(path)


def table(watch: Watch) -> Iterator[str]:
    """A line for each stage: its name, seconds, how much was done and how much of it had been done before."""
    widest = max((len(name) for name in watch.stages), default=0)
    for stage in watch.stages.values():
        seconds = vietnamese.number(round(stage.seconds, 1))
        yield f"{stage.name:<{widest}}  {seconds:>7} giây  {_amount(stage)}".rstrip()


@contextmanager
def profiled(wanted: bool) -> Iterator[None]:
    """Print the functions in which the time between went, when that is wanted; of this process alone."""
    if not wanted:
        yield
        return
    import cProfile  # nobody else waits for these
    import pstats

    profile = cProfile.Profile()
    with profile:
        yield
    out = StringIO()
    pstats.Stats(profile, stream=out).sort_stats("cumulative").print_stats(str(Path(__file__).parent), LINES_OF_PROFILE)
    click.echo(out.getvalue().strip(), err=True)


def _named(what: str, paths: Sequence[str]) -> Iterator[str]:
    """A line for each file, as far as a person reads."""
    yield from (f"{what}  {path}" for path in paths[:LINES_OF_FILES])
    if len(paths) > LINES_OF_FILES:
        yield f"{what}  … và {vietnamese.number(len(paths) - LINES_OF_FILES)} tệp nữa"


def _amount(stage: Stage) -> str:
    if not stage.done:
        return ""
    before = f", {vietnamese.number(stage.before)} dùng lại" if stage.before else ""
    return f"{vietnamese.number(stage.done)}{before}"


def _drawn(watch: Watch, name: str, items: Iterable, count: int) -> Iterator:
    if not count:
        yield from items
        return
    began = time.monotonic()
    with click.progressbar(items, count, name, width=24, file=sys.stderr, show_pos=False) as bar:
        for item in bar:
            yield item
            done = watch.stage(name).done
            rate = round(done / max(time.monotonic() - began, 0.001))  # clocks of some systems stand still for a while
            bar.label = f"{name}: {vietnamese.number(done)} ({vietnamese.number(rate)}/giây)"
