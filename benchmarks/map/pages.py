"""The same network as pages of others: stock pyvis, pyvis with places, vis-network, sigma.

Each page sets ``window.ready`` to the milliseconds since it was opened once two frames have
passed after its first picture, and is one file with its library inside.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
from pyvis.network import Network

_HERE = Path(__file__).resolve().parent / "node_modules"
_READY = """
const done = () => requestAnimationFrame(() => requestAnimationFrame(() => {
  window.ready ??= performance.now();
}));
"""
Places = Mapping[Any, tuple[float, float]]


def pyvis_stock(graph: nx.Graph[Any], _: Places, file: Path) -> None:
    """As the manual shows it: the browser finds the places. Ready when it has come to rest."""
    network = Network(cdn_resources="in_line", height="800px")
    network.add_nodes(list(graph), label=[_label(graph, node) for node in graph])
    network.edges = [{"from": one, "to": two} for one, two in graph.edges]
    html = network.generate_html()
    _write(file, html, f"{_READY} network.once('stabilized', done);")


def pyvis_placed(graph: nx.Graph[Any], places: Places, file: Path) -> None:
    """With places computed beforehand, no physics and straight lines."""
    network = Network(cdn_resources="in_line", height="800px")
    network.nodes = _nodes(graph, places)
    network.edges = [{"from": one, "to": two} for one, two in graph.edges]
    network.set_options('{"physics": {"enabled": false}, "edges": {"smooth": false}}')
    _write(file, network.generate_html(), f"{_READY} network.once('afterDrawing', done);")


def vis_network(graph: nx.Graph[Any], places: Places, file: Path) -> None:
    """The library alone, as quick as its options make it."""
    edges = [{"from": one, "to": two} for one, two in graph.edges]
    body = f"""{_READY}
const network = new vis.Network(document.body.firstElementChild,
  {{ nodes: {json.dumps(_nodes(graph, places))}, edges: {json.dumps(edges)} }},
  {{ physics: false, layout: {{ improvedLayout: false }}, edges: {{ smooth: false }},
     interaction: {{ hideEdgesOnDrag: true, hideEdgesOnZoom: true }} }});
network.once("afterDrawing", done);"""
    _page(file, [_HERE / "vis-network/standalone/umd/vis-network.min.js"], body)


def sigma(graph: nx.Graph[Any], places: Places, file: Path) -> None:
    """WebGL, which here is drawn by the processor."""
    edges = [list(edge) for edge in graph.edges]
    body = f"""{_READY}
const graph = new graphology.Graph();
for (const {{ id, ...rest }} of {json.dumps(_nodes(graph, places))})
  graph.addNode(id, {{ ...rest, y: -rest.y, size: 3 }});
for (const [one, two] of {json.dumps(edges)}) graph.addEdge(one, two, {{ size: 0.5 }});
const renderer = new Sigma(graph, document.body.firstElementChild);
renderer.refresh();
done();"""
    libraries = [_HERE / "graphology/dist/graphology.umd.min.js", _HERE / "sigma/dist/sigma.min.js"]
    _page(file, libraries, body)


PEERS: dict[str, Callable[[nx.Graph[Any], Places, Path], None]] = {
    "pyvis": pyvis_stock,
    "pyvis, places": pyvis_placed,
    "vis-network": vis_network,
    "sigma": sigma,
}


def _label(graph: nx.Graph[Any], node: Any) -> str:
    return str(next(iter(graph.nodes[node]["names"].values()), node))


def _nodes(graph: nx.Graph[Any], places: Places) -> list[dict[str, Any]]:
    return [
        {"id": node, "label": _label(graph, node), "x": x, "y": y, "shape": "dot", "size": 8}
        for node, (x, y) in places.items()
    ]


def _write(file: Path, html: str, script: str) -> None:
    """A page of pyvis with a listener, and without what it would fetch."""
    html = html.replace("drawGraph();", f"drawGraph(); {script}")
    file.write_text(html, encoding="utf-8")


def _page(file: Path, libraries: list[Path], body: str) -> None:
    scripts = [library.read_text(encoding="utf-8") for library in libraries]
    inside = "".join(f"<script>{text.replace('</script', '<_script')}</script>" for text in scripts)
    file.write_text(
        '<!doctype html><meta charset="utf-8"><title>peer</title>'
        '<body style="margin:0"><div style="height:100vh"></div>'
        f"{inside}<script>{body}</script></body>",
        encoding="utf-8",
    )
