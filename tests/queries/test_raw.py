"""``--raw`` and ``--limit``: no more is asked for than wanted, and large answers are not held."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from passerelle.errors import QueryError
from passerelle.queries import run_query
from passerelle.queries.bind import limited
from passerelle.queries.dataset import OverGraphs
from passerelle.store import EmbeddedStore, RdflibStore, Solutions
from tests.conftest import run_passerelle
from tests.queries.conftest import BASE, GRAPH
from tests.servers import Asked, Reply, scripted

QUADS = list(ox.parse(GRAPH, format=ox.RdfFormat.TRIG, base_iri=BASE))
NAMES = "SELECT DISTINCT ?n { ?s skos:prefLabel ?n } ORDER BY ?n"
NOTHING = Reply(b'{"head":{"vars":["s","p","o"]},"results":{"bindings":[]}}')
MEASURE = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stderr=subprocess.DEVNULL).returncode
unit = 1 if sys.platform == "darwin" else 1024
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit)
"""


# --- the first rows ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "may"),
    [
        ("SELECT * { ?s ?p ?o }", True),
        ("select ?s where { ?s ?p ?o } ORDER BY ?s OFFSET 2 # LIMIT 1", True),
        ("SELECT ?s { { SELECT ?s { ?s ?p ?o } LIMIT 5 } }", True),
        ("SELECT ?s { VALUES ?p { <http://e.org/limit> } ?s ?p 'LIMIT 2' }", True),
        ("SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING(EXISTS { ?s ?p 1 })", True),
        ("SELECT ?s { ?s ?p ?o } LIMIT 9", False),
        ("SELECT ?s { ?s ?p ?o } VALUES ?s { <http://e.org/> }", False),
        ("ASK { ?s ?p ?o }", False),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", False),
    ],
)
def test_a_limit_is_added_where_it_means_the_first_rows(query: str, may: bool) -> None:
    asked = limited(query, 3)
    assert (asked is not None) == may
    if asked is not None:
        assert asked == f"{query}\nLIMIT 3"
        ox.Store().query(asked)


class _Listening(EmbeddedStore):
    """It remembers what it was asked."""

    asked: tuple[str, ...] = ()

    def select(self, query: str) -> Solutions:
        self.asked += (query,)
        return super().select(query)


@pytest.mark.parametrize("count", range(6))
@pytest.mark.parametrize("tail", ["", " LIMIT 3", " VALUES ?s { UNDEF }"])
def test_the_first_rows_are_those_of_the_whole_answer(count: int, tail: str) -> None:
    store = _Listening()
    store.load(QUADS)
    whole = run_query(store, NAMES + tail, ("en",))
    first = run_query(store, NAMES + tail, ("en",), limit=count)
    pushed = store.asked[1].endswith(f"\nLIMIT {count + 1}")
    assert pushed == (tail == "")
    assert first.solutions.rows[:count] == whole.solutions.rows[:count]
    assert first.more == (pushed and count < len(whole.solutions))


@pytest.mark.parametrize(
    ("limit", "query", "said"),
    [
        ("2", "SELECT DISTINCT ?s { ?s a pas:Collectivity }", "first 2 row(s), there are more"),
        ("6", "SELECT DISTINCT ?s { ?s a pas:Collectivity }", "6 row(s)"),
        ("0", "SELECT DISTINCT ?s { ?s a pas:Collectivity }", "first 0 row(s), there are more"),
        ("2", "SELECT DISTINCT ?s { ?s a pas:Collectivity } LIMIT 4", "2 of 4 row(s)"),
    ],
)
def test_the_count_says_what_is_known(built: Path, limit: str, query: str, said: str) -> None:
    ran = run_passerelle("query", "-", "-w", built, "--limit", limit, "-f", "csv", stdin=query)
    assert (ran.code, ran.err.splitlines()[-1]) == (0, said)
    assert len(ran.out.splitlines()) == 1 + int(limit)


def test_an_endpoint_is_asked_for_no_more_and_by_the_method_named(tmp_path: Path) -> None:
    with scripted(NOTHING) as server:
        ran = run_passerelle(
            *("query", "-", "--endpoint", server.address, "--endpoint-method", "GET"),
            *("--limit", "10"),
            cwd=tmp_path,
            stdin="SELECT ?s { ?s ?p ?o }",
        )
    assert ran.code == 0, ran.err
    assert server.asked[-1].query == "SELECT ?s { ?s ?p ?o }\nLIMIT 11"
    assert {asked.method for asked in server.asked} == {"GET"}
    lone = run_passerelle("query", "-", "--endpoint-method", "GET", cwd=tmp_path, stdin="ASK {}")
    assert (lone.code, "--endpoint-method goes with --endpoint" in lone.err) == (2, True)


# --- rows as the engine writes them ------------------------------------------------------


def test_each_store_streams_the_rows_it_selects() -> None:
    held, plain = EmbeddedStore(), RdflibStore()
    held.load(QUADS)
    plain.load(QUADS)
    query = f"PREFIX skos: <http://www.w3.org/2004/02/skos/core#> {NAMES}"
    expected = sorted(row["n"].value for row in held.select(query))  # type: ignore[union-attr]
    for store in (held, plain, OverGraphs(held, held.graphs())):
        for form in ("csv", "json"):
            out = io.BytesIO()
            store.stream(query, form, out)  # type: ignore[arg-type]
            text = out.getvalue().decode()
            if form == "csv":
                found = [row["n"] for row in csv.DictReader(io.StringIO(text))]
            else:
                found = [row["n"]["value"] for row in json.loads(text)["results"]["bindings"]]
            assert sorted(found) == expected
    with pytest.raises(QueryError, match="no SELECT"):
        held.stream("ASK {}", "csv", io.BytesIO())


def test_a_saved_question_is_written_raw(built: Path, tmp_path: Path) -> None:
    asked = ("query", "of-authority", "-p", "authority=Rennes", "-w", built, "--raw", "-o")
    ran = run_passerelle(*asked, tmp_path / "a.csv", "--timeout", "60")
    assert (ran.code, ran.out) == (0, ""), ran.err
    (row,) = csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8")))
    assert row["other_party"] == f"{BASE}collectivity/jinan"
    assert "authority = Rennes" in ran.err
    assert ran.err.endswith(" bytes, as the engine wrote them\n")


@pytest.mark.parametrize(
    ("args", "query", "code", "said"),
    [
        (("--raw",), "SELECT * {}", 2, "--raw streams to a file. Name it with -o."),
        (("--raw", "-o", "a.xlsx"), "SELECT * {}", 2, "--raw writes csv or json, not xlsx"),
        (("--raw", "-o", "a.csv", "--iri"), "SELECT * {}", 2, "--iri does not go with --raw"),
        (("--raw", "-o", "a.csv"), "ASK {}", 1, "only rows are written raw"),
        (("--raw", "-o", "a.csv", "--limit", "1"), "SELECT * {} LIMIT 2", 1, "into the query"),
    ],
)
def test_what_is_not_written_raw_is_refused(
    built: Path, tmp_path: Path, args: tuple[str, ...], query: str, code: int, said: str
) -> None:
    ran = run_passerelle("query", "-", "-w", built, *args, cwd=tmp_path, stdin=query)
    assert (ran.code, said in ran.err) == (code, True), ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_question_with_a_step_is_not_written_raw(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    ran = run_passerelle("query", "dormant", "-w", built, "--raw", "-o", target)
    assert (ran.code, "its rows are joined after it" in ran.err) == (1, True)
    assert not target.exists()


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(b"<html>", media_type="text/html"), "sent text/html, where text/csv was asked for"),
        (Reply(b"a\r\n1\r\n", media_type="text/csv", cut=3), "broke off in the middle"),
        (Reply(silent=True), "no answer within 2 s"),
    ],
)
def test_an_answer_that_does_not_come_leaves_the_former_file(
    tmp_path: Path, reply: Reply, said: str
) -> None:
    target = tmp_path / "a.csv"
    target.write_text("former", encoding="utf-8")

    def answer(asked: Asked) -> Reply:
        return NOTHING if "GRAPH" in asked.query else reply

    with scripted(answer) as server:
        ran = run_passerelle(
            *("query", "-", "--endpoint", server.address, "--raw", "-o", target),
            *(("--timeout", "2") if reply.silent else ()),
            cwd=tmp_path,
            stdin="SELECT ?a { ?a ?b ?c }",
        )
    assert (ran.code, target.read_text(encoding="utf-8")) == (1, "former")
    assert said in ran.err or "no answer in time" in ran.err
    assert list(tmp_path.iterdir()) == [target]


# --- memory ------------------------------------------------------------------------------

LARGE = 96 << 20
"""Bytes of a large answer."""


def peak(*args: str | Path) -> int:
    """The most memory in bytes that the command takes.

    Measured by a small process between: a child begins with the peak of its parent.
    """
    program = "from passerelle.cli.main import run; run()"
    command = [sys.executable, "-c", program, *map(str, args)]
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *command], capture_output=True, text=True, check=True
    )
    code, size = done.stdout.split()
    assert code == "0"
    return int(size)


def test_rows_of_an_endpoint_go_to_the_file_without_being_held(tmp_path: Path) -> None:
    row = b"http://e.org/thing,12345678901234567890\r\n"
    bodies = [b"a,b\r\n" + row * (size // len(row)) for size in (1, LARGE)]
    question = tmp_path / "rows.rq"
    question.write_text("SELECT ?a ?b { ?a ?p ?b }", encoding="utf-8")
    peaks = []
    for body in bodies:

        def answer(asked: Asked, body: bytes = body) -> Reply:
            return NOTHING if "GRAPH" in asked.query else Reply(body, media_type="text/csv")

        with scripted(answer) as server:
            target = tmp_path / f"{len(body)}.csv"
            peaks.append(
                peak("query", question, "--endpoint", server.address, "--raw", "-o", target)
            )
        assert target.stat().st_size == len(body)
    assert peaks[1] - peaks[0] < LARGE // 2


def test_rows_of_a_workspace_go_to_the_file_without_being_held(built: Path, tmp_path: Path) -> None:
    peaks = []
    for count in (1, 500_000):
        question, target = tmp_path / f"{count}.rq", tmp_path / f"{count}.csv"
        pattern = "?a a ?x . ?b a ?y . ?c a ?z . ?d a ?w"
        question.write_text(f"SELECT ?a ?b ?c ?d {{ {pattern} }} LIMIT {count}", encoding="utf-8")
        peaks.append(peak("query", question, "-w", built, "--raw", "-o", target))
    with target.open(encoding="utf-8") as lines:
        assert sum(1 for _ in lines) == 1 + 500_000
    assert target.stat().st_size > LARGE
    assert peaks[1] - peaks[0] < LARGE // 2
