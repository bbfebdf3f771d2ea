"""A decision and its rows as the files a record lies in; both are put in place whole, or neither."""

import csv
import io
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from bangvang.imports.drafting import Draft
from bangvang.records.decision import AwardRow
from bangvang.records.schema import fields_of

ALWAYS = ("number", "name", "kind")


def table(drafts: Sequence[Draft]) -> bytes:
    """The rows as CSV with Vietnamese labels, as Excel opens it (UTF-8 with BOM); empty columns are left out."""
    specs = [spec for spec in fields_of(AwardRow).values()]
    used = [spec for spec in specs if spec.key in ALWAYS or any(draft.values.get(spec.key) for draft in drafts)]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([spec.label for spec in used])
    writer.writerows([draft.values.get(spec.key, "") for spec in used] for draft in drafts)
    return ("\ufeff" + out.getvalue()).encode()


def decision(values: Mapping[str, object]) -> bytes:
    """A decision's YAML: plain keys, quoted text (every JSON text is a YAML text), mappings one level deep."""
    lines = []
    for key, value in values.items():
        if isinstance(value, Mapping):
            lines += [f"{key}:", *(f"  {name}: {_scalar(one)}" for name, one in value.items())]
        elif isinstance(value, list):
            for item in value:
                first, *more = (f"{name}: {_scalar(one)}" for name, one in item.items())
                lines += [*([f"{key}:"] if item is value[0] else []), f"  - {first}", *(f"    {one}" for one in more)]
        elif value not in (None, ""):
            lines.append(f"{key}: {_scalar(value)}")
    return ("\n".join(lines) + "\n").encode()


def _scalar(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def put(root: Path, files: Mapping[str, bytes]) -> str:
    """Write all files, each renamed into place when all are on the disk; answers why not, or nothing.

    A folder reached through a link would lead a file out of the project: it is refused.
    """
    for path in files:
        folder = PurePosixPath(path).parent
        if (root / folder).resolve() != root.resolve() / folder:
            return f"thư mục “{folder}” đi qua liên kết tượng trưng, ra ngoài thư mục của dự án"
    staged: list[tuple[str, Path]] = []
    try:
        for path, data in files.items():
            place = root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            descriptor, beside = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=".new")
            staged.append((beside, place))
            with open(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for beside, place in staged:
            os.chmod(beside, 0o644)
            os.replace(beside, place)
    finally:
        for beside, _ in staged:
            with suppress(FileNotFoundError):
                os.unlink(beside)
    return ""
