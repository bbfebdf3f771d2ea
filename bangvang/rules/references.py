"""References that lead nowhere: an id that no record of its kind has."""

from collections.abc import Iterator

from bangvang import reference
from bangvang.catalogue import Catalogue
from bangvang.records import BY_NAME
from bangvang.records.schema import references
from bangvang.rules.finding import Finding, meant

HINTS = 20
"""So many unknown ids get a “did you mean”: looking for what is near costs some 20 ms among 10,000 ids."""


def unknown_exemplar(catalogue: Catalogue) -> Iterator[Finding]:
    """Mã gương không có hồ sơ

    Là gì: Một danh sách khen thưởng, một mục “gương liên quan”… nhắc tới mã gương mà không có tệp nào mang mã ấy.

    Vì sao: Người trong danh sách sẽ không nối được với câu chuyện của mình.

    Cách sửa: Sửa mã cho đúng tên tệp trong exemplars/ (không kèm đuôi .md). Nếu người ấy chưa có hồ sơ, trong danh
    sách chỉ cần ghi họ tên ở cột “Họ và tên”, bỏ trống cột “Mã gương”.

    Ví dụ:

        recipient: ngo-gia-kam      # sai
        recipient: ngo-gia-kham     # đúng
    """
    return _unknown(catalogue, "exemplar")


def unknown_award(catalogue: Catalogue) -> Iterator[Finding]:
    """Mã danh hiệu, hình thức khen thưởng không có trong danh mục

    Là gì: Hồ sơ ghi một mã danh hiệu hoặc hình thức khen thưởng mà danh mục không có.

    Vì sao: Không biết danh hiệu nào thì không đối chiếu được thẩm quyền, hạng và thời hạn hiệu lực, cũng không xếp
    được vào bảng vàng.

    Cách sửa: Sửa mã theo danh mục. Danh hiệu riêng của tỉnh, ngành chưa có thì thêm một tệp trong content/awards/.

    Ví dụ:

        award: anh-hung-lao-dog      # sai
        award: anh-hung-lao-dong     # đúng
    """
    return _unknown(catalogue, "award")


def unknown_place(catalogue: Catalogue) -> Iterator[Finding]:
    """Mã địa phương không có trong danh mục

    Là gì: Hồ sơ ghi mã một tỉnh, thành phố mà danh mục không có.

    Vì sao: Trang phải biết địa phương ấy nay thuộc đâu để người đọc tìm được theo cả tên cũ lẫn tên mới.

    Cách sửa: Ghi mã của tỉnh, thành phố như tên gọi khi ấy; tên xã, huyện ghi ở ô detail, không ghi vào mã.

    Ví dụ:

        place: nam-dihn      # sai
        place: nam-dinh      # đúng
    """
    return _unknown(catalogue, "place")


def unknown_organisation(catalogue: Catalogue) -> Iterator[Finding]:
    """Mã đơn vị không có hồ sơ

    Là gì: Hồ sơ nhắc tới một cơ quan, đơn vị mà không có tệp nào trong content/organisations/ mang mã ấy.

    Vì sao: Thẩm quyền khen thưởng và tên gọi theo thời gian được tra từ hồ sơ đơn vị.

    Cách sửa: Sửa mã, hoặc thêm một tệp đơn vị chỉ gồm tên và loại. Chưa cần hồ sơ thì ghi tên đơn vị ở ô unit.

    Ví dụ:

        issuer: ubnd-bac-nin      # sai
        issuer: ubnd-bac-ninh     # đúng
    """
    return _unknown(catalogue, "organisation")


def unknown_campaign(catalogue: Catalogue) -> Iterator[Finding]:
    """Mã phong trào không có hồ sơ

    Là gì: Hồ sơ nhắc tới một phong trào mà không có tệp nào trong content/campaigns/ mang mã ấy.

    Vì sao: Kết quả và người được khen sẽ không hiện trên trang của phong trào.

    Cách sửa: Sửa mã cho đúng tên tệp, hoặc thêm hồ sơ phong trào.

    Ví dụ:

        campaign: nguoi-tot-viec-tôt     # sai
        campaign: nguoi-tot-viec-tot     # đúng
    """
    return _unknown(catalogue, "campaign")


def unknown_event(catalogue: Catalogue) -> Iterator[Finding]:
    """Mã sự kiện không có hồ sơ

    Là gì: Hồ sơ nhắc tới một đại hội, hội nghị mà không có tệp nào trong content/events/ mang mã ấy.

    Vì sao: Người được tuyên dương sẽ không hiện trên trang của đại hội, hội nghị ấy.

    Cách sửa: Sửa mã cho đúng tên tệp, hoặc thêm hồ sơ sự kiện.

    Ví dụ:

        events: [dai-hoi-thi-dua-1925]     # sai
        events: [dai-hoi-thi-dua-1952]     # đúng
    """
    return _unknown(catalogue, "event")


def unknown_document(catalogue: Catalogue) -> Iterator[Finding]:
    """Mã văn bản không có hồ sơ

    Là gì: Mục căn cứ, văn bản… nhắc tới một văn bản mà không có tệp nào trong content/documents/ mang mã ấy.

    Vì sao: Người đọc không mở được căn cứ, và không kiểm tra được văn bản ấy khi đó còn hiệu lực hay không.

    Cách sửa: Sửa mã cho đúng tên tệp, hoặc thêm hồ sơ văn bản (số, tên, ngày).

    Ví dụ:

        legal_basis: [luat-tdkt-2202]     # sai
        legal_basis: [luat-tdkt-2022]     # đúng
    """
    return _unknown(catalogue, "document")


def unknown_decision(catalogue: Catalogue) -> Iterator[Finding]:
    """Mã quyết định không có hồ sơ

    Là gì: Một quyết định nói mình bị đính chính, thay thế hoặc hủy bỏ theo một quyết định khác mà không có tệp nào
    trong content/decisions/ mang mã ấy.

    Vì sao: Điều 93 Luật Thi đua, khen thưởng 2022: hủy bỏ khen thưởng cũng phải bằng quyết định. Người đọc cần
    mở được quyết định ấy.

    Cách sửa: Sửa mã cho đúng tên tệp, hoặc thêm hồ sơ của quyết định ấy.

    Ví dụ:

        status_by: 77-qd-ubnd        # sai
        status_by: 77-qd-ubnd-2025   # đúng
    """
    return _unknown(catalogue, "decision")


def unknown_contest(catalogue: Catalogue) -> Iterator[Finding]:
    """Mã cuộc thi không có hồ sơ

    Là gì: Một cuộc thi ghi “lần trước” là một mã mà không có thư mục nào mang mã ấy, hoặc lệnh new entry được giao một
    cuộc thi không có.

    Vì sao: Người đọc không sang được cuộc thi lần trước; bài dự thi không có thể lệ để kiểm tra.

    Cách sửa: Sửa mã cho đúng tên thư mục trong content/contests/.

    Ví dụ:

        previous: thi-viet-2025
        python build.py new entry --contest thi-viet-2026 "Tên bài"
    """
    return _unknown(catalogue, "contest")


def _unknown(catalogue: Catalogue, kind: str) -> Iterator[Finding]:
    """Findings for references of one kind; what could not be read is not unknown, its own problem is told."""
    known, spec = catalogue.of_kind(kind), BY_NAME[kind]
    referred = {id for of, id in catalogue.pointing_at if of == kind}
    lost = {id for id in referred if id not in known and (kind, id) not in catalogue.unreadable}
    hints = {id: meant(id, known) for id in sorted(lost)[:HINTS]}
    pointing = {(one.path, one.id): one for id in sorted(lost) for one in catalogue.pointing_at[kind, id]}
    for record in pointing.values():
        if record.path.startswith(f"{reference.LABEL}/"):
            continue  # the engine's own data cites laws that a project need not have on file
        for loc, of, id in references(record):
            if of == kind and id in lost:
                fix = f"{hints.get(id, '')}Sửa mã, hoặc thêm hồ sơ trong {spec.folder}/."
                yield Finding(record, loc, f"không có {spec.label} “{id}”", fix)
