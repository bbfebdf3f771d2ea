"""Inputs nobody thought of, by the million: reading what a stranger hands in neither crashes, hangs nor escapes.

    python tests/support/fuzz.py [--count 1000000] [--seed 1] [--seconds 3600]

Each target takes bytes that a mutation of good and of hostile seeds gave (splice, repeat, flip, insert words of the
grammar, cut) or, one time in four, that the grammar gave alone. It prints one JSON object: inputs tried by target, the
slowest, and whatever went wrong with the seed that gives it again. Exit code 1 when anything did.
"""

import argparse
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    sys.path.insert(0, str(Path(__file__).parents[2]))

from PIL import Image

from bangvang import guard, photos, reading, source, stories
from bangvang.problems import Problem, has_errors
from bangvang.reading import Unit
from bangvang.records import BY_NAME, OPERATOR
from support.attacks import ATTACKS

SLOWEST = 2.0
"""Seconds of this process: what takes longer hangs."""

WORDS = r"""--- : - [ ] { } , & * ! | > ' " # % @ ` \ ? ~ null true no 0x1F 1_0 .inf 2024-13-45 khoảng <<:
!!python/name:os <img src=x onerror=alert(1)> <svg/onload=alert(1)>
javascript: data:text/html, vbscript: &#106; &lt; <script> </script>
[x]( ![x]( ]( ) [^s] [^ ``` ~~~ ** __ ~~ | --- |:-: ## > 1. * [ ] {{ }} {% %} {# #} <!-- --> <![CDATA[ ]]> \u202e \0
name: summary: died: born: rows: photos: consent: sources: key: title: story scope: expires: 31/12/2026 12/9 ../.. /x
Nguyễn Đ ǎ Ð 0912345678 a@b.vn số nhà 12 ; = +cmd|' -1 =HYPERLINK( STT Họ tên""".split()
WORDS += ["a\u0323\u0301", "\u200b", "\ufeff", "\u2028", "\t", "\r\n", "\n", "\u202e", "\0"]

FRONT = b"---\nname: Nguy\xe1\xbb\x85n V\xc4\x83n A\nsummary: Ng\xc6\xb0\xe1\xbb\x9di th\xe1\xbb\xa3.\ndied: 1990\n"
SEEDS: dict[str, list[bytes]] = {
    "yaml": [
        b"number: 1/QD\nissuer: a\ndate: 5/1/2024\ntitle: x\nrows:\n  - {name: A, award: b}\n  - {name: B}\n",
        b"a: [1, 2, {b: c}]\nd: |\n  text\n  more\ne: 'quoted'\nf: \"esc\\n\"\n",
        b"name: S\ncontacts: [a]\nmay_publish:\n  - {text: a, reason: b}\n",
    ],
    "record": [
        FRONT + b"---\nCh\xe1\xbb\xaf.\n",
        FRONT + b"photos:\n  - {file: a.jpg, caption: a, credit: b, alt: c, focus: [0.1, 0.2]}\n---\n",
        FRONT + b"consent:\n  - {scope: [story], given_on: 1/1/2026, by: self, evidence: a}\n---\nA[^s].\n",
    ],
    "story": [
        b"# a\n\n## b\n\n[x](https://a.b) *c* `d` [^s]\n\n| a | b |\n|--|--|\n| c | d |\n",
        b"> q\n\n1. a\n   - b\n",
    ],
    "csv": [
        'STT,Họ và tên,Danh hiệu\n1,Nguyễn Văn A,x\n2,"Trần, B",y\n'.encode(),
        "STT;Họ tên\n1;A\n".encode("utf-16"),
    ],
    "html": ["<html><head></head><main>Gọi 0912 345 678, a@b.vn, số nhà 12</main></html>".encode()],
}
TAGS = {*stories.TAGS, "sup"}


class Fault(Exception):
    """Something came out that must not."""


def tried_yaml(data: bytes) -> None:
    source.read_yaml("a.yml", data, source.DECISION_NODES)
    for kind in (BY_NAME["decision"], OPERATOR):
        reading.read(Unit(kind, "content/a.yml", data))


def tried_record(data: bytes) -> None:
    record, problems = reading.read(Unit(BY_NAME["exemplar"], "exemplars/a.md", data))
    if record is None and not problems:
        raise Fault("refused without a word")
    if record:
        safe(record.story.html, problems)


def tried_story(data: bytes) -> None:
    story, problems = stories.convert(data.decode("utf-8", "replace"), ("s",), "a.md")
    safe(story.html, problems)


def tried_csv(data: bytes) -> None:
    plain = b"number: 1/QD\nissuer: a\ndate: 5/1/2024\ntitle: x\n"
    reading.read(Unit(BY_NAME["decision"], "content/decisions/a.yml", plain, "content/decisions/a.csv", data))


def tried_html(data: bytes) -> None:
    guard.findings("a.html", data)
    guard.findings("a.csv", data)


def tried_photo(data: bytes) -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as cache:
        photo, problems = photos.prepare("exemplars/a.jpg", data, Path(cache))
        if photo is None and not problems:
            raise Fault("refused without a word")
        for one in photo.renditions if photo else ():
            if guard.findings(one.name, one.data):
                raise Fault("metadata came through")


class Walls(HTMLParser):
    """Looks for what could run, in what the two walls let through; a link that is told as an error may be dead."""

    def __init__(self, told: bool) -> None:
        super().__init__(convert_charrefs=True)
        harmless = r"https?:|#nguon-|(?![A-Za-z][A-Za-z0-9+.-]*:)"
        self._link = re.compile(harmless if told else r"https?://|#nguon-", re.IGNORECASE)

    def handle_starttag(self, tag: str, attributes: list) -> None:
        if tag not in TAGS:
            raise Fault(f"<{tag}>")
        for name, value in attributes:
            if name not in ("href", "rel", "start", "id", "class", "title", "aria-label"):
                raise Fault(f"{tag} {name}=")
            if name == "href" and not self._link.match(value or ""):
                raise Fault(f"href={value!r}")


def safe(html: str, problems: list[Problem]) -> None:
    walls = Walls(has_errors(problems))
    walls.feed(html)
    walls.close()


TARGETS: dict[str, tuple[Callable[[bytes], None], float]] = {
    "yaml": (tried_yaml, 0.2),
    "record": (tried_record, 0.25),
    "story": (tried_story, 0.3),
    "csv": (tried_csv, 0.14),
    "html": (tried_html, 0.1),
    "photo": (tried_photo, 0.01),
}
"""What is tried, and its share of the inputs: decoding a picture takes a hundred times as long as reading a line."""


def pictures() -> list[bytes]:
    found = []
    for form, options in (("JPEG", {"exif": Image.Exif()}), ("PNG", {}), ("WEBP", {}), ("JPEG", {"progressive": True})):
        out = BytesIO()
        Image.radial_gradient("L").resize((24, 16)).convert("RGB").save(out, form, **options)
        found.append(out.getvalue())
    return found


def mutated(seeds: list[bytes], chance: random.Random, words: list[bytes]) -> bytes:
    """A seed changed in one to five ways; one time in four words alone."""
    if not chance.randrange(4) and words:
        return chance.choice([b" ", b"\n", b""]).join(chance.choices(words, k=chance.randint(1, 25)))
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 5)):
        at = chance.randint(0, len(data))
        until = min(len(data), at + chance.randint(0, 12))
        act = chance.randrange(6)
        if act == 0 and data:
            data[at % len(data)] = chance.randrange(256)
        elif act == 1:
            data[at:until] = b""
        elif act == 2:
            data[at:at] = data[at:until] * chance.choice((1, 3, 40))
        elif act == 3:
            data[at:at] = chance.choice(words) if words else chance.randbytes(3)
        elif act == 4:
            other = chance.choice(seeds)
            data[at:until] = other[: chance.randint(0, len(other))]
        elif not chance.randrange(4):
            del data[at:]
    return bytes(data[:20_000])


def run(count: int, seed: int, seconds: float) -> dict:
    """Try `count` inputs, or as many as `seconds` allow."""
    began = time.monotonic()
    words = [word.encode() for word in (*WORDS, *ATTACKS)]
    seeds = {**SEEDS, "photo": pictures()}
    tried, slowest, faults = dict.fromkeys(TARGETS, 0), dict.fromkeys(TARGETS, 0.0), []
    names, shares = list(TARGETS), [share for _, share in TARGETS.values()]
    for number in range(count):
        if number % 1000 == 0 and time.monotonic() - began > seconds:
            break
        chance = random.Random(f"{seed}-{number}")
        name = chance.choices(names, shares)[0]
        data = mutated(seeds[name], chance, [] if name == "photo" else words)
        start = time.thread_time()
        try:
            TARGETS[name][0](data)
        except Exception as error:  # whatever it is, it is what is looked for
            faults.append(
                {"target": name, "seed": f"{seed}-{number}", "error": repr(error)[:300], "data": repr(data)[:400]}
            )
        took = time.thread_time() - start
        if took > SLOWEST:
            faults.append({"target": name, "seed": f"{seed}-{number}", "error": f"took {took:.1f} s"})
        tried[name] += 1
        slowest[name] = max(slowest[name], took)
        if len(faults) >= 20:
            break
    return {
        "inputs": sum(tried.values()),
        "tried": tried,
        "slowest_ms": {name: round(took * 1000, 1) for name, took in slowest.items()},
        "seconds": round(time.monotonic() - began, 1),
        "faults": faults,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    chosen = parser.parse_args()
    found = run(chosen.count, chosen.seed, chosen.seconds)
    print(json.dumps(found, ensure_ascii=False, indent=1))
    sys.exit(bool(found["faults"]))
