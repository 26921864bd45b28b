"""The page: pyvis holds the lists, our own template, styles and scripts make one file of them.

The only module that knows pyvis. Its lists are assigned, not filled by ``add_edge``, which
looks through all edges each time; its template is replaced by one that escapes everything,
because some texts are those of strangers. Scripts are allowed by their hashes, so that no
other script can run, and nothing may be fetched.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx as nx
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from passerelle.files import write_text
from passerelle.maps.data import Json, content
from passerelle.maps.texts import LANGS, catalogue

__all__ = ["SCRIPTS", "render", "write_map"]

_ASSETS = Path(__file__).resolve().parent / "assets"

SCRIPTS = (
    *("state", "dom", "words", "palette", "labels", "canvas"),
    *("search", "legend", "card", "table", "keys", "main"),
)
"""Our scripts in the order in which they build on one another; they share one closure."""

_OPTIONS: Json = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True,
        "dragNodes": False,
        "keyboard": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "zoomSpeed": 0.7,
    },
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3, "chosen": False},
    "edges": {"smooth": False, "chosen": False, "selectionWidth": 0, "hoverWidth": 0},
}


def write_map(
    graph: nx.Graph[Any],
    path: Path,
    *,
    title: Mapping[str, str],
    lang: str = "fr",
    note: Mapping[str, str] | None = None,
) -> None:
    """Write the map of `graph` to `path`: one HTML file that works without a network.

    Nodes and edges carry what `passerelle.network.cooperation_map` gives them. `title` and
    `note` are texts by language; `lang` is the language the page opens in. The same input
    gives the same bytes.
    """
    write_text(path, render(graph, title=title, lang=lang, note=note))


def render(
    graph: nx.Graph[Any],
    *,
    title: Mapping[str, str],
    lang: str = "fr",
    note: Mapping[str, str] | None = None,
) -> str:
    """The HTML that `write_map` writes."""
    spoken = lang if lang in LANGS else "en"
    nodes, edges, tables = content(graph)
    network = Network(heading=_in(title, spoken))
    network.nodes, network.edges, network.options = nodes, edges, _OPTIONS
    network.path = "map.html.jinja"
    network.templateEnv = _environment(
        page={
            "lang": spoken,
            "langs": list(LANGS),
            "title": dict(title),
            "note": dict(note or {}),
            "texts": catalogue(),
            **tables,
        }
    )
    html: str = network.generate_html()
    return _clean(html)


def _environment(page: Json) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {
        "sort_keys": True,
        "ensure_ascii": False,
        "separators": (",", ":"),
        "allow_nan": False,
    }
    library, own = _library(), _own()
    environment.globals.update(
        page=page,
        styles=_inside("style", _read("map.css")),
        library=_inside("script", library),
        scripts=_inside("script", own),
        hashes=[_hash(library), _hash(own)],
        texts=catalogue()[page["lang"]],
    )
    return environment


def _library() -> str:
    """vis-network as vendored, without the pointer to a file that is not there."""
    return _read("vis-network.min.js").split("//# sourceMappingURL=")[0]


def _own() -> str:
    """Our scripts in one closure: they share names with each other and with nobody else."""
    parts = "\n".join(_read(f"{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}\n}})();\n'


def _read(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


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
