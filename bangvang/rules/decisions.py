"""A decision as a document: its number, its dates against what came before it, its status."""

from collections.abc import Iterator

from bangvang import docnumber, periods
from bangvang.catalogue import Catalogue
from bangvang.records.decision import DecisionStatus
from bangvang.rules.finding import Finding, lifetime, on_day


def document_number(catalogue: Catalogue) -> Iterator[Finding]:
    """Số, ký hiệu không đúng thể thức

    Là gì: Số của quyết định hoặc văn bản không theo mẫu “số/loại-nơi ban hành”.

    Vì sao: Theo Nghị định 30/2020/NĐ-CP về công tác văn thư, số và ký hiệu cho biết loại văn bản và nơi ban hành;
    ghi sai thì người đọc không tra được.

    Cách sửa: Chép lại số, ký hiệu đúng như trên văn bản. Văn bản cũ mang số kiểu khác thì cứ giữ nguyên: đây chỉ
    là cảnh báo.

    Ví dụ:

        number: Quyết định 1436      # sai
        number: 1436/QĐ-UBND         # đúng
    """
    for record in (*catalogue.decisions.values(), *catalogue.documents.values()):
        if record.number and docnumber.parse(record.number) is None:
            fix = "Viết như trên văn bản, ví dụ 1436/QĐ-UBND, 98/2023/NĐ-CP, 34-CT/TW."
            yield Finding(record, ("number",), f"số, ký hiệu “{record.number}” không đúng thể thức", fix)


def proposal_after_decision(catalogue: Catalogue) -> Iterator[Finding]:
    """Tờ trình đề ngày sau quyết định

    Là gì: Ngày của tờ trình đề nghị khen thưởng muộn hơn ngày ra quyết định.

    Vì sao: Quyết định xét đề nghị tại tờ trình nên không thể có trước tờ trình; thường là chép nhầm ngày, tháng.

    Cách sửa: Đối chiếu lại hai ngày với văn bản; ngày viết trước, tháng viết sau.

    Ví dụ:

        date: 22/02/2011
        proposals:
          - by: Ủy ban nhân dân tỉnh Bắc Ninh
            date: 01/3/2011      # sai: sau ngày quyết định
    """
    for decision in catalogue.decisions.values():
        for index, proposal in enumerate(decision.proposals):
            if proposal.date and proposal.date > decision.date:
                message = f"tờ trình ngày {on_day(proposal.date)} sau quyết định ngày {on_day(decision.date)}"
                fix = "Đối chiếu lại hai ngày với văn bản."
                yield Finding(decision, ("proposals", index, "date"), message, fix)


def campaign_after_decision(catalogue: Catalogue) -> Iterator[Finding]:
    """Quyết định có trước phong trào

    Là gì: Quyết định khen thưởng ghi thuộc một phong trào, nhưng phong trào ấy bắt đầu sau ngày quyết định.

    Vì sao: Không thể khen kết quả của một phong trào chưa phát động; hoặc nhầm phong trào, hoặc nhầm ngày.

    Cách sửa: Xem lại mã phong trào (nhất là các phong trào cùng tên ở những giai đoạn khác nhau) và hai ngày.

    Ví dụ:

        date: 05/3/2015
        campaign: thi-dua-2016-2020      # sai: phong trào bắt đầu năm 2016
    """
    for decision in catalogue.decisions.values():
        campaign = catalogue.campaigns.get(decision.campaign or "")
        if campaign and campaign.starts and periods.days(campaign.starts)[0] > decision.date:
            started, day = on_day(campaign.starts), on_day(decision.date)
            message = f"phong trào “{campaign.name}” bắt đầu {started}, sau quyết định ngày {day}"
            yield Finding(decision, ("campaign",), message, "Xem lại mã phong trào và hai ngày.")


def legal_basis_not_in_force(catalogue: Catalogue) -> Iterator[Finding]:
    """Căn cứ vào văn bản không còn, hoặc chưa có hiệu lực

    Là gì: Ở mục căn cứ có một văn bản mà ngày ra quyết định nằm ngoài thời gian hiệu lực của nó.

    Vì sao: Khen thưởng theo quy định của thời điểm quyết định: Luật Thi đua, khen thưởng 2003 có hiệu lực đến hết
    31/12/2023, Luật 06/2022/QH15 từ 01/01/2024. Cũng có quyết định chuyển tiếp nên đây chỉ là cảnh báo.

    Cách sửa: Đối chiếu mục “Căn cứ…” của quyết định; nếu quyết định quả ghi như thế thì giữ nguyên.

    Ví dụ:

        date: 10/5/2023
        legal_basis: [luat-06-2022-qh15]      # sai: luật này có hiệu lực từ 01/01/2024
    """
    for decision in catalogue.decisions.values():
        for index, id in enumerate(decision.legal_basis):
            document = catalogue.documents.get(id)
            if document and not periods.holds(document, decision.date):
                held = lifetime(document.valid_from, document.valid_until)
                message = f"“{document.title}” có hiệu lực {held}, quyết định ngày {on_day(decision.date)}"
                fix = "Đối chiếu lại mục căn cứ; nếu văn bản ghi đúng như thế thì bỏ qua."
                yield Finding(decision, ("legal_basis", index), message, fix)


def future_decision(catalogue: Catalogue) -> Iterator[Finding]:
    """Quyết định đề ngày chưa tới

    Là gì: Ngày ban hành của quyết định muộn hơn hôm nay.

    Vì sao: Chỉ quyết định đã ban hành mới đưa tên người vào bảng vàng.

    Cách sửa: Sửa lại ngày; nếu quyết định chưa ký, hãy đợi.

    Ví dụ:

        date: 12/9/2062      # sai
        date: 12/9/2026      # đúng
    """
    for decision in catalogue.decisions.values():
        if decision.date > catalogue.today:
            message = f"quyết định đề ngày {on_day(decision.date)}, hôm nay mới là {on_day(catalogue.today)}"
            yield Finding(decision, ("date",), message, "Xem lại ngày; quyết định chưa ban hành thì chưa đưa lên.")


def unsupported_status(catalogue: Catalogue) -> Iterator[Finding]:
    """Đổi hiệu lực mà không có căn cứ

    Là gì: Quyết định ghi là đã đính chính, thay thế hoặc hủy bỏ nhưng không nói theo quyết định nào; hoặc hủy bỏ
    mà không nêu lý do.

    Vì sao: Điều 93 Luật Thi đua, khen thưởng 2022: chỉ hủy bỏ khi gian dối, làm giả hồ sơ, xét sai quy định hoặc
    sau đó phát hiện vi phạm, và phải bằng quyết định của người có thẩm quyền. Gỡ tên một người là việc hệ trọng.

    Cách sửa: Thêm status_by (mã quyết định làm thay đổi); với hủy bỏ thêm status_ground (căn cứ theo Điều 93).

    Ví dụ:

        status: cancelled      # sai: thiếu hai dòng dưới
        status_by: 77-qd-ubnd-2025
        status_ground: Kê khai gian dối thành tích, điểm a khoản 1 Điều 93
    """
    for decision in catalogue.decisions.values():
        status = decision.status
        if status is not DecisionStatus.IN_FORCE and not decision.status_by:
            fix = "Thêm status_by: mã của quyết định ấy."
            yield Finding(decision, ("status",), f"ghi “{status.label}” mà không nói theo quyết định nào", fix)
        if status is DecisionStatus.CANCELLED and not decision.status_ground:
            fix = "Thêm status_ground: căn cứ theo Điều 93 Luật Thi đua, khen thưởng."
            yield Finding(decision, ("status",), "ghi “đã bị hủy bỏ” mà không nêu căn cứ", fix)
