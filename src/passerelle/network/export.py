"""Networks in files that Gephi, Cytoscape, igraph and R read, after one cleaning step.

The writers of NetworkX refuse or garble what these formats cannot hold (None, lists,
dates, mixed types, control characters); `_plain` makes every attribute a text or a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from passerelle.errors import UsageError, did_you_mean
from passerelle.files import replacing

__all__ = ["FORMATS", "write_network"]

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_LANGUAGES = ("fr", "en", "zh")


def write_network(graph: nx.Graph[str], path: Path, lang: str = "fr") -> None:
    """Write `graph` in the format of the file's ending; names shown in `lang` first.

    Raises `UsageError` for an ending that is no known format. The same graph gives the
    same bytes.
    """
    ending = path.suffix.lstrip(".").lower()
    if ending not in FORMATS:
        raise UsageError(
            f"'{path.name}' ends in no known format.", remedy=did_you_mean(ending, FORMATS)
        )
    with replacing(path) as part:
        FORMATS[ending](_plain(graph, lang), part)


def _graphml(graph: nx.Graph[str], path: Path) -> None:
    nx.write_graphml(graph, path, encoding="utf-8", prettyprint=True)


def _gexf(graph: nx.Graph[str], path: Path) -> None:
    nx.write_gexf(graph, path, encoding="utf-8", prettyprint=True)
    # The writer stamps the day, which would make two files of one network differ.
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r' lastmodifieddate="[^"]*"', "", text), encoding="utf-8")


FORMATS: Mapping[str, Callable[[nx.Graph[str], Path], None]] = {
    "graphml": _graphml,
    "gexf": _gexf,
}
"""File ending to writer."""


def _plain(graph: nx.Graph[str], lang: str) -> nx.Graph[str]:
    """The same nodes and edges in fixed order, attributes as texts and numbers only."""
    flat: nx.Graph[str] = nx.Graph()
    for node in sorted(graph):
        flat.add_node(node, **_node(node, graph.nodes[node], lang))
    for one, two in sorted(tuple(sorted(edge)) for edge in graph.edges):
        flat.add_edge(one, two, **_edge(graph.edges[one, two]))
    return flat


def _node(node: str, data: Mapping[str, Any], lang: str) -> dict[str, Any]:
    names: Mapping[str, str] = data.get("names", {})
    order = [lang, *_LANGUAGES, *sorted(names)]
    label = next((names[key] for key in order if key in names), node)
    row: dict[str, Any] = {"label": _clean(label)}
    for key in _LANGUAGES:
        row[f"label_{key}"] = _clean(names.get(key, ""))
    row["kind"] = _clean(data.get("kind") or "")
    row["country"] = _clean(data.get("country") or "")
    for key in ("lat", "long"):
        if data.get(key) is not None:
            row[key] = float(data[key])
    return row


def _edge(data: Mapping[str, Any]) -> dict[str, Any]:
    links = data.get("links", [])

    def every(key: str) -> str:
        return _clean("|".join(sorted({str(link[key]) for link in links if link.get(key)})))

    starts = [link["earliest_start"] for link in links if link.get("earliest_start")]
    themes = {theme for link in links for theme in link.get("themes", ())}
    return {
        "weight": float(data.get("weight", 1.0)),
        "relation": _clean(str(data.get("relation", ""))),
        "kinds": every("kind"),
        "modalities": every("modality"),
        "written": every("when"),
        "earliest_start": min(starts, default=""),
        "themes": _clean("|".join(sorted(themes))),
        "relations": every("id"),
    }


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)
