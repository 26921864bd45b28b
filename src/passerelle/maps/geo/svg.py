"""A geographic view as a static SVG: for print, and for looking at what the page will paint."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import networkx as nx

from passerelle.files import write_text
from passerelle.maps.boxes import LABEL, radius
from passerelle.maps.geo.views import Pane, Shape, Texts, View
from passerelle.maps.layout import degree

__all__ = ["svg", "write_svg"]

_STYLE = """
.sea{fill:#eef3f7}.graticule{fill:none;stroke:#d8e1e8;stroke-width:1}
.land{fill:#e4e0d8}.focus{fill:#faf6ec;stroke:#b9b0a0;stroke-width:1}
.border{fill:none;stroke:#fff;stroke-width:1.2}
.frame{fill:none;stroke:#9aa5ae;stroke-width:1.5}
.link{fill:none;stroke:#274c77;stroke-opacity:.28}
.node{fill:#274c77;stroke:#fff}.other{fill:#a23b2a;stroke:#fff}
text{font-family:"DejaVu Sans","Noto Sans","Noto Sans CJK SC",sans-serif;fill:#2b3440}
.head{font-weight:600}.note{fill:#5b6670}
"""


def write_svg(
    graph: nx.Graph[Any],
    view: View,
    path: Path,
    *,
    nodes: Sequence[Any] | None = None,
    lang: str = "fr",
) -> None:
    """Write `view` of `graph` to `path`, names and notes in `lang` where there are any."""
    write_text(path, svg(graph, view, nodes=nodes, lang=lang))


def svg(
    graph: nx.Graph[Any], view: View, *, nodes: Sequence[Any] | None = None, lang: str = "fr"
) -> str:
    """The picture as text; `nodes` is the order the view was made for."""
    order = list(graph) if nodes is None else list(nodes)
    left, top, right, bottom = view["extent"]
    margin, foot = 0.02 * (right - left), 0.05 * (right - left)
    box = (left - margin, top - margin, right - left + 2 * margin, bottom - top + margin + foot)
    size = (right - left) / 110
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_numbers(box)}" xml:lang="{lang}">',
        f"<style>{_STYLE}</style>",
        f"<title>{_text(view['names'], lang)}</title>",
        *(line for number, pane in enumerate(view["panes"]) for line in _pane(number, pane)),
        *_links(graph, view, order),
        *_nodes(graph, view, order),
        *_labels(graph, view, order, lang),
        *(line for pane in view["panes"] for line in _legend(pane, size, lang)),
        _words(left, bottom + foot * 0.6, 0.7 * size, "note", _text(view["notes"], lang)),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _pane(number: int, pane: Pane) -> Iterator[str]:
    left, top, right, bottom = pane["box"]
    rect = f'x="{left:g}" y="{top:g}" width="{right - left:g}" height="{bottom - top:g}"'
    if pane["clip"]:
        yield f'<clipPath id="pane-{number}"><rect {rect}/></clipPath>'
        yield f'<g clip-path="url(#pane-{number})">'
    for shape in pane["shapes"]:
        yield f'<path class="{shape["class"]}" fill-rule="evenodd" d="{_path(shape)}"/>'
    if pane["clip"]:
        yield "</g>"
    if pane["frame"]:
        yield f'<rect class="frame" {rect}/>'


def _path(shape: Shape) -> str:
    close = "z" if shape["class"] in ("sea", "land", "focus") else ""
    return "".join(f"M{_numbers(d[:2])}l{_numbers(d[2:])}{close}" for d in shape["d"])


def _links(graph: nx.Graph[Any], view: View, order: Sequence[Any]) -> Iterator[str]:
    """An arc for each edge with both ends in the view, bent to the north."""
    number = {node: place for place, node in enumerate(order)}
    arcs = []
    for one, two in graph.edges:
        ends = [_at(view, number[one]), _at(view, number[two])]
        if one == two or None in ends:
            continue
        (x1, y1), (x2, y2) = sorted(end for end in ends if end is not None)
        bend = 0.12 * math.hypot(x2 - x1, y2 - y1)
        arcs.append(f"M{x1:g} {y1:g}Q{(x1 + x2) / 2:g} {(y1 + y2) / 2 - bend:g} {x2:g} {y2:g}")
    thin = min(1.0, 60 / math.sqrt(len(arcs) + 1))
    left, _, right, _ = view["extent"]
    width = (right - left) / 2500 * thin
    yield f'<g class="link" stroke-width="{width:.2f}">'
    yield from (f'<path d="{arc}"/>' for arc in sorted(arcs))
    yield "</g>"


def _nodes(graph: nx.Graph[Any], view: View, order: Sequence[Any]) -> Iterator[str]:
    countries = Counter(str(graph.nodes[node].get("country") or "") for node in order)
    first = min(countries, key=lambda country: (-countries[country], country), default="")
    for place, node in enumerate(order):
        at, scale = _at(view, place), _scale(view, place)
        if at is None:
            continue
        kind = "node" if graph.nodes[node].get("country") == first else "other"
        size = radius(degree(graph, node)) * scale
        yield (
            f'<circle class="{kind}" cx="{at[0]:g}" cy="{at[1]:g}" r="{size:.2f}"'
            f' stroke-width="{1.5 * scale:.2f}"/>'
        )


def _labels(graph: nx.Graph[Any], view: View, order: Sequence[Any], lang: str) -> Iterator[str]:
    """Names that find room, those of the best linked first."""
    taken: list[tuple[float, float, float, float]] = []
    ranked = sorted(range(len(order)), key=lambda place: (-degree(graph, order[place]), place))
    for place in ranked[:400]:
        at = _at(view, place)
        text = _text(graph.nodes[order[place]].get("names") or {}, lang)
        if at is None or not text:
            continue
        high = LABEL["size"] * max(
            _scale(view, place), (view["extent"][2] - view["extent"][0]) / 4000
        )
        size = radius(degree(graph, order[place])) * _scale(view, place)
        x, y = at[0] + size + high / 3, at[1] + high / 3
        box = (x, y - high, x + 0.6 * high * len(text), y + high / 4)
        if any(_meet(box, other) for other in taken):
            continue
        taken.append(box)
        yield _words(x, y, high, "name", text)


def _meet(one: Sequence[float], two: Sequence[float]) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _legend(pane: Pane, size: float, lang: str) -> Iterator[str]:
    """The name of a framed pane above it, its scale in its lower left corner."""
    left, top, _, bottom = pane["box"]
    if not pane["frame"]:
        return
    high = size * (1.0 if pane["kind"] == "main" else 0.6)
    yield _words(left, top - 0.4 * high, high, "head", _text(pane["names"], lang))
    bar = pane["scale_bar"]
    if bar:
        x, y = left + 0.7 * high, bottom - 0.7 * high
        yield f'<path class="frame" d="M{x:g} {y - 4:g}v4h{bar["length"]:g}v-4"/>'
        yield _words(x, y - 8, 0.6 * high, "note", f"{bar['km']} km")


def _at(view: View, place: int) -> tuple[float, float] | None:
    x, y = view["x"][place], view["y"][place]
    return None if x is None or y is None else (x, y)


def _scale(view: View, place: int) -> float:
    pane = view["pane"][place]
    return 1.0 if pane is None else view["panes"][pane]["node_scale"]


def _words(x: float, y: float, size: float, name: str, text: str) -> str:
    return (
        f'<text class="{name}" x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}">{escape(text)}</text>'
    )


def _text(texts: Mapping[str, str] | Texts, lang: str) -> str:
    return next((texts[tag] for tag in (lang, "en", "fr", *sorted(texts)) if texts.get(tag)), "")


def _numbers(values: Iterable[float]) -> str:
    return " ".join(f"{value:g}" for value in values)
