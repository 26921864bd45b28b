"""The page: pyvis holds the lists, our own template, styles and scripts make one file of them.

The only module that knows pyvis. Its lists are assigned, not filled by ``add_edge``, which
looks through all edges each time; its template is replaced by one that escapes everything,
because some texts are those of strangers. Scripts are allowed by their hashes, so that no
other script can run, and nothing may be fetched. Scripts and data are kept deflated; a short
script unpacks them in the browser.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import networkx as nx
from jinja2 import Environment
from markupsafe import Markup
from pyvis.network import Network

from passerelle.files import write_text
from passerelle.maps.columns import Json, columns, compact, deflated
from passerelle.maps.data import content
from passerelle.maps.memory import Memory
from passerelle.maps.rows import EDGE, NODE
from passerelle.maps.texts import LANGS, catalogue
from passerelle.templates import environment

__all__ = ["SCRIPTS", "STYLES", "render", "write_map"]

_ASSETS = Path(__file__).resolve().parent / "assets"

SCRIPTS = (
    *("dom", "icons", "columns", "data", "words", "select", "facets", "state"),
    *("walks", "focus", "palette", "sizes"),
    *("places", "groups", "scene", "labels", "hit", "paint", "svg", "canvas", "picture"),
    *("names", "combo", "search", "period", "legend", "display", "lists", "order"),
    *("card", "card-tools", "card-node", "card-link", "card-path", "card-pair"),
    *("rows", "table", "csv", "gexf", "exports", "help", "keys"),
    *("address", "history", "share", "bar", "main"),
)
"""Our scripts in the order in which they build on one another; they share one closure."""

STYLES = (
    *("base", "bar", "combo", "menu", "stage", "legend", "period", "share"),
    *("card", "compare", "table", "phone", "print"),
)
"""Our styles in the order in which the later ones win."""


def write_map(
    graph: nx.Graph[Any],
    path: Path,
    *,
    title: Mapping[str, str],
    lang: str = "fr",
    note: Mapping[str, str] | None = None,
    packed: bool = True,
    memory: Path | None = None,
) -> None:
    """Write the map of `graph` to `path`: one HTML file that works without a network.

    Nodes and edges carry what `passerelle.network.cooperation_map` gives them. `title` and
    `note` are texts by language; `lang` is the language the page opens in. With `packed` false
    scripts and data stay as they can be read. In the file `memory` the places are kept, so that
    the next map lies alike and is made sooner. The same input gives the same bytes.
    """
    known = Memory(memory)
    html = render(graph, title=title, lang=lang, note=note, packed=packed, memory=known)
    write_text(path, html)
    known.save()


def render(
    graph: nx.Graph[Any],
    *,
    title: Mapping[str, str],
    lang: str = "fr",
    note: Mapping[str, str] | None = None,
    packed: bool = True,
    memory: Memory | None = None,
) -> str:
    """The HTML that `write_map` writes."""
    spoken = lang if lang in LANGS else "en"
    nodes, edges, tables = content(graph, memory)
    network = Network(heading=_in(title, spoken))
    network.nodes, network.edges = nodes, edges
    network.path = "map.html.jinja"
    network.templateEnv = _environment(
        page={
            "lang": spoken,
            "langs": list(LANGS),
            "title": dict(title),
            "note": dict(note or {}),
            "texts": catalogue(),
            **tables,
        },
        packed=packed,
    )
    html: str = network.generate_html()
    return _clean(html)


def _environment(page: Json, *, packed: bool) -> Environment:
    made = environment(_ASSETS)
    scripts = {"library": _library(), "own": _own()}
    unpacker = _read("scripts/unpack.js")
    made.filters.update(
        columns=_columned,
        data=lambda value: Markup(_escaped(compact(value))),  # noqa: S704
        deflated=lambda value: Markup(  # noqa: S704
            _deflated_script(value) if isinstance(value, str) else deflated(compact(value))
        ),
    )
    made.globals.update(
        page=page,
        packed=packed,
        styles=_inside("style", "\n".join(_read(f"styles/{name}.css") for name in STYLES)),
        scripts={name: _inside("script", text) for name, text in scripts.items()},
        unpacker=_inside("script", unpacker),
        hashes=[_hash(text) for text in (*scripts.values(), *([unpacker] if packed else ()))],
        texts=catalogue()[page["lang"]],
    )
    return made


def _columned(rows: list[Json], kind: str) -> Json:
    return columns(rows, {"node": NODE, "edge": EDGE}[kind])


@cache
def _library() -> str:
    """vis-network as vendored, without the pointer to a file that is not there."""
    return _read("vendor/vis-network.min.js").split("//# sourceMappingURL=")[0]


@cache
def _own() -> str:
    """Our scripts in one closure: they share names with each other and with nobody else."""
    parts = "\n".join(_slim(_read(f"scripts/{name}.js")) for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}\n}})();\n'


@lru_cache(4)
def _deflated_script(script: str) -> str:
    return deflated(script)


def _slim(script: str) -> str:
    """`script` without the lines that are comments, and without what lines begin with.

    Our scripts have comments on lines of their own and no text that goes over several lines.
    """
    lines = re.sub(r"(?ms)^[ \t]*/\*\*.*?\*/[ \t]*\n", "", script).splitlines()
    return "\n".join(line.strip() for line in lines if not line.strip().startswith("//"))


def _read(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _escaped(json: str) -> str:
    """JSON for the inside of an element: no sign in it that HTML could take for its own."""
    return json.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")


def _inside(element: str, text: str) -> Markup:
    """`text` for the inside of an element that ends at the first closing tag it meets."""
    if f"</{element}" in text.lower() or "<!--" in text:
        raise ValueError(f"this would end or hide the <{element}> it is put into")
    return Markup(text)  # noqa: S704


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()


def _in(texts: Mapping[str, str], lang: str) -> str:
    """The text in `lang`, or in the first language that has one."""
    return next((texts[tag] for tag in (lang, *LANGS) if texts.get(tag)), "Passerelle")


def _clean(html: str) -> str:
    """Text that any encoder accepts: lone halves of surrogate pairs become question marks."""
    return html.encode("utf-8", "replace").decode("utf-8")
