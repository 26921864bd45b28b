"""Exploring a map: filters with counts, period, colours, sizes, and the address of a view."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opened, OpenMap
from tests.maps.graphs import BASE, faceted, small


def count(shown: Opened, key: str) -> int:
    """The number beside an entry of the legend."""
    return int(shown.page.locator(f"[data-key='{key}'] .count").inner_text())


def left(shown: Opened) -> tuple[int, int]:
    """How many actors and lines are shown."""
    counts = shown.ask("passerelleMap.counts()")
    return counts["shown"], counts["lines"]


def press(shown: Opened, key: str) -> None:
    """Press an entry of the legend."""
    shown.page.click(f"[data-key='{key}']")


def address(shown: Opened) -> str:
    """What stands behind the # of the address, written after a moment."""
    shown.page.wait_for_timeout(300)
    found: str = shown.ask("decodeURIComponent(location.hash.slice(1))")
    return found


def choices(shown: Opened) -> str:
    """What of the address is the reader's choice: all but where the picture stands."""
    return "&".join(part for part in address(shown).split("&") if not part.startswith("at="))


# --- facets ------------------------------------------------------------------------------


def test_counts_of_each_facet_heed_the_others_and_what_is_left_out_turns_grey(
    open_map: OpenMap,
) -> None:
    shown = open_map(faceted())
    assert (count(shown, "country:FR"), count(shown, "theme:culture")) == (3, 2)
    press(shown, "theme:culture")
    assert left(shown) == (4, 2)
    assert (count(shown, "country:FR"), count(shown, "theme:water")) == (2, 1)
    assert count(shown, "relation:meeting") == 0
    assert shown.page.get_attribute("[data-key='relation:meeting']", "class") == "entry none"
    assert shown.page.inner_text("#legend-left .badge") == "1"
    press(shown, "theme:water")
    assert left(shown) == (6, 3)
    press(shown, "all")
    assert left(shown) == (6, 4)


def test_a_theme_opens_to_its_narrower_ones_and_includes_them(open_map: OpenMap) -> None:
    shown = open_map(faceted())
    assert shown.page.locator("[data-key='theme:music']").count() == 0
    press(shown, "theme>culture")
    assert shown.page.get_attribute("[data-key='theme>culture']", "aria-expanded") == "true"
    press(shown, "theme:music")
    assert left(shown) == (2, 1)
    assert shown.ask("document.activeElement.dataset.key") == "theme:music"


def test_regions_communities_kinds_of_link_and_standing_filter_too(open_map: OpenMap) -> None:
    shown = open_map(faceted())
    for facet in ("region", "link_kind", "community"):
        press(shown, f"{facet}!")
    press(shown, "region:north")
    assert shown.ask("passerelleMap.counts()")["shown"] == 3
    press(shown, "community:0")
    assert left(shown) == (0, 0)
    press(shown, "all")
    press(shown, "modality:intended")
    assert left(shown) == (2, 1)
    press(shown, "all")
    press(shown, "link_kind:twinning")
    assert left(shown) == (6, 4)
    press(shown, "link_kind:twinning")
    press(shown, "link_kind:project")
    assert left(shown) == (2, 1)
    assert "Autour de Ville 0" in shown.page.inner_text("[data-facet=community]")


def test_a_long_facet_shows_the_first_and_then_all_with_a_field_for_words(
    open_map: OpenMap,
) -> None:
    graph = faceted()
    for n, node in enumerate(list(graph)):
        graph.nodes[node]["region"] = f"r{n}"
    for n in range(40):
        graph.add_node(f"{BASE}more-{n}", names={"fr": f"Autre {n}"}, region=f"Région-é{n:02}")
    shown = open_map(graph)
    press(shown, "region!")
    entries = shown.page.locator("[data-facet=region] .entry")
    assert entries.count() == 8
    press(shown, "region+")
    assert entries.count() == 46
    shown.page.locator("[data-key='region?']").press_sequentially("REGION e0", delay=20)
    assert entries.count() == 10
    assert shown.ask("document.activeElement.dataset.key") == "region?"
    press(shown, "region:Région-é03")
    press(shown, "region+")
    assert shown.page.get_attribute("[data-key='region:Région-é03']", "aria-pressed") == "true"


def test_the_least_weight_is_that_of_the_links_that_pass(open_map: OpenMap) -> None:
    shown = open_map(faceted())
    shown.page.select_option("#choose-weight", "2")
    assert left(shown) == (2, 1)
    press(shown, "theme:water")
    assert left(shown) == (0, 0)
    assert shown.page.inner_text("#empty") == "Rien ne répond à ces filtres."


# --- period ------------------------------------------------------------------------------


def test_the_period_is_moved_by_keys_and_says_what_it_is(open_map: OpenMap) -> None:
    shown = open_map(faceted())
    assert shown.page.inner_text("#period-said") == "Toutes les années"
    shown.page.focus("#period-to")
    for _ in range(16):
        shown.page.keyboard.press("ArrowLeft")
    assert shown.page.inner_text("#period-said") == "Jusqu'en 1994"
    assert left(shown) == (4, 2)  # that of 1981, and the one without a date
    shown.page.click("[data-period=certain]")
    assert left(shown) == (2, 1)
    shown.page.focus("#period-from")
    shown.page.keyboard.press("End")  # it does not pass the other handle
    assert shown.page.inner_text("#period-said") == "1994"
    assert left(shown) == (0, 0)
    assert shown.page.get_attribute("#period-from", "aria-valuetext") == "1994"
    shown.page.click("[data-period=all]")
    assert left(shown) == (6, 4)


def test_the_handles_are_dragged_and_stay_where_they_were_let_go(open_map: OpenMap) -> None:
    shown = open_map(faceted())
    box = shown.page.locator("#period-to").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    shown.page.mouse.move(box["x"] + box["width"] - 12, middle)
    shown.page.mouse.down()
    shown.page.mouse.move(box["x"] + box["width"] / 2, middle, steps=6)
    shown.page.mouse.up()
    assert shown.ask("passerelleMap.filters().to") in range(1993, 1998)
    assert shown.ask("passerelleMap.filters().from") is None
    assert "acteurs" in shown.spoken


def test_playing_goes_by_single_steps_where_motion_is_not_wanted(open_map: OpenMap) -> None:
    shown = open_map(faceted())
    assert shown.page.get_attribute("[data-period=play]", "aria-label") == "Avancer d'un pas"
    shown.page.click("[data-period=play]")
    assert shown.page.inner_text("#period-said") == "Jusqu'en 1984"
    shown.page.click("[data-period=play]")
    shown.page.wait_for_timeout(700)
    assert shown.page.inner_text("#period-said") == "1982 – 1985"


def test_playing_moves_the_window_until_it_is_stopped(open_map: OpenMap) -> None:
    shown = open_map(faceted())
    shown.page.emulate_media(reduced_motion="no-preference")
    shown.page.click("[data-period=play]")
    expect(shown.page.locator("#period-said")).to_have_text("1983 – 1986")
    shown.page.click("[data-period=play]")
    stopped = shown.page.inner_text("#period-said")
    shown.page.wait_for_timeout(700)
    assert shown.page.inner_text("#period-said") == stopped
    assert stopped in shown.spoken


def test_without_dates_there_is_no_period(open_map: OpenMap) -> None:
    assert open_map(small()).page.locator("#period").is_hidden()


# --- colours, sizes, groups, views -------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "entry"),
    [("kind", "kind:commune"), ("community", "community:0"), ("theme", "theme:culture")],
)  # fmt: skip
def test_the_legend_has_the_colours_of_the_map(open_map: OpenMap, by: str, entry: str) -> None:
    shown = open_map(faceted())
    shown.page.select_option("#choose-colour", by)
    shown.settle()
    drawn = shown.ask("iri => passerelleMap.colour(iri)", f"{BASE}town-0")
    swatch = shown.ask(
        "key => getComputedStyle(document.querySelector(`[data-key='${key}'] svg > *`)).fill", entry
    )
    assert swatch == "rgb({}, {}, {})".format(*(int(drawn[at : at + 2], 16) for at in (1, 3, 5)))
    assert drawn != shown.ask("iri => passerelleMap.colour(iri)", f"{BASE}town-5")


def test_the_size_says_what_is_chosen(open_map: OpenMap) -> None:
    shown = open_map(faceted())
    sizes = "[0, 5].map(n => passerelleMap.size(`https://example.org/id/town-${n}`))"
    one, two = shown.ask(sizes)
    assert one > two
    shown.page.select_option("#choose-measure", "betweenness")
    one, two = shown.ask(sizes)
    assert (one, two) == (5.5, 20)
    assert "intermédiarité" in shown.page.inner_text(".legend-foot")


def test_groups_are_drawn_as_one_until_they_are_asked_for(open_map: OpenMap) -> None:
    shown = open_map(faceted())
    assert len(shown.ask("passerelleMap.labels()")) == 6
    shown.page.select_option("#choose-group", "country")
    shown.settle()
    assert shown.ask("passerelleMap.labels()") == []
    assert "group=country" in address(shown)


def test_a_map_with_coordinates_lets_one_switch_its_view(open_map: OpenMap) -> None:
    graph = faceted()
    for n, node in enumerate(list(graph)[:5]):
        graph.nodes[node].update(lat=(45.0, 32.0)[n // 3] + n, long=(2.0, 112.0)[n // 3] + n)
    shown = open_map(graph)
    first = shown.page.locator("[data-tool^=layout-]").nth(1)
    name = (first.get_attribute("data-tool") or "").removeprefix("layout-")
    first.click()
    shown.settle()
    assert shown.page.get_attribute(f"[data-tool=layout-{name}]", "aria-pressed") == "true"
    assert "coordonnées" in shown.page.inner_text(".legend-foot")
    assert address(shown) == f"layout={name}"
    assert shown.ask("document.activeElement.dataset.tool") == f"layout-{name}"
    assert shown.page.locator("#tools").inner_text().startswith("Réseau")


# --- address, undo, sharing --------------------------------------------------------------


def test_the_address_holds_the_view_and_gives_it_back(open_map: OpenMap) -> None:
    shown = open_map(faceted())
    press(shown, "country:FR")
    press(shown, "theme:culture")
    shown.page.select_option("#choose-colour", "theme")
    shown.open_card("Ville 1")
    found = choices(shown)
    assert found == "colour=theme&country=FR&theme=culture&node=town-1"
    again = open_map(faceted(), address=f"#{address(shown)}")
    assert left(again) == left(shown)
    assert again.page.inner_text("#card h2") == "Ville 1"
    assert again.page.input_value("#choose-colour") == "theme"
    assert choices(again) == found


def test_where_the_reader_has_moved_to_is_in_the_address_on_any_screen(
    open_map: OpenMap,
) -> None:
    shown = open_map(faceted())
    assert "at=" not in address(shown)
    shown.page.locator("#canvas").press("+")
    shown.page.locator("#canvas").press("+")
    shown.page.wait_for_timeout(400)
    sent = address(shown)
    assert "at=" in sent
    again = open_map(faceted(), address=f"#{sent}", width=900)
    again.page.wait_for_timeout(400)
    assert address(again) == sent
    assert again.ask("passerelleMap.scale()") < shown.ask("passerelleMap.scale()")
    again.page.locator("#canvas").press("0")
    again.page.wait_for_timeout(400)
    assert "at=" not in address(again)


def test_a_hostile_address_changes_nothing_and_says_nothing(open_map: OpenMap) -> None:
    bad = (
        "#country=<img src=x onerror=window.pwned=1>&lang=__proto__&node=javascript:alert(1)&from=x"
    )
    shown = open_map(faceted(), address=bad)
    assert left(shown) == (6, 4)
    assert shown.ask("window.pwned") is None
    assert shown.page.locator("#card").is_hidden()
    shown.ask("location.hash = '#view=table&layout=%3Cb%3E&colour=constructor'")
    shown.settle()
    assert shown.page.locator("#table").is_visible()


def test_steps_are_undone_and_done_again_by_buttons_keys_and_the_browser(open_map: OpenMap) -> None:
    shown = open_map(faceted())
    able = (
        "[...document.querySelectorAll('#steps button')].slice(0, 3).map(one => one.ariaDisabled)"
    )
    assert shown.ask(able) == ["true", "true", "true"]
    press(shown, "country:FR")
    press(shown, "relation:meeting")
    assert left(shown) == (1, 1)
    shown.page.click("[data-tool=undo]")
    shown.settle()
    assert left(shown) == (3, 4)
    assert shown.ask(able) == ["false", "false", "false"]
    shown.page.keyboard.press("Control+z")
    shown.settle()
    assert left(shown) == (6, 4)
    shown.page.keyboard.press("Control+y")
    shown.settle()
    shown.page.keyboard.press("Control+Shift+z")
    shown.settle()
    assert left(shown) == (1, 1)
    shown.page.go_back()
    shown.settle()
    assert left(shown) == (3, 4)
    assert "3 sur 6 acteurs" in shown.spoken
    press(shown, "country:CN")  # another way from here: what was undone is gone
    assert shown.page.get_attribute("[data-tool=redo]", "aria-disabled") == "true"


def test_a_slider_that_is_dragged_is_one_step(open_map: OpenMap) -> None:
    shown = open_map(faceted())
    shown.page.focus("#period-to")
    for _ in range(9):
        shown.page.keyboard.press("ArrowLeft")
    assert address(shown) == "to=2001"
    shown.page.click("[data-tool=undo]")
    shown.settle()
    assert shown.ask("passerelleMap.filters().to") is None


def test_writing_a_name_keeps_the_keys_for_the_writer(open_map: OpenMap) -> None:
    shown = open_map(faceted())
    press(shown, "country:FR")
    shown.page.fill("#query", "Vil")
    shown.page.keyboard.press("Control+z")
    shown.settle()
    assert left(shown)[0] == 3


def test_starting_again_takes_everything_back_and_can_be_undone(open_map: OpenMap) -> None:
    shown = open_map(faceted())
    press(shown, "country:FR")
    shown.page.select_option("#choose-colour", "kind")
    shown.page.click("[data-tool=reset]")
    assert left(shown) == (6, 4)
    assert shown.spoken == "Retour à la vue de départ"
    assert address(shown) == ""
    shown.page.click("[data-tool=undo]")
    shown.settle()
    assert address(shown) == "colour=kind&country=FR"


def test_a_view_is_shared_by_its_address_or_inside_a_page(open_map: OpenMap) -> None:
    shown = open_map(faceted(), title={"fr": 'Une "carte" <b>'})
    press(shown, "country:FR")
    shown.page.click("[data-tool=share]")
    assert shown.page.input_value("#share-address").endswith(".html#lang=fr&country=FR")
    snippet = shown.page.input_value("#share-snippet")
    assert 'title="Une &quot;carte&quot; &lt;b&gt;"' in snippet
    assert "map-0.html#embed=1&amp;lang=fr&amp;country=FR" in snippet
    assert "/tmp" not in snippet
    shown.page.click("[data-share=address]")
    expect(shown.page.locator("#share-said")).to_have_text("Copié")
    shown.page.keyboard.press("Escape")
    assert shown.page.locator("#share").is_hidden()
    assert shown.ask("document.activeElement.dataset.tool") == "share"


@pytest.mark.parametrize("address", ["#embed=1&country=FR", "?embed#country=FR"])
def test_inside_a_page_there_is_only_the_picture(open_map: OpenMap, address: str) -> None:
    shown = open_map(faceted(), address=address)
    assert shown.page.locator(".head").is_hidden()
    assert shown.page.locator("#legend").is_hidden()
    assert shown.page.inner_text("#source") == "Essai d'une carte"
    assert left(shown)[0] == 3
    steps = shown.ask("history.length")
    shown.click_at(f"{BASE}town-0")
    assert shown.page.inner_text("#card h2") == "Ville 0"
    assert shown.ask("history.length") == steps  # the page around keeps its own way back


# --- paper, phone, languages -------------------------------------------------------------


def test_on_paper_there_is_the_picture_with_what_it_means(open_map: OpenMap) -> None:
    shown = open_map(faceted())
    press(shown, "theme:culture")
    shown.page.emulate_media(media="print")
    for gone in (".head-tools", ".head-search", "#zoom", "#display", ".period-tools"):
        assert shown.page.locator(gone).is_hidden(), gone
    assert shown.page.locator("#canvas").is_visible()
    assert "Culture" in shown.page.inner_text("#facets")
    assert shown.page.locator(".entry.none").first.is_hidden()
    canvas, legend = (shown.page.locator(each).bounding_box() for each in ("#canvas", "#legend"))
    assert canvas
    assert legend
    assert canvas["y"] + canvas["height"] <= legend["y"]


def test_a_dark_screen_prints_on_light_paper(open_map: OpenMap) -> None:
    shown = open_map(faceted(), color_scheme="dark")
    colour = f"passerelleMap.colour('{BASE}town-0')"
    assert shown.ask(colour) == "#64aef5"
    shown.ask("dispatchEvent(new Event('beforeprint'))")
    assert shown.ask(colour) == "#0b62ad"
    shown.ask("dispatchEvent(new Event('afterprint'))")
    assert shown.ask(colour) == "#64aef5"


def test_on_a_phone_the_filters_are_a_sheet(open_map: OpenMap) -> None:
    shown = open_map(faceted(), width=390, height=780, is_mobile=True, has_touch=True)
    assert shown.page.locator("#legend").is_hidden()
    shown.page.tap("[data-tool=filters]")
    assert shown.page.get_attribute("[data-tool=filters]", "aria-expanded") == "true"
    shown.page.tap("[data-key='country:FR']")
    assert left(shown)[0] == 3
    assert shown.ask("document.documentElement.scrollWidth") <= 390
    shown.page.keyboard.press("Escape")
    assert shown.page.locator("#legend").is_hidden()
    assert shown.ask("document.activeElement.dataset.tool") == "filters"
    shown.page.tap("[data-tool=filters]")
    shown.page.tap("[data-tool=shut]")
    assert shown.page.locator("#legend").is_hidden()


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ["Legend and filters", "Colour", "Theme", "All years", "Music", "Certain"]),
     ("zh", ["图例与筛选", "颜色", "主题", "所有年份", "音乐", "确定"])],
)  # fmt: skip
def test_the_legend_speaks_the_language_chosen(
    open_map: OpenMap, lang: str, words: list[str]
) -> None:
    shown = open_map(faceted())
    press(shown, "theme>culture")
    shown.page.click(f"[data-tool=lang-{lang}]")
    text = shown.page.inner_text("#legend")
    for word in words:
        assert word in text, word
    assert not {"Couleur", "Thème", "Période", "Pays"} & set(text.split())
    assert address(shown) == f"lang={lang}"
