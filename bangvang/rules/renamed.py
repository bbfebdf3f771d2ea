"""People who changed their name and want the old one left alone."""

from collections.abc import Iterator

from bangvang import telling
from bangvang.catalogue import Catalogue
from bangvang.rules.finding import Finding


def former_name_told(catalogue: Catalogue) -> Iterator[Finding]:
    """Tên cũ của người đã đổi tên ở chỗ máy không tự thay được

    Là gì: Hồ sơ có tên cũ ở mục former_names, không ghi shown: true, mà tên ấy vẫn có trong bài, tóm tắt, chú thích
    ảnh, tên khác, mã hồ sơ hoặc tên tệp.

    Vì sao: Luật cho đổi tên khi có lý do chính đáng (Điều 28 Bộ luật Dân sự 2015); nhắc lại tên cũ có thể làm người ấy
    tổn thương. Máy tự thay tên cũ trong danh sách của các quyết định, nhưng không sửa lời văn và địa chỉ trang.

    Cách sửa: Viết tên hiện nay. Mã hồ sơ có tên cũ thì đặt mã mới, sửa mã ở các danh sách, ghi mã cũ vào former_ids:
    địa chỉ cũ còn một dòng báo, không nhắc tên nào. Người ấy muốn được tìm thấy bằng tên cũ thì ghi shown: true.

    Ví dụ:

        id: guong-2026-017
        name: Nguyễn Minh An
        former_names:
          - {name: Nguyễn Thị Bưởi}
    """
    for one in catalogue.exemplars.values():
        names = one.hidden_names
        if not names or one.withdrawn:
            continue
        others = [(("aka", at), "mục tên khác", name) for at, name in enumerate(one.aka)]
        others.append((("birth_name",), "tên khai sinh", one.birth_name or ""))
        for loc, where, text in (*telling.texts(one), *others):
            if telling.names_in(text, names):
                yield Finding(one, loc, f"{where} ghi tên cũ mà người ấy không muốn hiện", "Viết tên hiện nay.")
        if telling.address_tells(one, names):
            fix = "Đặt mã (id) và tên tệp khác, sửa mã trong các danh sách, ghi mã cũ vào former_ids."
            yield Finding(one, ("id",), f"mã hồ sơ hoặc tên tệp “{one.id}” ghi tên cũ mà người ấy không muốn hiện", fix)
