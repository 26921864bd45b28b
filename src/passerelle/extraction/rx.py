"""Searching by expressions that are put together from the lexicons: each is compiled once.

The standard library keeps five hundred compiled expressions; the stages have more, and would
compile them anew for every text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["compiled", "finditer", "fullmatch", "match", "search", "spans_of", "sub"]


@lru_cache(maxsize=8192)  # bounded, as names of a text may be part of an expression
def compiled(expression: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled expression."""
    return re.compile(expression, flags)


def search(expression: str, text: str, flags: int = 0) -> re.Match[str] | None:
    """The first match anywhere in `text`."""
    return compiled(expression, flags).search(text)


def match(expression: str, text: str, flags: int = 0) -> re.Match[str] | None:
    """The match at the beginning of `text`."""
    return compiled(expression, flags).match(text)


def fullmatch(expression: str, text: str, flags: int = 0) -> re.Match[str] | None:
    """The match of the whole of `text`."""
    return compiled(expression, flags).fullmatch(text)


def finditer(expression: str, text: str, flags: int = 0) -> Iterator[re.Match[str]]:
    """All matches in `text`, in order."""
    return compiled(expression, flags).finditer(text)


def spans_of(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where `words` stand in `text`, in order, none upon another."""
    start = text.find(words) if words else -1
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + len(words))


def sub(expression: str, put: str, text: str) -> str:
    """`text` with `put` in place of each match."""
    return compiled(expression).sub(put, text)
