"""Partnerships of which nothing was heard for some years: no act, project or event.

A sign counts against dormancy when nothing excludes that it fell into the years asked for;
a sign without any date says nothing and is passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from passerelle.namespaces import PAS, RDF, STATUS
from passerelle.queries.cooperations import Cooperation, cooperations
from passerelle.queries.facts import (
    Facts,
    Values,
    active_in,
    add_months,
    day_of,
    number_of,
    table,
    text_of,
)
from passerelle.queries.meetings import bodies_at_events
from passerelle.store.base import Solutions, Term
from passerelle.times import When

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = ("partnership", "parties", "last_sign_of_activity", "what_it_was")
PARAMETERS = ("date", "years", "modality", "lang")
Sign = tuple[Term, When]
Signs = dict[Term, list[Sign]]
Shared = tuple[Term, When, set[Term]]


def answer(rows: Solutions, values: Values) -> Solutions:
    """One row per partnership asleep, the longest silent first; never heard of before that."""
    facts = Facts(rows)
    last = day_of(values, "date") or date.max
    first = add_months(last, -12 * number_of(values, "years", 3)) if last != date.max else date.min
    lang = text_of(values, "lang", "en")
    everything = cooperations(facts, values)
    acts, shared = _acts(facts), _projects(facts, everything) + _events(facts, values)
    under = _under(facts, everything)
    of_actor = _by_actor(shared)
    found: list[tuple[Term, str, date | None, Term | None]] = []
    for one in everything:
        if PAS.Partnership not in facts.all(one.node, RDF.type) or _over(facts, one, last):
            continue
        signs = [*acts.get(one.node, ()), *under.get(one.node, ()), *_shared(one, of_actor)]
        if any(active_in(when, first, last, certain=False) for _, when in signs):
            continue
        before = [(_latest(when), what) for what, when in signs if _latest(when) < first]
        day, what = max(before, key=lambda sign: (sign[0], str(sign[1])), default=(None, None))
        found.append((one.node, facts.called((p.actor for p in one.parties), lang), day, what))
    found.sort(key=lambda row: (row[2] or date.min, str(row[0])))
    return table(COLUMNS, found)


def _over(facts: Facts, one: Cooperation, day: date) -> bool:
    """Known to have ended by `day`, or not begun."""
    when = one.when
    if when is not None and when.latest_end is not None:
        return when.latest_end < day
    if when is not None and when.earliest_start is not None and when.earliest_start > day:
        return True
    return STATUS.ended in facts.all(one.node, PAS.endStatus)


def _latest(when: When) -> date:
    days = (when.latest_end, when.last_seen, when.latest_start, when.earliest_end)
    return next((day for day in days if day is not None), when.earliest_start or date.min)


def _acts(facts: Facts) -> Signs:
    """The instruments of each cooperation with the days of their signing (else their dates)."""
    signing = facts.inverse(PAS.signs)
    found: Signs = defaultdict(list)
    for instrument, cooperation in facts.pairs(PAS.formalises):
        days = [facts.when(signature) for signature in signing.get(instrument, ())]
        for when in days if any(days) else [facts.when(instrument)]:
            if when is not None:
                found[cooperation].append((instrument, _as_day(when)))
    return found


def _as_day(when: When) -> When:
    """An act happens on the day it starts: how long it then holds is no sign of activity."""
    return when.model_copy(
        update={
            "earliest_end": when.earliest_start,
            "latest_end": when.latest_start,
            "last_seen": None,
        }
    )


def _projects(facts: Facts, everything: list[Cooperation]) -> list[Shared]:
    """The dated projects with their parties."""
    return [
        (one.node, one.when, {party.actor for party in one.parties})
        for one in everything
        if one.when is not None and PAS.Project in facts.all(one.node, RDF.type)
    ]


def _under(facts: Facts, everything: list[Cooperation]) -> Signs:
    """The dated projects carried out under each partnership."""
    found: Signs = defaultdict(list)
    for one in everything:
        for whole in facts.all(one.node, PAS.partOfCooperation):
            if one.when is not None:
                found[whole].append((one.node, one.when))
    return found


def _events(facts: Facts, values: Values) -> list[Shared]:
    """The dated events with the bodies that were there."""
    dated = ((e, facts.when(e), there) for e, there in bodies_at_events(facts, values).items())
    return [(event, when, there) for event, when, there in dated if when is not None]


def _by_actor(shared: list[Shared]) -> dict[Term, dict[Term, When]]:
    found: dict[Term, dict[Term, When]] = defaultdict(dict)
    for what, when, actors in shared:
        for actor in actors:
            found[actor][what] = when
    return found


def _shared(one: Cooperation, of_actor: dict[Term, dict[Term, When]]) -> Iterator[Sign]:
    """What actors of at least two sides of `one` did together."""
    for what in one.on_two_sides(of_actor):
        yield next(
            (what, of_actor[party.actor][what])
            for party in one.parties
            if what in of_actor.get(party.actor, ())
        )
