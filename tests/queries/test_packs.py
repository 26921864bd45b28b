"""The packs that ship: every head is complete, every query means the same on any engine."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
import rdflib.plugins.sparql

from passerelle.errors import QueryError
from passerelle.network.project import projections
from passerelle.queries import bind, find_question, load_questions
from passerelle.queries.bind import parameters_in
from passerelle.queries.pack import Question, load_question
from passerelle.queries.steps import step_parameters

QUESTIONS = load_questions()
FILES = {name: q.query for name, q in QUESTIONS.items()} | {
    f"projections/{name}": file.read_text(encoding="utf-8") for name, file in projections().items()
}


def body(query: str) -> str:
    return "\n".join(line for line in query.splitlines() if not line.startswith("#"))


def bound(query: str) -> str:
    """The query with some value for each parameter: unbound ones are no syntax error either."""
    return bind(query, dict.fromkeys(parameters_in(query), ox.NamedNode("http://e.org/x")))


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_query_is_plain_sparql_for_two_parsers(name: str) -> None:
    ox.Store().query(FILES[name])
    rdflib.plugins.sparql.prepareQuery(FILES[name])
    ox.Store().query(bound(FILES[name]))


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_query_declares_every_prefix_it_uses(name: str) -> None:
    text = body(FILES[name])
    declared = set(re.findall(r"PREFIX ([\w-]+):", text))
    used = set(re.findall(r"(?<![\w:])([a-z][\w-]*):\w", re.sub(r"<[^>]*>", "", text)))
    assert used == declared


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_query_counts_what_several_graphs_say_once(name: str) -> None:
    text = body(FILES[name])
    outer = text[text.index("SELECT") :]
    assert outer.startswith("SELECT DISTINCT") or "GROUP BY" in outer
    assert not re.search(r"\b(COUNT|AVG)\s*\(\s*(?!DISTINCT)", text)
    # A sum of distinct numbers would lose equal ones: the rows summed are made distinct before.
    summed = re.search(r"\bSUM\s*\(", text)
    assert not summed or "SELECT DISTINCT" in text[summed.end() :]


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda q: q.name)
def test_a_head_is_complete_in_three_languages(question: Question) -> None:
    texts = [question.title, question.summary]
    texts += [param.label for param in question.params.values()]
    texts += [column.label for column in question.columns.values()]
    assert all(set(text) == {"fr", "en", "zh"} for text in texts)
    if question.step is None:  # a step makes the columns from other ones
        variables = ox.Store().query(question.query).variables
        assert [variable.value for variable in variables] == list(question.columns)
    read = set(step_parameters(question.step)) if question.step else set()
    assert parameters_in(question.query) | read == set(question.params)
    assert question.answers


def test_a_question_is_found_by_its_last_part() -> None:
    assert find_question("of-authority").name == "partnerships/of-authority"


def test_an_unknown_question_gets_a_suggestion() -> None:
    with pytest.raises(QueryError, match="Did you mean 'partnerships/of-authority'"):
        find_question("partnerships/of-authorty")


def test_a_step_that_does_not_exist_is_named(tmp_path) -> None:
    file = tmp_path / "q.rq"
    file.write_text("#+ title: {en: x}\n#+ step: fly\nSELECT * {}", encoding="utf-8")
    with pytest.raises(QueryError, match="there is no step 'fly'"):
        load_question(file)


def test_a_fault_in_the_head_names_file_and_line(tmp_path) -> None:
    file = tmp_path / "q.rq"
    file.write_text("#+ title: {en: x}\n#+ params: [a: b\nSELECT * {}", encoding="utf-8")
    with pytest.raises(QueryError, match=r"q\.rq, line 2"):
        load_question(file)


def test_a_misspelt_key_of_the_head_is_named(tmp_path) -> None:
    file = tmp_path / "q.rq"
    file.write_text("#+ title: {en: x}\n#+ sumary: {en: y}\nSELECT * {}", encoding="utf-8")
    with pytest.raises(QueryError, match="Did you mean 'summary'"):
        load_question(file)


def test_a_parameter_that_is_used_must_be_declared(tmp_path) -> None:
    file = tmp_path / "q.rq"
    file.write_text("#+ title: {en: x}\n#+ params: {}\nSELECT * { ?s ?p $o }", encoding="utf-8")
    with pytest.raises(QueryError, match=r"\$o is used but not declared"):
        load_question(file)
