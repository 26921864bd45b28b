"""Expressions that are compiled when first a text has their words.

Compiling takes longer than reading a text, and a text in one language needs few of the
expressions there are: one made with `late` costs nothing before it may match.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from sys import maxsize
from typing import Any

from passerelle.extraction.reading.stems import letters, needed, stems

__all__ = ["LONG", "Late", "late"]

LONG = 60
"""Characters of an expression that is worth a look for its words before it runs."""


class Late:
    """An expression with the methods of a compiled one; it finds the same."""

    __slots__ = ("_compiled", "_folds", "_stems", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self._folds = bool(flags & re.IGNORECASE)
        self._compiled: re.Pattern[str] | None = None
        self._stems: frozenset[str] | None = frozenset() if len(pattern) < LONG else None

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The first match between two positions."""
        return None if self._spared(text) else self._ready().search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The match that begins at `start`."""
        if self._compiled is None and self._spared(text):
            return None
        return self._ready().match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The match of all between two positions."""
        if self._compiled is None and self._spared(text):
            return None
        return self._ready().fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        """All matches between two positions, in order."""
        return iter(()) if self._spared(text) else self._ready().finditer(text, start, end)

    def findall(self, text: str) -> list[Any]:
        """The words of all matches in order, or of their groups."""
        return [] if self._spared(text) else self._ready().findall(text)

    def split(self, text: str, most: int = 0) -> list[str]:
        """What stands between the matches."""
        return [text] if self._spared(text) else self._ready().split(text, most)

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str, most: int = 0) -> str:
        """`text` with `put` in place of each match."""
        return text if self._spared(text) else self._ready().sub(put, text, most)

    def gave(self, match: re.Match[str]) -> bool:
        """Whether a match is one of this expression."""
        return match.re is self._compiled

    def _ready(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    def _spared(self, text: str) -> bool:
        """Whether `text` has none of the words of which every match holds one."""
        if self._stems is None:
            self._stems = stems(self.pattern, self._folds)
        return bool(self._stems) and not needed(self._stems, letters(text, self._folds))


def late(pattern: str, flags: int = 0) -> Late:
    """An expression that is compiled once it is needed."""
    return Late(pattern, flags)
