"""An OWL 2 RL reasoner finds nothing inconsistent, and types nothing by surprise.

All valid examples are reasoned over, with the ontology alone and with the alignments: after
the closure, a node has the classes it had before and their superclasses, and no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import owlrl
import pyoxigraph as ox
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, URIRef
from rdflib.term import Node

from benchmarks.validators.examples import apart, vocabulary
from passerelle.namespaces import ORG, PAS, SCHEMA
from passerelle.resources import ontology_dir
from passerelle.store.terms import to_rdflib

VALID = sorted((ontology_dir() / "examples" / "valid").glob("*.ttl"))
ALIGNMENTS = sorted((ontology_dir() / "alignments").glob("*.ttl"))
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
TOP = {OWL.Thing, RDFS.Resource}
BETWEEN_TERMS = [RDFS.subClassOf, RDFS.subPropertyOf]
BETWEEN_TERMS += [URIRef(f"{SCHEMA}{name}") for name in ("domainIncludes", "rangeIncludes")]


def alignments() -> Iterator[ox.Quad]:
    for file in ALIGNMENTS:
        yield from ox.parse(path=file)


def with_members(graph: rdflib.Graph) -> rdflib.Graph:
    """`graph`, with a member of its own for each class: none may turn out to be impossible."""
    for number, one in enumerate(sorted(set(graph.subjects(RDF.type, OWL.Class)), key=str)):
        graph.add((URIRef(f"https://example.org/member/{number}"), RDF.type, one))
    return graph


def reasoned(graph: rdflib.Graph) -> rdflib.Graph:
    """`graph` and all that OWL 2 RL makes of it."""
    whole = rdflib.Graph()
    whole += graph
    semantics = owlrl.OWLRL_Semantics
    owlrl.DeductiveClosure(semantics, axiomatic_triples=False, datatype_axioms=False).expand(whole)
    return whole


def contradictions(closure: rdflib.Graph) -> list[str]:
    """What the reasoner complains of, and members of the empty class."""
    return [str(text) for text in closure.objects(None, ERROR)] + [
        f"{node} is a member of owl:Nothing" for node in closure.subjects(RDF.type, OWL.Nothing)
    ]


def expected_types(graph: rdflib.Graph, node: Node) -> set[Node]:
    """The classes of `node` as stated, and their superclasses as stated."""
    return {
        above
        for one in graph.objects(node, RDF.type)
        for above in graph.transitive_objects(one, RDFS.subClassOf)
    }


def individuals(graph: rdflib.Graph) -> set[Node]:
    """All that `graph` speaks of, but for classes and properties."""
    terms = set(graph.objects(None, RDF.type)) | set(graph.predicates())
    for predicate in BETWEEN_TERMS:
        terms |= set(graph.subjects(predicate)) | set(graph.objects(None, predicate))
    return {node for node in graph.all_nodes() if isinstance(node, URIRef)} - terms


def surprises(graph: rdflib.Graph, closure: rdflib.Graph) -> set[tuple[Node, Node]]:
    """Things with a class that neither a statement nor a superclass gives them."""
    return {
        (node, one)
        for node in individuals(graph)
        for one in closure.objects(node, RDF.type)
        if one not in TOP and one not in expected_types(graph, node)
    }


@cache
def examples(*, aligned: bool) -> tuple[rdflib.Graph, rdflib.Graph]:
    """All valid examples before and after reasoning."""
    graph = with_members(
        to_rdflib([*vocabulary(), *(alignments() if aligned else ()), *apart(VALID)])
    )
    return graph, reasoned(graph)


either = pytest.mark.parametrize("aligned", [False, True], ids=["alone", "with-alignments"])


@either
def test_nothing_is_inconsistent_and_no_class_is_impossible(*, aligned: bool) -> None:
    assert contradictions(examples(aligned=aligned)[1]) == []


@either
def test_nothing_is_typed_by_surprise(*, aligned: bool) -> None:
    graph, closure = examples(aligned=aligned)
    assert len(individuals(graph)) > len(list(graph.subjects(RDF.type, URIRef(PAS.Claim.value))))
    assert surprises(graph, closure) == set()


@either
def test_no_type_is_lost_or_left_out(*, aligned: bool) -> None:
    graph, closure = examples(aligned=aligned)
    for node in set(graph.subjects(RDF.type)):
        assert expected_types(graph, node) <= set(closure.objects(node, RDF.type))


def test_an_authority_is_an_organisation_to_whoever_reasons() -> None:
    graph, closure = examples(aligned=False)
    organisation = URIRef(ORG.Organization.value)
    authorities = set(graph.subjects(RDF.type, URIRef(PAS.Collectivity.value)))
    assert len(authorities) > 1
    assert authorities <= set(closure.subjects(RDF.type, organisation))


def test_territories_are_within_what_their_territory_is_within() -> None:
    graph, closure = examples(aligned=False)
    within = URIRef(PAS.within.value)
    assert len(list(closure.triples((None, within, None)))) > len(
        list(graph.triples((None, within, None)))
    )


@cache
def small() -> rdflib.Graph:
    """One twinning and the terms."""
    twinning = [file for file in VALID if file.stem == "twinning"]
    return to_rdflib([*vocabulary(), *apart(twinning)])


def test_a_domain_would_be_noticed() -> None:
    graph = small() + rdflib.Graph()
    graph.add((URIRef(PAS.partyActor.value), RDFS.domain, URIRef(PAS.Event.value)))
    assert URIRef(PAS.Event.value) in {one for _, one in surprises(graph, reasoned(graph))}


def test_a_contradiction_would_be_noticed() -> None:
    graph = small() + rdflib.Graph()
    pair = URIRef(PAS.Collectivity.value), URIRef(ORG.Organization.value)
    graph.add((pair[0], OWL.disjointWith, pair[1]))
    assert contradictions(reasoned(graph)) != []
