"""Networks: who is linked to whom, by how many relations, and the files that say so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import networkx as nx
import pytest

from passerelle.errors import QueryError, UsageError
from passerelle.network import network, write_network
from passerelle.network.project import Part, Relation
from passerelle.network.select import Selection, pairs, select_relations
from passerelle.pipeline.build import build
from passerelle.pipeline.state import open_store
from passerelle.times import When
from passerelle.workspace import Workspace


@pytest.fixture
def graph(workspace: Path) -> nx.Graph:
    build(Workspace(workspace))
    return network(open_store(Workspace(workspace)), "cooperation")


def names(graph: nx.Graph) -> set[frozenset[str]]:
    return {frozenset(graph.nodes[n]["names"]["fr"] for n in edge) for edge in graph.edges}


def test_partners_are_linked_and_described(graph: nx.Graph) -> None:
    assert names(graph) == {
        frozenset({"Montpellier", "Chengdu"}),
        frozenset({"Rennes", "Jinan"}),
    }
    chengdu = next(d for _, d in graph.nodes(data=True) if d["names"]["fr"] == "Chengdu")
    assert chengdu["names"]["zh"] == "成都市"
    assert (chengdu["kind"], chengdu["country"]) == ("prefecture-city", "CN")
    assert (chengdu["lat"], chengdu["long"]) == (30.66, 104.06)
    assert set(chengdu["kind_names"]) == {"fr", "en", "zh"}


def test_each_link_carries_its_evidence(graph: nx.Graph) -> None:
    (link,) = next(
        data["links"]
        for *ends, data in graph.edges(data=True)
        if "Montpellier" in {graph.nodes[end]["names"]["fr"] for end in ends}
    )
    assert (link["when"], link["kind"], link["modality"]) == ("1981", "twinning", "asserted")
    assert link["themes"] == ["culture", "health"]
    assert [(e["source"], e["file"], e["row"]) for e in link["evidence"]] == [
        ("Jumelages", "twins.csv", "2")
    ]


def test_a_day_keeps_what_is_active_and_possible_is_wider(workspace: Path) -> None:
    build(Workspace(workspace))
    store = open_store(Workspace(workspace))
    day = date(1990, 1, 1)
    certain = network(store, "cooperation", on=day)
    possible = network(store, "cooperation", on=day, possible=True)
    assert names(certain) == set(), "an unknown end is never taken for ongoing"
    assert names(possible) == {frozenset({"Montpellier", "Chengdu"})}


def parts(**sides: str) -> list[Part]:
    return [Part(actor, side=side) for actor, side in sides.items()]


def linked(some: list[Part]) -> set[tuple[str, str]]:
    return {(one.actor, two.actor) for one, two in pairs(some)}


def counted(relations: list[Relation], **wanted) -> list[str]:
    return [relation.node for relation, _ in select_relations(relations, Selection(**wanted))]


def test_pairs_cross_the_sides() -> None:
    found = linked(parts(bordeaux="FR", aquitaine="FR", wuhan="CN", hubei="CN"))
    assert ("aquitaine", "bordeaux") not in found
    assert len(found) == 4


def test_without_sides_all_are_linked() -> None:
    assert len(linked(parts(a="", b="", c=""))) == 3


def test_two_whose_dates_exclude_each_other_are_not_linked() -> None:
    first, later = Part("a", when=When.parse("1990/1995")), Part("b", when=When.parse("2001"))
    assert linked([first, later]) == set()
    assert linked([first, Part("b", when=When.parse("1994"))]) == {("a", "b")}


def test_only_the_modalities_asked_for_count() -> None:
    said = [
        Relation(m, modality=f"def/modality#{m}", parts=parts(a="", b=""))
        for m in ("asserted", "reported", "intended", "denied")
    ]
    assert counted(said) == ["asserted"]
    assert counted(said, modalities=frozenset({"asserted", "reported"})) == ["asserted", "reported"]


def test_what_has_no_date_is_possible_and_never_certain() -> None:
    undated = [Relation("r", parts=parts(a="")), Relation("q", when=When(), parts=parts(a=""))]
    day = date(2020, 1, 1)
    assert counted(undated, first=day, last=day) == []
    assert counted(undated, first=day, last=day, possible=True) == ["r", "q"]


def test_an_unknown_network_gets_a_suggestion(workspace: Path) -> None:
    build(Workspace(workspace))
    with pytest.raises(QueryError, match="Did you mean 'cooperation'"):
        network(open_store(Workspace(workspace)), "cooperations")


@pytest.mark.parametrize(("ending", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_files_read_back_with_the_same_nodes_edges_and_values(
    graph: nx.Graph, tmp_path: Path, ending: str, read
) -> None:
    path = tmp_path / f"net.{ending}"
    write_network(graph, path, "zh")
    back = read(path)
    assert set(back) == set(graph)
    assert {frozenset(e) for e in back.edges} == {frozenset(e) for e in graph.edges}
    chengdu = next(d for _, d in back.nodes(data=True) if d["label"] == "成都市")
    assert (chengdu["label_fr"], float(chengdu["lat"])) == ("Chengdu", 30.66)
    themes = {d.get("themes", "") for *_, d in back.edges(data=True)}
    assert themes == {"culture|health", ""}


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_the_same_network_gives_the_same_bytes(
    graph: nx.Graph, tmp_path: Path, ending: str
) -> None:
    one, two = tmp_path / f"a.{ending}", tmp_path / f"b.{ending}"
    write_network(graph, one)
    shuffled = nx.Graph(**graph.graph)
    shuffled.add_nodes_from(reversed(list(graph.nodes(data=True))))
    shuffled.add_edges_from((b, a, d) for a, b, d in reversed(list(graph.edges(data=True))))
    write_network(shuffled, two)
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_odd_names_do_not_break_the_file(tmp_path: Path, ending: str) -> None:
    odd = nx.Graph()
    name = "a\x00b\x0b</script><img src=x onerror=alert(1)>&\"'"
    odd.add_node("http://e.org/a", names={"fr": name}, kind=None, country=None, lat=None, long=None)
    path = tmp_path / f"odd.{ending}"
    write_network(odd, path)
    back = (nx.read_graphml if ending == "graphml" else nx.read_gexf)(path)
    assert back.nodes["http://e.org/a"]["label"] == name.replace("\x00", "").replace("\x0b", "")


def test_an_empty_network_is_a_valid_file(tmp_path: Path) -> None:
    write_network(nx.Graph(), tmp_path / "empty.gexf")
    assert len(nx.read_gexf(tmp_path / "empty.gexf")) == 0


def test_an_unknown_ending_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no known format"):
        write_network(nx.Graph(), tmp_path / "net.doc")
    assert list(tmp_path.iterdir()) == []
