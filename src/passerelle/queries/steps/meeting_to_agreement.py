"""Instruments signed within some months after an event that bodies of two sides attended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from passerelle.queries.cooperations import Cooperation, cooperations
from passerelle.queries.facts import (
    Facts,
    Select,
    Values,
    add_months,
    months_between,
    number_of,
    table,
    text_of,
)
from passerelle.queries.meetings import events_of_bodies
from passerelle.store.base import Solutions, Term
from passerelle.times import When

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = ("event", "instrument", "common_bodies", "months_min", "months_max", "certainty")
PARAMETERS = ("months", "lang")
Row = tuple[Term, Term, str, int, int, str]


def answer(rows: Solutions, values: Values, select: Select) -> Solutions:
    """One row per event and instrument, sorted by both; undated ones can prove nothing."""
    facts, lang = Facts(rows), text_of(values, "lang", "en")
    months = number_of(values, "months", 12)
    events, signed = events_of_bodies(facts), _signed(facts)
    found: list[Row] = []
    for one in cooperations(facts):
        for instrument, act in signed.get(one.node, ()):
            for event, when, bodies in _shared(one, events):
                between = _between(when, act, months)
                if between is not None:
                    found.append((event, instrument, facts.called(bodies, lang), *between))
    found.sort(key=lambda row: (str(row[0]), str(row[1])))
    return table(COLUMNS, found)


def _signed(facts: Facts) -> dict[Term, list[tuple[Term, When]]]:
    """For each cooperation its instruments with the day of the last signature, else their own."""
    signing = facts.inverse("signs")
    found: dict[Term, list[tuple[Term, When]]] = {}
    for instrument, cooperation in facts.pairs("formalises"):
        days = [facts.when(signature) for signature in signing.get(instrument, ())]
        dated = [when for when in days if when is not None and when.latest_start is not None]
        act = max(dated, key=lambda when: when.latest_start or date.min, default=None)
        act = act or facts.when(instrument)
        if act is not None:
            found.setdefault(cooperation, []).append((instrument, act))
    return found


def _shared(
    one: Cooperation, events: dict[Term, dict[Term, When]]
) -> Iterator[tuple[Term, When, set[Term]]]:
    """The events at which bodies of at least two sides of `one` were."""
    for event in one.on_two_sides(events):
        there = {party.actor for party in one.parties if event in events.get(party.actor, ())}
        yield event, events[next(iter(there))][event], there


def _between(event: When, act: When, months: int) -> tuple[int, int, str] | None:
    """Whole months from the end of the event to the signing, at least and at most.

    None when the signing cannot lie within `months` after the event.
    """
    end_first = event.earliest_end or event.earliest_start
    end_last = event.latest_end or event.latest_start
    sign_first, sign_last = act.earliest_start, act.latest_start
    if end_first is None or end_last is None or sign_first is None or sign_last is None:
        return None
    if sign_last < end_first or sign_first > add_months(end_last, months):
        return None
    sure = sign_first >= end_last and sign_last <= add_months(end_first, months)
    least = max(0, months_between(end_last, sign_first))
    return least, months_between(end_first, sign_last), "certain" if sure else "possible"
