"""The passages of a text in one row and one spelling, each character with its place.

Apostrophes and hyphens are of one kind, items of lists begin with a bullet, passages are
parted by a line end. Patterns are matched here; evidence is always given in positions of
the document itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from passerelle.extraction.reading.analysis import Analysis, Span

__all__ = ["BULLET", "Plain", "plain", "spelling"]

BULLET = "•"
_SPELLING = {ord(mark): "'" for mark in "’‘ʼ′"} | {ord(mark): "-" for mark in "‐‑"}
# Signs that stand for names in clauses.py must not come from the text itself.
_SPELLING |= {ord(mark): " " for mark in "ⓅⒷⓁⒹⓉⓆ•\u00a0\u202f"}


@dataclass
class Plain:
    """`text`, and for each of its characters the position in the document it stands for.

    Positions do not only grow: the lines of the cells of a table lie between each other.
    """

    text: str
    places: tuple[int, ...]

    @cached_property
    def _found(self) -> tuple[list[int], list[int]]:
        """The positions of the document in order, and the character that stands for each."""
        ordered = sorted({place: at for at, place in enumerate(self.places)}.items())
        return [place for place, _ in ordered], [at for _, at in ordered]

    def inside(self, span: Span) -> tuple[int, int]:
        """Where the words at `span` of the document stand in `text`; equal ends if nowhere."""
        places, characters = self._found
        first, last = bisect_left(places, span.start), bisect_right(places, span.end - 1) - 1
        if first > last or first == len(places):
            return 0, 0
        start, end = characters[first], characters[last] + 1
        return (start, end) if start < end else (start, start + 1)

    def span(self, start: int, end: int) -> Span:
        """The span of the document that `text[start:end]` stands for."""
        while start < end - 1 and self.text[start] in f" \n{BULLET}":
            start += 1
        while end > start + 1 and self.text[end - 1] in f" \n{BULLET}":
            end -= 1
        return Span(self.places[start], self.places[end - 1] + 1)


def spelling(text: str) -> str:
    """`text` with apostrophes and hyphens of one kind, no longer and no shorter."""
    return text.translate(_SPELLING)


def plain(analysis: Analysis) -> Plain:
    """The text proper of the document in one row, made once."""
    if analysis.row is None:
        analysis.row = _plain(analysis)
    return analysis.row


def _plain(analysis: Analysis) -> Plain:
    parts: list[str] = []
    places: list[int] = []
    for passage in analysis.passages:
        if not passage.offsets:
            continue
        lead = f"\n{BULLET} " if passage.kind == "item" else "\n"
        parts += [lead, spelling(passage.text)]
        places += [passage.offsets[0]] * len(lead) + list(passage.offsets)
    return Plain("".join(parts), tuple(places))
