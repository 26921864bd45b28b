"""A tour through every function of the map, with the network cut: nothing asked, nothing said.

`open_map` looks at the end of each test whether the page asked for anything but itself or wrote
a word to the console.
"""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from tests.browser.conftest import Opened, OpenMap
from tests.browser.test_map_inspect import choose, exported
from tests.maps.atlas import hostile_everywhere
from tests.maps.graphs import BASE, HOSTILE, faceted


def placed(graph: nx.Graph[Any]) -> nx.Graph[Any]:
    """`graph` with a place upon the earth for each node, half of them in France."""
    for number, node in enumerate(sorted(graph)):
        graph.nodes[node].update(lat=44.0 + number / 3, long=2.0 if number % 2 else 110.0)
    return graph


def tour_of_views(shown: Opened) -> None:
    for view in ("world", "pair", "network"):
        if shown.page.locator(f"[data-tool=layout-{view}]").count():
            shown.page.click(f"[data-tool=layout-{view}]")
            shown.settle()
    for control in ("colour", "measure", "group"):
        chooser = shown.page.locator(f"#choose-{control}")
        values = chooser.locator("option").evaluate_all("all => all.map(one => one.value)")
        for value in [*values, *values[:1]]:
            chooser.select_option(value)
            shown.page.wait_for_timeout(60)
    for lang in ("en", "zh", "fr"):
        shown.page.click(f"[data-tool=lang-{lang}]")
    for _ in range(2):
        shown.page.click("[data-tool=theme]")


def tour_of_filters(shown: Opened) -> None:
    shown.ask(
        """async () => {
          const entries = [...document.querySelectorAll("#legend [data-key]")];
          const keys = entries.map((one) => one.dataset.key);
          for (const key of keys) {
            document.querySelector(`#legend [data-key="${CSS.escape(key)}"]`)?.click();
            await new Promise((next) => setTimeout(next, 20));
          }
        }"""
    )
    for _ in range(3):
        shown.page.click("[data-tool=undo]", force=True)
    shown.page.click("[data-tool=redo]", force=True)
    shown.page.click("[data-tool=reset]", force=True)
    if shown.page.locator("[data-period=play]:visible").count():
        shown.page.click("[data-period=certain]")
        shown.page.click("[data-period=play]")
        shown.page.wait_for_timeout(300)
        shown.page.click("[data-period=play]")
    shown.page.click("[data-tool=reset]", force=True)


def tour_of_cards(shown: Opened, first: str, second: str) -> None:
    shown.open_card(first)
    for depth in ("2", "3", "1"):
        shown.page.click(f"[data-tool=depth-{depth}]")
    shown.page.click("[data-tool=only]")
    shown.page.click("[data-tool=only]")
    shown.page.click("#card .evidence-of >> nth=0")
    shown.page.keyboard.press("Escape")
    shown.open_card(first)
    choose(shown, "path", second)
    shown.page.click("[data-tool=compare]")
    shown.page.keyboard.press("Escape")
    shown.page.keyboard.press("Escape")


def tour_of_tables_and_files(shown: Opened) -> None:
    shown.page.click("[data-tool=view-table]")
    for heading in shown.page.locator("thead [data-column]").all():
        heading.click()
    shown.page.click("[data-tab=links]")
    shown.page.click("[data-tool=layout-network]")
    shown.settle()
    for kind in ("nodes", "links", "gexf", "iris", "png", "svg"):
        assert exported(shown, kind)[1]
    shown.page.click("[data-tool=share]")
    shown.page.keyboard.press("Escape")
    shown.page.keyboard.press("?")
    shown.page.keyboard.press("Escape")
    shown.page.emulate_media(media="print")
    shown.page.emulate_media(media="screen")


def tour(shown: Opened, first: str, second: str) -> None:
    tour_of_views(shown)
    tour_of_filters(shown)
    tour_of_cards(shown, first, second)
    tour_of_tables_and_files(shown)
    shown.page.set_viewport_size({"width": 390, "height": 780})
    shown.settle()


def test_every_function_works_offline_without_a_word(open_map: OpenMap) -> None:
    shown = open_map(placed(faceted()))
    tour(shown, "Ville 1", "Ville 2")
    counts = shown.ask("passerelleMap.counts()")
    assert counts["shown"] == counts["nodes"] == len(faceted())


@pytest.mark.parametrize("lang", ["fr", "zh"])
def test_names_that_mean_harm_do_none_on_the_whole_tour(open_map: OpenMap, lang: str) -> None:
    shown = open_map(placed(hostile_everywhere()), title={"fr": HOSTILE, "zh": HOSTILE}, lang=lang)
    tour(shown, "window pwned", "window pwned")
    assert shown.ask("window.pwned") is None
    assert shown.page.locator("img, iframe, object, embed").count() == 0
    assert shown.ask("passerelleMap.counts().nodes") == 2


def test_the_view_inside_another_page_is_quiet_too(open_map: OpenMap) -> None:
    shown = open_map(faceted(), address="#embed=1&country=FR")
    assert shown.page.locator(".head").is_hidden()
    shown.click_at(f"{BASE}town-1")
    assert shown.page.locator("#card").is_visible()
