"""Conventions whose end may fall into the months after a day, with their parties."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from pyoxigraph import Literal

from passerelle.queries.facts import (
    Select,
    Values,
    add_months,
    day_of,
    name_in,
    number_of,
    table,
    text_of,
    when_of,
)
from passerelle.store.base import Solutions, Term
from passerelle.store.terms import plain
from passerelle.times import When

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = ("convention", "cooperation", "parties", "earliest_end", "latest_end")
PARAMETERS = ("date", "months", "lang")


def answer(rows: Solutions, values: Values, select: Select) -> Solutions:
    """One row per convention and cooperation, the nearest possible end first."""
    first = day_of(values, "date") or date.min
    last = date.max if first == date.min else add_months(first, number_of(values, "months", 12))
    ends: dict[tuple[Term, Term], When] = {}
    names: dict[Term, dict[Term, list[Literal]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        when = when_of(row)
        if when is not None and _may_end(when, first, last):
            ends[row["convention"], row["cooperation"]] = when
            if "party" in row:
                of_party = names[row["cooperation"]][row["party"]]
                if isinstance(name := row.get("name"), Literal):
                    of_party.append(name)
    lang = text_of(values, "lang", "en")
    found = [
        (
            convention,
            cooperation,
            _called(names[cooperation], lang),
            end.earliest_end,
            end.latest_end,
        )
        for (convention, cooperation), end in ends.items()
    ]
    found.sort(key=lambda row: (row[3] or row[4] or date.max, str(row[0])))
    return table(COLUMNS, found)


def _may_end(when: When, first: date, last: date) -> bool:
    """Whether an end of which something is known may fall between the two days."""
    if when.earliest_end is None and when.latest_end is None:
        return False
    return (when.earliest_end or date.min) <= last and (when.latest_end or date.max) >= first


def _called(parties: dict[Term, list[Literal]], lang: str) -> str:
    return " – ".join(
        sorted(name_in(texts, lang) or plain(party) for party, texts in parties.items())
    )
