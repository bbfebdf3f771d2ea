"""What a record knows beside its fields: where it lies, its story, what its files say in short."""

from typing import NamedTuple

from bangvang.stories import EMPTY, Story


class FromFile(NamedTuple):
    """The paths of its file and of the CSV beside it, the story below its fields, `Record.digests`."""

    path: str = ""
    story: Story = EMPTY
    rows_path: str = ""
    digests: tuple[bytes, bytes] = (b"", b"")


NO_FILE = FromFile()
