"""Where facts were read: every record has sources, every citation leads to one."""

from collections.abc import Iterable, Iterator
from functools import cache

from pydantic import BaseModel

from bangvang.catalogue import Catalogue
from bangvang.records import Decision, Exemplar, Record
from bangvang.records.schema import FieldSpec, Loc, fields_of
from bangvang.rules.finding import Finding, meant

NEED_SOURCES = ("exemplar", "decision", "campaign", "event")


def unsourced_record(catalogue: Catalogue) -> Iterator[Finding]:
    """Hồ sơ không ghi nguồn

    Là gì: Một gương, quyết định, phong trào hoặc sự kiện có thật mà không khai nguồn nào.

    Vì sao: Luật Thi đua, khen thưởng 2022 đòi khen thưởng phải chính xác, công khai, minh bạch. Người đọc cần biết
    điều họ đọc lấy từ đâu.

    Cách sửa: Khai ít nhất một nguồn ở mục sources; với quyết định có thể khai bản gốc ở mục file. Dữ liệu dựng để
    minh họa thì ghi illustrative: true.

    Ví dụ:

        sources:
          - key: nhan-dan-1952
            title: Đại hội chiến sĩ thi đua và cán bộ gương mẫu toàn quốc
            publisher: Báo Nhân Dân
    """
    for kind in NEED_SOURCES:
        for record in catalogue.of_kind(kind).values():
            gone = isinstance(record, Exemplar) and record.withdrawn
            if not (record.illustrative or gone or _source_keys(record)):
                fix = "Thêm mục sources (tên nguồn, nơi công bố, ngày); nếu là dữ liệu dựng thì ghi illustrative: true."
                yield Finding(record, ("sources",), "hồ sơ không ghi nguồn nào", fix)


def unknown_citation(catalogue: Catalogue) -> Iterator[Finding]:
    """Dẫn một nguồn chưa khai

    Là gì: Một sự việc dẫn nguồn bằng mã mà mục sources của chính hồ sơ ấy không có.

    Vì sao: Số chú thích trên trang sẽ không dẫn tới đâu.

    Cách sửa: Sửa mã cho khớp với key ở mục sources, hoặc khai thêm nguồn.

    Ví dụ:

        born:
          - value: 1912
            sources: nhandan-1952     # sai: ở mục sources, key là nhan-dan-1952
    """
    for record in catalogue.records():
        cited = list(_citations(record))
        known = _source_keys(record) if cited else []
        for loc, key in cited:
            if key not in known:
                fix = meant(key, known) + f"Các nguồn đã khai: {', '.join(known) or 'chưa có'}."
                yield Finding(record, loc, f"không có nguồn “{key}” trong mục sources", fix)


def duplicate_source_key(catalogue: Catalogue) -> Iterator[Finding]:
    """Hai nguồn cùng một mã

    Là gì: Hai mục trong sources mang cùng một key.

    Vì sao: Chỗ dẫn mã ấy không biết là dẫn nguồn nào.

    Cách sửa: Đặt cho mỗi nguồn một mã riêng, ví dụ thêm năm hoặc tên báo; nguồn chép hai lần thì xóa một.

    Ví dụ:

        sources:
          - key: nhan-dan           # đúng: nên đổi thành nhan-dan-1952
          - key: nhan-dan           # sai: trùng mã với mục trên
    """
    for record in catalogue.records():
        seen: dict[str, int] = {}
        for index, source in enumerate(record.sources):
            first = seen.setdefault(source.key, index)
            if first != index:
                message = f"mã nguồn “{source.key}” đã dùng cho “{record.sources[first].title}”"
                yield Finding(record, ("sources", index, "key"), message, "Đặt cho mỗi nguồn một mã riêng.")


def unused_source(catalogue: Catalogue, records: Iterable[Record]) -> Iterator[Finding]:
    """Nguồn đã khai mà không chỗ nào dẫn tới

    Là gì: Hồ sơ có dẫn nguồn cho từng sự việc, nhưng một nguồn trong mục sources không được dẫn ở đâu.

    Vì sao: Người đọc không biết nguồn ấy chứng cho điều gì; có khi đó là một chỗ quên dẫn.

    Cách sửa: Dẫn nguồn ấy ở sự việc tương ứng (sources: mã, hoặc [^mã] trong bài viết), hoặc bỏ nguồn.

    Ví dụ:

        Ông làm quản đốc xưởng từ năm 1947.[^hoi-ky-1990]
    """
    for record in records:
        cited = {*record.story.cited, *(key for _, key in _citations(record))} if record.sources else ()
        if not cited:
            continue  # small records list their sources once for the whole
        for index, source in enumerate(record.sources):
            if source.key not in cited:
                fix = f"Thêm sources: {source.key} vào sự việc, hoặc [^{source.key}] vào bài; không cần thì bỏ nguồn."
                yield Finding(record, ("sources", index, "key"), f"chưa chỗ nào dẫn nguồn “{source.key}”", fix)


def _source_keys(record: Record) -> list[str]:
    """The keys a record may cite, in order; a decision's own file is a source too."""
    keys = [source.key for source in record.sources]
    return [*keys, record.file.key] if isinstance(record, Decision) and record.file else keys


def _citations(value: BaseModel, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every key that a value or anything in it cites, and where."""
    for spec in _citing(type(value)):
        held = getattr(value, spec.name)
        if not held:
            continue
        if spec.model is None:
            yield from (((*loc, spec.key, index), key) for index, key in enumerate(held))
        elif isinstance(held, tuple):
            for index, item in enumerate(held):
                yield from _citations(item, (*loc, spec.key, index))
        else:
            yield from _citations(held, (*loc, spec.key))


@cache
def _citing(model: type[BaseModel]) -> tuple[FieldSpec, ...]:
    """The fields through which citations can be reached: `sources` holding keys, and what has such a field inside."""
    specs = fields_of(model).values()
    return tuple(spec for spec in specs if (_citing(spec.model) if spec.model else spec.key == "sources"))
