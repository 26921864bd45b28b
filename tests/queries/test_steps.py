"""What steps share, and the steps whose rules go beyond their fixture."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from passerelle.errors import QueryError
from passerelle.namespaces import PAS, PREFIXES, RDF
from passerelle.queries.facts import Facts, active_in, add_months, months_between, name_in, ratio
from passerelle.queries.fixtures import load_cases
from passerelle.queries.steps import load_step, step_columns, step_names, step_parameters
from passerelle.store import Solutions
from passerelle.times import When

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
E = "http://e.org/"


def thing(name: str) -> NamedNode:
    return NamedNode(E + name)


def nothing(query: str) -> Solutions:
    """A store in which nothing is found."""
    return Solutions((), [])


@pytest.mark.parametrize("name", step_names())
def test_a_step_says_what_it_gives_and_reads(name: str) -> None:
    assert step_columns(name)
    assert all(isinstance(one, str) for one in step_parameters(name))
    assert load_step(name).__doc__


# --- months and periods ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_months_keep_the_day_or_end_with_the_month(day: date, months: int, result: date) -> None:
    assert add_months(day, months) == result


@given(day=DAYS, later=st.integers(0, 3000))
def test_whole_months_are_those_that_have_passed(day: date, later: int) -> None:
    other = day + timedelta(days=later)
    months = months_between(day, other)
    assert add_months(day, months) <= other
    assert add_months(day, months + 1) > other
    assert months_between(other, day) == -months


@st.composite
def whens(draw: st.DrawFn) -> When:
    start, width, gap, tail = (draw(st.integers(0, 400)) for _ in range(4))
    first = date(2000, 1, 1) + timedelta(days=start)
    last = first + timedelta(days=width)
    end = draw(st.sampled_from([first, last])) + timedelta(days=gap)
    return When(
        earliest_start=draw(st.sampled_from([first, None])),
        latest_start=last,
        earliest_end=draw(st.sampled_from([end, None])),
        latest_end=draw(st.sampled_from([max(end, last) + timedelta(days=tail), None])),
    )


@given(when=whens(), day=st.integers(-50, 1500), length=st.integers(0, 800))
def test_what_is_certain_in_a_period_is_possible_in_it(when: When, day: int, length: int) -> None:
    first = date(2000, 1, 1) + timedelta(days=day)
    last = first + timedelta(days=length)
    if active_in(when, first, last, certain=True):
        assert active_in(when, first, last, certain=False)
        assert active_in(when, first - timedelta(days=1), last, certain=True) or length == 0
    assert active_in(when, first, first, certain=True) == when.certain_on(first)
    assert active_in(when, first, first, certain=False) == when.possible_on(first)


def test_without_a_date_all_is_possible_and_nothing_certain() -> None:
    assert active_in(None, date(2000, 1, 1), date(2000, 1, 1), certain=False)
    assert not active_in(None, None, None, certain=True)


# --- facts -------------------------------------------------------------------------------


def test_facts_are_looked_up_once_however_often_they_are_stated() -> None:
    rows = [(thing("a"), thing("y"), None), (thing("a"), thing("x"), thing("k"))] * 2
    facts = Facts(Solutions(("thing", "country", "actorKind"), [*rows, (thing("c"), None, None)]))
    assert facts.all(thing("a"), "country") == [thing("x"), thing("y")]
    assert facts.one(thing("a"), "country") == thing("x")
    assert facts.one(thing("b"), "country") is None
    assert facts.one(thing("a"), "seat") is None
    assert facts.inverse("country")[thing("x")] == [thing("a")]
    assert facts.things("actorKind") == [thing("a")]


def test_bounds_are_those_that_are_known() -> None:
    names = ("thing", "earliestStart", "latestEnd")
    facts = Facts(Solutions(names, [(thing("a"), None, Literal("1981-12-31"))]))
    assert facts.when(thing("a")) == When(latest_end=date(1981, 12, 31))
    assert facts.when(thing("c")) is None


def test_a_name_is_in_the_language_asked_for_then_french_english_chinese() -> None:
    names = [Literal("成都", language="zh-hans"), Literal("Chengdu", language="en")]
    assert [name_in(names, lang) for lang in ("zh", "en", "fr")] == ["成都", "Chengdu", "Chengdu"]
    facts = Facts(Solutions(("thing", "prefLabel"), [(thing("id/no-name"), Literal("Zigong"))]))
    assert facts.name(thing("id/no-name"), "fr") == "Zigong"
    assert facts.name(thing("id/none-at-all"), "fr") == "none-at-all"


def test_a_ratio_has_four_places() -> None:
    assert [str(ratio(*one)) for one in ((1, 3), (2, 4), (3, 3))] == ["0.3333", "0.5", "1"]


def test_a_wrong_kind_of_link_is_named() -> None:
    values = {"actor1": thing("a"), "actor2": thing("b"), "links": Literal("party,particpation")}
    with pytest.raises(QueryError, match="Did you mean 'participation'"):
        load_step("shortest-paths")(Solutions((), []), values, nothing)


def test_a_number_that_is_none_is_named() -> None:
    with pytest.raises(QueryError, match=r"months = '1\.5' is no whole number"):
        load_step("conventions-to-renew")(
            Solutions((), []),
            {"date": Literal("2026-01-01"), "months": Literal("1.5")},
            nothing,
        )


# --- paths -------------------------------------------------------------------------------


def test_of_many_shortest_paths_only_so_many_are_given() -> None:
    rows = [
        (thing(actor), thing(f"{actor}{number}"), PAS.inCooperation, thing(f"c{number}"))
        for number in range(150)
        for actor in ("a", "b")
    ]
    asked: list[str] = []

    def details(query: str) -> Solutions:
        asked.append(query)
        return Solutions(("thing", "saidBy"), [(row[1], thing("source")) for row in rows])

    values = {"actor1": thing("a"), "actor2": thing("b")}
    columns = ("actor", "link", "property", "whole")
    found = load_step("shortest-paths")(Solutions(columns, rows), values, details)
    assert len({row[0] for row in found.rows}) == 100
    assert len(found.rows) == 200
    assert {row[-1] for row in found.rows} == {thing("source")}
    assert len(asked) == 1  # only what lies on the 100 chains


# --- releases ----------------------------------------------------------------------------

STATEMENTS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(["p", "q"]), st.sampled_from("abcd12")),
    max_size=12,
)


def compared(old: Path, new: Path) -> list[tuple[str, ...]]:
    values = {"old": Literal(str(old)), "new": Literal(str(new))}
    answer = load_step("release-diff")(Solutions((), []), values, nothing)
    return [tuple(getattr(cell, "value", "") for cell in row) for row in answer.rows]


def dump(path: Path, statements: list[tuple[str, str, str]], seed: int) -> Path:
    """The statements with `a` and `b` as blank nodes of names and an order of their own."""
    mixed = random.Random(seed)
    labels = {name: BlankNode(f"{name}{mixed.randrange(10**9)}") for name in "ab"}
    quads = [
        Quad(labels.get(s, thing(s)), thing(p), labels.get(o, thing(o)), thing("graph"))
        for s, p, o in statements
    ]
    mixed.shuffle(quads)
    path.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    return path


@given(statements=STATEMENTS, seeds=st.tuples(st.integers(), st.integers()))
def test_order_and_names_of_blank_nodes_make_no_difference(
    tmp_path_factory: pytest.TempPathFactory,
    statements: list[tuple[str, str, str]],
    seeds: tuple[int, int],
) -> None:
    folder = tmp_path_factory.mktemp("releases")
    one, two = (
        dump(folder / f"{name}.nq", statements, seed)
        for name, seed in zip(("one", "two"), seeds, strict=True)
    )
    assert compared(one, two) == []


@given(
    statements=st.lists(
        st.tuples(st.sampled_from("cde"), st.sampled_from(["p", "q"]), st.sampled_from("cd12")),
        max_size=12,
    ),
    more=st.tuples(st.just("f"), st.just("p"), st.sampled_from("cd12")),
)
def test_a_difference_is_seen_from_both_sides(
    tmp_path_factory: pytest.TempPathFactory,
    statements: list[tuple[str, str, str]],
    more: tuple[str, str, str],
) -> None:
    folder = tmp_path_factory.mktemp("releases")
    old = dump(folder / "old.nq", statements, 1)
    new = dump(folder / "new.nq", [*statements, more], 2)
    place = (E + "f", E + "p")
    cause = E + "graph"
    assert compared(old, new) == [("added", *place, "", E + more[2], cause)]
    assert compared(new, old) == [("removed", *place, E + more[2], "", cause)]


@pytest.mark.parametrize("name", ["there-is-none.nq", "a-dump.odt"])
def test_a_file_that_is_no_dump_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=name):
        compared(tmp_path / name, tmp_path / name)


# --- fixtures ----------------------------------------------------------------------------


def test_a_fixture_of_no_question_is_named(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people/age.yaml").write_text("cases: []", encoding="utf-8")
    with pytest.raises(QueryError, match="there is no question 'people/age'"):
        load_cases(tmp_path)


def test_a_fixture_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people/succession.yaml").write_text("cases: [{}]", encoding="utf-8")
    with pytest.raises(QueryError, match=r"succession\.yaml: this is no fixture"):
        load_cases(tmp_path)


def test_the_graph_of_each_fixture_is_in_named_graphs_and_typed() -> None:
    for case in load_cases(Path(__file__).parent.parent / "questions"):
        quads = case.quads()
        assert quads
        assert not any(isinstance(quad.graph_name, ox.DefaultGraph) for quad in quads)
        typed = {quad.subject for quad in quads if quad.predicate == RDF.type}
        nodes = {q.subject for q in quads if q.predicate in (PAS.inCooperation, PAS.inEvent)}
        assert nodes <= typed
        ours = {q.predicate.value for q in quads if q.predicate.value.startswith(PREFIXES["pas"])}
        assert ours <= known_terms()


def known_terms() -> set[str]:
    from passerelle.pipeline.derived import ontology_quads

    return {
        quad.subject.value
        for quad in ontology_quads(NamedNode("urn:ontology"))
        if isinstance(quad.subject, NamedNode)
    }
