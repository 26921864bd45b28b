"""Endpoints of every kind: with the union as default graph, without it, and other engines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyoxigraph import NamedNode, RdfFormat

from passerelle.errors import StoreError
from passerelle.queries.dataset import OverGraphs, over_union, with_dataset
from passerelle.queries.engines import ENGINES, engine
from passerelle.queries.fixtures import load_cases
from passerelle.queries.trials import try_cases
from passerelle.store import EmbeddedStore, RemoteStore, Store
from tests.conftest import run_passerelle
from tests.queries.conftest import BASE, GRAPH

TRIALS = Path(__file__).parent / "trials"
A, B = NamedNode("http://e.org/a"), NamedNode("http://e.org/b")
QUADS = list(ox.parse(GRAPH, format=RdfFormat.TRIG, base_iri=BASE))


@pytest.fixture(scope="module")
def union() -> Iterator[Store]:
    """Oxigraph's server, asked for the union of its graphs with each request."""
    with engine("server") as home:
        yield home(QUADS)


@pytest.fixture
def address(union: Store) -> str:
    """Where it is, for those who do not ask for the union."""
    assert isinstance(union, RemoteStore)
    return union._endpoint


# --- the dataset of a query --------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT * WHERE { ?s ?p ?o }", "SELECT * ^WHERE { ?s ?p ?o }"),
        ("SELECT * { ?s ?p ?o }", "SELECT * ^{ ?s ?p ?o }"),
        (
            "SELECT ?s (EXISTS { ?s ?p 1 } AS ?e) { { SELECT ?s WHERE { } } }",
            "SELECT ?s (EXISTS { ?s ?p 1 } AS ?e) ^{ { SELECT ?s WHERE { } } }",
        ),
        ("# WHERE {\nASK { ?s ?p 'WHERE {' }", "# WHERE {\nASK ^{ ?s ?p 'WHERE {' }"),
        ("CONSTRUCT { ?s ?p 1 } WHERE { }", "CONSTRUCT { ?s ?p 1 } ^WHERE { }"),
        ("CONSTRUCT WHERE { ?s ?p 1 }", "CONSTRUCT ^WHERE { ?s ?p 1 }"),
        ("DESCRIBE <http://e.org/{where}>", "DESCRIBE <http://e.org/{where}>"),
        ("DESCRIBE <http://e.org/x>", "DESCRIBE <http://e.org/x>^"),
        (
            "PREFIX e: <http://e.org/> SELECT * WHERE {}",
            "PREFIX e: <http://e.org/> SELECT * ^WHERE {}",
        ),
    ],
)
def test_the_dataset_is_named_before_the_pattern(query: str, place: str) -> None:
    clause = f" FROM {A} FROM {B} FROM NAMED {A} FROM NAMED {B} "
    if "^" in place:
        written = with_dataset(query, [A, B])
        assert written == place.replace("^", clause)
        ox.Store().query(written)


def test_a_query_with_its_own_dataset_is_left_as_it_is() -> None:
    query = "SELECT * FROM <http://e.org/x> WHERE { ?s ?p ?o }"
    assert with_dataset(query, [A, B]) == query


# --- endpoints ---------------------------------------------------------------------------

NAMES = "SELECT DISTINCT ?n { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?n }"


def test_an_endpoint_of_the_union_is_asked_as_it_is(union: Store) -> None:
    assert over_union(union, "here") == (union, "")


def test_one_that_is_not_is_asked_over_all_its_graphs(union: Store, address: str) -> None:
    bare = RemoteStore(address)
    assert len(bare.select(NAMES)) == 0
    found, said = over_union(bare, address)
    assert isinstance(found, OverGraphs)
    assert said == "The endpoint does not answer from the union of its graphs: all 2 are named."
    assert set(found.select(NAMES).rows) == set(union.select(NAMES).rows)
    assert found.ask("ASK { GRAPH ?g { ?s ?p ?o } }")
    triples = found.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert set(triples) == {quad.triple for quad in QUADS}
    assert found.graphs() == union.graphs()


def test_an_endpoint_without_named_graphs_is_asked_as_it_is() -> None:
    empty = EmbeddedStore()
    assert over_union(empty, "here") == (empty, "")


class _Many(EmbeddedStore):
    """Graphs in plenty, and a default graph that is not their union."""

    def ask(self, query: str) -> bool:
        return False

    def graphs(self) -> list[NamedNode]:
        return [NamedNode(f"http://e.org/{number}") for number in range(201)]


def test_too_many_graphs_to_name_are_told_with_what_to_do() -> None:
    store = _Many()
    store.load(QUADS)
    with pytest.raises(StoreError, match=r"its 201 graphs.*--endpoint-param union-default-graph="):
        over_union(store, "http://e.org/sparql")


@pytest.mark.parametrize("extra", [(), ("--endpoint-param", "union-default-graph=")])
def test_a_saved_question_runs_at_an_endpoint(
    union: Store, address: str, tmp_path: Path, extra: tuple[str, ...]
) -> None:
    file = tmp_path / "kinds.rq"
    file.write_text(
        "#+ params: { who: { type: iri, class: 'pas:Collectivity', required: true } }\n"
        "SELECT DISTINCT ?kind { $who pas:actorKind ?kind }",
        encoding="utf-8",
    )
    ran = run_passerelle(
        *("query", str(file), "--endpoint", address, "-p", "who=济南市", "--lang", "zh"),
        *("-f", "csv", *extra),
        cwd=tmp_path,
    )
    assert (ran.code, ran.out) == (0, "kind\n地级市\n"), ran.err
    assert ("all 2 are named" in ran.err) == (not extra)
    assert f"who = 济南市 ({BASE}collectivity/jinan)" in ran.err


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("--endpoint", "ftp://e.org/"), 2, "is no http address"),
        (("--endpoint", "http://127.0.0.1:9/sparql"), 1, "cannot be reached"),
        (("--endpoint-param", "a=b"), 2, "goes with --endpoint"),
    ],
)
def test_what_is_no_endpoint_is_refused(
    built: Path, args: tuple[str, ...], code: int, said: str
) -> None:
    ran = run_passerelle("query", "delegations-without-names", "-w", built, *args)
    assert (ran.code, said in ran.err, "Traceback" in ran.err) == (code, True, False), ran.err


# --- the same on five engines ------------------------------------------------------------


@pytest.mark.parametrize("name", ENGINES)
def test_the_fixtures_are_answered_on(name: str) -> None:
    cases = load_cases(TRIALS)
    begun: list[str] = []
    trials = try_cases(cases, [name], begun.append)
    assert [trial.wrong for trial in trials] == [()] * len(cases) == [()] * 3
    assert begun[0] == f"{name}: starting"


def test_the_check_prints_question_by_engine(tmp_path: Path) -> None:
    args = (
        "query",
        "--all",
        "--check",
        "--fixtures",
        TRIALS,
        "--engine",
        "disk",
        "--engine",
        "rdflib",
    )
    ran = run_passerelle(*args, cwd=tmp_path)
    assert ran.code == 0, ran.err
    lines = [" ".join(line.replace("│", " ").split()) for line in ran.out.splitlines()]
    assert "events/delegations-without-names right right" in lines
    assert "Differences" not in ran.out
    assert "rdflib: 2 of 2 questions answer their fixtures" in ran.err


def test_a_wrong_answer_is_listed_and_ends_with_one(tmp_path: Path) -> None:
    for file in (TRIALS / "events").iterdir():
        text = file.read_text(encoding="utf-8")
        target = tmp_path / "fixtures/events" / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.replace("12, 1]", "12, 2]"), encoding="utf-8")
    args = ("query", "--check", "--fixtures", tmp_path / "fixtures", "--engine", "memory")
    ran = run_passerelle(*args, "delegations-without-names", cwd=tmp_path)
    assert ran.code == 1
    assert "delegations-without-names-1  memory  wrong: missing" in ran.out
    assert "1 answer(s) are not those of the fixtures" in ran.err


def test_terms_that_differ_where_the_answer_is_right_are_told() -> None:
    class Rewriting(EmbeddedStore):
        def select(self, query: str):  # type: ignore[no-untyped-def]
            return super().select(query.replace("(COUNT(", "(1.0 * COUNT("))

    (case,) = [one for one in load_cases(TRIALS) if one.question.name.startswith("events")]
    first: dict[str, object] = {}
    from passerelle.queries.trials import _try

    def home(kind: type[EmbeddedStore]):  # type: ignore[no-untyped-def]
        def made(quads):  # type: ignore[no-untyped-def]
            store = kind()
            store.load(quads)
            return store

        return made

    assert _try(case, "memory", home(EmbeddedStore), first).other == ()  # type: ignore[arg-type]
    (said,) = _try(case, "other", home(Rewriting), first).other  # type: ignore[arg-type]
    assert said.startswith(('"1.0"^^', '"1"^^'))


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--all",), "--all goes with --check"),
        (("--check",), "takes the names of questions, or --all"),
        (("--check", "--all", "of-authority"), "takes the names of questions, or --all"),
        (("--check", "--all"), "there is no folder tests/questions"),
    ],
)
def test_the_check_says_what_it_takes(tmp_path: Path, args: tuple[str, ...], said: str) -> None:
    ran = run_passerelle("query", *args, cwd=tmp_path)
    assert (ran.code, said in ran.err) == (2, True), ran.err


def test_a_program_that_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(StoreError, match=r"comunica.* npm ci"), engine("comunica"):
        pass
