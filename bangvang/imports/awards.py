"""The words of a list for what is given → a kind of honour, or the kinds they may mean."""

import re
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from bangvang import periods, vietnamese
from bangvang.records import Award
from bangvang.records.award import Authority

_CLASS = re.compile(r"\bhang\s+(nhat|nhi|ba|dac biet|i{1,3}|[123])\b")
_CLASSES = {"nhat": "Nhất", "nhi": "Nhì", "ba": "Ba", "dac biet": "Đặc biệt", "1": "Nhất", "2": "Nhì", "3": "Ba"}
_CLASSES |= {"i": "Nhất", "ii": "Nhì", "iii": "Ba"}
_DROP = re.compile(r"[“”\"'’.,;:()\-–]")
_EMPTY = re.compile(r"\b(?:danh hieu|tang|truy tang|de nghi|xet tang|cong nhan|nam \d{4}|nam hoc \d{4} \d{4})\b")


class Meant(Struct, frozen=True):
    """What words mean: one honour, or several to choose from; its class when the words name one."""

    award: Award | None = None
    award_class: str = ""
    choices: tuple[Award, ...] = ()


class Awards:
    """All kinds of honour by what people call them, narrowed by who gives and when."""

    def __init__(self, awards: Iterable[Award], authority: frozenset[Authority], day: date) -> None:
        self._names: dict[str, list[Award]] = {}
        self._authority, self._day = authority, day
        for award in awards:
            for name in {_plain(one) for one in (award.name, *award.aka, *award.abbreviations)} - {""}:
                self._names.setdefault(name, []).append(award)
        self._seen: dict[str, Meant] = {}

    def meant(self, text: str) -> Meant:
        """What the words mean; nothing is guessed among several that this issuer may give."""
        if text not in self._seen:
            self._seen[text] = self._meant(text)
        return self._seen[text]

    def _meant(self, text: str) -> Meant:
        plain = _plain(text)
        found = _CLASS.search(plain)
        award_class = _CLASSES[found[1]] if found else ""
        plain = " ".join(_CLASS.sub(" ", plain).split())
        if not plain:
            return Meant(award_class=award_class)
        choices = self._names.get(plain, [])
        if not choices:
            begun = {award.id: award for name, awards in self._names.items() if _near(plain, name) for award in awards}
            choices = list(begun.values())
        fitting = [award for award in choices if self._may_give(award)] or choices
        if len(fitting) == 1:
            return Meant(fitting[0], award_class)
        if not fitting:
            names = vietnamese.near(plain, self._names, 3)
            fitting = [award for name in names for award in self._names[name]]
        return Meant(None, award_class, tuple({award.id: award for award in fitting}.values()))

    def _may_give(self, award: Award) -> bool:
        rules = periods.rules_on(award, self._day)
        return any(not rule.authorities or set(rule.authorities) & self._authority for rule in rules)


def _near(plain: str, name: str) -> bool:
    """The list's words begin the honour's name (“Bằng khen”), or hold it whole (“Bằng khen của LĐLĐ tỉnh năm 2024”)."""
    return name.startswith(plain + " ") or f" {name} " in f" {plain} "


def _plain(text: str) -> str:
    return " ".join(_EMPTY.sub(" ", _DROP.sub(" ", vietnamese.fold_yi(text))).split())
