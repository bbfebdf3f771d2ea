"""A contest with entries, as files, for tests."""

FOLDER = "content/contests/thi-viet-2026/"
CONTEST = """name: Cuộc thi viết Người quanh ta
summary: Viết về người tốt quanh ta, trong một trang.
opens: 01/9/2026
closes: 30/9/2026 24:00
tracks:
  - {id: bai-viet, title: Bài viết, length: {max: 2000, unit: tu}}
prizes:
  - {id: nhat, tier: Giải Nhất, count: 1}
"""
ORGANISATION = {"content/organisations/so.yml": "name: Sở\ntype: state\nauthority: province\n"}
DECLARED = "{original: true, subject_consent: true, rules_accepted: true, ai_help: không}"


def decision(date: str = "20/11/2026", status: str = "") -> dict[str, str]:
    """The decision that gives the prizes."""
    text = f"number: 7/QĐ-SO\nissuer: so\ndate: {date}\ntitle: Trao giải cuộc thi\nlist_state: none\n{status}"
    return {**ORGANISATION, "content/decisions/so/2026/7-qd-2026.yml": text}


def entry(
    code: str = "bv-7k3m9q",
    title: str = "Lớp học buổi tối",
    subject: str = "{name: Trần Thị Lan, died: 2020}",
    more: str = "",
    body: str = "Chị mở lớp học buổi tối.",
    folder: str = FOLDER,
) -> dict[str, str]:
    """One entry by path."""
    head = f"title: {title}\ntrack: bai-viet\nsubject: {subject}\nsubmitted: 20/9/2026 08:15\n"
    text = f"---\n{head}declarations: {DECLARED}\n{more}---\n\n{body}\n"
    return {f"{folder}entries/{code}/entry.md": text}


def contest(*entries: dict[str, str], more: str = "", closes: str = "", decided: bool = False) -> dict[str, str]:
    """The contest with these entries; when `decided`, it names `decision`."""
    more += "results_decision: 7-qd-2026\n" if decided else ""
    text = CONTEST.replace("30/9/2026 24:00", closes) if closes else CONTEST
    found = {f"{FOLDER}contest.yml": text + more}
    for one in entries:
        found |= one
    return found
