"""No value, however hostile, changes what a query asks: neither its algebra nor its columns."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from passerelle.errors import QueryError
from passerelle.queries import bind, load_questions
from passerelle.queries.bind import parameters_in, with_prefixes, written
from passerelle.queries.pack import Question, load_question
from passerelle.queries.params import take
from passerelle.store import EmbeddedStore
from tests.queries.hostile import ADDRESSES, VALUES

BENIGN = "a harmless text"
PLACES = {
    "object": "SELECT ?s { ?s ?p $x }",
    "filter": "SELECT ?s { ?s ?p ?o FILTER(?o = $x || CONTAINS(STR(?o), $x)) }",
    "bind": "SELECT ?s ?v { ?s ?p ?o BIND($x AS ?v) }",
    "values": "SELECT ?s { VALUES ?o { $x 1 } ?s ?p ?o }",
    "minus": "SELECT ?s { ?s ?p ?o MINUS { ?s ?q $x } }",
    "union": "SELECT ?s { { ?s ?p $x } UNION { ?s ?q ?o FILTER(?o != $x) } }",
    "having": "SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o } GROUP BY ?s HAVING (MAX(?o) = $x)",
    "inner": "SELECT ?s { { SELECT ?s { ?s ?p $x } LIMIT 3 } OPTIONAL { ?s ?q $x } }",
    "tested": "SELECT ?s { ?s ?p ?o FILTER(!BOUND($x) || ?o IN ($x, 'b')) }",
}
QUESTIONS = {name: saved.query for name, saved in load_questions().items()}
WORST = VALUES[:10:3] + VALUES[20:24] + ["} UNION { ?s ?p ?o }", "#\n} UNION { ?s ?p ?o"]
"""For long queries, which rdflib parses slowly: quotes, code points, blocks, comments."""
TEXTS = st.text()


def shape(node: Any, value: str) -> Any:
    """The algebra as nested tuples, in which the literal `value` has no content."""
    if isinstance(node, CompValue):
        parts = [(key, shape(part, value)) for key, part in node.items()]
        return (node.name, *sorted(parts, key=repr))
    if isinstance(node, dict):
        return tuple(sorted(((key, shape(part, value)) for key, part in node.items()), key=repr))
    if isinstance(node, list | tuple):
        return tuple(shape(part, value) for part in node)
    if isinstance(node, set | frozenset):
        return tuple(sorted((shape(part, value) for part in node), key=repr))
    if isinstance(node, rdflib.Literal) and str(node) == value and node.datatype is None:
        return "VALUE"
    return "BNODE" if isinstance(node, rdflib.BNode) else repr(node)


def algebra(template: str, value: str) -> Any:
    names = parameters_in(template)
    query = with_prefixes(bind(template, dict.fromkeys(names, ox.Literal(value))))
    return shape(translateQuery(parseQuery(query)).algebra, value)


@cache
def expected_algebra(template: str) -> Any:
    """What `template` asks with a value that harms nobody; rdflib reads it once for all tests."""
    return algebra(template, BENIGN)


def test_there_are_sixty_of_them() -> None:
    assert len(VALUES) == len(set(VALUES)) == 60


@pytest.mark.parametrize("template", PLACES.values(), ids=PLACES)
def test_no_hostile_value_changes_the_algebra(template: str) -> None:
    expected = expected_algebra(template)
    assert "VALUE" in repr(expected)
    for value in VALUES:
        assert algebra(template, value) == expected, ascii(value)


@pytest.mark.parametrize("template", QUESTIONS.values(), ids=QUESTIONS)
def test_no_hostile_value_changes_the_algebra_of_a_saved_question(template: str) -> None:
    expected = expected_algebra(template)
    for value in WORST if parameters_in(template) else ():
        assert algebra(template, value) == expected, ascii(value)


@settings(max_examples=100)
@given(value=TEXTS, place=st.sampled_from(sorted(PLACES)))
@example("\\u0022", "bind")
@example("\\" * 3 + "U00000022", "filter")
@example("\x1fffff", "values")
def test_no_text_at_all_changes_the_algebra(value: str, place: str) -> None:
    assert algebra(PLACES[place], value) == expected_algebra(PLACES[place])


@pytest.mark.parametrize("value", VALUES, ids=ascii)
def test_a_hostile_value_is_the_same_text_to_two_engines(value: str) -> None:
    query = bind("SELECT ?v { BIND($x AS ?v) }", {"x": ox.Literal(value)})
    assert [row["v"].value for row in ox.Store().query(query)] == [value]
    assert [str(row["v"]) for row in rdflib.Graph().query(query)] == [value]


@given(value=TEXTS)
@example("\\u0022")
@example("\x07abcd")
def test_any_text_is_the_same_text_to_two_engines(value: str) -> None:
    query = f"SELECT ?v {{ BIND({written(ox.Literal(value))} AS ?v) }}"
    assert [row["v"].value for row in ox.Store().query(query)] == [value]
    assert [str(row["v"]) for row in rdflib.Graph().query(query)] == [value]


@pytest.mark.parametrize("template", PLACES.values(), ids=PLACES)
def test_a_hostile_value_finds_what_it_names_and_nothing_else(template: str) -> None:
    store = ox.Store()
    node = ox.NamedNode("http://example.org/s")
    store.add(ox.Quad(node, node, ox.Literal("another")))
    silent = rows(store, template, BENIGN)
    for value in VALUES:
        assert rows(store, template, value) == silent, ascii(value)


def rows(store: ox.Store, template: str, value: str) -> tuple[list[str], int]:
    results = store.query(bind(template, {"x": ox.Literal(value)}))
    return [variable.value for variable in results.variables], len(list(results))


# --- as a person types them --------------------------------------------------------------


@pytest.fixture
def question(tmp_path: Path) -> Question:
    file = tmp_path / "q.rq"
    file.write_text(
        "#+ params:\n"
        "#+   thing: { type: iri }\n#+   theme: { type: choice, scheme: theme }\n"
        "#+   day: { type: date }\n#+   n: { type: number }\n#+   word: { type: text }\n"
        "SELECT ?s { ?s ?p $thing, $theme, $day, $n, $word }",
        encoding="utf-8",
    )
    return load_question(file)


@pytest.mark.parametrize("value", VALUES, ids=ascii)
@pytest.mark.parametrize("name", ["thing", "theme", "day", "n"])
def test_what_is_no_such_thing_is_refused(question: Question, name: str, value: str) -> None:
    if value == "<http://example.org/>" and name in ("thing", "theme"):  # an address, as it says
        (taken,) = take(question, {name: value}, EmbeddedStore(), ("en",))
        assert taken.term == ox.NamedNode("http://example.org/")
        return
    with pytest.raises(QueryError):
        take(question, {name: value}, EmbeddedStore(), ("en",))


@pytest.mark.parametrize("value", VALUES, ids=ascii)
def test_a_text_parameter_takes_it_as_text(question: Question, value: str) -> None:
    (taken,) = take(question, {"word": value}, EmbeddedStore(), ("en",))
    assert taken.term == ox.Literal(value.strip())


@pytest.mark.parametrize("address", ADDRESSES, ids=ascii)
def test_a_broken_address_is_refused(question: Question, address: str) -> None:
    with pytest.raises(QueryError):
        take(question, {"thing": address}, EmbeddedStore(), ("en",))


def test_half_a_character_is_refused(question: Question) -> None:
    with pytest.raises(QueryError, match="bytes that are no text"):
        take(question, {"word": "\udcff"}, EmbeddedStore(), ("en",))
