"""NetworkX graphs of actors: addresses as nodes, the relations they share as weighted edges."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import networkx as nx

from passerelle.network.describe import actors, evidence_of, names_of
from passerelle.network.project import (
    Relation,
    pairs,
    projections,
    read_projection,
    select_relations,
)
from passerelle.store import Store
from passerelle.vocabulary import Vocabulary, load_vocabulary

__all__ = ["MODALITIES", "cooperation_map", "network"]

MODALITIES = ("asserted", "intended", "reported", "denied")
_RELATIONS = {
    "cooperation": {"fr": "coopération", "en": "cooperation", "zh": "合作"},
    "meetings": {"fr": "rencontre", "en": "meeting", "zh": "会面"},
}


def network(
    store: Store,
    projection: str = "cooperation",
    *,
    modalities: Iterable[str] = ("asserted",),
    on: date | None = None,
    possible: bool = False,
) -> nx.Graph[str]:
    """The one-mode graph of `projection`: actors linked by the relations they share.

    The weight of an edge is the number of relations (a count: neither a distance nor a
    probability); its attribute ``links`` lists them with their evidence. An actor whose
    relations link it to nobody is a node without edges.
    """
    relations = list(
        select_relations(read_projection(store, projection), modalities, on, possible=possible)
    )
    graph: nx.Graph[str] = nx.Graph(projection=projection)
    members = sorted({actor for relation in relations for actor in relation.actors})
    described = actors(store, members)
    for actor in members:
        graph.add_node(actor, **described[actor])
    names, evidence, vocabulary = names_of(store), evidence_of(store), load_vocabulary()
    for relation in relations:
        link = _link(relation, projection, names, evidence, vocabulary)
        for one, two in pairs(relation):
            _add(graph, one, two, projection, link)
    return graph


def cooperation_map(
    store: Store,
    *,
    modalities: Iterable[str] = ("asserted",),
    on: date | None = None,
    possible: bool = False,
) -> nx.Graph[str]:
    """All projections in one graph, for the map: an edge is the closest relation of its ends."""
    wanted = tuple(modalities)
    whole: nx.Graph[str] = nx.Graph(projection="all")
    for name in projections():
        part = network(store, name, modalities=wanted, on=on, possible=possible)
        whole.add_nodes_from(part.nodes(data=True))
        for one, two, data in part.edges(data=True):
            for link in data["links"]:
                _add(whole, one, two, name, link)
    return whole


def _add(graph: nx.Graph[str], one: str, two: str, projection: str, link: dict[str, Any]) -> None:
    if not graph.has_edge(one, two):
        graph.add_edge(
            one,
            two,
            weight=0.0,
            relation="meeting" if projection == "meetings" else projection,
            relation_names=_RELATIONS.get(projection, {}),
            links=[],
        )
    edge = graph.edges[one, two]
    edge["weight"] += 1.0
    edge["links"] = [*edge["links"], link]


def _link(
    relation: Relation,
    projection: str,
    names: dict[str, dict[str, str]],
    evidence: dict[str, list[dict[str, Any]]],
    vocabulary: Vocabulary,
) -> dict[str, Any]:
    scheme = "event-kind" if projection == "meetings" else "cooperation-kind"
    when = relation.when
    return {
        "id": relation.node,
        "names": names.get(relation.node, {}),
        "kind": relation.kind,
        "kind_names": vocabulary.labels(scheme, relation.kind),
        "when": when.text if when else "",
        "earliest_start": _iso(when.earliest_start) if when else None,
        "latest_start": _iso(when.latest_start) if when else None,
        "earliest_end": _iso(when.earliest_end) if when else None,
        "latest_end": _iso(when.latest_end) if when else None,
        "modality": relation.modality,
        "modality_names": vocabulary.labels("modality", relation.modality),
        "certainty": None,
        "themes": sorted(relation.themes),
        "evidence": evidence.get(relation.node, []),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
