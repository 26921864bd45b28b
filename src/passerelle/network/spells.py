"""When a link was there, as GEXF says it: spells, from a first day to a last, both included.

A spell is the widest extent that the bounds allow: from the earliest start to the latest end.
What is not known is open: a link without dates is always there, one without an end goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, TypeAlias

__all__ = ["Spell", "joined", "spells_of"]

Spell: TypeAlias = tuple[str | None, str | None]
"""First and last day in ISO format; None is open."""


def spells_of(links: Iterable[Mapping[str, Any]]) -> list[Spell]:
    """The spells of the relations behind an edge; none when one of them has no dates at all."""
    spells: list[Spell] = [
        (link.get("earliest_start") or None, link.get("latest_end") or None) for link in links
    ]
    return [] if (None, None) in spells else joined(spells)


def joined(spells: Iterable[Spell]) -> list[Spell]:
    """The spells in order; those that meet or follow on the next day are one."""
    whole: list[tuple[date, date]] = []
    for first, last in sorted((_first(start), _last(end)) for start, end in spells):
        if whole and first <= _next(whole[-1][1]):
            whole[-1] = (whole[-1][0], max(whole[-1][1], last))
        else:
            whole.append((first, last))
    return [
        (None if a == date.min else a.isoformat(), None if b == date.max else b.isoformat())
        for a, b in whole
    ]


def _first(day: str | None) -> date:
    return date.fromisoformat(day) if day else date.min


def _last(day: str | None) -> date:
    return date.fromisoformat(day) if day else date.max


def _next(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)
