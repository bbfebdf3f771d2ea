"""Names in a text: of its own author, which a blind jury must not read, and of people nobody has asked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bangvang import vietnamese
from bangvang.problems import At, Problem, Severity

MOST = 8
"""Names told of one text; who reads them looks for the others too."""
_UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ"
_WORD = rf"[{_UPPER}]\w*"
_NAME = re.compile(rf"(?<![\w.])(?P<name>{_WORD}(?: {_WORD}){{1,4}})(?!\w)")
_BEFORE = re.compile(r"([\w/.]+)\W{0,2}$")
_CALLED = frozenset("ông bà anh chị em cô chú bác cháu cụ thầy cậu mẹ bố đồng_chí chí đ/c".split())
_PLACED = frozenset(
    "đường phố trường phường xã quận huyện thành tỉnh công viên quảng trường giải thưởng quỹ cầu chợ viện học thpt thcs"
    " làng sông núi đại tượng đài khu ấp thôn bản cung đảo hồ rạp nhà_máy tuyến lớp chi_đội liên_đội đội".split()
)
"""What a name stands behind when it is the name of a street or a school."""
_FAMILIES = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh đoàn mai trương lâm tạ cao lương"
    " hà tô tống châu thái vương quách đào phùng chu tôn la từ thạch kiều nông vi triệu hứa lò giàng sùng vừ".split()
)
"""Family names with their marks: “Tổ” and “Lễ” begin no name. Written without any, all of the name is."""
_BARE = frozenset(map(vietnamese.fold, _FAMILIES))
_OFFICES = ("đoàn thanh niên", "đoàn viên", "hồ chí minh")
_SIGNED = re.compile(
    r"(?i)^\W*(?:(?:tên )?tác giả|người (?:viết|dự thi)|bút danh|họ và tên(?: người viết)?|bài(?: viết)?(?: và|,)? ảnh)"
    r"\s*[:\-–—]\s*(?=\S)"
)
_SAID = re.compile(
    rf"\b(?:[Tt]ôi|[Ee]m|[Mm]ình) (?:tên )?là {_WORD} {_WORD}|\b[Tt]ên (?:của )?(?:tôi|em|mình) là {_WORD}"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text and the number of its line, counted from 0."""

    name: str
    line: int


def people(text: str, places: frozenset[str] = frozenset()) -> Iterator[Found]:
    """What looks like a person's full name: a family name and two names more, or one after “ông”, “chị”…

    `places` are folded names of places: “Hà Nam”, “Hồ Chí Minh” begin like a person's.
    """
    for number, line in enumerate(text.split("\n")):
        for match in _NAME.finditer(line):
            words = match["name"].split()
            before = _BEFORE.search(line[: match.start()])
            word = before[1].casefold() if before else ""
            while words and not _is_family(words):
                word, words = words[0].casefold(), words[1:]
            name = " ".join(words)
            known = word in _PLACED or vietnamese.fold(name) in places or name.casefold().startswith(_OFFICES)
            if not known and (len(words) > 2 or (len(words) == 2 and word in _CALLED)):
                yield Found(name, number)


def unasked(path: str, first: int, text: str, known: Iterable[str], places: frozenset[str]) -> Iterator[Problem]:
    """People named in a text of whom no consent is on file; `known` are those who need none or gave it."""
    asked = {vietnamese.fold(name) for name in known}
    told: set[str] = set()
    for one in people(text, places):
        folded = vietnamese.fold(one.name)
        if folded in told or any(folded == name or folded.endswith(f" {name}") for name in asked):
            continue
        told.add(folded)
        if len(told) > MOST:
            return
        message = f"bài nêu tên “{one.name}” mà chưa ghi sự đồng ý của người này"
        fix = (
            "Nếu người ấy còn sống và là người thường, hãy hỏi ý hoặc viết gọn, như “chị B.”; người đã mất, nhân vật "
            "lịch sử, lãnh đạo được trích lời công khai thì thôi."
        )
        yield Problem(At(path, first + one.line), "name-without-consent", message, fix, Severity.WARNING)


def authors(path: str, first: int, text: str, whole: str, committed: Iterable[str]) -> Iterator[Problem]:
    """Where a text may say who wrote it; the name itself is not said again, for the comment is public.

    `text` begins on line `first` of the file `whole`; `committed` are the names git has of whoever sent it.
    """
    lines, told = text.split("\n"), set()
    for number, line in enumerate(lines):
        if _SIGNED.search(line) or _SAID.search(line):
            told.add(first + number)
            yield _author(path, first + number, "dòng này có vẻ ghi tên người viết")
    last = max((number for number, line in enumerate(lines) if line.strip()), default=-1)
    if last > 0 and _is_name(lines[last]):
        told.add(first + last)
        yield _author(path, first + last, "dòng cuối chỉ có một tên người, như chữ ký")
    for one in holding(path, whole, committed, "dòng này có đúng tên của tài khoản gửi bài"):
        if one.at.line not in told:
            yield one


def holding(path: str, whole: str, authors: Iterable[str], message: str) -> Iterator[Problem]:
    """Lines of a whole file that hold one of these full names, however it is written."""
    names = [vietnamese.fold(name) for name in authors if len(name.split()) > 1]
    for number, line in enumerate(whole.split("\n") if names else (), 1):
        folded = f" {re.sub(r'[^a-z0-9]+', ' ', vietnamese.fold(line))} "
        if any(f" {name} " in folded for name in names):
            yield _author(path, number, message)


def _is_family(words: list[str]) -> bool:
    first = words[0].casefold()
    return first in _FAMILIES or (first in _BARE and " ".join(words).isascii())


def _is_name(line: str) -> bool:
    plain = line.strip(" *_-–—.()[]")
    match = _NAME.fullmatch(plain)
    return bool(match) and _is_family(plain.split())


def _author(path: str, line: int, message: str) -> Problem:
    fix = (
        "Bài được chấm kín, chỉ mang mã số: hãy bỏ tên, bút danh, nơi làm việc của người viết khỏi bài, ảnh và tên "
        "tệp. Nếu đó là nhân vật trùng tên thì để nguyên."
    )
    return Problem(At(path, line), "author-named", message, fix, Severity.WARNING)
