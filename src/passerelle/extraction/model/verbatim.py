"""Words found in a text to the letter; only white space may differ."""

from __future__ import annotations

import re
import unicodedata

from passerelle.extraction.reading.analysis import Span

__all__ = ["Verbatim", "squeezed"]

_HAN = 0x2E80
"""From here on scripts write no spaces between words."""
_SPACED = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_HYPHENATED = re.compile(r"(?<=\w)[-\u2010]\s*\n\s*(?=\w)")
"""A word that a narrow column parts at the end of a line."""


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
        mended = (_HYPHENATED.sub(hyphen, text) for hyphen in ("", "-"))
        closed = _SPACED.sub("", text)  # tables space out short Chinese names: 薛　冰
        self._small = [squeezed(one).lower() for one in (text, *mended, closed)]

    def holds(self, name: str) -> bool:
        """Whether the text has a name: headings may shout it, line ends may part its words."""
        wanted = squeezed(name).lower()
        return any(
            _whole(small, here, here + len(wanted))
            for small in self._small
            for here in _places(small, wanted)
        )

    def find(self, words: str, within: Span | None = None) -> Span | None:
        """Where `words` stand first in the text, or in a stretch of it."""
        wanted = squeezed(words)
        for here in _places(self._folded, wanted):
            end = here + len(wanted)
            span = Span(self._at[here], self._at[end - 1] + 1)
            if _whole(self._folded, here, end) and (within is None or within.covers(span)):
                return span
        return None


def _places(text: str, wanted: str) -> list[int]:
    """Where `wanted` begins in `text`."""
    found, here = [], text.find(wanted) if wanted else -1
    while here >= 0:
        found.append(here)
        here = text.find(wanted, here + 1)
    return found


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no word is cut at either end."""
    left = start > 0 and _joined(text[start - 1], text[start])
    return not left and not (end < len(text) and _joined(text[end - 1], text[end]))


def _joined(one: str, other: str) -> bool:
    return all(mark.isalnum() and ord(mark) < _HAN for mark in (one, other))
