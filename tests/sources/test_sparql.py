"""Sources that ask an endpoint: queries, snapshots, and what endpoints do wrong."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from passerelle.cli.ingest import ingest
from passerelle.errors import (
    ExpectationError,
    MappingError,
    PasserelleError,
    SourceError,
    UsageError,
)
from passerelle.pipeline.build import build
from passerelle.sources import refresh
from passerelle.sources.read import digest_folder, load_description
from passerelle.sources.refresh import fetch_snapshot
from passerelle.sources.rq import SourceQuery
from passerelle.sources.snapshot import read_head, rows_as_csv
from passerelle.sources.table import read_table
from passerelle.workspace import Workspace
from tests.conftest import write_files
from tests.servers import Asked, Reply, Scripted, scripted

DAY, NEXT = date(2026, 11, 24), date(2026, 11, 25)
QUERY = "SELECT ?code ?name ?email WHERE { ?s ?p ?o } ORDER BY ?code"
TOML = """\
title = "Essai"
publisher = "Essai"
licence = "https://creativecommons.org/publicdomain/zero/1.0/"
format = "sparql"
endpoint = "ADDRESS"
query = "places.rq"
MORE
[[record]]
type = "territory"
ids.insee = { column = "code" }
name = { column = "name", lang = { column = "name.lang" } }
"""


def source(
    root: Path, address: str = "https://sparql.example/", more: str = "", query: str = QUERY
) -> Path:
    text = TOML.replace("ADDRESS", address).replace("MORE", more)
    write_files(
        root,
        {
            "passerelle.toml": "",
            "sources/places/source.toml": text,
            "sources/places/places.rq": query,
        },
    )
    return root / "sources/places"


def literal(text: str, lang: str = "", datatype: str = "") -> dict[str, str]:
    tag = {"xml:lang": lang} if lang else {"datatype": datatype} if datatype else {}
    return {"type": "literal", "value": text, **tag}


def answer(*rows: dict[str, dict[str, str]], names: str = "code name email") -> Reply:
    data = {"head": {"vars": names.split()}, "results": {"bindings": rows}}
    return Reply(json.dumps(data).encode())


def place(code: str, name: str, lang: str = "fr") -> dict[str, dict[str, str]]:
    mail = {"email": literal(f"{code}@ville.example")}
    return {"code": literal(code), "name": literal(name, lang), **mail}


PAU, LYON = place("64445", "Pau"), place("69123", "里昂", "zh")


def run(root: Path, *args: str) -> Result:
    done = CliRunner().invoke(ingest, ["places", "-w", str(root), *args])
    if isinstance(done.exception, PasserelleError):
        raise done.exception
    assert isinstance(done.exception, SystemExit | None), done.exception
    return done


# --- queries ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (
            "# construct\nPREFIX select: <http://x/#ask>\nSELECT(COUNT(*) AS ?n) { ?s ?p ?o }",
            "SELECT",
        ),
        (
            "BASE <http://construct/> construct { ?s ?p 'SELECT {' } where { select * { } }",
            "CONSTRUCT",
        ),
        ('PREFIX a: <x> ASK { ?select a:select """\n} SELECT""" }', "ASK"),
        ("PREFIX a: <x>", ""),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
    ],
)
def test_the_form_of_a_query_is_its_outermost_keyword(text: str, form: str) -> None:
    assert SourceQuery(text).form == form


def test_comments_and_line_breaks_do_not_change_what_a_query_says() -> None:
    one = SourceQuery('SELECT ?a { ?a ?b "x  # y" }')
    assert SourceQuery('# new\nSELECT ?a\n{ ?a ?b "x  # y" } # end').digest == one.digest
    assert SourceQuery('SELECT ?a { ?a ?b "x # y" }').digest != one.digest


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("SELECT * { { SELECT * { ?s ?p ?o } ORDER BY ?s } }", "page_size needs an order"),
        ("SELECT * { ?s ?p ?o } ORDER BY ?s LIMIT 5", "LIMIT: take one of them out"),
        ("SELECT * { ?s ?p ?o } ORDER BY ?s VALUES ?s { <x> }", "VALUES: write it inside"),
    ],
)
def test_pages_need_an_order_and_the_end_of_the_query(
    tmp_path: Path, query: str, fault: str
) -> None:
    folder = source(tmp_path, more="page_size = 10", query=query)
    with pytest.raises(SourceError, match=fault):
        load_description(folder)


@pytest.mark.parametrize(
    ("query", "fault"), [("ASK {}", "of the form ASK"), ("# nothing", "holds no query")]
)
def test_a_query_that_gives_no_rows_is_refused(tmp_path: Path, query: str, fault: str) -> None:
    with pytest.raises(SourceError, match=fault):
        load_description(source(tmp_path, query=query))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('query = "places.rq"', "", "the key 'query' is missing. Add query"),
        ('query = "places.rq"', 'query = "place.rq"', "no such query file"),
        ("format", "retrieved = 2026-01-01\nformat", "'retrieved' .* that of the snapshot"),
        ("format", 'path = "x.csv"\nformat', "'path' .* that of the snapshot"),
        ('"sparql"', '"csv"', "the key 'retrieved' is missing"),
        ('"sparql"', '"csv"\nretrieved = 2026-01-01\npath = "x"', 'only for format = "sparql"'),
        ("https://sparql", "ftp://sparql", "it is no http address"),
    ],
)
def test_settings_that_do_not_go_together_are_named(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    folder = source(tmp_path)
    toml = folder / "source.toml"
    toml.write_text(toml.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(SourceError, match=fault):
        load_description(folder)


# --- snapshots ----------------------------------------------------------------------------

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Z"]), max_size=8)
cells = st.tuples(texts, st.sampled_from(["", "fr", "zh-hans"]))
tables = st.lists(st.tuples(st.just(("k", "")), cells, cells))


@given(tables, st.randoms())
def test_rows_come_back_from_a_snapshot_whatever_their_order(tables: list, random: object) -> None:  # type: ignore[type-arg]
    import tempfile

    shuffled = list(tables) + tables[:2]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    body = rows_as_csv(["k", "a", "b"], tables)
    assert rows_as_csv(["k", "a", "b"], shuffled) == body
    with tempfile.TemporaryDirectory() as made:
        folder = source(Path(made))
        described = load_description(folder)
        (folder / "snapshot.csv").write_text("# x\n" * 5 + body, "utf-8", newline="")
        table = read_table(folder / "snapshot.csv", described)
    read = {
        tuple((row.cells[n], row.cells.get(f"{n}.lang", "")) for n in "kab") for row in table.rows
    }
    assert read == set(tables)
    assert {f"{name}.lang" for name in "kab"} < set(table.columns)
    assert [row.number for row in table.rows] == list(range(7, 7 + len(set(tables))))


def test_a_refresh_asks_and_the_build_reads_what_it_left(tmp_path: Path) -> None:
    with scripted(answer(LYON, PAU, PAU)) as server:
        folder = source(tmp_path, server.address)
        with pytest.raises(SourceError, match="Run 'passerelle ingest --refresh places'"):
            build(Workspace(tmp_path))
        done = run(tmp_path, "--refresh")
    assert done.stdout == "places: 2 rows give 2 territory; 0 rejected\n"
    assert "2 rows, the first answer; private, left out: email; snapshot.csv written" in done.stderr
    head, body = (folder / "snapshot.csv").read_text("utf-8").split("# rows = 2\n")
    assert body == "code,name,name.lang\n64445,Pau,fr\n69123,里昂,zh\n"
    assert "ville.example" not in head + body
    state = build(Workspace(tmp_path)).state
    assert state.sources["places"].records == 2
    assert state.sources["places"].unused_columns == []
    assert len(server.asked) == 1  # the server is gone, and the build did not miss it


def test_a_dry_run_shows_what_would_come_and_writes_nothing(tmp_path: Path) -> None:
    with scripted(answer(PAU)) as server:
        folder = source(tmp_path, server.address)
        done = run(tmp_path, "--refresh", "--dry-run")
    assert "names: Pau@fr" in done.stdout
    assert "snapshot.csv not written" in done.stderr
    assert sorted(file.name for file in folder.iterdir()) == ["places.rq", "source.toml"]
    assert not (tmp_path / "build").exists()


def fetched(folder: Path, day: date) -> None:
    fetch_snapshot(folder, load_description(folder), today=day).beside(folder).place(folder)


def test_the_same_answer_changes_only_the_day_it_was_checked(tmp_path: Path) -> None:
    with scripted(answer(PAU, LYON), answer(LYON, PAU), answer(LYON)) as server:
        folder = source(tmp_path, server.address)
        fetched(folder, DAY)
        before, digest = (folder / "snapshot.csv").read_text("utf-8"), digest_folder(folder)
        fetched(folder, NEXT)
        after = (folder / "snapshot.csv").read_text("utf-8")
        assert after == before.replace(f"checked = {DAY}", f"checked = {NEXT}")
        assert digest_folder(folder) == digest
        assert load_description(folder).retrieved == DAY
        fetched(folder, NEXT)
        assert load_description(folder).retrieved == NEXT
        assert digest_folder(folder) != digest


def test_a_query_changed_since_is_refused_but_not_for_a_comment(tmp_path: Path) -> None:
    with scripted(answer(PAU)) as server:
        folder = source(tmp_path, server.address)
        fetched(folder, DAY)
    query = folder / "places.rq"
    query.write_text(f"# what it is for\n{QUERY}", "utf-8")
    assert run(tmp_path).exit_code == 0
    query.write_text(QUERY.replace("?o", "'x'"), "utf-8")
    with pytest.raises(SourceError, match="changed since the snapshot of 2026-11-24"):
        run(tmp_path)


def test_line_ends_of_a_checkout_do_not_count(tmp_path: Path) -> None:
    with scripted(answer(PAU)) as server:
        folder = source(tmp_path, server.address)
        fetched(folder, DAY)
        file = folder / "snapshot.csv"
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
        assert run(tmp_path).stdout == "places: 1 rows give 1 territory; 0 rejected\n"
        fetched(folder, NEXT)
    head = read_head(file)
    assert head is not None
    assert head.retrieved == DAY


def test_a_snapshot_without_its_head_is_refused(tmp_path: Path) -> None:
    folder = source(tmp_path)
    (folder / "snapshot.csv").write_text("code,name\n1,2\n", "utf-8")
    with pytest.raises(SourceError, match=r"the snapshot is damaged: the lines with #"):
        load_description(folder)


def test_terms_become_texts_a_person_would_type(tmp_path: Path) -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    row = {
        "iri": {"type": "uri", "value": "http://x/Q1"},
        "node": {"type": "bnode", "value": "b0"},
        "day": literal("1981-06-22T00:00:00Z", datatype=f"{xsd}dateTime"),
        "time": literal("1981-06-22T10:30:00Z", datatype=f"{xsd}dateTime"),
        "number": literal("5", datatype=f"{xsd}integer"),
        "lines": literal('a, "b"\r\nc'),
    }
    with scripted(answer(row, names="iri node day time number lines none")) as server:
        fetched(source(tmp_path, server.address), DAY)
    body = (tmp_path / "sources/places/snapshot.csv").read_text("utf-8").split("# rows = 1\n")[1]
    assert body.splitlines() == [
        "iri,node,day,time,number,lines,none",
        'http://x/Q1,,1981-06-22,1981-06-22T10:30:00Z,5,"a, ""b""',
        'c",',
    ]


def test_an_empty_answer_has_its_columns_and_expectations_guard_the_last(tmp_path: Path) -> None:
    with scripted(answer(PAU), answer()) as server:
        folder = source(tmp_path, server.address, more="expect = { min = 1 }")
        run(tmp_path, "--refresh")
        before = (folder / "snapshot.csv").read_bytes()
        with pytest.raises(ExpectationError, match=r"gave 0 records.* left as it was"):
            run(tmp_path, "--refresh")
        assert (folder / "snapshot.csv").read_bytes() == before


def test_an_answer_waits_for_the_mapping_to_be_corrected(tmp_path: Path) -> None:
    with scripted(answer(PAU)) as server:
        folder = source(tmp_path, server.address)
        toml = folder / "source.toml"
        right = toml.read_text("utf-8")
        toml.write_text(right.replace('"code"', '"kode"'), "utf-8")
        with pytest.raises(MappingError, match=re.escape(str(toml)) + ".*Did you mean 'code'"):
            run(tmp_path, "--refresh")
    toml.write_text(right, "utf-8")
    assert run(tmp_path).exit_code == 0


def test_only_sources_that_ask_can_be_refreshed(workspace: Path) -> None:
    done = CliRunner().invoke(ingest, ["twins", "--refresh", "-w", str(workspace)])
    assert isinstance(done.exception, UsageError)
    assert "its format is csv" in done.exception.message


# --- endpoints that do wrong ----------------------------------------------------------------

ALL = [place(f"{code:05}", f"Lieu {code}") for code in range(1001, 1026)]


def bounds(asked: Asked) -> tuple[int, int]:
    found = re.search(r"LIMIT (\d+) OFFSET (\d+)", asked.query)
    assert found, asked.query
    return int(found[1]), int(found[2])


def honest(asked: Asked) -> Reply:
    size, offset = bounds(asked)
    return answer(*ALL[offset : offset + size])


def capped(asked: Asked) -> Reply:
    _, offset = bounds(asked)
    return answer(*ALL[offset : offset + 7])


def forgetful(asked: Asked) -> Reply:
    return answer(*reversed(ALL[:10])) if bounds(asked)[1] else answer(*ALL[:10])


def endless(asked: Asked) -> Reply:
    offset = bounds(asked)[1]
    return answer(*(place(f"{number}", "x") for number in range(offset, offset + 1000)))


def fickle(asked: Asked) -> Reply:
    return answer(PAU, names="name code email") if bounds(asked)[1] else honest(asked)


def attempt(root: Path, server: Scripted, more: str = "") -> str:
    """The error that a refresh ends with; the former snapshot must still be there."""
    folder = source(root, server.address, more)
    (folder / "snapshot.csv").write_bytes(b"former")
    described = load_description(source(root / "else", server.address, more))
    with pytest.raises(SourceError) as fault:
        fetch_snapshot(folder, described)
    assert (folder / "snapshot.csv").read_bytes() == b"former"
    return fault.value.message


@pytest.mark.parametrize(("serve", "requests"), [(honest, 4), (capped, 5)])
def test_pages_are_asked_until_one_is_empty(tmp_path: Path, serve: object, requests: int) -> None:
    told: list[str] = []
    with scripted(serve) as server:  # type: ignore[arg-type]
        folder = source(tmp_path, server.address, "page_size = 10")
        snapshot = fetch_snapshot(folder, load_description(folder), tell=told.append)
    assert snapshot.head.rows == len(ALL)
    assert len(server.asked) == requests
    assert told[-1] == "25 rows"


def test_a_page_that_comes_again_ends_it(tmp_path: Path) -> None:
    with scripted(forgetful) as server:
        message = attempt(tmp_path, server, "page_size = 10")
    assert "has come before: the endpoint ignores OFFSET" in message
    assert len(server.asked) == 2


def test_pages_without_end_end_at_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refresh, "MAX_CELLS", 9000)
    with scripted(endless) as server:
        assert "more than 9000 cells" in attempt(tmp_path, server, "page_size = 1000")
    assert len(server.asked) == 5


def test_pages_of_other_columns_are_refused(tmp_path: Path) -> None:
    with scripted(fickle) as server:
        assert "columns of a page" in attempt(tmp_path, server, "page_size = 10")


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(answer(PAU, LYON).body[:150]), "damaged or cut off"),
        (Reply(answer(PAU).body[:-1] + b"\njava.util.concurrent.TimeoutException"), "cut off"),
        (Reply(b""), "damaged or cut off"),
        (Reply(b'{"error": "no"}'), "damaged or cut off"),
        (Reply(b'{"head":{},"boolean":true}'), "damaged or cut off"),
        (Reply(b"<!doctype html><p>Welcome"), "sent a web page"),
        (Reply(b"Sign in", media_type="text/html"), "sent a web page"),
        (Reply(b"syntax", status=400), "refused the request: HTTP 400 Bad Request: syntax"),
        (Reply(status=403), "Set PASSERELLE_SOURCE_PLACES_USER and"),
    ],
)
def test_what_is_no_whole_answer_leaves_the_former_one(
    tmp_path: Path, reply: Reply, told: str
) -> None:
    with scripted(reply) as server:
        assert told in attempt(tmp_path, server)


def test_a_busy_endpoint_is_asked_again(tmp_path: Path) -> None:
    busy = Reply(status=429, headers={"Retry-After": "0"})
    with scripted(busy, Reply(answer(PAU).body, cut=20), answer(PAU)) as server:
        source(tmp_path, server.address)
        assert run(tmp_path, "--refresh").stdout.startswith("places: 1 rows give 1 territory")
    assert len(server.asked) == 3


def test_an_interrupted_refresh_leaves_the_former_answer(tmp_path: Path) -> None:
    with scripted(answer(PAU), Reply(silent=True)) as server:
        folder = source(tmp_path, server.address)
        run(tmp_path, "--refresh")
        before = {file.name: file.read_bytes() for file in folder.iterdir()}
        program = "from passerelle.cli.main import run; run()"
        command = [sys.executable, "-c", program, "ingest", "places", "--refresh", "-w", tmp_path]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        while len(server.asked) < 2 and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=60)[1]
    assert (process.returncode, told.strip()) == (130, "Stopped.")
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


# --- CONSTRUCT ----------------------------------------------------------------------------

CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } ORDER BY ?s"
TURTLE = "text/turtle"


def test_a_construct_is_kept_as_sorted_triples_and_becomes_a_graph(tmp_path: Path) -> None:
    one = b'@prefix e: <http://x/> . e:b e:p [ e:q "2"@zh ] . e:a e:p "1" .'
    same = (
        b'_:n <http://x/q> "2"@zh . <http://x/a> <http://x/p> "1" . <http://x/b> <http://x/p> _:n .'
    )
    with scripted(Reply(one, media_type=TURTLE), Reply(same, media_type=TURTLE)) as server:
        folder = source(tmp_path, server.address, query=CONSTRUCT)
        fetched(folder, DAY)
        first = (folder / "snapshot.nt").read_text("utf-8")
        fetched(folder, NEXT)
    assert (folder / "snapshot.nt").read_text("utf-8").split("\n", 1)[1] == first.split("\n", 1)[1]
    lines = first.split("# rows = 3\n")[1].splitlines()
    assert lines == sorted(lines)
    done = run(tmp_path, "--dry-run")
    assert "places: 3 rows give 3 statements" in done.stdout


def test_pages_of_triples_that_come_again_end_it(tmp_path: Path) -> None:
    page = Reply(b'<http://x/b> <http://x/p> [ <http://x/q> "2" ] .', media_type=TURTLE)
    with scripted(page) as server:
        folder = source(tmp_path, server.address, "page_size = 1", CONSTRUCT)
        with pytest.raises(SourceError, match="ignores OFFSET"):
            fetch_snapshot(folder, load_description(folder))


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(b"<http://x/a> <http://x/b> ", media_type=TURTLE), "damaged or cut off"),
        (Reply(b"{}"), "is no RDF"),
    ],
)
def test_triples_that_are_none_are_told(tmp_path: Path, reply: Reply, told: str) -> None:
    with scripted(reply) as server:
        folder = source(tmp_path, server.address, query=CONSTRUCT)
        with pytest.raises(SourceError, match=told):
            fetch_snapshot(folder, load_description(folder))
