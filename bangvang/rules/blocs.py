"""Emulation blocs: points within their scale, figures that are declared, each member once, a head from among them."""

from collections.abc import Iterator

from bangvang import figures
from bangvang.catalogue import Catalogue
from bangvang.records import Bloc
from bangvang.records.bloc import BlocYear
from bangvang.rules.finding import Finding, meant


def score_out_of_range(catalogue: Catalogue) -> Iterator[Finding]:
    """Điểm thi đua không đọc được hoặc vượt điểm tối đa

    Là gì: Điểm, số đếm của một đơn vị trong khối, cụm thi đua không phải là con số viết theo lối Việt Nam (38,5;
    1.200), hoặc điểm cao hơn điểm tối đa của tiêu chí.

    Vì sao: Thứ hạng tính từ những số này; một dấu chấm nhầm thành dấu phẩy là đổi ngôi.

    Cách sửa: Đối chiếu với bảng điểm đã ký. Điểm thưởng thì khai thành một tiêu chí riêng có điểm tối đa của nó.

    Ví dụ:

        criteria:
          - {key: chuyen-mon, text: Nhiệm vụ chuyên môn, most: 40}
        members:
          - organisation: don-vi-minh-hoa
            scores:
              - {key: chuyen-mon, value: "38,5"}      # không viết 38.5, không viết 41
    """
    for bloc, at, year in _years(catalogue):
        most = {one.key: figures.number(one.most) for one in year.criteria}
        for index, one in enumerate(year.criteria):
            if most[one.key] is None:
                loc = ("years", at, "criteria", index, "most")
                yield Finding(bloc, loc, f"điểm tối đa “{one.most}” không phải là con số", "Viết như 40 hoặc 12,5.")
        for loc, score in _scores(at, year):
            value = figures.number(score.value)
            if value is None:
                message = f"“{score.value}” không phải là con số"
                yield Finding(bloc, (*loc, "value"), message, "Viết như 38 hoặc 38,5; số lớn viết 1.200.")
            elif most.get(score.key) is not None and value > most[score.key]:
                message = f"điểm {score.value} cao hơn điểm tối đa của “{score.key}”"
                yield Finding(bloc, (*loc, "value"), message, "Đối chiếu với bảng điểm đã ký.")


def unknown_criterion(catalogue: Catalogue) -> Iterator[Finding]:
    """Điểm ghi cho tiêu chí chưa khai

    Là gì: Mã ở scores của một đơn vị không có trong criteria hay measures của năm ấy; hoặc ghi hai lần một mã.

    Vì sao: Điểm không thuộc tiêu chí nào thì không ai kiểm lại được, và trang không biết đặt vào cột nào.

    Cách sửa: Sửa mã cho khớp, hoặc khai thêm tiêu chí; mỗi mã chỉ ghi một lần cho mỗi đơn vị.

    Ví dụ:

        criteria:
          - {key: chuyen-mon, text: Nhiệm vụ chuyên môn, most: 40}
        members:
          - organisation: don-vi-minh-hoa
            scores:
              - {key: chuyen-mom, value: 38}      # sai: thiếu chữ n, mã là chuyen-mon
    """
    for bloc, at, year in _years(catalogue):
        known = [one.key for one in (*year.criteria, *year.measures)]
        seen: set[tuple] = set()
        for loc, score in _scores(at, year):
            if score.key not in known:
                message = f"không có tiêu chí “{score.key}” trong năm {year.year}"
                fix = f"{meant(score.key, known)}Mã phải có ở criteria hoặc measures của năm ấy."
                yield Finding(bloc, (*loc, "key"), message, fix)
            elif (loc[:4], score.key) in seen:
                yield Finding(bloc, (*loc, "key"), f"“{score.key}” đã ghi cho đơn vị này", "Giữ một dòng.")
            seen.add((loc[:4], score.key))


def member_twice(catalogue: Catalogue) -> Iterator[Finding]:
    """Một đơn vị ghi hai lần trong một năm của khối, cụm

    Là gì: Trong cùng một năm, một đơn vị có hai mục ở members; hoặc khối, cụm có hai mục cho cùng một năm.

    Vì sao: Đơn vị ấy chiếm hai chỗ trong bảng xếp hạng, đơn vị khác bị đẩy xuống.

    Cách sửa: Gộp hai mục làm một.

    Ví dụ:

        members:
          - {organisation: don-vi-minh-hoa, people: 120}
          - {organisation: don-vi-minh-hoa, people: 125}      # sai: đã có ở trên
    """
    for bloc in catalogue.blocs.values():
        first: dict[int, int] = {}
        for at, year in enumerate(bloc.years):
            if first.setdefault(year.year, at) != at:
                yield Finding(bloc, ("years", at, "year"), f"năm {year.year} đã có một mục", "Gộp hai mục làm một.")
            seen: set[str] = set()
            for index, one in enumerate(year.members):
                if one.organisation in seen:
                    loc = ("years", at, "members", index, "organisation")
                    message = f"“{one.organisation}” đã có trong năm {year.year}"
                    yield Finding(bloc, loc, message, "Gộp hai mục làm một.")
                seen.add(one.organisation)


def head_not_member(catalogue: Catalogue) -> Iterator[Finding]:
    """Trưởng khối, cụm không phải là thành viên

    Là gì: Đơn vị ghi là trưởng hoặc phó khối, cụm một năm không có trong danh sách thành viên năm ấy.

    Vì sao: Trưởng, phó khối, cụm luân phiên trong các thành viên; thiếu tên thường là do quên một dòng.

    Cách sửa: Thêm đơn vị ấy vào members của năm, hoặc sửa lại mã ở head, deputies.

    Ví dụ:

        - year: 2024
          head: so-minh-hoa      # sai: không có trong members
          members:
            - {organisation: don-vi-minh-hoa}
    """
    for bloc, at, year in _years(catalogue):
        members = {one.organisation for one in year.members}
        leading = [(("head",), year.head), *((("deputies", index), id) for index, id in enumerate(year.deputies))]
        for loc, id in leading:
            if id and members and id not in members:
                message = f"“{id}” không có trong danh sách thành viên năm {year.year}"
                yield Finding(bloc, ("years", at, *loc), message, "Thêm vào members, hoặc sửa lại mã.")


def _years(catalogue: Catalogue) -> Iterator[tuple[Bloc, int, BlocYear]]:
    for bloc in catalogue.blocs.values():
        for at, year in enumerate(bloc.years):
            yield bloc, at, year


def _scores(at: int, year: BlocYear) -> Iterator[tuple]:
    """Every score with where it is written: (“years”, n, “members”, n, “scores”, n)."""
    for index, member in enumerate(year.members):
        for number, score in enumerate(member.scores):
            yield ("years", at, "members", index, "scores", number), score
