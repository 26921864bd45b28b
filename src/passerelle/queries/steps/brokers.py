"""Actors that stand between others: betweenness in the network of cooperations.

Two actors are linked when they are parties on different sides of one cooperation. Links are
not weighted; betweenness is the share of shortest paths between two others that pass through
an actor, summed over pairs and divided by their number (n-1)(n-2)/2 (Freeman 1977), so it
lies between 0 and 1. It is exact (Brandes 2001, as igraph computes it).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from passerelle.queries.cooperations import Cooperation, cooperations
from passerelle.queries.facts import Facts, Select, Values, day_of, number_of, order, table
from passerelle.store.base import Solutions, Term

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = (
    *("actor", "country", "betweenness_certain", "rank_certain"),
    *("betweenness_possible", "rank_possible"),
)
PARAMETERS = ("date", "number")
Ranked = dict[Term, tuple[Decimal, int]]


def answer(rows: Solutions, values: Values, select: Select) -> Solutions:
    """One row per actor among the first in either network, those certain first."""
    facts = Facts(rows)
    day, most = day_of(values, "date"), number_of(values, "number", 10)
    everything = cooperations(facts)
    sure, maybe = (_ranked(_pairs(everything, day, certain)) for certain in (True, False))
    chosen = {
        actor for ranks in (sure, maybe) for actor, (_, rank) in ranks.items() if rank <= most
    }
    last = len(sure) + len(maybe) + 1
    ordered = sorted(
        chosen,
        key=lambda a: (sure.get(a, (0, last))[1], maybe.get(a, (0, last))[1], str(a)),
    )
    return table(
        COLUMNS,
        (
            (
                actor,
                facts.one(actor, "country"),
                *sure.get(actor, (None, None)),
                *maybe.get(actor, (None, None)),
            )
            for actor in ordered
        ),
    )


def _pairs(
    everything: list[Cooperation], day: date | None, certain: bool
) -> set[tuple[Term, Term]]:
    """The links of the network on `day` (without a day: of all days); parties come in order."""
    return {
        (one.actor, two.actor)
        for cooperation in everything
        for one, two in cooperation.across()
        if (day is None and not certain) or cooperation.beside(one, two, day, day, certain=certain)
    }


def _ranked(pairs: set[tuple[Term, Term]]) -> Ranked:
    """Betweenness above 0 and its rank; equal values share the better rank."""
    import igraph

    actors = sorted({actor for pair in pairs for actor in pair}, key=order)
    place = {actor: number for number, actor in enumerate(actors)}
    graph = igraph.Graph(n=len(actors), edges=sorted((place[a], place[b]) for a, b in pairs))
    whole = (len(actors) - 1) * (len(actors) - 2) / 2
    scores = {
        actor: Decimal(f"{score / whole:.6f}").normalize() + 0
        for actor, score in zip(actors, graph.betweenness(directed=False), strict=True)
        if whole and score > 0
    }
    ranks: dict[Decimal, int] = {}
    for rank, score in enumerate(sorted(scores.values(), reverse=True), start=1):
        ranks.setdefault(score, rank)
    return {actor: (score, ranks[score]) for actor, score in scores.items()}
