"""A report as one Markdown comment in Vietnamese: thanks first, whose turn, what to mend and how, what is done.

One comment is kept up to date: it begins with `MARK`, by which it is found again. Everything of a stranger goes through
`escaping`; what is written here is ours. A comment on GitHub holds 65,536 characters; what does not fit is counted.
"""

from collections.abc import Iterable, Iterator, Sequence

from bangvang.problems import Severity
from bangvang.review.escaping import block, code, words
from bangvang.review.report import UNTIMELY, About, Item, Like, Report, State

MARK = "<!-- bang-vang: lời của máy kiểm tra -->"
MOST_ERRORS, MOST_OTHERS, MOST_LIKES = 20, 12, 5
LONGEST = 60_000
SURE = ("edited-entry", "withdrawn-entry", "changed-rules")
"""What a person looks at although the clerk has no doubt what it saw."""


def written(report: Report, site: str = "") -> str:
    """The comment; `site` is the address of the published site, where every rule has its page."""
    parts = [MARK, *_opening(report), _table(report), *_items(report, site), *_likes(report), *_done(report)]
    return _fitting([*parts, _closing(report)])


def _opening(report: Report) -> Iterator[str]:
    code_ = f" {code(report.code)}" if report.code else ""
    yield {
        About.ENTRY: f"## Cảm ơn bạn đã gửi bài dự thi{code_}",
        About.WITHDRAWAL: f"## Cảm ơn bạn đã báo rút bài{code_}",
        About.RECORDS: "## Cảm ơn bạn đã góp hồ sơ cho Bảng Vàng",
        About.HOUSE: "## Lần gửi này sửa phần mềm hoặc trang chung của kho",
        About.NOTHING: "## Lần gửi này chưa có gì khác với kho",
    }[report.about]
    yield _said(report)


def _said(report: Report) -> str:
    """Where it stands, in two or three sentences; the colour of the check says the same."""
    who = _person(report)
    if report.about is About.HOUSE:
        return (
            "Tôi là máy kiểm tra bài và hồ sơ; phần mềm, mẫu trang, quy trình của kho thì tôi không đọc thay người "
            "được. **Người giữ kho phải đọc từng dòng trước khi nhận.** Nếu lần gửi sửa chính máy kiểm tra thì lời "
            "này, và dấu xanh hay đỏ bên cạnh, là do bản đã sửa đưa ra."
        ) + (f" {_stands(report)}" if report.errors else "")
    if report.about is About.NOTHING:
        return "Tôi là máy kiểm tra. Tôi không thấy tệp nào thêm, sửa hay xóa."
    if report.about is About.WITHDRAWAL and not report.errors:
        seen = "".join(f"{words(one.message[:1].upper() + one.message[1:])}. " for one in report.items[:1])
        return f"Tôi là máy kiểm tra; lời xin rút đã tới. {seen}**Cần {who} xem trước khi nhận.**"
    return f"Tôi là máy kiểm tra, đã xem phần bạn gửi. {_stands(report)}"


def _stands(report: Report) -> str:
    errors, looks, who = len(_mendable(report)), report.looks, _person(report)
    optional = len(report.of(Severity.ADVICE))
    match report.state:
        case State.UNTIMELY:
            late = next(one for one in report.errors if one.rule == UNTIMELY)
            more = f" Ngoài chuyện thời hạn còn {errors} chỗ sai, kể ở dưới." if errors else ""
            return f"**Ngoài thời gian nhận bài**: {words(late.message)}. {words(late.fix)}{more}"
        case State.MEND:
            more = f" Còn {looks} điều {who} phải xem, bạn cũng nên đọc trước." if looks else ""
            return (
                f"**Cần sửa {errors} chỗ**, kể ngay dưới đây.{more} Bạn cứ sửa trong lần gửi này, không phải gửi lại."
            )
        case State.LOOK:
            return f"**Không có lỗi phải sửa, nhưng có {looks} điều {who} phải xem trước khi nhận.**"
        case _:
            more = f" Có {optional} điều mời bạn xem lại, không bắt buộc." if optional else ""
            more += " Có đoạn ngắn giống bài khác, kể ở dưới." if report.likes else ""
            return f"**Không có gì phải sửa.**{more}"


def _mendable(report: Report) -> tuple[Item, ...]:
    """Errors the writer can do something about; the hour is none of them."""
    return tuple(one for one in report.errors if one.rule != UNTIMELY)


def _person(report: Report) -> str:
    return "ban tổ chức" if report.about in (About.ENTRY, About.WITHDRAWAL) else "người giữ kho"


def _table(report: Report) -> str:
    errors, who = len(_mendable(report)), _person(report)
    turn, after = f"{who}, đọc và trả lời", f"{who.capitalize()} đọc rồi nhận vào kho. Bạn không phải làm gì thêm."
    if report.state is State.MEND:
        turn = f"bạn, sửa {errors} chỗ dưới đây"
        after = (
            "Sửa ở thẻ Files changed, cây bút chì ở góc tệp. Sửa xong, máy xem lại trong vài phút và viết lại lời "
            f"này; hết lỗi thì tới lượt {who}."
        )
    elif report.state is State.UNTIMELY:
        after = f"{who.capitalize()} trả lời ngay dưới đây. Trong lúc chờ, bạn không phải làm gì."
    elif report.about in (About.HOUSE, About.WITHDRAWAL):
        after = f"{who.capitalize()} trả lời ngay dưới đây."
    elif report.looks:
        turn = f"{who}, xem {report.looks} điều dưới đây"
        after = f"{who.capitalize()} xem rồi nhận, hoặc viết cho bạn ngay dưới đây. Bạn xem lại ngay thì đỡ phải chờ."
    elif report.about is About.NOTHING:
        turn, after = "bạn, thêm bài hoặc hồ sơ vào lần gửi này", "Có tệp mới, máy sẽ xem và viết lại lời này."
    facts = [f"| {words(one.label, 60)} | {words(one.text, 300)} |" for one in report.facts[:20]]
    return "\n".join(["| | |", "|---|---|", f"| **Tới lượt** | {turn} |", f"| **Bước sau** | {after} |", *facts])


def _done(report: Report) -> Iterator[str]:
    if report.done:
        yield "### Đã được"
        yield "\n".join(f"- ✅ {words(one, 300)}" for one in report.done[:20])


def _items(report: Report, site: str) -> Iterator[str]:
    """What must be mended, what a person looks at, what is only advice, in this order, each said apart."""
    late, who = report.state is State.UNTIMELY, _person(report)
    looks = report.of(Severity.WARNING)
    doubted = any(one.rule not in SURE for one in looks)
    look = (
        "Những điều này máy không tự kết luận được. Đúng như máy ngờ thì bạn sửa ngay bây giờ; máy nhầm thì bạn nhắn "
        "một dòng, không phải sửa."
    )
    for heading, said, items, most in (
        ("### Nếu bài được nhận thì còn phải sửa" if late else "### Cần sửa", "", _mendable(report), MOST_ERRORS),
        (f"### Cần {who} xem trước khi nhận", look if doubted else "", looks, MOST_OTHERS),
        ("### Mời xem lại, không bắt buộc", "", report.of(Severity.ADVICE), MOST_OTHERS),
    ):
        if items:
            yield heading
            yield from [said] * bool(said)
            yield from _numbered(report, items[:most], site)
        if len(items) > most:
            yield f"… và {len(items) - most} chỗ nữa; sửa xong những chỗ trên, tôi sẽ kể tiếp."


def _numbered(report: Report, items: Sequence[Item], site: str) -> Iterator[str]:
    """One number a kind of fault: places with the same way of mending stand together."""
    home, explained = _home(report), set()
    alike: dict[tuple[str, ...], list[Item]] = {}
    for at, one in enumerate(items):
        alike.setdefault((one.rule, one.fix, str(at) if one.suggestion else ""), []).append(one)
    for number, group in enumerate(alike.values(), 1):
        first = group[0]
        name = f"[{first.rule}]({site.rstrip('/')}/huong-dan/loi/{first.rule}/)" if site else code(first.rule)
        lines = [f"**{number}. {words(first.title, 200)}** ({name})\n"]
        lines += [f"- {_place(home, one)}: {words(one.message)}" for one in group]
        how = "Cách sửa" if first.severity is Severity.ERROR else "Làm gì"
        lines += [f"- {how}: {words(first.fix)}"] if first.fix else []
        yield "\n".join(lines)
        if first.suggestion:
            yield f"Dòng {first.line} viết lại thành:\n\n{block(first.suggestion, 'suggestion', 1000)}"
        elif first.example and first.severity is not Severity.ADVICE and first.example not in explained:
            explained.add(first.example)
            yield f"Ví dụ:\n\n{block(first.example, 'text', 1200)}"


def _home(report: Report) -> str:
    """The folder of the entry, when all that is said of its code is said of one folder."""
    parts = (one.path.partition(f"/entries/{report.code}/") for one in report.items)
    homes = {"".join(part[:2]) for part in parts if part[1] and report.code}
    return homes.pop() if len(homes) == 1 else ""


def _place(home: str, one: Item) -> str:
    """The file, in the entry's own folder by its name alone, and the line; the beginning of a file is all of it."""
    inside = one.path.removeprefix(home) if home else one.path
    return code(inside) + (f", dòng {one.line}" if (one.line, one.column) != (1, 1) else "")


def _likes(report: Report) -> Iterator[str]:
    if not report.likes:
        return
    yield "### Đoạn giống bài khác"
    who = _person(report)
    much = f" Giống nhiều như dưới đây thì {who} sẽ đọc hai bài cạnh nhau trước khi nhận."
    yield (
        "Máy chỉ so chữ, không kết luận ai chép của ai. Nếu là lời trích, hãy đặt trong ngoặc kép và ghi nguồn; nếu "
        f"chính bạn viết cả hai, hãy báo {who} một dòng dưới đây.{much * any(one.is_much for one in report.likes)}"
    )
    shown: set[str] = set()
    for one in report.likes[:MOST_LIKES]:
        yield _like(one, shown)
        shown |= {quote.text for quote in one.quotes}


def _like(one: Like, shown: set[str]) -> str:
    """One text that is alike; a passage that stands above already is not quoted again."""
    quotes = (
        f"Từ dòng {quote.line}, {quote.words} từ giống"
        + (": cùng đoạn đã trích ở trên." if quote.text in shown else f":\n\n{block(quote.text, 'text', 700)}")
        for quote in one.quotes
    )
    return "\n\n".join([f"**{words(one.what, 200)}**: giống {one.words} từ, {one.percent} % bài của bạn.", *quotes])


def _closing(report: Report) -> str:
    more = (
        f"Trong kho còn {report.elsewhere} lỗi ở tệp khác, không phải của bạn; người giữ kho sẽ lo. "
        if report.elsewhere
        else ""
    )
    return (
        f"---\n\n{more}Máy không từ chối ai: nhận hay không là việc của {_person(report)}. Có chỗ nào chưa rõ hoặc máy "
        "nói sai, bạn cứ hỏi ngay dưới đây bằng lời của mình."
    )


def _fitting(parts: Iterable[str]) -> str:
    """All parts, or as many whole ones as fit, and the last."""
    *before, last = parts
    kept, size = [], len(last) + 200
    for part in before:
        size += len(part) + 2
        if size > LONGEST:
            kept.append("… lời dài quá nên dừng ở đây; sửa những chỗ trên, tôi sẽ kể tiếp.")
            break
        kept.append(part)
    return "\n\n".join([*kept, last]) + "\n"
