"""Invented profiles for measuring search: document i depends on i alone, so 1,000 are the first of 100,000.

`docs(count)` gives plain `Doc` values, for the index writer needs no pages. Names follow real frequencies (38 in a
hundred are Nguyễn); a third of the authors write “hoà”, “thuý”; stories of about 480 words mix sentences that
recur with sentences of syllables drawn by Zipf's law, so that words and pairs of words grow as they do in real text.

python benchmarks/search_corpus.py COUNT FOLDER     writes the index into FOLDER; says time, memory, size, files
python benchmarks/search_corpus.py COUNT -          prints the profiles, one JSON object a line
"""

import json
import random
import re
import resource
import sys
import time
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from msgspec.structs import asdict, replace

sys.path.append(str(Path(__file__).resolve().parents[1]))  # the package is used as it lies here

import words

from bangvang import reference, vietnamese
from bangvang.outputs.search import writer
from bangvang.outputs.search.doc import Doc

SEED = 20261121
FAMILIES = dict(
    pair.split(":")
    for pair in (
        "Nguyễn:384 Trần:110 Lê:95 Phạm:70 Hoàng:38 Huỳnh:20 Phan:45 Vũ:25 Võ:20 Đặng:21 Bùi:20 Đỗ:14 Hồ:13 Ngô:13 Dương:10 "
        "Lý:5 Đinh:8 Đoàn:7 Lương:7 Trịnh:7 Mai:5 Đào:7 Cao:5 Hà:6 Tạ:4 Lâm:5 Trương:14 Châu:3 Thái:3 Tô:3 Vương:3 Quách:2 "
        "Lò:4 Giàng:3 Sùng:2 Thạch:3 Kim:2 Nông:3 Hứa:1 Triệu:3 Vàng:2 Ksor:1"
    ).split()
)
MIDDLES = {
    "m": (
        "Văn " * 34 + "Hữu Đức Công Quang Minh Xuân Đình Thanh Ngọc Quốc Anh Trọng Duy Bá Thế Mạnh Gia Tuấn Viết Tiến"
    ).split(),
    "f": ["Thị"] * 38
    + "Thị Thu,Thị Ngọc,Thị Thanh,Thị Hồng,Thị Kim,Thị Bích,Thị Mỹ,Thị Thúy,Ngọc,Thu,Phương,Diệu,Như,Cẩm".split(","),
}
GIVEN = {
    "m": (
        "Hùng Hưng Dũng Cường Tuấn Minh Nam Long Sơn Hải Hà Bình An Phong Phúc Lộc Thọ Đức Trung Kiên Thắng Thành Thanh Quân "
        "Quang Huy Hiếu Nghĩa Tâm Tài Toàn Tiến Tùng Việt Vinh Khoa Khôi Đạt Đông Giang Hậu Hòa Hợp Hiển Hiệp Lâm Lực Lượng "
        "Mạnh Nhân Nhật Phát Phú Quý Quyết Sáng Sinh Tân Thái Thiện Thông Thuận Thịnh Tín Trí Trọng Trường Tú Uy Vũ Vỹ Xuân"
    ).split(),
    "f": (
        "Hương Hường Hưởng Lan Mai Hoa Hồng Huệ Cúc Đào Liên Linh Loan Nga Ngân Ngọc Nguyệt Nhung Nhàn Oanh Phượng Phương "
        "Quỳnh Quyên Sen Sương Thảo Thu Thúy Thủy Thoa Thơm Thương Trang Trâm Trinh Trúc Tuyết Uyên Vân Vy Yến Ánh Bích Chi "
        "Dung Duyên Diễm Hằng Hạnh Hảo Hiền Hoài Huyền Khuyên Lài Lành Lệ Lịch Lụa Mận Mến Miên Mơ Mỹ Na Nết Nhi Như Nương"
    ).split(),
}
FIRST_PARTS = (
    "An Bình Phú Tân Hòa Long Vĩnh Mỹ Thạnh Thanh Xuân Đông Tây Nam Bắc Trung Hưng Đại Quảng Kim Ngọc Yên Hải Sơn Thủy Thái "
    "Hoàng Liên Cẩm Phước Hiệp Lộc Trường Lương Gia Bảo Đức Nghĩa Minh Cao Hà Khánh Diên Vạn Ea Krông Chư Mường Nậm Pa Lũng"
).split()
SECOND_PARTS = (
    "Hòa Bình An Phú Lợi Thành Thạnh Mỹ Hưng Long Sơn Giang Hải Thủy Xuân Lộc Phước Hiệp Khánh Trung Đông Tây Lâm Điền Thịnh "
    "Lương Thọ Châu Quang Minh Tiến Thắng Đức Nghĩa Lễ Tín Trạch Khê Xá Lĩnh Phong Đồng Nguyên Pông Lềnh Chải Súng Thàng"
).split()
UNITS = (
    "Trường Mầm non|Trường Tiểu học|Trường THCS|Trường THPT|Bệnh viện Đa khoa|Trung tâm Y tế|Trạm Y tế xã|UBND xã|UBND phường|"
    "Công an xã|Đồn Biên phòng|Hội Liên hiệp Phụ nữ xã|Hội Nông dân xã|Hợp tác xã Nông nghiệp|Công ty Cổ phần May|"
    "Công ty Điện lực|Xí nghiệp Môi trường Đô thị|Kho bạc Nhà nước|Chi cục Kiểm lâm|Bưu điện|Nhà máy Xi măng"
).split("|")
TAIL = 5_000
"""Spellings in the tail. Real prose of this kind has some three to five thousand."""
INITIALS = "b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x".split()
RIMES = (
    "a ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âm ân âng âp ât âu ây e em en eo ep et ê êm ên êt êu i ich im in inh "
    "ip it iêm iên iêng iêp iêt iêu o oi om on ong op ot oa oan oang oat ô ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua ui um un "
    "ung up ut uôi uôn uông uôt ư ưa ưi ưng ươi ươm ươn ương ươt ưu"
).split()
OPEN_RIMES = re.compile("([óòỏõọ])([ae])(?![a-zà-ỹ])|([úùủũụ])y(?![a-zà-ỹ])", re.IGNORECASE)


def docs(count: int, start: int = 0) -> Iterator[Doc]:
    """Profiles from `start` on; addresses tell their numbers."""
    known, _ = reference.load()
    maker = _Maker(known)
    return (maker.doc(number) for number in range(start, start + count))


class _Maker:
    """What all profiles are made from."""

    def __init__(self, known) -> None:
        self._provinces = [one for one in known.places if not one.successors]
        self._awards = [one for one in known.awards if one.level.value != "state"][:30]
        self._tail = _syllables()
        self._weights = list(accumulate(1 / (rank + 12) for rank in range(len(self._tail))))
        self._families = list(FAMILIES), list(accumulate(map(int, FAMILIES.values())))

    def doc(self, number: int) -> Doc:
        luck = random.Random(f"{SEED}:{number}")
        name = self.name(luck)
        place = f"{luck.choice(FIRST_PARTS)} {luck.choice(SECOND_PARTS)}"
        unit, province = f"{luck.choice(UNITS)} {place}", luck.choice(self._provinces)
        year = max(2010, 2026 - int(luck.expovariate(0.25)))
        award, post = luck.choice(self._awards), luck.choice(words.POSTS)
        facts = dict(name=name, unit=unit, year=year, place=place, they="người ấy")
        story = list(self._story(luck, facts))
        summary = f"{post} của {unit}. {story[0].split('. ')[0]}."
        texts = [name, unit, summary, *story]
        if luck.random() < 1 / 3:
            texts = [_new_style(text) for text in texts]
        name, unit, summary, *story = texts
        return Doc(
            address=f"guong/{vietnamese.slugify(name)}-{number}/",
            kind="exemplar",
            title=name,
            line=f"{post} – {unit}",
            place=f"tỉnh {province.name}",
            year=year,
            summary=summary,
            facts=(post, unit, f"xã {place}", province.name, award.name, *award.abbreviations),
            story=tuple(story),
            facets={
                "year": ((str(year), str(year)),),
                "place": ((province.id, province.name),),
                "placeThen": ((province.id, province.name),),
                "award": ((award.id, award.name),),
                "level": ((award.level.value, award.level.label),),
            },
            order=vietnamese.name_key(name),
        )

    def name(self, luck: random.Random) -> str:
        sex = luck.choice("mf")
        (family,) = luck.choices(self._families[0], cum_weights=self._families[1])
        return f"{family} {luck.choice(MIDDLES[sex])} {luck.choice(GIVEN[sex])}"

    def _story(self, luck: random.Random, facts: dict) -> Iterator[str]:
        """Paragraphs: of three sentences one is of the tail."""
        length, wanted = 0, luck.randint(380, 580)
        while length < wanted:
            sentences = [_filled(luck.choice(words.SENTENCES), luck, facts) for _ in range(2)]
            drawn = luck.choices(self._tail, cum_weights=self._weights, k=luck.randint(14, 26))
            text = " ".join([*sentences, " ".join(drawn).capitalize() + "."])
            length += len(text.split())
            yield text


def _filled(template: str, luck: random.Random, facts: dict) -> str:
    """A sentence with its slots filled, slots of what fills them included, without Markdown."""
    while "{" in template:

        def value(match: re.Match) -> str:
            slot = match[1]
            if slot in facts:
                return str(facts[slot])
            return luck.choice(words.PHRASES[slot]) if slot in words.PHRASES else str(luck.randint(2, 90))

        template = re.sub(r"\{(\w+)\}", value, template)
    return re.sub(r"\[\^[\w-]+\]|\*+", "", template)


def _syllables() -> list[str]:
    luck, found = random.Random(7), set()
    while len(found) < TAIL:
        rime = luck.choice(RIMES)
        stopped = rime[-1] in "cpt" or rime.endswith("ch")
        tone = luck.choice("\u0301\u0323" if stopped else ["", "", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"])
        vowel = max(
            at for at, letter in enumerate(rime) if letter in "aăâeêioôơuư" and (at < 2 or rime[at - 1] not in "ăâêôơ")
        )
        at = min(vowel, 1) if len(rime) > 2 else 0
        found.add(unicodedata.normalize("NFC", luck.choice(INITIALS) + rime[: at + 1] + tone + rime[at + 1 :]))
    shuffled = sorted(found)
    luck.shuffle(shuffled)
    return shuffled


def _new_style(text: str) -> str:
    """“hòa” → “hoà”, “thúy” → “thuý”."""

    def moved(match: re.Match) -> str:
        first, second = match[0]
        base, *marks = unicodedata.normalize("NFD", first)
        return unicodedata.normalize("NFC", base + second + "".join(marks))

    return OPEN_RIMES.sub(moved, text)


def main(count: int, folder: Path) -> None:
    """Write an index and say what it took."""
    begun = time.monotonic()
    made = list(docs(count))
    gathered, processed = time.monotonic(), time.process_time()
    sizes: dict[str, list[int]] = defaultdict(list)
    known, _ = reference.load()
    for path, data in writer.index(made, known.abbreviations):
        sizes[path.removeprefix(writer.FOLDER).partition("/")[0].partition(".")[0]].append(len(data))
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    every = [size for group in sizes.values() for size in group]
    print(
        f"{count} docs made in {gathered - begun:.0f} s, indexed in {time.monotonic() - gathered:.0f} s ({time.process_time() - processed:.0f} s of processor), {memory:.0f} MB of memory"
    )
    print(f"{sum(every) / 1e6:.1f} MB in {len(every)} files")
    for group, found in sorted(sizes.items(), key=lambda one: -sum(one[1])):
        print(f"  {group:8} {len(found):6} files {sum(found) / 1e6:7.2f} MB, largest {max(found) / 1e3:.1f} kB")


def listed(count: int) -> None:
    """Print the profiles, one JSON object a line, for another engine."""
    for doc in docs(count):
        place, award = doc.facets["place"][0][0], doc.facets["award"][0][0]
        told = asdict(replace(doc, facets={}, order=()))
        print(json.dumps({**told, "place_id": place, "award": award}, ensure_ascii=False))


if __name__ == "__main__":
    if sys.argv[2] == "-":
        listed(int(sys.argv[1]))
    else:
        main(int(sys.argv[1]), Path(sys.argv[2]))
