"""Room for everything: nodes of one component moved apart, components set side by side."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from passerelle.maps.boxes import Box, Point

__all__ = ["pack", "spread"]

_ROUNDS = 120
_ASPECT = 1.6


def spread(points: Sequence[Point], boxes: Sequence[Box], gap: float = 6.0) -> list[Point]:
    """Move `points` until the `boxes` round them no longer overlap, as little as may be.

    Each pair that overlaps is pushed apart along the axis where less is missing. Where that
    comes to no end, the whole picture is widened a little and pushed again.
    """
    places = list(points)
    for _ in range(40):
        for _ in range(_ROUNDS):
            if not _push(places, boxes, gap):
                return places
        places = [(1.1 * x, 1.1 * y) for x, y in places]
    return places


def _push(places: list[Point], boxes: Sequence[Box], gap: float) -> bool:
    """One round over all pairs that overlap; say whether there were any."""
    moved = False
    for one, two in _near(places, boxes):
        a, b = boxes[one].at(places[one]), boxes[two].at(places[two])
        dx, dy = a.overlap(b)
        dx, dy = dx + gap, dy + gap
        if dx <= 0.01 or dy <= 0.01:
            continue
        moved = True
        (x1, y1), (x2, y2) = places[one], places[two]
        if dx < dy:
            step = dx / 2 if a.left + a.right <= b.left + b.right else -dx / 2
            places[one], places[two] = (x1 - step, y1), (x2 + step, y2)
        else:
            step = dy / 2 if a.top + a.bottom <= b.top + b.bottom else -dy / 2
            places[one], places[two] = (x1, y1 - step), (x2, y2 + step)
    return moved


def _near(places: Sequence[Point], boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """Pairs that may overlap: those in the same or in neighbouring cells of a grid."""
    cell = max(max(box.width, box.height) for box in boxes) + 12.0
    grid: dict[tuple[int, int], list[int]] = defaultdict(list)
    for node, place in enumerate(places):
        box = boxes[node].at(place)
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        grid[(math.floor(x / cell), math.floor(y / cell))].append(node)
    for (column, row), members in list(grid.items()):
        for nth, one in enumerate(members):
            for two in members[nth + 1 :]:
                yield one, two
        for right, down in ((1, -1), (1, 0), (1, 1), (0, 1)):
            for two in grid.get((column + right, row + down), ()):
                for one in members:
                    yield one, two


def pack(sizes: Sequence[Point]) -> list[Point]:
    """The upper left corners of rectangles of these `sizes`, side by side, as wide as a page.

    The tallest come first; each goes where it lies highest, then leftmost. Several widths of
    the page are tried, and the one that comes nearest to 16:10 with least waste is kept.
    """
    if not sizes:
        return []
    order = sorted(range(len(sizes)), key=lambda item: (-sizes[item][1], -sizes[item][0], item))
    area = sum(width * height for width, height in sizes)
    widest = max(width for width, _ in sizes)
    best: tuple[float, list[Point]] | None = None
    for share in (0.8, 0.9, 1.0, 1.05, 1.1, 1.15, 1.2, 1.3, 1.4, 1.6):
        page = max(widest, share * math.sqrt(area * _ASPECT))
        corners = _fill([sizes[item] for item in order], page)
        ends = [
            (x + sizes[item][0], y + sizes[item][1])
            for item, (x, y) in zip(order, corners, strict=True)
        ]
        width, height = max(x for x, _ in ends), max(y for _, y in ends)
        cost = math.hypot(max(width, height * _ASPECT), max(height, width / _ASPECT))
        if best is None or cost < best[0] - 0.5:
            best = (cost, corners)
    assert best is not None  # noqa: S101
    places: list[Point] = [(0.0, 0.0)] * len(sizes)
    for item, corner in zip(order, best[1], strict=True):
        places[item] = corner
    return places


def _fill(sizes: Sequence[Point], page: float) -> list[Point]:
    """Corners of rectangles dropped in order upon a skyline of the given width."""
    skyline: list[tuple[float, float]] = [(0.0, 0.0)]  # where a level begins, how deep it is
    corners = []
    for width, height in sizes:
        y, x = min(_spots(skyline, width, page))
        corners.append((x, y))
        skyline = _raised(skyline, x, width, y + height, page)
    return corners


def _spots(
    skyline: Sequence[tuple[float, float]], width: float, page: float
) -> Iterator[tuple[float, float]]:
    for first, (x, _) in enumerate(skyline):
        if x + width > page + 0.01:
            break
        depth = max(level for start, level in skyline[first:] if start < x + width - 0.01)
        yield depth, x


def _raised(
    skyline: Sequence[tuple[float, float]], x: float, width: float, level: float, page: float
) -> list[tuple[float, float]]:
    """The skyline with a rectangle upon it from `x` to `x + width`, down to `level`."""
    end = x + width
    after = next(depth for start, depth in reversed(skyline) if start <= end + 0.01)
    before = [(start, depth) for start, depth in skyline if start < x - 0.01]
    behind = [(start, depth) for start, depth in skyline if start > end + 0.01]
    rest = [] if end >= page - 0.01 else [(end, after)]
    return [*before, (x, level), *rest, *behind]
