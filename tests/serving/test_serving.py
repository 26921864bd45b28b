"""The site behind real web servers: each address answers people and machines as it should."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import pytest

from passerelle.publish.parts import Site
from passerelle.publish.run.tree import Tree
from passerelle.publish.servers.addresses import Addresses
from passerelle.publish.servers.nginx import nginx_files
from passerelle.publish.servers.rules import HEADERS
from passerelle.store import EmbeddedStore
from passerelle.workspace import Settings
from tests.serving.negotiation import (
    ACCEPT,
    MEETING,
    PARTY,
    PATH,
    RULES,
    WITHDRAWN,
    asked,
    seen,
)
from tests.serving.running import Running, nginx

THING = f"id/{MEETING}"


@pytest.mark.parametrize("address", RULES)
def test_each_form_that_is_asked_for_is_found(server: Running, address: str) -> None:
    found = [seen(asked(server, address, accept)) for accept in ACCEPT.values()]
    assert found == RULES[address]


@pytest.mark.parametrize(
    ("languages", "ending"),
    [
        ("en", ".en.html"),
        ("zh-CN,zh;q=0.9,en;q=0.8,fr;q=0.7", ".zh.html"),
        ("zh-Hant-TW", ".zh.html"),
        ("de, en;q=0.3, fr;q=0.2", ".en.html"),
        ("fr;q=0.2, zh;q=0.201", ".zh.html"),
        ("en;q=0, *;q=0.5", ".html"),
        ("de", ".html"),
        ("french", ".html"),
        ("", ".html"),
    ],
)
def test_a_page_comes_in_the_language_of_the_reader(
    server: Running, languages: str, ending: str
) -> None:
    reply = asked(server, THING, "text/html", **{"Accept-Language": languages})
    assert seen(reply).target == f"doc/{MEETING}{ending}"


@pytest.mark.parametrize(
    ("accept", "ending"),
    [
        ("text/turtle;q=0.9, text/html;q=0.91", ".html"),
        ("text/turtle;q=0.91, text/html;q=0.9", ".ttl"),
        ("TEXT/TURTLE", ".ttl"),
        ("text/turtle;version=1.1;q=0.2, application/ld+json;q=0.3", ".jsonld"),
        ("application/json", ".jsonld"),
        ("text/*", ".html"),
        ("application/*", ".jsonld"),
        ("text/html;q=0, text/*", ".ttl"),
        ("text/turtle, */*", ".ttl"),
        ("text/html;q=0.001, */*;q=0", ".html"),
        ("application/n-triples;q=1.000, text/turtle;q=0.999", ".nt"),
        ("text/turtlex, application/ld+json;q=0.1", ".jsonld"),
        ("", ".html"),
    ],
)
def test_qualities_and_ranges_are_weighed(server: Running, accept: str, ending: str) -> None:
    assert seen(asked(server, THING, accept)).target == f"doc/{MEETING}{ending}"


def test_a_redirect_leads_to_a_file_that_is_there(server: Running) -> None:
    reply = asked(server, THING, "text/html", **{"Accept-Language": "zh"})
    page = asked(server, seen(reply).target, "text/html")
    assert page.status == 200
    assert page.headers["content-language"] == "zh"
    assert b'lang="zh' in page.body


def test_errors_have_pages_in_the_language_of_the_reader(server: Running, top: Path) -> None:
    for address, name in (("id/event/never-held", "404"), (f"id/{WITHDRAWN}", "410")):
        for language, ending in (("fr", "html"), ("en", "en.html"), ("zh", "zh.html")):
            reply = asked(server, address, "text/html", **{"Accept-Language": language})
            assert reply.status == int(name)
            assert reply.body == (top / f"{name}.{ending}").read_bytes()


def test_the_start_page_speaks_the_language_of_the_reader(server: Running, top: Path) -> None:
    reply = asked(server, "", None, **{"Accept-Language": "en"})
    assert reply.body == (top / "index.en.html").read_bytes()
    assert reply.headers["content-language"] == "en"


def test_a_withdrawn_person_is_nowhere_in_the_files_of_servers(top: Path) -> None:
    name = WITHDRAWN.split("/")[1]
    told = (top / "server/nginx-maps/told.map").read_text(encoding="utf-8")
    assert name not in told
    assert f"/id/{WITHDRAWN} " in (top / "_redirects").read_text(encoding="utf-8")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(server: Running, method: str) -> None:
    for address in (THING, f"doc/{MEETING}.html", "void.ttl"):
        reply = server.ask(PATH + address, method=method)
        assert reply.status == 405
        named = {one.strip() for one in reply.headers["allow"].split(",")}
        # Apache adds what it would do by itself: nothing, or what .htaccess may not switch off.
        assert named - {"", "TRACE"} == {"GET", "HEAD"}


def test_head_answers_as_get_without_a_body(server: Running) -> None:
    reply = server.ask(f"{PATH}void.ttl", method="HEAD")
    assert (reply.status, reply.body) == (200, b"")
    assert server.ask(PATH + THING, method="HEAD").status == 303


@pytest.mark.parametrize("address", [THING, "void.ttl", "id/event/never-held", "index.html"])
def test_every_answer_may_be_read_from_anywhere_and_runs_nothing_foreign(
    server: Running, address: str
) -> None:
    headers = asked(server, address, "text/html").headers
    assert {name: headers[name.lower()] for name, _ in HEADERS} == dict(HEADERS)
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["cache-control"] == "public, max-age=3600"


def test_what_has_not_changed_is_not_sent_again(server: Running) -> None:
    first = asked(server, "void.ttl", None)
    again = asked(server, "void.ttl", None, **{"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


def test_text_is_packed_for_who_takes_it(server: Running, top: Path) -> None:
    reply = asked(server, "dumps/passerelle.ttl", None, **{"Accept-Encoding": "gzip"})
    assert reply.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in reply.headers["vary"]
    whole = gzip.decompress(reply.body)
    there = (top / "dumps/passerelle.ttl").read_bytes()
    assert hashlib.sha256(whole).digest() == hashlib.sha256(there).digest()


def test_a_packed_dump_stays_packed(server: Running, top: Path) -> None:
    reply = asked(server, "dumps/passerelle.nq.gz", None, **{"Accept-Encoding": "gzip"})
    assert "content-encoding" not in reply.headers
    assert reply.body == (top / "dumps/passerelle.nq.gz").read_bytes()


def test_folders_are_not_listed(server: Running) -> None:
    assert {asked(server, folder, None).status for folder in ("doc/", "dumps/", "dumps")} == {404}


def test_nginx_starts_with_as_many_nodes_as_an_atlas_has(room: Path) -> None:
    told = {
        f"participation/{number:08x}-0000-4000-8000-000000000000": f"doc/event/event-{number}"
        for number in range(150_000)
    }
    site = Site(EmbeddedStore(), Settings(), "https://example.org/")
    top = room / "large"
    for file in nginx_files(site, Addresses({}, (), told)):
        Tree(top, top).write(file)
    own = room / "large-nginx"
    own.mkdir()
    with nginx(top, own) as running:
        last = list(told)[-1]
        reply = running.ask(f"/id/{last}", {"Accept": "text/html"})
        anchor = last.replace("/", "-")
        assert reply.headers["location"] == f"/doc/event/event-149999.html#{anchor}"


def test_a_site_at_the_top_of_a_host_answers_too(room: Path, top: Path) -> None:
    site = Site(EmbeddedStore(), Settings(), "https://example.org/")
    own = room / "at-the-top"
    own.mkdir()
    copy = own / "site"
    copy.mkdir()
    for name in ("doc", "404.html", "410.html", "index.html", "index.en.html"):
        (copy / name).symlink_to(top / name)
    addresses = Addresses({}, (WITHDRAWN,), {PARTY: "doc/partnership/x"})
    for file in nginx_files(site, addresses):
        Tree(copy, copy).write(file)
    with nginx(copy, own) as running:
        turtle = running.ask(f"/{THING}", {"Accept": "text/turtle"})
        assert turtle.headers["location"] == f"/doc/{MEETING}.ttl"
        assert running.ask(f"/id/{WITHDRAWN}").status == 410
        assert running.ask("/doc/event/never-held.html").status == 404
        assert running.ask("/", {"Accept-Language": "en"}).headers["content-language"] == "en"
        assert running.ask(f"/doc/{MEETING}.html").status == 200
