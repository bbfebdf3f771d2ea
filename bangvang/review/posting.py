"""From what the check of a pull request left behind to the body of a comment: the half that runs with leave to write.

    python -m bangvang.review.posting number REPORT.zip                    the number of the pull request
    python -m bangvang.review.posting body REPORT.zip BODY.json [--house N] [--site URL] [--regular]
    python -m bangvang.review.posting mark                                 how our comment begins

The archive is a stranger's: two names, small, read in memory and never unpacked to a disk. Only the standard library
is needed, so nothing is installed where the permission is.
"""

import argparse
import json
import re
import sys
import zipfile
from pathlib import Path

from bangvang.review import comment, report
from bangvang.review.report import About, Report, Unfit

MOST_ARCHIVE = 500_000
NUMBER, REPORT = "number", "report.json"


def opened(archive: Path) -> tuple[int, Report]:
    """Number and report in an archive. Raises `Unfit` for everything that is not exactly that."""
    if archive.stat().st_size > MOST_ARCHIVE:
        raise Unfit("the archive is too large")
    try:
        with zipfile.ZipFile(archive) as inside:
            if sorted(inside.namelist()) != [NUMBER, REPORT]:
                raise Unfit("other files than the two")
            number = _member(inside, NUMBER, 20).decode("ascii").strip()
            data = _member(inside, REPORT, report.MOST_BYTES)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, UnicodeDecodeError, EOFError, OSError) as error:
        raise Unfit("no archive of ours") from error
    if not re.fullmatch(r"[1-9][0-9]{0,8}", number):
        raise Unfit("no number of a pull request")
    return int(number), report.loads(data)


def _member(inside: zipfile.ZipFile, name: str, most: int) -> bytes:
    """One file; what an archive says of its size is not believed (a bomb says little)."""
    with inside.open(name) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise Unfit(f"{name} is too large")
    return data


def body(found: Report, house: int = 0, site: str = "", regular: bool = False) -> str:
    """The comment; nothing when there is nothing to say, or nothing new to one who sends every week.

    `house` counts files outside the records that were changed: whoever changes the checker may have written its report.
    """
    if found.about is About.NOTHING or (regular and not found.items and not found.likes):
        return ""
    text = comment.written(found, site if re.fullmatch(r"https://[\w./-]+", site) else "")
    if house:
        text += (
            f"\n> Gửi người giữ kho: lần gửi này sửa cả {house} tệp ngoài hồ sơ, có thể cả phần mềm kiểm tra. "
            "Lời trên do phần mềm ấy đưa ra, xin tự xem lại.\n"
        )
    return text


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="posting")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("mark")
    commands.add_parser("number").add_argument("archive", type=Path)
    writing = commands.add_parser("body")
    writing.add_argument("archive", type=Path)
    writing.add_argument("file", type=Path)
    writing.add_argument("--house", type=int, default=0)
    writing.add_argument("--site", default="")
    writing.add_argument("--regular", action="store_true")
    asked = parser.parse_args(arguments)
    if asked.command == "mark":
        print(comment.MARK)
        return 0
    try:
        number, found = opened(asked.archive)
    except Unfit as error:
        print(f"posting: not a report: {error}", file=sys.stderr)
        return 1
    if asked.command == "number":
        print(number)
    else:
        text = body(found, asked.house, asked.site, asked.regular)
        asked.file.write_text(json.dumps({"body": text}) if text else "", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
