"""A real browser with its network cut, and maps opened in it that must not make a sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page

from passerelle.maps import write_map
from tests.maps.graphs import TITLE
from tests.publish.conftest import published, reference

__all__ = ["OpenMap", "Opened", "open_map", "published", "reference"]


@dataclass
class Opened:
    """A map in the browser, with all it said on the console and all it asked of the network."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def ask(self, expression: str, argument: Any = None) -> Any:
        """The value of a JavaScript expression."""
        return self.page.evaluate(expression, argument)

    def settle(self) -> None:
        """Wait until what was asked for is drawn, moving pictures included."""
        self.page.wait_for_timeout(200)

    def click_at(self, iri: str, dx: float = 0, dy: float = 0) -> None:
        """Click on a node, or beside it."""
        at = self.ask("iri => passerelleMap.at(iri)", iri)
        self.page.mouse.click(at["x"] + dx, at["y"] + dy)
        self.settle()

    def open_card(self, words: str) -> None:
        """Find an actor by the search and open its card."""
        self.page.fill("#query", words)
        self.page.keyboard.press("Enter")
        self.settle()

    @property
    def card(self) -> str:
        """What the open card says."""
        return self.page.inner_text("#card")

    @property
    def spoken(self) -> str:
        """What a screen reader was told last."""
        return self.page.text_content("#live") or ""


OpenMap = Callable[..., Opened]


@pytest.fixture
def open_map(browser: Browser, tmp_path: Path) -> Iterator[OpenMap]:
    """Write a network as a map and open it offline; afterwards it must have kept quiet."""
    opened: list[Opened] = []
    contexts = []

    def open_it(
        graph: nx.Graph[Any],
        *,
        title: Mapping[str, str] = TITLE,
        lang: str = "fr",
        width: int = 1280,
        height: int = 800,
        address: str = "",
        **context: Any,
    ) -> Opened:
        path = tmp_path / f"map-{len(opened)}.html"
        write_map(graph, path, title=title, lang=lang, note={"fr": "Une note."})
        within = browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", **context
        )
        contexts.append(within)
        within.set_offline(True)
        one = Opened(within.new_page())
        one.page.on("console", lambda message: one.said.append(message.text))
        one.page.on("pageerror", lambda error: one.said.append(str(error)))
        one.page.on("dialog", lambda dialog: (one.said.append(dialog.message), dialog.dismiss()))
        one.page.on("request", lambda request: one.asked.append(request.url))
        opened.append(one)
        one.page.goto(path.as_uri() + address)
        one.settle()
        return one

    yield open_it
    for one in opened:
        assert one.said == []
        assert [url for url in one.asked if not url.startswith("file:")] == []
        assert len(one.asked) == 1
    for within in contexts:
        within.close()
