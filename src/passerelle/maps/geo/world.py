"""The world in one pane: Equal Earth, cut through the Bering Strait, where it cuts no land."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from passerelle.maps.boxes import Box, Point
from passerelle.maps.geo.charts import Artist, Chart
from passerelle.maps.geo.nodes import Node
from passerelle.maps.geo.projections import EqualEarth
from passerelle.maps.geo.settle import assembled, by_country, gathered, settled
from passerelle.maps.geo.texts import BORDERS, WORLD
from passerelle.maps.geo.topology import outlines
from passerelle.maps.geo.views import Pane, Shape, View

__all__ = ["world_height", "world_pane", "world_view"]

_PROJECTION = EqualEarth(centre=11.0)
_WIDTH = 10_000.0
_NORTH, _SOUTH = 84.0, -58.0
"""Where the map ends while nothing lies beyond: north of Greenland, north of Antarctica."""
_LEAST = 1.5
"""The smallest corner of an outline that is kept, in square units of a map of full width."""


def world_view(nodes: Sequence[Node], count: int) -> View:
    """The world with all `nodes`, of a network of `count`; groups are countries."""
    pane, chart = world_pane(nodes, _WIDTH)
    placed = settled(pane, 0, [(node, chart.place(node.lon, node.lat)) for node in nodes])
    return assembled(
        "world", WORLD, [pane], placed, gathered(pane, placed, by_country), count, [BORDERS]
    )


def world_pane(
    nodes: Sequence[Node], width: float, middle: Point = (0.0, 0.0)
) -> tuple[Pane, Chart]:
    """A pane of the world, `width` wide around `middle`, and the chart that places nodes on it."""
    north, south = _limits(nodes)
    chart, box = _placed(north, south, width, middle)
    pane: Pane = {
        "id": "world",
        "kind": "world",
        "country": "",
        "names": dict(WORLD),
        "box": [round(side, 1) for side in box],
        "clip": False,
        "frame": False,
        "shapes": list(_shapes(chart, box, north, south)),
        "scale_bar": None,
        "node_scale": 1.0,
    }
    return pane, chart


def world_height(nodes: Sequence[Node], width: float) -> float:
    """How high that pane is."""
    _, box = _placed(*_limits(nodes), width, (0.0, 0.0))
    return round(box.bottom, 1) - round(box.top, 1)


def _placed(north: float, south: float, width: float, middle: Point) -> tuple[Chart, Box]:
    half = _PROJECTION.point(_PROJECTION.centre + 180, 0)[0]
    scale = width / 2 / half
    top, bottom = (scale * _PROJECTION.point(0, lat)[1] for lat in (north, south))
    x, y = middle
    box = Box(x - width / 2, y - (top - bottom) / 2, x + width / 2, y + (top - bottom) / 2)
    return Chart(_PROJECTION, scale, (x, box.top + top)), box


def _limits(nodes: Sequence[Node]) -> tuple[float, float]:
    """The northern and southern edge: the poles only where a node asks for them."""
    north = 90.0 if any(node.lat > _NORTH for node in nodes) else _NORTH
    south = -90.0 if any(node.lat < _SOUTH for node in nodes) else _SOUTH
    return north, south


@lru_cache(8)
def _shapes(chart: Chart, box: Box, north: float, south: float) -> tuple[Shape, ...]:
    """What is drawn of the earth: most maps show all of it in the same way."""
    topology = outlines("110m")
    artist = Artist(chart, topology, box, _LEAST, bleed=0.0)
    west, east = _PROJECTION.centre - 180, _PROJECTION.centre + 180
    return (
        {"class": "sea", "d": artist.ring(_frame(west, east, north, south))},
        {"class": "graticule", "d": [d for line in _net(north, south) for d in artist.line(line)]},
        artist.fill("land", topology.land),
        artist.borders(),
    )


def _frame(west: float, east: float, north: float, south: float) -> list[Point]:
    return [(west, north), (east, north), (east, south), (west, south)]


def _net(north: float, south: float) -> list[list[Point]]:
    """Meridians and parallels at each thirty degrees."""
    west, east = _PROJECTION.centre - 180, _PROJECTION.centre + 180
    meridians: list[list[Point]] = [[(lon, south), (lon, north)] for lon in range(-150, 181, 30)]
    parallels: list[list[Point]] = [
        [(west, lat), (east, lat)] for lat in range(-60, 61, 30) if south < lat < north
    ]
    return [*meridians, *parallels]
