"""A crawler over the whole site: every link leads to a file, every fragment to an element."""

from __future__ import annotations

import re
from collections import deque
from functools import cache
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from passerelle.publish.pages.frame import ANYWHERE
from passerelle.workspace import Workspace

# The validator proves (test_html.py) that no stray sign stands in a tag.
TAG = re.compile(r"<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>")
ATTRIBUTE = re.compile(r'\s(href|src|action|id|name)="([^"]*)"')
DATA = re.compile(r"<script type=\"application/ld\+json\">.*?</script>", re.S)


@cache
def read(file: Path) -> tuple[frozenset[str], tuple[str, ...]]:
    """The anchors of a page, and where it leads."""
    text = DATA.sub("", file.read_text(encoding="utf-8"))
    anchors, links = set(), []
    for _, attributes in TAG.findall(text):
        for name, value in ATTRIBUTE.findall(attributes):
            if name == "id":
                anchors.add(unescape(value))
            elif name != "name":
                links.append(unescape(value))
    return frozenset(anchors), tuple(links)


def pages(site: Path) -> list[Path]:
    """All pages but the maps, which hold their network and no links."""
    return sorted(one for one in site.rglob("*.html") if one.parent.name != "maps")


def target(site: Path, page: Path, link: str, home: str) -> tuple[str, str] | None:
    """Place and fragment of a link within the site; None for one that leads elsewhere."""
    if link.startswith(home):
        link = link.removeprefix(home) or "index.html"
        here = ""
    else:
        here = dirname(page.relative_to(site).as_posix())
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    top = urlsplit(home).path
    if path.startswith(top):
        path, here = path.removeprefix(top), ""
    place = normpath(join(here, path)) if path else page.relative_to(site).as_posix()
    return place, unquote(parts.fragment)


def is_address(link: str, home: str) -> bool:
    """Whether a link is the address of a thing or term, which servers lead on from."""
    rest = link.removeprefix(home)
    return rest != link and (rest.startswith(("id/", "def", "dataset", "graph/")) or not rest)


def broken(site: Path, home: str) -> tuple[dict[str, str], int]:
    """Links that lead nowhere, each with a page that has it; how many were looked at."""
    files = {one.relative_to(site).as_posix() for one in site.rglob("*") if one.is_file()}
    found: dict[str, str] = {}
    checked = 0
    for page in pages(site):
        for link in read(page)[1]:
            if is_address(link, home) and not link.endswith(".html"):
                continue
            if (where := target(site, page, link, home)) is None:
                continue
            checked += 1
            place, fragment = where
            anchored = fragment and place.endswith(".html") and not place.startswith("maps/")
            if place not in files or (anchored and fragment not in read(site / place)[0]):
                found[link] = page.relative_to(site).as_posix()
    return found, checked


def test_every_link_and_every_fragment_resolves(published: Path, reference: Workspace) -> None:
    found, checked = broken(published, reference.settings.graph.base)
    assert found == {}
    assert checked > 50_000


def test_the_crawler_sees_what_is_broken(tmp_path: Path) -> None:
    (tmp_path / "doc").mkdir()
    (tmp_path / "index.html").write_text(
        '<p id="a"></p><a href="doc/b.html#c">b</a><a href="doc/d.html">d</a>'
        '<a href="https://example.org/x">x</a>',
        encoding="utf-8",
    )
    (tmp_path / "doc/b.html").write_text(
        '<a href="../index.html#a">a</a><img src="../no.svg">'
        '<link href="https://example.net/doc/e.html">',
        encoding="utf-8",
    )
    found, checked = broken(tmp_path, "https://example.net/")
    assert sorted(found) == [
        "../no.svg",
        "doc/b.html#c",
        "doc/d.html",
        "https://example.net/doc/e.html",
    ]
    assert checked == 5


def test_every_page_is_reached_from_the_home_page(published: Path, reference: Workspace) -> None:
    home = reference.settings.graph.base
    seen = {"index.html"}
    rest = deque(seen)
    while rest:
        page = published / rest.popleft()
        for link in read(page)[1]:
            found = target(published, page, link, home)
            if found and found[0].endswith(".html") and found[0] not in seen:
                seen.add(found[0])
                if not found[0].startswith("maps/"):
                    rest.append(found[0])
    every = {one.relative_to(published).as_posix() for one in published.rglob("*.html")}
    left = {one for one in every - seen if one.split(".")[0] not in ANYWHERE}
    assert left == set()


def test_nothing_is_loaded_from_elsewhere(published: Path) -> None:
    """What a page loads or sends to is named by a relative address, whatever the page."""
    loads = re.compile(
        r'<(?:script|img|form|iframe|source)\b[^>]*\b(?:src|action)="([^"]*)"'
        r'|<link rel="(?:stylesheet|icon|preload)"[^>]*href="([^"]*)"'
    )
    for page in pages(published):
        if page.name.split(".")[0] in ANYWHERE:
            continue
        for found in loads.findall(page.read_text(encoding="utf-8")):
            link = found[0] or found[1]
            assert not urlsplit(link).netloc, (page, link)
            assert not link.startswith("/"), (page, link)
