"""The drawing on the home page: who cooperates with whom upon the earth, as a small SVG.

It is the map's own geography (`passerelle.maps.geo`) without names and without a script. Its
colours follow the reader's choice of light or dark, also where a page shows it as a picture.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from html import escape
from typing import Any

import networkx as nx

from passerelle.maps.geo import View, geo_views
from passerelle.maps.geo.views import Pane, Shape
from passerelle.maps.layout import degree
from passerelle.network import MODALITIES, network
from passerelle.publish.parts import LANGS, Site
from passerelle.publish.run.watching import once

__all__ = ["chart", "cooperation", "size_of"]

_MOST = 240
"""Actors in the drawing: those with most partners."""
_WIDTH, _TALLEST = 880.0, 520.0
"""Width of the drawing in units of its own, and the greatest height."""
_HEAD, _EDGE, _LEAST = 34.0, 2.0, 1.4
_STYLE = """
.sea{fill:#e9eff2}.land{fill:#ddd6c6}.focus{fill:#fffdf8}.graticule{fill:none;stroke:#d8dee2}
.border{fill:none;stroke:#fbf9f4}.frame{fill:none;stroke:#cfc8b9;stroke-width:1}
.tie{fill:none;stroke:#0b5a9c;stroke-opacity:.38;stroke-width:1}
.dot{fill:#a83210;stroke:#fff;stroke-width:.8}
text{font:600 21px "Iowan Old Style",Palatino,Georgia,"Liberation Serif","Songti SC",
"Noto Serif CJK SC",serif;fill:#1a2530}
@media (prefers-color-scheme:dark){
.sea{fill:#151d25}.land{fill:#28333d}.focus{fill:#36434f}.graticule{stroke:#1f2932}
.border{stroke:#151d25}.frame{stroke:#3b4854}
.tie{stroke:#7dbdf7;stroke-opacity:.45}.dot{fill:#ff9d7d;stroke:#11171e}text{fill:#ece9e2}}
"""


@once
def cooperation(site: Site) -> nx.Graph[str]:
    """Who cooperates with whom, whatever the modality; kept, because the maps need it too."""
    return network(site.store, "cooperation", modalities=MODALITIES, details=False)


@once
def chart(site: Site) -> dict[str, str]:
    """The drawing in each language, with the names of its countries; none where nobody has a place.

    The last one is kept: the home page asks for it before it is written.
    """
    graph = cooperation(site)
    best = sorted(graph, key=lambda node: (-degree(graph, node), node))[:_MOST]
    graph = graph.subgraph(sorted(best)).copy()
    views = geo_views(graph) if graph.number_of_edges() else []
    return {lang: _Drawing(views[-1], graph, lang).svg() for lang in LANGS} if views else {}


def size_of(svg: str) -> tuple[int, int]:
    """Width and height that a drawing says of itself."""
    found = re.search(r'width="(\d+)" height="(\d+)"', svg)
    return (int(found[1]), int(found[2])) if found else (0, 0)


class _Drawing:
    """One view of the earth, fitted into the drawing."""

    def __init__(self, view: View, graph: nx.Graph[Any], lang: str) -> None:
        self._view, self._graph, self._lang = view, graph, lang
        # Insets are too small to be read here.
        self._panes = [pane for pane in view["panes"] if pane["kind"] in ("world", "main")]
        left, top = (min(pane["box"][side] for pane in self._panes) for side in (0, 1))
        right, bottom = (max(pane["box"][side] for pane in self._panes) for side in (2, 3))
        room = _TALLEST - _HEAD - _EDGE
        self._scale = min((_WIDTH - 2 * _EDGE) / (right - left), room / (bottom - top))
        self._x = (_WIDTH - self._scale * (right + left)) / 2
        self._y = _HEAD - self._scale * top
        self._height = _HEAD + self._scale * (bottom - top) + _EDGE

    def svg(self) -> str:
        """The whole drawing."""
        width, height = round(_WIDTH), math.ceil(self._height)
        lines = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" xml:lang="{self._lang}">',
            f"<style>{_STYLE}</style>",
            *(line for number, pane in enumerate(self._panes) for line in self._pane(number, pane)),
            f'<path class="tie" d="{"".join(sorted(self._ties()))}"/>',
            *self._dots(),
            "</svg>",
        ]
        return "\n".join(lines) + "\n"

    def _at(self, number: int) -> tuple[float, float] | None:
        """Where a node is drawn; None for one outside the panes."""
        view = self._view
        x, y, pane = view["x"][number], view["y"][number], view["pane"][number]
        if x is None or y is None or pane is None or view["panes"][pane] not in self._panes:
            return None
        return self._scale * x + self._x, self._scale * y + self._y

    def _pane(self, number: int, pane: Pane) -> Iterator[str]:
        left, top, right, bottom = pane["box"]
        x, y = self._scale * left + self._x, self._scale * top + self._y
        wide, high = self._scale * (right - left), self._scale * (bottom - top)
        rect = f'x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="6"'
        yield f'<clipPath id="pane-{number}"><rect {rect}/></clipPath>'
        yield f'<g clip-path="url(#pane-{number})">'
        for shape in pane["shapes"]:
            yield f'<path class="{shape["class"]}" fill-rule="evenodd" d="{self._path(shape)}"/>'
        yield f'</g><rect class="frame" {rect}/>'
        if pane["kind"] == "main":
            name = pane["names"].get(self._lang, "")
            yield f'<text x="{x:.1f}" y="{y - 10:.1f}">{escape(name)}</text>'

    def _path(self, shape: Shape) -> str:
        close = "z" if shape["class"] in ("sea", "land", "focus") else ""
        parts = []
        for x, y, *steps in shape["d"]:
            start = f"M{self._scale * x + self._x:.1f} {self._scale * y + self._y:.1f}"
            moved = _thinned(steps, self._scale)
            if moved:
                parts.append(f"{start}l{' '.join(moved)}{close}")
        return "".join(parts)

    def _ties(self) -> Iterator[str]:
        """An arc for each link, bent to the north."""
        number = {node: place for place, node in enumerate(self._graph)}
        for one, two in self._graph.edges:
            ends = [self._at(number[one]), self._at(number[two])]
            if one != two and ends[0] and ends[1]:
                (x1, y1), (x2, y2) = sorted(end for end in ends if end)
                bend = 0.16 * math.hypot(x2 - x1, y2 - y1)
                yield (
                    f"M{x1:.1f} {y1:.1f}Q{(x1 + x2) / 2:.1f} {(y1 + y2) / 2 - bend:.1f} "
                    f"{x2:.1f} {y2:.1f}"
                )

    def _dots(self) -> Iterator[str]:
        for number, node in enumerate(self._graph):
            if at := self._at(number):
                size = min(7.0, 2.2 + 0.9 * math.sqrt(degree(self._graph, node)))
                yield f'<circle class="dot" cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{size:.1f}"/>'


def _thinned(steps: list[int], scale: float) -> list[str]:
    """Steps of an outline in units of the drawing, those too small to be seen joined."""
    found, x, y, at_x, at_y = [], 0.0, 0.0, 0.0, 0.0
    for place in range(0, len(steps) - 1, 2):
        x, y = x + steps[place] * scale, y + steps[place + 1] * scale
        if abs(x - at_x) + abs(y - at_y) < _LEAST:
            continue
        dx, dy = round(x - at_x, 1), round(y - at_y, 1)
        found.append(f"{dx:g} {dy:g}")
        at_x, at_y = at_x + dx, at_y + dy
    return found
