"""Two countries side by side, each at its own scale, with their far parts and the rest below.

The pair is the one with most links between its countries. Links cross the gutter between the panes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

import networkx as nx

from passerelle.maps.boxes import Box, Point
from passerelle.maps.geo.charts import Artist, Chart
from passerelle.maps.geo.nodes import Node, country_texts
from passerelle.maps.geo.parts import Part, Piece, divided, extent, land_of, upon
from passerelle.maps.geo.projections import EARTH, LambertAzimuthal, middle
from passerelle.maps.geo.settle import (
    Key,
    Settled,
    assembled,
    by_country,
    by_region,
    gathered,
    settled,
)
from passerelle.maps.geo.texts import BORDERS, ELSEWHERE, PANES
from passerelle.maps.geo.topology import outlines
from passerelle.maps.geo.views import LANGS, Group, Pane, View
from passerelle.maps.geo.world import world_height, world_pane

__all__ = ["closest", "pair_view"]

_HIGH = 1600.0
_GUTTER = 800.0
_LOW = 400.0
"""Heights of the main panes and of the insets, and the room for links between the main ones."""
_GAP, _HEAD = 60.0, 110.0
"""Between panes of a row, and above a row, where the names of its panes stand."""
_ELSEWHERE = 1100.0
_LEAST = 1.0
"""The smallest corner of an outline that is kept, in square map units."""
_REACH = 0.03
"""How far a node may be moved to find room, as a share of the longer side of its pane."""
_SMALL = 80.0
"""The least that a pane shows across, in kilometres."""


class _Sight(NamedTuple):
    """What a pane is to show: a part of a country, on which projection, within which box (km)."""

    kind: Literal["main", "inset"]
    country: str
    part: Part
    projection: LambertAzimuthal
    frame: Box


def closest(graph: nx.Graph[Any], order: Sequence[Any], nodes: Sequence[Node]) -> list[str]:
    """The two countries with most links between them, the western one first.

    One country where no link crosses a border, none where no node says its country.
    """
    known = {order[node.number]: node.country for node in nodes if node.country}
    crossing: Counter[tuple[str, ...]] = Counter()
    for one, two in graph.edges:
        ends = {known.get(one, ""), known.get(two, "")} - {""}
        if len(ends) == 2:
            crossing[tuple(sorted(ends))] += 1
    if not crossing:
        present = Counter(known.values())
        return sorted(present, key=lambda country: (-present[country], country))[:1]
    pair = min(crossing, key=lambda ends: (-crossing[ends], ends))
    return sorted(pair, key=lambda country: _longitude(country, nodes))


def _longitude(country: str, nodes: Sequence[Node]) -> tuple[float, str]:
    return middle((node.lon, node.lat) for node in nodes if node.country == country)[0], country


def pair_view(countries: Sequence[str], nodes: Sequence[Node], count: int) -> View:
    """The view of one or two `countries`; groups are regions, and countries elsewhere."""
    mains, insets, rest = _sights(countries, nodes)
    boxes = _upper(mains)
    lower = _lower(boxes, insets)
    panes: list[Pane] = []
    placed: list[Settled] = []
    groups: list[Group] = []

    def fill(pane: Pane, chart: Chart, members: Sequence[Node], key: Key, reach: float) -> None:
        homes = [(node, chart.place(node.lon, node.lat)) for node in members]
        inside = settled(pane, len(panes), homes, reach)
        groups.extend(gathered(pane, inside, key))
        placed.extend(inside)
        panes.append(pane)

    for sight, box in [*zip(mains, boxes, strict=True), *lower]:
        fill(*_pane(sight, box, len(panes)), sight.part.nodes, by_region, _REACH)
    if rest:
        fill(*_elsewhere(rest, boxes, [box for _, box in lower]), rest, by_country, _REACH / 3)
    names = {lang: " | ".join(country_texts(one)[lang] for one in countries) for lang in LANGS}
    return assembled("pair", names, panes, placed, groups, count, [PANES, BORDERS])


def _sights(
    countries: Sequence[str], nodes: Sequence[Node]
) -> tuple[list[_Sight], list[list[_Sight]], list[Node]]:
    """The main part and the far parts of each country, and the nodes that lie on neither.

    Where a node lies decides: an embassy stands in the country that receives it.
    """
    land = {country: land_of(country) for country in countries}
    own: dict[str, list[Node]] = {country: [] for country in countries}
    rest: list[Node] = []
    for node in nodes:
        here = next((one for one in countries if node.country != one and upon(land[one], node)), "")
        own.get(here or node.country, rest).append(node)
    mains, insets = [], []
    for country in countries:
        main, far, lost = divided(country, own[country])
        if not main.pieces and not main.nodes:
            continue  # an island too small for the outlines, all of whose bodies are abroad
        mains.append(_sight("main", country, main))
        insets.append([_sight("inset", country, part) for part in far])
        rest += lost
    return mains, insets, sorted(rest, key=lambda node: node.number)


def _sight(kind: Literal["main", "inset"], country: str, part: Part) -> _Sight:
    """The part with all its land and nodes in sight, on a projection centred on them."""
    points = [*_points(part.pieces), *((node.lon, node.lat) for node in part.nodes)]
    projection = LambertAzimuthal(*middle(points))
    frame = extent(projection, points)
    x, y = _centre(frame)
    projection = LambertAzimuthal(*projection.degrees(x / EARTH, y / EARTH))
    return _Sight(kind, country, part, projection, _with_margin(extent(projection, points)))


def _points(land: Iterable[Piece]) -> list[Point]:
    return [point for piece in land for point in piece.ring]


def _centre(box: Box) -> Point:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _with_margin(box: Box) -> Box:
    (x, y), grow = _centre(box), 1.08
    across = max(_SMALL / 2, box.width * grow / 2), max(_SMALL / 2, box.height * grow / 2)
    return Box(x - across[0], y - across[1], x + across[0], y + across[1])


def _wide(sight: _Sight, height: float, least: float, most: float) -> float:
    """The width of the pane of a height, within bounds of its aspect."""
    return round(height * min(most, max(least, sight.frame.width / sight.frame.height)))


def _upper(mains: Sequence[_Sight]) -> list[Box]:
    """The boxes of the main panes, side by side around the middle."""
    widths = [_wide(sight, _HIGH, 0.7, 1.5) for sight in mains]
    left = -(sum(widths) + _GUTTER * (len(widths) - 1)) / 2
    boxes = []
    for width in widths:
        boxes.append(Box(left, -_HIGH / 2, left + width, _HIGH / 2))
        left += width + _GUTTER
    return boxes


def _lower(boxes: Sequence[Box], insets: Sequence[Sequence[_Sight]]) -> list[tuple[_Sight, Box]]:
    """The boxes of the insets, in rows below their country: those of the second to the right."""
    placed = []
    for side, (box, sights) in enumerate(zip(boxes, insets, strict=True)):
        room, top = box.width + _GUTTER / 4, box.bottom + _HEAD
        for row, height in _rows(sights, room):
            widths = [_wide(sight, height, 0.75, 1.6) for sight in row]
            taken = sum(widths) + _GAP * (len(row) - 1)
            left = box.left if side == 0 else box.right - taken
            for sight, width in zip(row, widths, strict=True):
                placed.append((sight, Box(left, top, left + width, top + height)))
                left += width + _GAP
            top += height + _HEAD
    return placed


def _rows(sights: Sequence[_Sight], room: float) -> Iterator[tuple[list[_Sight], float]]:
    """The insets in rows with their height: one row where they fit, or else lower ones."""
    for height in (_LOW, 0.75 * _LOW):
        rows: list[list[_Sight]] = [[]]
        left = 0.0
        for sight in sights:
            width = _wide(sight, height, 0.75, 1.6)
            if rows[-1] and left + width > room:
                rows.append([])
                left = 0.0
            rows[-1].append(sight)
            left += width + _GAP
        if len(rows) == 1:
            break
    yield from ((row, height) for row in rows if row)


def _pane(sight: _Sight, box: Box, number: int) -> tuple[Pane, Chart]:
    """The pane of a sight: all of its frame shown, as large as the box allows."""
    topology = outlines("50m")
    (x, y), (x0, y0) = _centre(box), _centre(sight.frame)
    unit = min(box.width / sight.frame.width, box.height / sight.frame.height)
    chart = Chart(sight.projection, unit * EARTH, (x - unit * x0, y + unit * y0))
    artist = Artist(chart, topology, box, _LEAST)
    land = [piece.polygon for piece in land_of(sight.country)]
    main = sight.kind == "main"
    pane: Pane = {
        "id": sight.country if main else f"{sight.country}-{number}-{sight.part.code}",
        "kind": sight.kind,
        "country": sight.country,
        "names": country_texts(sight.country) if main else sight.part.names(sight.country),
        "box": [round(side, 1) for side in box],
        "clip": True,
        "frame": True,
        "shapes": [
            artist.sea(),
            artist.fill("land", topology.land),
            artist.fill("focus", land),
            artist.borders(),
        ],
        "scale_bar": chart.bar(box.width),
        "node_scale": 1.0,
    }
    return pane, chart


def _elsewhere(
    nodes: Sequence[Node], boxes: Sequence[Box], lower: Sequence[Box]
) -> tuple[Pane, Chart]:
    """The small world: in the middle below, moved aside or further down where insets are."""
    top = boxes[0].bottom + _HEAD
    height = world_height(nodes, _ELSEWHERE)
    places = [(x, top) for x in _aside((boxes[0].left + boxes[-1].right) / 2, boxes, lower)]
    deep = max((box.bottom for box in lower), default=top - _HEAD) + _HEAD
    x, y = next(iter(places), ((boxes[0].left + boxes[-1].right) / 2, deep))
    pane, chart = world_pane(nodes, _ELSEWHERE, (x, y + height / 2))
    pane["id"] = pane["kind"] = "elsewhere"
    pane["names"], pane["frame"] = dict(ELSEWHERE), True
    return pane, chart


def _aside(x: float, boxes: Sequence[Box], lower: Sequence[Box]) -> list[float]:
    """Where in the first row below the small world fits, as near to `x` as may be; if at all."""
    half, middle_x = _ELSEWHERE / 2, x
    ends = [box.right + _GAP for box in lower if box.right <= middle_x]
    starts = [box.left - _GAP for box in lower if box.right > middle_x]
    low = max([boxes[0].left, *ends]) + half
    high = min([boxes[-1].right, *starts]) - half
    return [min(max(x, low), high)] if low <= high else []
