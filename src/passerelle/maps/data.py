"""From a network to what the page holds: plain lists, every repeated thing said once.

A meeting of thirteen is seventy-eight lines but one meeting: lines point at it by number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from passerelle.maps.boxes import LABEL, Point, union
from passerelle.maps.columns import Json, Numbered, columns, packed
from passerelle.maps.geo import View, geo_views
from passerelle.maps.layout import anchors, boxes, positions
from passerelle.maps.legend import legend
from passerelle.maps.memory import Memory
from passerelle.maps.patterns import STRESS
from passerelle.maps.readings import other_readings, pinyin
from passerelle.maps.rows import EVIDENCE, LINK, edge_row, finite, node_row

__all__ = ["content"]

SIZES = (
    *("strength", "betweenness", "eigenvector", "pagerank"),
    *("constraint", "effective_size", "core_number"),
)
"""The measures of `passerelle.network` that the size of a node may show."""


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
            **node_row(node, graph.nodes[node], places[node]),
            "anchor": sides[node],
            "search": other_readings(_every_name(graph.nodes[node]), sounds),
        }
        for node in order
    ]
    pairs = _ordered(graph, number)
    edges = [edge_row(ends, graph.edges[ends], number, links) for ends in pairs]
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
        **legend(graph, (row["kind"] for row in nodes)),
        "extent": _extent(graph, places),
        "label": LABEL,
        "views": [_view(view) for view in geo_views(graph, order)],
        "islands": any(len(part) > STRESS for part in nx.connected_components(graph)),
    }
    return nodes, edges, tables


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


def _measures(graph: nx.Graph[Any], order: Sequence[Any]) -> Json:
    """The measures that the nodes carry, a column each, as fine as a picture can show."""
    found = {}
    for name in SIZES:
        values = [graph.nodes[node].get(name) for node in order]
        if any(isinstance(value, int | float) for value in values):
            found[name] = packed([float(f"{finite(value, 0.0):.3g}") for value in values])
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


def _ordered(graph: nx.Graph[Any], number: Mapping[Any, int]) -> list[tuple[Any, Any]]:
    """The edges without loops, each from its lower to its higher number, sorted."""
    pairs = [sorted(ends, key=number.__getitem__) for ends in graph.edges if ends[0] != ends[1]]
    pairs.sort(key=lambda ends: (number[ends[0]], number[ends[1]]))
    return [(one, two) for one, two in pairs]


def _extent(graph: nx.Graph[Any], places: dict[Any, Point]) -> list[float]:
    """What the page shows at first: everything, with the labels of a map that is not large."""
    if not places:
        return [0.0, 0.0, 0.0, 0.0]
    around = boxes(graph, places, labels=len(places) <= 400)
    whole = union(around[node].at(places[node]) for node in places)
    return [round(side, 1) for side in whole]
