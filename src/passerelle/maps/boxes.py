"""How much room a node and its label need: the layout's only knowledge of letters.

The page draws the labels; here their extent is only estimated, generously and without fonts,
so that the same graph gets the same places on every machine.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Hashable, Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

__all__ = [
    "LABEL",
    "Box",
    "Point",
    "anchor",
    "box_of",
    "label_size",
    "radius",
    "text_width",
    "union",
]

Point: TypeAlias = tuple[float, float]

LABEL = {"size": 15, "line": 18, "width": 176, "lines": 3, "gap": 8}
"""Letter size, line height, widest line, most lines, distance from the node; the page obeys."""

_NARROW = frozenset("ijltfrI.,:;'’()[]|!-·‐ ")
_BROAD = frozenset("mwMWœŒæÆ@%—")


class Box(NamedTuple):
    """An extent around a centre: y grows downwards, as on a screen."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def at(self, point: Point) -> Box:
        """This extent moved to `point`."""
        x, y = point
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def overlap(self, other: Box) -> Point:
        """How deep the two reach into each other along x and y; negative when apart."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.bottom, other.bottom) - max(self.top, other.top),
        )

    def touches(self, other: Box) -> bool:
        """Whether the two have a point in common."""
        left, top, right, bottom = self
        west, north, east, south = other
        return left <= east and west <= right and top <= south and north <= bottom


def union(boxes: Iterable[Box]) -> Box:
    """The smallest extent that holds all `boxes`."""
    every = list(boxes)
    return Box(
        min(box.left for box in every),
        min(box.top for box in every),
        max(box.right for box in every),
        max(box.bottom for box in every),
    )


def radius(degree: int) -> float:
    """The radius of a node with `degree` partners: its area grows with them, within bounds."""
    return round(min(20.0, 5.5 + 2.0 * math.sqrt(degree)), 1)


def text_width(text: str) -> float:
    """The width of `text` in one line, estimated by the kind of each letter."""
    return LABEL["size"] * sum(map(_letter, text))


def _letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in _NARROW:
        return 0.34
    if letter in _BROAD:
        return 0.9
    return 0.7 if letter.isupper() else 0.56


def label_size(data: Mapping[str, Any], node: Hashable = "") -> Point:
    """Width and height of the label in whichever language needs most room."""
    names = [text for text in (data.get("names") or {}).values() if text] or [str(node)]
    widest = max(map(text_width, names))
    # A wrapped line is rarely full: count a fifth more lines than the width alone asks for.
    lines = 1 if widest <= LABEL["width"] else math.ceil(1.2 * widest / LABEL["width"])
    return min(widest, LABEL["width"]), LABEL["line"] * min(lines, LABEL["lines"])


def anchor(centre: Point, neighbours: Iterable[Point]) -> str:
    """The side of a node on which its label stands: away from where its links go."""
    x = y = 0.0
    count = 0
    for other in neighbours:
        length = math.dist(centre, other) or 1.0
        x, y, count = x + (other[0] - centre[0]) / length, y + (other[1] - centre[1]) / length, 1
    if not count or math.hypot(x, y) < 0.2:
        return "below"
    if abs(x) >= 0.3 * abs(y):
        return "left" if x > 0 else "right"
    return "above" if y > 0 else "below"


def box_of(size: float, label: Point, side: str) -> Box:
    """The extent of a node of radius `size` with its label on `side`."""
    width, height = label
    reach = size + LABEL["gap"]
    half = max(size, height / 2)
    middle = max(size, width / 2)
    return {
        "left": Box(-reach - width, -half, size, half),
        "right": Box(-size, -half, reach + width, half),
        "above": Box(-middle, -reach - height, middle, size),
        "below": Box(-middle, -size, middle, reach + height),
    }[side]
