"""Room for nodes at their places: what collides is moved aside, as little as may be.

The largest keep their place; each further one takes the nearest free spot around its own, tried
along a sunflower spiral. Where a crowd leaves no room at full size, all are drawn smaller.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from passerelle.maps.boxes import Point

__all__ = ["apart", "fitting"]

_GOLDEN = math.pi * (3 - math.sqrt(5))
_FULL = 0.36
"""How much of a neighbourhood nodes may cover: more cannot be resolved near their places."""
_CROWD = (16, 0.4)
"""So many nodes are a crowd; the share of the reach that is left to its members."""
_TRIES = 4000


def fitting(points: Sequence[Point], radii: Sequence[float], reach: float) -> float:
    """The size, for their own, at which nodes find room within about `reach` of their place.

    A few together may go as far as that, a crowd not half as far: its members are to stay where
    they belong on a map seen from near. Taken from the fullest square of either width, infinite
    where no two nodes share one.
    """
    few = _room(points, radii, reach, 2)
    return min(few, _room(points, radii, _CROWD[1] * reach, _CROWD[0]))


def _room(points: Sequence[Point], radii: Sequence[float], width: float, least: int) -> float:
    """The size at which the fullest square with at least so many nodes is full."""
    full: dict[tuple[int, int], list[float]] = defaultdict(list)
    for (x, y), radius in zip(points, radii, strict=True):
        full[(math.floor(x / width), math.floor(y / width))].append(math.pi * radius * radius)
    most = max((sum(areas) for areas in full.values() if len(areas) >= least), default=0.0)
    return math.sqrt(_FULL * width * width / most) if most else math.inf


def apart(points: Sequence[Point], radii: Sequence[float], gap: float) -> list[Point]:
    """`points` such that circles of `radii` round them stay `gap` apart.

    The same for the same input; among equals the earlier ones stay nearer to their place. A
    circle that finds no room within some thousand tries stays where it belongs.
    """
    if not points:
        return []
    smallest = min(radii)
    taken = _Taken(2 * smallest + gap, gap)
    search = _Search(smallest + gap / 2)
    found = list(points)
    for number in sorted(range(len(points)), key=lambda number: (-radii[number], number)):
        radius = radii[number]
        for spot in search.around(points[number], radius):
            if taken.free(spot, radius):
                found[number] = spot
                break
        taken.add(found[number], radius)
    return found


_SPIRAL = [
    (math.sqrt(turn) * math.cos(turn * _GOLDEN), math.sqrt(turn) * math.sin(turn * _GOLDEN))
    for turn in range(_TRIES)
]


class _Search:
    """Spots along a spiral, without those that neighbours have tried in vain before.

    What was all taken around one place is all taken around another one beside it, but for a
    rim as wide as the two are apart.
    """

    def __init__(self, step: float) -> None:
        self._step = step
        self._beside = step
        self._reached: dict[tuple[int, int, float], int] = {}

    def around(self, home: Point, radius: float) -> Iterator[Point]:
        """Spots around `home` from near to far, itself first."""
        (x, y), step, beside = home, self._step, self._beside
        key = (math.floor(x / beside), math.floor(y / beside), radius)
        rim = math.sqrt(self._reached.get(key, 0)) - math.sqrt(2) * beside / step
        for turn in range(int(max(0.0, rim) ** 2), _TRIES):
            self._reached[key] = turn
            dx, dy = _SPIRAL[turn]
            yield x + step * dx, y + step * dy


class _Taken:
    """Circles that are placed, found by the cells of a grid they cover."""

    def __init__(self, cell: float, gap: float) -> None:
        self._cell, self._gap = cell, gap
        self._grid: dict[tuple[int, int], list[tuple[float, float, float]]] = defaultdict(list)

    def add(self, place: Point, radius: float) -> None:
        for cell in self._cells(place, radius):
            self._grid[cell].append((*place, radius))

    def free(self, place: Point, radius: float) -> bool:
        x, y = place
        for cell in self._cells(place, radius + self._gap):
            for x2, y2, other in self._grid.get(cell, ()):
                least = radius + other + self._gap
                if (x - x2) ** 2 + (y - y2) ** 2 < least * least:
                    return False
        return True

    def _cells(self, place: Point, radius: float) -> list[tuple[int, int]]:
        (x, y), size = place, self._cell
        rows = range(int((y - radius) // size), int((y + radius) // size) + 1)
        columns = range(int((x - radius) // size), int((x + radius) // size) + 1)
        return [(column, row) for column in columns for row in rows]
