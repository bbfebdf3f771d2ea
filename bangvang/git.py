"""Git asked for data: what differs from a state, a file as it was, who wrote it. It is never told to change anything.

Commands get names of commits that git itself has resolved, and paths after `--`; everything that comes back is bytes.
"""

import os
import subprocess
from pathlib import Path

_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}


class NoHistory(Exception):
    """Git is not there, or does not know the state that was asked for."""


def ask(root: Path, *arguments: str) -> bytes:
    """What a git command prints, run in `root`. Paths are taken as they are written, not as patterns."""
    words = ["git", "--literal-pathspecs", "-C", str(root), *arguments]
    try:
        return subprocess.run(words, capture_output=True, check=True, env=os.environ | _QUIET).stdout
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise NoHistory from error


def commit(root: Path, state: str) -> str:
    """The full hash of the commit a person named; an option or a file can never be taken for one."""
    return ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{state}^{{commit}}").strip().decode()


def shown(root: Path, commit: str, path: str) -> bytes | None:
    """A file as it was at a commit; None when it was not there."""
    try:
        return ask(root, "show", f"{commit}:./{path}")
    except NoHistory:
        return None
