"""The least a build can cost: read the sources, turn their Markdown into HTML, write the bytes of the finished site.

    python benchmarks/floor.py ROOT    a project whose site is built

Nothing is parsed, checked, joined or put into a page. The bytes to write are in memory before the clock starts.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import comrak


def main(root: Path) -> None:
    """Print a line of JSON: seconds of each part and of all."""
    sources = [path for folder in ("content", "exemplars") for path in sorted((root / folder).rglob("*.*"))]
    site = {path.relative_to(root / "site"): path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    place = Path(tempfile.mkdtemp(dir=root, prefix=".floor-"))
    begun = perf_counter()
    texts = [path.read_text("utf-8") for path in sources if path.is_file()]
    read = perf_counter()
    for text in texts:
        comrak.render_markdown(text.rpartition("\n---\n")[2])
    rendered = perf_counter()
    for folder in {path.parent for path in site}:
        (place / folder).mkdir(parents=True, exist_ok=True)
    for path, data in site.items():
        (place / path).write_bytes(data)
    written = perf_counter()
    shutil.rmtree(place)
    parts = {"read": read - begun, "markdown": rendered - read, "write": written - rendered, "all": written - begun}
    print(json.dumps({name: round(seconds, 2) for name, seconds in parts.items()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
