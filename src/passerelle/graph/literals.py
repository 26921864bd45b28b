"""Values as the graph writes them: days, whole and decimal numbers, the bounds of a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from passerelle.namespaces import PAS, STATUS, XSD
from passerelle.times import When

__all__ = ["decimal_literal", "end_status", "integer_literal", "time_values"]


def time_values(when: When) -> Iterator[tuple[NamedNode, Literal | NamedNode]]:
    """The properties that carry `when`; bounds are `xsd:date`, ends inclusive."""
    for predicate, day in (
        (PAS.earliestStart, when.earliest_start),
        (PAS.latestStart, when.latest_start),
        (PAS.earliestEnd, when.earliest_end),
        (PAS.latestEnd, when.latest_end),
        (PAS.lastSeenActive, when.last_seen),
    ):
        if day is not None:
            yield predicate, _day_literal(day)
    if when.text:
        yield PAS.timeAsWritten, Literal(when.text)
    yield PAS.endStatus, end_status(when)


@lru_cache(maxsize=1 << 14)
def _day_literal(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=XSD.date)


def end_status(when: When) -> NamedNode:
    """A missing end is unknown, never ongoing, unless the source itself says so."""
    if when.ongoing:
        return STATUS.ongoing
    return STATUS.ended if when.end_known else STATUS.term("unknown-end")


def integer_literal(value: int | None) -> Literal | None:
    """`value` as `xsd:integer`."""
    return None if value is None else Literal(str(value), datatype=XSD.integer)


def decimal_literal(value: float | None) -> Literal | None:
    """`value` as `xsd:decimal`, to six places (a decimetre on the ground)."""
    if value is None:
        return None
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return Literal(text or "0", datatype=XSD.decimal)
