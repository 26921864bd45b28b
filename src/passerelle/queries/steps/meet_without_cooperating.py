"""Pairs of bodies at the same events that are parties of no common cooperation."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import combinations

from passerelle.queries.cooperations import cooperations
from passerelle.queries.facts import (
    Facts,
    Values,
    active_in,
    day_of,
    number_of,
    order,
    table,
    text_of,
)
from passerelle.queries.meetings import bodies_at_events
from passerelle.store.base import Solutions, Term

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = ("body_1", "body_2", "events_in_common", "last_one")
PARAMETERS = ("number", "from", "to", "certainty", "modality")


def answer(rows: Solutions, values: Values) -> Solutions:
    """One row per pair, those who met most often first."""
    facts = Facts(rows)
    first, last = day_of(values, "from"), day_of(values, "to")
    certain = text_of(values, "certainty", "possible") == "certain"
    whole = first is None and last is None
    met: Counter[tuple[Term, Term]] = Counter()
    latest: dict[tuple[Term, Term], tuple[date, str, Term]] = {}
    for event, bodies in bodies_at_events(facts, values).items():
        when = facts.when(event)
        if not whole and not active_in(when, first, last, certain=certain):
            continue
        day = (when and (when.latest_end or when.latest_start)) or date.min
        for pair in combinations(sorted(bodies, key=order), 2):
            met[pair] += 1
            latest[pair] = max(latest.get(pair, (day, str(event), event)), (day, str(event), event))
    least, partners = number_of(values, "number", 2), _partners(facts, values)
    found = [
        (*pair, count, latest[pair][2])
        for pair, count in met.items()
        if count >= least and pair not in partners
    ]
    found.sort(key=lambda row: (-row[2], str(row[0]), str(row[1])))
    return table(COLUMNS, found)


def _partners(facts: Facts, values: Values) -> set[tuple[Term, Term]]:
    found: set[tuple[Term, Term]] = set()
    for one in cooperations(facts, values):
        actors = sorted({party.actor for party in one.parties}, key=order)
        found.update(combinations(actors, 2))
    return found
