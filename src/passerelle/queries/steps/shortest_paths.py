"""The shortest chains between two actors, with what supports each of their links.

Actors, cooperations, events and bodies are the nodes; a party, a participation or a
membership is a link, so each link is one statement with bounds and a source of its own.
Links that rules derived take part only on request, and say ``derived`` for their source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, pairwise

from pyoxigraph import NamedNode

from passerelle.errors import QueryError, did_you_mean
from passerelle.namespaces import ORG, PAS
from passerelle.queries.bind import with_prefixes
from passerelle.queries.facts import (
    Cell,
    Facts,
    Select,
    Values,
    number_of,
    table,
    text_of,
)
from passerelle.store.base import Solutions, Term

__all__ = ["COLUMNS", "MOST_PATHS", "PARAMETERS", "answer"]

COLUMNS = ("path", "step", "from", "link", "to", "bounds", "source")
PARAMETERS = ("actor1", "actor2", "links", "length")
MOST_PATHS = 100
"""Chains of the same length are many between hubs; more than these are left out."""

_LINKS = {
    "party": (PAS.inCooperation, PAS.Party),
    "participation": (PAS.inEvent, PAS.Participation),
    "membership": (ORG.organization, ORG.Membership),
}
"""For each word of the parameter ``links``: what leads from such a link to its whole, its kind."""
_DERIVED = (PAS.cooperatesWith, PAS.coParticipatedWith, PAS.representedAt)
_DETAILS = """
SELECT DISTINCT ?thing ?whole ?saidBy
       ?earliestStart ?latestStart ?earliestEnd ?latestEnd ?lastSeenActive
WHERE {
  { VALUES ?thing { %(links)s } ?thing pas:inCooperation|pas:inEvent|org:organization ?whole }
  UNION
  {
    SELECT DISTINCT ?thing WHERE {
      VALUES ?link { %(links)s }
      ?link pas:inCooperation|pas:inEvent|org:organization ?thing .
    }
  }
  OPTIONAL { ?thing pas:earliestStart ?earliestStart }
  OPTIONAL { ?thing pas:latestStart ?latestStart }
  OPTIONAL { ?thing pas:earliestEnd ?earliestEnd }
  OPTIONAL { ?thing pas:latestEnd ?latestEnd }
  OPTIONAL { ?thing pas:lastSeenActive ?lastSeenActive }
  OPTIONAL { ?claim pas:about ?thing ; pas:saidBy ?saidBy }
}
"""
_BATCH = 500

_Link = tuple[NamedNode, Term]
"""The kind of a link, and the statement that is it; of a derived one, its property twice."""
_Net = dict[Term, dict[Term, set[_Link]]]


def answer(rows: Solutions, values: Values, select: Select) -> Solutions:
    """One row per path, step, link and source; no row when no chain is short enough."""
    net = _net(rows, values)
    start, goal = values.get("actor1"), values.get("actor2")
    found = _paths(net, start, goal, number_of(values, "length", 4)) if start and goal else iter(())
    paths = list(islice(found, MOST_PATHS))
    facts = _details({link for p in paths for a, b in pairwise(p) for _, link in net[a][b]}, select)
    return table(
        COLUMNS,
        (
            (number, step, one, kind, two, bounds, source)
            for number, path in enumerate(paths, start=1)
            for step, (one, two) in enumerate(pairwise(path), start=1)
            for kind, link in sorted(net[one][two], key=str)
            for bounds, source in _supports(facts, kind, link)
        ),
    )


def _net(rows: Solutions, values: Values) -> _Net:
    """Each node with its neighbours and the links to them."""
    net: _Net = defaultdict(lambda: defaultdict(set))
    wanted = [word.strip() for word in text_of(values, "links", ",".join(_LINKS)).split(",")]
    for word in wanted:
        if word not in _LINKS:
            raise QueryError(
                f"links: there is no link '{word}'.", remedy=did_you_mean(word, _LINKS)
            )
    kinds = dict(_LINKS[word] for word in wanted) | {prop: prop for prop in _DERIVED}
    for actor, link, prop, whole in rows.rows:
        if actor is not None and whole is not None and prop in kinds:
            kind = kinds[prop]  # type: ignore[index]
            net[actor][whole].add((kind, link or kind))
            net[whole][actor].add((kind, link or kind))
    return net


def _details(some: set[Term], select: Select) -> Facts:
    """When the links and what they belong to were, and who says so."""
    ordered = sorted(str(link) for link in some)
    rows: list[tuple[Term | None, ...]] = []
    names: tuple[str, ...] = ()
    for first in range(0, len(ordered), _BATCH):
        links = " ".join(ordered[first : first + _BATCH])
        found = select(with_prefixes(_DETAILS % {"links": links}))
        names, rows = found.variables, rows + found.rows
    return Facts(Solutions(names, rows))


def _supports(facts: Facts, kind: NamedNode, link: Term) -> Iterator[tuple[Cell, Cell]]:
    """The bounds of a link, in EDTF, with each of its sources; else those of its whole."""
    if kind == link:
        yield None, "derived"
        return
    places = (link, facts.one(link, "whole"))
    when = next((known for one in places if one and (known := facts.when(one))), None)
    bounds = when.edtf() if when else ""
    for source in next(filter(None, (facts.all(one, "saidBy") for one in places)), (None,)):
        yield bounds or None, source


def _paths(net: _Net, start: Term, goal: Term, longest: int) -> Iterator[tuple[Term, ...]]:
    """All shortest chains from `start` to `goal` of at most `longest` links, in a steady order."""
    layers: list[dict[Term, list[Term]]] = [{start: []}]
    seen = {start}
    while goal not in layers[-1] and layers[-1] and len(layers) <= longest:
        reached: dict[Term, list[Term]] = {}
        for here in sorted(layers[-1], key=str):
            for there in net.get(here, ()):
                if there not in seen:
                    reached.setdefault(there, []).append(here)
        seen.update(reached)
        layers.append(reached)
    if goal in layers[-1] and start != goal:
        yield from _back(layers, len(layers) - 1, goal)


def _back(
    layers: list[dict[Term, list[Term]]], depth: int, node: Term
) -> Iterator[tuple[Term, ...]]:
    if depth == 0:
        yield (node,)
        return
    for before in layers[depth][node]:
        for path in _back(layers, depth - 1, before):
            yield (*path, node)
