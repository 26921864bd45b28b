"""Statements sorted on disk: the canonical form, in whatever pieces they come."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest.mock import patch

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from passerelle.publish import statements
from passerelle.publish.figures import Census
from passerelle.publish.statements import Statements
from passerelle.publish.tables import Tables
from passerelle.store import EmbeddedStore

NODES = st.sampled_from([NamedNode(f"http://e/{name}") for name in ("a", "a-b", "ab", "é", "城")])
TEXTS = st.one_of(
    st.text(max_size=4),
    st.sampled_from(
        ['"', " <http://e/g>", "\\", "\n", "\r", "\u2028", "\x00", "\x7f", "_:x .", "@"]
    ),
)
LITERALS = st.one_of(
    TEXTS.map(Literal),
    TEXTS.map(lambda text: Literal(text, language="zh")),
    TEXTS.map(lambda text: Literal(text, datatype=NamedNode("http://e/type"))),
)
GRAPHS = st.one_of(NODES, st.just(DefaultGraph()))


def quads(terms: st.SearchStrategy[NamedNode] | st.SearchStrategy[NamedNode | BlankNode]) -> object:
    one = st.builds(Quad, terms, NODES, st.one_of(terms, LITERALS), GRAPHS)
    return st.lists(one, max_size=25)


def sorted_by(items: list[Quad], batch: int) -> tuple[list[bytes], list[ox.Triple], list[Quad]]:
    """Lines, triples and quads of `items`, sorted in pieces of `batch` statements."""
    store = EmbeddedStore()
    store.load(items)
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.object(statements, "_BATCH", batch),
        patch.object(statements, "_RUN", 1),
    ):
        found = Statements(store, Path(folder))
        return list(found.lines()), list(found.triples()), list(found.quads())


@given(quads(NODES), st.integers(1, 8))  # type: ignore[arg-type]
def test_without_blank_nodes_sorting_is_all_there_is_to_it(items: list[Quad], batch: int) -> None:
    lines, triples, again = sorted_by(items, batch)
    dataset = ox.Dataset(items)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert lines == sorted(f"{quad} .\n".encode() for quad in dataset)
    assert len(triples) == len(set(triples))
    assert set(triples) == {quad.triple for quad in items}
    assert set(again) == set(items)


BLANK = st.sampled_from([BlankNode(name) for name in ("x", "y", "z")])


@given(quads(st.one_of(NODES, BLANK)), st.integers(1, 8))  # type: ignore[arg-type]
def test_blank_nodes_get_their_canonical_names(items: list[Quad], batch: int) -> None:
    swapped = {"x": "one", "y": "two", "z": "three"}

    def renamed(term: object) -> object:
        return BlankNode(swapped[term.value]) if isinstance(term, BlankNode) else term

    others = [
        Quad(renamed(q.subject), q.predicate, renamed(q.object), q.graph_name)  # type: ignore[arg-type]
        for q in reversed(items)
    ]
    lines, triples, _ = sorted_by(items, batch)
    assert lines == sorted_by(others, batch)[0], "whatever they were called"
    assert len(triples) == len({quad.triple for quad in items})


def test_the_canonical_form_is_that_of_the_standard() -> None:
    text = 'a\b\t\n\f\r"\\\x7f\x01é𝒳'
    quad = Quad(NamedNode("http://e/é"), NamedNode("http://e/p"), Literal(text), DefaultGraph())
    (line,), _, _ = sorted_by([quad], 1)
    escaped = r"a\b\t\n\f\r\"\\\u007F\u0001é𝒳"
    assert line.decode() == f'<http://e/é> <http://e/p> "{escaped}" .\n'


def test_an_empty_graph_is_empty() -> None:
    assert sorted_by([], 3) == ([], [], [])
    assert Census("http://e/").finish().triples == 0


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("＋cmd", "'＋cmd"),
        ("@x", "'@x"),
        ("-2", "'-2"),
        ('a "b", c', '"a ""b"", c"'),
        ("two\rlines", '"two\rlines"'),
    ],
)
def test_no_cell_of_a_table_is_run_by_a_spreadsheet(tmp_path: Path, text: str, cell: str) -> None:
    pas = "https://w3id.org/passerelle/def#"
    thing = NamedNode("https://w3id.org/passerelle/id/event/x")
    kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    tables = Tables()
    tables.take(
        thing.value,
        [
            ox.Triple(thing, kind, NamedNode(f"{pas}Event")),
            ox.Triple(thing, NamedNode(f"{pas}venue"), Literal(text)),
            ox.Triple(thing, NamedNode(f"{pas}edition"), Literal("-2")),
        ],
    )
    (written,) = (one for one in tables.write(tmp_path) if one.table.name == "events")
    line = written.csv.read_bytes().decode().split("\n", 1)[1]
    assert f",-2,,{cell}," in line, "a number stays a number"
