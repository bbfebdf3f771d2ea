"""The half that runs with leave to write: from what a check left behind to the one comment on its pull request.

    python3 -m bangvang.review.posting

The environment says REPOSITORY (owner/name), RUN (of the check), HEAD (the commit it checked), SITE (the public address
or nothing); `gh` holds the token. The archive is a stranger's: two names, small, read in memory and never unpacked to a
disk. Only the standard library is needed, so nothing is installed where the permission is.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from io import BytesIO
from typing import Any

from bangvang.review import comment, report
from bangvang.review.report import About, Report, Unfit

MOST_ARCHIVE = 500_000
NUMBER, REPORT = "number", "report.json"
ARTIFACT = "report"
BOT = "github-actions[bot]"
REGULARS = ("OWNER", "MEMBER", "COLLABORATOR")
RECORDS = ("content/", "exemplars/")


def opened(archive: bytes) -> tuple[int, Report]:
    """Number and report in an archive. Raises `Unfit` for everything that is not exactly that."""
    if len(archive) > MOST_ARCHIVE:
        raise Unfit("the archive is too large")
    try:
        with zipfile.ZipFile(BytesIO(archive)) as inside:
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


class Stopped(Exception):
    """Why nothing is written, and that this is nobody's fault."""


def post(repository: str, run: str, head: str, site: str = "") -> str:
    """Write the comment, or write it anew; what was done, in a word for the log. Raises `Stopped` and `Unfit`."""
    where = f"repos/{repository}"
    number, found = opened(_archive(where, run))
    pull = _asked(f"{where}/pulls/{number}")
    if pull["state"] != "open" or pull["head"]["sha"] != head:
        raise Stopped(f"pull request {number} is not open at the commit that was checked")
    names = [one["filename"] for one in _asked(f"{where}/pulls/{number}/files?per_page=100", pages=True)]
    house = sum(not name.startswith(RECORDS) for name in names)
    there = _ours(_asked(f"{where}/issues/{number}/comments?per_page=100", pages=True))
    text = body(found, house, site, there is None and pull["author_association"] in REGULARS)
    if not text:
        raise Stopped("nothing to say")
    if there is None:
        _send("POST", f"{where}/issues/{number}/comments", text)
    else:
        _send("PATCH", f"{where}/issues/comments/{there}", text)
    return f"{'new' if there is None else 'renewed'} comment on {number}"


def _archive(where: str, run: str) -> bytes:
    listed = _asked(f"{where}/actions/runs/{run}/artifacts?name={ARTIFACT}")["artifacts"]
    if len(listed) != 1 or listed[0]["size_in_bytes"] > MOST_ARCHIVE:
        raise Stopped(f"the check left {len(listed)} reports, or one too large")
    return _gh("api", f"{where}/actions/artifacts/{int(listed[0]['id'])}/zip")


def _ours(comments: list[dict[str, Any]]) -> int | None:
    """The comment written before; somebody else's that begins alike is left alone."""
    return next(
        (one["id"] for one in comments if one["user"]["login"] == BOT and one["body"].startswith(comment.MARK)), None
    )


def _asked(address: str, pages: bool = False) -> Any:
    if not pages:
        return json.loads(_gh("api", address))
    return [one for page in json.loads(_gh("api", "--paginate", "--slurp", address)) for one in page]


def _send(method: str, address: str, text: str) -> None:
    """The text goes in a file: it is never a word of a command."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump({"body": text}, file)
        file.flush()
        _gh("api", "--silent", "--method", method, address, "--input", file.name)


def _gh(*arguments: str) -> bytes:
    return subprocess.run(["gh", *arguments], check=True, stdout=subprocess.PIPE).stdout


def main(environment: dict[str, str]) -> int:
    """The exit code: 0 also when there is nothing to write, 1 for a report that is none or a host that refuses."""
    try:
        print(
            "posting:",
            post(*(environment[name] for name in ("REPOSITORY", "RUN", "HEAD")), environment.get("SITE", "")),
        )
    except Stopped as reason:
        print("posting:", reason)
    except Unfit as error:
        print("posting: not a report:", error, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print("posting: gh answered", error.returncode, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(dict(os.environ)))
