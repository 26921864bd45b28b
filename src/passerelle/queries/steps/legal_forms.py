"""Cooperations counted by kind, kind of home actor and partner country, each once per cell."""

from __future__ import annotations

from collections import defaultdict

from passerelle.queries.cooperations import cooperations, home_country
from passerelle.queries.facts import Facts, Select, Values, table
from passerelle.store.base import Solutions, Term
from passerelle.store.terms import plain

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = ("kind", "actor_kind", "country", "cooperations")
PARAMETERS = ()


def answer(rows: Solutions, values: Values, select: Select) -> Solutions:
    """One row per combination that occurs; what is not known is left empty."""
    facts = Facts(rows)
    home = plain(home_country(facts))
    counted: dict[tuple[Term | None, ...], set[Term]] = defaultdict(set)
    for one in cooperations(facts):
        own = [party.actor for party in one.parties if party.country == home]
        others = [party.actor for party in one.parties if party.country != home]
        for kind in facts.all(one.node, "cooperationKind"):
            for mine in {k for actor in own for k in facts.all(actor, "actorKind") or (None,)}:
                for country in {c for a in others for c in facts.all(a, "country") or (None,)}:
                    counted[kind, mine, country].add(one.node)
    ordered = sorted(counted.items(), key=lambda one: (-len(one[1]), *map(plain, one[0])))
    return table(COLUMNS, ((*key, len(nodes)) for key, nodes in ordered))
