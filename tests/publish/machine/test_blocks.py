"""The dumps block by block: the canonical form, and what is taken over from former dumps."""

from __future__ import annotations

import gzip
import hashlib
import tempfile
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from passerelle.namespaces import PAS, RDF
from passerelle.publish.machine.dumps import (
    Dumps,
    blocks,
    dump_files,
    dumps_of,
    make_dumps,
    recall,
    remembered,
)
from passerelle.publish.machine.dumps.tables import Tables, separated_rows
from passerelle.publish.parts import Site
from passerelle.publish.run.digests import Digests
from passerelle.publish.run.tree import Tree
from passerelle.store import EmbeddedStore
from passerelle.workspace import Settings

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
ROWS = (PAS.Event, PAS.Partnership, PAS.Claim)
"""Classes whose members are rows of tables."""
GRAPHS = st.one_of(NODES, st.just(DefaultGraph()))


def quads(terms: st.SearchStrategy[NamedNode] | st.SearchStrategy[NamedNode | BlankNode]) -> object:
    one = st.builds(Quad, terms, NODES, st.one_of(terms, LITERALS), GRAPHS)
    row = st.builds(Quad, terms, st.just(RDF.type), st.sampled_from(ROWS), GRAPHS)
    return st.lists(st.one_of(one, row), max_size=25)


ALIVE: list[Site] = []
"""Dumps lie on the disk as long as their site is there."""


def site_of(items: list[Quad]) -> Site:
    store = EmbeddedStore()
    store.load(items)
    site = Site(store, Settings(), "http://e/")
    ALIVE.append(site)
    return site


def dumped(items: list[Quad]) -> Dumps:
    return dumps_of(site_of(items))


def lines_of(dumps: Dumps) -> list[bytes]:
    return gzip.decompress(dumps.files[0].path.read_bytes()).splitlines(keepends=True)


def read(dumps: Dumps, ending: str) -> list[Quad]:
    (file,) = (one for one in dumps.graphs if one.ending == ending)
    return list(ox.parse(path=str(file.path)))


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every second subject begins a block."""
    ALIVE.clear()
    monkeypatch.setattr(blocks, "_SUBJECTS", 2)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(quads(NODES))  # type: ignore[arg-type]
def test_without_blank_nodes_sorting_is_all_there_is_to_it(items: list[Quad]) -> None:
    dumps = dumped(items)
    dataset = ox.Dataset(items)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted(f"{quad} .\n".encode() for quad in dataset)
    assert lines_of(dumps) == lines
    assert dumps.canonical == hashlib.sha256(b"".join(lines)).hexdigest()
    assert dumps.quads == len(set(items))
    for ending in ("trig", "jsonld"):
        assert set(read(dumps, ending)) == set(items)
    union = {quad.triple for quad in items}
    turtle = [quad.triple for quad in read(dumps, "ttl")]
    assert set(turtle) == union
    assert len(turtle) == len(union) == dumps.figures.triples


BLANK = st.sampled_from([BlankNode(name) for name in ("x", "y", "z")])
MIXED = quads(st.one_of(NODES, BLANK))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MIXED)  # type: ignore[arg-type]
def test_blank_nodes_get_their_canonical_names(items: list[Quad]) -> None:
    swapped = {"x": "one", "y": "two", "z": "three"}

    def renamed(term: object) -> object:
        return BlankNode(swapped[term.value]) if isinstance(term, BlankNode) else term

    others = [
        Quad(renamed(q.subject), q.predicate, renamed(q.object), q.graph_name)  # type: ignore[arg-type]
        for q in reversed(items)
    ]
    dataset = ox.Dataset(items)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    dumps = dumped(items)
    assert lines_of(dumps) == sorted(f"{quad} .\n".encode() for quad in dataset)
    assert [one.digest for one in dumped(others).files] == [one.digest for one in dumps.files]
    assert set(read(dumps, "trig")) == set(read(dumps, "jsonld"))
    assert len(read(dumps, "ttl")) == len({quad.triple for quad in items})


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MIXED, MIXED, st.integers(0, 25))  # type: ignore[arg-type]
def test_what_is_taken_from_former_dumps_is_what_would_be_written(
    first: list[Quad], more: list[Quad], kept: int
) -> None:
    """Whatever is added and taken away, over two steps and through the memory."""
    with tempfile.TemporaryDirectory() as room:
        former: Dumps | None = None
        for number, items in enumerate((first, first[:kept] + more, more)):
            site = site_of(items)
            made = make_dumps(site, Digests(site.store), former)
            top = Path(room) / str(number)
            for file in dump_files(site):
                Tree(top, top).write(file)
            fresh = dumped(items)
            assert [(one.place, one.digest, one.rows) for one in made.files] == [
                (one.place, one.digest, one.rows) for one in fresh.files
            ]
            assert (made.canonical, made.quads) == (fresh.canonical, fresh.quads)
            assert made.figures == fresh.figures
            former = recall(site_of(items), remembered(site), top)
            assert former is not None


def test_dumps_that_are_not_as_they_were_are_not_built_upon(tmp_path: Path) -> None:
    site = site_of([Quad(NamedNode("http://e/a"), NamedNode("http://e/p"), Literal("x"))])
    for file in dump_files(site):
        Tree(tmp_path, tmp_path).write(file)
    kept = remembered(site)
    assert recall(site, kept, tmp_path) is not None
    (tmp_path / "dumps/passerelle.ttl").write_text("shorter")
    assert recall(site, kept, tmp_path) is None


def test_the_canonical_form_is_that_of_the_standard() -> None:
    text = 'a\b\t\n\f\r"\\\x7f\x01é𝒳'
    quad = Quad(NamedNode("http://e/é"), NamedNode("http://e/p"), Literal(text), DefaultGraph())
    (line,) = lines_of(dumped([quad]))
    escaped = r"a\b\t\n\f\r\"\\\u007F\u0001é𝒳"
    assert line.decode() == f'<http://e/é> <http://e/p> "{escaped}" .\n'


def test_an_empty_graph_is_empty() -> None:
    dumps = dumped([])
    assert (lines_of(dumps), dumps.quads, dumps.figures.triples) == ([], 0, 0)
    assert [read(dumps, ending) for ending in ("trig", "ttl", "jsonld", "rdf")] == [[]] * 4


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
def test_no_cell_of_a_table_is_run_by_a_spreadsheet(text: str, cell: str) -> None:
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
    line = separated_rows(tables.rows()["events"]).decode()
    assert f",-2,,{cell}," in line, "a number stays a number"
