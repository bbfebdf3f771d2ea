"""What is said to have spread: where, and what came of it there."""

from collections.abc import Iterator

from bangvang.catalogue import Catalogue
from bangvang.records.exemplar import Stage
from bangvang.rules.finding import Finding


def replicated_nowhere(catalogue: Catalogue) -> Iterator[Finding]:
    """Ghi là đã nhân rộng mà không ghi nơi nào

    Là gì: Gương ở khâu “nhân rộng” (stage: replicated) nhưng mục replicated_at để trống.

    Vì sao: “Nhân rộng” là khâu khó nhất trong bốn khâu; nói mà không có nơi nào làm theo thì người đọc không kiểm được.

    Cách sửa: Ghi nơi đã làm theo, kèm thời gian và kết quả. Chưa có nơi nào thì lùi về khâu trước (summed-up).

    Ví dụ:

        stage: replicated
        replicated_at:
          - {at: Nhà máy Cơ khí Ví Dụ, date: 2023, result: Bớt một giờ mỗi ca}
    """
    for exemplar in catalogue.exemplars.values():
        if exemplar.stage is Stage.REPLICATED and not exemplar.replicated_at and not exemplar.withdrawn:
            fix = "Ghi nơi đã làm theo vào replicated_at; chưa có nơi nào thì dùng khâu summed-up."
            yield Finding(exemplar, ("stage",), "khâu “nhân rộng” mà chưa ghi nơi nào làm theo", fix)


def replication_without_result(catalogue: Catalogue) -> Iterator[Finding]:
    """Ghi nơi nhân rộng mà không ghi kết quả

    Là gì: Một mục ở replicated_at của sáng kiến hoặc gương không có kết quả (result).

    Vì sao: Nhân rộng là làm theo và được việc. Chỉ có tên nơi làm theo thì mới là phổ biến.

    Cách sửa: Hỏi nơi ấy đã được gì, ghi con số hoặc sự việc; chưa biết thì ghi “Chưa có báo cáo”.

    Ví dụ:

        replicated_at:
          - at: Nhà máy Cơ khí Ví Dụ
            date: 2023
            result: Bớt một giờ mỗi ca, theo sổ ca của nhà máy
    """
    for record in (*catalogue.initiatives.values(), *catalogue.exemplars.values()):
        for index, one in enumerate(record.replicated_at):
            if not one.result:
                message = f"“{one.at}” làm theo mà chưa ghi kết quả"
                yield Finding(record, ("replicated_at", index), message, "Thêm result; chưa biết thì ghi đúng như thế.")
