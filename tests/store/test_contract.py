"""One contract, run against every store: in memory, on disk, and a real server on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple

from passerelle.errors import QueryError, StoreError
from passerelle.store import EmbeddedStore, RdflibStore, RemoteStore, Store
from passerelle.store.base import DUMP_FORMATS
from tests.servers import free_port, oxigraph

EX = "http://example.org/"
ONE, TWO = NamedNode(f"{EX}graph/one"), NamedNode(f"{EX}graph/two")


def node(name: str) -> NamedNode:
    return NamedNode(EX + name)


QUADS = [
    Quad(node("a"), node("name"), Literal("Chengdu", language="fr"), ONE),
    Quad(node("a"), node("name"), Literal("成都市", language="zh"), ONE),
    Quad(node("a"), node("says"), Literal('a "quote",\na \\ and a }'), TWO),
    Quad(
        node("a"),
        node("since"),
        Literal("1981-06-22", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date")),
        TWO,
    ),
    Quad(node("b"), node("knows"), node("a"), TWO),
    Quad(node("b"), node("knows"), node("a"), ONE),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The Oxigraph server from PyPI, on loopback, with an empty store."""
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as address:
        yield address


def remote(server: str, **options: str) -> RemoteStore:
    return RemoteStore(
        f"{server}/query",
        update=f"{server}/update",
        parameters={"union-default-graph": ""},
        **options,
    )


@pytest.fixture(params=["memory", "disk", "rdflib", "remote by updates", "remote by graph store"])
def store(request: pytest.FixtureRequest, tmp_path: Path, server: str) -> Store:
    kind = str(request.param)
    if kind == "memory":
        made: Store = EmbeddedStore()
    elif kind == "disk":
        (tmp_path / "store").mkdir()
        made = EmbeddedStore(tmp_path / "store")
    elif kind == "rdflib":
        made = RdflibStore()
    elif kind == "remote by updates":
        made = remote(server)
    else:
        made = remote(server, graph_store=f"{server}/store")
    for graph in made.graphs():
        made.replace_graph(graph, [])
    made.load(QUADS)
    return made


def test_select_sees_the_union_of_all_graphs(store: Store) -> None:
    answer = store.select(f"SELECT DISTINCT ?s WHERE {{ ?s <{EX}knows> ?o }}")
    assert answer.variables == ("s",)
    assert answer.rows == [(node("b"),)]


def test_terms_come_back_as_they_went_in(store: Store) -> None:
    answer = store.select(f"SELECT ?p ?o WHERE {{ <{EX}a> ?p ?o }} ORDER BY ?p ?o")
    assert {(row["p"], row["o"]) for row in answer} == {
        (quad.predicate, quad.object) for quad in QUADS if quad.subject == node("a")
    }


def test_unbound_variables_are_absent(store: Store) -> None:
    answer = store.select("SELECT ?x ?y WHERE { BIND(1 AS ?x) }")
    assert answer.rows[0][1] is None
    assert list(answer) == [{"x": answer.rows[0][0]}]


def test_an_empty_answer_keeps_its_columns(store: Store) -> None:
    answer = store.select("SELECT ?a ?b WHERE { ?a <http://example.org/none> ?b }")
    assert (answer.variables, len(answer)) == (("a", "b"), 0)


def test_ask(store: Store) -> None:
    assert store.ask(f"ASK {{ <{EX}b> ?p <{EX}a> }}") is True
    assert store.ask(f"ASK {{ <{EX}c> ?p ?o }}") is False


def test_construct_gives_each_triple_once(store: Store) -> None:
    found = store.construct(
        f"CONSTRUCT {{ ?o <{EX}known> ?s }} WHERE {{ GRAPH ?g {{ ?s <{EX}knows> ?o }} }}"
    )
    assert found == [Triple(node("a"), node("known"), node("b"))]


def test_graphs_are_listed_in_order(store: Store) -> None:
    assert store.graphs() == [ONE, TWO]


def test_replacing_a_graph_leaves_the_others(store: Store) -> None:
    only = Triple(node("x"), node("y"), Literal("z"))
    store.replace_graph(ONE, [only])
    assert [quad.triple for quad in store.quads(ONE)] == [only]
    assert set(store.quads(TWO)) == {quad for quad in QUADS if quad.graph_name == TWO}


def test_a_graph_replaced_by_nothing_is_gone(store: Store) -> None:
    store.replace_graph(ONE, [])
    assert store.graphs() == [TWO]


def test_replacing_with_more_than_one_batch_loses_nothing(store: Store) -> None:
    many = [Triple(node(f"n{i}"), node("is"), Literal(str(i))) for i in range(5003)]
    store.replace_graph(ONE, iter(many))
    assert {quad.triple for quad in store.quads(ONE)} == set(many)


@pytest.mark.parametrize("form", sorted(DUMP_FORMATS))
def test_a_dump_reads_back_to_the_same_statements(store: Store, form: str, tmp_path: Path) -> None:
    path = tmp_path / f"dump.{DUMP_FORMATS[form]}"
    count = store.dump(path, form)
    kind = RdfFormat.from_extension(DUMP_FORMATS[form])
    assert kind is not None
    back = list(ox.parse(path=str(path), format=kind))
    assert count == len(back)
    if kind.supports_datasets:
        assert set(back) == set(QUADS)
    else:
        assert {quad.triple for quad in back} == {quad.triple for quad in QUADS}


def test_a_query_with_a_fault_is_refused_with_its_place(store: Store) -> None:
    with pytest.raises(QueryError) as fault:
        store.select("SELECT * WHERE { ?s ?p }")
    assert "1:" in fault.value.message


def test_a_query_of_another_form_is_named(store: Store) -> None:
    with pytest.raises(QueryError, match="SELECT"):
        store.select("ASK { ?s ?p ?o }")


def test_an_endpoint_that_is_not_there_says_so() -> None:
    gone = RemoteStore(f"http://127.0.0.1:{free_port()}/query", timeout=2)
    with pytest.raises(StoreError, match="cannot be reached"):
        gone.select("SELECT * WHERE { ?s ?p ?o }")


def test_a_store_without_update_address_is_read_only(server: str) -> None:
    with pytest.raises(StoreError, match="read-only"):
        RemoteStore(f"{server}/query").load(QUADS)


def test_an_embedded_reader_does_not_keep_a_second_reader_out(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    writer = EmbeddedStore(tmp_path / "store")
    writer.load(QUADS)
    writer.close()
    readers = [EmbeddedStore(tmp_path / "store", read_only=True) for _ in range(2)]
    assert [reader.graphs() for reader in readers] == [[ONE, TWO], [ONE, TWO]]
    for reader in readers:
        reader.close()
