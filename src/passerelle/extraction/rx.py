"""Searching by expressions that are put together from the lexicons: each is compiled once.

The standard library keeps five hundred compiled expressions; the stages have more, and would
compile them anew for every text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

__all__ = [
    "UPPER",
    "any_of",
    "compiled",
    "each_of",
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


@lru_cache(maxsize=4096)  # enough for all of the lexicons; names of a text are no part of them
def compiled(expression: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled expression."""
    return re.compile(expression, flags)


def any_of(expressions: Sequence[str], flags: int = 0) -> re.Pattern[str]:
    """What finds, without their groups, where one of `expressions` may begin: at a word."""
    bare = (re.sub(r"\(\?P<\w+>|\((?!\?)", "(?:", one) for one in expressions)
    return re.compile(rf"(?<!\w)(?={'|'.join(bare)})", flags)


def each_of(
    beginnings: re.Pattern[str], patterns: Sequence[re.Pattern[str]], text: str
) -> list[tuple[int, re.Match[str]]]:
    """The matches of each of `patterns` with its number, in their order.

    One pass for `beginnings`, which are `any_of` them, takes the place of one for each.
    """
    found: list[tuple[int, re.Match[str]]] = []
    ends = [0] * len(patterns)
    for begun in beginnings.finditer(text):
        at = begun.start()
        for number, pattern in enumerate(patterns):
            match = pattern.match(text, at) if at >= ends[number] else None
            if match:
                found.append((number, match))
                ends[number] = match.end()
    return sorted(found, key=lambda one: one[0])


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
