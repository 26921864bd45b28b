"""Rows of people or bodies in a skeleton, and the parts in events that are read from them."""

from __future__ import annotations

from dataclasses import dataclass

from passerelle.extraction.reading.late import late
from passerelle.extraction.zh.patterns import PERSON, WHO, filled, words

__all__ = ["FILL", "GUESTS", "IN_ROW", "MID", "PEOPLE", "WHO_CAME", "Part", "row"]

FILL: str = filled(words("roles", "fill"))


_AND: str = words("roles", "and")


_LOOSE: str = words("roles", "loose")


MID: str = words("roles", "mid")


def row(unit: str) -> str:
    """People or bodies in a row; 、 may be followed by words of theirs that we do not know.

    Each step is taken once: without that, a long row could be read in as many ways as there
    are choices of step, and a text made for it would take years.
    """
    return f"{unit}(?>(?:{_AND}{FILL}|{_LOOSE}){unit})*"


IN_ROW, PEOPLE = late(row(WHO)), late(row(PERSON))


@dataclass(frozen=True)
class Part:
    """A role as found: whose, of which kind, and by which words."""

    who: str
    role: str
    start: int
    end: int


GUESTS: str = words("roles", "guests")


WHO_CAME: str = words("roles", "who-came")
