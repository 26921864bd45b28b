"""A long text in parts that end where a paragraph or a sentence ends, and overlap a little."""

from __future__ import annotations

import re

from passerelle.extraction.reading.analysis import Span

__all__ = ["chunks"]

_ENDS = (
    re.compile(r"\n\s*\n"),
    re.compile(r"[.!?…]+[\"'»”’)]*\s+|[。！？]+[』」”）]*|\n"),
    re.compile(r"\s+"),
)
"""Paragraphs, sentences, words: where a text may be cut, the better first."""
_OVERLAP = 8


def chunks(text: str, size: int) -> list[Span]:
    """The parts, each of at most `size` marks, sharing up to an eighth with the next."""
    parts, start = [], 0
    while len(text) - start > size:
        end = _cut(text, start + size // 2, start + size)
        parts.append(Span(start, end))
        start = _begin(text, end - size // _OVERLAP, end)
    return [*parts, Span(start, len(text))]


def _cut(text: str, low: int, high: int) -> int:
    """The last good end between `low` and `high`."""
    for pattern in _ENDS:
        ends = [found.end() for found in pattern.finditer(text, low, high)]
        if ends:
            return ends[-1]
    return high


def _begin(text: str, low: int, high: int) -> int:
    """The first good beginning between `low` and `high`."""
    for pattern in _ENDS[:2]:
        found = pattern.search(text, low, high)
        if found and found.end() < high:
            return found.end()
    return high
