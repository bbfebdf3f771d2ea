"""What became of a body: those that went into one of today, however often they were merged or renamed."""

from bangvang.catalogue import Catalogue


def heirs(catalogue: Catalogue, id: str) -> tuple[str, ...]:
    """The bodies at the end of the line of successors; the body itself when it has none. Several when it was split."""
    return catalogue.once(("heirs", id), lambda: tuple(sorted(_followed(catalogue, id))))


def line(catalogue: Catalogue, id: str) -> str:
    """The body of today whose figures those of a former one join; the former one itself when it was split."""
    found = heirs(catalogue, id)
    return found[0] if len(found) == 1 else id


def is_under(catalogue: Catalogue, id: str, others: set[str]) -> bool:
    """Whether a body stands, at any remove, below one of the others."""
    seen = {id}
    body = catalogue.organisations.get(id)
    while body and body.parent and body.parent not in seen:
        if body.parent in others:
            return True
        seen.add(body.parent)
        body = catalogue.organisations.get(body.parent)
    return False


def _followed(catalogue: Catalogue, id: str) -> set[str]:
    reached, waiting, seen = set(), [id], set()
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        body = catalogue.organisations.get(one)
        known = [next for next in body.successors if next in catalogue.organisations] if body else []
        waiting += known
        if not known:
            reached.add(one)
    return reached or {id}
