"""The network upon the earth: places of nodes and outlines, computed beforehand in map units.

`geo_views` gives plain lists (`View`) that the page paints; no geography is left to the browser.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import networkx as nx

from passerelle.maps.geo.nodes import located
from passerelle.maps.geo.pair import closest, pair_view
from passerelle.maps.geo.views import Extent, Group, Pane, ScaleBar, Shape, Texts, View
from passerelle.maps.geo.world import world_view

__all__ = ["Extent", "Group", "Pane", "ScaleBar", "Shape", "Texts", "View", "geo_views"]


def geo_views(graph: nx.Graph[Any], nodes: Sequence[Any] | None = None) -> list[View]:
    """The views of `graph` upon the earth; none when no node has coordinates.

    `nodes` is the order in which the page numbers them (default: that of the graph); each view
    has one place, or None, for each. Read of a node: ``lat``, ``long`` (degrees, WGS 84),
    ``country`` (ISO 3166-1 alpha-2), ``region`` and ``region_names`` (texts by language).
    """
    order = list(graph) if nodes is None else list(nodes)
    found = located(graph, order)
    if not found:
        return []
    views = [world_view(found, len(order))]
    countries = closest(graph, order, found)
    if countries:
        views.append(pair_view(countries, found, len(order)))
    return views
