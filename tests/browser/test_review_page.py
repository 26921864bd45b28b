"""The page for reviewing in a real browser: by keyboard alone, offline, with hostile texts."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from passerelle.cli.review import review as review_command
from passerelle.pipeline.build import build
from passerelle.sources.decisions import read_decisions
from passerelle.sources.facts import load_facts, write_facts
from passerelle.workspace import Workspace
from tests.browser.test_map_axe import AXE, RUN
from tests.conftest import PLACES_CSV, PLACES_TOML
from tests.text.press import decide, press_workspace

SENAT, SERMENT = "fr-senat-rencontre.txt", "fr-serment-jumelage.md"
HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\u202egnp"

Opening = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opening]:
    """Write the page of a workspace and open it offline; it must not have made a sound."""
    said: list[str] = []
    asked: list[str] = []
    contexts = []

    def open_it(root: Path, *options: str, scheme: str = "light", width: int = 1280) -> Page:
        target = tmp_path / "page.html"
        args = ["-w", str(root), "--html", "-o", str(target), "--by", "officer", *options]
        ran = CliRunner().invoke(review_command, args, catch_exceptions=False)
        assert ran.exit_code == 0
        context = browser.new_context(
            color_scheme=scheme, viewport={"width": width, "height": 900}, accept_downloads=True
        )
        contexts.append(context)
        context.set_offline(True)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(target.as_uri())
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert said == []
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []


def state(page: Page) -> str:
    return page.locator("#list li.now .state").inner_text()


def press(page: Page, keys: str) -> None:
    for key in keys.split():
        page.keyboard.press(key)


def saved(page: Page, target: Path) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.keyboard.press("s")
    download.value.save_as(target)
    with target.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_facts_are_decided_by_keys_and_come_back_by_import(opened: Opening, tmp_path: Path) -> None:
    root = press_workspace(tmp_path / "ws", SENAT)
    page = opened(root, "--lang", "en")
    assert page.locator("mark.now").inner_text() == "David ROS"
    assert "56 of 56 to decide" in page.inner_text("#counts")
    press(page, "a r")
    # The second senator goes with her two functions and the part she took.
    assert page.inner_text("#counts") == "51 of 56 to decide; to save: 5"
    press(page, "b")
    assert page.locator("mark.now").inner_text() == "Marie-Do AESCHLIMANN"
    assert state(page) == "to decide"
    press(page, "a t")
    assert page.inner_text("#counts") == "0 of 56 to decide; to save: 56"
    target = tmp_path / "decisions.csv"
    rows = saved(page, target)
    assert Counter(row["decision"] for row in rows) == {"accepted": 56}
    assert {row["by"] for row in rows} == {"officer"}
    args = ["-w", str(root), "--lang", "en", "--import", str(target)]
    told = CliRunner().invoke(review_command, args, catch_exceptions=False).output
    assert "56 decisions taken into sources/press/decisions.csv, 0 were there already" in told
    assert len(read_decisions(root / "sources/press/decisions.csv")) == 56
    again = CliRunner().invoke(review_command, args, catch_exceptions=False).output
    assert "0 decisions taken into sources/press/decisions.csv, 56 were there already" in again


def test_a_correction_and_a_merge_are_made_in_boxes_by_keyboard(
    opened: Opening, tmp_path: Path
) -> None:
    more = {"sources/places/source.toml": PLACES_TOML, "sources/places/places.csv": PLACES_CSV}
    root = press_workspace(tmp_path / "ws", SERMENT, more=more)
    build(Workspace(root))
    folder = root / "sources/press"
    person = next(one for one in load_facts(folder) if one.kind == "person")
    body = next(one for one in load_facts(folder) if one.kind == "collectivity")
    town = body.model_copy(
        update={"record": {**body.record, "names": {"fr": "Ville de Montpellier"}}}
    )
    write_facts(folder, [person, town])
    page = opened(root, "--lang", "fr")
    press(page, "c")
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.locator("#box-body input").first.fill("Nom Corrigé")
    press(page, "Enter")
    assert "corrigé → Nom Corrigé" in page.inner_text("#list")
    press(page, "m")
    page.get_by_label("Montpellier – collectivity/montpellier").press("Space")
    press(page, "Enter")
    rows = saved(page, tmp_path / "decisions.csv")
    assert [row["decision"] for row in rows] == ["corrected", "merged"]
    names = json.loads(rows[0]["value"])["names"]["fr"]
    assert (names if isinstance(names, str) else names[0]) == "Nom Corrigé"
    assert rows[1]["value"] == "collectivity/montpellier"


def test_what_was_decided_before_is_shown_and_kept_in_the_file(
    opened: Opening, tmp_path: Path
) -> None:
    root = press_workspace(tmp_path / "ws", SENAT)
    decide(root, "rejected", of=lambda fact: fact.kind == "delegation")
    page = opened(root, "--lang", "en")
    assert page.locator("li .rejected").count() == 1
    press(page, "a")
    rows = saved(page, tmp_path / "decisions.csv")
    assert [row["decision"] for row in rows] == ["rejected", "accepted"]


def test_hostile_names_are_shown_as_text(opened: Opening, tmp_path: Path) -> None:
    root = press_workspace(tmp_path / "ws", SENAT)
    folder = root / "sources/press"
    path = folder / SENAT
    path.write_text(HOSTILE + "\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    facts = load_facts(folder)
    person = next(one for one in facts if one.kind == "person")
    bad = person.model_copy(
        update={
            "record": {**person.record, "names": {"fr": HOSTILE}},
            "rule": "</script><b>",
            "id": 'x" onfocus="alert(3)',
        }
    )
    write_facts(folder, [bad])
    page = opened(root, "--lang", "zh")
    assert "<img src=x onerror=alert(1)></script>" in page.inner_text("#list h3")
    assert "\u202e" not in page.inner_text("body")
    assert page.locator("img").count() == 0
    assert "</script><b>" in page.inner_text("#list .told")


def test_nothing_private_is_on_the_page(opened: Opening, tmp_path: Path) -> None:
    root = press_workspace(tmp_path / "ws", "en-kelsbridge-visit.txt")
    page = opened(root, "--lang", "en")
    html = page.content()
    assert [word for word in ("01632 960 144", "07700 900 321") if word in html] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["fr", "en", "zh"])
def test_axe_finds_nothing_serious_in_any_state(
    opened: Opening, tmp_path: Path, lang: str, scheme: str
) -> None:
    root = press_workspace(tmp_path / "ws", SENAT)
    decide(root, "rejected", of=lambda fact: fact.kind == "delegation")
    page = opened(root, "--lang", lang, scheme=scheme)
    source = AXE.read_text(encoding="utf-8")
    for keys in ("", "a", "c", "Escape m", "Escape ?"):
        press(page, keys)
        page.evaluate(source)
        assert page.evaluate(RUN) == [], keys
    assert page.evaluate("document.documentElement.lang") == lang
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_languages_change_without_loading_and_a_telephone_is_wide_enough(
    opened: Opening, tmp_path: Path
) -> None:
    page = opened(press_workspace(tmp_path / "ws", SENAT), "--lang", "fr", width=360)
    for lang, title in (
        ("en", "Facts to review"),
        ("zh", "待审核的事实"),
        ("fr", "Faits à relire"),
    ):
        page.select_option("#lang", lang)
        assert page.inner_text("h1") == title
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_single_keys_can_be_turned_off(opened: Opening, tmp_path: Path) -> None:
    page = opened(press_workspace(tmp_path / "ws", SENAT), "--lang", "en")
    page.uncheck("#keys")
    press(page, "a r t")
    assert "56 of 56 to decide" in page.inner_text("#counts")
    page.get_by_role("button", name="Accept a", exact=True).press("Enter")
    assert "55 of 56 to decide" in page.inner_text("#counts")
