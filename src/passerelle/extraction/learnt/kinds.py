"""Which kinds of event the word lists of the rules know the words of a stretch for.

A verb or noun of the lists is found wherever it stands, also where no rule makes an event of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from passerelle.extraction.latin.clauses.clauses import clauses
from passerelle.extraction.latin.clauses.event_nouns import nouns
from passerelle.extraction.latin.events.clause_frames import frames
from passerelle.extraction.learnt.stretches import Stretch
from passerelle.extraction.reading.analysis import Analysis, Span

__all__ = ["kinds_at"]


def kinds_at(analysis: Analysis, stretches: Sequence[Stretch]) -> list[list[tuple[str, ...]]]:
    """For each word of each stretch, signs of the verbs and nouns of event that it is part of."""
    known = list(_known(analysis))
    return [
        [_signs(known, one.covered(at, at)) for at in range(len(one.words))] for one in stretches
    ]


def _signs(known: Sequence[tuple[Span, str]], word: Span) -> tuple[str, ...]:
    return tuple(
        sorted({sign for span, sign in known if span.start < word.end and word.start < span.end})
    )


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
