"""From the globe to the plane: two projections that keep areas true, on a sphere of radius 1.

Longitudes and latitudes are degrees, results are in radii of the earth, y upwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from passerelle.maps.boxes import Box, Point

__all__ = [
    "EARTH",
    "EqualEarth",
    "LambertAzimuthal",
    "Projection",
    "chord",
    "middle",
    "unwrapped",
    "vector",
]

EARTH = 6371.0072
"""Radius in kilometres of the sphere whose area is that of the earth (authalic, WGS 84)."""

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_STEP = 2.5


class Projection(Protocol):
    """What a chart asks of a projection."""

    def point(self, lon: float, lat: float) -> Point:
        """The place of a point, continuous in `lon` beyond the edge of the map."""
        ...

    def points(self, line: Iterable[Point]) -> list[Point]:
        """The places of many points (degrees)."""
        ...

    def nearest(self, lon: float) -> float:
        """The same meridian, counted so that it lies on the map."""
        ...

    def cut(self, line: Sequence[Point], *, closed: bool) -> list[list[Point]]:
        """`line` (degrees, unwrapped) as the pieces of it that the map can show."""
        ...

    def window(self, box: Box) -> Box | None:
        """The extent in degrees of a box of the plane; None where it shows all longitudes."""
        ...


@dataclass(frozen=True)
class EqualEarth:
    """Equal Earth, for the world (Šavrič, Patterson & Jenny 2018).

    https://doi.org/10.1080/13658816.2018.1504949

    With sin θ = √3/2 sin φ: x = 2√3 λ cos θ / (3 (9 A₄ θ⁸ + 7 A₃ θ⁶ + 3 A₂ θ² + A₁)) and
    y = A₄ θ⁹ + A₃ θ⁷ + A₂ θ³ + A₁ θ. The map is cut opposite to the meridian `centre`.
    """

    centre: float = 0.0

    def point(self, lon: float, lat: float) -> Point:
        """See `Projection.point`."""
        a1, a2, a3, a4 = _A
        t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(lat)))
        t2 = t * t
        t6 = t2 * t2 * t2
        slope = 3 * (9 * a4 * t2 * t6 + 7 * a3 * t6 + 3 * a2 * t2 + a1)
        x = 2 * math.sqrt(3) * math.radians(lon - self.centre) * math.cos(t) / slope
        return x, t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))

    def points(self, line: Iterable[Point]) -> list[Point]:
        """See `Projection.points`."""
        return [self.point(lon, lat) for lon, lat in line]

    def nearest(self, lon: float) -> float:
        """See `Projection.nearest`."""
        return self.centre + (lon - self.centre + 180) % 360 - 180

    def cut(self, line: Sequence[Point], *, closed: bool) -> list[list[Point]]:
        """See `Projection.cut`: pieces within half a turn of the centre, with bent edges."""
        if closed:
            line = _round_the_pole(line)
        pieces: list[list[Point]] = []
        for turn in _turns(line, self.centre):
            west, east = self.centre + turn - 180, self.centre + turn + 180
            inside = _ring_between(line, west, east) if closed else None
            for piece in [inside] if inside is not None else _lines_between(line, west, east):
                pieces.append(_dense([(lon - turn, lat) for lon, lat in piece], closed=closed))
        return [piece for piece in pieces if len(piece) > 1]

    def window(self, box: Box) -> Box | None:
        """See `Projection.window`: this map is only drawn whole."""
        return None


@dataclass(frozen=True)
class LambertAzimuthal:
    """Lambert's azimuthal equal-area projection, for a country (Snyder 1987, USGS PP 1395, p. 185).

    With c = sin φ₁ sin φ + cos φ₁ cos φ cos Δλ and k = √(2 / (1 + c)): x = k cos φ sin Δλ and
    y = k (cos φ₁ sin φ − sin φ₁ cos φ cos Δλ). Only what lies within a right angle of the
    centre is shown: the antipode is a circle, not a point.
    """

    lon: float
    lat: float

    def point(self, lon: float, lat: float) -> Point:
        """See `Projection.point`."""
        return self.points([(lon, lat)])[0]

    def points(self, line: Iterable[Point]) -> list[Point]:
        """See `Projection.points`; what is the same for all of them is worked out once."""
        radians, sine, cosine, root = math.radians, math.sin, math.cos, math.sqrt
        centre, phi1 = self.lon, radians(self.lat)
        sin1, cos1 = sine(phi1), cosine(phi1)
        found = []
        for lon, lat in line:
            turn, phi = radians(lon - centre), radians(lat)
            sin, cos, along = sine(phi), cosine(phi), cosine(turn)
            k = root(2 / max(1e-12, 1 + sin1 * sin + cos1 * cos * along))
            found.append((k * cos * sine(turn), k * (cos1 * sin - sin1 * cos * along)))
        return found

    def degrees(self, x: float, y: float) -> Point:
        """Longitude and latitude of a point of the plane (Snyder 1987, p. 186)."""
        rho = math.hypot(x, y)
        if rho < 1e-12:
            return self.lon, self.lat
        angle, phi1 = 2 * math.asin(min(1.0, rho / 2)), math.radians(self.lat)
        sin, cos = math.sin(angle), math.cos(angle)
        lat = math.asin(max(-1.0, min(1.0, cos * math.sin(phi1) + y * sin * math.cos(phi1) / rho)))
        turn = math.atan2(x * sin, rho * math.cos(phi1) * cos - y * math.sin(phi1) * sin)
        return self.lon + math.degrees(turn), math.degrees(lat)

    def nearest(self, lon: float) -> float:
        """See `Projection.nearest`."""
        return self.lon + (lon - self.lon + 180) % 360 - 180

    def cut(self, line: Sequence[Point], *, closed: bool) -> list[list[Point]]:
        """See `Projection.cut`: the whole line, unless all of it lies on the other half."""
        centre = vector(self.lon, self.lat)
        if all(chord(centre, vector(*point)) > math.sqrt(2) for point in line):
            return []
        return [_dense(line, closed=closed)]

    def window(self, box: Box) -> Box | None:
        """See `Projection.window`: from points along the sides, none where a pole is inside."""
        for pole in (-90.0, 90.0):
            x, y = self.point(self.lon, pole)
            if box.left <= x <= box.right and box.top <= y <= box.bottom:
                return None
        shares = [step / 16 for step in range(17)]
        xs = [box.left + share * box.width for share in shares]
        ys = [box.top + share * box.height for share in shares]
        sides = [(x, y) for x in xs for y in (box.top, box.bottom)]
        sides += [(x, y) for x in (box.left, box.right) for y in ys]
        around = [self.degrees(*point) for point in sides]
        lons, lats = [lon for lon, _ in around], [lat for _, lat in around]
        return Box(min(lons) - 1, min(lats) - 1, max(lons) + 1, max(lats) + 1)


def vector(lon: float, lat: float) -> tuple[float, float, float]:
    """The point of the unit sphere."""
    turn, phi = math.radians(lon), math.radians(lat)
    return math.cos(phi) * math.cos(turn), math.cos(phi) * math.sin(turn), math.sin(phi)


def chord(one: Sequence[float], two: Sequence[float]) -> float:
    """The straight distance of two points of the unit sphere: radians, where they are near."""
    return math.dist(one, two)


def middle(points: Iterable[Point]) -> Point:
    """Longitude and latitude of the mean of `points` on the sphere."""
    x, y, z = (sum(axis) for axis in zip(*(vector(*point) for point in points), strict=True))
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def unwrapped(line: Sequence[Point]) -> list[Point]:
    """`line` with longitudes counted on, so that no step is longer than half a turn."""
    found: list[Point] = list(line[:1])
    for lon, lat in line[1:]:
        step = lon - found[-1][0]
        if step > 180 or step < -180:
            lon -= 360 * round(step / 360)
        found.append((lon, lat))
    return found


def _round_the_pole(ring: Sequence[Point]) -> Sequence[Point]:
    """A ring that goes once round the earth, closed along its pole; any other as it is."""
    (first, start), (last, _) = ring[0], ring[-1]
    turn = 360 * round((last - first) / 360)
    if not turn:
        return ring
    pole = math.copysign(90, sum(lat for _, lat in ring))
    return [*ring, (first + turn, start), (first + turn, pole), (first, pole)]


def _turns(line: Sequence[Point], centre: float) -> list[float]:
    """The multiples of a whole turn by which parts of `line` are off the map."""
    low = math.floor((min(lon for lon, _ in line) - centre + 180) / 360)
    high = math.ceil((max(lon for lon, _ in line) - centre - 180) / 360)
    return [360.0 * turn for turn in range(low, high + 1)]


def _ring_between(ring: Sequence[Point], west: float, east: float) -> list[Point]:
    """The part of a ring between two meridians (Sutherland & Hodgman 1974)."""
    part = list(ring)
    for edge, sign in ((west, 1.0), (east, -1.0)):
        kept: list[Point] = []
        for one, two in zip([*part[-1:], *part[:-1]], part, strict=True):
            before, after = sign * (one[0] - edge) >= 0, sign * (two[0] - edge) >= 0
            if before != after:
                kept.append(_crossing(one, two, edge))
            if after:
                kept.append(two)
        part = kept
    return part


def _lines_between(line: Sequence[Point], west: float, east: float) -> list[list[Point]]:
    """The parts of an open line between two meridians."""
    parts: list[list[Point]] = [[]]
    for place, two in enumerate(line):
        inside = west <= two[0] <= east
        if place:
            one = line[place - 1]
            for edge in (west, east):
                if (one[0] - edge) * (two[0] - edge) < 0:
                    parts[-1].append(_crossing(one, two, edge))
        if inside:
            parts[-1].append(two)
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if part]


def _crossing(one: Point, two: Point, lon: float) -> Point:
    share = (lon - one[0]) / (two[0] - one[0])
    return lon, one[1] + share * (two[1] - one[1])


def _dense(line: Sequence[Point], *, closed: bool) -> list[Point]:
    """`line` with more points on its long steps, which are bent on the map."""
    if closed and line and line[0] != line[-1]:
        line = [*line, line[0]]
    found: list[Point] = list(line[:1])
    for (x1, y1), (x2, y2) in pairwise(line):
        steps = math.ceil(max(abs(x2 - x1), abs(y2 - y1)) / _STEP) or 1
        found += [
            (x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps)
            for step in range(1, steps + 1)
        ]
    return found
