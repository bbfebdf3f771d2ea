"""Figures and periods as Vietnamese reports write them: “1.510”, “3,5”, “quý II/2024”, “cả năm 2024”; pure."""

import re
from decimal import Decimal

from msgspec import Struct

from bangvang import vietnamese

QUARTERS = ("I", "II", "III", "IV")

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_QUARTER = re.compile(r"(?:quy|q)\.? ?(?P<quarter>iv|i{1,3}|[1-4]) ?(?:/|-|,| nam | )? ?(?:nam )?(?P<year>\d{4})")
_YEAR = re.compile(r"(?:(?:ca )?nam )?(?P<year>\d{4})")
_SHARES = ("%", "phan tram", "ty le", "ti le", "diem", "trung binh", "binh quan")
"""Units whose figures are shares or means: adding them up says nothing."""


class Period(Struct, frozen=True, order=True):
    """A calendar year, or one of its quarters (1 to 4; 0 is the whole year)."""

    year: int
    quarter: int = 0

    @property
    def text(self) -> str:
        """“quý II/2024”, “năm 2024”."""
        return f"quý {QUARTERS[self.quarter - 1]}/{self.year}" if self.quarter else f"năm {self.year}"


def number(text: str | None) -> Decimal | None:
    """A Vietnamese number: “1.510”, “3,5”; None for anything else."""
    plain = (text or "").strip()
    return Decimal(plain.replace(".", "").replace(",", ".")) if _NUMBER.fullmatch(plain) else None


def period(text: str | None) -> Period | None:
    """The year or quarter a text names; None for other stretches of time (“giai đoạn 2015–2020”, “sáu tháng đầu”)."""
    plain = " ".join(vietnamese.fold(text or "").split())
    if match := _QUARTER.fullmatch(plain):
        written = match["quarter"].upper()
        return Period(int(match["year"]), int(written) if written.isdigit() else QUARTERS.index(written) + 1)
    match = _YEAR.fullmatch(plain)
    return Period(int(match["year"])) if match else None


def adds_up(unit: str | None) -> bool:
    """Whether figures of this unit may be added: people and initiatives may, shares and means may not."""
    plain = vietnamese.fold(unit or "")
    return not any(word in plain for word in _SHARES)


def places(values: list[Decimal]) -> list[int]:
    """The place of each value, the greatest first: equal values share a place, and the next place is left out."""
    ordered = sorted(values, reverse=True)
    first = {value: at for at, value in reversed(list(enumerate(ordered, 1)))}
    return [first[value] for value in values]
