"""What the page calls things by: the names of kinds, countries, relations and themes; figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from passerelle.maps.columns import Json
from passerelle.maps.rows import texts_of

__all__ = ["legend"]

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


def legend(graph: nx.Graph[Any], kinds: Iterable[str]) -> Json:
    """The names of all that nodes and links have by its slug, and the figures of `kinds`."""
    return {
        "kinds": _node_names(graph, "kind", "kind_names"),
        "shapes": {kind: _shape(kind) for kind in sorted(set(kinds))},
        "countries": _node_names(graph, "country", "country_names"),
        "regions": _node_names(graph, "region", "region_names"),
        "relations": _edge_names(graph),
        "modalities": _link_names(graph, "modality", "modality_names"),
        "link_kinds": _link_names(graph, "kind", "kind_names"),
        "themes": _theme_names(graph),
    }


def _theme_names(graph: nx.Graph[Any]) -> Json:
    given: Mapping[str, Any] = graph.graph.get("themes") or {}
    return {
        str(slug): {
            "names": texts_of(theme.get("names")),
            "broader": str(theme.get("broader") or ""),
        }
        for slug, theme in sorted(given.items())
    }


def _shape(kind: str) -> str:
    """The figure of a kind: towns round, larger territories diamonds, bodies square."""
    return next((name for name, kinds in _SHAPES.items() if kind in kinds), _BODY)


def _gather(rows: Iterable[tuple[str, dict[str, str]]]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for slug, names in rows:
        if slug and (slug not in found or not found[slug]):
            found[slug] = names
    return dict(sorted(found.items()))


def _node_names(graph: nx.Graph[Any], slug: str, names: str) -> dict[str, dict[str, str]]:
    ordered = sorted(graph.nodes(data=True), key=lambda item: str(item[0]))
    return _gather((str(data.get(slug) or ""), texts_of(data.get(names))) for _, data in ordered)


def _edge_names(graph: nx.Graph[Any]) -> dict[str, dict[str, str]]:
    found = [
        (str(data.get("relation") or ""), texts_of(data.get("relation_names")))
        for _, _, data in graph.edges(data=True)
    ]
    return _gather(sorted(found, key=lambda item: (item[0], sorted(item[1].items()))))


def _link_names(graph: nx.Graph[Any], slug: str, names: str) -> dict[str, dict[str, str]]:
    found = [
        (str(link.get(slug) or ""), texts_of(link.get(names)))
        for _, _, data in graph.edges(data=True)
        for link in data.get("links") or ()
    ]
    return _gather(sorted(found, key=lambda item: (item[0], sorted(item[1].items()))))
