"""Two records for one thing: the same id, the same person, the same number."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice

from bangvang import docnumber, vietnamese
from bangvang.catalogue import Catalogue, kind_of
from bangvang.records import BY_NAME, Decision, Document, Entry, Exemplar
from bangvang.records.exemplar import RecipientKind, Relation
from bangvang.rules.finding import Finding


def duplicate_id(catalogue: Catalogue) -> Iterator[Finding]:
    """Hai hồ sơ cùng loại mang một mã

    Là gì: Mã (id) là tên riêng của hồ sơ, cũng là địa chỉ trang của hồ sơ ấy. Khi không ghi id, mã là tên tệp.

    Vì sao: Hai hồ sơ cùng mã sẽ tranh nhau một địa chỉ, và mọi chỗ nhắc tới mã ấy không biết là nói về ai.

    Cách sửa: Nếu hai tệp nói về một người, một việc, hãy gộp làm một. Nếu không, đổi mã của hồ sơ mới, ví dụ
    thêm năm sinh hoặc tên đơn vị; đừng đổi mã của hồ sơ đã đăng.

    Ví dụ:

        exemplars/2024/nguyen-van-a.md và exemplars/2025/nguyen-van-a.md    # sai
        exemplars/2025/nguyen-van-a-bac-ninh.md                             # đúng
    """
    for first, second in catalogue.twins:
        label = BY_NAME[kind_of(second)].label
        message = f"mã “{second.id}” ({label}) đã dùng trong {first.path}"
        fix = f"Nếu là một thì gộp hai tệp; nếu không thì đổi mã trong {second.path}."
        if isinstance(second, Entry):
            fix = "Hai bài thì hai thư mục, mỗi thư mục một mã; bỏ dòng id trong bài, mã chính là tên thư mục."
        yield Finding(second, ("id",), message, fix)


def duplicate_person(catalogue: Catalogue) -> Iterator[Finding]:
    """Hai hồ sơ có lẽ của cùng một người

    Là gì: Hai hồ sơ cá nhân cùng họ tên (không kể cách đặt dấu, chữ hoa), lại cùng năm sinh hoặc cùng đơn vị.

    Vì sao: Một người có hai hồ sơ thì danh hiệu bị chia đôi, người đọc chỉ thấy một nửa.

    Cách sửa: Nếu là một người, hãy gộp hai tệp và giữ mã đã đăng. Nếu là hai người trùng tên, hãy khai điều ấy
    ở mục related của một trong hai hồ sơ.

    Ví dụ:

        related:
          - exemplar: nguyen-van-hoa-1950
            relation: namesake      # trùng tên, không phải một người
    """
    told = set()
    for alike, first, second in _pairs(catalogue):
        if (first.id, second.id) not in told:
            told.add((first.id, second.id))
            message = f"“{second.name}” có thể là người trong {first.path}: cùng tên, {alike}"
            fix = f"Nếu là một người thì gộp hai hồ sơ; nếu trùng tên thì thêm related: {first.id}, relation: namesake."
            yield Finding(second, ("name",), message, fix)


def same_number_twice(catalogue: Catalogue) -> Iterator[Finding]:
    """Một văn bản được ghi thành hai hồ sơ

    Là gì: Hai quyết định, hoặc hai văn bản, cùng nơi ban hành, cùng số, ký hiệu và cùng năm. Dấu cách, gạch nối,
    số 0 ở đầu không làm thành số khác: “34- CT/TW” cũng là “34-CT/TW”.

    Vì sao: Số văn bản đánh lại từ đầu mỗi năm ở mỗi cơ quan, nên ba điều ấy giống nhau thì chỉ là một văn bản;
    ghi hai lần thì danh sách khen thưởng bị đếm hai lần.

    Cách sửa: Giữ một hồ sơ và chuyển các dòng còn thiếu sang đó; nếu là hai văn bản, xem lại số và ngày.

    Ví dụ:

        content/decisions/ubnd/2024/12.yml    number: 12/QĐ-UBND
        content/decisions/ubnd/2024/012.yml   number: 012/QĐ-UBND     # sai: đã có ở tệp trên
    """
    seen = {}
    for record in (*catalogue.decisions.values(), *catalogue.documents.values()):
        key = _number_key(record)
        first = seen.setdefault(key, record) if key else record
        if first is not record:
            message = f"số “{record.number}” năm {record.date.year} của nơi này đã có trong {first.path}"
            yield Finding(record, ("number",), message, "Chỉ giữ một hồ sơ cho mỗi văn bản, hoặc xem lại số và ngày.")


def _number_key(record: Decision | Document) -> tuple | None:
    if not record.number or not record.date or not record.issuer:
        return None
    parsed = docnumber.parse(record.number)
    number = parsed.canonical() if parsed else vietnamese.fold(record.number)
    return type(record), record.issuer, number, record.date.year


def _pairs(catalogue: Catalogue) -> Iterator[tuple[str, Exemplar, Exemplar]]:
    """Persons of one name that agree in something more, each with the first of its like."""
    persons = [one for one in catalogue.exemplars.values() if one.kind is RecipientKind.PERSON and not one.withdrawn]
    names = [vietnamese.signature(one.name) for one in persons]
    bearers = Counter(names)
    groups: dict[tuple, list[Exemplar]] = defaultdict(list)
    for name, one in zip(names, persons, strict=True):
        if bearers[name] > 1:
            for year in _birth_years(one):
                groups[name, f"cùng sinh năm {year}"].append(one)
            if one.organisation or one.unit:
                unit = one.organisation or vietnamese.fold(one.unit)
                groups[name, "cùng đơn vị", unit].append(one)
    for (_, alike, *_), group in groups.items():
        for index, second in enumerate(group[1:], 1):
            first = next((one for one in islice(group, index) if not _told_apart(one, second)), None)
            if first:
                yield alike, first, second


def _birth_years(one: Exemplar) -> set[int]:
    return {date.year for claim in one.born for date in (claim.value, *claim.value.alternatives)}


def _told_apart(one: Exemplar, other: Exemplar) -> bool:
    declared = any(
        related.relation is Relation.NAMESAKE and related.exemplar == second.id
        for first, second in ((one, other), (other, one))
        for related in first.related
    )
    years, others = _birth_years(one), _birth_years(other)
    return declared or bool(years and others and not years & others)
