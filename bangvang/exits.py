"""Exit codes of every command: what a shell and a workflow are told."""

DONE = 0
PROBLEMS = 1  # in the user's files
USAGE = 2  # the command was called in a wrong way
FAILURE = 3  # our own, or the machine's
STOPPED = 130  # as shells say of a program that Ctrl+C ended
