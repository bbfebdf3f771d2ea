"""How well and how fast copies are found among contest entries: recall on planted ones, false pairs, seconds.

    python benchmarks/similarity.py [ENTRIES]      5,000 entries when nothing is said

Entries of 500 to 2,000 words are put together from the invented stories of `search_corpus`; a third quote the same 60
words of the rules. Of each kind a hundred are planted: one word in ten changed, paragraphs shuffled, and a block of
150 words of one entry put into another. A planted entry counts as found when its original is among what is told of it.
False pairs: all that is told of innocent entries against all others, of all those pairs.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))  # the package is used as it lies here

import search_corpus

from bangvang.review import signatures, similarity

SEED, PLANTED, INNOCENT, BLOCK = 20261121, 100, 500, 150
STOCK = (
    "Cuộc thi viết về gương điển hình tiên tiến, người tốt, việc tốt nhằm phát hiện, biểu dương những tập thể, cá nhân "
    "có việc làm hay, cách làm mới, góp phần xây dựng con người thanh lịch, văn minh; mỗi bài dự thi phải là chuyện "
    "thật, người thật, có địa chỉ rõ ràng, chưa được đăng ở đâu trước ngày gửi."
)


def entries(count: int) -> Iterator[list[str]]:
    """Paragraphs of each entry."""
    luck = random.Random(SEED)
    stories = (list(doc.story) for doc in search_corpus.docs(count * 4))
    for _ in range(count):
        paragraphs = [one for _ in range(luck.randint(1, 4)) for one in next(stories)]
        yield [STOCK, *paragraphs] if luck.random() < 1 / 3 else paragraphs


def changed(paragraphs: list[str], luck: random.Random) -> list[str]:
    """One word in ten is another."""
    words = " ".join(paragraphs).split()
    for at in luck.sample(range(len(words)), len(words) // 10):
        words[at] = luck.choice(words) + "x"
    return [" ".join(words)]


def shuffled(paragraphs: list[str], luck: random.Random) -> list[str]:
    return luck.sample(paragraphs, len(paragraphs))


def planted(texts: list[list[str]]) -> dict[str, list[tuple[int, list[str]]]]:
    """By kind of copy: the number of the original, and the copy."""
    luck = random.Random(SEED + 1)
    numbers = luck.sample(range(len(texts)), PLANTED * 4)
    near, mixed, given, taken = (numbers[at::4] for at in range(4))
    blocks = []
    for original, other in zip(given, taken, strict=True):
        words = " ".join(texts[original]).split()
        at = luck.randrange(len(words) - BLOCK)
        host = texts[other]
        place = luck.randrange(len(host) + 1)
        blocks.append((original, [*host[:place], " ".join(words[at : at + BLOCK]), *host[place:]]))
    return {
        "one word in ten changed": [(one, changed(texts[one], luck)) for one in near],
        "paragraphs shuffled": [(one, shuffled(texts[one], luck)) for one in mixed],
        "a block of 150 words": blocks,
    }


def told(key: str, text: str, bodies: dict[str, str], shelf: list) -> list[similarity.Likeness]:
    """What a clerk would say of a text."""
    return similarity.against(similarity.text_of(key, text), shelf, bodies.__getitem__)


def main(count: int) -> None:
    texts = list(entries(count))
    bodies = {str(number): "\n\n".join(one) for number, one in enumerate(texts)}
    words = sum(len(text.split()) for text in bodies.values())
    print(f"{count} entries, {words / count:.0f} words on average")
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "signatures"
        for state in ("cold", "warm"):
            began = time.perf_counter()
            digests = {key: signatures.digest_of(text.encode()) for key, text in bodies.items()}
            kept = signatures.of(digests, file, lambda key: (bodies[key], ""))
            shelf = [(key, story.signature) for key, story in kept.items()]
            prepared = time.perf_counter() - began
            began = time.perf_counter()
            told("new", "\n\n".join(changed(texts[0], random.Random(1))), bodies, shelf)
            print(f"{state}: signatures {prepared:.2f} s, one entry against all {time.perf_counter() - began:.2f} s")
        print(f"signatures kept: {file.stat().st_size / 1e6:.1f} MB")
    for kind, copies in planted(texts).items():
        found = sum(str(original) in {one.key for one in told("new", "\n\n".join(copy), bodies, shelf)}
                    for original, copy in copies)  # fmt: skip
        print(f"recall, {kind}: {found}/{len(copies)}")
    innocent = random.Random(SEED + 2).sample(sorted(bodies), min(INNOCENT, count))
    false = sum(len(told(key, bodies[key], bodies, shelf)) for key in innocent)
    pairs = len(innocent) * (count - 1)
    print(f"false pairs: {false} of {pairs} ({100 * false / pairs:.4f} %)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
