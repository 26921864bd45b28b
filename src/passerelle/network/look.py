"""How a network looks where it is opened: colours of communities, sizes by partners."""

from __future__ import annotations

import math
from collections.abc import Mapping

import networkx as nx

from passerelle.network.measures import communities

__all__ = ["PALETTE", "dress"]

PALETTE = (
    *("#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377"),
    *("#ee7733", "#009988", "#bbbbbb"),
)
"""Colours that colour-blind readers tell apart (Tol, "Colour schemes", 2021); the last for all
communities that have no colour of their own."""


def dress(graph: nx.Graph[str], places: Mapping[str, tuple[float, float]]) -> None:
    """Give each node ``x``, ``y`` (y downwards), ``color`` and ``size``."""
    group = nx.get_node_attributes(graph, "community") or communities(graph)
    for node, data in graph.nodes(data=True):
        data["x"], data["y"] = map(float, places[node])
        data["color"] = PALETTE[min(group[node], len(PALETTE)) - 1]
        data["size"] = round(8.0 + 4.0 * math.sqrt(graph.degree(node)), 1)
