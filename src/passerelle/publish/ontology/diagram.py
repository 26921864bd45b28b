"""The core patterns as drawings: boxes on a grid of two lines, laid wide or upright.

An upright drawing is the wide one with its axes exchanged, so that a phone shows letters of
readable size. Boxes and arrows are given once; labels come from the ontology.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FIGURES", "Arrow", "Box", "Drawing", "draw"]

_BOX = (136, 66)
_STEP = ((228, 128), (222, 122))  # from one box to the next, wide and upright
_MARGIN = ((8, 44), (46, 8))
_HEAD = 2  # the arrow's point stops short of the box


@dataclass(frozen=True)
class Box:
    """A class at a place: `along` the chain, on line 0 or 1."""

    key: str
    term: str
    along: int
    line: int


@dataclass(frozen=True)
class Arrow:
    """A property from one box to another; `around` leads it outside of the boxes."""

    start: str
    end: str
    term: str
    around: bool = False
    derived: bool = False


@dataclass(frozen=True)
class Figure:
    """Boxes and arrows of one pattern."""

    key: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


FIGURES = (
    Figure(
        "cooperation",
        (
            Box("one", "pas:Collectivity", 0, 0),
            Box("party-one", "pas:Party", 1, 0),
            Box("cooperation", "pas:Partnership", 2, 0),
            Box("party-two", "pas:Party", 3, 0),
            Box("two", "pas:Collectivity", 4, 0),
            Box("place", "pas:Territory", 0, 1),
            Box("claim", "pas:Claim", 2, 1),
            Box("evidence", "pas:Evidence", 3, 1),
            Box("source", "pas:Source", 4, 1),
        ),
        (
            Arrow("party-one", "one", "pas:partyActor"),
            Arrow("party-one", "cooperation", "pas:inCooperation"),
            Arrow("party-two", "cooperation", "pas:inCooperation"),
            Arrow("party-two", "two", "pas:partyActor"),
            Arrow("one", "place", "pas:administers"),
            Arrow("claim", "cooperation", "pas:about"),
            Arrow("claim", "evidence", "pas:supportedBy"),
            Arrow("evidence", "source", "oa:hasSource"),
            Arrow("claim", "source", "pas:saidBy", around=True),
            Arrow("one", "two", "pas:cooperatesWith", around=True, derived=True),
        ),
    ),
    Figure(
        "event",
        (
            Box("body", "pas:Institution", 0, 0),
            Box("participation", "pas:Participation", 1, 0),
            Box("event", "pas:Event", 2, 0),
            Box("series", "pas:EventSeries", 3, 0),
            Box("membership", "org:Membership", 0, 1),
            Box("person", "foaf:Person", 1, 1),
            Box("place", "pas:Territory", 2, 1),
        ),
        (
            Arrow("participation", "body", "pas:onBehalfOf"),
            Arrow("participation", "event", "pas:inEvent"),
            Arrow("event", "series", "pas:inSeries"),
            Arrow("membership", "body", "org:organization"),
            Arrow("membership", "person", "org:member"),
            Arrow("participation", "person", "pas:participant"),
            Arrow("event", "place", "pas:place"),
            Arrow("body", "event", "pas:representedAt", around=True, derived=True),
        ),
    ),
)


@dataclass(frozen=True)
class Placed:
    """A box with its corner, or an arrow with its line and the place of its word."""

    term: str
    x: int
    y: int
    line: str = ""
    anchor: str = "middle"
    turned: bool = False
    derived: bool = False


@dataclass(frozen=True)
class Drawing:
    """Everything an SVG needs: size, boxes, arrows."""

    key: str
    way: str
    width: int
    height: int
    box: tuple[int, int]
    boxes: tuple[Placed, ...]
    arrows: tuple[Placed, ...]


def draw(figure: Figure, *, upright: bool) -> Drawing:
    """`figure` laid out wide, or upright for narrow screens."""
    spots = {box.key: _corner(box, upright) for box in figure.boxes}
    lines = {box.key: box.line for box in figure.boxes}
    right = max(x for x, _ in spots.values()) + _BOX[0] + _MARGIN[upright][0]
    low = max(y for _, y in spots.values()) + _BOX[1] + _MARGIN[upright][1]
    return Drawing(
        key=figure.key,
        way="upright" if upright else "wide",
        width=right,
        height=low,
        box=_BOX,
        boxes=tuple(Placed(box.term, *spots[box.key]) for box in figure.boxes),
        arrows=tuple(
            (_around if one.around else _straight)(
                one, spots[one.start], spots[one.end], lines[one.start], upright
            )
            for one in figure.arrows
        ),
    )


def _corner(box: Box, upright: bool) -> tuple[int, int]:
    column, row = (box.line, box.along) if upright else (box.along, box.line)
    step, margin = _STEP[upright], _MARGIN[upright]
    return (margin[0] + column * step[0], margin[1] + row * step[1])


def _straight(
    arrow: Arrow, start: tuple[int, int], end: tuple[int, int], line: int, upright: bool
) -> Placed:
    """Between neighbours in a row (word above the line) or in a column (word beside it)."""
    (x1, y1), (x2, y2), (wide, high) = start, end, _BOX
    if y1 == y2:
        to_right = x2 > x1
        begin, stop = (x1 + wide, x2 - _HEAD) if to_right else (x1, x2 + wide + _HEAD)
        y = y1 + high // 2
        return Placed(arrow.term, (begin + stop) // 2, y - 8, f"M{begin} {y}H{stop}")
    downward = y2 > y1
    begin, stop = (y1 + high, y2 - _HEAD) if downward else (y1, y2 + high + _HEAD)
    x = x1 + wide // 2
    return Placed(arrow.term, x + 9, (begin + stop) // 2 + 4, f"M{x} {begin}V{stop}", "start")


def _around(
    arrow: Arrow, start: tuple[int, int], end: tuple[int, int], line: int, upright: bool
) -> Placed:
    """Along the outer side of the line that both boxes stand on."""
    (x1, y1), (x2, y2), (wide, high) = start, end, _BOX
    out = -26 if line == 0 else 26
    if upright:
        edge = x1 if line == 0 else x1 + wide
        y1, y2 = y1 + high // 2, y2 + high // 2
        stop = edge + (_HEAD if line else -_HEAD)
        path = f"M{edge} {y1}H{edge + out}V{y2}H{stop}"
        word = (edge + out + (-6 if line == 0 else 14), (y1 + y2) // 2)
        return Placed(arrow.term, *word, path, turned=True, derived=arrow.derived)
    edge = y1 if line == 0 else y1 + high
    x1, x2 = x1 + wide // 2, x2 + wide // 2
    stop = edge + (_HEAD if line else -_HEAD)
    path = f"M{x1} {edge}V{edge + out}H{x2}V{stop}"
    word = ((x1 + x2) // 2, edge + out + (-7 if line == 0 else 16))
    return Placed(arrow.term, *word, path, derived=arrow.derived)
