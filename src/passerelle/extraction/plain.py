"""The text in one spelling for the patterns, each character with its place in the document.

White space is one space, apostrophes are straight, marks of emphasis are gone, a word cut
at the end of a line is whole again. Patterns are matched here; evidence is always given
in positions of the document itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from passerelle.extraction.analysis import Span

__all__ = ["BULLET", "Plain", "plain"]

BULLET = "•"
_CHANGES = re.compile(
    r"(?P<cut>(?<=[^\W\d_])(?:-[ \t]*\n[ \t]*(?=[^\W\d_A-ZÀ-Þ])|\u00ad\s*))"
    r"|(?P<hyphen>(?<=[^\W\d_])-[ \t]*\n[ \t]*(?=[^\W\d_]))"
    r"|(?P<bullet>(?:^|\s*\n)[ \t]*(?:[-*•●▪‣–—·+]|\d{1,2}[.)])[ \t]+)"
    r"|(?P<heading>(?:^|(?:\s*\n))[ \t]*[#>]+[ \t]*)"
    r"|(?P<space>\s+)"
    r"|(?P<apostrophe>[’‘ʼ′])"
    r"|(?P<dash>[‐‑])"
    r"|(?P<marks>[*_`]+|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u24b6-\u24e9])"
)
_INSTEAD = {
    "heading": " ",
    "hyphen": "-",
    "bullet": f" {BULLET} ",
    "space": " ",
    "apostrophe": "'",
    "dash": "-",
}


@dataclass(frozen=True)
class Plain:
    """`text`, and for each of its characters the position in the document it stands for."""

    text: str
    places: tuple[int, ...]

    def inside(self, span: Span) -> tuple[int, int]:
        """Where the words at `span` of the document stand in `text`."""
        return bisect_left(self.places, span.start), bisect_left(self.places, span.end)

    def span(self, start: int, end: int) -> Span:
        """The span of the document that `text[start:end]` stands for."""
        while start < end and self.text[start] in f" {BULLET}":
            start += 1
        while end > start and self.text[end - 1] in f" {BULLET}":
            end -= 1
        if start == end:
            return Span(self.places[start - 1], self.places[start - 1] + 1)
        return Span(self.places[start], self.places[end - 1] + 1)


def plain(text: str) -> Plain:
    """The plain spelling of `text`."""
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for match in _CHANGES.finditer(text):
        parts.append(text[done : match.start()])
        places.extend(range(done, match.start()))
        instead = _INSTEAD.get(str(match.lastgroup), "")
        parts.append(instead)
        places.extend([match.start()] * len(instead))
        done = match.end()
    parts.append(text[done:])
    places.extend(range(done, len(text)))
    return Plain("".join(parts), tuple(places))
