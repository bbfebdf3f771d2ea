"""Names in a text of people nobody has asked; gravest are a child's, and one beside an illness."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from bangvang import disclosure, vietnamese
from bangvang.problems import At, Problem, Severity
from bangvang.records.exemplar import SensitiveKind
from bangvang.rules.sensitive import WORDS

MOST = 8
"""Names told of one text; who reads them looks for the others too."""
NEAR = 200
"""Characters around a name that are looked at: a line may be as long as a stranger likes."""
_UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ"
_WORD = rf"[{_UPPER}]\w*"
NAME = rf"{_WORD}(?: {_WORD}){{1,4}}(?!\w)"
"""Two to five words that begin with a capital letter."""
PERSON = re.compile(rf"(?<![\w.])(?P<name>{NAME})")
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
HEALTH = WORDS[SensitiveKind.HEALTH]
_OFFICES = ("đoàn thanh niên", "đoàn viên", "hồ chí minh")
_CLASS = r"(?:đang )?(?:học )?(?:sinh )?lớp (?:(?:1[0-2]|[1-9])[A-Za-z]?|chồi|lá|mầm)\b"
_YOUNG = rf"(?:(?:mới |lên |vừa )*(?:[0-9]|1[0-5]) tuổi|{_CLASS})"
_YOUNG_NEXT = re.compile(rf"[\s,(–-]*{_YOUNG}")
_YOUNG_LATER = re.compile(rf"(?<!\d){_YOUNG}|\b(?:mẫu giáo|mầm non|tiểu học|học sinh)\b")
_LITTLE = re.compile(r"\b(?:em|bé|cháu|học sinh)\s+$", re.IGNORECASE)
_ILL = re.compile(rf"{HEALTH.pattern}|\b(?:bị|mắc|chữa) bệnh\b", re.IGNORECASE)
_END = re.compile(r"[.!?…;]")


class Found(Struct, frozen=True):
    """A name in a text, the number of its line, counted from 0, and what stands around it in its sentence."""

    name: str
    line: int
    before: str = ""
    after: str = ""

    @property
    def is_child(self) -> bool:
        """Whether an age under 16 or a class follows at once, or somewhere after “em”, “bé”, “cháu”."""
        little = _LITTLE.search(self.before) and _YOUNG_LATER.search(self.after)
        return bool(little or _YOUNG_NEXT.match(self.after))

    @property
    def is_ill(self) -> bool:
        """Whether its sentence speaks of an illness, whosever it is."""
        return bool(_ILL.search(f"{self.before} {self.after}"))


def people(text: str, places: frozenset[str] = frozenset()) -> Iterator[Found]:
    """What looks like a person's full name: a family name and two names more, or one after “ông”, “chị”…

    `places` are folded names of places: “Hà Nam”, “Hồ Chí Minh” begin like a person's.
    """
    for number, line in enumerate(text.split("\n")):
        for match in PERSON.finditer(line):
            words = match["name"].split()
            before = _BEFORE.search(line[max(0, match.start() - NEAR) : match.start()])
            word = before[1].casefold() if before else ""
            while words and not is_family(words):
                word, words = words[0].casefold(), words[1:]
            name = " ".join(words)
            known = word in _PLACED or vietnamese.fold(name) in places or name.casefold().startswith(_OFFICES)
            if not known and (len(words) > 2 or (len(words) == 2 and word in _CALLED)):
                start = match.end() - len(name)
                before, after = line[max(0, start - NEAR) : start], line[match.end() : match.end() + NEAR]
                yield Found(name, number, _END.split(before)[-1], _END.split(after)[0])


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
        yield _problem(At(path, first + one.line), one)


def ill_subject(path: str, first: int, text: str, subject: str, places: frozenset[str]) -> Iterator[Problem]:
    """The first sentence that names whom a text is about and an illness: to that a person agrees apart."""
    wanted = vietnamese.fold(subject)
    for one in people(text, places):
        if vietnamese.fold(one.name) == wanted and one.is_ill:
            yield _problem(At(path, first + one.line), one)
            return


def is_child(name: str, text: str) -> bool:
    """Whether whom a text is about is called “Bé …”, or an age under 16 or a class follows “em …”, “bé …”, “cháu …”."""
    given = re.escape(name.rpartition(" ")[2])
    called = re.compile(rf"(?i)\b(?:em|bé|cháu)\s(?:[\w ]{{0,40}}\s)?{given}\b(?P<rest>[^.!?…;]{{0,80}})")
    return name.startswith(("Bé ", "Cháu ")) or any(_YOUNG_LATER.search(one["rest"]) for one in called.finditer(text))


def _problem(at: At, one: Found) -> Problem:
    short = disclosure.short_name(one.name)
    if one.is_child:
        message = f"bài nêu đủ họ tên “{one.name}”, có lẽ là một em nhỏ"
        fix = (
            f"Hãy viết gọn, như “em {short}”, và bỏ tên trường, tên lớp. Luật Trẻ em đòi cha mẹ (và em, từ 7 "
            "tuổi) đồng ý rồi mới được nêu."
        )
        return Problem(at, "child-named", message, fix, Severity.WARNING)
    if one.is_ill:
        message = f"câu nêu tên “{one.name}” có nói đến bệnh tật, sức khỏe"
        fix = (
            f"Nếu là bệnh của chính người ấy: hãy bỏ chi tiết ấy hoặc viết gọn tên, như “{short}”; muốn giữ "
            "thì người ấy phải đồng ý riêng về điều này. Nếu không phải, nhắn một dòng là đủ."
        )
        return Problem(at, "illness-named", message, fix, Severity.WARNING)
    message = f"bài nêu tên “{one.name}” mà chưa ghi sự đồng ý của người này"
    fix = (
        "Nếu người ấy còn sống và là người thường, hãy hỏi ý hoặc viết gọn, như “chị B.”; người đã mất, nhân vật "
        "lịch sử, lãnh đạo được trích lời công khai thì thôi."
    )
    return Problem(at, "name-without-consent", message, fix, Severity.WARNING)


def is_family(words: list[str]) -> bool:
    first = words[0].casefold()
    return first in _FAMILIES or (first in _BARE and " ".join(words).isascii())
