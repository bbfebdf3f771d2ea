"""An invented world of N exemplars, the same for the same N and seed: people, bodies, decisions, stories.

Nothing in it exists. It is shaped like a real honour roll: names repeat, most decisions are short and a few have
hundreds of rows, provinces are those of the day, an award is given only by who may give it on that day.
"""

import re
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import words

from bangvang import periods, reference, vietnamese
from bangvang.records import Award, Place

YEARS = range(2010, 2026)
LONGEST_LIST = 400
MERGER = date(2025, 7, 1)
COLLECTIVES = 20
"""One exemplar in so many is a collective."""
DEAD = 9
"""One person in so many has died since, and so needs no consent."""

ISSUERS = (  # name, symbol in document numbers, authority, type
    ("Hội đồng khen thưởng Nhà nước Giả Định", "HĐKT", "president", "state"),
    ("Tổng Liên đoàn Lao động Giả Định", "TLĐ", "union-national", "union"),
    ("Ủy ban nhân dân tỉnh Giả Định số {}", "UBND", "province", "state"),
    ("Liên đoàn Lao động tỉnh Giả Định số {}", "LĐLĐ", "union-province", "union"),
    ("Sở Công Thương tỉnh Giả Định số {}", "SCT", "department", "state"),
)
SINGLE = 2
"""The first issuers stand alone; the others come once for each invented province."""
AWARDS = {  # by authority: what it gives persons, what it gives collectives
    "president": (("huan-chuong-lao-dong",), ("huan-chuong-lao-dong",)),
    "union-national": (
        ("bang-khen-tong-lien-doan", "bang-lao-dong-sang-tao", "ky-niem-chuong-cong-doan"),
        ("bang-khen-tong-lien-doan", "co-thi-dua-tong-lien-doan"),
    ),
    "province": (
        ("bang-khen-bo-nganh-tinh", "chien-si-thi-dua-bo-nganh-tinh"),
        ("bang-khen-bo-nganh-tinh", "tap-the-lao-dong-xuat-sac"),
    ),
    "union-province": (
        ("bang-khen-lien-doan-lao-dong-tinh",),
        ("bang-khen-lien-doan-lao-dong-tinh", "co-thi-dua-lien-doan-lao-dong-tinh"),
    ),
    "department": (
        ("giay-khen-so", "lao-dong-tien-tien", "chien-si-thi-dua-co-so"),
        ("giay-khen-so", "tap-the-lao-dong-tien-tien"),
    ),
}
CLASSED = "huan-chuong-lao-dong"


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: one that people work in, or (with an authority) one that issues decisions."""

    id: str
    name: str
    type: str
    place: str
    founded: int
    symbol: str = ""
    authority: str = ""


@dataclass(slots=True)
class Hero:
    """An exemplar, with the honours dealt to it: pairs of a decision and the index of its row."""

    id: str
    name: str
    title: str
    collective: bool
    born: int
    unit: Body
    post: str
    field: str
    home: str
    last_year: int
    died: int | None = None
    summary: str = ""
    story: str = ""
    honours: list[tuple["Decree", int]] = field(default_factory=list)

    @property
    def published(self) -> date:
        """A month after the last decision that honours it."""
        return max(decree.day for decree, _ in self.honours) + timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a decision."""

    hero: Hero
    award: str
    award_class: str
    place: str
    reason: str
    gold_book: str


@dataclass(slots=True)
class Decree:
    """A decision with its list."""

    id: str
    number: str
    issuer: Body
    day: date
    signer: str
    rows: list[Row] = field(default_factory=list)

    @property
    def title(self) -> str:
        return f"Về việc khen thưởng {len(self.rows)} trường hợp có thành tích trong phong trào thi đua năm {self.day.year - 1}"


@dataclass(frozen=True, slots=True)
class World:
    """Everything, in order of id."""

    heroes: tuple[Hero, ...]
    bodies: tuple[Body, ...]
    decrees: tuple[Decree, ...]
    awards: dict[str, Award]
    places: dict[str, Place]


def invent(count: int, seed: int) -> World:
    """The world of `count` exemplars."""
    known, _ = reference.load()
    awards, places = {one.id: one for one in known.awards}, {one.id: one for one in known.places}
    random = Random(f"{seed}/{count}")
    former = [id for id in sorted(places) if periods.place_existed(places[id], date(2010, 1, 1), date(2025, 6, 30))]
    units = list(_units(max(4, count // 50), former, random))
    issuers = list(_issuers(max(2, count // 700), former, random))
    decrees = list(_decrees(round(count * 1.85), issuers, random))
    heroes = list(_heroes(count, units, random))
    _deal(heroes, decrees, random)
    for hero in heroes:
        _tell(hero, places, Random(f"{seed}/{hero.id}"))
    _list(decrees, awards, places, random)
    shown = tuple(decree for decree in decrees if decree.rows)
    return World(tuple(sorted(heroes, key=lambda one: one.id)), (*issuers, *units), shown, awards, places)


def _units(count: int, places: Sequence[str], random: Random) -> Iterator[Body]:
    for number in range(1, count + 1):
        kind, type = random.choice(words.UNIT_KINDS)
        name = f"{kind} {random.choice(words.UNIT_NAMES)} số {number}"
        yield Body(vietnamese.slugify(name), name, type, random.choice(places), random.randint(1976, 2004))


def _issuers(provinces: int, places: Sequence[str], random: Random) -> Iterator[Body]:
    for index, (name, symbol, authority, type) in enumerate(ISSUERS):
        for number in range(1, 2 if index < SINGLE else provinces + 1):
            named = name.format(number)
            yield Body(vietnamese.slugify(named), named, type, random.choice(places), 1976, symbol, authority)


def _decrees(rows: int, issuers: Sequence[Body], random: Random) -> Iterator[Decree]:
    """Decisions with room for `rows` rows; `_room` of each is kept by a placeholder list until rows are dealt."""
    numbers: dict[tuple[str, int], int] = defaultdict(int)
    while rows > 0:
        room = min(rows, LONGEST_LIST, max(1, round(random.lognormvariate(2.6, 1.3))))
        rows -= room
        issuer = random.choice(issuers)
        day = date(random.choice(YEARS), 1, 1) + timedelta(days=random.randrange(365))
        numbers[issuer.id, day.year] += random.randint(1, 9)
        number = numbers[issuer.id, day.year]
        id = f"{number}-qd-{issuer.id}-{day.year}"
        yield Decree(id, f"{number}/QĐ-{issuer.symbol}", issuer, day, _name("m", random), [None] * room)  # type: ignore[list-item]


def _heroes(count: int, units: Sequence[Body], random: Random) -> Iterator[Hero]:
    """Names repeat, but no two people of one name share a year of birth or a unit: those would be one person."""
    taken: set[tuple] = set()
    for number in range(count):
        collective, sex = number % COLLECTIVES == 7, random.choice("fm")
        while True:
            unit = units[int(random.random() ** 1.5 * len(units))]
            born = random.randint(1977, 2005) if collective else random.randint(1946, 1990)
            name = f"{random.choice(words.TEAMS)} {number} {unit.name}" if collective else _name(sex, random)
            if (name, born) not in taken and (name, unit.id) not in taken:
                break
        taken |= {(name, born), (name, unit.id)}
        yield Hero(
            id=f"{vietnamese.slugify(name)}-{number:06d}"[:100].strip("-"),
            name=name,
            title="" if collective else words.TITLES[sex],
            collective=collective,
            born=born,
            unit=unit,
            post="" if collective else random.choice(words.POSTS),
            field=random.choice(words.FIELDS),
            home=unit.place if random.random() < 0.6 else random.choice(units).place,
            last_year=0,
        )


def _name(sex: str, random: Random) -> str:
    parts = (
        random.choice(words.FAMILY_NAMES),
        random.choice(words.MIDDLE_NAMES[sex]),
        random.choice(words.SECOND_MIDDLES),
        random.choice(words.GIVEN_NAMES[sex]),
    )
    return " ".join(dict.fromkeys(part for part in parts if part))


def _deal(heroes: Sequence[Hero], decrees: Sequence[Decree], random: Random) -> None:
    """Give every exemplar one to three honours, of different years; each decision is filled as far as it goes."""
    slots = [decree for decree in decrees for _ in decree.rows]
    for decree in decrees:
        decree.rows.clear()
    random.shuffle(slots)
    for left, hero in zip(range(len(heroes), 0, -1), heroes, strict=True):
        wanted = min(random.choice((1, 1, 2, 2, 3)), max(1, len(slots) - 2 * left))
        years: set[int] = set()
        for _ in range(wanted):
            at = next((at for at in range(len(slots) - 1, -1, -1) if slots[at].day.year not in years), None)
            if at is None:
                break
            slots[at], slots[-1] = slots[-1], slots[at]
            decree = slots.pop()
            years.add(decree.day.year)
            hero.honours.append((decree, -1))
        hero.last_year = max(years)
        if not hero.collective and random.randrange(DEAD) == 0:
            hero.died = min(2026, hero.last_year + random.randint(1, 6))


def _list(decrees: Sequence[Decree], awards: dict[str, Award], places: dict[str, Place], random: Random) -> None:
    pass


def _tell(hero: Hero, places: dict[str, Place], random: Random) -> None:
    """Write its summary and its story."""
    writer = _Writer(hero, places[hero.home].name, random)
    hero.summary = writer.summary()
    hero.story = writer.story()
