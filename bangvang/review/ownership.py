"""Whose files a pull request touches: an entry is one folder, and what lies outside it is somebody else's."""

import re
from collections.abc import Iterator
from pathlib import Path

from bangvang import contests, git, source, strays
from bangvang.catalogue import Catalogue
from bangvang.contests import Phase
from bangvang.moments import Moment
from bangvang.problems import At, Problem, Severity
from bangvang.records import BY_NAME
from bangvang.review import changes
from bangvang.review.changes import Change, Changes, Part, What

FOLDER = "content/contests/{}/entries/{}"
HELP = "Không biết bỏ thế nào thì cứ nhắn một dòng dưới đây, ban tổ chức bỏ giúp."
WITHDRAW = "Muốn rút bài thì đừng xóa tệp: thêm một dòng như withdrawn: {on: 20/9/2026} vào đầu entry.md."
SAME = "địa chỉ thư ghi trong git trùng với lần nộp, nhưng ai cũng đặt được: ban tổ chức đối chiếu tài khoản"
OTHER = "địa chỉ thư ghi trong git khác với lần nộp"
_LINK, _REPOSITORY = "120000", "160000"
_WITHDRAWN = re.compile(r"^withdrawn:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


def is_withdrawal(root: Path, touched: Changes) -> bool:
    """Whether all that was sent is `withdrawn`, written into the head of one entry that lay here before."""
    change = touched.files[0] if len(touched.files) == 1 else None
    before = git.shown(root, touched.base, change.path) if change and change.entry else None
    after = source.load_bytes(root, change.path, source.RECORD_BYTES)[0] if before else None
    if not before or not after or not change.path.endswith("/entry.md"):
        return False
    old, new = (data.decode("utf-8", "replace").replace("\r\n", "\n") for data in (before, after))
    added = _WITHDRAWN.finditer(new, 0, new.find("\n---", 3) + 1)
    return any(old == new[: one.start()] + new[one.end() :] for one in added)


def problems(root: Path, touched: Changes) -> Iterator[Problem]:
    """What a pull request may not bring, and what a person has to look at before it is taken."""
    yield from (one for change in touched.files for one in _odd(change))
    if touched.entries:
        if is_withdrawal(root, touched):
            yield _withdrawn(root, touched)
            return
        own = {entry for entry in touched.entries if not changes.was_there(root, touched.base, FOLDER.format(*entry))}
        yield from _beside(touched, own)
        yield from _edited(root, touched, own)
        yield from _several(touched, own)
    elif len({change.part for change in touched.files}) > 1:
        for change in touched.files:
            if change.part is Part.HOUSE:
                message = f"lần gửi này còn sửa “{change.path}” ({change.part.value})"
                fix = "Nên tách làm hai lần gửi; người giữ kho sẽ xem phần này như xem phần mềm."
                yield Problem(At(change.path), "others-file", message, fix, Severity.WARNING)


def astray(touched: Changes, known: Catalogue, received: Moment) -> Iterator[Problem]:
    """Entries put where nobody would read them; where only one contest takes entries, it is that one they are for."""
    taking = [id for id, one in known.contests.items() if contests.phase(one, received.day) is Phase.OPEN]
    for change in touched.files:
        if change.astray:
            yield strays.astray(change.path, taking[0] if len(taking) == 1 else "")


def _odd(change: Change) -> Iterator[Problem]:
    if change.mode == _LINK:
        message = f"“{change.path}” là liên kết tượng trưng"
        yield Problem(At(change.path), "symlink", message, "Hãy chép chính tệp hay thư mục ấy vào đây.")
    elif change.mode == _REPOSITORY:
        message = f"“{change.path}” là một kho khác gắn vào"
        yield Problem(At(change.path), "special-file", message, "Hãy xóa nó đi, chép tệp cần gửi vào đây.")


def _beside(touched: Changes, own: set[tuple[str, str]]) -> Iterator[Problem]:
    """Files of others brought along with an entry, and hidden files inside it."""
    where = " và ".join(FOLDER.format(*entry) + "/" for entry in sorted(own or touched.entries))
    for change in touched.files:
        if not change.entry:
            message = f"{_done(change)} một tệp ngoài thư mục của bài ({change.part.value})"
            fix = f"Bài dự thi chỉ gồm tệp trong {where}; hãy bỏ thay đổi này khỏi lần gửi. {HELP}"
            if change.part is Part.RULES:
                judged = "Bài vẫn được xét theo thể lệ đang có."
                if change.what is What.ADDED and BY_NAME["contest"].id_of(change.path) is not None:
                    judged = "Thể lệ gửi kèm bài thì máy không dùng: chưa xét bài theo thời hạn, độ dài nào."
                fix = f"{judged} {fix}"
            yield Problem(At(change.path), "others-file", message, fix)
        elif any(part.startswith(".") for part in change.path.split("/")):
            message = "tệp ẩn trong thư mục của bài"
            fix = "Hãy xóa tệp này: thư mục bài chỉ có entry.md, ảnh và bản chụp."
            yield Problem(At(change.path), "others-file", message, fix)


def _edited(root: Path, touched: Changes, own: set[tuple[str, str]]) -> Iterator[Problem]:
    """Entries that lay here before. Git's names can be invented, so even a match is only a hint for whoever decides."""
    for entry in sorted(set(touched.entries) - own):
        folder = FOLDER.format(*entry)
        hand = _same_hand(root, touched, folder)
        gone = all(change.what is What.DELETED for change in touched.entries[entry])
        same = hand and (gone or not own)
        for change in touched.entries[entry]:
            if not same:
                message = f"{_done(change)} bài “{entry[1]}” đã nộp từ trước; {SAME if hand else OTHER}"
                fix = (
                    "Hãy bỏ thay đổi này. Nếu đó đúng là bài của bạn, hãy gửi riêng một lần và nói rõ; ban tổ chức đối "
                    f"chiếu rồi nhận. {HELP}"
                )
                if change.what is What.DELETED:
                    fix = f"{fix} {WITHDRAW}"
                yield Problem(At(change.path), "others-file", message, fix)
        if same:
            instead = " và gửi bài mã khác" if own else ""
            message = f"bài “{entry[1]}” đã nộp từ trước, nay {'xóa đi' if gone else 'sửa lại'}{instead}"
            fix = "Bạn không phải làm gì: ban tổ chức đối chiếu với người đã nộp rồi mới nhận bản mới."
            yield Problem(
                At(f"{folder}/entry.md"),
                "edited-entry",
                message,
                WITHDRAW if gone and not own else fix,
                Severity.WARNING,
            )


def _withdrawn(root: Path, touched: Changes) -> Problem:
    """Who asks is looked at by a person either way: a withdrawal cannot be taken back by its writer after the close."""
    folder = FOLDER.format(*touched.files[0].entry)
    if _same_hand(root, touched, folder):
        message = f"bài đã nộp từ trước, nay xin rút; {SAME}"
        fix = "Bạn không phải làm gì thêm: ban tổ chức xem rồi ghi nhận. Đổi ý thì nhắn một dòng dưới đây trước lúc ấy."
    else:
        message = f"bài đã nộp từ trước, nay xin rút; {OTHER}"
        fix = (
            "Bài do ban tổ chức nhập giúp, hoặc bạn đổi tài khoản, thì chuyện này là thường: hãy báo ban tổ chức theo "
            "cách bạn đã gửi bài, để chắc đúng là bạn. Đừng ghi họ tên, số điện thoại vào đây."
        )
    return Problem(At(touched.files[0].path), "withdrawn-entry", message, fix, Severity.WARNING)


def _same_hand(root: Path, touched: Changes, folder: str) -> bool:
    """Whether git has one address for whoever first sent a folder and whoever changed it now; a hint, no proof."""
    return changes.last_authors(root, touched.base, folder) <= {changes.first_author(root, touched.base, folder)}


def _several(touched: Changes, own: set[tuple[str, str]]) -> Iterator[Problem]:
    if len(own) > 1:
        codes = ", ".join(f"“{code}”" for _, code in sorted(own))
        for entry in sorted(own)[1:]:
            message = f"một lần gửi có {len(own)} bài dự thi: {codes}"
            fix = "Nên gửi mỗi bài một lần: sửa bài này thì bài kia không phải chờ."
            yield Problem(At(FOLDER.format(*entry) + "/entry.md"), "several-entries", message, fix, Severity.ADVICE)


def _done(change: Change) -> str:
    return {"A": "thêm", "M": "sửa", "D": "xóa", "T": "đổi kiểu"}[change.what.value]
