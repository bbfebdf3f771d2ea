"""A file -> values with the place of each: the only reader of the disk, and the only caller of a YAML parser.

Nothing in a file raises: every reader answers with what it understood and a list of problems.
"""

from bangvang.source.files import RECORD_BYTES, TABLE_BYTES, Files, Folder, find_files, load_bytes
from bangvang.source.frontmatter import Source, locate, read_markdown, read_yaml
from bangvang.source.marks import Marks
from bangvang.source.overlay import Given, Laid
from bangvang.source.scalars import DECISION_NODES, DEPTH, NODES
from bangvang.source.table import CsvTable, read_csv
from bangvang.source.values import marks, read_values

__all__ = [
    "DECISION_NODES",
    "DEPTH",
    "NODES",
    "RECORD_BYTES",
    "TABLE_BYTES",
    "CsvTable",
    "Files",
    "Folder",
    "Given",
    "Laid",
    "Marks",
    "Source",
    "find_files",
    "load_bytes",
    "locate",
    "marks",
    "read_csv",
    "read_markdown",
    "read_values",
    "read_yaml",
]
