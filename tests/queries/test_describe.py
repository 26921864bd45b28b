"""The packs described as SHACL executables can themselves be queried."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import rdflib.plugins.sparql

from passerelle.queries import load_questions
from passerelle.queries.bind import with_prefixes
from passerelle.queries.describe import describe
from tests.conftest import Ran

QUESTIONS = load_questions()
BASE = "https://example.org/"


@pytest.fixture(scope="module")
def packs() -> rdflib.Graph:
    graph = rdflib.Graph()
    text = describe(QUESTIONS.values(), BASE, "https://example.org/sparql")
    return graph.parse(data=text, format="turtle")


def rows(graph: rdflib.Graph, query: str) -> list[tuple[str, ...]]:
    return [tuple(str(cell) for cell in row) for row in graph.query(with_prefixes(query))]  # type: ignore[union-attr]


def test_the_query_of_the_convention_lists_all_questions(packs: rdflib.Graph) -> None:
    found = rows(
        packs,
        "SELECT DISTINCT ?sq ?comment ?query WHERE { ?sq a sh:SPARQLExecutable ; "
        "rdfs:comment ?comment ; sh:select ?query . FILTER(LANG(?comment) = 'zh') } ORDER BY ?sq",
    )
    assert [row[0] for row in found] == sorted(f"{BASE}queries/{name}" for name in QUESTIONS)
    assert all(row[1] for row in found)


def test_which_questions_can_be_asked_of_an_authority(packs: rdflib.Graph) -> None:
    found = rows(
        packs,
        "SELECT ?q ?name WHERE { ?q sh:parameter ?p . ?p sh:class pas:Collectivity ; "
        "sh:optional false ; sh:name ?name . FILTER(LANG(?name) = 'fr') }",
    )
    assert found == [(f"{BASE}queries/partnerships/of-authority", "collectivité")]


def test_questions_are_found_by_keyword_and_by_competency_question(packs: rdflib.Graph) -> None:
    by_word = rows(packs, "SELECT ?q WHERE { ?q schema:keywords 'sdg' } ORDER BY ?q")
    assert [row[0] for row in by_word] == [
        f"{BASE}queries/themes/sustainable-development-goals",
        f"{BASE}queries/themes/without-goal",
    ]
    numbers = {row[0] for row in rows(packs, "SELECT ?n WHERE { ?q dcterms:identifier ?n }")}
    assert numbers == {f"Q{number:02}" for number in range(1, 29)}


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_a_described_query_is_whole(name: str, packs: rdflib.Graph) -> None:
    node = rdflib.URIRef(f"{BASE}queries/{name}")
    text = str(packs.value(node, rdflib.SH.select))
    rdflib.plugins.sparql.prepareQuery(text)
    ox.Store().query(text)
    assert "#+" not in text
    declared = set(rows(packs, "SELECT ?p WHERE { ?any sh:declare/sh:prefix ?p }"))
    used = {(line.split()[1].rstrip(":"),) for line in text.splitlines() if line[:6] == "PREFIX"}
    assert used <= declared


def test_the_command_writes_the_file_whole(tmp_path: Path, passerelle: Callable[..., Ran]) -> None:
    file = tmp_path / "packs.ttl"
    ran = passerelle("queries", "describe", "-o", file, "--base", "https://example.org")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"{file}: {len(QUESTIONS)} questions\n"
    assert file.read_text(encoding="utf-8") == describe(
        QUESTIONS.values(), BASE, "https://example.org/sparql"
    )
