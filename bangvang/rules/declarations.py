"""What a writer declares of an entry, against the rules of its contest."""

from collections.abc import Iterator

from bangvang import vietnamese
from bangvang.catalogue import Catalogue
from bangvang.records import Contest, Entry
from bangvang.records.contest import AiPolicy, TrackKind
from bangvang.records.schema import Loc
from bangvang.rules.finding import Finding, in_contests, on_day


def missing_declaration(catalogue: Catalogue) -> Iterator[Finding]:
    """Thiếu lời cam kết của người viết

    Là gì: Bài chưa khai, hoặc khai là không (false), một điều mà cuộc thi cần: tự viết, theo thể lệ, nhân vật đồng ý,
    chưa đăng ở đâu, có dùng phần mềm viết hộ hay không.

    Vì sao: Im lặng không phải là cam kết. Ban tổ chức chỉ nhận bài đã khai đủ.

    Cách sửa: Đọc từng điều rồi ghi true ở mục declarations; điều nào không đúng thì nói ra với ban tổ chức.

    Ví dụ:

        declarations:
          original: true
          subject_consent: true
          rules_accepted: true
          ai_help: không
    """
    for entry, contest in _live(catalogue):
        said, lacking = entry.declarations, dict(_lacking(entry, contest))
        refused = [key for key in lacking if key in said.model_fields_set and getattr(said, key) is False]
        if silent := [f"{key} ({what})" for key, what in lacking.items() if key not in refused]:
            message = f"chưa khai: {vietnamese.listed(silent)}"
            yield Finding(entry, ("declarations",), message, "Thêm vào mục declarations sau khi đã đọc thể lệ.")
        for key in refused:
            fix = f"Thể lệ đòi điều này. Ghi nhầm thì sửa thành {key}: true; đúng là không thì hỏi ban tổ chức trước."
            if key == "subject_consent":
                fix = "Hãy hỏi ý nhân vật (hoặc gia đình), đồng ý rồi thì ghi true; chưa hỏi được thì báo ban tổ chức."
            yield Finding(entry, ("declarations", key), f"bạn khai là không: {key} ({lacking[key]})", fix)


def _lacking(entry: Entry, contest: Contest) -> Iterator[tuple[str, str]]:
    """What the contest wants said and the entry does not say, or denies: the key, and in words."""
    said = entry.declarations
    if not said.original:
        yield "original", "tự viết"
    if not said.rules_accepted:
        yield "rules_accepted", "theo thể lệ"
    if not said.subject_consent and not entry.subject.is_collective and not entry.subject.died:
        yield "subject_consent", "nhân vật đồng ý"
    if contest.unpublished_only and not said.unpublished and not said.published:
        yield "unpublished", "chưa đăng ở đâu"
    if contest.ai_policy in (AiPolicy.FORBIDDEN, AiPolicy.DECLARE) and said.ai_help is None:
        yield "ai_help", "phần mềm viết hộ"


def forbidden_ai_help(catalogue: Catalogue) -> Iterator[Finding]:
    """Dùng phần mềm viết hộ khi thể lệ cấm

    Là gì: Thể lệ không cho dùng phần mềm viết hộ, mà bài khai có dùng.

    Vì sao: Người viết đã khai thật; bài vẫn trái thể lệ.

    Cách sửa: Viết lại phần ấy bằng lời mình, hoặc hỏi ban tổ chức.

    Ví dụ:

        ai_help: không
    """
    for entry, contest in _live(catalogue):
        if contest.ai_policy is AiPolicy.FORBIDDEN and entry.declarations.without_ai is False:
            message = f"thể lệ cấm dùng phần mềm viết hộ, bài khai: “{entry.declarations.ai_help}”"
            yield Finding(entry, ("declarations", "ai_help"), message, "Viết lại phần ấy, hoặc hỏi ban tổ chức.")


def publication_against_rules(catalogue: Catalogue) -> Iterator[Finding]:
    """Việc đã đăng hay chưa đăng trái thể lệ

    Là gì: Bài vừa khai chưa đăng vừa khai đã đăng; đã đăng trong khi cuộc thi chỉ nhận bài chưa đăng; là tác phẩm báo
    chí mà chưa khai nơi đăng; hoặc đăng ngoài khoảng thời gian của thể lệ.

    Vì sao: Có cuộc thi chỉ nhận bài mới, có cuộc thi chỉ nhận tác phẩm đã đăng; lẫn hai điều là bài bị loại.

    Cách sửa: Khai đúng ở mục declarations, hoặc chuyển bài sang bảng hợp hơn.

    Ví dụ:

        declarations:
          published: {where: Báo Hànộimới, when: 12/8/2026}
    """
    for entry, contest in _live(catalogue):
        if found := _against(entry, contest):
            loc, message = found
            yield Finding(entry, ("declarations", *loc), message, "Khai lại cho đúng, hoặc chuyển sang bảng khác.")


def _against(entry: Entry, contest: Contest) -> tuple[Loc, str] | None:
    told, track = entry.declarations, contest.track(entry.track)
    if told.unpublished and told.published:
        return ("unpublished",), "vừa khai chưa đăng vừa khai đã đăng"
    if contest.unpublished_only and told.published:
        return ("published",), f"cuộc thi chỉ nhận bài chưa đăng, bài đã đăng ở {told.published.where}"
    if track and track.kind is TrackKind.PRESS and not told.published:
        return (), f"bảng “{track.title}” chỉ nhận tác phẩm đã đăng, bài chưa khai nơi đăng"
    span = contest.published_between
    if span and told.published:
        when = told.published.when
        early = span.starts and when.latest() < span.starts.earliest()
        late = span.ends and when.earliest() > span.ends.latest()
        if early or late:
            parts = [f"từ {span.starts.text()}" if span.starts else "", f"đến {span.ends.text()}" if span.ends else ""]
            return ("published", "when"), f"đăng {on_day(when)}, thể lệ nhận bài đăng {' '.join(filter(None, parts))}"
    return None


def _live(catalogue: Catalogue) -> Iterator[tuple[Entry, Contest]]:
    return ((entry, contest) for entry, contest in in_contests(catalogue) if not (entry.withdrawn or entry.is_bare))
