"""One letter for each entry, by code: what its marks were on average, beside those of all, and what judges wrote.

No letter tells a place or a judge, so it can go out whenever the organisers wish.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from statistics import median

from bangvang import vietnamese
from bangvang.records import Contest, Entry
from bangvang.scoring.plan import HUNDRED, RoundKind
from bangvang.scoring.ranking import Judged, Mean, Ranking


def letters(
    contest: Contest, entries: Iterable[Entry], ranking: Ranking, remarks: Mapping[str, Sequence[tuple[str, str]]]
) -> dict[str, bytes]:
    """A text by the name of its file, “<code>.txt”; `remarks` are those of each round."""
    means = [{one.entry: one for one in judged.means} for judged in ranking.rounds]
    middles = [_middles(judged) for judged in ranking.rounds]
    return {
        f"{entry.id}.txt": _letter(
            contest,
            entry,
            [
                (judged, found[entry.id], middle)
                for judged, found, middle in zip(ranking.rounds, means, middles, strict=True)
                if entry.id in found
            ],
            remarks,
        ).encode()
        for entry in entries
    }


def _letter(
    contest: Contest,
    entry: Entry,
    rounds: Sequence[tuple[Judged, Mean, tuple[Fraction, ...]]],
    remarks: Mapping[str, Sequence[tuple[str, str]]],
) -> str:
    lines = [
        contest.name,
        f"Phản hồi cho bài {entry.id}: {entry.title}",
        "",
        "Cảm ơn bạn đã viết. Dưới đây là điểm trung bình và lời của giám khảo.",
    ]
    for judged, mean, middle in rounds:
        lines += ["", judged.round.title]
        if not mean.judges:
            lines.append("Không giám khảo nào chấm được bài này.")
        elif judged.round.kind is RoundKind.PASS_FAIL:
            yes = int(mean.total * mean.judges)
            lines.append(
                f"{yes} trong {mean.judges} giám khảo cho là đạt; bài {'vào' if mean.passed else 'không vào'} vòng sau."
            )
        else:
            lines.append(f"{mean.judges} giám khảo chấm; điểm trung bình, trong ngoặc là mức giữa của mọi bài:")
            for criterion, value, usual in zip(judged.round.criteria, mean.criteria, middle, strict=True):
                most = vietnamese.number(criterion.most // HUNDRED)
                lines.append(f"  {criterion.title}: {_told(value)} trên {most} ({_told(usual)})")
        said = [text for code, text in remarks.get(judged.round.id, ()) if code == entry.id]
        lines += [f"  Lời giám khảo: {' '.join(text.split())}" for text in sorted(said)]
    return "\n".join(lines) + "\n"


def _middles(judged: Judged) -> tuple[Fraction, ...]:
    columns = zip(*(one.criteria for one in judged.means if one.judges), strict=True)
    return tuple(median(column) for column in columns)


def _told(value: Fraction) -> str:
    return vietnamese.number(round(float(value), 2))
