"""Searching by expressions that are put together from the lexicons: each is compiled once.

The standard library keeps five hundred compiled expressions; the stages have more, and would
compile them anew for every text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from passerelle.extraction.reading.late import LONG
from passerelle.extraction.reading.stems import alternatives, letters, needed, stems

__all__ = [
    "CAPITAL",
    "UPPER",
    "Split",
    "compiled",
    "ends_with",
    "finditer",
    "fullmatch",
    "holds",
    "match",
    "search",
    "spans_of",
    "sub",
]

UPPER = "".join(chr(at) for at in range(0x41, 0x250) if chr(at).isupper())
"""All capital letters of names in Latin script (Š, Ł, Ş, Ő …), for a class in brackets."""

CAPITAL = "[A-ZÀ-ÞĀ-ŒŔ-Ț]"
"""What a name may begin with; not `UPPER`: from Ā on, up to Ț, small letters count too."""


@lru_cache(maxsize=16384)  # enough for all of the lexicons; names of a text are no part of them
def compiled(expression: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled expression."""
    return re.compile(expression, flags)


class Split:
    """An expression of many alternatives, of which only those run that a text may hold.

    `before` and `after` stand around each of them; it matches what the whole expression does.
    """

    def __init__(self, before: str, expression: str, after: str, flags: int = 0) -> None:
        self._folds = bool(flags & re.IGNORECASE)
        self._flags = flags
        self._parts: list[str] = []
        self._always: list[int] = []
        self._of_stem: dict[str, list[int]] = {}
        for number, one in enumerate(alternatives(expression)):
            self._parts.append(f"{before}(?:{one}){after}")
            found = stems(one, self._folds)
            if not found:
                self._always.append(number)
            for stem in found:
                self._of_stem.setdefault(stem, []).append(number)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in `text`, in order."""
        plain = letters(text, self._folds)
        held = [numbers for stem, numbers in self._of_stem.items() if stem in plain]
        numbers = sorted({*self._always, *(one for many in held for one in many)})
        live = [compiled(self._parts[number], self._flags) for number in numbers]
        ahead = [match for one in live if (match := one.search(text))]
        while ahead:
            first = min(ahead, key=lambda one: one.start())  # of several the one told first
            yield first
            end = first.end() + (first.end() == first.start())
            if end > len(text):
                return
            ahead = [
                match
                for one in ahead
                if (match := one if one.start() >= end else one.re.search(text, end))
            ]


def _spared(expression: str, text: str, flags: int) -> bool:
    """Whether a long expression need not run, as `text` holds none of its stems."""
    if len(expression) < LONG:
        return False
    folds = flags == re.IGNORECASE or (flags != 0 and bool(flags & re.IGNORECASE))
    return not needed(stems(expression, folds), letters(text, folds))


def search(expression: str, text: str, flags: int = 0) -> re.Match[str] | None:
    """The first match anywhere in `text`."""
    if _spared(expression, text, flags):
        return None
    return compiled(expression, flags).search(text)


def match(expression: str, text: str, flags: int = 0) -> re.Match[str] | None:
    """The match at the beginning of `text`."""
    return compiled(expression, flags).match(text)


def fullmatch(expression: str, text: str, flags: int = 0) -> re.Match[str] | None:
    """The match of the whole of `text`."""
    return compiled(expression, flags).fullmatch(text)


def finditer(expression: str, text: str, flags: int = 0) -> Iterator[re.Match[str]]:
    """All matches in `text`, in order."""
    if _spared(expression, text, flags):
        return iter(())
    return compiled(expression, flags).finditer(text)


def spans_of(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where `words` stand in `text`, in order, none upon another."""
    start = text.find(words) if words else -1
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + len(words))


def holds(text: str, words: str) -> bool:
    """Whether `words` stand in `text` as whole words."""
    return any(
        not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
        for start, end in spans_of(words, text)
    )


def ends_with(text: str, words: str, marks: str = "'’-(") -> bool:
    """Whether `text` ends with `words` after a space, one of `marks`, or nothing."""
    before = text[: -len(words)]
    return text.endswith(words) and (not before or before[-1].isspace() or before[-1] in marks)


def sub(expression: str, put: str, text: str) -> str:
    """`text` with `put` in place of each match."""
    return compiled(expression).sub(put, text)
