"""Holders of one function one after another, and what lies between them.

Between a holder and the one before, in days: ``gap 30`` (certain; ``gap 1-30`` when only
bounds are known), ``overlap 12``, ``adjoining``, ``possible gap or overlap`` when the bounds
allow both, ``unknown`` when an end or a start is not known.
"""

from __future__ import annotations

from datetime import date

from passerelle.queries.facts import Select, Values, table, when_of
from passerelle.store.base import Solutions, Term
from passerelle.times import When

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = ("person", "bounds", "gap_or_overlap")
PARAMETERS = ()


def answer(rows: Solutions, values: Values, select: Select) -> Solutions:
    """One row per term, in the order in which the terms began; undated ones last."""
    terms = {row["membership"]: (row["person"], when_of(row) or When()) for row in rows}
    ordered = sorted(terms.values(), key=_order)
    found = []
    for place, (person, when) in enumerate(ordered):
        before = [one for _, one in ordered[:place]]
        found.append((person, when.edtf() or None, _between(before, when) if before else None))
    return table(COLUMNS, found)


def _order(term: tuple[Term, When]) -> tuple[date, date, str]:
    person, when = term
    start = when.earliest_start or when.latest_start or date.max
    return start, when.latest_start or date.max, str(person)


def _between(before: list[When], when: When) -> str:
    """The days from the last end of `before` to the start of `when`, as bounds allow."""
    ends = [one.earliest_end for one in before], [one.latest_end for one in before]
    starts = (when.earliest_start, when.latest_start)
    known = [day for day in (*ends[0], *ends[1], *starts) if day is not None]
    if len(known) < 2 * len(before) + 2:
        return _partly_known(before[-1], when)
    least = (_day(starts[0]) - max(map(_day, ends[1]))).days - 1
    most = (_day(starts[1]) - max(map(_day, ends[0]))).days - 1
    if least > 0:
        return f"gap {_span(least, most)}"
    if most < 0:
        return f"overlap {_span(-most, -least)}"
    return "adjoining" if least == most == 0 else "possible gap or overlap"


def _partly_known(last: When, when: When) -> str:
    """What one pair of bounds already proves."""
    start, end = when.latest_start, last.earliest_end or last.last_seen
    if start is not None and end is not None and start <= end:
        return "overlap"
    start, end = when.earliest_start, last.latest_end
    if start is not None and end is not None and (start - end).days > 1:
        return "gap"
    return "unknown"


def _day(day: date | None) -> date:
    return day or date.max


def _span(least: int, most: int) -> str:
    return str(least) if least == most else f"{least}-{most}"
