"""The one cleaning step before every file: what each format can hold, and nothing else.

Names, links and other nested attributes become columns; a column has one type; None is left
out, lists are joined by ``|``, dates are ISO text, texts are one line without characters that
XML forbids; nodes, edges and columns have a fixed order. So the same network gives the same
bytes, and Gephi, Cytoscape, igraph and pandas read the same values.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

import networkx as nx

from passerelle.network.spells import Spell, joined, spells_of

__all__ = ["Flat", "Row", "Value", "clean_text", "flat"]

Value: TypeAlias = str | int | float | bool
Row: TypeAlias = dict[str, Value]
LANGUAGES = ("fr", "en", "zh")

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NESTED_NODE = {"names", "kind_names", "country_names", "region_names", "functions", "events"}
_NESTED_EDGE = {"links", "relation_names"}
_OURS = {"page", "last_checked"}
"""The page is the address of the node again; when sources were read belongs to the map."""
RESERVED = {"id", "source", "target", "pid", "start", "end", "startopen", "endopen", "key"}
"""Names that a format takes for itself: such a column gets an underscore."""
_LONG = 2**63


@dataclass
class Flat:
    """A network as tables: rows by node and by pair of nodes, and when each was there."""

    about: Row = field(default_factory=dict)
    nodes: dict[str, Row] = field(default_factory=dict)
    edges: dict[tuple[str, str], Row] = field(default_factory=dict)
    node_spells: dict[str, list[Spell]] = field(default_factory=dict)
    edge_spells: dict[tuple[str, str], list[Spell]] = field(default_factory=dict)

    def graph(self) -> nx.Graph[str]:
        """The tables as a NetworkX graph."""
        graph: nx.Graph[str] = nx.Graph()
        graph.graph.update(self.about)
        graph.add_nodes_from(self.nodes.items())
        graph.add_edges_from((one, two, row) for (one, two), row in self.edges.items())
        return graph


def flat(graph: nx.Graph[Any], lang: str = "fr") -> Flat:
    """The tables of `graph`; names shown in `lang` first."""
    key = _keys(graph)
    nodes = {key[node]: _node(str(node), graph.nodes[node], lang) for node in graph}
    edges, spells = {}, {}
    for one, two, data in graph.edges(data=True):
        ends = (min(key[one], key[two]), max(key[one], key[two]))
        edges[ends] = _edge(data)
        spells[ends] = spells_of(data.get("links") or ())
    node_spells = _of_nodes(spells)
    for node, row in nodes.items():
        row.update(_years(node_spells.get(node, [])))
    for ends, row in edges.items():
        row.update(_years(spells[ends]))
    return Flat(
        about=_typed({"": _about(graph)})[""],
        nodes=_typed(dict(sorted(nodes.items()))),
        edges=_typed(dict(sorted(edges.items()))),
        node_spells=node_spells,
        edge_spells=spells,
    )


def _keys(graph: nx.Graph[Any]) -> dict[Any, str]:
    """What each node is called in a file: its address, and never the same for two."""
    keys: dict[Any, str] = {}
    taken: set[str] = set()
    for node in sorted(graph, key=str):
        name = clean_text(str(node)) or "_"
        while name in taken:
            name += "_"
        taken.add(name)
        keys[node] = name
    return keys


def _of_nodes(spells: Mapping[tuple[str, str], list[Spell]]) -> dict[str, list[Spell]]:
    """A node is there when one of its links is; a link without dates is always there."""
    found: dict[str, list[list[Spell]]] = {}
    for ends, times in spells.items():
        for end in ends:
            found.setdefault(end, []).append(times)
    return {
        node: joined(spell for times in lists for spell in times) if all(lists) else []
        for node, lists in found.items()
    }


def _years(spells: Sequence[Spell]) -> Mapping[str, Any]:
    if not spells:
        return {}
    starts, ends = [s for s, _ in spells], [e for _, e in spells]
    first = min((s for s in starts if s), default=None) if all(starts) else None
    last = max((e for e in ends if e), default=None) if all(ends) else None
    years = {"year_start": first, "year_end": last}
    return {name: int(day[:4]) for name, day in years.items() if day}


def _node(node: str, data: Mapping[str, Any], lang: str) -> dict[str, Any]:
    names = data.get("names") or {}
    row: dict[str, Any] = {"label": data.get("label") or _in(names, lang) or node}
    row |= {f"label_{code}": names[code] for code in LANGUAGES if names.get(code)}
    row |= {key: value for key, value in data.items() if key not in _NESTED_NODE | _OURS}
    row["label"] = clean_text(str(row["label"])) or clean_text(node)
    if data.get("region_names"):
        row["region"] = _in(data["region_names"], lang)
    return row


def _in(names: Mapping[str, str], lang: str) -> str:
    order = dict.fromkeys([lang, *LANGUAGES, *sorted(names)])
    return next((names[code] for code in order if names.get(code)), "")


def _edge(data: Mapping[str, Any]) -> dict[str, Any]:
    row = {key: value for key, value in data.items() if key not in _NESTED_EDGE}
    row.setdefault("weight", 1.0)
    links = data.get("links")
    if links is None:
        return row

    def every(key: str) -> list[str]:
        return sorted({str(link[key]) for link in links if link.get(key)})

    return row | {
        "weight": float(row["weight"]),
        "relations": every("id"),
        "layers": every("relation"),
        "kinds": every("kind"),
        "modalities": every("modality"),
        "themes": sorted({theme for link in links for theme in link.get("themes") or ()}),
        "written": every("when"),
        "earliest_start": min(every("earliest_start"), default=None),
        "latest_end": max(every("latest_end"), default=None),
    }


def _about(graph: nx.Graph[Any]) -> dict[str, Any]:
    """What the network says of itself, but for tables that belong to the map."""
    skip = {"themes", "sources", "node", "edge", "node_default", "edge_default"}
    return {key: value for key, value in graph.graph.items() if key not in skip}


def _typed(rows: Mapping[Any, Mapping[Any, Any]]) -> dict[Any, Row]:
    """The rows with columns of one type, in the order of their names but for the label."""
    values = {
        item: {clean_text(str(key)): _value(value) for key, value in row.items()}
        for item, row in rows.items()
    }
    kinds: dict[str, set[type]] = {}
    for row in values.values():
        for name, value in row.items():
            if value is not None:
                kinds.setdefault(name, set()).add(type(value))
    order = sorted(kinds, key=lambda name: (name != "label", name))
    titles = _titles(order)
    return {
        item: {
            titles[name]: _as(kinds[name], value)
            for name in order
            if (value := row.get(name)) is not None
        }
        for item, row in values.items()
    }


def _titles(names: Iterable[str]) -> dict[str, str]:
    """What each column is called in a file: no reserved word, no two alike."""
    titles: dict[str, str] = {}
    for name in names:
        title = name or "_"
        while title.lower() in RESERVED or title in titles.values():
            title += "_"
        titles[name] = title
    return titles


def _value(value: Any) -> Value | None:
    """A plain value; None where there is nothing to hold."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if -_LONG <= value < _LONG else str(value)
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, date):  # and datetime
        return value.isoformat()
    if isinstance(value, Mapping):
        return clean_text(json.dumps(value, ensure_ascii=False, sort_keys=True, default=str))
    if isinstance(value, Set):
        return "|".join(sorted(clean_text(str(one)) for one in value)) or None
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return "|".join(clean_text(str(one)) for one in value if one is not None) or None
    return clean_text(str(value))


def _as(kinds: set[type], value: Value) -> Value:
    """`value` in the one type of its column: numbers stay numbers, anything mixed is text."""
    if len(kinds) == 1:
        return value
    if kinds == {int, float}:
        return float(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def clean_text(text: str) -> str:
    """`text` in one line, without control characters and halves of characters."""
    return " ".join(_FORBIDDEN.sub("", text).split())
