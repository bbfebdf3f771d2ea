"""How a contest is judged, as its rules say it: rounds, criteria, prizes, limits."""

from typing import Annotated

from pydantic import Field

from bangvang.records.fields import Count, Id, Line, Partial, Text, Value, Vocabulary


class RoundKind(Vocabulary):
    """How a round is judged."""

    PASS_FAIL = "pass-fail", "đạt hoặc không đạt"
    RUBRIC = "rubric", "chấm điểm theo tiêu chí"


class Severity(Vocabulary):
    """What is done about strict and lenient judges."""

    SHOWN = "shown", "chỉ cho thấy, không sửa điểm"
    ADJUSTED = "adjusted", "chỉnh theo độ chặt của từng giám khảo"


class Drop(Vocabulary):
    """Which scores of an entry do not count."""

    NONE = "none", "tính mọi điểm"
    EXTREMES = "extremes", "bỏ điểm cao nhất và thấp nhất"


class PrizeScope(Vocabulary):
    """Who gets a prize."""

    AUTHOR = "ca-nhan", "tác giả"
    COLLECTIVE = "tap-the", "tập thể"
    SUBJECT = "nhan-vat", "nhân vật được viết"


class QuotaOf(Vocabulary):
    """For what a number of prizes is limited."""

    AUTHOR = "author", "mỗi tác giả"
    UNIT = "unit", "mỗi đơn vị"
    TRACK = "track", "mỗi bảng thi"
    SUBJECT = "subject", "mỗi nhân vật"


class Criterion(Value):
    """One line of a rubric."""

    id: Id = Field(title="Mã tiêu chí", description="Ví dụ tinh-chan-thuc")
    title: Line = Field(title="Tiêu chí", description="Chấm điều gì")
    most: int = Field(alias="max", ge=1, le=1000, title="Điểm cao nhất", description="Số nguyên")
    weight: int = Field(1, ge=1, le=100, title="Hệ số", description="Điểm được nhân với số này")
    note: Text | None = Field(None, title="Nói rõ", description="Thế nào là điểm cao, điểm thấp")


class Passes(Value):
    """Who goes on: so many, or those with so many points (of pass-fail rounds: so many judges)."""

    count: Count | None = Field(None, title="Số bài", description="Bao nhiêu bài vào vòng sau")
    threshold: Count | None = Field(None, title="Mức điểm", description="Từ bao nhiêu điểm thì vào vòng sau")


class Round(Value):
    """One round of judging."""

    id: Id = Field(title="Mã vòng", description="Ví dụ so-khao")
    title: Line = Field(title="Tên vòng", description="Ví dụ: Vòng sơ khảo")
    jury: Line | None = Field(None, title="Ban giám khảo", description="Cơ quan, hội đồng chấm")
    starts: Partial | None = Field(None, alias="from", title="Từ", description="Ngày, tháng hoặc năm")
    ends: Partial | None = Field(None, alias="to", title="Đến", description="Ngày, tháng hoặc năm")
    kind: RoundKind = Field(RoundKind.RUBRIC, title="Cách chấm", description="Đạt hay không đạt, hoặc chấm điểm")
    criteria: tuple[Criterion, ...] = Field((), title="Tiêu chí chấm", description="Mỗi tiêu chí một mục")
    passes: Passes | None = Field(None, title="Vào vòng sau", description="Số bài hoặc mức điểm")
    judges_per_entry: int | None = Field(
        None, ge=1, le=50, title="Số giám khảo mỗi bài", description="Mỗi bài mấy người chấm"
    )
    weight: int = Field(
        1, ge=0, le=100, title="Hệ số vòng", description="Phần của vòng này trong điểm chung; 0: không tính"
    )
    severity: Severity = Field(Severity.SHOWN, title="Độ chặt của giám khảo", description="Chỉ cho thấy hay chỉnh điểm")
    drop: Drop = Field(Drop.NONE, title="Điểm bỏ đi", description="Tính mọi điểm hay bỏ cao nhất, thấp nhất")


class Prize(Value):
    """A step of the ladder of prizes."""

    id: Id = Field(title="Mã giải", description="Ví dụ nhat")
    tier: Line = Field(title="Tên giải", description="Ví dụ: Giải Nhất")
    count: Count | None = Field(None, title="Số giải", description="Bỏ trống nếu thể lệ không nói")
    scope: PrizeScope = Field(PrizeScope.AUTHOR, title="Trao cho", description="Tác giả, tập thể hay nhân vật")
    track: Id | None = Field(None, title="Của bảng", description="Mã bảng thi, nếu giải chỉ của một bảng")
    reward: Line | None = Field(None, title="Phần thưởng", description="Tiền, cúp, chứng nhận, theo thể lệ")
    may_be_withheld: bool = Field(
        True, title="Có thể không trao", description="true nếu không có bài xứng đáng thì thôi"
    )


class Quota(Value):
    """At most so many prizes for one author, unit, track or subject."""

    of: QuotaOf = Field(title="Giới hạn theo", description="Tác giả, đơn vị, bảng thi hay nhân vật")
    most: Annotated[int, Field(ge=1)] = Field(title="Nhiều nhất", description="Số giải")
