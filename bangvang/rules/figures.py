"""Figures of campaigns: parts add up to the whole, a changed figure says so, nothing is counted twice."""

from collections.abc import Iterator
from itertools import pairwise

from bangvang import sums, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.records.figure import Figure, Target
from bangvang.rules.finding import Finding
from bangvang.sums import Parts, Sum


def sum_gap(catalogue: Catalogue) -> Iterator[Finding]:
    """Số của các đơn vị cộng lại không bằng số của cấp trên

    Là gì: Cùng một chỉ tiêu, cùng một kỳ, mà số của các đơn vị trực thuộc (hoặc của các phong trào thành phần, hoặc của
    bốn quý) cộng lại không bằng số mà cấp trên (hoặc cả năm) báo cáo. Tỷ lệ phần trăm thì không cộng. Đơn vị nào chưa
    báo thì chưa coi là lệch, trừ khi phần đã báo vượt quá số chung.

    Vì sao: Số cộng không khớp là chỗ người đọc mất lòng tin đầu tiên. Trang vẫn nêu chỗ lệch; ở đây nhắc để tìm ra lý
    do.

    Cách sửa: Sửa con số sai và ghi lần sửa vào revisions. Nếu hai số đều đúng như báo cáo thì ghi lý do vào gap; trang
    sẽ nêu cả chỗ lệch và lý do.

    Ví dụ:

        - text: Sáng kiến được công nhận
          period: quý II/2024
          result: 37            # hai đơn vị dưới báo 20 và 15
          gap: Hai sáng kiến chung của hai đơn vị chỉ tính ở cấp trên
    """
    for campaign in catalogue.campaigns.values():
        for one in sums.sums(catalogue, campaign) if campaign.targets else ():
            if one.gap and not one.whole.target.gap:
                loc = ("targets", one.whole.index, one.figure.value)
                fix = "Sửa số sai và ghi vào revisions; nếu hai số đều đúng như báo cáo thì ghi lý do vào gap."
                yield Finding(campaign, loc, _said(one), fix)


def broken_revisions(catalogue: Catalogue) -> Iterator[Finding]:
    """Các lần sửa số không nối được với nhau

    Là gì: Các lần sửa (revisions) của một con số không theo thứ tự thời gian; hoặc số “trước” của lần sau khác số “sau”
    của lần trước; hoặc số “sau” của lần cuối khác con số đang ghi; hoặc “trước” và “sau” như nhau.

    Vì sao: Người đọc phải lần được từ con số công bố đầu tiên đến con số hôm nay. Đứt một mắt là không ai biết số nào
    đúng.

    Cách sửa: Ghi mỗi lần sửa một mục, từ cũ đến mới; lần cuối có “sau” (after) đúng bằng result (hoặc target) đang ghi.

    Ví dụ:

        result: 37
        revisions:
          - {date: 15/7/2024, before: 34, after: 36, reason: Một đơn vị nộp muộn, by: Ban Chính sách}
          - {date: 02/8/2024, before: 36, after: 37, reason: Cộng sót một sáng kiến, by: Ban Chính sách}
    """
    for campaign in catalogue.campaigns.values():
        for index, target in enumerate(campaign.targets):
            for at, message in _breaks(target) if target.revisions else ():
                fix = "Ghi các lần sửa từ cũ đến mới, số “sau” của lần trước là số “trước” của lần sau."
                yield Finding(campaign, ("targets", index, "revisions", at), message, fix)


def same_target_twice(catalogue: Catalogue) -> Iterator[Finding]:
    """Một chỉ tiêu ghi hai lần

    Là gì: Cùng một đơn vị, cùng một chỉ tiêu, cùng kỳ và đơn vị tính mà có hai mục trong targets.

    Vì sao: Khi cộng sẽ tính hai lần, và người đọc không biết tin số nào.

    Cách sửa: Giữ một mục. Nếu mục sau là số mới thì sửa số ở mục đầu và ghi lần sửa vào revisions.

    Ví dụ:

        - {text: Sáng kiến được công nhận, period: quý II/2024, result: 34}
        - {text: Sáng kiến được công nhận, period: quý 2 năm 2024, result: 37}      # sai: là lần sửa của mục trên
    """
    for campaign in catalogue.campaigns.values():
        first: dict[tuple, int] = {}
        for index, target in enumerate(campaign.targets):
            known = first.setdefault((sums.key_of(target), target.organisation), index)
            if known != index:
                message = f"chỉ tiêu “{target.text}” ({target.period or 'không ghi kỳ'}) đã có ở mục thứ {known + 1}"
                fix = "Giữ một mục; nếu đây là số mới thì sửa số ở mục kia và ghi vào revisions."
                yield Finding(campaign, ("targets", index, "text"), message, fix)


def _said(one: Sum) -> str:
    target = one.whole.target
    whole, added = vietnamese.number(one.total), vietnamese.number(one.added)
    count = len(one.entries) - len(one.silent)
    parts = "bốn quý" if one.parts is Parts.QUARTERS else f"{vietnamese.padded(count)} {one.parts.value}"
    about = f"“{target.text}”" + (f", {target.period}" if target.period else "")
    return f"{about}: {one.figure.label} ghi {whole}, {parts} cộng lại {added}, lệch {vietnamese.number(abs(one.gap))}"


def _breaks(target: Target) -> Iterator[tuple[int, str]]:
    """Where the chain of revisions does not hold, with what is wrong there."""
    for figure in Figure:
        chain = [(at, one) for at, one in enumerate(target.revisions) if one.figure is figure]
        for (_, earlier), (at, later) in pairwise(chain):
            if later.date < earlier.date:
                yield at, "lần sửa này có ngày sớm hơn lần trước nó"
            elif (later.before or "") != earlier.after:
                yield at, f"trước ghi “{later.before or ''}”, mà lần sửa trước đó đã đổi thành “{earlier.after}”"
        yield from ((at, f"trước và sau cùng là “{one.after}”") for at, one in chain if one.before == one.after)
        now = (target.target if figure is Figure.TARGET else target.result) or ""
        if chain and chain[-1][1].after != now:
            at, last = chain[-1]
            yield at, f"lần sửa cuối đổi thành “{last.after}”, mà {figure.label} đang ghi “{now}”"
