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
_FULL = 0.42
"""How much of a neighbourhood nodes may cover: more cannot be resolved near their places."""
_TRIES = 4000


def fitting(points: Sequence[Point], radii: Sequence[float], reach: float) -> float:
    """The share of their size (at most 1) at which nodes find room within `reach` of their place.

    Taken from the fullest square of that width.
    """
    full: dict[tuple[int, int], float] = defaultdict(float)
    for (x, y), radius in zip(points, radii, strict=True):
        full[(math.floor(x / reach), math.floor(y / reach))] += math.pi * radius * radius
    most = max(full.values(), default=0.0)
    share = math.sqrt(_FULL * reach * reach / most) if most else 1.0
    return max(0.01, min(1.0, math.floor(100 * share) / 100))


def apart(points: Sequence[Point], radii: Sequence[float], gap: float) -> list[Point]:
    """`points` such that circles of `radii` round them stay `gap` apart.

    The same for the same input; among equals the earlier ones stay nearer to their place.
    """
    if not points:
        return []
    taken = _Taken(2 * min(radii) + gap, gap)
    found = list(points)
    tried: dict[tuple[Point, float], int] = {}
    for number in sorted(range(len(points)), key=lambda number: (-radii[number], number)):
        home, radius = points[number], radii[number]
        step = 0.9 * (min(radii) + gap / 2)
        start = tried.get((home, radius), 0)
        for turn, spot in _spiral(home, step, start):
            if taken.free(spot, radius):
                found[number], tried[home, radius] = spot, turn + 1
                break
        taken.add(found[number], radius)
    return found


def _spiral(home: Point, step: float, start: int) -> Iterator[tuple[int, Point]]:
    x, y = home
    for turn in range(start, start + _TRIES):
        length, angle = step * math.sqrt(turn), turn * _GOLDEN
        yield turn, (x + length * math.cos(angle), y + length * math.sin(angle))


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

    def _cells(self, place: Point, radius: float) -> Iterator[tuple[int, int]]:
        (x, y), size = place, self._cell
        for column in range(math.floor((x - radius) / size), math.floor((x + radius) / size) + 1):
            for row in range(math.floor((y - radius) / size), math.floor((y + radius) / size) + 1):
                yield column, row
