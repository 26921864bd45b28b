"""Room for everything: nodes of one component moved apart, components set side by side."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from passerelle.maps.boxes import Box, Point

__all__ = ["pack", "spread"]

Floats: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = NDArray[np.int64]

_ROUNDS = 120
_WIDENINGS = 40
_ASPECT = 1.6


def spread(
    points: Sequence[Point], boxes: Sequence[Box], gap: float = 6.0, *, discs: bool = False
) -> list[Point]:
    """Move `points` until the `boxes` round them no longer overlap, as little as may be.

    All pairs that overlap are pushed apart at once: along the axis where less is missing or, if
    the boxes stand for `discs`, away from each other. Where that comes to no end, the whole
    picture is widened a little and pushed again.
    """
    if len(points) < 2:
        return list(points)
    places = np.array(points, dtype=np.float64)
    around = np.array(boxes, dtype=np.float64)  # left, top, right, bottom of each
    _shake(places)
    apart = _discs_apart if discs else _boxes_apart
    for _ in range(_WIDENINGS):
        for _ in range(_ROUNDS):
            if not _push(places, around, gap, apart):
                return [(x, y) for x, y in places.tolist()]
        places *= 1.1
    return [(x, y) for x, y in places.tolist()]


def _shake(places: Floats) -> None:
    """Move what lies on the very spot of another a little, each in a direction of its own."""
    _, first = np.unique(places.round(3), axis=0, return_index=True)
    twins = np.setdiff1d(np.arange(len(places)), first)
    turns = 2.4 * twins
    places[twins] += 0.05 * np.stack([np.cos(turns), np.sin(turns)], axis=1)


Apart: TypeAlias = Callable[[Floats, Floats, float], Floats]
"""From the boxes of pairs to how far the second of each must go from the first, along x and y."""


def _push(places: Floats, around: Floats, gap: float, apart: Apart) -> bool:
    """One round over all pairs that overlap; say whether there were any."""
    boxes = around + np.tile(places, 2)
    one, two = _near(boxes)
    moves = apart(boxes[one], boxes[two], gap)
    close = moves.any(axis=1)
    if not close.any():
        return False
    one, two, moves = one[close], two[close], moves[close] / 2
    total, pushed = np.zeros_like(places), np.ones(len(places))
    np.add.at(total, one, -moves)
    np.add.at(total, two, moves)
    np.add.at(pushed, np.concatenate([one, two]), 1)
    places += total / np.sqrt(pushed / 2).clip(1.0)[:, None]
    return True


def _boxes_apart(one: Floats, two: Floats, gap: float) -> Floats:
    """Along the axis where less is missing until the boxes are `gap` apart."""
    missing = np.minimum(one[:, 2:], two[:, 2:]) - np.maximum(one[:, :2], two[:, :2]) + gap
    close = (missing > 0.01).all(axis=1)
    axis = (missing[:, 1] <= missing[:, 0]).astype(int)
    rows = np.arange(len(axis))
    middles = two[:, :2] + two[:, 2:] - one[:, :2] - one[:, 2:]
    moves = np.zeros((len(axis), 2))
    moves[rows, axis] = missing[rows, axis] + 0.02
    moves[middles[rows, axis] < 0] *= -1
    moves[~close] = 0
    return moves


def _discs_apart(one: Floats, two: Floats, gap: float) -> Floats:
    """Along the line between the middles until discs as wide as the boxes are `gap` apart.

    Half the gap is enough: a crowd that must find the whole of it everywhere takes long.
    """
    between = (two[:, :2] + two[:, 2:] - one[:, :2] - one[:, 2:]) / 2
    length = np.hypot(between[:, 0], between[:, 1]).clip(1e-6)
    missing = (one[:, 2] - one[:, 0] + two[:, 2] - two[:, 0]) / 2 + gap - length
    return np.asarray(between * (np.where(missing > gap / 2, missing, 0) / length)[:, None])


def _near(boxes: Floats) -> tuple[Numbers, Numbers]:
    """Pairs that may overlap: those in the same or in neighbouring cells of a grid."""
    cell = float((boxes[:, 2:] - boxes[:, :2]).max()) + 12.0
    cells = np.floor((boxes[:, :2] + boxes[:, 2:]) / 2 / cell).astype(np.int64)
    cells -= cells.min(axis=0)
    height = int(cells[:, 1].max()) + 3
    keys = cells[:, 0] * height + cells[:, 1]
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    ones, twos = [], []
    for step in (0, 1, height - 1, height, height + 1):
        # In one's own cell only those after oneself; in the others all.
        first = (
            np.arange(1, len(keys) + 1) if not step else np.searchsorted(ordered, ordered + step)
        )
        counts = np.searchsorted(ordered, ordered + step, side="right") - first
        counts = counts.clip(0)
        ones.append(np.repeat(order, counts))
        starts = np.repeat(first - np.cumsum(counts) + counts, counts)
        twos.append(order[starts + np.arange(int(counts.sum()))])
    return np.concatenate(ones), np.concatenate(twos)


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
