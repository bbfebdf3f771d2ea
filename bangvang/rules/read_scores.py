"""What reading the published marks of a contest finds; the finding itself is in `scoring.published`."""

from bangvang.problems import Severity


def bad_score_row():
    """Bảng điểm công bố có dòng sai

    Là gì: Một dòng của scores/<vòng>.csv không đủ sáu ô, có mã, tiêu chí hay điểm không đọc được, điểm vượt mức tối
    đa, chấm thiếu tiêu chí, hoặc ghi hai lần.

    Vì sao: Thứ hạng tính lại từ tệp này. Tệp do máy ghi ra, nên dòng sai nghĩa là có người đã sửa tay.

    Cách sửa: Lấy lại bản do contest results ghi ra. Điểm trong tệp viết bằng dấu chấm (27.5), vì là dữ liệu cho máy.

    Ví dụ:

        judge,entry,criterion,score,abstain,reason
        gk-01,bv-7k3m9q,nhan-vat,27.5,,
        gk-02,bv-7k3m9q,,,1,conflict
    """


RULES = ((bad_score_row, Severity.ERROR),)
