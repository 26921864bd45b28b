"""What is named in the sentence of a word, before it and behind it: a date, a person, a body."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from passerelle.extraction.learnt.stretches import Stretch
from passerelle.extraction.reading.analysis import Analysis, Span

__all__ = ["named_beside"]

_NEAR = 40  # characters


def named_beside(analysis: Analysis, read: Sequence[Stretch]) -> list[list[list[str]]]:
    """For each word of each stretch, signs of the mentions that share its sentence."""
    begins = [one.start for one in analysis.sentences]
    named: dict[int, list[tuple[Span, str]]] = defaultdict(list)
    for one in analysis.mentions:
        if one.kind != "event":
            named[bisect_right(begins, one.span.start)].append((one.span, one.kind))
    return [
        [_signs(place, named[bisect_right(begins, place.start)]) for place in one.places]
        for one in read
    ]


def _signs(place: Span, named: Sequence[tuple[Span, str]]) -> list[str]:
    found = set()
    for span, kind in named:
        if span.end <= place.start:
            found.add(f"n-={kind}{place.start - span.end < _NEAR}")
        elif span.start >= place.end:
            found.add(f"n+={kind}{span.start - place.end < _NEAR}")
    return sorted(found) or ["n0"]
