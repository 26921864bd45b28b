"""Where the nodes of one component go: plain figures for plain shapes, igraph for the rest.

Bodies of one country stand on one side: France left, others right, or, without France, the
country first in the alphabet left. So a pair, a fan and a ring all read as a bridge.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from typing import Any

import igraph
import networkx as nx

from passerelle.maps.boxes import LABEL, Point, label_size, radius
from passerelle.maps.memory import aligned

__all__ = ["STRESS", "figure"]

_LINK = 96.0
_ROW = 2.0 * LABEL["line"]
_FAN = 6
STRESS = 60
"""Up to so many nodes stress decides the places; beyond, UMAP, which keeps communities together."""
_STEP = 150.0
_ROOM = 10.0
_GAP = 6.0


def figure(
    graph: nx.Graph[Any], seed: int, before: Mapping[Any, Point] | None = None
) -> dict[Any, Point]:
    """Places for the nodes of the connected `graph`; the same for the same graph and `seed`.

    `before` says where some of them were: the picture starts there and lies as it did.
    """
    nodes = sorted(graph, key=lambda node: _rank(graph, node))
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    if len(nodes) == 2:
        return {nodes[0]: (-_LINK / 2, 0.0), nodes[1]: (_LINK / 2, 0.0)}
    links = sum(1 for one, two in graph.edges if one != two)
    hub = max(nodes, key=lambda node: _degree(graph, node))  # of several the first
    if links == len(nodes) - 1 and _degree(graph, hub) == links:
        return _star(graph, hub, [node for node in nodes if node != hub])
    if links == len(nodes) * (len(nodes) - 1) // 2:
        return _ring(graph, nodes)
    return _drawn(graph, nodes, seed, before or {})


def _degree(graph: nx.Graph[Any], node: Any) -> int:
    return sum(1 for other in graph[node] if other != node)


def _rank(graph: nx.Graph[Any], node: Any) -> tuple[int, str, str, str]:
    """The order of reading: France first, then by country, kind and address."""
    data = graph.nodes[node]
    country = data.get("country") or "~"
    return (country != "FR", country, data.get("kind") or "", str(node))


def _star(graph: nx.Graph[Any], hub: Any, leaves: Sequence[Any]) -> dict[Any, Point]:
    if len(leaves) > _FAN:
        return {hub: (0.0, 0.0), **_ring(graph, leaves)}
    first = _rank(graph, hub)[:2]
    left = [leaf for leaf in leaves if _rank(graph, leaf)[:2] < first]
    right = [leaf for leaf in leaves if leaf not in left]
    return {hub: (0.0, 0.0), **_column(left, -_LINK), **_column(right, _LINK)}


def _column(nodes: Sequence[Any], x: float) -> dict[Any, Point]:
    middle = (len(nodes) - 1) / 2
    return {node: (x, _ROW * (place - middle)) for place, node in enumerate(nodes)}


def _ring(graph: nx.Graph[Any], nodes: Sequence[Any]) -> dict[Any, Point]:
    """A circle with its labels outside: each node takes a row as high as its label."""
    half = (len(nodes) + 1) // 2
    sides = [(-1.0, nodes[:half]), (1.0, nodes[half:])]
    rows = [[_row(graph, node) for node in part] for _, part in sides]
    size = max(_LINK, *(sum(heights) / 2 for heights in rows))
    places: dict[Any, Point] = {}
    for (side, part), heights in zip(sides, rows, strict=True):
        stretch, top = 2 * size / sum(heights), -size
        for node, height in zip(part, heights, strict=True):
            y = top + stretch * height / 2
            places[node] = (side * math.sqrt(size * size - y * y), y)
            top += stretch * height
    return places


def _row(graph: nx.Graph[Any], node: Any) -> float:
    label = label_size(graph.nodes[node], node)[1]
    return max(label, 2 * radius(_degree(graph, node))) + LABEL["line"] / 2


def _drawn(
    graph: nx.Graph[Any], nodes: Sequence[Any], seed: int, before: Mapping[Any, Point]
) -> dict[Any, Point]:
    """igraph's picture of a component: stress for the small, UMAP where communities matter."""
    index = {node: place for place, node in enumerate(nodes)}
    pairs = sorted(
        tuple(sorted((index[one], index[two]))) for one, two in graph.edges if one != two
    )
    drawing = igraph.Graph(n=len(nodes), edges=pairs)
    start = _start(graph, nodes, before)
    small = len(nodes) <= STRESS
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311
    try:
        if small and start:
            layout = drawing.layout_kamada_kawai(seed=start, maxiter=2 * len(nodes))
        elif small:
            # Twice: now and then the first run leaves a node far outside.
            layout = drawing.layout_kamada_kawai(seed=drawing.layout_kamada_kawai())
        else:
            layout = drawing.layout_umap(seed=start, epochs=60 if start else _epochs(nodes))
    finally:
        igraph.set_random_number_generator(random)
    points = _scaled([(x, y) for x, y in layout.coords], pairs)
    if not small:
        points = _filled(points, [radius(_degree(graph, node)) for node in nodes])
    if start:
        return aligned(dict(zip(nodes, points, strict=True)), before)
    points = _turned(points)
    french = [point[0] for node, point in zip(nodes, points, strict=True) if _left(graph, node)]
    if french and sum(french) > 0:
        points = [(-x, y) for x, y in points]
    return dict(zip(nodes, points, strict=True))


def _start(
    graph: nx.Graph[Any], nodes: Sequence[Any], before: Mapping[Any, Point]
) -> list[Point] | None:
    """Where the drawing starts: old places, new nodes amid their neighbours; None without old."""
    if not before:
        return None
    # In the measure in which igraph draws: links of stress are one long, UMAP fills a square.
    if len(nodes) <= STRESS:
        size = 1 / _STEP
    else:
        size = math.sqrt(len(nodes)) / max(1.0, *(max(abs(x), abs(y)) for x, y in before.values()))
    found = {}
    for turn, node in enumerate(nodes):
        near = [before[node]] if node in before else [before[n] for n in graph[node] if n in before]
        x, y = (sum(part) / len(near) for part in zip(*near, strict=True)) if near else (0.0, 0.0)
        found[node] = (size * x + 0.01 * math.cos(turn), size * y + 0.01 * math.sin(turn))
    return [found[node] for node in nodes]


def _epochs(nodes: Sequence[Any]) -> int:
    """Rounds of UMAP: fewer where many nodes would take long (2,000: 97 %, 10,000: 95 % kept)."""
    return 200 if len(nodes) <= 5000 else 100


def _left(graph: nx.Graph[Any], node: Any) -> bool:
    return bool(graph.nodes[node].get("country") == "FR")


def _scaled(points: Sequence[Point], pairs: Sequence[tuple[int, ...]]) -> list[Point]:
    """The same picture, centred, its median link as long as a step."""
    x0 = sum(x for x, _ in points) / len(points)
    y0 = sum(y for _, y in points) / len(points)
    lengths = sorted(math.dist(points[one], points[two]) for one, two in pairs)
    factor = _STEP / (lengths[len(lengths) // 2] or 1.0)
    return [((x - x0) * factor, (y - y0) * factor) for x, y in points]


def _filled(points: Sequence[Point], sizes: Sequence[float]) -> list[Point]:
    """The same picture, as large as its nodes need: each has ten times the room it takes."""
    width = max(x for x, _ in points) - min(x for x, _ in points)
    height = max(y for _, y in points) - min(y for _, y in points)
    room = _ROOM * sum((2 * size + _GAP) ** 2 for size in sizes)
    factor = math.sqrt(room / max(1.0, width * height))
    return [(factor * x, factor * y) for x, y in points]


def _turned(points: Sequence[Point]) -> list[Point]:
    """The same picture turned so that it is wider than high."""
    xx = sum(x * x for x, _ in points)
    yy = sum(y * y for _, y in points)
    xy = sum(x * y for x, y in points)
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(angle), math.sin(angle)
    return [(x * cos + y * sin, y * cos - x * sin) for x, y in points]
