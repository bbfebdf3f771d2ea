"""Writers who agreed to be named, of contests whose results may be shown; `disclosure.public` left out the others."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from bangvang.catalogue import Catalogue
from bangvang.page import Link
from bangvang.records import Contest, ContestResult
from bangvang.records.result import Writer

WRITERS = "cuoc-thi/tac-gia/"


def out(catalogue: Catalogue) -> Iterator[tuple[Contest, ContestResult]]:
    """Contests with their result."""
    for result in catalogue.results.values():
        if contest := catalogue.contests.get(result.contest):
            yield contest, result


def works(catalogue: Catalogue) -> Mapping[str, list[tuple[Contest, ContestResult, Writer]]]:
    """By writer the contests whose results name him."""
    return catalogue.once("writers", _works, catalogue)


def _works(catalogue: Catalogue) -> dict[str, list[tuple[Contest, ContestResult, Writer]]]:
    found: dict[str, list[tuple[Contest, ContestResult, Writer]]] = defaultdict(list)
    for contest, result in out(catalogue):
        for writer in result.writers:
            found[writer.id].append((contest, result, writer))
    return dict(found)


def year_of(catalogue: Catalogue, contest: Contest, result: ContestResult) -> str:
    """The year its prizes were decided in."""
    decision = catalogue.decisions.get(result.decision)
    return str(decision.date.year if decision else contest.year or "")


def writers_of(result: ContestResult, code: str) -> tuple[Link, ...]:
    """Who wrote an entry, of those who agreed to be named."""
    return by_entry(result).get(code, ())


def by_entry(result: ContestResult) -> dict[str, tuple[Link, ...]]:
    """The writers of each entry."""
    found: dict[str, list[Link]] = defaultdict(list)
    for writer in result.writers:
        for code in writer.entries:
            found[code].append(Link(writer.name, f"{WRITERS}{writer.id}/"))
    return {code: tuple(links) for code, links in found.items()}
