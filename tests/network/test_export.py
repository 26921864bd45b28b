"""Files of networks: what is written is read back by the programs it is written for."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import igraph
import networkx as nx
import pandas as pd
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from passerelle.network import write_network
from passerelle.network.clean import clean_text, flat
from passerelle.network.export import FORMATS, nodes_file
from passerelle.network.spells import joined, spells_of

LINK = {
    "id": "http://e.org/p1",
    "relation": "cooperation",
    "kind": "twinning",
    "modality": "asserted",
    "when": "1981",
    "earliest_start": "1981-01-01",
    "latest_start": "1981-12-31",
    "earliest_end": None,
    "latest_end": "1995-06-30",
    "themes": ["culture", "health"],
}


def network() -> nx.Graph:
    graph = nx.Graph(projection="cooperation", title={"fr": "Essai"}, weight="count", nothing=None)
    graph.add_node(
        "http://e.org/a",
        names={"fr": "Évreux", "zh": "埃夫勒"},
        variants=["Evreux", "Ebroicum"],
        kind="commune",
        country="FR",
        region="http://e.org/r",
        region_names={"fr": "Normandie"},
        lat=49.02,
        long=1.15,
        constraint=None,
        betweenness=0.25,
        x=10.0,
        y=-4.5,
        color="#1b9e77",
        size=12.0,
    )
    graph.add_node("http://e.org/b", names={"en": "B"}, kind="", country=None, betweenness=0)
    graph.add_node("http://e.org/c", names={}, bipartite=1)
    later = {**LINK, "id": "http://e.org/p2", "earliest_start": "2002-01-01", "latest_end": None}
    graph.add_edge("http://e.org/b", "http://e.org/a", weight=2.0, links=[LINK, later], bridge=True)
    graph.add_edge("http://e.org/a", "http://e.org/c", weight=1.0, links=[{**LINK, "when": ""}])
    return graph


def from_tables(path: Path) -> nx.Graph:
    read = pl.read_csv if path.suffix == ".csv" else pl.read_parquet
    graph = nx.Graph()
    for row in read(nodes_file(path)).to_dicts():
        graph.add_node(row.pop("id"), **{k: v for k, v in row.items() if v is not None})
    for row in read(path).to_dicts():
        ends = row.pop("source"), row.pop("target")
        graph.add_edge(*ends, **{k: v for k, v in row.items() if v is not None})
    return graph


def node_link(path: Path) -> nx.Graph:
    return nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="links")


def cytoscape(path: Path) -> nx.Graph:
    return nx.cytoscape_graph(json.loads(path.read_text(encoding="utf-8")))


READERS: dict[str, Callable[[Path], nx.Graph]] = {
    "gexf": nx.read_gexf,
    "graphml": nx.read_graphml,
    "json": node_link,
    "cyjs": cytoscape,
    "csv": from_tables,
    "parquet": from_tables,
}


def test_every_format_is_read_back() -> None:
    assert set(READERS) == set(FORMATS)


@pytest.mark.parametrize("ending", FORMATS)
def test_nodes_edges_and_values_come_back(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"net.{ending}"
    write_network(network(), path, "zh")
    back = READERS[ending](path)
    assert set(back) == {f"http://e.org/{key}" for key in "abc"}
    one = back.nodes["http://e.org/a"]
    assert one["label"] == "埃夫勒"
    assert one["label_fr"] == "Évreux"
    assert (one["lat"], one["betweenness"]) == (49.02, 0.25)
    assert one["variants"] == "Evreux|Ebroicum"
    assert one["region"] == "Normandie"
    assert "constraint" not in one
    assert back.nodes["http://e.org/b"]["betweenness"] == 0.0
    assert back.nodes["http://e.org/c"]["label"] == "http://e.org/c"
    edge = back.edges["http://e.org/a", "http://e.org/b"]
    assert edge["weight"] == 2.0
    assert edge["bridge"] is True
    assert edge["themes"] == "culture|health"
    assert edge["relations"] == "http://e.org/p1|http://e.org/p2"
    assert edge["year_start"] == 1981
    assert "year_end" not in edge, "one of the two is not known to have ended"
    assert back.edges["http://e.org/a", "http://e.org/c"]["year_end"] == 1995


def test_igraph_reads_graphml_with_its_types(tmp_path: Path) -> None:
    path = tmp_path / "net.graphml"
    write_network(network(), path)
    back = igraph.Graph.Read_GraphML(str(path))
    assert sorted(back.vs["label"]) == ["B", "http://e.org/c", "Évreux"]
    assert sorted(back.es["weight"]) == [1.0, 2.0]


def test_pandas_reads_the_table_of_edges_into_a_network(tmp_path: Path) -> None:
    path = tmp_path / "net.csv"
    assert write_network(network(), path) == [path, tmp_path / "net.nodes.csv"]
    back = nx.from_pandas_edgelist(pd.read_csv(path), edge_attr=True)
    assert back.edges["http://e.org/a", "http://e.org/b"]["kinds"] == "twinning"
    nodes = pd.read_csv(tmp_path / "net.nodes.csv", index_col="id")
    assert nodes.loc["http://e.org/a", "country"] == "FR"


def test_a_cell_that_a_spreadsheet_would_run_is_text(tmp_path: Path) -> None:
    graph = nx.Graph()
    graph.add_node("http://e.org/a", names={"fr": '=HYPERLINK("http://x")'}, balance=-1.5)
    write_network(graph, tmp_path / "net.csv")
    row = pl.read_csv(tmp_path / "net.nodes.csv").row(0, named=True)
    assert row["label"] == '\'=HYPERLINK("http://x")'
    assert row["balance"] == -1.5


# --- GEXF --------------------------------------------------------------------------------

GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"


def gexf(graph: nx.Graph, folder: Path) -> ET.Element:
    write_network(graph, folder / "net.gexf")
    return ET.parse(folder / "net.gexf").getroot()


def spells(item: ET.Element) -> list[dict[str, str]]:
    return [spell.attrib for spell in item.iter(f"{GEXF}spell")]


def test_gephi_gets_a_timeline_colours_sizes_and_positions(tmp_path: Path) -> None:
    root = gexf(network(), tmp_path)
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    nodes = {node.get("id"): node for node in root.iter(f"{GEXF}node")}
    edges = {(e.get("source"), e.get("target")): e for e in root.iter(f"{GEXF}edge")}
    assert spells(edges["http://e.org/a", "http://e.org/b"]) == [
        {"start": "1981-01-01", "end": "1995-06-30"},
        {"start": "2002-01-01"},
    ]
    assert spells(nodes["http://e.org/c"]) == [{"start": "1981-01-01", "end": "1995-06-30"}]
    one = nodes["http://e.org/a"]
    assert one.find(f"{VIZ}color").attrib == {"r": "27", "g": "158", "b": "119", "a": "1.0"}
    assert one.find(f"{VIZ}position").attrib == {"x": "10.0", "y": "4.5", "z": "0.0"}
    assert one.find(f"{VIZ}size").attrib == {"value": "12.0"}


def test_a_network_without_dates_is_static(tmp_path: Path) -> None:
    graph = nx.path_graph(["http://e.org/a", "http://e.org/b"])
    graph.edges["http://e.org/a", "http://e.org/b"]["links"] = [{"id": "p"}, LINK]
    root = gexf(graph, tmp_path)
    assert root.find(f"{GEXF}graph").get("mode") == "static"
    assert spells(root) == [], "one relation without dates may be there at all times"


def test_spells_that_meet_are_one() -> None:
    assert joined([("2001-01-01", "2001-12-31"), ("2002-01-01", None)]) == [("2001-01-01", None)]
    assert joined([(None, "1990-01-01"), ("1995-01-01", "1996-01-01")]) == [
        (None, "1990-01-01"),
        ("1995-01-01", "1996-01-01"),
    ]
    assert spells_of([]) == []


# --- whatever stands in it -----------------------------------------------------------------

NASTY = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(
        ["\x00a\x0b", "]]>", "</script><img src=x onerror=alert(1)>", "\ud800", "\r\n"]
    ),
    st.dates(),
    st.datetimes(),
    st.lists(st.one_of(st.text(max_size=4), st.none(), st.integers()), max_size=3),
    st.sets(st.text(max_size=4), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)
NAMES = st.one_of(
    st.sampled_from(["id", "ID", "source", "target", "pid", "start", "end", "key", "label", "viz"]),
    st.text(max_size=6),
).filter(lambda name: name not in ("names", "links", "x", "y", "color", "size", "weight"))
ROWS = st.dictionaries(NAMES, NASTY, max_size=4)


@st.composite
def networks(draw: st.DrawFn) -> nx.Graph:
    graph = nx.Graph()
    count = draw(st.integers(0, 5))
    ids = draw(st.lists(st.text(max_size=5), min_size=count, max_size=count, unique=True))
    for node in ids:
        graph.add_node(node)
        graph.nodes[node].update(draw(ROWS))
    for one, two in draw(
        st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=6)
        if ids
        else st.just([])
    ):
        graph.add_edge(one, two)
        graph.edges[one, two].update(draw(ROWS))
    return graph


@pytest.mark.parametrize("ending", ["gexf", "graphml", "json", "cyjs", "parquet"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(graph=networks())
def test_anything_comes_back_as_it_was_cleaned(tmp_path: Path, ending: str, graph) -> None:
    path = tmp_path / f"net.{ending}"
    write_network(graph, path)
    clean = flat(graph)
    back = READERS[ending](path)
    assert set(back) == set(clean.nodes)
    assert {frozenset(ends) for ends in back.edges} == {frozenset(ends) for ends in clean.edges}
    for node, row in clean.nodes.items():
        found = back.nodes[node]
        for name, value in row.items():
            assert found[name] == value, (name, value)
    for ends, row in clean.edges.items():
        found = back.edges[ends]
        for name, value in row.items():
            assert found[name] == value, (name, value)


@given(NASTY, NASTY)
def test_a_column_has_one_type(one: object, two: object) -> None:
    graph = nx.Graph()
    graph.add_node("a", value=one)
    graph.add_node("b", value=two)
    kinds = {type(row["value"]) for row in flat(graph).nodes.values() if "value" in row}
    assert len(kinds) <= 1


@given(st.text())
def test_a_text_is_one_line_that_xml_can_hold(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean
    ET.fromstring(ET.tostring(ET.Element("x", {"v": clean}), encoding="unicode"))
    assert "\n" not in clean


def test_days_are_iso_and_times_too() -> None:
    graph = nx.Graph()
    graph.add_node("a", day=date(2020, 1, 2), moment=datetime(2020, 1, 2, 3, 4))
    assert flat(graph).nodes["a"]["day"] == "2020-01-02"
    assert flat(graph).nodes["a"]["moment"] == "2020-01-02T03:04:00"
