"""Packs for the judges of one round: who reads what is drawn, numbers hide the codes, everything is blind.

The draw follows from the published seed and the codes of judges and entries. Numbers must not follow from what is
public, or a judge could find the code and with it the writer: they are drawn from the seed and the private table of
judges together.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from html import escape

from msgspec import Struct, field

from bangvang import judging, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.exports import printed, scoresheet
from bangvang.jury import conflicts, room
from bangvang.jury.blind import BlindEntry, blinded, blocks
from bangvang.jury.conflicts import Conflict
from bangvang.jury.room import Drawn
from bangvang.jury.tables import Author, Judge
from bangvang.records import Contest, Entry
from bangvang.records.jury import Round
from bangvang.scoring import draw
from bangvang.scoring.plan import HUNDRED

REFUSED = "Chưa làm hồ sơ chấm nào."


class Packed(Struct):
    """Files by path below the round's folder; what stands in the way; what organisers should know."""

    files: dict[str, bytes] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def pack(
    known: Catalogue,
    contest: Contest,
    said: Round,
    entries: Sequence[Entry],
    judges: Sequence[Judge],
    authors: Mapping[str, Author],
    seed: str,
    secret: bytes,
) -> Packed:
    """The packs of a round for `entries`; with anything wrong there are none."""
    sitting = [one for one in judges if not one.rounds or said.id in one.rounds]
    found = conflicts.found(known, sitting, entries, authors)
    drawn = draw.assigned(
        seed, [one.code for one in sitting], [one.id for one in entries], said.judges_per_entry, _pairs(found)
    )
    made = Packed(
        wrong=list(
            _wrong(contest, said, entries, sitting, drawn.short, found, judges, known.entries_of.get(contest.id, ()))
        )
    )
    if made.wrong:
        return made
    order = draw.shuffled(sha256(f"{seed}:".encode() + secret).hexdigest(), (one.id for one in entries))
    number = {code: at for at, code in enumerate(order, 1)}
    seen = {
        one.id: blinded(known, contest, one, number[one.id], authors[one.id].authors if one.id in authors else ())
        for one in entries
    }
    lines = [
        Drawn(judge, number[one], one, False)
        for judge, read in drawn.readers.items()
        for one in sorted(read, key=number.get)
    ]
    lines += [Drawn(one.judge, number[one.entry], one.entry, True) for one in found]
    made.files[room.DRAW] = room.draw_bytes(seed, sorted(lines))
    for judge, read in drawn.readers.items():
        if read:
            mine = [seen[code] for code in sorted(read, key=number.get)]
            made.files |= {f"{judge}/{name}": data for name, data in _for_judge(contest, said, judge, mine).items()}
    made.told = list(_told(known, entries, authors, seen, found, drawn.readers))
    return made


def _pairs(found: Iterable[Conflict]) -> set[tuple[str, str]]:
    return {(one.judge, one.entry) for one in found}


def _wrong(
    contest: Contest,
    said: Round,
    entries: Sequence[Entry],
    sitting: Collection[Judge],
    short: Mapping[str, int],
    found: Iterable[Conflict],
    judges: Iterable[Judge],
    every: Collection[Entry],
) -> Iterable[str]:
    if not entries:
        why = "; ".join(judging.left_out(contest, every)) or "vòng trước không cho bài nào qua"
        yield f"không có bài nào để chấm ở vòng này: {why if every else 'cuộc thi chưa có bài nào'}"
    if not sitting:
        yield f"không có giám khảo nào chấm vòng “{said.id}”; xem lại mục rounds của từng người"
    codes = {one.id for one in every}
    for judge in judges:
        for code in judge.conflicts:
            if code not in codes:
                yield f"{judge.code} khai không chấm bài “{code}”, nhưng cuộc thi không có bài ấy"
    for one in entries:
        if one.is_bare:
            yield (
                f"bài {one.id} còn niêm phong; hãy mở và đặt vào kho bằng contest open --place, hoặc không nhận bài "
                "thì ghi accepted: refused"
            )
    why: dict[str, list[str]] = {}
    for one in found:
        why.setdefault(one.entry, []).append(f"{one.judge} ({one.why})")
    for code, had in short.items() if sitting else ():
        reasons = f": không chấm được là {vietnamese.listed(why[code])}" if code in why else ""
        wanted = said.judges_per_entry or 1
        yield (
            f"bài {code} cần {wanted} giám khảo, chỉ còn {had}{reasons}. "
            "Hãy mời thêm giám khảo, hoặc giảm judges_per_entry bằng một lần sửa thể lệ"
        )


def _told(
    known: Catalogue,
    entries: Sequence[Entry],
    authors: Mapping[str, Author],
    seen: Mapping[str, BlindEntry],
    found: Sequence[Conflict],
    readers: Mapping[str, tuple[str, ...]],
) -> Iterable[str]:
    loads = [len(read) for read in readers.values()]
    yield f"{len(entries)} bài, {len(loads)} giám khảo, mỗi người chấm từ {min(loads)} đến {max(loads)} bài."
    if unseen := [one.id for one in entries if one.accepted is None]:
        yield (
            f"{len(unseen)} bài chưa ghi accepted (chưa ai xem có hợp lệ không) vẫn được đưa vào hồ sơ: "
            f"{vietnamese.first_of(unseen)}."
        )
    contest = known.contests[entries[0].contest]
    yield from (f"không chấm {one}." for one in judging.left_out(contest, known.entries_of[contest.id]))
    for one in found:
        yield f"{one.judge} không chấm bài {one.entry}: {one.why}."
    for one in entries:
        if seen[one.id].covered:
            times = vietnamese.padded(seen[one.id].covered)
            yield f"bài {one.id} (số {seen[one.id].number}): đã che tên tác giả {times} chỗ trong bài."
        if len(seen[one.id].pictures) < len(one.photos):
            yield f"bài {one.id} (số {seen[one.id].number}): có ảnh không dùng được, hồ sơ chấm thiếu ảnh ấy."
    yield from _many(contest, entries, authors)
    missing = sum(1 for one in entries if one.id not in authors)
    if missing:
        yield f"{missing} bài không có trong bảng tác giả: với các bài ấy không dò được đồng tác giả, đơn vị tác giả."


def _many(contest: Contest, entries: Sequence[Entry], authors: Mapping[str, Author]) -> Iterable[str]:
    """Authors with more entries than the rules take, by their entries: names stay where they are."""
    by_name: dict[str, list[str]] = {}
    for one in entries:
        for name in authors[one.id].authors if one.id in authors else ():
            by_name.setdefault(vietnamese.fold(name), []).append(one.id)
    for codes in by_name.values():
        if contest.max_entries_per_author and len(codes) > contest.max_entries_per_author:
            yield (
                f"một tác giả có {len(codes)} bài ({vietnamese.listed(codes)}), thể lệ nhận nhiều nhất "
                f"{contest.max_entries_per_author} bài mỗi người; ban tổ chức quyết định rồi ghi vào accepted."
            )


def _for_judge(contest: Contest, said: Round, judge: str, entries: Sequence[BlindEntry]) -> dict[str, bytes]:
    title = f"Hồ sơ chấm {said.title[:1].lower()}{said.title[1:]}"
    subtitle = f"{contest.name}. Giám khảo {judge}"
    round = judging.round_of(said)
    columns = [scoresheet.Column(one.title, one.most // HUNDRED, one.vote) for one in round.criteria]
    lines = [
        "Ghi 1 nếu bài đạt, 0 nếu không đạt." if one.vote else f"{one.title}: tối đa {one.most} điểm."
        for one in columns
    ]
    lines.append(
        "Không trao đổi về người viết; nếu nhận ra tác giả hoặc có quan hệ với nhân vật, hãy xin không chấm bài ấy."
    )
    listed = [(one.number, one.title) for one in entries]
    marker = f"{contest.id}/{said.id}/{judge}"
    return {
        room.sheet(judge): scoresheet.xlsx_bytes(f"{title}. {subtitle}", marker, columns, listed),
        room.PAPER: _paper(title, subtitle, lines, entries),
        room.SCREEN: _screen(title, subtitle, lines, entries),
    }


def _paper(title: str, subtitle: str, lines: Sequence[str], entries: Sequence[BlindEntry]) -> bytes:
    pictures = {f"{one.number}-{at}.jpg": picture.data for one in entries for at, picture in enumerate(one.pictures)}
    data = {
        "title": title,
        "subtitle": subtitle,
        "lines": lines,
        "footer": subtitle,
        "entries": [
            {
                "number": one.number,
                "title": one.title,
                "about": one.about,
                "blocks": [block._asdict() for block in blocks(one.html)],
                "pictures": [
                    {"file": f"{one.number}-{at}.jpg", "caption": picture.caption}
                    for at, picture in enumerate(one.pictures)
                ],
            }
            for one in entries
        ],
    }
    return printed.pack_pdf(data, pictures)


_PAGE = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>{title}</title><style>
body{{font:1.05rem/1.65 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}}
body{{color:#1b1b1b;background:#fff}}
article{{border-top:2px solid #a57c00;margin-top:3rem;padding-top:1rem}}img{{max-width:100%;height:auto}}
dl{{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;font-size:.9rem}}dt{{color:#555}}dd{{margin:0}}
@media print{{article{{break-before:page}}}}
</style></head><body><h1>{title}</h1><p>{subtitle}</p>{lines}{entries}</body></html>
"""


def _screen(title: str, subtitle: str, lines: Sequence[str], entries: Sequence[BlindEntry]) -> bytes:
    """One page that needs no other file; its stories are HTML that was made safe when they were read."""
    parts = []
    for one in entries:
        facts = "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in one.about)
        pictures = "".join(
            f'<figure><img src="{picture.address}" alt="{escape(picture.caption)}">'
            f"<figcaption>{escape(picture.caption)}</figcaption></figure>"
            for picture in one.pictures
        )
        parts.append(
            f'<article id="bai-{one.number}"><p>Bài số {one.number}</p><h2>{escape(one.title)}</h2>'
            f"<dl>{facts}</dl>{one.html}{pictures}</article>"
        )
    told = "".join(f"<p>{escape(line)}</p>" for line in lines)
    text = _PAGE.format(title=escape(title), subtitle=escape(subtitle), lines=told, entries="".join(parts))
    return text.encode()
