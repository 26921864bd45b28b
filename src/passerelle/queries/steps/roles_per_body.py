"""Events counted by body, year and role."""

from __future__ import annotations

from collections import defaultdict

from passerelle.queries.facts import Select, Values, table
from passerelle.store.base import Solutions, Term
from passerelle.store.terms import plain

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = ("body", "year", "role", "events")
PARAMETERS = ()


def answer(rows: Solutions, values: Values, select: Select) -> Solutions:
    """One row per body, year and role, sorted by them; an event counts once in each."""
    events: dict[tuple[Term | None, ...], set[Term | None]] = defaultdict(set)
    for body, year, role, event in rows.rows:
        events[body, year, role].add(event)
    ordered = sorted(events.items(), key=lambda one: tuple(map(plain, one[0])))
    return table(COLUMNS, ((*key, len(them)) for key, them in ordered))
