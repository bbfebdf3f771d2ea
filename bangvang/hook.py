"""`mkdocs build` and `mkdocs serve` giving the same site as `build.py`: the functions MkDocs calls on its way.

MkDocs prints the frame into a folder of our own; once it is done the whole site is published where MkDocs
was asked to, through the same pipeline and store.
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

from bangvang import clock, problems, site
from bangvang.exits import Refusal
from bangvang.frame import Catcher, Frame, abort
from bangvang.problems import Severity
from bangvang.project import FOLDERS, Project

_catcher = Catcher()
_scratch: tempfile.TemporaryDirectory | None = None
_target = Path()
_today = date.min


def on_config(config):
    """Send MkDocs' own output aside, so that what is published stays whole until all of it is ready."""
    global _scratch, _target, _today
    try:
        _today = clock.today()
    except ValueError as error:
        abort(str(error))
    _target = Path(config.site_dir)
    _scratch = tempfile.TemporaryDirectory()
    config.site_dir = _scratch.name
    return _catcher.on_config(config)


def on_files(files, config):
    return _catcher.on_files(files, config)


def on_post_page(output, page, config):
    return _catcher.on_post_page(output, page, config)


def on_post_build(config):
    """Publish records and frame together; with an error in any record, tell all of them and publish nothing."""
    frame = _catcher.frame_from(Path(config.site_dir))
    config.site_dir = str(_target)
    _publish(Path(config.config_file_path).parent, frame)
    _scratch.cleanup()


def on_serve(server, config, builder):
    """Let MkDocs' server watch the records and the engine too."""
    root = Path(config.config_file_path).parent
    for folder in (*FOLDERS, "bangvang", "theme"):
        server.watch(str(root / folder))
    return server


def _publish(root: Path, frame: Frame) -> None:
    try:
        outcome = site.build(Project(root, _target, _today), lambda: frame)
    except Refusal as error:
        abort(str(error))
    told = problems.as_text(one for one in outcome.problems if one.severity is not Severity.ADVICE)
    if outcome.written is None:
        abort(told)
    print(told, end="", file=sys.stderr)
