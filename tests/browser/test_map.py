"""The map as people use it: with the mouse, with the keyboard, in three languages, offline."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import networkx as nx
import pytest

from tests.browser.conftest import OpenMap
from tests.maps.graphs import BASE, HOSTILE, HOSTILE_LINK, hostile, plain, small

BLUE, VERMILION = (0x0B, 0x62, 0xAD), (0xCF, 0x45, 0x20)
PIXEL = """iri => {
  const canvas = document.querySelector("#canvas canvas");
  const at = passerelleMap.at(iri), frame = canvas.getBoundingClientRect();
  const scale = canvas.width / frame.width;
  const x = Math.round((at.x - frame.left) * scale), y = Math.round((at.y - frame.top) * scale);
  const copy = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  copy.drawImage(canvas, x, y, 1, 1, 0, 0, 1, 1);
  return [...copy.getImageData(0, 0, 1, 1).data].slice(0, 3);
}"""


def test_it_opens_at_rest_with_every_actor_in_its_colour(open_map: OpenMap) -> None:
    shown = open_map(small())
    assert shown.ask("passerelleMap.counts()") == {
        "nodes": 10,
        "edges": 9,
        "shown": 10,
        "context": 0,
        "lines": 9,
    }
    for slug, colour in {"montpellier": BLUE, "nimes": BLUE, "chengdu": VERMILION}.items():
        assert tuple(shown.ask(PIXEL, BASE + slug)) == colour
    before = shown.ask("iri => passerelleMap.at(iri)", f"{BASE}nimes")
    shown.page.wait_for_timeout(300)
    assert shown.ask("iri => passerelleMap.at(iri)", f"{BASE}nimes") == before


def test_every_actor_of_a_small_map_has_its_label_and_none_lies_on_another(
    open_map: OpenMap,
) -> None:
    shown = open_map(small())
    names = {data["names"]["fr"] for _, data in small().nodes(data=True)}
    assert set(shown.ask("passerelleMap.labels()")) == names
    for one, two in combinations(shown.ask("passerelleMap.labelBoxes()"), 2):
        apart = one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]
        assert apart, (one, two)


def test_a_larger_map_labels_those_with_most_partners_first(open_map: OpenMap) -> None:
    graph = plain(nx.barabasi_albert_graph(600, 2, seed=1))
    shown = open_map(graph)
    labels = shown.ask("passerelleMap.labels()")
    hub = max(graph, key=graph.degree)
    assert graph.nodes[hub]["names"]["fr"] in labels
    assert 20 < len(labels) < 600


@pytest.mark.parametrize(
    ("words", "found"),
    [("nimes", "Nîmes"), ("NÎMES", "Nîmes"), ("成都", "Chengdu"), ("chengdu shi", "Chengdu"),
     ("hay les", "L'Haÿ-les-Roses"), ("mont", "Montpellier"), ("蒙彼", "Montpellier")],
)  # fmt: skip
def test_the_search_finds_a_name_in_any_script_with_or_without_accents(
    open_map: OpenMap, words: str, found: str
) -> None:
    shown = open_map(small())
    shown.page.fill("#query", words)
    assert shown.page.inner_text("#found [aria-selected=true] .option-name") == found
    shown.page.keyboard.press("Enter")
    shown.settle()
    assert shown.page.inner_text("#card h2") == found
    assert shown.page.locator("#found").is_hidden()
    assert found in shown.spoken


def test_a_search_without_result_says_so(open_map: OpenMap) -> None:
    shown = open_map(small())
    shown.page.fill("#query", "zzz")
    assert shown.page.inner_text("#found") == "Aucun résultat"
    assert shown.spoken == "Aucun résultat"


def test_the_card_of_an_actor_gives_its_names_and_its_partners(open_map: OpenMap) -> None:
    shown = open_map(small())
    shown.click_at(f"{BASE}montpellier")
    assert "Commune · France" in shown.card
    assert "蒙彼利埃" in shown.card
    assert "non attesté" in shown.card  # nobody gave its English name
    assert shown.page.get_attribute("#card a", "href") == f"{BASE}montpellier"
    shown.page.click("#card .partner")
    assert shown.page.inner_text("#card h2") == "Chengdu"
    assert "Chengdu Shi" in shown.card


def test_a_label_can_be_clicked_as_its_actor_can(open_map: OpenMap) -> None:
    shown = open_map(small())
    shown.click_at(f"{BASE}montpellier", dx=-45)
    assert shown.page.inner_text("#card h2") == "Montpellier"


def test_the_card_of_a_link_shows_what_stands_behind_it(open_map: OpenMap) -> None:
    shown = open_map(small())
    one, two = (
        shown.ask("iri => passerelleMap.at(iri)", BASE + slug)
        for slug in ("montpellier", "chengdu")
    )
    shown.page.mouse.click((one["x"] + two["x"]) / 2, (one["y"] + two["y"]) / 2)
    shown.settle()
    for words in ("Lien first", "Jumelage", "1981", "Affirmé", "Liste des jumelages",
                  "twins.csv, ligne 1234", "à l'initiative de l'association"):  # fmt: skip
        assert words in shown.card
    assert shown.page.inner_text("#card h2") == "Montpellier — Chengdu"
    links = shown.page.eval_on_selector_all("#card a", "all => all.map(one => one.href)")
    assert links == [f"{BASE}first", "https://example.org/page"]
    assert "javascript:window.pwned=1" in shown.card  # said, but not followed


def test_two_links_between_the_same_two_are_both_listed(open_map: OpenMap) -> None:
    shown = open_map(small())
    shown.open_card("seconde")
    assert "jumelage (2)" in shown.card
    shown.page.click(".evidence-of")
    assert shown.page.locator("#card .link").count() == 2
    assert "Aucune preuve" in shown.card


def test_the_legend_counts_and_filters(open_map: OpenMap) -> None:
    shown = open_map(small())
    entry = shown.page.locator("[data-key='kind:prefecture-city']")
    assert entry.inner_text().split() == ["Ville-préfecture", "3"]
    entry.click()
    assert entry.get_attribute("aria-pressed") == "true"
    counts = shown.ask("passerelleMap.counts()")
    assert (counts["shown"], counts["context"], counts["lines"]) == (3, 2, 3)
    assert shown.spoken == "3 sur 10 acteurs"
    shown.page.click("[data-key='all']")
    assert shown.ask("passerelleMap.counts()")["shown"] == 10


def test_lines_filter_by_relation_and_standing(open_map: OpenMap) -> None:
    shown = open_map(small())
    shown.page.click("[data-key='relation:meeting']")
    counts = shown.ask("passerelleMap.counts()")
    assert (counts["shown"], counts["lines"]) == (4, 6)
    shown.page.click("[data-key='modality:reported']")
    assert shown.ask("passerelleMap.counts()")["shown"] == 0


def test_a_country_filters_all_its_kinds(open_map: OpenMap) -> None:
    shown = open_map(small())
    shown.page.click("[data-key='country:CN']")
    assert shown.ask("passerelleMap.counts()")["shown"] == 5
    assert shown.page.inner_text("[data-key='kind:association']").split() == ["Association", "2"]
    assert shown.page.get_attribute("[data-key='kind:commune']", "class") == "entry none"


def test_filters_that_leave_nothing_say_so(open_map: OpenMap) -> None:
    shown = open_map(small())
    shown.page.click("[data-key='relation:meeting']")
    shown.page.click("[data-key='kind:commune']")
    assert shown.page.inner_text("#empty") == "Rien ne répond à ces filtres."


@pytest.mark.parametrize(
    ("lang", "tag", "title", "entry", "label"),
    [
        ("en", "en", "Trial of a map", "French commune", "Nimes"),
        ("zh", "zh-Hans", "地图试验", "法国市镇", "成都市"),
    ],
)
def test_the_language_changes_everything_at_once(
    open_map: OpenMap, lang: str, tag: str, title: str, entry: str, label: str
) -> None:
    shown = open_map(small())
    shown.open_card("montpellier")
    shown.page.click(f"[data-tool=lang-{lang}]")
    shown.settle()
    assert shown.ask("document.documentElement.lang") == tag
    assert shown.ask("document.title") == shown.page.inner_text("h1") == title
    assert entry in shown.page.inner_text("#legend")
    assert label in shown.ask("passerelleMap.labels()")
    assert "Partenaires" not in shown.page.inner_text("body")
    assert shown.ask("document.activeElement.dataset.tool") == f"lang-{lang}"


def test_it_follows_the_theme_of_the_system_and_can_be_told_otherwise(open_map: OpenMap) -> None:
    shown = open_map(small(), color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert shown.ask("passerelleMap.theme()") == "dark"
    assert shown.ask(paper) == "rgb(17, 23, 30)"
    assert tuple(shown.ask(PIXEL, f"{BASE}chengdu")) == (0xFF, 0x87, 0x59)
    shown.page.click("[data-tool=theme]")
    shown.settle()
    assert shown.ask(paper) == "rgb(251, 249, 244)"
    assert tuple(shown.ask(PIXEL, f"{BASE}chengdu")) == VERMILION


def test_the_table_holds_the_same_and_sorts(open_map: OpenMap) -> None:
    shown = open_map(small())
    shown.page.click("[data-tool=view-table]")
    assert shown.page.locator("tbody tr").count() == 10
    first = "tbody tr:first-child th"
    assert "Association" in shown.page.inner_text(first)  # three partners: most
    shown.page.click("thead [data-column=actor]")
    names = shown.page.locator("tbody th").all_inner_texts()
    assert names.index("L'Haÿ-les-Roses") < names.index("Montpellier") < names.index("Nîmes")
    assert shown.page.get_attribute("thead th:first-child", "aria-sort") == "ascending"
    shown.page.click("thead [data-column=actor]")
    assert shown.page.locator("tbody th").all_inner_texts() == names[::-1]
    shown.page.click("[data-key='kind:commune']")
    assert shown.page.locator("tbody tr").count() == 3


def test_a_reader_without_mouse_reaches_the_evidence_from_the_table(open_map: OpenMap) -> None:
    shown = open_map(small())
    shown.page.focus("[data-tool=view-table]")
    shown.page.keyboard.press("Enter")
    cell = shown.page.locator("tbody tr", has_text="Chengdu").first.locator("td .word").first
    cell.focus()
    shown.page.keyboard.press("Enter")
    assert "ligne 1234" in shown.card
    assert shown.ask("document.activeElement.tagName") == "H2"
    assert shown.spoken == "Lien entre Montpellier et Chengdu"
    shown.page.keyboard.press("Escape")
    assert shown.page.locator("#card").is_hidden()
    assert shown.ask("document.activeElement.className") == "word"


def test_arrows_walk_over_the_map_and_enter_opens_the_card(open_map: OpenMap) -> None:
    shown = open_map(small())
    shown.open_card("montpellier")
    shown.page.keyboard.press("Escape")
    shown.click_at(f"{BASE}montpellier")
    shown.page.focus("#canvas")
    shown.page.keyboard.press("ArrowRight")
    assert shown.page.inner_text("#card h2") == "Chengdu"
    assert shown.spoken == "Chengdu, ville-préfecture, Chine, 1 partenaire"
    shown.page.keyboard.press("Enter")
    assert shown.ask("document.activeElement.tagName") == "H2"
    shown.page.keyboard.press("Escape")
    assert shown.page.locator("#card").is_hidden()
    assert shown.ask("document.activeElement.id") == "canvas"
    shown.page.keyboard.press("/")
    assert shown.ask("document.activeElement.id") == "query"


def test_everything_on_the_page_can_be_reached_by_tab_and_has_a_name(open_map: OpenMap) -> None:
    shown = open_map(small())
    shown.open_card("montpellier")
    nameless = shown.ask(
        """[...document.querySelectorAll("button, input, a, [tabindex='0']")]
        .filter(one => one.offsetParent && !(one.textContent.trim() || one.ariaLabel))
        .map(one => one.outerHTML)"""
    )
    assert nameless == []
    reached: set[str] = set()
    shown.ask("document.activeElement.blur()")
    for _ in range(90):
        shown.page.keyboard.press("Tab")
        reached.add(shown.ask("document.activeElement.closest('[id]')?.id ?? ''"))
    assert {"query", "tools", "facets", "canvas", "zoom", "card"} <= reached


def test_zooming_and_seeing_everything_again(open_map: OpenMap) -> None:
    shown = open_map(small())
    start = shown.ask("passerelleMap.scale()")
    shown.page.click("#zoom button:nth-child(1)")
    assert shown.ask("passerelleMap.scale()") > 1.2 * start
    shown.page.click("#zoom button:nth-child(3)")
    assert shown.ask("passerelleMap.scale()") == pytest.approx(start)


def test_an_empty_network_says_so(open_map: OpenMap) -> None:
    shown = open_map(nx.Graph())
    assert shown.page.inner_text("#empty") == "Aucun acteur à montrer : ce réseau est vide."
    assert shown.page.inner_text("#summary") == "0 acteur · 0 lien"
    shown.page.click("[data-tool=view-table]")
    assert "Aucun acteur" in shown.page.inner_text("#table")


def test_a_phone_shows_it_without_scrolling_sideways(open_map: OpenMap) -> None:
    shown = open_map(small(), width=390, height=780, is_mobile=True, has_touch=True)
    assert shown.ask("document.documentElement.scrollWidth") <= 390
    assert shown.page.locator("#legend").is_hidden()
    shown.open_card("montpellier")
    assert shown.ask("document.documentElement.scrollWidth") <= 390
    at = shown.ask("iri => passerelleMap.at(iri)", f"{BASE}montpellier")
    card = shown.page.locator("#card").bounding_box()
    assert card is not None
    assert at["y"] < card["y"]


def said_everywhere(page: Any) -> str:
    texts: list[str] = [page.inner_text("body")]
    page.click(".evidence-of")
    texts.append(page.inner_text("#card"))
    page.click("[data-tool=view-table]")
    texts.append(page.inner_text("#table"))
    return "\n".join(texts)


@pytest.mark.parametrize("lang", ["fr", "en", "zh"])
def test_harmful_names_are_shown_as_text_and_do_nothing(open_map: OpenMap, lang: str) -> None:
    text = HOSTILE_LINK if lang == "en" else HOSTILE
    shown = open_map(hostile(), title={"fr": HOSTILE, "en": HOSTILE_LINK, "zh": HOSTILE}, lang=lang)
    assert shown.page.inner_text("h1") == text
    assert shown.ask("document.title") == text
    assert any(text[:20] in label for label in shown.ask("passerelleMap.labels()"))
    shown.click_at(f"a{HOSTILE}")
    assert shown.page.inner_text("#card h2") == f"a {text}"
    shown.page.fill("#query", "window pwned")
    assert text in shown.page.inner_text("#found")
    shown.page.keyboard.press("Escape")
    everything = said_everywhere(shown.page)
    assert everything.count(text) > 8
    shown.page.mouse.move(400, 400)
    assert shown.ask("window.pwned") is None
    assert shown.page.locator("a, img, iframe").count() == 0
    assert shown.page.locator("script").count() == 4
