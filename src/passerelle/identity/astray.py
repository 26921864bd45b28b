"""Places joined by name that would lie where nothing else of their district does.

A register often has no coordinates, and a list of places often has nothing else. What they
agree on shows where a district lies: the median of its places. A pair that would put a place
far outside is one of homonyms, or of a wrong point, and is left to a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from statistics import median

from passerelle.identity.atlas import Atlas, Point, distance
from passerelle.identity.profile import Profile

__all__ = ["Districts"]

_ENOUGH = 5
"""Places that show where a district lies."""
_LEAST = 100.0
"""Kilometres within which nothing is astray; half the breadth of a French département is 60."""
_SPREAD = 2.5
"""How many times the median distance from its middle a place of a district may lie."""
_RANKS = frozenset(("level-1", "level-2"))
"""A province, too, where a prefecture has too few places to show where it lies."""


class Districts:
    """Where the districts above the places of `pairs` lie, if these pairs are right.

    A place that is joined already stands in a pair with itself.
    """

    def __init__(self, pairs: Iterable[tuple[Profile, Profile]], atlas: Atlas) -> None:
        self._atlas = atlas
        points: dict[int, list[Point]] = defaultdict(list)
        for one, two in pairs:
            for district, point in self._told(one, two):
                points[district].append(point)
        self._reach = {
            district: _reach(found) for district, found in points.items() if len(found) >= _ENOUGH
        }

    def astray(self, one: Profile, two: Profile) -> float | None:
        """How many kilometres too far the pair would lie from its district; None if it does not."""
        for district, point in self._told(one, two):
            if district in self._reach:
                middle, limit = self._reach[district]
                kilometres = distance(middle, point)
                if kilometres > limit:
                    return kilometres
        return None

    def _told(self, one: Profile, two: Profile) -> list[tuple[int, Point]]:
        """The districts of whichever side has some, with the points of whichever has them."""
        if one.kind != "territory":
            return []
        points = (one.points or two.points)[:1]
        above = sorted(x for x in one.above | two.above if _RANKS & self._atlas.level(x))
        return [(district, point) for district in above for point in points]


def _reach(points: list[Point]) -> tuple[Point, float]:
    middle = (median(lat for lat, _ in points), median(long for _, long in points))
    spread = median(distance(middle, point) for point in points)
    return middle, max(_LEAST, _SPREAD * spread)
