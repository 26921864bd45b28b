"""Lines and rings in the plane: thinned, cut at a box, rounded to whole units."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from itertools import pairwise

from passerelle.maps.boxes import Box, Point

__all__ = ["area", "clipped_line", "clipped_ring", "rounded", "steps", "thinned"]


def area(ring: Sequence[Point]) -> float:
    """The area a ring encloses, whichever way round it goes."""
    return abs(
        sum(
            x1 * y2 - x2 * y1
            for (x1, y1), (x2, y2) in zip([*ring[-1:], *ring[:-1]], ring, strict=True)
        )
        / 2
    )


def thinned(line: Sequence[Point], least: float) -> list[int]:
    """The numbers of the points worth keeping (Visvalingam & Whyatt 1993).

    The point whose triangle with its two neighbours is smallest goes, again and again, until no
    triangle is smaller than `least`. Ends stay, and of a closed line two points besides.
    """
    count = len(line)
    before, after = list(range(-1, count - 1)), list(range(1, count + 1))
    size = [0.0] * count
    heap: list[tuple[float, int]] = []
    for here in range(1, count - 1):
        size[here] = _corner(line[here - 1], line[here], line[here + 1])
        heap.append((size[here], here))
    heapq.heapify(heap)
    gone, fewest = [False] * count, 4 if line and line[0] == line[-1] else 2
    left = count
    while heap and left > fewest:
        smallest, here = heapq.heappop(heap)
        if gone[here] or smallest != size[here]:
            continue
        if smallest >= least:
            break
        gone[here], left = True, left - 1
        one, two = before[here], after[here]
        after[one], before[two] = two, one
        for point in (one, two):
            if 0 < point < count - 1:
                corner = _corner(line[before[point]], line[point], line[after[point]])
                size[point] = max(smallest, corner)
                heapq.heappush(heap, (size[point], point))
    return [here for here in range(count) if not gone[here]]


def _corner(one: Point, two: Point, three: Point) -> float:
    """The area of a triangle, summed as `area` does: a rounding more or less moves no outline."""
    (x1, y1), (x2, y2), (x3, y3) = one, two, three
    return abs(sum((x3 * y1 - x1 * y3, x1 * y2 - x2 * y1, x2 * y3 - x3 * y2)) / 2)


def clipped_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """The part of a ring within `box` (Sutherland & Hodgman 1974); empty when it is outside."""
    part = list(ring)
    for axis, edge, sign in _edges(box):
        along = [point[axis] for point in part]
        least, most = (min(along), max(along)) if along else (edge, edge)
        if (least if sign > 0 else -most) >= sign * edge:
            continue  # all of it is inside
        if (most if sign > 0 else -least) < sign * edge:
            return []
        kept: list[Point] = []
        for one, two in zip([*part[-1:], *part[:-1]], part, strict=True):
            before, after = sign * (one[axis] - edge) >= 0, sign * (two[axis] - edge) >= 0
            if before != after:
                kept.append(_crossing(one, two, axis, edge))
            if after:
                kept.append(two)
        part = kept
    return part


def _edges(box: Box) -> Iterable[tuple[int, float, float]]:
    return (
        (0, box.left, 1.0),
        (0, box.right, -1.0),
        (1, box.top, 1.0),
        (1, box.bottom, -1.0),
    )


def _crossing(one: Point, two: Point, axis: int, edge: float) -> Point:
    share = (edge - one[axis]) / (two[axis] - one[axis])
    other = one[1 - axis] + share * (two[1 - axis] - one[1 - axis])
    return (edge, other) if axis == 0 else (other, edge)


def clipped_line(line: Sequence[Point], box: Box) -> list[list[Point]]:
    """The parts of an open line within `box` (Liang & Barsky 1984, step by step)."""
    parts: list[list[Point]] = []
    for one, two in pairwise(line):
        piece = _segment(one, two, box)
        if piece is None:
            continue
        if parts and parts[-1][-1] == piece[0]:
            parts[-1].append(piece[1])
        else:
            parts.append(list(piece))
    return parts


def _segment(one: Point, two: Point, box: Box) -> tuple[Point, Point] | None:
    start, end = 0.0, 1.0
    dx, dy = two[0] - one[0], two[1] - one[1]
    for run, room in (
        (-dx, one[0] - box.left),
        (dx, box.right - one[0]),
        (-dy, one[1] - box.top),
        (dy, box.bottom - one[1]),
    ):
        if run == 0:
            if room < 0:
                return None
        elif run < 0:
            start = max(start, room / run)
        else:
            end = min(end, room / run)
    if start > end:
        return None
    return (
        one if start == 0 else (one[0] + start * dx, one[1] + start * dy),
        two if end == 1 else (one[0] + end * dx, one[1] + end * dy),
    )


def rounded(line: Iterable[Point]) -> list[tuple[int, int]]:
    """The line in whole units, without points that fall together or on a straight run."""
    found: list[tuple[int, int]] = []
    for x, y in line:
        point = (round(x), round(y))
        if found and found[-1] == point:
            continue
        if len(found) > 1 and _straight(found[-2], found[-1], point):
            found.pop()
        found.append(point)
    return found


def _straight(one: Point, two: Point, three: Point) -> bool:
    (x1, y1), (x2, y2) = (two[0] - one[0], two[1] - one[1]), (three[0] - two[0], three[1] - two[1])
    return x1 * y2 == x2 * y1 and x1 * x2 + y1 * y2 >= 0


def steps(line: Sequence[tuple[int, int]]) -> list[int]:
    """``[x, y, dx, dy, …]``: the first point, then the way from each to the next."""
    found = list(line[0])
    for (x1, y1), (x2, y2) in pairwise(line):
        found += (x2 - x1, y2 - y1)
    return found
