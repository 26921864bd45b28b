"""Partnerships of which nothing was heard for some years: no act, project or event.

A sign counts against dormancy when nothing excludes that it fell into the years asked for;
a sign without any date says nothing and is passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from passerelle.namespaces import PAS, STATUS
from passerelle.queries.cooperations import Cooperation, cooperations
from passerelle.queries.facts import (
    Facts,
    Select,
    Values,
    active_in,
    add_months,
    day_of,
    number_of,
    table,
    text_of,
)
from passerelle.queries.meetings import events_of_bodies
from passerelle.store.base import Solutions, Term
from passerelle.times import When

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = ("partnership", "parties", "last_sign_of_activity", "what_it_was")
PARAMETERS = ("date", "years", "lang")
Sign = tuple[Term, When]
Signs = dict[Term, list[Sign]]


def answer(rows: Solutions, values: Values, select: Select) -> Solutions:
    """One row per partnership asleep, the longest silent first; never heard of before that."""
    facts = Facts(rows)
    last = day_of(values, "date") or date.max
    first = add_months(last, -12 * number_of(values, "years", 3)) if last != date.max else date.min
    lang = text_of(values, "lang", "en")
    everything = cooperations(facts)
    acts, under = _acts(facts), _under(facts, everything)
    of_actor = _of_actor(facts, everything)
    found: list[tuple[Term, str, date | None, Term | None]] = []
    for one in everything:
        if PAS.Partnership not in facts.all(one.node, "type") or _over(facts, one, last):
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
    return STATUS.ended in facts.all(one.node, "endStatus")


def _latest(when: When) -> date:
    days = (when.latest_end, when.last_seen, when.latest_start, when.earliest_end)
    return next((day for day in days if day is not None), when.earliest_start or date.min)


def _acts(facts: Facts) -> Signs:
    """The instruments of each cooperation with the days of their signing (else their dates)."""
    signing = facts.inverse("signs")
    found: Signs = defaultdict(list)
    for instrument, cooperation in facts.pairs("formalises"):
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


def _under(facts: Facts, everything: list[Cooperation]) -> Signs:
    """The dated projects carried out under each partnership."""
    found: Signs = defaultdict(list)
    for one in everything:
        for whole in facts.all(one.node, "partOfCooperation"):
            if one.when is not None:
                found[whole].append((one.node, one.when))
    return found


def _of_actor(facts: Facts, everything: list[Cooperation]) -> dict[Term, dict[Term, When]]:
    """For each actor the dated events it was at and the dated projects it is a party of."""
    found = events_of_bodies(facts)
    for one in everything:
        if one.when is not None and PAS.Project in facts.all(one.node, "type"):
            for party in one.parties:
                found[party.actor][one.node] = one.when
    return found


def _shared(one: Cooperation, of_actor: dict[Term, dict[Term, When]]) -> Iterator[Sign]:
    """What actors of at least two sides of `one` did together."""
    for what in one.on_two_sides(of_actor):
        yield next(
            (what, of_actor[party.actor][what])
            for party in one.parties
            if what in of_actor.get(party.actor, ())
        )
