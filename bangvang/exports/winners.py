"""Prizes of contests as open data: who won what, as far as searches may find it, by which decision."""

from collections.abc import Iterator

from bangvang.catalogue import Catalogue
from bangvang.records import ContestResult
from bangvang.views.public import is_public_record
from bangvang.views.results import found_winners
from bangvang.views.writers import out

FIELDS = (
    ("contest-id", "Mã cuộc thi"),
    ("prize", "Giải"),
    ("entry", "Mã bài"),
    ("title", "Tên bài, tập thể được giải"),
    ("subject", "Nhân vật của bài"),
    ("writers", "Tác giả đã đồng ý nêu tên"),
    ("decision-id", "Mã quyết định"),
    ("row", "Dòng trong quyết định"),
)


def rows(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """One row a prize given, contest by contest, from the highest prize."""
    for contest, result in out(catalogue):
        for prize, one in found_winners(catalogue, contest, result) if is_public_record(result) else ():
            title = one.link.text if one.link.text != one.code else ""
            writers = "; ".join(writer.text for writer in one.writers)
            yield (contest.id, prize.tier, one.code, title, one.subject.text, writers, result.decision, one.row)


def told(catalogue: Catalogue, result: ContestResult) -> dict:
    """What one result says beyond its plain fields: prizes, rounds with their seeds, hashes of all entries."""
    contest = catalogue.contests[result.contest]
    tiers = {one.id: one.tier for one in contest.prizes}
    plain = result.model_dump(mode="json", include={"withheld", "rounds", "entries"})
    for one in plain["withheld"]:
        one["prize"] = tiers.get(one["prize"], one["prize"])
    winners = [
        {"prize": prize.tier, "entry": one.code, "text": one.link.text, "row": one.row}
        for prize, one in found_winners(catalogue, contest, result)
    ]
    return {"winners": winners, **plain}
