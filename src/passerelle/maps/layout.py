"""Where every node lies: computed beforehand, so that a map opens at rest.

Each component is drawn by itself (`passerelle.maps.patterns`), its nodes are moved apart until
no two lie on one another, and the components are packed into a page of about 16:10. The result
depends on the graph and the seed only, not on the order in which nodes or edges were added; a
component keeps its shape when another one changes.
"""

from __future__ import annotations

from typing import Any

import networkx as nx

from passerelle.maps.boxes import Box, Point, anchor, box_of, label_size, radius, union
from passerelle.maps.memory import Memory
from passerelle.maps.packing import pack, spread
from passerelle.maps.patterns import figure

__all__ = ["anchors", "boxes", "degree", "positions"]

_MARGIN = 14.0
_LABELLED = 150
_TRIES = 12


def positions(
    graph: nx.Graph[Any], seed: int = 1, *, memory: Memory | None = None
) -> dict[Any, Point]:
    """The place of each node, y downwards, the middle of the picture at (0, 0).

    What `memory` holds is not drawn again, and what it holds nearly is drawn alike.
    """
    memory = memory or Memory()
    parts = [graph.subgraph(nodes).copy() for nodes in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), min(map(str, part))))
    drawn = [_drawn(part, seed, memory) for part in parts]
    frames = _aligned([(part, _frame(part, at)) for part, at in zip(parts, drawn, strict=True)])
    corners = pack([(frame.width, frame.height) for frame in frames])
    placed = {
        node: (x - frame.left + left, y - frame.top + top)
        for places, frame, (left, top) in zip(drawn, frames, corners, strict=True)
        for node, (x, y) in places.items()
    }
    return _centred(placed)


def _drawn(part: nx.Graph[Any], seed: int, memory: Memory) -> dict[Any, Point]:
    """The picture of one component, from memory or made."""
    places = memory.same(part)
    if places is None:
        places = _apart(part, figure(part, seed, memory.like(part)))
        memory.keep(part, places)
    return places


def degree(graph: nx.Graph[Any], node: Any) -> int:
    """How many partners `node` has; a loop is none."""
    return sum(1 for other in graph.adj[node] if other != node)


def anchors(graph: nx.Graph[Any], places: dict[Any, Point]) -> dict[Any, str]:
    """The side of each node on which its label stands."""
    return {
        node: anchor(
            places[node], (places[other] for other in sorted(graph.adj[node]) if other != node)
        )
        for node in places
    }


def boxes(graph: nx.Graph[Any], places: dict[Any, Point], *, labels: bool) -> dict[Any, Box]:
    """The extent of each node round its own centre, with its label or without."""
    sizes = {node: radius(degree(graph, node)) for node in places}
    if not labels:
        return {node: Box(-size, -size, size, size) for node, size in sizes.items()}
    sides = anchors(graph, places)
    return {
        node: box_of(sizes[node], label_size(graph.nodes[node], node), sides[node])
        for node in places
    }


def _apart(part: nx.Graph[Any], places: dict[Any, Point]) -> dict[Any, Point]:
    """`places` with room for each node, and for its label while the component is small.

    A label may change sides when its node moves, so this goes on until nothing moves.
    """
    nodes = sorted(places, key=str)
    labels = len(part) <= _LABELLED
    for _ in range(_TRIES if labels else 1):
        around = boxes(part, places, labels=labels)
        moved = spread(
            [places[node] for node in nodes], [around[node] for node in nodes], discs=not labels
        )
        before, places = places, dict(zip(nodes, moved, strict=True))
        if places == before:
            break
    return places


def _frame(part: nx.Graph[Any], places: dict[Any, Point]) -> Box:
    around = boxes(part, places, labels=len(part) <= _LABELLED)
    whole = union(around[node].at(places[node]) for node in places)
    return Box(
        whole.left - _MARGIN,
        whole.top - _MARGIN / 2,
        whole.right + _MARGIN,
        whole.bottom + _MARGIN / 2,
    )


def _aligned(framed: list[tuple[nx.Graph[Any], Box]]) -> list[Box]:
    """The frames, those of pairs made equally wide, so that pairs stand in columns."""
    pairs = [frame for part, frame in framed if len(part) == 2]
    if not pairs:
        return [frame for _, frame in framed]
    widest = union(pairs)
    return [
        Box(widest.left, frame.top, widest.right, frame.bottom) if len(part) == 2 else frame
        for part, frame in framed
    ]


def _centred(places: dict[Any, Point]) -> dict[Any, Point]:
    if not places:
        return {}
    x0 = (min(x for x, _ in places.values()) + max(x for x, _ in places.values())) / 2
    y0 = (min(y for _, y in places.values()) + max(y for _, y in places.values())) / 2
    return {node: (round(x - x0, 1), round(y - y0, 1)) for node, (x, y) in sorted(places.items())}
