"""Pairs of bodies at the same events that are parties of no common cooperation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from passerelle.queries.facts import (
    Facts,
    Select,
    Values,
    active_in,
    day_of,
    number_of,
    order,
    table,
    text_of,
)
from passerelle.store.base import Solutions, Term

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = ("body_1", "body_2", "events_in_common", "last_one")
PARAMETERS = ("number", "from", "to", "certainty")


def answer(rows: Solutions, values: Values, select: Select) -> Solutions:
    """One row per pair, those who met most often first."""
    facts = Facts(rows)
    first, last = day_of(values, "from"), day_of(values, "to")
    certain = text_of(values, "certainty", "possible") == "certain"
    whole = first is None and last is None
    met: Counter[tuple[Term, Term]] = Counter()
    latest: dict[tuple[Term, Term], tuple[date, str, Term]] = {}
    for event, bodies in _members(facts.pairs("body")):
        when = facts.when(event)
        if not whole and not active_in(when, first, last, certain=certain):
            continue
        day = (when and (when.latest_end or when.latest_start)) or date.min
        for pair in combinations(bodies, 2):
            met[pair] += 1
            latest[pair] = max(latest.get(pair, (day, str(event), event)), (day, str(event), event))
    least, partners = number_of(values, "number", 2), _partners(facts)
    found = [
        (*pair, count, latest[pair][2])
        for pair, count in met.items()
        if count >= least and pair not in partners
    ]
    found.sort(key=lambda row: (-row[2], str(row[0]), str(row[1])))
    return table(COLUMNS, found)


def _partners(facts: Facts) -> set[tuple[Term, Term]]:
    """The pairs of actors, each in order, that are parties of one cooperation."""
    parties = (
        (cooperation, actor)
        for party, cooperation in facts.pairs("inCooperation")
        for actor in facts.all(party, "partyActor")
    )
    return {pair for _, actors in _members(parties) for pair in combinations(actors, 2)}


def _members(pairs: Iterable[tuple[Term, Term]]) -> Iterator[tuple[Term, list[Term]]]:
    """Each whole of `pairs` with its members, sorted."""
    found: dict[Term, set[Term]] = defaultdict(set)
    for whole, member in pairs:
        found[whole].add(member)
    for whole, members in found.items():
        yield whole, sorted(members, key=order)
