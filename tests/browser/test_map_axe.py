"""The rules of axe (WCAG 2.2, good practice) find nothing serious in any state of the map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Opened, OpenMap
from tests.browser.test_map_inspect import choose
from tests.maps.atlas import atlas

AXE = Path(__file__).resolve().parent.parent / "axe/node_modules/axe-core/axe.min.js"
RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .map(({ id, help, nodes }) => [id, help, ...nodes.slice(0, 3).map(({ html, failureSummary }) =>
      `${html.slice(0, 200)} :: ${failureSummary.slice(0, 300)}`)]);
}"""


def card(shown: Opened) -> None:
    shown.open_card("lyon")


def link(shown: Opened) -> None:
    shown.open_card("lyon")
    shown.page.click("#card .evidence-of")


def chooser(shown: Opened) -> None:
    shown.open_card("lyon")
    shown.page.click("[data-tool=path]")
    shown.page.fill("#choose-path", "part")


def path(shown: Opened) -> None:
    shown.open_card("nimes")
    choose(shown, "path", "bout")


def pair(shown: Opened) -> None:
    shown.open_card("lyon")
    choose(shown, "pair", "nimes")


def table(shown: Opened) -> None:
    shown.page.click("[data-tool=view-table]")


def links(shown: Opened) -> None:
    shown.page.click("[data-tool=view-table]")
    shown.page.click("[data-tab=links]")


def search(shown: Opened) -> None:
    shown.page.fill("#query", "part")


def menu(shown: Opened) -> None:
    shown.page.click("[data-tool=exports]")


def keys(shown: Opened) -> None:
    shown.page.click("[data-tool=help]")


STATES = {
    "map": lambda shown: None,
    **{f.__name__: f for f in (card, link, chooser, path, pair, table, links, search, menu, keys)},
}


SMALL = ("map", "card", "path", "pair", "table")


@pytest.mark.parametrize(
    ("scheme", "width", "states"),
    [("light", 1280, tuple(STATES)), ("dark", 1280, tuple(STATES)), ("light", 390, SMALL)],
)
def test_axe_finds_nothing_serious(
    open_map: OpenMap, scheme: str, width: int, states: tuple[str, ...]
) -> None:
    found: dict[str, Any] = {}
    shown = open_map(atlas(20), width=width, color_scheme=scheme, bypass_csp=True)
    begun = shown.page.url
    for state in states:
        shown.page.goto("about:blank")
        shown.page.goto(begun)
        shown.settle()
        shown.page.add_script_tag(path=str(AXE))
        STATES[state](shown)
        shown.settle()
        if faults := shown.ask(RUN):
            found[state] = faults
    assert set(shown.asked) == {begun}
    shown.asked[:] = [begun]
    assert found == {}
