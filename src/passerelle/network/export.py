"""Networks in files that Gephi, Cytoscape, igraph, R and pandas read, after one cleaning step."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from passerelle.errors import UsageError, did_you_mean
from passerelle.files import replacing
from passerelle.network.clean import Flat, Row, Value, flat
from passerelle.network.gexf import write_gexf

if TYPE_CHECKING:
    import polars as pl

__all__ = ["FORMATS", "edge_table", "node_table", "nodes_file", "write_network"]

_TABLES = ("csv", "parquet")
"""Formats that hold one table: the nodes lie in a second file beside."""


def write_network(graph: nx.Graph[Any], path: Path, lang: str = "fr") -> list[Path]:
    """Write `graph` in the format of the file's ending; names shown in `lang` first.

    Returns the files written: of a table of edges a table of nodes lies beside. The same
    graph gives the same bytes. Raises `UsageError` for an ending that is no known format.
    """
    ending = path.suffix.lstrip(".").lower()
    if ending not in FORMATS:
        raise UsageError(
            f"'{path.name}' ends in no known format.", remedy=did_you_mean(ending, FORMATS)
        )
    network = flat(graph, lang)
    with replacing(path) as part:
        FORMATS[ending](network, part)
    if ending not in _TABLES:
        return [path]
    beside = nodes_file(path)
    with replacing(beside) as part:
        _NODES[ending](network, part)
    return [path, beside]


def nodes_file(path: Path) -> Path:
    """Where the nodes lie beside a table of edges: ``net.nodes.csv`` beside ``net.csv``."""
    return path.with_suffix(f".nodes{path.suffix}")


def _graphml(network: Flat, path: Path) -> None:
    nx.write_graphml_xml(network.graph(), path, encoding="utf-8", prettyprint=True)


def _json(data: Any, path: Path) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _node_link(network: Flat, path: Path) -> None:
    _json(nx.node_link_data(network.graph(), edges="links"), path)


def _cytoscape(network: Flat, path: Path) -> None:
    """Cytoscape JSON: the label as ``name``, positions where they are known."""
    nodes = []
    for node, row in network.nodes.items():
        item: dict[str, Any] = {
            "data": {"id": node, "value": node, **row, "name": row.get("label", node)}
        }
        if isinstance(row.get("x"), float) and isinstance(row.get("y"), float):
            item["position"] = {"x": row["x"], "y": row["y"]}
        nodes.append(item)
    edges = [
        {"data": {"id": f"e{number}", "source": one, "target": two, **row}}
        for number, ((one, two), row) in enumerate(network.edges.items())
    ]
    _json(
        {
            "data": [[key, value] for key, value in network.about.items()],
            "directed": False,
            "multigraph": False,
            "elements": {"nodes": nodes, "edges": edges},
        },
        path,
    )


# --- tables ------------------------------------------------------------------------------


def edge_table(network: Flat) -> pl.DataFrame:
    """One row per edge: source, target, and the columns of edges."""
    ends = ({"source": one, "target": two} for one, two in network.edges)
    return _frame(
        {"source": str, "target": str},
        ({**pair, **row} for pair, row in zip(ends, network.edges.values(), strict=True)),
    )


def node_table(network: Flat) -> pl.DataFrame:
    """One row per node: id, and the columns of nodes."""
    return _frame({"id": str}, ({"id": node, **row} for node, row in network.nodes.items()))


def _frame(first: dict[str, type], rows: Iterable[Row]) -> pl.DataFrame:
    import polars as pl

    whole = list(rows)
    columns = dict(first)
    for row in whole:
        columns |= {name: type(value) for name, value in row.items()}
    types = {str: pl.String, bool: pl.Boolean, int: pl.Int64, float: pl.Float64}
    return pl.DataFrame(
        {name: [row.get(name) for row in whole] for name in columns},
        schema={name: types[kind] for name, kind in columns.items()},
    )


_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def _cell(value: Value | None) -> str:
    """A text that a spreadsheet would run gets an apostrophe; addresses and numbers are safe."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return str(value).lower() if isinstance(value, bool) else str(value)


def _csv(table: Callable[[Flat], pl.DataFrame]) -> Callable[[Flat, Path], None]:
    def write(network: Flat, path: Path) -> None:
        frame, out = table(network), io.StringIO()
        lines = csv.writer(out, lineterminator="\n")
        lines.writerow(map(_cell, frame.columns))
        lines.writerows([_cell(value) for value in row] for row in frame.iter_rows())
        path.write_text(out.getvalue(), encoding="utf-8", newline="\n")

    return write


def _parquet(table: Callable[[Flat], pl.DataFrame]) -> Callable[[Flat, Path], None]:
    def write(network: Flat, path: Path) -> None:
        table(network).write_parquet(path)

    return write


FORMATS: Mapping[str, Callable[[Flat, Path], None]] = {
    "gexf": write_gexf,
    "graphml": _graphml,
    "cyjs": _cytoscape,
    "json": _node_link,
    "csv": _csv(edge_table),
    "parquet": _parquet(edge_table),
}
"""File ending to writer."""

_NODES: Mapping[str, Callable[[Flat, Path], None]] = {
    "csv": _csv(node_table),
    "parquet": _parquet(node_table),
}
