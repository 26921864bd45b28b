"""Who was at which event, as steps see it: made from flat rows."""

from __future__ import annotations

from collections import defaultdict

from passerelle.queries.facts import Facts
from passerelle.store.base import Term
from passerelle.times import When

__all__ = ["events_of_bodies"]


def events_of_bodies(facts: Facts) -> dict[Term, dict[Term, When]]:
    """For each body the dated events it was at: itself, by someone for it, by a delegation."""
    found: dict[Term, dict[Term, When]] = defaultdict(dict)
    for event, body in facts.pairs("body"):
        when = facts.when(event)
        if when is not None:
            found[body][event] = when
    return found
