"""Which judge reads which entry: drawn from a published seed, as even as conflicts allow; anyone can draw it again.

Every order comes from SHA-256 of the seed and the codes, so that the draw can be repeated in any language. Loads are
then evened out: as long as a chain of exchanges leads from a judge with two more than another, it is made; what
remains uneven is so because of conflicts alone.
"""

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256

from msgspec import Struct


class Draw(Struct, frozen=True):
    """Judge → entries in the order they are read; `short` are entries with too few judges left, and how many."""

    readers: Mapping[str, tuple[str, ...]]
    short: Mapping[str, int]


def shuffled(seed: str, words: Iterable[str]) -> list[str]:
    """The words in an order the seed decides: by SHA-256 of “seed:word”."""
    return sorted(words, key=lambda word: _rank(seed, word))


def assigned(
    seed: str,
    judges: Collection[str],
    entries: Collection[str],
    per_entry: int | None = None,
    conflicts: Collection[tuple[str, str]] = (),
) -> Draw:
    """So many judges for each entry (everybody when `per_entry` is None), none in conflict: (judge, entry)."""
    barred = set(conflicts)
    able = {entry: [one for one in judges if (one, entry) not in barred] for entry in entries}
    load = dict.fromkeys(judges, 0)
    given: dict[str, list[str]] = {}
    wanted = len(judges) if per_entry is None else per_entry
    for entry in sorted(entries, key=lambda one: (len(able[one]), _rank(seed, one))):
        order = sorted(able[entry], key=lambda one: (load[one], _rank(seed, f"{entry}:{one}")))
        given[entry] = order[:wanted]
        for one in given[entry]:
            load[one] += 1
    if per_entry is not None:
        _even_out(given, able, load)
    short = {} if per_entry is None else {one: len(had) for one, had in sorted(given.items()) if len(had) < per_entry}
    short |= {one: 0 for one, had in sorted(given.items()) if not had}
    readers = {
        judge: tuple(shuffled(f"{seed}:{judge}", (one for one, had in given.items() if judge in had)))
        for judge in sorted(judges)
    }
    return Draw(readers, short)


def _even_out(given: Mapping[str, list[str]], able: Mapping[str, Sequence[str]], load: dict[str, int]) -> None:
    """Move entries along chains of judges from the fullest to the emptiest while that makes the loads more even."""
    held: dict[str, set[str]] = {judge: set() for judge in load}
    for entry, judges in given.items():
        for judge in judges:
            held[judge].add(entry)
    moving = True
    while moving:
        moving = False
        for start in sorted(load, key=lambda one: (-load[one], one)):
            chain = _chain(start, held, able, load)
            if chain:
                for giver, entry, taker in chain:
                    held[giver].remove(entry)
                    held[taker].add(entry)
                    given[entry].remove(giver)
                    given[entry].append(taker)
                load[start] -= 1
                load[chain[-1][2]] += 1
                moving = True
                break


def _chain(
    start: str, held: Mapping[str, set[str]], able: Mapping[str, Sequence[str]], load: Mapping[str, int]
) -> list[tuple[str, str, str]]:
    """The shortest chain of moves (giver, entry, taker) to a judge with at least two fewer; nothing when there is none.

    Nothing is looked for when even the emptiest judge has only one fewer.
    """
    if load[start] - min(load.values()) < 2:
        return []
    came: dict[str, tuple[str, str]] = {}
    waiting, seen = deque([start]), {start}
    while waiting:
        judge = waiting.popleft()
        if load[start] - load[judge] >= 2:
            return _path(start, judge, came)
        for entry in sorted(held[judge]):
            for other in able[entry]:
                if other not in seen and entry not in held[other]:
                    seen.add(other)
                    came[other] = (judge, entry)
                    waiting.append(other)
    return []


def _path(start: str, end: str, came: Mapping[str, tuple[str, str]]) -> list[tuple[str, str, str]]:
    moves = []
    while end != start:
        giver, entry = came[end]
        moves.append((giver, entry, end))
        end = giver
    return moves[::-1]


def _rank(seed: str, word: str) -> bytes:
    return sha256(f"{seed}:{word}".encode()).digest()
