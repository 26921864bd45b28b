"""The gate's queries find what a SHACL validator finds, node by node, with names and places."""

from __future__ import annotations

from random import Random

import pytest
import rdflib
from pyoxigraph import Quad, RdfFormat, parse

from benchmarks.validators.examples import apart, vocabulary
from benchmarks.validators.faults import FAULTS, Fault
from passerelle.errors import ValidationError
from passerelle.graph.checks import compile_checks
from passerelle.graph.validate import Finding, shapes_graph, validate_graph
from passerelle.pipeline.gate import find_faults
from passerelle.resources import ontology_dir
from passerelle.store import EmbeddedStore
from passerelle.store.terms import to_rdflib

EXAMPLES = ontology_dir() / "examples"
VALID = sorted((EXAMPLES / "valid").glob("*.ttl"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.ttl"))
# rdflib writes a moment with its offset, whichever way it was written.
REWRITTEN = {"1999-12-31T23:59:59+00:00": "1999-12-31T23:59:59Z"}


def by_gate(quads: list[Quad]) -> list[Finding]:
    store = EmbeddedStore()
    store.load(quads)
    return find_faults(store)


def told(findings: list[Finding]) -> list[tuple[object, ...]]:
    return [
        (
            *(one.severity, one.shape, one.focus, one.path),
            REWRITTEN.get(one.value, one.value),
            *(one.name, one.evidence, sorted(one.messages.items())),
        )
        for one in findings
    ]


def test_both_tell_the_same_of_all_examples() -> None:
    quads = [*apart([*VALID, *INVALID]), *vocabulary()]
    found = told(by_gate(quads))
    assert found == told(validate_graph(to_rdflib(quads)))
    assert len(found) >= len(INVALID)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_both_see_a_fault_of_each_kind(fault: Fault) -> None:
    graph = to_rdflib([*apart(VALID), *vocabulary()])
    node = min(set(fault.nodes(graph)), key=str)
    fault.spoil(graph, node, Random(1))
    store = EmbeddedStore()
    store.load(parse(graph.serialize(format="nt"), format=RdfFormat.N_TRIPLES))
    found = find_faults(store)
    assert told(found) == told(validate_graph(graph))
    assert fault.shape in {one.shape for one in found}


def test_each_component_of_our_shapes_is_compiled() -> None:
    named = {check.shape for check in compile_checks()}
    with_messages = set(shapes_graph().subjects(rdflib.SH.message, None))
    queries = set(shapes_graph().objects(None, rdflib.SH.sparql))
    assert with_messages - queries <= named


def test_a_component_that_is_not_compiled_is_refused_by_name() -> None:
    shapes = rdflib.Graph().parse(
        data="""@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <https://e.org/> .
        e:Shape sh:targetClass e:Thing ; sh:property [ sh:path e:p ; sh:maxLength 3 ] .""",
        format="turtle",
    )
    with pytest.raises(ValidationError, match="maxLength"):
        compile_checks(shapes)
