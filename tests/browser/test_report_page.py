"""The report of a build in a real browser: one file, three languages, no script, no request."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from passerelle.pipeline.build import build
from passerelle.workspace import Workspace
from tests.pipeline.test_build import edit

TITLES = {"fr": "Rapport de construction", "en": "Build report", "zh": "构建报告"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_one_language_shows_at_a_time_and_nothing_is_asked_of_the_network(
    browser: Browser, workspace: Path, scheme: str
) -> None:
    twins = workspace / "sources/twins/twins.csv"
    edit(twins, "depuis 2002", "<img src=https://example.org/x.png onerror=alert(1)>")
    build(Workspace(workspace), lang="fr")
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1100, "height": 900})
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((workspace / "build/report.html").as_uri())
    shown = page.locator("h1:visible")
    assert shown.all_inner_texts() == [TITLES["fr"]]
    for lang, name in (("en", "English"), ("zh", "中文"), ("fr", "Français")):
        page.get_by_role("link", name=name).click()
        assert shown.all_inner_texts() == [TITLES[lang]]
        page.locator(f'#{lang} a[href="#{lang}-twins"]').click()
        assert shown.all_inner_texts() == [TITLES[lang]]
        assert page.locator(f"#{lang}-twins").is_visible()
    assert page.get_by_text("onerror=alert(1)").first.is_visible()
    ground = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert ground == (scheme == "dark")
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, "the page itself never scrolls sideways"
    context.close()
    assert said == []
    assert [url.split("#")[0] for url in asked] == [(workspace / "build/report.html").as_uri()]


def test_it_fits_a_telephone(browser: Browser, workspace: Path) -> None:
    build(Workspace(workspace), lang="zh")
    context = browser.new_context(viewport={"width": 360, "height": 700})
    page = context.new_page()
    page.goto((workspace / "build/report.html").as_uri())
    assert page.locator("h1:visible").all_inner_texts() == [TITLES["zh"]]
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()
