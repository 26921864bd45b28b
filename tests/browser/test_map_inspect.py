"""Looking closer: search, neighbourhoods, paths, comparison, tables, files to take away, keys."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

from tests.browser.conftest import Opened, OpenMap
from tests.maps.atlas import atlas, hostile_everywhere
from tests.maps.graphs import BASE, HOSTILE, small


def choose(shown: Opened, tool: str, words: str) -> None:
    """From the open card choose another actor, by its field."""
    shown.page.click(f"[data-tool={tool}]")
    shown.page.fill(f"#choose-{tool}", words)
    shown.page.keyboard.press("Enter")
    shown.settle()


def exported(shown: Opened, kind: str) -> tuple[str, bytes]:
    """The name and the bytes of an export."""
    shown.page.click("[data-tool=exports]")
    with shown.page.expect_download() as download:
        shown.page.click(f"[data-export={kind}]")
    shown.asked[:] = shown.asked[:1]  # the file comes from the page itself
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("words", ["cheng du", "Chéngdū", "chengdushi", "成都"])
def test_pinyin_and_characters_find_the_same_actor(open_map: OpenMap, words: str) -> None:
    shown = open_map(atlas(5))
    shown.page.fill("#query", words)
    assert shown.page.inner_text("#found [aria-selected=true] .option-name") == "成都市"
    assert "Ville-préfecture · Chine" in shown.page.inner_text("#found [aria-selected=true]")
    assert shown.page.get_attribute("#query", "aria-activedescendant") == "query-0"


def test_the_neighbourhood_grows_step_by_step_and_the_rest_can_be_hidden(
    open_map: OpenMap,
) -> None:
    shown = open_map(atlas(5))
    shown.open_card("nimes")
    reached = {"1": {"nimes", "wuhan"}, "2": {"nimes", "wuhan", "lyon"}}
    for depth, slugs in reached.items():
        shown.page.click(f"[data-tool=depth-{depth}]")
        assert set(shown.ask("passerelleMap.focus()")) == {BASE + slug for slug in slugs}
    assert shown.spoken == "2 acteurs à 2 pas"
    shown.page.click("[data-tool=only]")
    counts = shown.ask("passerelleMap.counts()")
    assert (counts["shown"], counts["lines"]) == (3, 2)
    shown.page.click("[data-tool=view-table]")
    assert shown.page.locator("#table tbody tr").count() == 3
    shown.page.click("#card .close")
    assert shown.ask("passerelleMap.counts().shown") == 11


def test_a_path_tells_every_step_with_its_evidence(open_map: OpenMap) -> None:
    shown = open_map(atlas(5))
    shown.open_card("nimes")
    choose(shown, "path", "bout")
    assert "4 liens · le seul aussi court" in shown.card
    stops = shown.page.locator("#card .stop").all_inner_texts()
    assert stops == ["Nîmes", "Wuhan", "Lyon", "成都市", "Bout de la chaîne"]
    assert "ligne 1234" in shown.card
    words = "…La rencontre s'est tenue à l'initiative de l'association, avec le soutien"
    assert words in shown.card, "the quote stands in its context"
    assert shown.ask("passerelleMap.focus().length") == 5
    assert shown.spoken.startswith("De Nîmes à Bout de la chaîne : 4 liens")
    assert shown.ask("document.activeElement.tagName") == "H2"
    shown.page.click("#card .stop:nth-of-type(3) .partner")
    assert shown.page.inner_text("#card h2") == "Wuhan"
    shown.page.keyboard.press("Escape")
    assert "Chemin le plus court" in shown.card
    shown.page.keyboard.press("Escape")
    assert shown.page.locator("#card").is_hidden()


def test_without_a_path_the_card_says_so(open_map: OpenMap) -> None:
    shown = open_map(atlas(5))
    shown.open_card("nimes")
    choose(shown, "path", "île")
    assert "Aucun chemin" in shown.card
    assert shown.spoken == "Aucun chemin entre Nîmes et Île"


def test_two_actors_stand_side_by_side(open_map: OpenMap) -> None:
    shown = open_map(atlas(5))
    shown.open_card("lyon")
    choose(shown, "pair", "nimes")
    assert "Lyon et Nîmes ont 1 partenaire en commun" in shown.card
    table = shown.page.locator("#card .side-by-side")
    rows = {
        row.locator("th").inner_text(): row.locator("td").all_inner_texts()
        for row in table.locator("tbody tr:has(td)").all()
    }
    assert rows["Partenaires"] == ["7", "1"]
    assert rows["Partenaires propres"] == ["6", "0"]
    assert rows["Depuis"] == ["1981", "1998"]
    assert rows["Culture"] == ["2", "1"]
    assert shown.page.inner_text("#card .partners >> nth=0") == "Wuhan"
    shown.page.click("[data-tool=path]")
    assert "2 liens" in shown.card


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", ("Occitanie", "Maire", "élue · depuis 2020", "Vérifié le 2026-03-01")),
        ("en", ("Occitania", "Mayor", "elected · depuis 2020", "Last checked on 2026-03-01")),
        ("zh", ("奥克西塔尼大区", "市长", "当选 · depuis 2020", "最近核对：2026-03-01")),
    ],
)
def test_a_card_tells_all_that_is_known_of_an_actor(
    open_map: OpenMap, lang: str, said: tuple[str, ...]
) -> None:
    shown = open_map(atlas(5), lang=lang)
    shown.open_card("里昂")
    for words in (*said, "Lugdunum", "isite de 2019", "Liste des jumelages"):
        assert words in shown.card


def test_a_hub_shows_fifty_partners_and_then_all(open_map: OpenMap) -> None:
    shown = open_map(atlas(400))
    shown.open_card("lyon")
    rows = shown.page.locator("#card .partners > li")
    assert rows.count() == 50
    shown.page.click("#card .more")
    shown.settle()
    assert rows.count() == 402
    assert shown.ask("document.activeElement.closest('li') !== null")


def test_links_are_a_table_too(open_map: OpenMap) -> None:
    shown = open_map(atlas(250))
    shown.page.click("[data-tool=view-table]")
    shown.page.click("[data-tab=links]")
    rows = shown.page.locator("#table tbody tr")
    assert rows.count() == 100
    assert "Lignes 1 à 100 sur 255" in shown.page.inner_text("#table")
    shown.page.focus("[data-pager=page_after-top]")
    shown.page.keyboard.press("Enter")
    assert shown.spoken == "Lignes 101 à 200 sur 255"
    shown.page.click("thead [data-column=when]")
    assert rows.nth(0).locator("td").nth(2).inner_text() == "1970"
    shown.page.click("thead [data-column=source]")
    assert rows.nth(0).locator("td").nth(4).inner_text() in ("Communiqué", "Liste des jumelages")
    rows.nth(0).locator("[data-edge]").click()
    assert "Preuves" in shown.card


def test_what_is_shown_comes_as_rows(open_map: OpenMap) -> None:
    graph = atlas(3)
    graph.nodes[f"{BASE}p0000"]["names"] = {"fr": '=cmd|"x"'}
    shown = open_map(graph)
    name, content = exported(shown, "nodes")
    assert name == "essai-d-une-carte-actors.csv"
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert {row["id"] for row in rows} == set(graph)
    assert {row["name_fr"] for row in rows if row["id"] == f"{BASE}p0000"} == {'\'=cmd|"x"'}
    name, content = exported(shown, "links")
    links = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(links) == 8
    assert {row["places"] for row in links if row["link"] == f"{BASE}lyon-wuhan"} == {
        "twins.csv:1234"
    }
    name, content = exported(shown, "iris")
    assert sorted(content.decode().splitlines()) == sorted(graph)


def test_only_what_is_shown_is_exported(open_map: OpenMap) -> None:
    shown = open_map(atlas(3))
    shown.open_card("nimes")
    shown.page.click("[data-tool=only]")
    assert exported(shown, "iris")[1].decode().splitlines() == [f"{BASE}wuhan", f"{BASE}nimes"]
    assert len(exported(shown, "links")[1].splitlines()) == 2


def test_networkx_reads_the_gexf_back(open_map: OpenMap, tmp_path: Path) -> None:
    graph = atlas(3)
    graph.nodes[f"{BASE}p0000"]["names"] = {"fr": "a\x00\x0b<&\ud800'\"b"}
    shown = open_map(graph)
    name, content = exported(shown, "gexf")
    assert (name, exported(shown, "gexf")[1]) == ("essai-d-une-carte-network.gexf", content)
    file = tmp_path / name
    file.write_bytes(content)
    read: nx.Graph[Any] = nx.read_gexf(file, version="1.3")
    assert set(read) == set(graph)
    assert {frozenset(edge) for edge in read.edges()} == {frozenset(edge) for edge in graph.edges}
    assert read.nodes[f"{BASE}p0000"]["label"].startswith("a<&")
    assert read.nodes[f"{BASE}lyon"]["viz"]["color"]["r"] == 0x0B
    assert read.nodes[f"{BASE}lyon"]["betweenness"] == 0.5
    assert read.edges[f"{BASE}lyon", f"{BASE}wuhan"]["start"] == "1981-01-01"
    places = {tuple(data["viz"]["position"].values()) for _, data in read.nodes(data=True)}
    assert len(places) == len(graph)


def test_the_picture_comes_as_png_and_svg(open_map: OpenMap) -> None:
    shown = open_map(small())
    name, content = exported(shown, "png")
    assert name == "essai-d-une-carte-map.png"
    assert content.startswith(b"\x89PNG")
    drawing = ElementTree.fromstring(exported(shown, "svg")[1])
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"


def test_the_menu_of_exports_is_worked_by_keys(open_map: OpenMap) -> None:
    shown = open_map(small())
    shown.page.focus("[data-tool=exports]")
    shown.page.keyboard.press("ArrowDown")
    active = "document.activeElement.dataset.export ?? document.activeElement.dataset.tool"
    assert shown.ask(active) == "nodes"
    shown.page.keyboard.press("ArrowUp")
    assert shown.ask(active) == "svg"
    shown.page.keyboard.press("Home")
    shown.page.keyboard.press("ArrowDown")
    assert shown.ask(active) == "links"
    shown.page.keyboard.press("Escape")
    assert shown.ask(active) == "exports"
    assert shown.page.locator("#exports").is_hidden()


@pytest.mark.parametrize(
    ("lang", "title"),
    [("fr", "Touches du clavier"), ("en", "Keyboard shortcuts"), ("zh", "键盘快捷键")],
)
def test_a_question_mark_tells_every_key(open_map: OpenMap, lang: str, title: str) -> None:
    shown = open_map(small(), lang=lang)
    shown.page.focus("#canvas")
    shown.page.keyboard.press("?")
    assert shown.page.inner_text("dialog h2") == title
    assert shown.page.locator("dialog dd").count() == 11
    shown.page.keyboard.press("Escape")
    shown.page.wait_for_selector("dialog", state="detached")


def test_single_keys_work_and_can_be_turned_off(open_map: OpenMap) -> None:
    shown = open_map(atlas(5))
    shown.open_card("nimes")
    shown.page.focus("#canvas")
    shown.page.keyboard.press("2")
    assert shown.ask("passerelleMap.focus().length") == 3
    shown.page.keyboard.press("o")
    assert shown.ask("passerelleMap.counts().shown") == 3
    shown.page.keyboard.press("p")
    assert shown.ask("document.activeElement.id") == "choose-path"
    shown.page.keyboard.type("2o?")  # in a field they are letters
    assert shown.page.input_value("#choose-path") == "2o?"
    shown.page.focus("#canvas")
    shown.page.keyboard.press("?")
    shown.page.click("dialog input")
    shown.page.keyboard.press("Escape")
    shown.page.focus("#canvas")
    shown.page.keyboard.press("1")
    assert shown.ask("passerelleMap.focus().length") == 3


def test_harm_in_any_field_is_shown_as_text_and_exported_as_text(
    open_map: OpenMap, tmp_path: Path
) -> None:
    shown = open_map(hostile_everywhere(), title={"fr": HOSTILE})
    shown.open_card("window pwned")
    assert shown.card.count(HOSTILE) > 8
    choose(shown, "path", "window pwned")
    assert shown.card.count(HOSTILE) > 5
    shown.page.click("[data-tool=compare]")
    assert shown.card.count(HOSTILE) > 5
    shown.page.click("[data-tool=view-table]")
    shown.page.click("[data-tab=links]")
    assert HOSTILE in shown.page.inner_text("#table")
    for kind in ("nodes", "links", "iris", "gexf"):
        name, content = exported(shown, kind)
        assert "<" not in name
        assert b"pwned" in content
    file = tmp_path / "network.gexf"
    file.write_bytes(content)
    assert len(nx.read_gexf(file, version="1.3")) == 2
    assert shown.ask("window.pwned") is None
    assert shown.page.locator("#card a, #table a, img, iframe").count() == 0
