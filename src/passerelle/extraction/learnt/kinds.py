"""Which kinds of event the word lists of the rules know the words of a stretch for.

A verb or noun of the lists is found wherever it stands, also where no rule makes an event of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from passerelle.extraction.latin.clauses.clauses import clauses
from passerelle.extraction.latin.clauses.event_nouns import nouns
from passerelle.extraction.latin.events.clause_frames import frames
from passerelle.extraction.learnt.stretches import Stretch
from passerelle.extraction.reading.analysis import Analysis, Span

__all__ = ["kinds_at"]


def kinds_at(analysis: Analysis, stretches: Sequence[Stretch]) -> list[list[tuple[str, ...]]]:
    """For each word of each stretch, signs of the verbs and nouns of event that it is part of."""
    signs: list[list[set[str]]] = [[set() for _ in one.words] for one in stretches]
    words = sorted(
        (place, number, at)
        for number, one in enumerate(stretches)
        for at, place in enumerate(one.places)
    )
    starts = [span.start for span, _, _ in words]
    for span, sign in _known(analysis):
        first = max(0, bisect_right(starts, span.start) - 1)
        for word, number, at in words[first : bisect_left(starts, span.end)]:
            if span.start < word.end:
                signs[number][at].add(sign)
    return [[tuple(sorted(one)) for one in found] for found in signs]


def _known(analysis: Analysis) -> Iterator[tuple[Span, str]]:
    language = analysis.document.language
    if language == "zh":
        from passerelle.extraction.learnt import chinese  # loaded with the first Chinese text

        yield from chinese.known(analysis)
        return
    for clause in clauses(analysis):
        for noun in nouns(clause, language):
            yield clause.span(noun.start, noun.end), f"noun={noun.kind}"
        for frame in frames(clause, language):
            yield clause.span(frame.start, frame.end), f"verb={frame.kind}"
