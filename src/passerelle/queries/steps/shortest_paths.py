"""The shortest chains between two actors, with what supports each of their links.

Actors, cooperations, events and bodies are the nodes; a party, a participation or a
membership is a link, so each link is one statement with bounds and a source of its own.
Links that rules derived take part only on request, and say ``derived`` for their source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise

from pyoxigraph import NamedNode

from passerelle.errors import QueryError, did_you_mean
from passerelle.namespaces import ORG, PAS
from passerelle.queries.facts import (
    Cell,
    Facts,
    Values,
    active_in,
    day_of,
    number_of,
    table,
    text_of,
)
from passerelle.store.base import Solutions, Term

__all__ = ["COLUMNS", "MOST_PATHS", "PARAMETERS", "answer"]

COLUMNS = ("path", "step", "from", "link", "to", "bounds", "source")
PARAMETERS = ("actor1", "actor2", "date", "links", "length", "derived", "modality")
MOST_PATHS = 100
"""Chains of the same length are many between hubs; more than these are left out."""

_LINKS = {
    "party": (PAS.Party, (PAS.partyActor,), PAS.inCooperation),
    "participation": (PAS.Participation, (PAS.participant, PAS.onBehalfOf), PAS.inEvent),
    "membership": (ORG.Membership, (ORG.member,), ORG.organization),
}
_DERIVED = (PAS.cooperatesWith, PAS.coParticipatedWith, PAS.representedAt)


@dataclass(frozen=True)
class _Link:
    """A link between two nodes: its kind, its bounds in EDTF, and who says so."""

    kind: NamedNode
    bounds: str
    sources: tuple[Cell, ...]


_Net = dict[Term, dict[Term, list[_Link]]]


def answer(rows: Solutions, values: Values) -> Solutions:
    """One row per path, step, link and source; no row when no chain is short enough."""
    facts = Facts(rows)
    net = _net(facts, values)
    start, goal = values.get("actor1"), values.get("actor2")
    found: list[tuple[Cell, ...]] = []
    paths = _paths(net, start, goal, number_of(values, "length", 4)) if start and goal else iter(())
    for number, path in enumerate(islice(paths, MOST_PATHS), start=1):
        for step, (one, two) in enumerate(pairwise(path), start=1):
            for link in net[one][two]:
                for source in link.sources or (None,):
                    found.append((number, step, one, link.kind, two, link.bounds or None, source))
    return table(COLUMNS, found)


def _net(facts: Facts, values: Values) -> _Net:
    net: _Net = defaultdict(lambda: defaultdict(list))
    wanted = [word.strip() for word in text_of(values, "links", ",".join(_LINKS)).split(",")]
    for word in wanted:
        if word not in _LINKS:
            raise QueryError(
                f"links: there is no link '{word}'.", remedy=did_you_mean(word, _LINKS)
            )
        for one, two, link in _stated(facts, word, values):
            net[one][two].append(link)
            net[two][one].append(link)
    if text_of(values, "derived", "no") == "yes":
        for prop in _DERIVED:
            for one, two in facts.pairs(prop):
                link = _Link(prop, "", ("derived",))
                for left, right in ((one, two), (two, one)):
                    if link not in net[left][right]:
                        net[left][right].append(link)
    return net


def _stated(facts: Facts, word: str, values: Values) -> Iterator[tuple[Term, Term, _Link]]:
    """The links of one kind that nothing excludes on the day, in the modality asked for."""
    kind, ends, whole_of = _LINKS[word]
    day, wanted = day_of(values, "date"), values.get("modality")
    for node, whole in sorted(facts.pairs(whole_of), key=str):
        said = [m for n in (node, whole) for m in facts.all(n, PAS.modality)]
        if wanted is not None and any(one != wanted for one in said):
            continue
        if not all(_possible(facts, one, day) for one in (node, whole)):
            continue
        when = facts.when(node) or facts.when(whole)
        sources = facts.all(node, PAS.saidBy) or facts.all(whole, PAS.saidBy)
        link = _Link(kind, when.edtf() if when else "", tuple(sorted(sources, key=str)))
        for end in ends:
            for actor in facts.all(node, end):
                yield actor, whole, link


def _possible(facts: Facts, thing: Term, day: date | None) -> bool:
    return day is None or active_in(facts.when(thing), day, day, certain=False)


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
