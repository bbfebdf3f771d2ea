"""A whole contest, invented: rules, entries with photos, judges and writers, sheets as judges would fill them in."""

import io
from hashlib import sha256
from pathlib import Path

import openpyxl
from PIL import Image

from bangvang.exports import scoresheet
from bangvang.jury import room

ID = "viet-ve-guong-minh-hoa"
FOLDER = f"content/contests/{ID}"
DECISION = "qd-trao-giai-minh-hoa"
WRITERS = ("Nguyễn Văn Ví Dụ", "Trần Thị Minh Họa", "Lê Văn Giả Định")

RULES = """\
name: Cuộc thi viết Gương sáng quanh ta (minh họa)
year: 2026
summary: Cuộc thi dựng lên để minh họa.
illustrative: true
opens: 01/06/2026
closes: hết ngày 30/09/2026
tracks:
  - id: bai-viet
    title: Bài viết
rounds:
  - id: so-khao
    title: Vòng sơ khảo
    kind: pass-fail
    to: 10/10/2026
    judges_per_entry: 3
  - id: chung-khao
    title: Vòng chung khảo
    to: 25/10/2026
    judges_per_entry: 3
    criteria:
      - {id: phat-hien, title: Tính phát hiện, max: 30}
      - {id: chan-thuc, title: Tính chân thực, max: 25}
      - {id: lan-toa, title: Sức lan tỏa, max: 20, weight: 2}
tie_order: [chan-thuc, shared]
prizes:
  - {id: nhat, tier: Giải Nhất, count: 1}
  - {id: nhi, tier: Giải Nhì, count: 2}
  - {id: ba, tier: Giải Ba, count: 3}
  - {id: tap-the, tier: Giải tập thể, count: 1, scope: tap-the}
appeals: {from: 02/11/2026, until: 12/11/2026, to: Phòng Nội vụ minh họa}
"""

DECIDED = """\
number: 12/QĐ-MH
issuer: so-minh-hoa
date: 30/10/2026
title: Về việc trao giải Cuộc thi viết Gương sáng quanh ta (minh họa)
illustrative: true
award: bang-khen-bo-nganh-tinh
rows:
  - {number: "1", name: Nguyễn Văn Ví Dụ, kind: person}
"""


BODY = "name: Sở Minh Họa\ntype: state\nauthority: province\nillustrative: true\n"


def code(number: int) -> str:
    return f"bv-mh{'23456789abcdefghjk'[number]}{'23456789abcdefghjk'[-1 - number]}xy"


def entry(number: int) -> str:
    unit = "Công ty May Minh Họa" if number % 4 == 0 else f"Tổ dân phố {number + 1}"
    return f"""---
title: Chuyện người thứ {number + 1}
track: bai-viet
subject: {{name: Nhân Vật Số {number + 1}, unit: {unit}, is_collective: true}}
submitted: 17:0{number % 10} 20/09/2026
illustrative: true
declarations: {{original: true, unpublished: true, ai_help: không, subject_consent: true, rules_accepted: true}}
photos:
  - {{file: anh.jpg, caption: Nhân vật đang làm việc, credit: {WRITERS[number % 3]}, alt: Một người bên máy khâu}}
---
Người thứ {number + 1} làm việc **lặng lẽ**. Người viết là {WRITERS[number % 3]}.

- Sáng đi làm
- Chiều giúp hàng xóm
"""


def photo(number: int) -> bytes:
    out, metadata = io.BytesIO(), Image.Exif()
    metadata[0x013B] = "Nguyễn Văn Ví Dụ"  # Artist
    Image.new("RGB", (640, 480), (10 * number, 90, 160)).save(out, "JPEG", exif=metadata)
    return out.getvalue()


def files(count: int = 12) -> dict[str, str | bytes]:
    """Everything that lies in the repository before the judging."""
    found: dict[str, str | bytes] = {
        f"{FOLDER}/contest.yml": RULES,
        "content/organisations/so-minh-hoa.yml": BODY,
    }
    for number in range(count):
        found[f"{FOLDER}/entries/{code(number)}/entry.md"] = entry(number)
        found[f"{FOLDER}/entries/{code(number)}/anh.jpg"] = photo(number)
    return found


def private(folder: Path, count: int = 12) -> Path:
    """The jury's own folder with its two tables; judge 1 works where some subjects do, judge 2 wrote an entry."""
    folder.mkdir(parents=True, exist_ok=True)
    judges = ["judges:"]
    for number in range(1, 6):
        judges += [f"  - code: gk-0{number}", f"    name: Giám Khảo Thứ {number}"]
    judges[2] += "\n    organisation: Công ty May minh họa"
    judges[4] = f"    name: {WRITERS[1]}"
    judges[6] += f"\n    conflicts: [{code(2)}]"
    (folder / room.JUDGES).write_text("\n".join(judges) + "\n", "utf-8")
    lines = ["entries:"]
    for number in range(count):
        lines += [f"  - code: {code(number)}", f"    authors: [{WRITERS[number % 3]}]"]
        if number % 3 == 0:
            lines += [
                "    writer: nguyen-van-vi-du",
                "    consent:",
                "      - {scope: [name], given_on: 20/09/2026, by: self, evidence: giay-01}",
            ]
    (folder / room.AUTHORS).write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def judge(place: Path) -> list[str]:
    """Fill in every sheet below a round's folder, each judge in a way of his own; answers the files."""
    filled = []
    for path in sorted(place.glob(f"*/{room.sheet('*')}")):
        book = openpyxl.load_workbook(path)
        sheet = book.active
        sheet["B3"] = "09/10/2026" if "so-khao" in str(place) else "20/10/2026"
        heads = [cell.value for cell in sheet[scoresheet.HEADER_ROW + 1]]
        for row in sheet.iter_rows(min_row=scoresheet.HEADER_ROW + 2):
            for head, cell in zip(heads, row, strict=True):
                if "(tối đa" in head or "(1 hoặc 0)" in head:
                    most = 1 if "hoặc" in head else int(head.rpartition(" ")[2].rstrip(")"))
                    drawn = sha256(
                        f"{row[1].value}/{head.replace('1 hoặc 0', 'tối đa 1')}/{path.parent.name}".encode()
                    ).digest()[0]
                    cell.value = (
                        (1 if drawn > 60 else 0) if most == 1 else round(most * (64 + drawn % 64) / 128 * 4) / 4
                    )
                elif head == scoresheet.REMARK:
                    cell.value = "Bài có việc thật; nên viết gọn đoạn đầu."
        book.save(path)
        filled.append(str(path))
    return filled
