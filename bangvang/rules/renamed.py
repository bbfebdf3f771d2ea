"""People who changed their name and want the old one left alone."""

from collections.abc import Iterable, Iterator

from bangvang import telling, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.records import Decision, Exemplar, Record
from bangvang.rules.finding import Finding

_SAME = "Nếu là cùng một người thì viết tên hiện nay, hoặc ghi mã gương ở dòng ấy; trùng tên thì để nguyên."


def former_name_told(catalogue: Catalogue, records: Iterable[Record]) -> Iterator[Finding]:
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
    for one in records:
        names = one.hidden_names if isinstance(one, Exemplar) and not one.withdrawn else ()
        if not names:
            continue
        others = [(("aka", at), "mục tên khác", name) for at, name in enumerate(one.aka)]
        others.append((("birth_name",), "tên khai sinh", one.birth_name or ""))
        for loc, where, text in (*telling.texts(one), *others):
            if telling.names_in(text, names):
                yield Finding(one, loc, f"{where} ghi tên cũ mà người ấy không muốn hiện", "Viết tên hiện nay.")
        if telling.address_tells(one, names):
            fix = "Đặt mã (id) và tên tệp khác, sửa mã trong các danh sách, ghi mã cũ vào former_ids."
            yield Finding(one, ("id",), f"mã hồ sơ hoặc tên tệp “{one.id}” ghi tên cũ mà người ấy không muốn hiện", fix)


def former_name_elsewhere(catalogue: Catalogue, records: Iterable[Record]) -> Iterator[Finding]:
    """Hồ sơ khác nhắc tên cũ của người đã đổi tên

    Là gì: Bài, tóm tắt của một hồ sơ khác, hay một dòng danh sách chưa ghi mã gương, có đúng tên mà một người đã đổi
    và không muốn hiện nữa.

    Vì sao: Gõ tên cũ vào ô tìm kiếm vẫn ra người ấy, dù hồ sơ của chính họ đã sửa. Cũng có thể là người trùng tên, nên
    máy chỉ nhắc, không tự sửa.

    Cách sửa: Cùng một người thì viết tên hiện nay; dòng danh sách thì ghi mã gương (recipient), máy tự thay tên. Người
    trùng tên thì để nguyên.

    Ví dụ:

        rows:
          - {name: Nguyễn Minh An, recipient: guong-2026-017}
    """
    owners = catalogue.once("owners of former names", _owners, catalogue)
    if not owners:
        return
    for one in (one for one in records if isinstance(one, Exemplar)):
        for loc, where, text in ((("name",), "bài", one.story.html), (("summary",), "tóm tắt", one.summary)):
            others = [name for name, owner in owners.items() if owner != one.id and name.split()[-1] in text]
            if telling.names_in(text, others):
                yield Finding(one, loc, f"{where} nhắc một tên mà người khác đã đổi và không muốn hiện", _SAME)
    signatures = {vietnamese.signature(name) for name in owners}
    for decision in (one for one in records if isinstance(one, Decision)):
        for index, row in enumerate(decision.rows):
            if row.name and not row.recipient and vietnamese.signature(row.name) in signatures:
                message = f"“{row.name}” là tên một người đã đổi và không muốn hiện"
                yield Finding(decision, ("rows", index, "name"), message, _SAME)


def _owners(catalogue: Catalogue) -> dict[str, str]:
    """By former name that is not to be told: the id of whoever bore it."""
    return {name: one.id for one in catalogue.exemplars.values() if not one.withdrawn for name in one.hidden_names}
