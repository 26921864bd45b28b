"""Words found in a text to the letter; only white space may differ."""

from __future__ import annotations

import unicodedata

from passerelle.extraction.analysis import Span

__all__ = ["Verbatim", "squeezed"]

_HAN = 0x2E80
"""From here on scripts write no spaces between words."""


def squeezed(words: str) -> str:
    """NFC, and each run of white space one space."""
    return " ".join(unicodedata.normalize("NFC", words).split())


class Verbatim:
    """A text in which words can be found, whole, whatever spaces and line ends part them."""

    def __init__(self, text: str) -> None:
        self._at: list[int] = []
        marks: list[str] = []
        for place, mark in enumerate(text):
            if not mark.isspace():
                marks.append(mark)
            elif marks and marks[-1] != " ":
                marks.append(" ")
            else:
                continue
            self._at.append(place)
        self._folded = "".join(marks)
        self._small = _lower(self._folded)

    def holds(self, words: str) -> bool:
        """Whether `words` stand in the text, in letters of any case: headings shout."""
        wanted = _lower(squeezed(words))
        here = self._small.find(wanted) if wanted else -1
        while here >= 0:
            if self._whole(here, here + len(wanted)):
                return True
            here = self._small.find(wanted, here + 1)
        return False

    def find(self, words: str, within: Span | None = None) -> Span | None:
        """Where `words` stand first in the text, or in a stretch of it."""
        wanted = squeezed(words)
        here = self._folded.find(wanted) if wanted else -1
        while here >= 0:
            end = here + len(wanted)
            span = Span(self._at[here], self._at[end - 1] + 1)
            if self._whole(here, end) and (within is None or within.covers(span)):
                return span
            here = self._folded.find(wanted, here + 1)
        return None

    def _whole(self, start: int, end: int) -> bool:
        """Whether no word is cut at either end."""
        text = self._folded
        left = start > 0 and _joined(text[start - 1], text[start])
        return not left and not (end < len(text) and _joined(text[end - 1], text[end]))


def _lower(text: str) -> str:
    """`text` in small letters, mark by mark, so that positions stay."""
    return "".join(small if len(small := mark.lower()) == 1 else mark for mark in text)


def _joined(one: str, other: str) -> bool:
    return all(mark.isalnum() and ord(mark) < _HAN for mark in (one, other))
