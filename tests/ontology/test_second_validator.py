"""A second validator, rudof, finds in the examples what pySHACL finds, no more and no less.

The benchmark in ``benchmarks/validators`` asks the same of the whole reference graph.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random

import pytest
import rdflib

from benchmarks.validators.both import Result, by_pyshacl, by_rudof
from benchmarks.validators.examples import apart, moved, vocabulary
from benchmarks.validators.faults import FAULTS, Fault
from passerelle.resources import ontology_dir
from passerelle.store.terms import to_rdflib

EXAMPLES = ontology_dir() / "examples"
VALID = sorted((EXAMPLES / "valid").glob("*.ttl"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.ttl"))


def as_text(graph: rdflib.Graph) -> str:
    return graph.serialize(format="nt")


@cache
def answers() -> tuple[set[Result], set[Result]]:
    """What the two validators find in all examples."""
    graph = to_rdflib([*apart([*VALID, *INVALID]), *vocabulary()])
    return by_pyshacl(graph), by_rudof(as_text(graph))


def test_both_find_the_same_in_all_examples() -> None:
    pyshacl, rudof = answers()
    assert pyshacl - rudof == set()
    assert rudof - pyshacl == set()


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_the_second_finds_what_the_report_beside_the_example_says(file: Path) -> None:
    expected = json.loads(file.with_suffix(".expected.json").read_text(encoding="utf-8"))
    wanted = {(one["shape"], one["severity"], moved(one["focus"], file.stem)) for one in expected}
    own = moved("https://w3id.org/passerelle/id/", file.stem)
    found = {
        (one.shape, one.severity, one.focus)
        for one in answers()[1]
        if one.focus.startswith(own) or one.value.startswith(own)
    }
    assert found == wanted


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_both_see_a_fault_of_each_kind(fault: Fault) -> None:
    graph = to_rdflib([*apart(VALID), *vocabulary()])
    node = min(set(fault.nodes(graph)), key=str)
    fault.spoil(graph, node, Random(1))
    pyshacl, rudof = by_pyshacl(graph), by_rudof(as_text(graph))
    assert pyshacl == rudof
    assert (fault.shape, str(node)) in {
        (one.shape, end) for one in rudof for end in (one.focus, one.value)
    }
