"""A country's main land and its far parts, and on which of them each node lies.

Main land is the largest piece with all that lies near it or is large itself: Corsica, Hainan, both
halves of Malaysia. What is far, or has a code of its own (Réunion, the Canaries), is a part
apart; it is shown where a node lies there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise

from passerelle.maps.boxes import Box, Point, union
from passerelle.maps.geo.lines import area
from passerelle.maps.geo.nodes import Node, country_texts, dependencies
from passerelle.maps.geo.projections import EARTH, LambertAzimuthal, chord, middle, vector
from passerelle.maps.geo.topology import Polygon, outlines
from passerelle.maps.geo.views import Texts

__all__ = ["Part", "Piece", "divided", "extent", "land_of", "upon"]

_NEAR = 400.0
"""Kilometres over which islands still belong to the main land, and far nodes to one part."""
_OWN = 100.0
"""The same for what has a code of its own, and for the islands shown around a far part."""
_LARGE = 0.3
"""A piece of that share of the largest belongs to the main land, wherever it lies."""
_OFF = 150.0
"""Kilometres that a node may lie off the coast of the part it belongs to."""


@dataclass(frozen=True)
class Piece:
    """One polygon of a country: its code, its outer ring in degrees, its numbers of arcs."""

    code: str
    ring: tuple[Point, ...]
    polygon: Polygon = field(repr=False, compare=False)

    @cached_property
    def _span(self) -> Box:
        lons, lats = [lon for lon, _ in self.ring], [lat for _, lat in self.ring]
        return Box(min(lons), min(lats), max(lons), max(lats))

    @cached_property
    def size(self) -> float:
        """The area in units of the squared radius of the earth."""
        projection = LambertAzimuthal(*middle(self.ring))
        return area(projection.points(self.ring))

    def holds(self, node: Node) -> bool:
        """Whether the node lies within: a ray to the east crosses an odd number of sides."""
        west, south, east, north = self._span
        lon, odd = west + (node.lon - west) % 360, False
        if lon > east or not south <= node.lat <= north:
            return False
        for (x1, y1), (x2, y2) in pairwise([*self.ring, self.ring[0]]):
            if (y1 > node.lat) != (y2 > node.lat):
                odd ^= lon < x1 + (node.lat - y1) / (y2 - y1) * (x2 - x1)
        return odd

    def box(self, projection: LambertAzimuthal) -> Box:
        """Its extent in the plane, in kilometres."""
        return extent(projection, self.ring)


@dataclass(frozen=True)
class Part:
    """What one pane shows of a country: land, and the nodes upon it."""

    code: str
    pieces: list[Piece]
    nodes: list[Node]

    def names(self, country: str) -> Texts:
        """What the part is called: by its code, or by the region of most of its nodes."""
        if self.code != country:
            return country_texts(self.code)
        regions = Counter(node.region_names for node in self.nodes if node.region_names)
        best = min(regions, key=lambda names: (-regions[names], names), default=())
        return dict(best) or country_texts(country)


@cache
def land_of(country: str) -> tuple[Piece, ...]:
    """All polygons of `country` and its dependencies, the largest first."""
    topology = outlines("50m")
    found = [
        Piece(code, tuple(topology.line(polygon[0])), polygon)
        for code in (country, *dependencies(country))
        for polygon in topology.countries.get(code, ())
    ]
    return tuple(sorted(found, key=lambda piece: (-piece.size, piece.code, piece.ring)))


def extent(projection: LambertAzimuthal, points: Iterable[Point]) -> Box:
    """The extent of `points` in the plane of `projection`, in kilometres, y upwards."""
    placed = projection.points(points)
    xs, ys = [EARTH * x for x, _ in placed], [EARTH * y for _, y in placed]
    return Box(min(xs), min(ys), max(xs), max(ys))


def divided(country: str, nodes: Sequence[Node]) -> tuple[Part, list[Part], list[Node]]:
    """The main part of `country`, its far parts that have nodes, and the nodes on none of them."""
    land = land_of(country)
    if not land:
        return Part(country, [], list(nodes)), [], []
    projection = LambertAzimuthal(*middle(land[0].ring))
    main, frame = _main(country)
    inside = [node for node in nodes if _gap(frame, _point(projection, node)) <= _OWN]
    outside = [node for node in nodes if _gap(frame, _point(projection, node)) > _OWN]
    others = [piece for piece in land if piece not in main]
    found = [(node, _nearest(node, others)) for node in outside]
    far = [(node, piece) for node, piece in found if piece is not None]
    parts = [_part(country, cluster, others) for cluster in _clusters(country, far)]
    parts.sort(key=lambda part: (-len(part.nodes), part.code, part.nodes[0].number))
    return (
        Part(country, list(main), inside),
        parts,
        [node for node, piece in found if piece is None],
    )


def upon(land: Sequence[Piece], node: Node) -> bool:
    """Whether `node` lies within one of the outer rings."""
    return any(piece.holds(node) for piece in land)


@cache
def _main(country: str) -> tuple[tuple[Piece, ...], Box]:
    """The pieces of the main land and the box around them, grown until nothing more is near."""
    land = land_of(country)
    projection = LambertAzimuthal(*middle(land[0].ring))
    least = _LARGE * land[0].size
    boxes = {number: piece.box(projection) for number, piece in enumerate(land)}
    taken = [0]
    frame = boxes[0]
    rest = list(range(1, len(land)))
    while True:
        near = [
            number
            for number in rest
            if _gap(frame, boxes[number]) <= (_NEAR if land[number].code == country else _OWN)
            or (land[number].code == country and land[number].size >= least)
        ]
        if not near:
            return tuple(land[number] for number in sorted(taken)), frame
        taken += near
        rest = [number for number in rest if number not in near]
        frame = union([frame, *(boxes[number] for number in near)])


def _gap(one: Box, two: Box) -> float:
    """How far two boxes are apart; not positive where they touch."""
    dx, dy = one.overlap(two)
    return max(-dx, -dy)


def _point(projection: LambertAzimuthal, node: Node) -> Box:
    return extent(projection, [(node.lon, node.lat)])


def _nearest(node: Node, land: Sequence[Piece]) -> Piece | None:
    """The piece whose coast is nearest, if it is near at all."""
    here = vector(node.lon, node.lat)
    far = [
        (min(chord(here, vector(*point)) for point in piece.ring) * EARTH, number)
        for number, piece in enumerate(land)
    ]
    distance, number = min(far, default=(_OFF + 1, 0))
    return land[number] if distance <= _OFF else None


_Far = tuple[Node, Piece]


def _clusters(country: str, far: Sequence[_Far]) -> list[list[_Far]]:
    """Nodes of one code, of one piece, or near one another, together."""
    clusters: list[list[_Far]] = []
    for one in far:
        touched = [
            cluster for cluster in clusters if any(_joined(country, one, two) for two in cluster)
        ]
        rest = [cluster for cluster in clusters if cluster not in touched]
        clusters = [*rest, [*(two for cluster in touched for two in cluster), one]]
    return clusters


def _joined(country: str, one: _Far, two: _Far) -> bool:
    if one[1].code != two[1].code:
        return False
    if one[1].code != country or one[1] is two[1]:
        return True
    ends = (vector(node.lon, node.lat) for node, _ in (one, two))
    return chord(*ends) * EARTH <= _NEAR


def _part(country: str, cluster: Sequence[_Far], land: Sequence[Piece]) -> Part:
    """The part of a cluster: the land its nodes lie on, and the islands around."""
    nodes = sorted((node for node, _ in cluster), key=lambda node: node.number)
    code = cluster[0][1].code
    projection = LambertAzimuthal(*middle([(node.lon, node.lat) for node in nodes]))
    frame = extent(projection, [(node.lon, node.lat) for node in nodes])
    on = [piece for _, piece in cluster]
    shown = [
        piece
        for piece in land
        if piece in on or (piece.code == code and _gap(frame, piece.box(projection)) <= _OWN)
    ]
    return Part(code, shown, nodes)
