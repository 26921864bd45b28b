"""Parameters are bound as terms: no value, however hostile, becomes part of the query's text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store

from passerelle.queries.bind import bind, parameters_in, with_prefixes


def test_a_dollar_name_gives_way_to_the_term() -> None:
    assert bind("SELECT * { ?s ?p $x }", {"x": Literal("a")}).split() == [
        "SELECT", "*", "{", "?s", "?p", '"a"', "}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "# comment with $x\nSELECT * { ?s ?p ?o }",
        'SELECT * { ?s ?p "a string with $x" }',
        "SELECT * { ?s ?p 'it\\'s $x' }",
        'SELECT * { ?s ?p """long "quoted" $x""" }',
        "SELECT * { ?s <http://example.org/$x> ?o }",
        "SELECT * { ?s <http://example.org/#$x> ?o }",
    ],
)
def test_comments_strings_and_iris_are_left_alone(text: str) -> None:
    assert bind(text, {"x": Literal("changed")}) == text
    assert parameters_in(text) == set()


def test_bound_becomes_true_and_stays_for_what_is_not_bound() -> None:
    query = "SELECT * { FILTER(BOUND($x) || bound( $y )) }"
    assert bind(query, {"x": Literal("1")}) == "SELECT * { FILTER(true || bound( $y )) }"


def test_what_is_not_bound_means_any() -> None:
    store = Store()
    assert len(list(store.query(bind("SELECT * { VALUES $x { 1 2 } }", {})))) == 2


@given(value=st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_comes_back_as_itself(value: str) -> None:
    query = bind("SELECT ?v { BIND($x AS ?v) }", {"x": Literal(value)})
    assert [row["v"].value for row in Store().query(query)] == [value]


@pytest.mark.parametrize(
    "value",
    ['"', '" . ?a ?b ?c . "', "\\", "' } UNION { ?s ?p ?o } #", "$x", "?s", "<http://e.org/>", "}"],
)
def test_a_hostile_text_is_a_text(value: str) -> None:
    query = bind("SELECT ?s { VALUES ?s { $x } }", {"x": Literal(value)})
    assert [row["s"].value for row in Store().query(query)] == [value]


def test_prefixes_are_added_only_where_missing() -> None:
    query = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\nSELECT * { ?s skos:note ?o }"
    assert with_prefixes(query) == query
    added = with_prefixes("SELECT * { ?s pas:about ?o ; skos:note 'foaf:x' }")
    assert added.splitlines()[:2] == [
        "PREFIX pas: <https://w3id.org/passerelle/def#>",
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>",
    ]


def test_a_term_bound_twice_is_the_same_term() -> None:
    query = bind("ASK { BIND($x AS ?a) FILTER(?a = $x) }", {"x": NamedNode("http://e.org/a")})
    assert bool(Store().query(query))
