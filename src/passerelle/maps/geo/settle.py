"""Nodes settled in their panes: moved apart, and gathered in groups that a reader can count."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from passerelle.maps.boxes import Box, Point, union
from passerelle.maps.geo.nodes import Node, country_texts
from passerelle.maps.geo.spots import apart, fitting
from passerelle.maps.geo.views import LANGS, Group, Pane, Texts, View

__all__ = ["Settled", "assembled", "by_country", "by_region", "gathered", "settled"]

_REACH = 0.01
_LEAST = 25.0
"""How far a node may be moved: a share of the longer side of its pane, at least so much."""


_SMALLEST = 0.05
"""The least size; a crowd without room at half of that stays in its place, one upon another."""
_GRAIN = 0.15
"""The least distance of nodes: places are told to a tenth of a unit."""
_USUAL = 2500.0
"""The side of a pane in which nodes have their usual size; in larger ones they may be larger."""


class Settled(NamedTuple):
    """A node, the number of its pane, and where it ended up."""

    node: Node
    pane: int
    x: float
    y: float


def settled(
    pane: Pane, number: int, homes: Sequence[tuple[Node, Point]], reach: float = _REACH
) -> list[Settled]:
    """The nodes of the pane with that `number`, moved apart; sets the pane's ``node_scale``.

    `reach` is how far a node may be moved, as a share of the longer side of the pane.
    """
    left, top, right, bottom = pane["box"]
    points = [point for _, point in homes]
    radii = [node.radius for node, _ in homes]
    longer = max(right - left, bottom - top)
    room = fitting(points, radii, max(_LEAST, reach * longer))
    scale = math.floor(100 * min(room, max(1.0, longer / _USUAL))) / 100
    pane["node_scale"] = scale = max(_SMALLEST, scale)
    gap = max(_GRAIN, 1.5 * scale)
    hopeless = room < _SMALLEST / 2
    moved = points if hopeless else apart(points, [scale * one for one in radii], gap)
    return [
        Settled(node, number, round(x, 1), round(y, 1))
        for (node, _), (x, y) in zip(homes, moved, strict=True)
    ]


Key = Callable[[Node], tuple[str, Texts]]


def by_country(node: Node) -> tuple[str, Texts]:
    """The group of a node in a pane of the world; none for a node of no known country."""
    return (f"country:{node.country}" if node.country else ""), country_texts(node.country)


def by_region(node: Node) -> tuple[str, Texts]:
    """The group of a node in a pane of its country: its region, or else the country."""
    if not node.region:
        return by_country(node)
    return f"region:{node.region}", dict(node.region_names) or {"und": node.region}


def gathered(pane: Pane, nodes: Sequence[Settled], key: Key) -> list[Group]:
    """Groups of the nodes of a pane, each at the middle of its members, no two overlapping."""
    members: dict[str, list[Settled]] = defaultdict(list)
    names: dict[str, Texts] = {}
    for one in nodes:
        group, texts = key(one.node)
        if not group:
            continue
        members[group].append(one)
        names[group] = {**texts, **names.get(group, {})}
    order = sorted(members, key=lambda group: (-len(members[group]), group))
    left, top, right, bottom = pane["box"]
    size = max(0.5, min(1.0, min(right - left, bottom - top) / 1200))
    radii = [round(size * min(80.0, 12 + 5 * math.sqrt(len(members[group]))), 1) for group in order]
    middles = [_middle(members[group]) for group in order]
    return [
        {
            "id": f"{pane['id']}/{group}",
            "key": group,
            "names": names[group],
            "x": round(x, 1),
            "y": round(y, 1),
            "r": radius,
            "pane": members[group][0].pane,
            "members": sorted(one.node.number for one in members[group]),
        }
        for group, radius, (x, y) in zip(order, radii, apart(middles, radii, 4 * size), strict=True)
    ]


def _middle(nodes: Sequence[Settled]) -> Point:
    return sum(one.x for one in nodes) / len(nodes), sum(one.y for one in nodes) / len(nodes)


def assembled(
    id: Literal["world", "pair"],  # noqa: A002 (the field's name)
    names: Texts,
    panes: list[Pane],
    placed: Sequence[Settled],
    groups: list[Group],
    count: int,
    notes: Sequence[Texts],
) -> View:
    """The view of a network of `count` nodes, of which those `placed` lie in its `panes`."""
    x: list[float | None] = [None] * count
    y: list[float | None] = [None] * count
    inside: list[int | None] = [None] * count
    for one in placed:
        x[one.node.number], y[one.node.number], inside[one.node.number] = one.x, one.y, one.pane
    return {
        "id": id,
        "names": dict(names),
        "extent": list(union(Box(*pane["box"]) for pane in panes)),
        "panes": panes,
        "x": x,
        "y": y,
        "pane": inside,
        "groups": groups,
        "notes": {
            lang: ("" if lang == "zh" else " ").join(note[lang] for note in notes) for lang in LANGS
        },
        "curved": True,
    }
