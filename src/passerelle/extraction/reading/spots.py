"""Where mentions stand in a flat passage: characters of the passage, and what is meant."""

from __future__ import annotations

from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.passages import Passage

__all__ = ["spots"]


def spots(analysis: Analysis, passage: Passage, kind: str) -> list[tuple[int, int, str]]:
    """The mentions of one kind in a passage, in order; the longer of two that begin together."""
    if not passage.offsets:
        return []
    first, end = passage.reach
    place = passage.places
    found: dict[int, tuple[int, int, str]] = {}
    for one in analysis.mentions:
        if one.kind != kind or one.span.start < first or one.span.end > end:
            continue
        start, last = place.get(one.span.start), place.get(one.span.end - 1)
        if start is None or last is None:
            continue
        if start not in found or found[start][1] < last + 1:
            found[start] = (start, last + 1, one.entity)
    return sorted(found.values())
