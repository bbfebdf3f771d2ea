"""Where an entry may say who wrote it, which a blind jury must not read; the name itself is not said again."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bangvang import vietnamese
from bangvang.problems import At, Problem, Severity
from bangvang.review import naming
from bangvang.review.naming import NAME, PERSON

_WRITER = (
    r"tác giả(?: (?:bài viết|bài|dự thi))?|người (?:viết|dự thi|gửi(?: bài)?|thực hiện|(?:kể|ghi|thuật) lại|"
    r"(?:ghi )?chép(?: chuyện| lại)?)|bút danh|ký tên|cộng tác viên|"
    r"họ (?:và )?tên(?: (?:người viết|tác giả|người dự thi))?|bài(?: viết)?(?: và|,)? ảnh"
)
_LABELLED = re.compile(
    rf"(?i:(?:^[\s\W]*|[.;!?…(]\s*)(?:(?:liên hệ|thông tin|địa chỉ|tên)(?: của)? )?(?:{_WRITER})\s*[:\-–—]\s*(?=\S))"
    rf"|(?<!nhóm )(?<!đồng )\b(?i:{_WRITER})\s*:\s*(?={NAME})"
)
"""“Tác giả: …”, “Liên hệ tác giả: …”, at the start of a line or of a sentence; with a name after it, anywhere."""
_OWNED = re.compile(rf"\b[Bb]ài(?: viết| dự thi)?(?: này)? (?:của|do) (?:tác giả )?(?=(?P<name>{NAME}))")
_SAID = re.compile(
    rf"\b(?:[Tt]ôi|[Ee]m|[Mm]ình) (?:tên )?là (?={NAME})|\b[Tt]ên (?:của )?(?:tôi|em|mình) là "
    rf"|(?:^|[.!?…:;“\"]\s*)(?:Tôi|Chúng tôi),? (?:tên )?(?:là )?(?={NAME}\s*[,(–—-])"
    rf"|(?<!\w)(?={NAME}[^.!?…]{{0,60}}\b(?:viết bài (?:này|dự thi)|xin (?:được )?(?:kể|chép|ghi|viết)))"
)
"""“Tôi là …”, “Tôi, …, con dâu chị Hòa,”, “… viết bài này”, “… xin kể lại”."""
_PAGE = re.compile(r"(?i)\b(?:facebook|fb|zalo|tiktok|youtube|blog|trang cá nhân)(?: của)? (?:tôi|mình|em)\b")
_CREDITED = re.compile(rf"(?i:\b{_WRITER})\s+(?={NAME})|^title:.*\s[-–—|/(]\s*(?={NAME}\W*$)")
"""In the head: “credit: Tác giả …”, and a name at the end of the title."""
_INITIALS = re.compile(r"(?:[^\W\d_]\. ?){1,3}[^\W\d_]\w+")
_SIGNATURE = re.compile(rf"{NAME}\s*(?:[,–—(-].{{0,60}})?")
_EDGES = " *_-–—.()[]"
ENDING = 3
"""Lines at the end of a text, and the first, where a name that stands alone is a signature."""


def problems(
    path: str, first: int, text: str, whole: str, committed: Iterable[str], but: Iterable[str] = ()
) -> Iterator[Problem]:
    """Lines that may name the author. `text` begins on line `first` of the file `whole`; `committed` are the names git
    has of whoever sent it, `but` names whom the text is about."""
    lines = whole.split("\n")
    told = {number: "dòng này có vẻ ghi tên người viết" for number, line in enumerate(lines, 1) if _tells(line)}
    others = {vietnamese.fold(name) for name in but}
    for number, line in enumerate(lines[: first - 1], 1):
        if any(_heads(line, others)):
            told.setdefault(number, "dòng này có vẻ ghi tên người viết")
    written = [first + number for number, line in enumerate(text.split("\n")) if line.strip()]
    for number in {*written[:1], *written[1:][-ENDING:]} if len(written) > 1 else ():
        if _signs(lines[number - 1], others) or _INITIALS.fullmatch(lines[number - 1].strip(_EDGES)):
            told.setdefault(number, "dòng này chỉ có một tên người, như chữ ký")
    for number in _holding(lines, committed):
        told.setdefault(number, "dòng này có đúng tên của tài khoản gửi bài")
    yield from (_problem(path, at, said) for at, said in sorted(told.items()))


def holding(path: str, whole: str, names: Iterable[str], said: str) -> Iterator[Problem]:
    """Lines of a whole file that hold one of these full names, however it is written."""
    return (_problem(path, number, said) for number in _holding(whole.split("\n"), names))


def names(text: str, committed: Iterable[str], but: Iterable[str] = ()) -> Iterator[str]:
    """Names that a text gives as its author's, so that nothing else said of it repeats them."""
    others = {vietnamese.fold(name) for name in but}
    for line in text.split("\n"):
        for match in (*_LABELLED.finditer(line), *_OWNED.finditer(line), *_SAID.finditer(line)):
            if found := PERSON.search(line, match.end()):
                yield found["name"]
        if _signs(line, others):
            yield next(naming.people(line.strip(_EDGES))).name
    yield from committed


def covered(said: str, names: Iterable[str]) -> str:
    """A text that quotes what was sent, without these names, nor the beginning of one where the quotation ends."""
    for name in names:
        said = said.replace(name, "•••")
        for length in range(len(name) - 1, len(name.partition(" ")[0]), -1):
            said = said.replace(f"{name[:length]}”", "•••”")
    return said


def _tells(line: str) -> bool:
    owned = _OWNED.search(line)
    return bool(
        _LABELLED.search(line)
        or _SAID.search(line)
        or _PAGE.search(line)
        or (owned and naming.is_family(owned["name"].split()))
    )


def _heads(line: str, others: set[str]) -> Iterator[str]:
    """Names that a line of the head, or a comment in it, gives as the author's."""
    places = [(line, match.end()) for match in _CREDITED.finditer(line)]
    if (comment := line.partition("#"))[1]:
        places.append((comment[2], 0))
    for text, start in places:
        found = next(naming.people(text[start:]), None)
        if found and vietnamese.fold(found.name) not in others:
            yield found.name


def _signs(line: str, others: set[str]) -> bool:
    plain = line.strip(_EDGES)
    match = _SIGNATURE.fullmatch(plain)
    found = next(naming.people(plain), None) if match else None
    return bool(found) and plain.startswith(found.name) and vietnamese.fold(found.name) not in others


def _holding(lines: Sequence[str], names: Iterable[str]) -> Iterator[int]:
    wanted = [vietnamese.fold(name) for name in names if len(name.split()) > 1]
    for number, line in enumerate(lines if wanted else (), 1):
        folded = f" {re.sub(r'[^a-z0-9]+', ' ', vietnamese.fold(line))} "
        if any(f" {name} " in folded for name in wanted):
            yield number


def _problem(path: str, line: int, said: str) -> Problem:
    fix = (
        "Bài được chấm kín, chỉ mang mã số: bạn bỏ tên, bút danh, nơi làm việc của mình khỏi bài, ảnh và tên tệp. Nếu "
        "đó là tên một người khác thì để nguyên và nhắn một dòng."
    )
    return Problem(At(path, line), "author-named", said, fix, Severity.WARNING)
