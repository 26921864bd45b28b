"""Persons of a passage, the words that may stand between, and the rows in which persons stand.

A `Tie` says which office is whose; `ties` finds them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.offices import Office

__all__ = ["Named", "Tie", "group_after", "group_before", "is_plural", "link", "row_after"]

_ANOTHER_PART = re.compile(r"(?i)\b(?:by|par|avec|moderat\w+|chair(?:ed)?|animée?)\b|[.!?]\s")


@dataclass(frozen=True)
class Named:
    """A person at a place of a passage; `begin` includes the title."""

    begin: int
    start: int
    end: int
    key: str


@dataclass(frozen=True)
class Tie:
    """An office of a person; `before` if the office stands before the name."""

    office: int
    person: Named
    before: bool = False
    past: bool = False


@cache
def link(language: str, key: str) -> re.Pattern[str]:
    """The expression for what may stand between, by its key in the lexicon."""
    return re.compile(lexicon(language, "functions")["links"][key], re.IGNORECASE)


def is_plural(text: str, office: Office) -> bool:
    """Whether the word of an office is that of several: «les maires X et Y»."""
    if text[: office.start].endswith("who "):
        return False  # «who chairs the …»
    first = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)*", text[office.start : office.end])
    return first is not None and first[0][-1] in "sx" and first[0].casefold() not in ("vis", "sous")


def row_after(text: str, stop: int, people: list[Named]) -> list[Named]:
    """The persons of a list after a colon, up to who does something else: «moderated by Z»."""
    row: list[Named] = []
    end = stop
    for one in [p for p in people if p.begin >= stop]:
        if row and _ANOTHER_PART.search(re.sub(r"\([^()]*\)", "", text[end : one.begin])):
            break
        row.append(one)
        end = one.end
    return row


def group_before(text: str, people: list[Named], last: Named, language: str) -> list[Named]:
    """The coordinated persons of a list that ends with `last`."""
    group = [last]
    for one in reversed([p for p in people if p.end <= last.begin]):
        between = re.sub(r"\([^()]*\)", "", text[one.end : group[0].begin])
        if not link(language, "and").fullmatch(between):
            break
        group.insert(0, one)
    return group


def group_after(text: str, people: list[Named], first: Named, language: str) -> list[Named]:
    """The coordinated persons of a list that begins with `first`; each may have brackets."""
    group = [first]
    for one in [p for p in people if p.begin >= first.end]:
        between = re.sub(r"\([^()]*\)", "", text[group[-1].end : one.begin])
        if not link(language, "and").fullmatch(between):
            break
        group.append(one)
    return group
