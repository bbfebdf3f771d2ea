"""Exit codes of every command: what a shell and a workflow are told; and why a command cannot go on."""

DONE = 0
PROBLEMS = 1  # in the user's files
USAGE = 2  # the command was called in a wrong way
FAILURE = 3  # our own, or the machine's
STOPPED = 130  # as shells say of a program that Ctrl+C ended


class Refusal(Exception):
    """A command cannot go on, for a reason outside the records; its text is a Vietnamese sentence for the user."""

    code = FAILURE
