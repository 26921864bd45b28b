"""A chart: a projection with a scale and an origin, that places points and draws outlines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from passerelle.maps.boxes import Box, Point, union
from passerelle.maps.geo.lines import area, clipped_line, clipped_ring, rounded, steps, thinned
from passerelle.maps.geo.projections import EARTH, Projection
from passerelle.maps.geo.topology import Polygon, Ring, Topology, which
from passerelle.maps.geo.views import ScaleBar, Shape, ShapeClass

__all__ = ["Artist", "Chart"]

_BARS = (20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True)
class Chart:
    """`scale` map units per radius of the earth; the plane's origin lies at `origin`."""

    projection: Projection
    scale: float
    origin: Point = (0.0, 0.0)

    def place(self, lon: float, lat: float) -> Point:
        """The map units of a point of the earth."""
        return self.bent([(self.projection.nearest(lon), lat)])[0]

    def bent(self, line: Iterable[Point]) -> list[Point]:
        """The same for points whose longitudes are already counted as the map does."""
        (left, top), scale = self.origin, self.scale
        return [(left + scale * x, top - scale * y) for x, y in self.projection.points(line)]

    def window(self, box: Box) -> Box | None:
        """The extent in degrees of what `box` shows; None where it shows all longitudes."""
        x0, y0 = self.origin
        return self.projection.window(
            Box(
                (box.left - x0) / self.scale,
                (y0 - box.bottom) / self.scale,
                (box.right - x0) / self.scale,
                (y0 - box.top) / self.scale,
            )
        )

    def bar(self, width: float) -> ScaleBar:
        """The longest bar of a round number of kilometres within a third of `width`."""
        unit = self.scale / EARTH
        km = max((bar for bar in _BARS if bar * unit <= width / 3), default=_BARS[0])
        return {"km": km, "length": round(km * unit, 1)}


class Artist:
    """Draws the outlines of one topology on one chart, within one box.

    Each arc is thinned once, so that what shares it stays together; `least` is the smallest
    triangle (square map units) a point must make with its neighbours to be kept, and twice
    that the smallest island that is drawn. Shapes reach over the box by `bleed`, so that edges
    that come of cutting lie outside it.
    """

    def __init__(
        self, chart: Chart, topology: Topology, box: Box, least: float, bleed: float = 6.0
    ) -> None:
        self._chart, self._topology, self._least = chart, topology, least
        self._box = Box(box.left - bleed, box.top - bleed, box.right + bleed, box.bottom + bleed)
        self._arcs: dict[int, list[Point]] = {}
        self._window = chart.window(self._box)
        self._windows = (
            [self._window.at((turn, 0.0)) for turn in (-360.0, 0.0, 360.0)] if self._window else []
        )

    def fill(self, name: ShapeClass, polygons: Iterable[Polygon]) -> Shape:
        """The rings of `polygons` that reach into the box."""
        rings = [ring for polygon in polygons for ring in polygon if self._near(ring)]
        lines = (self._topology.line(ring, self._thin(ring)) for ring in rings)
        return {"class": name, "d": [piece for line in lines for piece in self.ring(line)]}

    def ring(self, line: Sequence[Point]) -> list[list[int]]:
        """A ring of longitudes and latitudes as it shows in the box."""
        pieces = [
            piece
            for part in self._parts(line)
            for piece in self._chart.projection.cut(part, closed=True)
        ]
        found = (rounded(clipped_ring(self._chart.bent(piece), self._box)) for piece in pieces)
        return [steps(one) for one in found if len(one) > 2 and area(one) > 2 * self._least]

    def _parts(self, line: Sequence[Point]) -> list[list[Point]]:
        """A ring cut at the window: one around the antipode would be filled inside out."""
        if self._window is None:
            return [list(line)]
        return [part for window in self._windows if (part := clipped_ring(line, window))]

    def sea(self) -> Shape:
        """All of the box."""
        left, top, right, bottom = (round(side) for side in self._box)
        across, down = right - left, bottom - top
        return {"class": "sea", "d": [[left, top, across, 0, 0, down, -across, 0]]}

    def borders(self) -> Shape:
        """The lines between countries."""
        numbers = [number for number in self._topology.borders if self._near([number])]
        thin = self._thin(numbers)
        lines = (thin[number] for number in numbers)
        return {"class": "border", "d": [piece for line in lines for piece in self.line(line)]}

    def line(self, line: Sequence[Point]) -> list[list[int]]:
        """An open line of longitudes and latitudes as it shows in the box."""
        pieces = (
            part
            for piece in self._chart.projection.cut(line, closed=False)
            for part in clipped_line(self._chart.bent(piece), self._box)
        )
        return [steps(whole) for piece in pieces if len(whole := rounded(piece)) > 1]

    def _near(self, ring: Ring) -> bool:
        """Whether a ring may reach into the box: its extent does."""
        if self._window is None:
            return True
        spans = self._topology.spans
        some = [spans[which(number)] for number in ring]
        whole = some[0] if len(some) == 1 else union(some)
        return any(whole.touches(window) for window in self._windows)

    def _thin(self, numbers: Iterable[int]) -> dict[int, list[Point]]:
        """The arcs among `numbers`, with the points that matter at this scale."""
        for number in numbers:
            place = which(number)
            if place not in self._arcs:
                self._arcs[place] = self._thinned(self._topology.arcs[place], place)
        return self._arcs

    def _thinned(self, arc: list[Point], number: int) -> list[Point]:
        """An arc with what matters of it; one out of sight, which will be cut away, as it is."""
        if not self._near([number]):
            return arc
        kept = thinned(self._chart.bent(arc), self._least)
        return [arc[place] for place in kept]
