"""NetworkX graphs of actors: addresses as nodes, the relations they share as weighted edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import networkx as nx

from passerelle.collector import collector_paused
from passerelle.errors import QueryError
from passerelle.network.describe import actors, kind_names, territories_of
from passerelle.network.expand import WEIGHTS, Tie, Weight, one_mode, rolled_up, two_mode
from passerelle.network.links import Links
from passerelle.network.places import countries_of, regions_of
from passerelle.network.project import Mode, Projection, find_projection, read_projection
from passerelle.network.select import Selection, select_relations, selection
from passerelle.store import Store

__all__ = ["LAYERS", "READY", "RollUp", "network"]

RollUp = Literal["region", "country"]

LAYERS = ("cooperation", "meetings", "affiliations", "authority-networks")
"""What the network ``all`` shows together, each layer in its own mode."""

READY: Mapping[str, tuple[tuple[str, ...], RollUp | None, dict[str, str]]] = {
    "all": (
        LAYERS,
        None,
        {"fr": "Toutes les relations", "en": "All relations", "zh": "所有关系"},
    ),
    "countries": (
        ("cooperation",),
        "country",
        {
            "fr": "Coopérations entre pays",
            "en": "Cooperations between countries",
            "zh": "国家之间的合作",
        },
    ),
    "regions": (
        ("cooperation",),
        "region",
        {
            "fr": "Coopérations entre régions et provinces",
            "en": "Cooperations between regions and provinces",
            "zh": "大区与省之间的合作",
        },
    ),
}
"""Networks made of others: the layers, what they are rolled up to, the title."""


@dataclass(frozen=True)
class _Wanted:
    selection: Selection
    mode: Mode | None
    weight: Weight
    roll_up: RollUp | None
    details: bool


@collector_paused()
def network(
    store: Store,
    projection: str = "cooperation",
    *,
    mode: Mode | None = None,
    weight: Weight = "count",
    modalities: Iterable[str] = ("asserted",),
    kinds: Iterable[str] = (),
    themes: Iterable[str] = (),
    countries: Iterable[str] = (),
    on: date | None = None,
    since: date | None = None,
    until: date | None = None,
    possible: bool = False,
    roll_up: RollUp | None = None,
    details: bool = True,
    root: Path | None = None,
) -> nx.Graph[str]:
    """The network of `projection` (a name, or a path to an ``.rq`` file) as a NetworkX graph.

    One-mode: actors linked by the relations they share, on different sides where sides are
    known. Two-mode: actors linked with what they share; nodes have ``bipartite`` 0 or 1. The
    head of the projection says which, unless `mode` does. An actor whose relations link it to
    nobody is a node without edges. With `roll_up` the nodes are regions (first division
    below the country) or countries; a relation counts once between two of them, and those
    within one are counted in its attribute ``inside``.

    The weight of an edge is a strength, neither a distance nor a probability; see
    `passerelle.network.expand.WEIGHTS`. ``links`` of an edge lists the relations: id, relation,
    kind, modality, when (as written) and its bounds, themes; with `details` also names,
    kind_names, modality_names and evidence. Nodes have names, variants, kind, kind_names,
    country (ISO code), country_names, region (address), region_names, lat, long, page.

    Selected are statements of `modalities`, `kinds` (of cooperation, event, function),
    `themes` with their subthemes, `countries` (one: links with an end there; two: links
    between them), active on the day `on`, or at some time from `since` to `until`: certainly,
    or with `possible` whatever the bounds do not exclude. What has no date is possible at
    all times and certain at none. `root` is a workspace with networks of its own.

    Raises `QueryError` for a word that is not known.
    """
    _known(weight, mode, roll_up)
    layers, rolled, title = READY.get(projection, ((projection,), None, None))
    if len(layers) > 1 and (mode or roll_up):
        raise QueryError(
            f"'{projection}' has several layers, each in a mode of its own.",
            remedy=f"Take one of them: {', '.join(layers)}.",
        )
    wanted = _Wanted(
        selection(
            store,
            modalities=modalities,
            kinds=kinds,
            themes=themes,
            countries=countries,
            on=on,
            since=since,
            until=until,
            possible=possible,
        ),
        mode,
        weight,
        roll_up or rolled,
        details,
    )
    graph: nx.Graph[str] = nx.Graph()
    for layer in layers:
        found = find_projection(layer, root)
        _add_layer(graph, store, found, wanted, alone=len(layers) == 1)
        title = title or {str(lang): text for lang, text in found.head.title.items()}
    graph.graph.update(_about(projection, title or {}, wanted, graph))
    return graph


def _known(weight: str, mode: str | None, roll_up: str | None) -> None:
    for what, word, words in (
        ("weight", weight, tuple(WEIGHTS)),
        ("mode", mode, ("one", "two")),
        ("roll-up", roll_up, ("region", "country")),
    ):
        if word is not None and word not in words:
            raise QueryError(f"there is no {what} '{word}'.", remedy=f"Known: {', '.join(words)}.")


def _about(
    projection: str, title: dict[str, str], wanted: _Wanted, graph: nx.Graph[str]
) -> dict[str, Any]:
    return {
        "projection": projection,
        "title": title,
        "mode": wanted.mode or graph.graph.get("mode", "one"),
        "weight": wanted.weight,
        "weight_means": WEIGHTS[wanted.weight],
        "selection": dict(wanted.selection.said),
        **({"roll_up": wanted.roll_up} if wanted.roll_up else {}),
    }


def _add_layer(
    graph: nx.Graph[str], store: Store, projection: Projection, wanted: _Wanted, *, alone: bool
) -> None:
    counted = list(select_relations(read_projection(store, projection), wanted.selection))
    present = {part.actor for _, parts in counted for part in parts}
    mode = wanted.mode or projection.head.mode
    country: Mapping[str, str | None] = {}
    if wanted.selection.countries:
        country = {one: found.code for one, found in countries_of(store, present).items()}
    expand = two_mode if mode == "two" else one_mode
    ties = list(expand(counted, wanted.selection, wanted.weight, country))
    if wanted.selection.countries:  # who has no link left has nothing to do with the countries
        present = {end for tie in ties for end in (tie.one, tie.two)}
    if mode == "two":
        present |= {tie.two for tie in ties}
    groups: dict[str, dict[str, Any]] = {}
    if wanted.roll_up:
        owners = present - {tie.two for tie in ties} if mode == "two" else present
        group_of = _groups(store, owners, wanted.roll_up)
        graph.graph["without_group"] = len(owners - group_of.keys())
        ties, groups = _rolled(ties, owners, group_of, wanted.roll_up)
        present = groups.keys() | {tie.two for tie in ties if mode == "two"}
    _add_nodes(graph, store, present)
    for group, attributes in groups.items():
        graph.nodes[group].update(attributes)
    if mode == "two" and alone:
        _mark_modes(graph, ties)
        graph.graph["mode"] = "two"
    _add_ties(
        graph, projection, ties, Links(store, projection.relation, ties, details=wanted.details)
    )


def _mark_modes(graph: nx.Graph[str], ties: Iterable[Tie]) -> None:
    for tie in ties:
        graph.nodes[tie.one].setdefault("bipartite", 0)
        graph.nodes[tie.two]["bipartite"] = 1


def _add_nodes(graph: nx.Graph[str], store: Store, present: Set[str]) -> None:
    new = sorted(present - set(graph))
    described = actors(store, new)
    graph.add_nodes_from((node, described[node]) for node in new)


def _add_ties(
    graph: nx.Graph[str], projection: Projection, ties: Iterable[Tie], links: Links
) -> None:
    """An edge is called after the first layer that makes it, which is the closest relation."""
    key, names = projection.relation, projection.relation_names
    adjacent = graph.adj
    for tie in ties:
        edge = adjacent[tie.one].get(tie.two)
        if edge is None:
            graph.add_edge(
                tie.one, tie.two, weight=0.0, relation=key, relation_names=names, links=[]
            )
            edge = adjacent[tie.one][tie.two]
        edge["weight"] += tie.weight
        edge["links"].append(links.of(tie))


def _rolled(
    ties: list[Tie], owners: set[str], group_of: Mapping[str, str], roll_up: RollUp
) -> tuple[list[Tie], dict[str, dict[str, Any]]]:
    """The ties between groups, and what is said of each group; it is of one kind."""
    inside: dict[str, set[str]] = {}
    between = list(
        rolled_up(ties, lambda node: group_of.get(node) if node in owners else node, inside)
    )
    members = Counter(group_of.values())
    return between, {
        group: {
            "kind": roll_up,
            "kind_names": kind_names(roll_up),
            "actors": count,
            "inside": len(inside.get(group, ())),
        }
        for group, count in sorted(members.items())
    }


def _groups(store: Store, addresses: set[str], roll_up: RollUp) -> dict[str, str]:
    if roll_up == "country":
        return {one: found.address for one, found in countries_of(store, addresses).items()}
    grounds = territories_of(store, addresses)
    regions = regions_of(store, grounds.values())
    return {one: regions[ground] for one, ground in grounds.items() if ground in regions}
