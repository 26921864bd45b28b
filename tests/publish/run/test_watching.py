"""What a part of the site rests on: the properties that its queries name, or everything."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from passerelle.publish.parts import Site
from passerelle.publish.run.watching import (
    EVERYTHING,
    Watched,
    once,
    properties_of,
    property_mark,
    queries_in,
    watched,
)
from passerelle.store import EmbeddedStore
from passerelle.workspace import Settings

E = "http://e/"


def named(*letters: str) -> set[str]:
    return {property_mark(E + one) for one in letters}


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("?s e:p ?o", "p"),
        ("?s e:p/e:q ?o ; ^e:r ?x", "pqr"),
        ("?s e:p|e:q ?o", "pq"),
        ("?s e:p ?o . ?o e:q* ?x", "pq"),
        ("?s e:p ?o FILTER EXISTS { ?s e:q ?x ; e:r ?y }", "pqr"),
        ("?s e:p ?o FILTER NOT EXISTS { ?s ^e:q ?x }", "pq"),
        ("?s e:p ?o OPTIONAL { ?s e:q ?x } MINUS { ?s e:r ?o }", "pqr"),
        ("{ SELECT ?s (COUNT(*) AS ?n) { ?s e:p ?o } GROUP BY ?s } UNION { ?s e:q 1 }", "pq"),
        ("GRAPH ?g { ?s e:p ?o } BIND(EXISTS { ?s e:q ?o } AS ?b)", "pq"),
    ],
)
def test_a_query_rests_on_the_properties_it_names(pattern: str, letters: str) -> None:
    assert properties_of(f"PREFIX e: <{E}> SELECT * {{ {pattern} }}") == named(*letters)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o }",
        "SELECT * { ?s !<http://e/p> ?o }",
        "SELECT * { ?s <http://e/p>* ?o }",
        "SELECT * { ?s <http://e/q> 1 FILTER EXISTS { ?s ?p 2 } }",
        "DESCRIBE <http://e/a>",
        "SELECT * { GRAPH ?g {} }",
        "no query at all",
    ],
)
def test_a_query_that_may_read_more_rests_on_everything(query: str) -> None:
    assert properties_of(query) == {EVERYTHING}


def test_what_is_read_is_noted_for_each_who_needs_it() -> None:
    store = EmbeddedStore()
    node, prop = NamedNode(f"{E}a"), NamedNode(f"{E}p")
    store.load([Quad(node, prop, Literal("x"), NamedNode(f"{E}g"))])
    site = replace(Site(store, Settings(), E), store=Watched(store))
    asked = "SELECT ?s { ?s <http://e/q> ?o }"

    @once
    def shared(site: Site) -> int:
        return len(list(site.store.matching(predicate=prop)))

    for _ in range(2):  # the second one finds it worked out, and rests on it all the same
        with watched(site) as marks:
            assert shared(site) == 1
        assert marks == named("p")
    with watched(site) as marks:
        list(site.store.matching(subject=node))
        site.store.select(asked)
    assert queries_in(marks) == {asked}
    assert f"{E}a" in marks
    with watched(site) as marks:
        len(site.store)
    assert marks == {EVERYTHING}
