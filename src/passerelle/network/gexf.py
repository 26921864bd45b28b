"""GEXF 1.3 for Gephi: typed columns, spells for the timeline, colour, size and position.

Written here and not by NetworkX, whose writer stamps the day and leaves a network without a
timeline; what NetworkX reads back is the same network.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from passerelle.network.clean import Flat, Row, Value
from passerelle.network.spells import Spell

__all__ = ["write_gexf"]

_VIZ = "http://gexf.net/1.3/viz"
_TYPES: Mapping[type, str] = {str: "string", bool: "boolean", int: "long", float: "double"}
_COLOUR = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")


def write_gexf(network: Flat, path: Path) -> None:
    """Write `network`; mode is dynamic as soon as one link has dates."""
    dynamic = any(network.edge_spells.values())
    root = ET.Element("gexf", {"xmlns": "http://gexf.net/1.3", "xmlns:viz": _VIZ, "version": "1.3"})
    meta = ET.SubElement(root, "meta")
    ET.SubElement(meta, "creator").text = "Passerelle"
    ET.SubElement(meta, "description").text = "; ".join(
        f"{key}: {value}" for key, value in network.about.items()
    )
    when = {"timeformat": "date", "timerepresentation": "interval"} if dynamic else {}
    graph = ET.SubElement(
        root,
        "graph",
        {"defaultedgetype": "undirected", "mode": "dynamic" if dynamic else "static", **when},
    )
    columns = _columns(graph, "node", network.nodes.values())
    nodes = ET.SubElement(graph, "nodes")
    for node, row in network.nodes.items():
        item = ET.SubElement(nodes, "node", {"id": node, "label": str(row.get("label", node))})
        _values(item, row, columns)
        _spells(item, network.node_spells.get(node, ()))
        _viz(item, row)
    columns = _columns(graph, "edge", network.edges.values())
    edges = ET.SubElement(graph, "edges")
    for number, ((one, two), row) in enumerate(network.edges.items()):
        ends = {"id": str(number), "source": one, "target": two}
        item = ET.SubElement(edges, "edge", {**ends, "weight": str(row.get("weight", 1.0))})
        _values(item, row, columns)
        _spells(item, network.edge_spells.get((one, two), ()))
    ET.indent(root)
    ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _columns(graph: ET.Element, of: str, rows: Iterable[Row]) -> dict[str, str]:
    """Declare the columns of `rows`; a label and a weight have places of their own."""
    kinds: dict[str, type] = {}
    for row in rows:
        kinds |= {name: type(value) for name, value in row.items()}
    named = sorted(kinds.keys() - {"label" if of == "node" else "weight"})
    declared = ET.SubElement(graph, "attributes", {"class": of, "mode": "static"})
    for number, name in enumerate(named):
        kind = _TYPES[kinds[name]]
        ET.SubElement(declared, "attribute", {"id": str(number), "title": name, "type": kind})
    return {name: str(number) for number, name in enumerate(named)}


def _values(item: ET.Element, row: Row, columns: Mapping[str, str]) -> None:
    values = ET.SubElement(item, "attvalues")
    for name, value in row.items():
        if name in columns:
            ET.SubElement(values, "attvalue", {"for": columns[name], "value": _text(value)})


def _text(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _spells(item: ET.Element, spells: Sequence[Spell]) -> None:
    if not spells or spells == [(None, None)]:
        return
    whole = ET.SubElement(item, "spells")
    for first, last in spells:
        days = {"start": first, "end": last}
        ET.SubElement(whole, "spell", {name: day for name, day in days.items() if day})


def _viz(item: ET.Element, row: Row) -> None:
    colour = _COLOUR.fullmatch(str(row.get("color", "")))
    if colour:
        red, green, blue = (str(int(part, 16)) for part in colour.groups())
        ET.SubElement(item, "viz:color", {"r": red, "g": green, "b": blue, "a": "1.0"})
    if isinstance(row.get("x"), float) and isinstance(row.get("y"), float):
        # Gephi's y grows upwards, that of a page downwards.
        at = {"x": str(row["x"]), "y": str(-float(row["y"]) + 0.0), "z": "0.0"}
        ET.SubElement(item, "viz:position", at)
    if isinstance(row.get("size"), float | int) and not isinstance(row.get("size"), bool):
        ET.SubElement(item, "viz:size", {"value": str(row["size"])})
