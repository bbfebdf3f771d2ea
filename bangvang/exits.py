"""Exit codes of every command: what a shell and a workflow are told; why a command cannot go on; how it ends."""

import atexit
import os
import sys
from contextlib import suppress
from typing import NoReturn

DONE = 0
PROBLEMS = 1  # in the user's files
USAGE = 2  # the command was called in a wrong way
FAILURE = 3  # our own, or the machine's
STOPPED = 130  # as shells say of a program that Ctrl+C ended


class Refusal(Exception):
    """A command cannot go on, for a reason outside the records; its text is a Vietnamese sentence for the user."""

    code = FAILURE


def leave(code: int) -> NoReturn:
    """End the process with an exit code; whatever asked to be done at the end is done.

    Python would give back a million values one by one, which takes longer than many a command; the system takes them
    back at once. mypy ends in the same way.
    """
    with suppress(OSError):  # whoever read the output has gone
        sys.stdout.flush()
        sys.stderr.flush()
    atexit._run_exitfuncs()
    os._exit(code)
