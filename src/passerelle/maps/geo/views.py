"""What a geographic view is: plain lists that the page paints and the writer of SVG prints.

All lengths are map units, y downwards, the middle of the view near (0, 0). Everything is plain
JSON; a view of the same network is the same to the byte.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, TypedDict

__all__ = ["LANGS", "Extent", "Group", "Pane", "ScaleBar", "Shape", "ShapeClass", "Texts", "View"]

LANGS = ("fr", "en", "zh")

Texts: TypeAlias = dict[str, str]
"""A text by language: fr, en, zh."""
Extent: TypeAlias = list[float]
"""Left, top, right, bottom."""
ShapeClass: TypeAlias = Literal["sea", "graticule", "land", "focus", "border"]

Shape = TypedDict("Shape", {"class": ShapeClass, "d": list[list[int]]})
"""What is painted in one colour.

``d`` holds one flat list ``[x, y, dx, dy, dx, dy, …]`` of whole map units per ring or line: its
first point, then the steps from each point to the next (half the size of places, and the
path ``M x y l dx dy …`` of SVG and of the canvas as it stands). ``sea``, ``land`` and
``focus`` are rings to close and fill, all of one shape in one path under the even-odd rule
(a lake or an enclave is a ring within); ``graticule`` and ``border`` are open lines.
"""


class ScaleBar(TypedDict):
    """A bar for the corner of a pane: `km` kilometres are `length` map units."""

    km: int
    length: float


class Pane(TypedDict):
    """A window upon the earth with its own projection and scale.

    `kind` is ``world``, ``main`` (a country of the pair), ``inset`` (a far part of one of them) or
    ``elsewhere`` (the small world for all others). `country` is the ISO 3166-1 alpha-2 code of
    the country a main pane or an inset belongs to, empty otherwise. Where `clip` holds, shapes
    reach a little over `box` and are to be cut there; `frame` says whether an outline of the
    box is to be drawn. Shapes come in the order of painting. Nodes and their labels in the
    pane are drawn at `node_scale` times their usual size: only then have they room.
    """

    id: str
    kind: Literal["world", "main", "inset", "elsewhere"]
    country: str
    names: Texts
    box: Extent
    clip: bool
    frame: bool
    shapes: list[Shape]
    scale_bar: ScaleBar | None
    node_scale: float


class Group(TypedDict):
    """Nodes rolled up to one bubble of radius `r`: a region, a province or a country.

    `id` is unique within the view; `key` is what its members share, ``region:…`` or ``country:…``,
    and may stand in several panes, once in each. `members` are numbers of nodes, `pane` is the
    number of the pane that holds them all.
    """

    id: str
    key: str
    names: Texts
    x: float
    y: float
    r: float
    pane: int
    members: list[int]


class View(TypedDict):
    """All nodes of a network upon the earth.

    `x`, `y` and `pane` have one entry per node, in the order in which the nodes were given;
    all three are None for a node that has no place in the view: it is listed beside it.
    `notes` says how to read the view and what its borders mean; to be shown with it.
    `curved` says that links are drawn as arcs.
    """

    id: Literal["world", "pair"]
    names: Texts
    extent: Extent
    panes: list[Pane]
    x: list[float | None]
    y: list[float | None]
    pane: list[int | None]
    groups: list[Group]
    notes: Texts
    curved: bool
