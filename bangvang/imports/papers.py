"""Which decision a list belongs to, as its title tells: “(Kèm theo Quyết định số 12/QĐ-LĐLĐ ngày 24/7/2024 của …)”."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from bangvang import docnumber, vietnamese
from bangvang.imports.lines import Line, LineKind
from bangvang.imports.people import person
from bangvang.records.exemplar import RecipientKind

_NUMBER = re.compile(
    r"(?:quyết định|qđ|lệnh|nghị quyết|sắc lệnh)\s*(?:khen thưởng\s*)?số\s*:?\s*(\d[\w/.\-–—&ĐÐđ"
    r" ]*?)\s*(?:,|\bngày\b|\bcủa\b|$|\))",
    re.IGNORECASE,
)
_DAY = re.compile(r"ngày\s*(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:,?\s*năm|[/.-])\s*(\d{4})", re.IGNORECASE)
_ISSUER = re.compile(r"(?:\d{4}|\b[Qq]uyết định số [^,)]{3,40}?)\s*,?\s*của\s+(.+?)\s*(?:\)|$|\.\s)", re.IGNORECASE)
_COUNT = re.compile(
    r"(\d{1,6})\s*(?:\([^)]*\)\s*)?(tập thể|cá nhân|hộ gia đình|hộ|gia đình|người|đồng chí|đơn vị)", re.IGNORECASE
)
_KINDS = {
    "tập thể": RecipientKind.COLLECTIVE,
    "đơn vị": RecipientKind.COLLECTIVE,
    "cá nhân": RecipientKind.PERSON,
    "người": RecipientKind.PERSON,
    "đồng chí": RecipientKind.PERSON,
    "hộ gia đình": RecipientKind.HOUSEHOLD,
    "hộ": RecipientKind.HOUSEHOLD,
    "gia đình": RecipientKind.HOUSEHOLD,
}
_LIST = re.compile(r"(?i)danh sách")
_ANNEX = re.compile(r"(?i)k[èe]m theo|ban hành|^số\s*:|cộng h[òo]a x[ãa] hội|độc lập\s*[-–]|^phụ lục")


class Paper(Struct, frozen=True):
    """What is known of the decision; empty where the list does not say."""

    number: str = ""
    day: date | None = None
    issuer: str = ""
    title: str = ""
    award: str = ""


def of_lines(lines: Sequence[Line]) -> Paper:
    """Read the rows above a list."""
    titles = [line.text.replace(" | ", " ") for line in lines if line.kind is LineKind.TITLE]
    whole = vietnamese.clean(" \n".join(titles))
    flat = " ".join(whole.split())
    number = _NUMBER.search(flat)
    start = number.start() if number else 0
    day = _DAY.search(flat, start) if number else None
    issuer = _ISSUER.search(flat, start) if number else None
    heading = _heading(whole.splitlines())
    return Paper(
        number=_tidy(number[1]) if number and docnumber.parse(number[1]) else "",
        day=_date(day) if day else None,
        issuer=issuer[1].strip(" ,;") if issuer else "",
        title=heading,
        award=_award(heading),
    )


def declared(texts: Iterable[str]) -> dict[RecipientKind, int]:
    """The counts that texts state by kind: “08 tập thể và 28 cá nhân”."""
    found: dict[RecipientKind, int] = {}
    for text in texts:
        for count, word in _COUNT.findall(text):
            found.setdefault(_KINDS[word.lower()], int(count))
    return found


def _tidy(number: str) -> str:
    return re.sub(r"\s*([/-])\s*", r"\1", number.replace("–", "-").replace("—", "-").replace("Ð", "Đ")).strip(" .")


def _date(match: re.Match) -> date | None:
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None


def _heading(titles: Sequence[str]) -> str:
    """The list's own title: from “DANH SÁCH” on, to the line that names the decision."""
    begun: list[str] = []
    for text in (one.strip() for one in titles):
        if not begun and not _LIST.search(text):
            continue
        if _ANNEX.search(text) or text.startswith("("):
            break
        begun.append(text)
        if len(begun) == 4:
            break
    heading = " ".join(" ".join(begun).split())
    return _sentence(heading) if heading.isupper() else heading


def _sentence(text: str) -> str:
    """A title in capitals as a sentence, by the words a body's name keeps."""
    name = person(text, RecipientKind.COLLECTIVE).name
    return name if len(text.split()) > 2 else text.capitalize()


def _award(heading: str) -> str:
    match = re.search(
        r"(?i)(?:tặng(?: thưởng)?|đạt|công nhận|nhận|đề nghị)\s+(?:danh hiệu\s+)?(.+?)(?:\s+(?:cho|năm|vì"
        r"|nhân|trong|đợt|đã|do|về|giai đoạn|kèm|theo)\b|$)",
        heading,
    )
    return match[1].strip(' “”"') if match else ""
