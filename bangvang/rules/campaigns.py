"""Campaigns and whatever lasts: beginnings before ends, phases in order, an honest summing-up, no circles."""

from collections.abc import Iterator, Mapping

from bangvang import periods
from bangvang.catalogue import Catalogue
from bangvang.dates import PartialDate
from bangvang.records import BY_NAME, Record
from bangvang.records.campaign import Phase
from bangvang.records.schema import Loc
from bangvang.rules.finding import Finding, on_day

CHAINS = (
    ("campaign", "parent"),
    ("campaign", "previous"),
    ("organisation", "parent"),
    ("organisation", "successors"),
    ("place", "successors"),
    ("event", "previous"),
    ("document", "replaces"),
)
"""Links that must come to an end."""


def ends_before_starts(catalogue: Catalogue) -> Iterator[Finding]:
    """Kết thúc trước khi bắt đầu

    Là gì: Ngày “đến hết” (until) sớm hơn ngày “từ” (from) của một phong trào, sự kiện, đơn vị, văn bản, hoặc của một
    thời kỳ trong danh mục.

    Vì sao: Một trong hai ngày chắc chắn sai, và mọi phép đối chiếu theo thời gian sẽ sai theo.

    Cách sửa: Đối chiếu lại hai ngày với văn bản.

    Ví dụ:

        from: 2020
        until: 2015      # sai
    """
    for record, loc, start, end in _spans(catalogue):
        if start and end and _before(end, start):
            message = f"kết thúc {on_day(end)} trước khi bắt đầu {on_day(start)}"
            yield Finding(record, (*loc, "until"), message, "Đối chiếu lại hai ngày (from, until) với văn bản.")


def missing_summing_up(catalogue: Catalogue) -> Iterator[Finding]:
    """Phong trào đã kết thúc mà chưa có tổng kết

    Là gì: Phong trào đã qua ngày kết thúc nhưng không có bước sơ kết, tổng kết, cũng không có kết quả.

    Vì sao: Điều 17 Luật Thi đua, khen thưởng 2022: sơ kết, tổng kết và khen thưởng là bước thứ năm của phong trào.
    Phát động rồi bỏ đó là điều người lao động chê nhất.

    Cách sửa: Thêm bước sum-up, hoặc mục results. Nếu phong trào kéo dài thêm thì sửa ngày kết thúc.

    Ví dụ:

        phases:
          - phase: sum-up
            date: 12/2025
            text: Hội nghị tổng kết tại…
    """
    for campaign in catalogue.campaigns.values():
        over = campaign.ends and periods.days(campaign.ends)[1] < catalogue.today
        summed_up = campaign.results or any(step.phase is Phase.SUM_UP for step in campaign.phases)
        if over and not summed_up:
            message = f"phong trào kết thúc {on_day(campaign.ends)} mà chưa có tổng kết, kết quả"
            yield Finding(campaign, ("until",), message, "Thêm bước sum-up ở phases, hoặc mục results.")


def missing_limitations(catalogue: Catalogue) -> Iterator[Finding]:
    """Có kết quả mà không nói hạn chế

    Là gì: Phong trào kể kết quả nhưng mục hạn chế để trống.

    Vì sao: Báo cáo tổng kết có hai phần bắt buộc: những gì đạt được và những gì chưa đạt. Chỉ kể phần được thì
    không ai học được gì.

    Cách sửa: Chép phần hạn chế, tồn tại của báo cáo vào limitations; nguồn không nêu thì ghi đúng như thế.

    Ví dụ:

        limitations:
          - text: Nguồn không nêu hạn chế.
    """
    for campaign in catalogue.campaigns.values():
        if campaign.results and not campaign.limitations:
            fix = "Thêm limitations; nguồn không nêu thì ghi “Nguồn không nêu hạn chế”."
            yield Finding(campaign, ("results",), "có kết quả mà chưa có phần hạn chế", fix, key=True)


def phases_out_of_order(catalogue: Catalogue) -> Iterator[Finding]:
    """Các bước của phong trào đi ngược thời gian

    Là gì: Phong trào được kiểm tra, nhân rộng hoặc tổng kết trước cả lần phát động đầu tiên.

    Vì sao: Điều 17 Luật Thi đua, khen thưởng 2022 xếp năm bước: kế hoạch, phát động và thực hiện, kiểm tra, nhân rộng
    điển hình, sơ kết và tổng kết. Phong trào dài thì các bước gối lên nhau, kế hoạch có thể làm lại; song chưa phát
    động thì chưa thể có ba bước sau.

    Cách sửa: Xem lại ngày và loại bước; việc của phong trào trước thì chuyển sang hồ sơ phong trào ấy.

    Ví dụ:

        - {phase: launch, date: 2016, text: Lễ phát động}
        - {phase: sum-up, date: 2015, text: Hội nghị tổng kết}      # sai
    """
    for campaign in catalogue.campaigns.values():
        launches = [step.date for step in campaign.phases if step.phase is Phase.LAUNCH and step.date]
        launch = min(launches, default=None)
        for index, step in enumerate(campaign.phases):
            if launch and step.date and step.phase is not Phase.PLAN and _before(step.date, launch):
                message = f"“{step.phase.label}” {on_day(step.date)}, trước khi phát động {on_day(launch)}"
                yield Finding(campaign, ("phases", index, "date"), message, "Xem lại ngày và loại bước.")


def circular_parent(catalogue: Catalogue) -> Iterator[Finding]:
    """Quan hệ trên dưới, trước sau đi thành vòng

    Là gì: Đơn vị này trực thuộc đơn vị kia, mà đơn vị kia (qua vài bước) lại trực thuộc đơn vị này. Phong trào cấp
    trên, đơn vị kế tục, kỳ đại hội trước, văn bản bị thay thế cũng vậy.

    Vì sao: Không biết đâu là cấp trên, đâu là cái có trước.

    Cách sửa: Xem lại từng mã trong vòng; thường là ghi ngược một chỗ, hoặc ghi mã của chính mình.

    Ví dụ:

        # bo-xay-dung.yml
        parent: cong-doan-xay-dung      # sai: công đoàn này trực thuộc bo-xay-dung
    """
    for kind, field in CHAINS:
        records = catalogue.of_kind(kind)
        for ring in _rings({id: _linked(getattr(record, field)) for id, record in records.items()}):
            path = " → ".join((*ring, ring[0]))
            message = f"{BY_NAME[kind].label} đi thành vòng: {path}"
            yield Finding(records[ring[0]], (field,), message, "Xem lại từng mã trong vòng này.")


def _before(one: PartialDate, other: PartialDate) -> bool:
    """Surely before, whatever the two leave open."""
    return periods.days(one)[1] < periods.days(other)[0]


def _linked(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


def _rings(links: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Each ring of links once; a stack of our own, since a chain may be longer than Python recurses."""
    done: set[str] = set()
    for start in links:
        path, waiting = {start: None}, [iter(links[start] if start not in done else ())]
        while waiting:
            id = next(waiting[-1], None)
            if id is None:
                waiting.pop()
                done.add(path.popitem()[0])
            elif id in path:
                ring = list(path)
                yield ring[ring.index(id) :]
            elif id in links and id not in done:
                path[id] = None
                waiting.append(iter(links[id]))


def _spans(catalogue: Catalogue) -> Iterator[tuple[Record, Loc, PartialDate | None, PartialDate | None]]:
    """Everything that begins and ends, with where it is written."""
    for record in (*catalogue.campaigns.values(), *catalogue.blocs.values(), *catalogue.events.values()):
        yield record, (), record.starts, record.ends
    for record in catalogue.documents.values():
        yield record, (), record.valid_from, record.valid_until
    for record in catalogue.organisations.values():
        yield record, (), record.founded, record.ended
    dated = [(one, "names", one.names) for one in (*catalogue.organisations.values(), *catalogue.places.values())]
    dated += [(one, "periods", one.periods) for one in catalogue.awards.values()]
    for record, key, parts in dated:
        for index, part in enumerate(parts):
            yield record, (key, index), part.valid_from, part.valid_until
