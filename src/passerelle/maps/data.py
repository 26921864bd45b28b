"""From a network to what the page holds: plain lists, every repeated thing said once.

A meeting of thirteen is seventy-eight lines but one meeting: lines point at it by number.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from passerelle.maps.boxes import LABEL, Point, union
from passerelle.maps.columns import Json, Numbered, columns, compact, packed
from passerelle.maps.geo import View, geo_views
from passerelle.maps.layout import anchors, boxes, positions
from passerelle.maps.memory import Memory
from passerelle.maps.patterns import STRESS
from passerelle.maps.readings import other_readings, pinyin
from passerelle.maps.texts import LANGS

__all__ = ["EDGE", "MODALITIES", "NODE", "content", "shape"]

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


NODE = (
    *("iri", "x", "y", "anchor", "fr", "en", "zh", "und", "variants", "kind", "country"),
    *("region", "community", "page", "functions", "events", "sources", "checked", "search"),
)
"""What is known of a node, a column each; names stand in columns by language. ``search`` holds
readings of Chinese names that the page's table of syllables does not give."""

EDGE = ("from", "reach", "weight", "relation", "modality", "count")

LINK = (
    *("id", "fr", "en", "zh", "und", "kind", "relation", "modality"),
    ("when", "from", "by", "until", "to"),
    *("themes", "proofs"),
)
"""``from`` and ``by`` bound the start, ``until`` and ``to`` the end: ISO days."""

SIZES = (
    *("strength", "betweenness", "eigenvector", "pagerank"),
    *("constraint", "effective_size", "core_number"),
)
"""The measures of `passerelle.network` that the size of a node may show."""

EVIDENCE = ("source", "file", "row", "quote", "before", "after", "cited")


def content(
    graph: nx.Graph[Any], memory: Memory | None = None
) -> tuple[list[Json], list[Json], Json]:
    """Nodes, edges, and the tables they point into, in an order of their own.

    Nodes come as they lie, neighbours after neighbours, which packs well; the page ranks them.
    A node may carry measures (SIZES) and ``community``, a number; the graph may carry
    ``themes``: by slug the ``names`` and the ``broader`` one.
    """
    places = positions(graph, memory=memory)
    order = sorted(places, key=lambda node: (_along(places[node]), str(node)))
    number = {node: place for place, node in enumerate(order)}
    sides = anchors(graph, places)
    sounds = pinyin(name for node in order for name in _every_name(graph.nodes[node]))
    links, evidence = Numbered(), Numbered()
    nodes = [
        {
            **_node(node, graph.nodes[node], places[node]),
            "anchor": sides[node],
            "search": other_readings(_every_name(graph.nodes[node]), sounds),
        }
        for node in order
    ]
    pairs = _ordered(graph, number)
    edges = [_edge(ends, graph.edges[ends], number, links) for ends in pairs]
    # Links in the order of their addresses, which are then alike from one to the next.
    ordered = sorted(range(len(links.rows)), key=lambda place: links.rows[place]["id"])
    renumbered = {place: number for number, place in enumerate(ordered)}
    links.rows[:] = [links.rows[place] for place in ordered]
    proofs = [evidence.number(entry) for row in links.rows for entry in row["evidence"]]
    tables = {
        "links": columns(links.rows, LINK),
        "evidence": columns(evidence.rows, EVIDENCE),
        "proofs": packed(proofs),
        "behind": packed([renumbered[place] for edge in edges for place in edge.pop("links")]),
        "measures": _measures(graph, order),
        "pinyin": sounds,
        "kinds": _names(graph, "kind", "kind_names"),
        "shapes": {kind: shape(kind) for kind in sorted({row["kind"] for row in nodes})},
        "countries": _names(graph, "country", "country_names"),
        "regions": _names(graph, "region", "region_names"),
        "relations": _edge_names(graph),
        "modalities": _link_names(graph, "modality", "modality_names"),
        "link_kinds": _link_names(graph, "kind", "kind_names"),
        "themes": _themes(graph),
        "extent": _extent(graph, places),
        "label": LABEL,
        "views": [_view(view) for view in geo_views(graph, order)],
        "islands": any(len(part) > STRESS for part in nx.connected_components(graph)),
    }
    return nodes, edges, tables


def _node(node: Any, data: Mapping[str, Any], place: Point) -> Json:
    return {
        "iri": str(node),
        "x": round(place[0]),
        "y": round(place[1]),
        **_by_language(data.get("names")),
        "variants": sorted({str(text) for text in data.get("variants") or () if text}),
        "kind": str(data.get("kind") or ""),
        "country": str(data.get("country") or ""),
        "region": str(data.get("region") or ""),
        "community": data.get("community"),
        # The page of most is their address, which needs no saying twice; "-" is no page.
        "page": "" if data.get("page") == node else str(data.get("page") or "-"),
        "functions": [_told(entry) for entry in data.get("functions") or ()],
        "events": [_told(entry) for entry in data.get("events") or ()],
        "sources": [str(title) for title in data.get("sources") or ()],
        "checked": str(data.get("last_checked") or ""),
    }


def _along(place: Point) -> int:
    """How far along a curve through the whole plane a place lies (Morton 1966)."""
    code = 0
    for bit in range(16):
        for axis, value in enumerate(place):
            code |= ((round(value / 4) + 2**15) >> bit & 1) << (2 * bit + axis)
    return code


def _every_name(data: Mapping[str, Any]) -> list[str]:
    return [
        str(name)
        for name in (*(data.get("names") or {}).values(), *(data.get("variants") or ()))
        if name
    ]


def _told(entry: Mapping[str, Any]) -> Json:
    """A function or an event of a card: what it is, in which role, when."""
    return {
        "id": str(entry.get("id") or ""),
        "names": _texts(entry.get("names")),
        "role_names": _texts(entry.get("role_names")),
        "when": str(entry.get("when") or ""),
    }


def _by_language(names: Any) -> Json:
    texts = _texts(names)
    return {lang: texts.get(lang, "") for lang in (*LANGS, "und")}


def _measures(graph: nx.Graph[Any], order: Sequence[Any]) -> Json:
    """The measures that the nodes carry, a column each, as fine as a picture can show."""
    found = {}
    for name in SIZES:
        values = [graph.nodes[node].get(name) for node in order]
        if any(isinstance(value, int | float) for value in values):
            found[name] = packed([float(f"{_finite(value, 0.0):.3g}") for value in values])
    return found


def _view(view: View) -> Json:
    """A geographic view with its columns packed: places in tenths of a unit."""
    return {
        **view,
        "x": packed([round(10 * (x or 0)) for x in view["x"]]),
        "y": packed([round(10 * (y or 0)) for y in view["y"]]),
        "pane": packed([-1 if pane is None else pane for pane in view["pane"]]),
        "groups": [
            {**group, "x": round(group["x"]), "y": round(group["y"]), "r": round(group["r"], 1)}
            for group in view["groups"]
        ],
    }


def _themes(graph: nx.Graph[Any]) -> Json:
    given: Mapping[str, Any] = graph.graph.get("themes") or {}
    return {
        str(slug): {
            "names": _texts(theme.get("names")),
            "broader": str(theme.get("broader") or ""),
        }
        for slug, theme in sorted(given.items())
    }


def shape(kind: str) -> str:
    """The figure of a kind: towns round, larger territories diamonds, bodies square."""
    return next((name for name, kinds in _SHAPES.items() if kind in kinds), _BODY)


def _ordered(graph: nx.Graph[Any], number: Mapping[Any, int]) -> list[tuple[Any, Any]]:
    """The edges without loops, each from its lower to its higher number, sorted."""
    pairs = [sorted(ends, key=number.__getitem__) for ends in graph.edges if ends[0] != ends[1]]
    pairs.sort(key=lambda ends: (number[ends[0]], number[ends[1]]))
    return [(one, two) for one, two in pairs]


def _edge(
    ends: tuple[Any, Any],
    data: Json,
    number: Mapping[Any, int],
    links: Numbered,
) -> Json:
    rows = [_link(link, data) for link in data.get("links") or ()]
    rows.sort(key=lambda row: (row["when"], row["id"], compact(row)))
    return {
        "from": number[ends[0]],
        "reach": number[ends[1]] - number[ends[0]],
        "weight": _finite(data.get("weight"), 1.0),
        "relation": str(data.get("relation") or ""),
        "modality": _best(row["modality"] for row in rows),
        "count": len(rows),
        "links": [links.number(row) for row in rows],
    }


def _best(modalities: Iterable[str]) -> str:
    found = set(modalities)
    return next((modality for modality in MODALITIES if modality in found), "asserted")


def _link(link: Mapping[str, Any], data: Json) -> Json:
    entries = [_evidence(entry) for entry in link.get("evidence") or ()]
    entries.sort(key=compact)
    return {
        "id": str(link.get("id") or ""),
        **_by_language(link.get("names")),
        "kind": str(link.get("kind") or ""),
        "relation": str(link.get("relation") or data.get("relation") or ""),
        "modality": str(link.get("modality") or "asserted"),
        "when": str(link.get("when") or ""),
        "from": str(link.get("earliest_start") or ""),
        "by": str(link.get("latest_start") or ""),
        # Seen active on a day: it had not ended before.
        "until": max(str(link.get(day) or "") for day in ("earliest_end", "last_seen")),
        "to": str(link.get("latest_end") or ""),
        "themes": [str(theme) for theme in link.get("themes") or ()],
        "evidence": entries,
        "proofs": len(entries),
    }


def _evidence(entry: Mapping[str, Any]) -> Json:
    return {
        "source": str(entry.get("source") or ""),
        "file": str(entry.get("file") or ""),
        "row": _number(entry.get("row")),
        "quote": str(entry.get("quote") or ""),
        "before": str(entry.get("before") or ""),
        "after": str(entry.get("after") or ""),
        "cited": sorted({str(address) for address in entry.get("cited") or ()}),
    }


def _number(value: Any) -> int | str:
    """The number of a row as a number, which needs less room, else as it is written."""
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() and str(int(text)) == text else text


def _texts(names: Any) -> dict[str, str]:
    """Names by language; those of no language or another one come under ``und``."""
    given = {str(lang): str(text) for lang, text in (names or {}).items() if text}
    known = {lang: given[lang] for lang in LANGS if lang in given}
    others = [text for lang, text in sorted(given.items()) if lang not in LANGS]
    return {**known, "und": others[0]} if others else known


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


def _link_names(graph: nx.Graph[Any], slug: str, names: str) -> dict[str, dict[str, str]]:
    found = [
        (str(link.get(slug) or ""), _texts(link.get(names)))
        for _, _, data in graph.edges(data=True)
        for link in data.get("links") or ()
    ]
    return _gather(sorted(found, key=lambda item: (item[0], sorted(item[1].items()))))


def _extent(graph: nx.Graph[Any], places: dict[Any, Point]) -> list[float]:
    """What the page shows at first: everything, with the labels of a map that is not large."""
    if not places:
        return [0.0, 0.0, 0.0, 0.0]
    around = boxes(graph, places, labels=len(places) <= 400)
    whole = union(around[node].at(places[node]) for node in places)
    return [round(side, 1) for side in whole]
