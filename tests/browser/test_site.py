"""The site of the reference workspace in a real browser: axe, peace, search, narrow screens."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_map_axe import AXE, RUN

TOP = (
    *("index.html", "index.zh.html", "lists.en.html", "list/partnership.html"),
    *("list/collectivity/country-cn.zh.html", "list/person.html", "themes.html"),
    *("theme/urban-development.en.html", "search.html?q=chengdu", "questions.html"),
    *("questions/events.zh.html", "maps.html", "sources.html", "quality.en.html"),
    *("about.zh.html", "dataset.html", "def.html", "releases.html"),
)
RUN_HERE = RUN.replace("{ resultTypes", "{ preload: false, resultTypes")
"""Axe would fetch the stylesheet, which a page from a disk may not."""
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def sampled(site: Path) -> list[str]:
    """Twenty pages: those at the top, and one of a thing and of an event."""
    things = [sorted((site / "doc" / kind).glob("*.html"))[0] for kind in ("partnership", "event")]
    return [*TOP, *(one.relative_to(site).as_posix() for one in things)]


@pytest.fixture
def open_page(browser: Browser, published: Path) -> Iterator[Callable[..., Page]]:
    """Open a page of the site from its folder, with the network cut; it must have kept quiet."""
    contexts: list[Any] = []
    said: list[str] = []
    asked: list[str] = []

    def open_it(place: str, *, width: int = 1280, **context: Any) -> Page:
        within = browser.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce", **context
        )
        contexts.append(within)
        within.set_offline(True)
        within.add_init_script(SHIFTS)
        page = within.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        name, _, query = place.partition("?")
        page.goto((published / name).as_uri() + (f"?{query}" if query else ""))
        return page

    yield open_it
    for within in contexts:
        assert within.cookies() == []
        within.close()
    assert said == []
    assert [url for url in asked if not url.startswith(published.as_uri())] == []


def test_axe_finds_nothing_serious_in_light_and_in_dark(
    open_page: Callable[..., Page], published: Path
) -> None:
    found: dict[str, Any] = {}
    places = sampled(published)
    assert len(places) == 20
    for place in places:
        page = open_page(place, color_scheme="light", bypass_csp=True)
        page.add_script_tag(path=str(AXE))
        if faults := page.evaluate(RUN_HERE):
            found[place] = faults
        page.emulate_media(color_scheme="dark")
        if faults := page.evaluate(RUN_HERE):
            found[f"{place} in dark"] = faults
        page.close()
    assert found == {}


def test_nothing_moves_while_a_page_loads(open_page: Callable[..., Page], published: Path) -> None:
    shifted = {}
    for place in sampled(published):
        page = open_page(place)
        page.wait_for_timeout(150)
        shifted[place] = page.evaluate("window.shifted")
        page.close()
    assert {place: value for place, value in shifted.items() if value} == {}


@pytest.mark.parametrize("width", [320, 768])
def test_no_page_scrolls_sideways(
    open_page: Callable[..., Page], published: Path, width: int
) -> None:
    wide = {}
    for place in sampled(published):
        page = open_page(place, width=width)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            wide[place] = over
        page.close()
    assert wide == {}


@pytest.mark.parametrize(
    "words", ["chengdu", "Chéngdū", "cheng du", "CHENGDU", "成都", "成都市", "montpellier cheng"]
)
def test_the_search_finds_the_same_in_each_script(
    open_page: Callable[..., Page], words: str
) -> None:
    page = open_page(f"search.html?q={words}")
    page.wait_for_selector("#found a")
    names = page.locator("#found a").all_inner_texts()
    assert "Montpellier – Chengdu" in names
    assert "Chengdu" in names or "montpellier" in words


@pytest.mark.parametrize(
    ("words", "name"),
    [
        *(("廈門", "Xiamen"), ("厦门", "Xiamen"), ("xiamen", "Xiamen"), ("XIA men", "Xiamen")),
        *(("reunion", "Région Réunion"), ("Réunion", "Région Réunion"), ("法国", "France")),
    ],
)
def test_accents_and_kinds_of_characters_do_not_count(
    open_page: Callable[..., Page], words: str, name: str
) -> None:
    page = open_page(f"search.html?q={words}")
    page.wait_for_selector("#found a")
    assert name in page.locator("#found a").all_inner_texts()


def test_the_search_answers_while_one_types_and_leads_to_the_page(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("about.zh.html")
    page.fill(".seek input", "雷恩")
    page.keyboard.press("Enter")
    page.wait_for_selector("#found a")
    assert page.locator("#found a").first.inner_text() == "雷恩"
    page.fill("#asked", "zzz")
    page.get_by_text("未找到").wait_for()
    assert page.locator("#found li").count() == 0
    page.fill("#asked", "济南")
    page.wait_for_selector("#found a")
    page.locator("#found a").first.click()
    page.wait_for_url("**/doc/**.zh.html")
    assert "济南市" in page.inner_text("h1")


def test_nobody_without_a_page_is_found(open_page: Callable[..., Page]) -> None:
    for name in ("Celine WANG", "Melka"):
        page = open_page(f"search.html?q={name}")
        page.get_by_text("Rien de ce nom").wait_for()
        assert page.locator("#found a").count() == 0
        page.close()


def test_it_prints_without_what_is_only_for_the_screen(open_page: Callable[..., Page]) -> None:
    page = open_page("list/event.html", color_scheme="dark")
    page.emulate_media(media="print")
    for hidden in (".top nav", ".seek", ".facets"):
        assert not page.locator(hidden).first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("h1").is_visible()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_it_works_below_a_path_of_a_server(
    browser: Browser, published: Path, tmp_path: Path
) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below/here").symlink_to(published)
    said: list[str] = []
    with served(tmp_path) as address:
        context = browser.new_context()
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("requestfailed", lambda request: said.append(request.url))
        page.goto(f"{address}/below/here/list/event.en.html")
        page.fill(".seek input", "rennes")
        page.keyboard.press("Enter")
        page.wait_for_selector("#found a")
        assert page.url == f"{address}/below/here/search.en.html?q=rennes"
        page.locator("#found a").first.click()
        page.wait_for_url("**/below/here/doc/**")
        assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none"
        context.close()
    assert said == []
