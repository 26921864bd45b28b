"""Passerelle from Python: what a notebook sees."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Literal

import networkx as nx
import polars as pl
import pytest

import passerelle
from passerelle.errors import QueryError, UsageError, WorkspaceError
from tests.conftest import (
    PLACES_CSV,
    PLACES_TOML,
    TWINS_CSV,
    TWINS_TOML,
    run_passerelle,
    write_files,
)
from tests.servers import Asked, Reply, scripted

BASE = "https://w3id.org/passerelle/id/"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> passerelle.Graph:
    files: dict[str, str | bytes] = {
        "passerelle.toml": "",
        "sources/places/source.toml": PLACES_TOML,
        "sources/places/places.csv": PLACES_CSV,
        "sources/twins/source.toml": TWINS_TOML,
        "sources/twins/twins.csv": TWINS_CSV,
    }
    root = write_files(tmp_path_factory.mktemp("ws"), files)
    assert run_passerelle("build", "-q", "-w", root).code == 0
    return passerelle.open(root, lang="fr")


def test_the_public_names_are_complete_and_sorted() -> None:
    names = passerelle.__all__
    assert names == sorted(names)
    assert set(names) <= set(dir(passerelle))
    homes = {name: getattr(passerelle, name) for name in names}
    assert all(value is not None for value in homes.values())
    typed = (Path(passerelle.__file__).parent / "__init__.pyi").read_text(encoding="utf-8")
    assert f"__all__ = {names}".replace("'", '"') in typed
    with pytest.raises(AttributeError, match="no attribute 'opne'"):
        _ = passerelle.opne  # type: ignore[attr-defined]


def test_importing_it_imports_nothing_heavy() -> None:
    heavy = "[name for name in sys.modules if 'polars' in name or 'rdf' in name]"
    program = f"import sys, passerelle; print(len({heavy}))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "0\n"


def test_a_question_gives_rows_with_values(graph: passerelle.Graph) -> None:
    rows = graph.query("partnerships/of-authority", authority="雷恩", date=date(2010, 1, 1))
    assert len(rows) == 1
    row = rows[0]
    assert list(row) == list(rows.columns)
    country = row["country"]
    assert (country, country.iri) == ("Chine", f"{BASE}territory/chine")  # type: ignore[union-attr]
    assert rows.titles[:2] == ("coopération", "type")
    assert str(rows.taken[0]) == f"authority = Rennes ({BASE}collectivity/rennes)"
    assert rows[0:1] == list(rows) == [row]
    assert repr(rows).startswith("<1 rows of cooperation, kind")
    assert "Jinan" in str(rows)
    assert rows._repr_markdown_().startswith("| coopération | type |")


def test_a_thing_found_can_be_asked_about(graph: passerelle.Graph) -> None:
    found = list(graph.query("of-authority", authority="Rennes", date=None)[0].values())[2]
    assert found == "Jinan"
    back = graph.query("of-authority", authority=found)
    assert [list(row.values())[2] for row in back] == ["Rennes"]


def test_a_notebook_shows_the_first_rows_of_many(graph: passerelle.Graph) -> None:
    rows = graph.sparql("SELECT ?p { ?s ?p ?o }")
    shown = rows._repr_markdown_().splitlines()
    assert len(shown) == 2 + 50 + 2
    assert shown[-1] == f"50 of {len(rows)} rows"


def test_a_default_can_be_taken_away(graph: passerelle.Graph) -> None:
    assert [
        one.name for one in graph.query("of-authority", authority="Rennes", date="any").taken
    ] == [
        "authority",
        "modality",
    ]


def test_frames_are_typed(graph: passerelle.Graph) -> None:
    rows = graph.sparql(
        "SELECT ?c (MIN(?d) AS ?day) (COUNT(DISTINCT ?p) AS ?n) "
        "{ ?c pas:earliestStart ?d . ?p pas:inCooperation ?c } GROUP BY ?c ORDER BY ?day"
    )
    made = rows.frame()
    assert made.schema == {"c": pl.String, "day": pl.Date, "n": pl.Int64}
    assert made["day"].to_list() == [date(1981, 1, 1), date(2002, 1, 1)]
    assert made["c"].to_list() == [str(row["c"]) for row in rows]
    assert rows.frame(addresses=True)["c"].str.starts_with(BASE).all()
    other = rows.pandas()
    assert list(other.columns) == ["c", "day", "n"]
    assert other["n"].tolist() == [2, 2]
    assert other["day"].tolist() == made["day"].to_list()


def test_without_pandas_it_says_what_to_do(
    graph: passerelle.Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    rows = graph.sparql("SELECT * {}")
    with pytest.raises(
        passerelle.PasserelleError, match=r"pip install pandas, or take \.frame\(\)"
    ):
        rows.pandas()


def test_an_answer_is_saved_by_its_ending(graph: passerelle.Graph, tmp_path: Path) -> None:
    rows = graph.query("of-authority", authority="Rennes")
    rows.save(tmp_path / "a.csv")
    rows.save(tmp_path / "a.parquet", addresses=True)
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").count("\n") == 2
    assert f"{BASE}collectivity/jinan" in pl.read_parquet(tmp_path / "a.parquet").row(0)


def test_questions_are_listed_with_their_titles(graph: passerelle.Graph) -> None:
    titles = graph.questions()
    assert titles["partnerships/of-authority"] == "Partenariats d'une collectivité à une date"


def test_ask_is_a_truth_value(graph: passerelle.Graph) -> None:
    assert list(graph.sparql("ASK { ?s a pas:Partnership }")) == [{"answer": True}]


def test_it_is_a_network_for_networkx(graph: passerelle.Graph) -> None:
    network = graph.network(modality="any", on=date(2010, 1, 1), possible=True)
    rennes, jinan = f"{BASE}collectivity/rennes", f"{BASE}collectivity/jinan"
    assert nx.shortest_path(network, rennes, jinan) == [rennes, jinan]
    assert network.edges[rennes, jinan]["weight"] == 1
    assert network.nodes[jinan]["names"]["fr"] == "Jinan"
    before = graph.network(on=date(1950, 1, 1), possible=True)
    assert not before.has_node(rennes)
    both = graph.network("cooperation", modality=["asserted", "reported"])
    assert set(graph.network().edges) <= set(both.edges)
    assert graph.network("meetings").number_of_edges() == 0


def test_an_unknown_network_or_modality_is_named(graph: passerelle.Graph) -> None:
    with pytest.raises(QueryError, match=r"no network 'meeting'.*Did you mean 'meetings'"):
        graph.network("meeting")
    with pytest.raises(QueryError, match=r"no modality 'asserts'.*Did you mean 'asserted'"):
        graph.network(modality="asserts")


def test_only_the_first_rows_are_taken_and_it_is_said_that_there_are_others(
    graph: passerelle.Graph,
) -> None:
    query = "SELECT ?party { ?party a pas:Party } ORDER BY ?party"
    whole = list(graph.sparql(query))
    assert len(whole) > 2
    for asked in (query, f"{query} LIMIT {len(whole)}"):  # a LIMIT of its own is cut after it
        first = graph.sparql(asked, limit=2)
        assert list(first) == whole[:2]
        assert first.more
        assert not graph.sparql(asked, limit=len(whole)).more
    assert len(graph.sparql(query, limit=0)) == 0


def test_a_question_with_a_step_is_cut_after_it(graph: passerelle.Graph) -> None:
    whole = list(graph.query("themes/per-country", modality="any"))
    assert len(whole) > 1
    first = graph.query("themes/per-country", modality="any", limit=1)
    assert list(first) == whole[:1]
    assert first.more
    with pytest.raises(QueryError, match="limit = -1 is no number of rows"):
        graph.query("themes/per-country", limit=-1)


def test_faults_are_errors_of_ours(graph: passerelle.Graph, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="Did you mean 'Rennes'"):
        graph.query("of-authority", authority="Renes")
    with pytest.raises(WorkspaceError):
        passerelle.open(tmp_path)
    with pytest.raises(UsageError, match="go with an endpoint"):
        passerelle.open(tmp_path, method="GET")


def test_an_endpoint_is_opened_the_same_way(graph: passerelle.Graph) -> None:
    from passerelle.queries.engines import engine
    from passerelle.store import RemoteStore

    with engine("server") as home:
        held = home(list(graph._store.quads()))
        assert isinstance(held, RemoteStore)
        remote = passerelle.open(endpoint=held._endpoint, lang="fr")
        asked = {"authority": "Rennes", "date": "2010-01-01"}
        assert list(remote.query("of-authority", **asked)) == list(
            graph.query("of-authority", **asked)
        )
        fetched = passerelle.open(endpoint=held._endpoint, method="GET", timeout=20, lang="fr")
        first = fetched.query("of-authority", **asked, limit=1)
        assert list(first) == list(graph.query("of-authority", **asked))[:1]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_queries_go_to_the_endpoint_by_the_method_asked_for(method: Literal["GET", "POST"]) -> None:
    def answer(asked: Asked) -> Reply:
        if "ASK" in asked.query:
            return Reply(b'{"head": {}, "boolean": true}')
        return Reply(b'{"head": {"vars": ["a"]}, "results": {"bindings": []}}')

    with scripted(answer) as server:
        graph = passerelle.open(endpoint=server.address, method=method)
        assert len(graph.sparql("SELECT ?a { ?a ?b ?c }")) == 0
        assert {one.method for one in server.asked} == {method}
