"""Year on year: results of a campaign and of those before it, by the bodies and provinces of today.

Figures of bodies that were merged or renamed join those of the body of today; a body that was split keeps a line of its
own, because nobody can say which part went where. A year counts when its own figure is known, or all four quarters.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from bangvang import figures, sums, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Link, link_to, url_of
from bangvang.records import Campaign
from bangvang.records.figure import Figure
from bangvang.views import annual
from bangvang.views.annual import Amount
from bangvang.views.charts import Chart, chart
from bangvang.views.facts import lasting, place_label
from bangvang.views.lineage import heirs, is_under, line
from bangvang.views.targets import address

MOST_LINES = 120
"""Bodies all tables of a campaign's page show together."""
FEWEST_LINES = 4
MOST_PARTS = 12
"""Rows named of which a figure is the sum."""


class YearCell(NamedTuple):
    """A year's figure: the number, and the numbers it is the sum of, each leading to its row."""

    text: str
    parts: tuple[Link, ...]
    more: int = 0


class YearLine(NamedTuple):
    """One body or province of today through the years; `note` says what went into it."""

    link: Link
    note: str
    cells: tuple[YearCell, ...]
    change: str


class Years(NamedTuple):
    """One kind of figure through the years."""

    id: str
    text: str
    unit: str
    years: tuple[int, ...]
    lines: tuple[YearLine, ...]
    places: tuple[YearLine, ...]
    chart: Chart | None
    reading: str
    left_out: int = 0


def of_campaign(catalogue: Catalogue, campaign: Campaign) -> tuple[Years, ...]:
    """The figures of a campaign beside those of the campaigns before it."""
    tables = tuple(_tables(catalogue, annual.chain_of(catalogue, campaign)))
    most = max(FEWEST_LINES, MOST_LINES // max(1, len(tables)))
    return tuple(one._replace(lines=one.lines[:most], left_out=max(0, len(one.lines) - most)) for one in tables)


def of_organisation(catalogue: Catalogue, id: str) -> tuple[Years, ...]:
    """The figures of one body and of those that went into it, whatever the campaign."""
    tables = catalogue.once("chains", _chains, catalogue).get(id, ())
    return tuple(table._replace(id=f"nam-{number}") for number, table in enumerate(tables, 1))


def _chains(catalogue: Catalogue) -> Mapping[str, Sequence[Years]]:
    """For each body its lines, each as a table of one line; every figure is worked out once."""
    by_first: dict[str, list[Campaign]] = defaultdict(list)
    for one in catalogue.campaigns.values():
        if one.targets:
            by_first[annual.chain_of(catalogue, one)[-1].id].append(one)
    found: dict[str, list[Years]] = defaultdict(list)
    ids = {url_of(one): one.id for one in catalogue.organisations.values()}
    for chain in by_first.values():
        for table in _tables(catalogue, chain):
            for one in (one for one in table.lines if one.link.address in ids):
                own = table._replace(lines=(one,), places=(), chart=None, reading="")
                found[ids[one.link.address]].append(own)
    return found


def _tables(catalogue: Catalogue, chain: Sequence[Campaign]) -> Iterator[Years]:
    for number, (_, by_year) in enumerate(annual.by_kind(chain).items(), 1):
        if len(by_year) > 1:
            yield _table(catalogue, f"nam-{number}", by_year)


def _table(catalogue: Catalogue, id: str, by_year: Mapping[int, Sequence[Amount]]) -> Years:
    target = next(iter(by_year.values()))[0].rows[0].target
    adds, years = figures.adds_up(target.unit), tuple(by_year)
    whole = {year: annual.whole(catalogue, amounts, adds) for year, amounts in by_year.items()}
    lines = tuple(_lines(catalogue, by_year, adds, lambda body: line(catalogue, body), _body))
    if all(whole.values()) and any(len(one) > 1 or one[0].body is None for one in whole.values()):
        lines = (_line(Link("Toàn phong trào"), "", years, whole), *lines)
    leaves = {year: annual.leaves(catalogue, amounts) for year, amounts in by_year.items()}
    places = tuple(_lines(catalogue, leaves, adds, lambda body: _place(catalogue, body), _province)) if adds else ()
    unit = target.unit or ""
    reading = _reading(whole, unit) if all(whole.values()) else ""
    drawn = _drawn(id, target.text, unit, whole, reading) if reading and adds else None
    return Years(id, target.text, unit, years, lines, places, drawn, reading)


def _lines(
    catalogue: Catalogue,
    by_year: Mapping[int, Sequence[Amount]],
    adds: bool,
    owner: Callable[[str], str],
    named: Callable[[Catalogue, str, Iterable[str]], tuple[Link, str]],
) -> Iterator[YearLine]:
    """A line for each owner of today; nothing is counted twice where a body and one below it have one owner."""
    found: dict[str, dict[int, list[Amount]]] = defaultdict(lambda: defaultdict(list))
    for year, amounts in by_year.items():
        for one in amounts:
            if one.body in catalogue.organisations and (key := owner(one.body)):
                found[key][year].append(one)
    lines = []
    for key, per_year in found.items():
        link, note = named(catalogue, key, {one.body for amounts in per_year.values() for one in amounts})
        cells = {}
        for year in by_year:
            bodies = {one.body for one in per_year[year]}
            kept = tuple(one for one in per_year[year] if not is_under(catalogue, one.body, bodies))
            cells[year] = kept if adds or len(kept) < 2 else ()
        lines.append(_line(link, note, tuple(by_year), cells))
    yield from sorted(lines, key=lambda one: vietnamese.title_key(one.link.text))


def _line(link: Link, note: str, years: Sequence[int], cells: Mapping[int, Sequence[Amount]]) -> YearLine:
    known = [sum((one.value for one in cells[year]), Decimal()) for year in years[-2:] if cells[year]]
    return YearLine(link, note, tuple(_cell(cells[year]) for year in years), _change(known))


def _cell(amounts: Sequence[Amount]) -> YearCell:
    if not amounts:
        return YearCell("", ())
    rows = [entry for one in amounts for entry in one.rows]
    parts = tuple(
        Link(vietnamese.number(sums.value(entry.target, Figure.RESULT) or 0), address(entry.campaign, entry.index))
        for entry in rows[:MOST_PARTS]
    )
    value = vietnamese.number(sum((one.value for one in amounts), Decimal()))
    return YearCell(value, parts, len(rows) - len(parts))


def _change(known: Sequence[Decimal]) -> str:
    """“+12 (+11,5%)”; nothing when one of the last two years is not known."""
    if len(known) < 2:
        return ""
    before, after = known
    if before == after:
        return "không đổi"
    sign = "+" if after > before else "−"
    share = f" ({sign}{vietnamese.number(round(100 * abs(after - before) / before, 1))}%)" if before else ""
    return f"{sign}{vietnamese.number(abs(after - before))}{share}"


def _reading(whole: Mapping[int, Sequence[Amount]], unit: str) -> str:
    (before, first), (year, last) = [
        (year, sum((one.value for one in amounts), Decimal())) for year, amounts in list(whole.items())[-2:]
    ]
    said = "bằng" if first == last else "nhiều hơn" if last > first else "ít hơn"
    by = f" là {_with(abs(last - first), unit)}" if first != last else ""
    return f"Năm {year} toàn phong trào đạt {_with(last, unit)}, {said} năm {before}{by}."


def _with(value: Decimal, unit: str) -> str:
    return f"{vietnamese.number(value)}{'' if unit == '%' else ' '}{unit}".strip()


def _drawn(id: str, text: str, unit: str, whole: Mapping[int, Sequence[Amount]], reading: str) -> Chart:
    counted = [(f"Năm {year}", "", sum((one.value for one in amounts), Decimal())) for year, amounts in whole.items()]
    made = chart(f"{id}-hinh", f"{text} qua các năm", unit, counted, secret=False)
    return replace(made, reading=reading, bars=tuple(replace(bar, share="") for bar in made.bars))


def _body(catalogue: Catalogue, id: str, went: Iterable[str]) -> tuple[Link, str]:
    """A body of today with the former ones whose figures it carries."""
    former = [catalogue.organisations[one] for one in sorted(went) if one != id]
    note = "; ".join(f"{one.name}{_until(one)}" for one in former)
    after = [catalogue.organisations[one].name for one in heirs(catalogue, id) if one != id]
    split = f"đã chia về {vietnamese.listed(after)}, không tách được số" if len(after) > 1 else ""
    return link_to(catalogue.organisations[id]), "; ".join(filter(None, (f"gồm cả {note}" if note else "", split)))


def _until(body) -> str:
    return f" ({lasting(None, body.ended)})" if body.ended else ""


def _place(catalogue: Catalogue, id: str) -> str:
    """The province of today a body lies in; nothing when it lies in none or in several."""
    for link in catalogue.organisations[id].places:
        today = catalogue.places_today.get(link.place, ())
        if len(today) == 1:
            return today[0].id
    return ""


def _province(catalogue: Catalogue, id: str, went: Iterable[str]) -> tuple[Link, str]:
    place = catalogue.places[id]
    then = {link.place for one in went for link in catalogue.organisations[one].places[:1]} - {id}
    former = [place_label(catalogue.places[one], None) for one in sorted(then) if one in catalogue.places]
    label = place_label(place, catalogue.today)
    link = Link(label[:1].upper() + label[1:], link_to(place).address)
    return link, f"gồm cả {vietnamese.listed(former)} (cũ)" if former else ""
