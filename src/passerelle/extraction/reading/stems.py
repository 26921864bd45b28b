"""What any match of an expression must hold: letters to look for before the expression is run.

An expression of the lexicons may hold hundreds of verbs in all their forms, of which a sentence
has one or two. `stems` reads the expression and gives words of which each match holds at least
one, so that a look for plain letters spares the run; `alternatives` takes it apart at its bars.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

__all__ = ["alternatives", "needed", "stems"]

_LEAST = 2  # letters of a stem that is worth a look
_UNREAD = ("(?i", "(?(", "(?P=", r"\u", r"\x", r"\U", r"\N", r"\0")
_MOST = 400  # stems, beyond which the look costs more than it spares


def alternatives(expression: str) -> list[str]:
    """The parts of an expression between the bars outside of brackets, groups unwrapped.

    >>> alternatives("(?:a|b(?:c|d))|e[|]f")
    ['a', 'b(?:c|d)', 'e[|]f']
    """
    parts = _split(expression)
    if len(parts) > 1:
        return [one for part in parts for one in alternatives(part)]
    if expression.startswith("(?:") and _close(expression, 0) == len(expression) - 1:
        return alternatives(expression[3:-1])
    return parts


def needed(found: frozenset[str], text: str) -> bool:
    """Whether `text` may hold a match: one of its stems, or nothing is known of them."""
    return not found or any(one in text for one in found)


@lru_cache(maxsize=8192)
def stems(expression: str, ignoring_case: bool = False) -> frozenset[str]:
    """Words of which every match, with what it looks at, holds one; none where it is not known."""
    if any(one in expression for one in _UNREAD):
        return frozenset()
    found = _any_of(_split(expression))
    if found is None or len(found) > _MOST:
        return frozenset()
    return frozenset(one.lower() for one in found) if ignoring_case else found


def _split(expression: str) -> list[str]:
    """The parts between the bars outside of brackets."""
    bars = [at for at, mark, depth in _marks(expression) if mark == "|" and depth == 0]
    begins, ends = [0, *(at + 1 for at in bars)], [*bars, len(expression)]
    return [expression[begin:end] for begin, end in zip(begins, ends, strict=True)]


def _marks(expression: str, at: int = 0) -> Iterator[tuple[int, str, int]]:
    """Bars and brackets from `at` on, outside of classes, each with the depth behind it."""
    depth = 0
    while at < len(expression):
        mark = expression[at]
        if mark == "\\":
            at += 1
        elif mark == "[":
            at = _class_end(expression, at)
        elif mark in "()|":
            depth += {"(": 1, ")": -1, "|": 0}[mark]
            yield at, mark, depth
        at += 1


def _class_end(expression: str, at: int) -> int:
    """Where the class in brackets that begins at `at` ends."""
    at += 2 if expression[at + 1] == "^" else 1
    if expression[at] == "]":
        at += 1
    while expression[at] != "]":
        at += 2 if expression[at] == "\\" else 1
    return at


def _close(expression: str, at: int) -> int:
    """Where the group that begins at `at` ends."""
    return next(place for place, _, depth in _marks(expression, at) if depth == 0)


def _any_of(parts: Iterable[str]) -> frozenset[str] | None:
    """The stems of each part together, or None where one of them has none."""
    found: set[str] = set()
    for part in parts:
        best = _best(part)
        if best is None:
            return None
        found |= best
    return frozenset(found)


def _best(part: str) -> frozenset[str] | None:
    """Of all that a row of items must hold, what is rarest: the longest words."""
    runs = [one for one in _items(part) if one and min(map(len, one)) >= _LEAST]
    return max(runs, key=lambda one: (min(min(map(len, one)), 5), -len(one)), default=None)


def _items(part: str) -> list[frozenset[str] | None]:
    """The runs of letters and the groups of a part that must be there."""
    items: list[frozenset[str] | None] = []
    run, at = "", 0
    while at < len(part):
        begun, mark = at, part[at]
        letter, group = "", None
        if mark == "\\":
            letter = "" if part[at + 1].isalnum() else part[at + 1]
            at += 2
        elif mark == "[":
            at = _class_end(part, at) + 1
        elif mark == "(":
            at = _close(part, at) + 1
            group = part[begun:at]
        else:
            letter = "" if mark in ".^$" else mark
            at += 1
        at, least = _repeated(part, at)
        if letter and least and _plain(part, begun, at):
            run += letter
            continue
        items.append(frozenset([run]) if run else None)
        run = ""
        if group and least:
            items.append(_of_group(group))
    return [*items, frozenset([run]) if run else None]


def _plain(part: str, begun: int, end: int) -> bool:
    """Whether an item of one letter is not repeated."""
    return end - begun == (2 if part[begun] == "\\" else 1)


def _repeated(part: str, at: int) -> tuple[int, bool]:
    """Where the mark of repetition at `at` ends, and whether the item must be there."""
    least = True
    if at < len(part) and part[at] in "?*+":
        least = part[at] == "+"
        at += 1
    elif at < len(part) and part[at] == "{" and "}" in part[at:]:
        least = part[at + 1] not in "0,"
        at = part.index("}", at) + 1
    else:
        return at, True
    return (at + 1 if at < len(part) and part[at] in "?+" else at), least


def _of_group(group: str) -> frozenset[str] | None:
    """The stems of what a group holds or looks for."""
    for head in ("(?!", "(?<!", "(?#"):
        if group.startswith(head):
            return None
    for head in ("(?:", "(?=", "(?<=", "(?>"):
        if group.startswith(head):
            return _any_of(_split(group[len(head) : -1]))
    if group.startswith("(?P<"):
        return _any_of(_split(group[group.index(">") + 1 : -1]))
    return None if group.startswith("(?") else _any_of(_split(group[1:-1]))
