"""The W3C SHACL test suite, run whole against the validator that is the gate."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import rdflib
from pyshacl import validate
from rdflib.collection import Collection
from rdflib.namespace import SH

from tests.external.conftest import SHARED

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = rdflib.Namespace("http://www.w3.org/ns/shacl-test#")
SUITE = SHARED / "conformance" / "shacl"


class Case(NamedTuple):
    name: str
    graph: rdflib.Graph
    entry: rdflib.term.Node


def cases(manifest: Path) -> Iterator[Case]:
    graph = rdflib.Graph().parse(manifest)
    for include in graph.objects(None, MF.include):
        yield from cases(Path(str(include).removeprefix("file://")))
    for head in graph.objects(None, MF.entries):
        for entry in Collection(graph, head):
            name = manifest.relative_to(SUITE).with_suffix("").as_posix()
            yield Case(name, graph, entry)


CASES = list(cases(SUITE / "manifest.ttl")) if SUITE.is_dir() else []


def part(case: Case, predicate: rdflib.URIRef) -> rdflib.Graph:
    action = case.graph.value(case.entry, MF.action)
    address = case.graph.value(action, predicate)
    assert address is not None
    return rdflib.Graph().parse(str(address).removeprefix("file://"), format="turtle")


def results(graph: rdflib.Graph, node: rdflib.term.Node | None = None) -> list[tuple[str, ...]]:
    """What the suite compares of a report: one row per result, without messages."""
    keys = (SH.focusNode, SH.resultSeverity, SH.sourceConstraintComponent, SH.value)

    def text(result: rdflib.term.Node, key: rdflib.URIRef) -> str:
        value = graph.value(result, key)
        return "blank" if isinstance(value, rdflib.BNode) else str(value)

    return sorted(
        tuple(text(result, key) for key in keys) for result in graph.objects(node, SH.result)
    )


def passes(case: Case) -> bool:
    expected = case.graph.value(case.entry, MF.result)
    try:
        _, report, _ = validate(part(case, SHT.dataGraph), shacl_graph=part(case, SHT.shapesGraph))
    except Exception:  # the suite asks for a failure of any kind
        return expected == SHT.Failure
    if not isinstance(report, rdflib.Graph):  # a ValidationFailure, given instead of raised
        return expected == SHT.Failure
    return results(report) == results(case.graph, expected)


# Fails, by name, with the reason. A name that passes makes the test fail: take it out then.
KNOWN = {
    "core/property/uniqueLang-002": 'rdflib reads "1"^^xsd:boolean as true; the standard asks '
    "for the lexical form true",
    "sparql/pre-binding/shapesGraph-001": "pySHACL does not bind $shapesGraph, an optional feature",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_validator_in_use_passes_the_suite(case: Case) -> None:
    assert passes(case) is (case.name not in KNOWN)
