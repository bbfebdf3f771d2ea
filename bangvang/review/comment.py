"""A report as one Markdown comment in Vietnamese: thanks first, then what is done, what to mend and how, whose turn.

One comment is kept up to date: it begins with `MARK`, by which it is found again. Everything of a stranger goes through
`escaping`; what is written here is ours. A comment on GitHub holds 65,536 characters; what does not fit is counted.
"""

from collections.abc import Iterable, Iterator, Sequence

from bangvang.problems import Severity
from bangvang.review.escaping import block, code, words
from bangvang.review.report import About, Item, Like, Report

MARK = "<!-- bang-vang: lời của máy kiểm tra -->"
MOST_ERRORS, MOST_OTHERS, MOST_LIKES = 20, 12, 5
LONGEST = 60_000


def written(report: Report, site: str = "") -> str:
    """The comment; `site` is the address of the published site, where every rule has its page."""
    parts = [MARK, *_opening(report), _table(report), *_done(report), *_items(report, site), *_likes(report)]
    return _fitting([*parts, _closing(report)])


def verdict(report: Report) -> str:
    """One line for a log or a summary."""
    if not report.items:
        return "không có gì phải sửa"
    others = len(report.items) - len(report.errors)
    counts = [f"{len(report.errors)} chỗ cần sửa"] * bool(report.errors) + [f"{others} chỗ nên xem lại"] * bool(others)
    return ", ".join(counts)


def _opening(report: Report) -> Iterator[str]:
    errors, others = len(report.errors), len(report.items) - len(report.errors)
    if report.about is About.ENTRY:
        yield "## Cảm ơn bạn đã gửi bài dự thi" + (f" {code(report.code)}" if report.code else "")
    else:
        yield "## Cảm ơn bạn đã góp hồ sơ cho Bảng Vàng"
    also = f" Có {others} chỗ mời xem lại, không bắt buộc." if others else ""
    if _waits(report):
        said = f"**Bài tới ngoài thời gian nhận bài**, nên {_person(report)} sẽ quyết định; bài vẫn được giữ.{also}"
    elif errors:
        said = (
            f"Còn **{errors} chỗ cần sửa**; mỗi chỗ dưới đây ghi rõ ở đâu và sửa thế nào.{also} Bạn không phải gửi lại "
            "từ đầu: cứ sửa trong lần gửi này, tôi sẽ tự đọc lại."
        )
    elif others or report.likes:
        said = f"**Không có lỗi.**{also or ' Có đoạn giống bài khác, mời bạn xem.'}"
    else:
        said = "**Không có gì phải sửa.**"
    yield f"Tôi là máy kiểm tra, đã đọc phần bạn gửi. {said}"


def _waits(report: Report) -> bool:
    """Whether nothing that is wrong is for the writer to mend."""
    return bool(report.errors) and all(one.rule == "untimely-arrival" for one in report.errors)


def _person(report: Report) -> str:
    return "ban tổ chức" if report.about is About.ENTRY else "người giữ kho"


def _table(report: Report) -> str:
    errors, who = len(report.errors), _person(report)
    turn = f"bạn, sửa {errors} chỗ dưới đây" if errors and not _waits(report) else f"{who}, đọc và trả lời"
    if _waits(report):
        after = f"{who.capitalize()} trả lời ngay dưới đây. Trong lúc chờ, bạn không phải làm gì."
    elif errors:
        after = f"Sửa xong, máy đọc lại trong vài phút và viết lại lời này; hết lỗi thì tới lượt {who}."
    else:
        after = f"{who.capitalize()} đọc rồi nhận vào kho. Bạn không phải làm gì thêm."
    facts = [f"| {words(one.label, 60)} | {words(one.text, 300)} |" for one in report.facts[:20]]
    return "\n".join(["| | |", "|---|---|", *facts, f"| **Tới lượt** | {turn} |", f"| **Bước sau** | {after} |"])


def _done(report: Report) -> Iterator[str]:
    if report.done:
        yield "### Đã được"
        yield "\n".join(f"- ✅ {words(one, 300)}" for one in report.done[:20])


def _items(report: Report, site: str) -> Iterator[str]:
    errors = report.errors
    others = [one for one in report.items if one.severity is not Severity.ERROR]
    first = f"### Cần {_person(report)} xem" if _waits(report) else "### Cần sửa"
    for heading, items, most in ((first, errors, MOST_ERRORS), ("### Nên xem lại", others, MOST_OTHERS)):
        if items:
            yield heading
            yield from _numbered(items[:most], site)
        if len(items) > most:
            yield f"… và {len(items) - most} chỗ nữa; sửa xong những chỗ trên, tôi sẽ kể tiếp."


def _numbered(items: Sequence[Item], site: str) -> Iterator[str]:
    explained: set[str] = set()
    for number, one in enumerate(items, 1):
        name = f"[{one.rule}]({site.rstrip('/')}/huong-dan/loi/{one.rule}/)" if site else code(one.rule)
        lines = [f"**{number}. {words(one.title, 200)}** ({name})\n"]
        lines += [f"- Ở đâu: {code(one.path)}{_line(one)}", f"- Thấy gì: {words(one.message)}"]
        lines += [f"- Cách sửa: {words(one.fix)}"] if one.fix else []
        yield "\n".join(lines)
        if one.suggestion:
            yield f"Dòng {one.line} viết lại thành:\n\n{block(one.suggestion, 'suggestion', 1000)}"
        elif one.example and one.severity is not Severity.ADVICE and one.rule not in explained:
            explained.add(one.rule)
            yield f"Ví dụ:\n\n{block(one.example, 'text', 1200)}"


def _line(one: Item) -> str:
    """Which line; the beginning of a file stands for all of it."""
    return f", dòng {one.line}" if (one.line, one.column) != (1, 1) else ""


def _likes(report: Report) -> Iterator[str]:
    if not report.likes:
        return
    yield "### Đoạn giống bài khác"
    yield (
        "Máy chỉ so chữ, không kết luận ai chép của ai. Nếu là lời trích, hãy đặt trong ngoặc kép và ghi nguồn; nếu "
        "chính bạn viết cả hai, hãy báo ban tổ chức một dòng dưới đây."
    )
    for one in report.likes[:MOST_LIKES]:
        yield _like(one)


def _like(one: Like) -> str:
    quotes = (
        f"Từ dòng {quote.line}, {quote.words} từ giống:\n\n{block(quote.text, 'text', 700)}" for quote in one.quotes
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
