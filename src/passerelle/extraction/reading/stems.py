"""What any match of an expression must hold: letters to look for before the expression is run.

An expression of the lexicons may hold hundreds of verbs in all their forms, of which a sentence
has one or two. `stems` reads the expression and gives words of which each match holds at least
one, so that a look for plain letters spares the run; `alternatives` takes it apart at its bars.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["alternatives", "letters", "needed", "stems"]

_LEAST = 2  # letters of a stem that is worth a look
_UNREAD = ("(?i", "(?(", "(?P=", r"\N", r"\0")
_BY_NUMBER = {"x": 4, "u": 6, "U": 10}
"""How many marks name a letter by its number: it is a letter that is not looked for."""
_CLASS = re.compile(r"\[\^?\]?(?:[^\]\\]|\\.)*\]", re.DOTALL)
_MARK = re.compile(rf"\\.|{_CLASS.pattern}|[()|]", re.DOTALL)
"""What is escaped, a class in brackets, and what makes groups and alternatives."""
_HUGE = 4000  # characters of an expression that takes a tenth of a second to compile
_MOST = 400  # stems, beyond which the look costs more than it spares


def alternatives(expression: str) -> list[str]:
    """The parts of an expression between the bars outside of brackets, groups unwrapped.

    Of a huge one that goes on behind a group, each alternative of the group goes on with that:
    many small expressions of which few are needed are sooner compiled than it is.

    >>> alternatives("(?:a|b(?:c|d))|e[|]f")
    ['a', 'b(?:c|d)', 'e[|]f']
    """
    parts, closes = _apart(expression)
    if len(parts) > 1:
        return [one for part in parts for one in alternatives(part)]
    if not expression.startswith("(?:"):
        return parts
    inner, rest = expression[3 : closes[0]], expression[closes[0] + 1 :]
    if not rest:
        return alternatives(inner)
    if len(expression) < _HUGE or rest[0] in "?*+{" or rest[0].isdigit():
        return parts
    whole = [f"{one}{rest}" for one in alternatives(inner)]
    return [one for part in whole for one in (alternatives(part) if len(part) >= _HUGE else [part])]


def letters(text: str, ignoring_case: bool = False) -> str:
    """`text` as stems are looked for in it: where case counts for nothing, in small letters."""
    if not ignoring_case:
        return text
    # Letters that expressions take for i and s, and `lower` does not.
    return text.replace("İ", "i").replace("ı", "i").replace("ſ", "s").lower()


def needed(found: frozenset[str], text: str) -> bool:
    """Whether `text` may hold a match: one of its stems, or nothing is known of them."""
    return not found or any(map(text.__contains__, found))


@lru_cache(maxsize=8192)
def stems(expression: str, ignoring_case: bool = False) -> frozenset[str]:
    """Words of which every match, with what it looks at, holds one; none where it is not known."""
    if any(one in expression for one in _UNREAD):
        return frozenset()
    found = _any_of(expression)
    if found is None or len(found) > _MOST:
        return frozenset()
    return frozenset(letters(one, ignoring_case) for one in found) if ignoring_case else found


def _apart(expression: str) -> tuple[list[str], dict[int, int]]:
    """The parts between the bars outside of brackets, and where each group ends."""
    bars, closes = _layout(expression)
    begins, ends = [0, *(at + 1 for at in bars)], [*bars, len(expression)]
    return [expression[begin:end] for begin, end in zip(begins, ends, strict=True)], closes


def _layout(expression: str) -> tuple[list[int], dict[int, int]]:
    """Where the bars outside of brackets are, and by its beginning where each group ends."""
    bars: list[int] = []
    closes: dict[int, int] = {}
    opened: list[int] = []
    for found in _MARK.finditer(expression):
        mark = found[0]
        if mark == "(":
            opened.append(found.start())
        elif mark == ")":
            closes[opened.pop()] = found.start()
        elif mark == "|" and not opened:
            bars.append(found.start())
    return bars, closes


def _any_of(expression: str) -> frozenset[str] | None:
    """The stems of each alternative together, or None where one of them has none."""
    found: set[str] = set()
    begin, (bars, closes) = 0, _layout(expression)
    for end in (*bars, len(expression)):
        best = _best(expression, begin, end, closes)
        if best is None:
            return None
        found |= best
        begin = end + 1
    return frozenset(found)


def _best(expression: str, begin: int, end: int, closes: dict[int, int]) -> frozenset[str] | None:
    """Of all that a row of items must hold, what is rarest: the longest words."""
    items = _items(expression, begin, end, closes)
    runs = [one for one in items if one and min(map(len, one)) >= _LEAST]
    return max(runs, key=lambda one: (min(min(map(len, one)), 5), -len(one)), default=None)


def _items(
    expression: str, at: int, end: int, closes: dict[int, int]
) -> list[frozenset[str] | None]:
    """The runs of letters and the groups of a part that must be there."""
    items: list[frozenset[str] | None] = []
    run = ""
    while at < end:
        begun, mark = at, expression[at]
        letter, group = "", None
        if mark == "\\":
            letter = "" if expression[at + 1].isalnum() else expression[at + 1]
            at += _BY_NUMBER.get(expression[at + 1], 2)
        elif mark == "[":
            at = _class_end(expression, at)
        elif mark == "(":
            at = closes[at] + 1
            group = expression[begun:at]
        else:
            letter = "" if mark in ".^$" else mark
            at += 1
        item = at
        at, least = _repeated(expression, at, end)
        if letter and least and at == item:
            run += letter
            continue
        items.append(frozenset([run]) if run else None)
        run = ""
        if group and least:
            items.append(_of_group(group))
    return [*items, frozenset([run]) if run else None]


def _class_end(expression: str, at: int) -> int:
    """Where the class in brackets that begins at `at` is over."""
    found = _CLASS.match(expression, at)
    if found is None:
        raise ValueError(f"a class without end: {expression[at:]}")
    return found.end()


def _repeated(expression: str, at: int, end: int) -> tuple[int, bool]:
    """Where the mark of repetition at `at` ends, and whether the item must be there."""
    mark = expression[at] if at < end else ""
    least = True
    if mark in ("?", "*", "+"):
        least = mark == "+"
        at += 1
    elif mark == "{" and (closed := expression.find("}", at, end)) >= 0:
        least = expression[at + 1] not in "0,"
        at = closed + 1
    else:
        return at, True
    return (at + 1 if at < end and expression[at] in "?+" else at), least


@lru_cache(maxsize=4096)  # the same auxiliaries stand before hundreds of verbs
def _of_group(group: str) -> frozenset[str] | None:
    """The stems of what a group holds or looks for."""
    for head in ("(?!", "(?<!", "(?#"):
        if group.startswith(head):
            return None
    for head in ("(?:", "(?=", "(?<=", "(?>"):
        if group.startswith(head):
            return _any_of(group[len(head) : -1])
    if group.startswith("(?P<"):
        return _any_of(group[group.index(">") + 1 : -1])
    return None if group.startswith("(?") else _any_of(group[1:-1])
