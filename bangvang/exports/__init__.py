"""Lists, rolls and reports out: as .xlsx, CSV, PDF and .docx, from a command and beside the pages they are of.

Beside a page stand only the light files, for every build makes them: CSV of every list, .xlsx of the newest long ones.
"""

from collections import Counter
from collections.abc import Iterator

from bangvang import judging
from bangvang.catalogue import Catalogue
from bangvang.exports import sheets, tables
from bangvang.page import Link, url_of
from bangvang.records import Bloc, Campaign, ContestResult, Decision
from bangvang.scoring import published
from bangvang.views.public import public_honours

NAME = "danh-sach"
HASHES = "ma-bam.txt"
WORKBOOKS = 200
"""So many of the newest lists are published as .xlsx too: five milliseconds each, at every build."""
FEWEST_ROWS = 10


def offered(catalogue: Catalogue, decision: Decision) -> tuple[Link, ...]:
    """Files published beside a decision's page."""
    if not catalogue.once("public-counts", _counts, catalogue)[decision.id]:
        return ()
    workbooks = catalogue.once("workbooks", _workbooks, catalogue)
    kinds = [("Excel (.xlsx)", "xlsx")] if decision.id in workbooks else []
    return tuple(Link(label, f"{url_of(decision)}{NAME}.{end}") for label, end in [*kinds, ("CSV", "csv")])


def offered_of_campaign(campaign: Campaign) -> tuple[Link, ...]:
    """Files published beside a campaign's page: its targets."""
    if campaign.illustrative or not campaign.targets:
        return ()
    return (Link("CSV", f"{url_of(campaign)}chi-tieu.csv"),)


def offered_of_bloc(bloc: Bloc) -> tuple[Link, ...]:
    """Files published beside a bloc's page: every point and count of every year."""
    if bloc.illustrative or not any(member.scores for year in bloc.years for member in year.members):
        return ()
    return (Link("CSV", f"{url_of(bloc)}bang-diem.csv"),)


def offered_of_result(result: ContestResult) -> tuple[Link, ...]:
    """Files published beside a contest's result: scores of each round, hashes of all entries."""
    address = url_of(result)
    scores = tuple(Link(f"Bảng điểm {one.round} (.csv)", f"{address}{one.round}.csv") for one in result.rounds)
    return (*scores, Link("Mã băm mọi bài (.txt)", f"{address}{HASHES}"))


def beside_pages(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Every file `offered` names."""
    for decision in catalogue.decisions.values():
        links = offered(catalogue, decision)
        if links:
            table = tables.of_decision(catalogue, decision)
            for link in links:
                make = sheets.xlsx_bytes if link.address.endswith("xlsx") else sheets.csv_bytes
                yield link.address, make(table)
    for campaign in catalogue.campaigns.values():
        for link in offered_of_campaign(campaign):
            yield link.address, sheets.csv_bytes(tables.of_campaign(catalogue, campaign))
    for bloc in catalogue.blocs.values():
        for link in offered_of_bloc(bloc):
            yield link.address, sheets.csv_bytes(tables.of_bloc(catalogue, bloc))
    for result in catalogue.results.values():
        yield from _of_result(catalogue, result)


def _of_result(catalogue: Catalogue, result: ContestResult) -> Iterator[tuple[str, bytes]]:
    """The scores to the byte as they were hashed; the hashes as `sha256sum` would list them."""
    contest = catalogue.contests.get(result.contest)
    for one in result.rounds:
        said, marks = contest.round(one.round) if contest else None, catalogue.marks.get((result.contest, one.round))
        if said and marks:
            data = published.text(marks, judging.round_of(said).criteria).encode()
            yield f"{url_of(result)}{one.round}.csv", data
    listed = "".join(f"{one.sha256}  {one.code}\n" for one in result.entries)
    yield f"{url_of(result)}{HASHES}", listed.encode()


def _counts(catalogue: Catalogue) -> Counter[str]:
    """Public rows of each decision, by its id."""
    return Counter(honour.decision.id for honour in public_honours(catalogue))


def _workbooks(catalogue: Catalogue) -> frozenset[str]:
    """Decisions whose list is published as .xlsx."""
    counts = catalogue.once("public-counts", _counts, catalogue)
    long = [one for one in catalogue.decisions.values() if counts[one.id] >= FEWEST_ROWS]
    newest = sorted(long, key=lambda one: (one.date, one.id), reverse=True)[:WORKBOOKS]
    return frozenset(one.id for one in newest)
