"""Short forms and what they stand for. A query's short form is written out by the browser, so the table travels in
the index; a text's short form is written out here, so that whoever types it in full finds it too."""

from collections.abc import Iterable, Mapping

from bangvang.outputs.search.text import Word, keys, words
from bangvang.reference import Abbreviation

USUAL = {
    "TP": "thành phố",
    "TP.HCM": "Thành phố Hồ Chí Minh",
    "HCM": "Hồ Chí Minh",
    "HN": "Hà Nội",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "ĐH": "đại học",
    "CP": "Chính phủ",
    "XD": "xây dựng",
    "CBCNV": "cán bộ, công nhân viên",
    "ATVSLĐ": "an toàn, vệ sinh lao động",
    "LHPN": "Liên hiệp Phụ nữ",
    "QĐND": "quân đội nhân dân",
    "GTVT": "giao thông vận tải",
    "GDĐT": "giáo dục và đào tạo",
    "MTTQ": "Mặt trận Tổ quốc",
    "ANTQ": "an ninh Tổ quốc",
    "BV": "bệnh viện",
    "CTN": "Chủ tịch nước",
    "TTg": "Thủ tướng Chính phủ",
    "TW": "trung ương",
    "TƯ": "trung ương",
    "VN": "Việt Nam",
    "XHCN": "xã hội chủ nghĩa",
    "LĐ": "lao động",
    "CĐ": "công đoàn",
    "BS": "bác sĩ",
    "GS": "giáo sư",
    "PGS": "phó giáo sư",
    "TS": "tiến sĩ",
    "ThS": "thạc sĩ",
    "BR-VT": "Bà Rịa – Vũng Tàu",
    "TT-Huế": "Thừa Thiên Huế",
}
"""Everyday short forms that have nothing to do with emulation, and so no place in the reference data."""
LONGEST = 4
"""Words of the longest short form (“Hội đồng TĐ-KT”)."""


def table(known: Iterable[Abbreviation]) -> dict[str, str]:
    """By the key of a short form: the key of its long form. “TĐ-KT” is found as “td kt” and as “tdkt”."""
    pairs = [*USUAL.items(), *((one.short, one.long) for one in known)]
    found: dict[str, str] = {}
    for short, long in pairs:
        parts = keys(short)
        for form in (" ".join(parts), "".join(parts)):
            found.setdefault(form, " ".join(keys(long)))
    return dict(sorted(found.items()))


class Expander:
    """Writes the short forms of a text out."""

    def __init__(self, known: Iterable[Abbreviation]) -> None:
        known = tuple(known)
        longs = {one.long for one in known} | set(USUAL.values())
        written = {" ".join(keys(long)): words(long) for long in sorted(longs)}
        self._long: Mapping[str, list[Word]] = {short: written[long] for short, long in table(known).items()}
        self._told = {short: [word.key for word in long] for short, long in self._long.items()}
        self._firsts = {short.split()[0] for short in self._long}

    def written_out(self, run: list[Word]) -> list[list[Word]]:
        """The long form of every short form in a run of words, each a run of its own."""
        found: list[list[Word]] = []
        if self._firsts.isdisjoint([word.key for word in run]):
            return found
        for start in range(len(run)):
            for length in range(1, LONGEST + 1):
                short = " ".join(word.key for word in run[start : start + length])
                if short in self._long and start + length <= len(run):
                    found.append(self._long[short])
        return found

    def stories(self, told: set[str]) -> list[list[str]]:
        """The same for the words of stories, by single words."""
        return [self._told[key] for key in self._told.keys() & told]
