"""Each valid example conforms; each invalid one gives exactly the report beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import SH

from passerelle.graph.validate import Finding, validate_graph, violations
from passerelle.iris import Minter
from passerelle.resources import ontology_dir
from passerelle.sources.rdf import read_rdf
from passerelle.store.terms import to_rdflib

EXAMPLES = ontology_dir() / "examples"
VALID = sorted((EXAMPLES / "valid").glob("*.ttl"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.ttl"))
MINTER = Minter("https://w3id.org/passerelle/")


def findings(file: Path) -> list[Finding]:
    data = to_rdflib(read_rdf(file, MINTER.graph("file"), MINTER))
    return validate_graph(data, with_vocabulary=True)


def shapes() -> rdflib.Graph:
    graph = rdflib.Graph()
    for file in (ontology_dir() / "shapes").glob("*.ttl"):
        graph.parse(file)
    return graph


@pytest.mark.parametrize("file", VALID, ids=lambda file: file.stem)
def test_a_valid_example_conforms(file: Path) -> None:
    assert violations(findings(file)) == []


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_an_invalid_example_gives_its_report_in_three_languages(file: Path) -> None:
    expected = json.loads(file.with_suffix(".expected.json").read_text(encoding="utf-8"))
    found = findings(file)
    key = ("shape", "severity", "focus", "path")
    assert sorted(tuple(getattr(one, name) for name in key) for one in found) == sorted(
        tuple(one.get(name, "") for name in key) for one in expected
    )
    assert file.name.split(".")[0] in {one.shape for one in found}
    for one in found:
        assert {"fr", "en", "zh"} <= one.messages.keys()
        assert len({one.message(lang) for lang in ("fr", "en", "zh")}) == 3


def test_every_shape_with_a_message_has_an_example_that_breaks_it() -> None:
    graph = shapes()
    named = {
        str(shape).rsplit("#", 1)[1]
        for shape in graph.subjects(SH.message, None)
        if isinstance(shape, rdflib.URIRef) and (None, SH.sparql, shape) not in graph
    }
    broken = {file.name.split(".")[0] for file in INVALID}
    assert named - broken == set()


def test_every_shape_speaks_three_languages_once_each() -> None:
    graph = shapes()
    for shape in set(graph.subjects(SH.message, None)):
        languages = [text.language for text in graph.objects(shape, SH.message)]
        assert sorted(languages) == ["en", "fr", "zh"], shape


def test_every_shape_that_has_a_target_speaks_through_its_properties() -> None:
    graph = shapes()
    targets = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
    for target in targets:
        for shape in set(graph.subjects(target, None)):
            for inner in graph.objects(shape, SH.property):
                query = graph.value(inner, SH.sparql)
                assert (inner, SH.message, None) in graph or (query, SH.message, None) in graph
