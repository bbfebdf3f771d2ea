"""Prizes, marks and a signed decision → results.yml and the published scores; and what they change of those that stand.

What was public is never overwritten in silence: differences are told, and written down as a correction.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bangvang import judging, vietnamese
from bangvang.jury.decided import Kept
from bangvang.jury.tables import Author
from bangvang.records import Contest, ContestResult, scores_path
from bangvang.records.common import ConsentScope
from bangvang.records.fields import Value
from bangvang.scoring import published
from bangvang.scoring.published import Marks

HEAD = "# Do lệnh contest results ghi ra; ghi thêm appeals (kiến nghị) bằng tay."
OURS = ("decision", "judges", "rounds", "winners", "withheld", "entries", "writers", "corrections")
"""Keys that are written anew; whatever else stands in the file stays as people wrote it."""
_KEY = re.compile(r"[\w\"']")


def path_of(contest: Contest) -> str:
    """Where the result of a contest lies."""
    return f"content/contests/{contest.id}/results.yml"


def values(
    contest: Contest,
    marks: Mapping[str, Marks],
    seeds: Mapping[str, str],
    hashes: Mapping[str, str],
    authors: Mapping[str, Author],
    winners: Sequence[Mapping[str, str]],
    withheld: Iterable[Kept],
    standing: ContestResult | None,
) -> dict[str, object]:
    """What results.yml says under `OURS`; `hashes` are the receipts of all entries, `standing` what it says now."""
    rows = {(one.prize, _who(one)): one.row for one in standing.winners if one.row} if standing else {}

    def row(one: Mapping[str, str]) -> dict[str, str]:
        said = rows.get((one["prize"], one.get("entry") or one.get("organisation") or one.get("collective")))
        return {"row": said} if said else {}

    return {
        "decision": contest.results_decision,
        "judges": len({judge for one in marks.values() for judge in one.judges}),
        "rounds": [
            {
                "round": said.id,
                "seed": seeds[said.id],
                "sha256": published.digest(marks[said.id], judging.round_of(said).criteria),
            }
            for said in contest.rounds
        ],
        "winners": [{**one, **row(one)} for one in winners],
        "withheld": [
            {"prize": one.prize, **({"count": one.count} if one.count > 1 else {}), "reason": one.reason}
            for one in withheld
        ],
        "entries": [{"code": code, "sha256": sha} for code, sha in sorted(hashes.items())],
        "writers": list(_writers(authors, standing)),
        "corrections": [_plain(one) for one in standing.corrections] if standing else [],
    }


def files(
    contest: Contest,
    marks: Mapping[str, Marks],
    said: Mapping[str, object],
    text: str = "",
    correction: Mapping[str, str] | None = None,
) -> dict[str, bytes]:
    """By path: the scores of every round, and results.yml, in which what people added to `text` stays."""
    made = {}
    for round in contest.rounds:
        written = published.text(marks[round.id], judging.round_of(round).criteria)
        made[scores_path(contest.id, round.id)] = written.encode()
    if correction:
        said = {**said, "corrections": [*said["corrections"], correction]}
    own = list(_by_hand(text)) if text else ["illustrative: true"] if contest.illustrative else []
    made[path_of(contest)] = ("\n".join([HEAD, *_yaml(said), *own]) + "\n").encode()
    return made


def changes(
    contest: Contest,
    old: ContestResult,
    new: ContestResult,
    marks: Mapping[str, tuple[Marks, Marks]],
) -> list[str]:
    """What would be other than it stands, in words fit to be published; `marks` of each round as published and now."""
    told = []
    if old.decision != new.decision:
        told.append(f"quyết định: {old.decision} → {new.decision}")
    for said in contest.rounds:
        was, now = marks[said.id]
        if moved := was.moved(now):
            told.append(f"điểm {said.title[:1].lower()}{said.title[1:]} của bài {vietnamese.first_of(moved)}")
    for prize in contest.prizes:
        was, now = ([_who(one) for one in each.winners if one.prize == prize.id] for each in (old, new))
        if was != now:
            told.append(f"{prize.tier}: {vietnamese.listed(was) or 'không'} → {vietnamese.listed(now) or 'không'}")
        was, now = (_left(each, prize.id) for each in (old, new))
        if was != now:
            told.append(f"{prize.tier} không trao: {was or 'không'} → {now or 'không'}")
    was, now = ({one.code: one.sha256 for one in each.entries} for each in (old, new))
    if other := [one for one in sorted({*was, *now}) if was.get(one) != now.get(one)]:
        told.append(f"mã băm của bài {vietnamese.first_of(other)}")
    if _facts(old)["writers"] != _facts(new)["writers"]:
        told.append("tác giả đồng ý nêu tên")
    if not told and _facts(old) != _facts(new):
        told.append("cách ghi các vòng, lời nói rõ ở giải")
    return told


def _facts(result: ContestResult) -> dict:
    return result.model_dump(include=set(OURS) - {"corrections"})


def _who(one) -> str:
    return one.entry or one.organisation or one.collective or ""


def _left(result: ContestResult, prize: str) -> str:
    return "; ".join(f"{one.count} giải ({one.reason})" for one in result.withheld if one.prize == prize)


def _writers(authors: Mapping[str, Author], standing: ContestResult | None) -> Iterator[dict]:
    """Writers who agreed to be named, with their entries: as they stand, since consent is taken back there."""
    found = {one.id: _plain(one) for one in standing.writers} if standing else {}
    known = {(id, *_paper(one)) for id, said in found.items() for one in said.get("consent", ())}
    for code, one in sorted(authors.items()):
        agreed = [_plain(consent) for consent in one.consent if ConsentScope.NAME in consent.scope]
        if one.writer and agreed:
            name = one.named or vietnamese.listed(one.authors)
            writer = found.setdefault(one.writer, {"id": one.writer, "name": name, "entries": [], "consent": []})
            writer["entries"] += [code] if code not in writer["entries"] else []
            for consent in agreed:
                if (one.writer, *_paper(consent)) not in known:
                    writer.setdefault("consent", []).append(consent)
                    known.add((one.writer, *_paper(consent)))
    yield from found.values()


def _paper(consent: Mapping[str, object]) -> tuple:
    """What tells one paper from another; that it was taken back does not."""
    return tuple(consent[key] for key in ("given_on", "by", "evidence"))


def _plain(value: Value) -> dict:
    return value.model_dump(mode="json", exclude_none=True)


def _yaml(said: Mapping[str, object]) -> Iterator[str]:
    """Lists an item a line; every JSON text is a YAML text."""
    for key, value in said.items():
        if not isinstance(value, list):
            yield f"{key}: {json.dumps(value, ensure_ascii=False)}"
        elif value:
            yield f"{key}:"
            yield from (f"  - {json.dumps(one, ensure_ascii=False)}" for one in value)


def _by_hand(text: str) -> Iterator[str]:
    """The lines that people added: keys that are not ours, with what belongs to them and the comments above them."""
    held: list[str] = []
    ours = True
    for line in text.replace("\r\n", "\n").removesuffix("\n").split("\n"):
        if line == HEAD:
            continue
        if line.startswith("#"):
            held.append(line)
            continue
        if _KEY.match(line):
            ours = line.partition(":")[0].strip("\"' ") in OURS
        if not ours:
            yield from (*held, line)
        held = []
    yield from held
