"""The client of endpoints against servers that are slow, busy, broken or hostile."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from passerelle import __version__
from passerelle.endpoint import Endpoint
from passerelle.errors import QueryError, SourceError, StoreError
from tests.servers import Reply, free_port, scripted

FINE = Reply(b'{"head":{},"boolean":true}')
BUSY = Reply(b"busy", 503, "text/plain")


@pytest.fixture(autouse=True)
def _no_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if name.startswith("PASSERELLE_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))


def client(address: str, **options: object) -> tuple[Endpoint, list[float]]:
    waits: list[float] = []
    return Endpoint(address, sleep=waits.append, **options), waits  # type: ignore[arg-type]


def ask(endpoint: Endpoint) -> bytes:
    return endpoint.query("ASK {}", "ASK", "json").data


def test_it_says_who_asks_and_whom_to_write_to() -> None:
    with scripted(FINE) as server:
        ask(client(server.address, contact="https://ville.example/données")[0])
    agent = server.asked[0].headers["User-Agent"]
    assert agent.startswith(f"passerelle/{__version__} (https://")
    assert "https://ville.example/donn%C3%A9es) SPARQLWrapper/" in agent


def test_it_waits_as_long_as_the_server_asks() -> None:
    with scripted(Reply(status=429, headers={"Retry-After": "7"}), FINE) as server:
        told: list[str] = []
        endpoint, waits = client(server.address, say=told.append)
        assert ask(endpoint) == FINE.body
    assert len(waits) == 1
    assert waits[0] == 7
    assert "HTTP 429 Too Many Requests: next try in 7 s" in told[0]


def test_it_waits_until_the_date_the_server_names() -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=100), usegmt=True)
    with scripted(Reply(status=503, headers={"Retry-After": date}), FINE) as server:
        endpoint, waits = client(server.address)
        ask(endpoint)
    assert 60 < waits[0] <= 100


@pytest.mark.parametrize("asked", ["soon", "-5", "9" * 400, "", "Fri, 99 Foo 2026"])
def test_a_wait_that_cannot_be_read_is_our_own(asked: str) -> None:
    with scripted(Reply(status=503, headers={"Retry-After": asked}), FINE) as server:
        endpoint, waits = client(server.address)
        ask(endpoint)
    assert 0 < waits[0] <= 1


def test_it_does_not_come_back_before_the_server_wants_it() -> None:
    with scripted(Reply(status=429, headers={"Retry-After": "86400"})) as server:
        endpoint, waits = client(server.address)
        with pytest.raises(StoreError, match="it asks to wait 86400 seconds"):
            ask(endpoint)
    assert (len(server.asked), waits) == (1, [])


def test_waits_grow_and_tries_end() -> None:
    with scripted(BUSY) as server:
        endpoint, waits = client(server.address, tries=5)
        with pytest.raises(StoreError, match="HTTP 503 Service Unavailable: busy, 5 tries"):
            ask(endpoint)
    assert len(server.asked) == 5
    assert all(0.5 <= wait / 2**place <= 1 for place, wait in enumerate(waits))


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_server_in_trouble_gets_another_chance(status: int) -> None:
    with scripted(Reply(b"<b>oops</b>", status, "text/html"), FINE) as server:
        assert ask(client(server.address)[0]) == FINE.body
    assert len(server.asked) == 2


def test_a_server_that_says_nothing_is_left_in_time() -> None:
    with scripted(Reply(silent=True)) as server:
        endpoint, waits = client(server.address, timeout=0.2, tries=2)
        with pytest.raises(StoreError, match=r"no answer in time\), 2 tries"):
            ask(endpoint)
    assert len(waits) == 1


def test_a_server_that_is_not_there_is_tried_again() -> None:
    endpoint, waits = client(f"http://127.0.0.1:{free_port()}/", tries=3)
    with pytest.raises(StoreError, match="cannot be reached"):
        ask(endpoint)
    assert len(waits) == 2


@pytest.mark.parametrize("chunked", [False, True])
def test_an_answer_that_breaks_off_is_asked_for_again(chunked: bool) -> None:
    half = Reply(FINE.body, cut=9, chunked=chunked)
    with scripted(half, half, FINE) as server:
        assert ask(client(server.address)[0]) == FINE.body
    with scripted(half) as server, pytest.raises(StoreError, match="broke off in the middle"):
        ask(client(server.address)[0])


@pytest.mark.parametrize("chunked", [False, True])
def test_an_answer_is_bounded(chunked: bool) -> None:
    with scripted(Reply(b"x" * 3_000_000, chunked=chunked)) as server:
        with pytest.raises(StoreError, match="larger than 1 MiB"):
            ask(client(server.address, max_bytes=1 << 20)[0])
        with pytest.raises(StoreError, match="not whole after 0 seconds"):
            ask(client(server.address, longest=0)[0])
    assert len(server.asked) == 2


def test_a_redirect_is_told_and_not_followed() -> None:
    with scripted(FINE) as other:
        moved = Reply(status=302, headers={"Location": other.address})
        with (
            scripted(moved) as server,
            pytest.raises(StoreError, match=f"moved to {other.address}"),
        ):
            ask(client(server.address, method="GET")[0])
    assert other.asked == []


def test_a_refused_query_is_told_in_the_callers_words() -> None:
    with scripted(Reply(b"expected '}' at 1:7\x1b[31m", 400, "text/plain")) as server:
        with pytest.raises(QueryError, match="expected '}' at 1:7") as fault:
            ask(client(server.address)[0])
        assert "\x1b" not in fault.value.message
        with pytest.raises(SourceError):
            ask(client(server.address, refusal=SourceError)[0])
    assert len(server.asked) == 2


def test_credentials_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted(Reply(status=401)) as server:
        with pytest.raises(StoreError, match="Set PASSERELLE_ENDPOINT_USER and"):
            ask(client(server.address)[0])
        monkeypatch.setenv("PASSERELLE_ENDPOINT_USER", "amie")
        monkeypatch.setenv("PASSERELLE_ENDPOINT_PASSWORD", "mot")
        with pytest.raises(StoreError):
            ask(client(server.address)[0])
        with pytest.raises(StoreError):  # another account's are not this one's
            ask(client(server.address, account="PASSERELLE_SOURCE_X")[0])
    sent = [asked.headers.get("Authorization") for asked in server.asked]
    assert sent == [None, "Basic YW1pZTptb3Q=", None]


def test_credentials_come_from_netrc_for_the_host_named_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rc = tmp_path / "netrc"
    monkeypatch.setenv("NETRC", str(rc))
    with scripted(FINE) as server:
        rc.write_text("machine 127.0.0.1 login amie password mot\n", "utf-8")
        ask(client(server.address)[0])
        rc.write_text("machine other login a password b\ndefault login c password d\n", "utf-8")
        ask(client(server.address)[0])
        rc.write_text("machine\n", "utf-8")
        with pytest.raises(StoreError, match=r"\.netrc file cannot be used"):
            ask(client(server.address)[0])
    sent = [asked.headers.get("Authorization") for asked in server.asked]
    assert sent == ["Basic YW1pZTptb3Q=", None]


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://host/x", "host/sparql", "http://a b/", "https://u:p@h/"],
)
def test_only_plain_http_addresses_are_asked(address: str) -> None:
    with pytest.raises(StoreError, match=r"is no http address|holds a user name"):
        Endpoint(address)


def test_a_query_is_a_query_whatever_words_its_comments_have() -> None:
    text = "# LOAD: see the address\n# DROP\nSELECT * { ?s ?p ?o }"
    with scripted(FINE) as server:
        client(server.address, parameters={"graph": "x"})[0].query(text, "SELECT", "json")
        client(server.address, method="GET")[0].query(text, "SELECT", "json")
    post, get = server.asked
    assert (post.method, post.query, post.form["graph"]) == ("POST", text, ["x"])
    assert (get.method, get.query) == ("GET", text)


def test_a_large_answer_is_written_to_a_file_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "answer.csv"
    path.write_bytes(b"former")
    rows = Reply(b"a\r\n" + b"1\r\n" * 100_000, media_type="text/csv; charset=utf-8")
    broken = Reply(rows.body, cut=5000)
    with scripted(broken, broken, broken, broken, broken, rows) as server:
        with pytest.raises(StoreError, match="broke off"):
            client(server.address)[0].save("SELECT * {}", "SELECT", "csv", path)
        assert path.read_bytes() == b"former"
        assert client(server.address)[0].save("SELECT * {}", "SELECT", "csv", path) == "text/csv"
    assert path.read_bytes() == rows.body
    assert "text/csv" in server.asked[0].headers["Accept"]
    assert list(tmp_path.iterdir()) == [path]


def test_graphs_are_put_and_taken_away_with_the_same_care(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PASSERELLE_ENDPOINT_USER", "amie")
    with scripted(BUSY, Reply(status=204), Reply(status=404), Reply(status=403)) as server:
        endpoint, waits = client(f"{server.address}?graph=x")
        endpoint.put(b"<a:a> <a:b> <a:c> .", "application/n-triples")
        endpoint.delete()  # nothing was there
        with pytest.raises(StoreError, match="HTTP 403"):
            endpoint.delete()
    assert len(waits) == 1
    assert [asked.method for asked in server.asked] == ["PUT", "PUT", "DELETE", "DELETE"]
    assert all("Authorization" in asked.headers for asked in server.asked)


def test_an_address_with_parameters_of_its_own_is_posted_to() -> None:
    with scripted(FINE) as server:
        ask(client(f"{server.address}?graph=x")[0])
        with pytest.raises(StoreError, match="Write what stands after it as parameters"):
            client(f"{server.address}?graph=x", method="GET")
    assert len(server.asked) == 1
