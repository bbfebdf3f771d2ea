"""An invented world of N exemplars, the same for the same N and seed: people, bodies, decisions, stories.

Nothing in it exists. It is shaped like a real honour roll: names repeat, most decisions are short and a few have
hundreds of rows, provinces are those of the day, an award is given only by who may give it on that day.
"""

import re
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
CLASSED = {"huan-chuong-lao-dong"}
BEGINNING, DAY = date(YEARS[0], 1, 1), timedelta(days=1)
STORY_WORDS = 350, 560
NUMBERS = {"few": (2, 29), "many": (30, 900), "year": (YEARS[0], YEARS[-1])}
_SLOT = re.compile(r"\{(\w+)\}")


class Places:
    """Provincial units of the reference data: which one stood where another had been, and their names."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = places
        self.names = {id: place.name for id, place in places.items()}

    def former(self) -> list[str]:
        """Units that stood until the mergers of 2025, or still do."""
        return [id for id in sorted(self._places) if periods.place_existed(self._places[id], BEGINNING, MERGER - DAY)]

    def on(self, id: str, day: date) -> str:
        """The unit itself, or the one that took its place by that day."""
        place = self._places[id]
        return id if periods.place_existed(place, day) else self.on(place.successors[0], day)


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
    died: int | None = None
    summary: str = ""
    story: str = ""
    honours: list[tuple["Decree", int]] = field(default_factory=list)
    """Decisions, oldest first, each with the number of the row."""

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
        return f"Về việc khen thưởng {len(self.rows)} trường hợp có thành tích trong thi đua năm {self.day.year - 1}"


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
    random, units_of_day = Random(f"{seed}/{count}"), Places(places)
    units = list(_units(max(4, count // 50), units_of_day.former(), random))
    issuers = list(_issuers(max(2, count // 700), units_of_day.former(), random))
    planned = list(_decrees(2 * count, issuers, random))
    heroes = list(_heroes(count, units, random))
    honoured = _deal(heroes, planned, random)
    decrees = [decree for decree, _ in planned if decree.id in honoured]
    for decree in sorted(decrees, key=lambda one: one.day):
        _fill(decree, honoured[decree.id], units_of_day, random)
    for hero in heroes:
        writer = _Writer(hero, units_of_day.names[hero.home], Random(f"{seed}/{hero.id}"))
        hero.summary, hero.story = writer.summary(), writer.story()
    return World(tuple(sorted(heroes, key=lambda one: one.id)), (*issuers, *units), tuple(decrees), awards, places)


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


def _decrees(rows: int, issuers: Sequence[Body], random: Random) -> Iterator[tuple["Decree", int]]:
    """Decisions, each with the number of rows it has room for: many short ones, a few of hundreds."""
    numbers: dict[tuple[str, int], int] = defaultdict(int)
    while rows > 0:
        room = min(rows, LONGEST_LIST, max(1, round(random.lognormvariate(2.6, 1.3))))
        rows -= room
        issuer = random.choice(issuers)
        day = date(random.choice(YEARS), 1, 1) + timedelta(days=random.randrange(365))
        numbers[issuer.id, day.year] += random.randint(1, 9)
        number = numbers[issuer.id, day.year]
        id = f"{number}-qd-{issuer.id}-{day.year}"
        yield Decree(id, f"{number}/QĐ-{issuer.symbol}", issuer, day, _name("m", random)), room


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
        )


def _name(sex: str, random: Random) -> str:
    parts = (
        random.choice(words.FAMILY_NAMES),
        random.choice(words.MIDDLE_NAMES[sex]),
        random.choice(words.SECOND_MIDDLES),
        random.choice(words.GIVEN_NAMES[sex]),
    )
    return " ".join(dict.fromkeys(part for part in parts if part))


def _deal(heroes: Sequence[Hero], planned: Sequence[tuple[Decree, int]], random: Random) -> dict[str, list[Hero]]:
    """Give every exemplar one to three decisions of different years; answers who stands in which, by its id."""
    slots = [decree for decree, room in planned for _ in range(room)]
    random.shuffle(slots)
    honoured: dict[str, list[Hero]] = defaultdict(list)
    for hero in heroes:
        years: set[int] = set()
        for _ in range(random.choice((1, 1, 2, 2, 3))):
            free = (at for at in range(len(slots) - 1, -1, -1) if slots[at].day.year not in years)
            at = next(free, None)
            if at is None:
                break
            slots[at], slots[-1] = slots[-1], slots[at]
            decree = slots.pop()
            years.add(decree.day.year)
            honoured[decree.id].append(hero)
        if not hero.collective and random.randrange(DEAD) == 0:
            hero.died = min(2026, max(years) + random.randint(1, 6))
    return honoured


def _fill(decree: Decree, heroes: Sequence[Hero], places: Places, random: Random) -> None:
    """Write the list of a decision, collectives first as is the custom."""
    persons, collectives = (random.choice(kinds) for kinds in AWARDS[decree.issuer.authority])
    award_class = random.choice(("Nhất", "Nhì", "Ba", "Ba", "Ba"))
    for number, hero in enumerate(sorted(heroes, key=lambda one: not one.collective), 1):
        award = collectives if hero.collective else persons
        place = places.on(hero.unit.place, decree.day)
        said = _Writer(hero, places.names[place], random)
        reason = f"{said.capital('{deed}')}; {said.fill('{result}')}, năm {decree.day.year}"
        line = Row(
            hero, award, award_class if award in CLASSED else "", place, reason, f"{number:03d}/{decree.day.year}"
        )
        decree.rows.append(line)
        hero.honours.append((decree, number))


class _Writer:
    """Fills patterns of `words` with what is told of one exemplar."""

    def __init__(self, hero: Hero, place: str, random: Random) -> None:
        self._hero, self._random = hero, random
        they = "tập thể" if hero.collective else {"Bà": "bà", "Ông": "ông"}[hero.title]
        self._given = {"name": hero.name, "they": they, "unit": hero.unit.name, "place": place}

    def fill(self, pattern: str) -> str:
        return _SLOT.sub(self._slot, pattern)

    def capital(self, pattern: str) -> str:
        text = self.fill(pattern)
        return text[:1].upper() + text[1:]

    def summary(self) -> str:
        hero = self._hero
        deed = f"{self.capital('{when}')}, {self.fill('{they} {deed}, {result}')}"
        return f"{hero.post or 'Tập thể'} của {hero.unit.name}. {deed}."

    def story(self) -> str:
        """350 to 600 words: an opening, sections with a quote and lists, both sources cited at least once."""
        target = self._random.randint(*STORY_WORDS)
        blocks = [self._paragraph(3)]
        for section, headings in enumerate(words.HEADINGS):
            blocks += [f"## {self.capital(self._random.choice(headings))}", self._paragraph(3)]
            if section == 0:
                quote = self.capital(self._random.choice(words.QUOTES))
                blocks.append(f"> {quote}\n>\n> {self._hero.name}, theo lời kể của người cùng tổ.[^loi-ke]")
            elif section == 1:
                blocks.append("\n".join(f"- {self.capital('{deed}; {result}.')}" for _ in range(3)))
            else:
                steps = ("Xem lại **{thing}** mỗi tuần.", "Ghi sổ *{manner}*.", "Kể lại {where}.[^bao-cao]")
                blocks.append("\n".join(f"{at}. {self.capital(step)}" for at, step in enumerate(steps, 1)))
        while sum(len(block.split()) for block in blocks) < target:
            blocks.append(self._paragraph(3))
        return "\n\n".join(blocks) + "\n"

    def _paragraph(self, sentences: int) -> str:
        text = " ".join(self.capital(self._random.choice(words.SENTENCES)) for _ in range(sentences))
        return textwrap.fill(text, 100, break_long_words=False, break_on_hyphens=False)

    def _slot(self, match: re.Match) -> str:
        slot = match[1]
        if slot in self._given:
            return self._given[slot]
        if slot in NUMBERS:
            return str(self._random.randint(*NUMBERS[slot]))
        return self.fill(self._random.choice(words.PHRASES[slot]))
