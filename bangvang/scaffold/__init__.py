"""`build.py new`: a commented template of a record, written where its kind lives and over nothing that is there."""

import re
import secrets
from datetime import date
from pathlib import Path, PurePosixPath

from msgspec import Struct

from bangvang import dates, examples, reference, source, vietnamese
from bangvang.problems import Problem
from bangvang.records import BY_HAND, BY_NAME, OPERATOR, Contest, Kind
from bangvang.records.entry import CODE_ALPHABET, CODE_LENGTH, CODE_PREFIX
from bangvang.scaffold import contests, faults, files, text

UNSORTED = "chua-ro-co-quan"
"""The folder of a decision whose issuer is not yet said."""

UNSORTED_NOTE = "Khi biết cơ quan ban hành, chuyển tệp vào content/decisions/<mã cơ quan>/<năm>/."

_NAMED_BY = {kind.name: "name" for kind in BY_HAND} | dict.fromkeys(
    ("document", "entry", "initiative", "notice"), "title"
)
_NAMED_BY |= {"decision": "number", "place": "names.name"}
_YEAR = re.compile(r"-((?:19|20)[0-9]{2})(?![0-9])")  # never the first number, which is the decision's own


class Template(Struct, frozen=True):
    """A new record as text, and the table beside it when one was asked for; paths are relative to the project."""

    id: str
    path: str
    text: str
    table_path: str = ""
    table: str = ""

    @property
    def files(self) -> dict[str, bytes]:
        """Path → bytes of everything to write."""
        table = {self.table_path: self.table.encode()} if self.table_path else {}
        return {self.path: self.text.encode()} | table


class Created(Struct, frozen=True):
    """Files written, and what the person should know; with an error among it nothing was written."""

    paths: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def template(
    kind_name: str,
    name: str,
    today: date,
    *,
    issuer: str = "",
    table: bool = False,
    copy: int = 1,
    contest: Contest | None = None,
    folder: str = "ma-cuoc-thi",
    code: str = examples.IDS["entry"],
) -> Template:
    """The template of a record called `name` (or whose id is `name`); a `copy` from 2 on is added to its id.

    An entry is called by its `code`, whatever its title, lies in the `folder` of its contest, and asks what the
    `contest` asks where its rules can be read.
    """
    kind, name = BY_NAME[kind_name], faults.tidy(name)
    if kind == OPERATOR:
        return Template(kind.name, kind.folder, text.record(kind, kind.folder, {"name": name}))
    record_id = code if kind_name == "entry" else _id(kind, name, today, copy)
    path = _path(kind, record_id, issuer, folder, today)
    given = {"id": record_id, "published": dates.day_text(today)}
    if kind_name == "entry" or not faults.is_id(name):
        given[_NAMED_BY[kind_name]] = name
    if kind_name == "entry":
        asked = contests.asked(contest)
        written = text.record(kind, str(path), given | asked.given, asked.notes, told=asked.told)
        return Template(record_id, str(path), written)
    if kind_name != "decision":
        return Template(record_id, str(path), text.record(kind, str(path), given))
    if issuer:
        given["issuer"] = issuer
    written = text.record(kind, str(path), given, () if issuer else (UNSORTED_NOTE,), table)
    beside = (str(path.with_suffix(".csv")), text.table()) if table else ("", "")
    return Template(record_id, str(path), written, *beside)


def create(
    root: Path,
    kind_name: str,
    name: str,
    today: date,
    *,
    issuer: str = "",
    table: bool = False,
    contest: str = "",
) -> Created:
    """Write a template into the project at `root`; what cannot be done is told, not raised."""
    wrong = faults.wrong_kind(kind_name) or faults.wrong_name(name) or faults.wrong_issuer(issuer)
    if wrong:
        return Created(problems=(wrong,))
    known = _known(root, BY_NAME[kind_name]) if kind_name != OPERATOR.name else {}
    if kind_name == "entry":
        return _create_entry(root, name, today, contest, known)
    first = template(kind_name, name, today, issuer=issuer, table=table)
    made, copy = first, 1
    while made.id in known:
        copy += 1
        made = template(kind_name, name, today, issuer=issuer, table=table, copy=copy)
    files.make_way(root, kind_name)
    problem = files.write(root, made.files)
    if problem:
        return Created(problems=(problem,))
    twin = [faults.twin(made.id, made.path, first.id, known[first.id])] if first.id in known else []
    return Created(tuple(made.files), tuple(twin))


def _create_entry(root: Path, title: str, today: date, id: str, known: dict[str, str]) -> Created:
    """An entry under a code made at random: nothing in its address may tell who wrote it."""
    there = contests.of(root)
    id = id or (next(iter(there)) if len(there) == 1 else "")
    if id not in there:
        return Created(problems=(contests.unknown(id, there, today),))
    code = ""
    while not code or code in known:
        code = CODE_PREFIX + "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
    contest = there[id]
    made = template("entry", title, today, contest=contest, folder=id, code=code)
    problem = files.write(root, made.files)
    if problem:
        return Created(problems=(problem,))
    return Created(tuple(made.files), tuple(contests.warnings(contest, made.path, there, today) if contest else ()))


# ---- where a record goes


def _id(kind: Kind, name: str, today: date, copy: int) -> str:
    """A decision's number begins again every year, so its id carries one."""
    found = vietnamese.slugify(name)[: faults.LONGEST_ID].strip("-")
    if kind.name == "decision" and not faults.is_id(name) and not _YEAR.search(found):
        found += f"-{today.year}"
    return found if copy == 1 else f"{found}-{copy}"


def _path(kind: Kind, record_id: str, issuer: str, contest: str, today: date) -> PurePosixPath:
    """The kind's own pattern filled in; decisions lie by issuer and year."""
    year = [*_YEAR.findall(record_id), str(today.year)][0]
    below = f"{issuer or UNSORTED}/{year}/" if kind.name == "decision" else ""
    return PurePosixPath(kind.pattern.replace("**/", below).replace("*", contest).replace("{id}", record_id))


def _known(root: Path, kind: Kind) -> dict[str, str]:
    """The records of a kind that are there: id → file; a table left without its decision takes the name too."""
    data = reference.load()[0]
    ours = {"award": data.awards, "place": data.places}.get(kind.name, ())
    paths, _ = source.find_files(root, [kind.folder])
    tables = {PurePosixPath(path).stem: path for path in paths if path.endswith(".csv") and kind.name == "decision"}
    files = tables | {id: path for path in paths if (id := kind.id_of(path))}
    return {record.id: record.path for record in ours} | files
