"""How long the clerk takes: one new entry, a copy of another, among 5,000 in a scratch repository.

python benchmarks/pull_request.py [ENTRIES]      prints seconds of `check --changed`, cold, then warm
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))  # the package is used as it lies here

import similarity

from bangvang.records.entry import CODE_ALPHABET

ROOT = Path(__file__).resolve().parents[1]
CONTEST = (
    "name: Thi viết\nsummary: Thi viết.\nopens: 01/8/2026\ncloses: 30/9/2026\n"
    "tracks: [{id: bai-viet, title: Bài viết}]\nsources: [{key: a, title: Thể lệ}]\n"
)
ENTRY = (
    "---\ntitle: Bài số {number}\ntrack: bai-viet\nsubject: {{name: Nhân vật {number}}}\n"
    "declarations: {{original: true, rules_accepted: true, subject_consent: true, ai_help: không}}\n---\n{body}\n"
)
MAIN = (
    "import sys; from pathlib import Path; sys.path.append(sys.argv[1]); from bangvang.commands import main; "
    "sys.exit(main(sys.argv[3:], Path(sys.argv[2])))"
)


def repository(root: Path, count: int) -> str:
    """Write and commit the entries; answers the text of one of them."""
    luck, folder = random.Random(similarity.SEED), root / "content/contests/thi-2026"
    written = ""
    for number, paragraphs in enumerate(similarity.entries(count)):
        code = "bv-" + "".join(luck.choices(CODE_ALPHABET, k=6))
        (folder / "entries" / code).mkdir(parents=True, exist_ok=True)
        written = ENTRY.format(number=number, body="\n\n".join(paragraphs))
        (folder / "entries" / code / "entry.md").write_text(written, "utf-8")
    (folder / "contest.yml").write_text(CONTEST, "utf-8")
    (root / ".gitignore").write_text("/.bangvang/\n")
    who = ["-c", "user.name=Kho", "-c", "user.email=kho@kho.example"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]):
        subprocess.run(["git", *who, *words], cwd=root, check=True)
    return written


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        sent = root / "content/contests/thi-2026/entries/bv-7k3m9q/entry.md"
        text = repository(root, count)
        sent.parent.mkdir(parents=True, exist_ok=True)
        sent.write_text(text, "utf-8")
        words = ["check", "--changed", "HEAD", "--received", "20/9/2026", "--format", "markdown"]
        for state in ("cold", "warm", "warm"):
            before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            ran = subprocess.run([sys.executable, "-c", MAIN, ROOT, root, *words], capture_output=True, text=True)
            took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            copy = "the copy is told" if "100 % bài của bạn" in ran.stdout else f"NOT FOUND: {ran.stderr}"
            print(f"{state}: {took:.1f} s, {cpu:.1f} s of CPU; {copy}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
