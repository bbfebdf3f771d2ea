"""The summary report of a campaign as .docx, with the two parts no summing-up may lack: results and limitations.

An office goes on writing in it; what the records do not know stands as a line to fill in, never as an invention.
"""

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime

from bangvang.catalogue import Catalogue
from bangvang.exports.tables import of_campaign
from bangvang.page import name_of
from bangvang.records import Campaign, Decision
from bangvang.views.facts import lasting

_MADE = datetime(2000, 1, 1)
_SHOWN = (0, 1, 2, 3, 4, 5)
TO_FILL = "[Chưa có trong hồ sơ: điền trước khi ký.]"


def docx_bytes(catalogue: Catalogue, campaign: Campaign) -> bytes:
    """The report of one campaign."""
    import docx
    from docx.shared import Pt

    made = docx.Document()
    made.core_properties.created = made.core_properties.modified = _MADE
    made.core_properties.title = f"Báo cáo tổng kết {campaign.name}"
    made.core_properties.author = ""
    style = made.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    hosts = [catalogue.organisations[id].name for id in campaign.hosts if id in catalogue.organisations]
    made.add_paragraph("\n".join(hosts).upper())
    made.add_heading("BÁO CÁO", 0)
    made.add_paragraph(f"Tổng kết phong trào “{campaign.name}” {lasting(campaign.starts, campaign.ends)}".strip())
    made.add_paragraph(campaign.summary)
    made.add_heading("I. Kết quả", 1)
    _listed(made, (_dated(one.text, one.date) for one in campaign.results))
    for one in campaign.benefits:
        year = f" năm {one.year}" if one.year else ""
        made.add_paragraph(f"{one.amount} {one.unit}{year}. Cách tính: {one.method}", style="List Bullet")
    _targets(made, catalogue, campaign)
    made.add_heading("II. Hạn chế", 1)
    _listed(made, (_dated(one.text, one.date) for one in campaign.limitations))
    made.add_heading("III. Khen thưởng", 1)
    _listed(made, _awards(catalogue, campaign))
    made.add_heading("IV. Phương hướng", 1)
    made.add_paragraph(TO_FILL)
    out = io.BytesIO()
    made.save(out)
    return _still(out.getvalue())


def _targets(made, catalogue: Catalogue, campaign: Campaign) -> None:
    table = of_campaign(catalogue, campaign)
    if not table.rows:
        return
    made.add_paragraph("Chỉ tiêu đăng ký và kết quả:")
    drawn = made.add_table(1, len(_SHOWN), style="Table Grid")
    for cell, at in zip(drawn.rows[0].cells, _SHOWN, strict=True):
        cell.text = table.columns[at].label
    for row in table.rows:
        for cell, at in zip(drawn.add_row().cells, _SHOWN, strict=True):
            cell.text = row[at]


def _awards(catalogue: Catalogue, campaign: Campaign) -> Iterable[str]:
    for one in catalogue.pointing_at.get(("campaign", campaign.id), ()):
        if isinstance(one, Decision) and not one.illustrative:
            yield f"{name_of(one)}: {one.title}"
    for count in campaign.award_counts:
        yield f"{count.text} (theo nguồn, chưa có danh sách)"


def _listed(made, texts: Iterable[str]) -> None:
    said = False
    for text in texts:
        made.add_paragraph(text, style="List Bullet")
        said = True
    if not said:
        made.add_paragraph(TO_FILL)


def _dated(text: str, when) -> str:
    return f"{text} ({when.text()})" if when else text


def _still(data: bytes) -> bytes:
    """The same package without the hour it was packed: the same report gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as still:
        for info in package.infolist():
            still.writestr(zipfile.ZipInfo(info.filename), package.read(info), zipfile.ZIP_DEFLATED)
    return out.getvalue()
