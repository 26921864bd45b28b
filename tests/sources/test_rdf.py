"""RDF sources: taken as they stand, in a graph of their own, without blank nodes."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, NamedNode, Quad

from passerelle.errors import SourceError
from passerelle.iris import Minter
from passerelle.sources.rdf import read_rdf

MINT = Minter("https://w3id.org/passerelle/")
TURTLE = """\
@prefix e: <http://example.org/> .
e:a e:knows [ e:name "B" ], [ e:name "C" ] ; e:list ( 1 2 ) .
_:x e:name "X" .
"""


def read(path: Path, source: str = "s") -> list[Quad]:
    return list(read_rdf(path, MINT.graph(f"source/{source}"), MINT))


def write(tmp_path: Path, name: str, text: str = TURTLE) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_same_file_gives_the_same_statements_every_time(tmp_path: Path) -> None:
    path = write(tmp_path, "a.ttl")
    quads = read(path)
    assert len(quads) == 10
    assert set(read(path)) == set(quads)
    assert set(read(write(tmp_path, "renamed.ttl"))) == set(quads)


def test_the_order_of_statements_changes_nothing(tmp_path: Path) -> None:
    prefix, *lines = TURTLE.splitlines()
    turned = "\n".join([prefix, *reversed(lines)])
    assert set(read(write(tmp_path, "b.ttl", turned))) == set(read(write(tmp_path, "a.ttl")))


def test_blank_nodes_become_addresses_below_the_base(tmp_path: Path) -> None:
    quads = read(write(tmp_path, "a.ttl"))
    assert not any(isinstance(term, BlankNode) for quad in quads for term in quad)
    made = {q.subject.value for q in quads if "example.org" not in q.subject.value}  # type: ignore[union-attr]
    assert len(made) == 5
    assert all(address.startswith(f"{MINT.base}id/node/") for address in made)


def test_two_sources_never_share_a_blank_node(tmp_path: Path) -> None:
    path = write(tmp_path, "a.ttl", "_:x <http://example.org/name> 'X' .")
    assert read(path, "one")[0].subject != read(path, "two")[0].subject


def test_all_statements_are_in_the_graph_of_the_source(tmp_path: Path) -> None:
    text = "<http://e/a> <http://e/b> <http://e/c> <http://e/own-graph> .\n"
    (quad,) = read(write(tmp_path, "a.nq", text))
    assert quad.graph_name == NamedNode(f"{MINT.base}graph/source/s")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.nt", "<http://e/a> <http://e/b> <http://e/c> .\n"),
        ("a.TTL", "<http://e/a> <http://e/b> <http://e/c> ."),
        ("a.trig", "GRAPH <http://e/g> { <http://e/a> <http://e/b> <http://e/c> }"),
        ("a.jsonld", '{"@id": "http://e/a", "http://e/b": {"@id": "http://e/c"}}'),
        (
            "a.rdf",
            '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'
            '<r:Description r:about="http://e/a"><e:b r:resource="http://e/c"/></r:Description>'
            "</r:RDF>",
        ),
    ],
)
def test_the_ending_says_the_format(tmp_path: Path, name: str, text: str) -> None:
    (quad,) = read(write(tmp_path, name, text))
    assert (quad.subject, quad.object) == (NamedNode("http://e/a"), NamedNode("http://e/c"))


def test_a_syntax_error_is_named_with_its_line(tmp_path: Path) -> None:
    good = "<http://e/a> <http://e/b> <http://e/c> .\n"
    path = write(tmp_path, "a.ttl", good * 6 + "<http://e/a> <http://e/b> .\n" + good)
    with pytest.raises(SourceError) as caught:
        read(path)
    assert (caught.value.where, caught.value.line) == (str(path), 7)
    assert "syntax error" in caught.value.what


def test_an_unknown_ending_brings_up_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"'\.rtf' is no RDF format.*\.ttl, \.trig"):
        read(write(tmp_path, "a.rtf"))


def test_a_statement_about_a_statement_is_refused(tmp_path: Path) -> None:
    text = "<http://e/a> <http://e/b> <<( <http://e/a> <http://e/b> <http://e/c> )>> ."
    with pytest.raises(SourceError, match=r"triple term.*node of its own"):
        read(write(tmp_path, "a.ttl", text))


def test_a_missing_file_brings_up_the_one_that_is_meant(tmp_path: Path) -> None:
    write(tmp_path, "towns.ttl")
    with pytest.raises(SourceError, match=r"Did you mean 'towns\.ttl'"):
        read(tmp_path / "town.ttl")


def test_many_blank_nodes_that_tell_themselves_apart_are_read(tmp_path: Path) -> None:
    text = "".join(
        f'[] <http://e/n> "{n}" ; <http://e/p> [ <http://e/m> {n} ] .\n' for n in range(2000)
    )
    assert len(read(write(tmp_path, "a.ttl", text))) == 6000
