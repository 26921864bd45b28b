"""From a network to what the page holds: plain lists, every repeated thing said once.

A meeting of thirteen is seventy-eight lines but one meeting: lines point at it by number.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import networkx as nx

from passerelle.maps.boxes import LABEL, Point, radius, union
from passerelle.maps.layout import anchors, boxes, degree, positions
from passerelle.maps.patterns import STRESS
from passerelle.maps.texts import LANGS

__all__ = ["MODALITIES", "content", "shape"]

Json: TypeAlias = dict[str, Any]

MODALITIES = ("asserted", "reported", "intended", "denied")
"""From what counts most to what counts least: a line is drawn as the best of its links."""

_SHAPES = {
    "dot": {
        *("commune", "prefecture-city", "county-city", "sub-provincial-city", "district"),
        *("municipality-central", "county", "metropole", "local-authority"),
        "foreign-local-authority",
    },
    "diamond": {
        *("departement", "region", "province", "autonomous-region", "autonomous-prefecture"),
        *("single-territorial-collectivity", "special-administrative-region"),
    },
    "hexagon": {
        *("intermunicipal-body", "communaute-agglomeration", "communaute-communes"),
        *("communaute-urbaine", "petr", "syndicat-mixte", "authority-network"),
    },
    "triangle": {"person"},
    "star": {"delegation"},
}
_BODY = "square"
_FULLNESS = {"square": 0.86, "triangle": 0.94}
"""A square as wide as a circle looks larger than it: figures are drawn equally heavy."""


def content(graph: nx.Graph[Any]) -> tuple[list[Json], list[Json], Json]:
    """Nodes, edges, and the tables they point into, in an order of their own."""
    places = positions(graph)
    order = sorted(places, key=lambda node: (-degree(graph, node), str(node)))
    number = {node: place for place, node in enumerate(order)}
    sides = anchors(graph, places)
    nodes = [
        {"id": number[node], "anchor": sides[node], **_node(graph, node, places[node])}
        for node in order
    ]
    links = _Table()
    edges = [
        {"id": place, **_edge(ends, graph.edges[ends], number, links)}
        for place, ends in enumerate(_ordered(graph, number))
    ]
    tables = {
        "links": links.rows,
        "kinds": _names(graph, "kind", "kind_names"),
        "countries": _names(graph, "country", "country_names"),
        "relations": _edge_names(graph),
        "modalities": _modality_names(links.rows),
        "extent": _extent(graph, places),
        "label": LABEL,
        "islands": any(len(part) > STRESS for part in nx.connected_components(graph)),
    }
    return nodes, edges, tables


class _Table:
    """Rows without doubles, each known by its number."""

    def __init__(self) -> None:
        self.rows: list[Json] = []
        self._known: dict[str, int] = {}

    def number(self, row: Json) -> int:
        key = json.dumps(row, sort_keys=True, default=str)
        if key not in self._known:
            self._known[key] = len(self.rows)
            self.rows.append(row)
        return self._known[key]


def _node(graph: nx.Graph[Any], node: Any, place: Point) -> Json:
    data = graph.nodes[node]
    count, figure = degree(graph, node), shape(str(data.get("kind") or ""))
    return {
        "iri": str(node),
        "x": place[0],
        "y": place[1],
        "size": round(radius(count) * _FULLNESS.get(figure, 1.0), 1),
        "shape": figure,
        "names": _texts(data.get("names")),
        "variants": sorted({str(text) for text in data.get("variants") or () if text}),
        "kind": str(data.get("kind") or ""),
        "country": str(data.get("country") or ""),
        "page": str(data.get("page") or ""),
        "degree": count,
    }


def shape(kind: str) -> str:
    """The figure of a kind: towns round, larger territories diamonds, bodies square."""
    return next((name for name, kinds in _SHAPES.items() if kind in kinds), _BODY)


def _ordered(graph: nx.Graph[Any], number: Mapping[Any, int]) -> list[tuple[Any, Any]]:
    """The edges without loops, each from its lower to its higher number, sorted."""
    pairs = [sorted(ends, key=number.__getitem__) for ends in graph.edges if ends[0] != ends[1]]
    pairs.sort(key=lambda ends: (number[ends[0]], number[ends[1]]))
    return [(one, two) for one, two in pairs]


def _edge(ends: tuple[Any, Any], data: Json, number: Mapping[Any, int], links: _Table) -> Json:
    rows = [_link(link) for link in data.get("links") or ()]
    rows.sort(key=lambda row: (row["when"], row["id"], json.dumps(row, sort_keys=True)))
    weight = _finite(data.get("weight"), 1.0)
    return {
        "from": number[ends[0]],
        "to": number[ends[1]],
        "weight": weight,
        "width": round(min(9.0, 0.8 + 1.2 * math.sqrt(max(0.0, weight))), 1),
        "relation": str(data.get("relation") or ""),
        "modality": _best(row["modality"] for row in rows),
        "links": [links.number(row) for row in rows],
    }


def _best(modalities: Iterable[str]) -> str:
    found = set(modalities)
    return next((modality for modality in MODALITIES if modality in found), "asserted")


def _link(link: Mapping[str, Any]) -> Json:
    evidence = [_evidence(entry) for entry in link.get("evidence") or ()]
    evidence.sort(key=lambda entry: json.dumps(entry, sort_keys=True))
    return {
        "id": str(link.get("id") or ""),
        "names": _texts(link.get("names")),
        "kind_names": _texts(link.get("kind_names")) or _slug(link.get("kind")),
        "when": str(link.get("when") or ""),
        "modality": str(link.get("modality") or "asserted"),
        "modality_names": _texts(link.get("modality_names")) or _slug(link.get("modality")),
        "certainty": str(link.get("certainty") or ""),
        "evidence": evidence,
    }


def _evidence(entry: Mapping[str, Any]) -> Json:
    return {
        "source": str(entry.get("source") or ""),
        "file": str(entry.get("file") or ""),
        "row": str(entry.get("row") or ""),
        "quote": str(entry.get("quote") or ""),
        "cited": sorted({str(address) for address in entry.get("cited") or ()}),
    }


def _texts(names: Any) -> dict[str, str]:
    """Names by language; those of no language or another one come under ``und``."""
    given = {str(lang): str(text) for lang, text in (names or {}).items() if text}
    known = {lang: given[lang] for lang in LANGS if lang in given}
    others = [text for lang, text in sorted(given.items()) if lang not in LANGS]
    return {**known, "und": others[0]} if others else known


def _slug(value: Any) -> dict[str, str]:
    return {"und": str(value)} if value else {}


def _finite(value: Any, default: float) -> float:
    number = float(value) if isinstance(value, int | float) else default
    return number if math.isfinite(number) else default


def _gather(rows: Iterable[tuple[str, dict[str, str]]]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for slug, names in rows:
        if slug and (slug not in found or not found[slug]):
            found[slug] = names
    return dict(sorted(found.items()))


def _names(graph: nx.Graph[Any], slug: str, names: str) -> dict[str, dict[str, str]]:
    ordered = sorted(graph.nodes(data=True), key=lambda item: str(item[0]))
    return _gather((str(data.get(slug) or ""), _texts(data.get(names))) for _, data in ordered)


def _edge_names(graph: nx.Graph[Any]) -> dict[str, dict[str, str]]:
    found = [
        (str(data.get("relation") or ""), _texts(data.get("relation_names")))
        for _, _, data in graph.edges(data=True)
    ]
    return _gather(sorted(found, key=lambda item: (item[0], sorted(item[1].items()))))


def _modality_names(links: Iterable[Json]) -> dict[str, dict[str, str]]:
    return _gather((link["modality"], link["modality_names"]) for link in links)


def _extent(graph: nx.Graph[Any], places: dict[Any, Point]) -> list[float]:
    """What the page shows at first: everything, with the labels of a map that is not large."""
    if not places:
        return [0.0, 0.0, 0.0, 0.0]
    around = boxes(graph, places, labels=len(places) <= 400)
    whole = union(around[node].at(places[node]) for node in places)
    return [round(side, 1) for side in whole]
