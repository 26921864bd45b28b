"""The picture itself: on the earth, in groups, in motion, and taken away."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

import networkx as nx
import pytest

from tests.browser.conftest import Opened, OpenMap
from tests.maps.graphs import BASE, HOSTILE, hostile, plain, small

SVG = "{http://www.w3.org/2000/svg}"
AT = {
    "montpellier": (43.61, 3.88),
    "nimes": (43.84, 4.36),
    "chengdu": (30.66, 104.06),
    "one": (31.23, 121.47),
    "two": (23.13, 113.26),
}


def upon_the_earth() -> nx.Graph[Any]:
    graph = small()
    for slug, (lat, long) in AT.items():
        graph.nodes[BASE + slug].update(lat=lat, long=long)
    return graph


def where(shown: Opened, slug: str) -> tuple[float, float]:
    at = shown.ask("iri => passerelleMap.at(iri)", BASE + slug)
    return at["x"], at["y"]


def change(shown: Opened, **values: Any) -> None:
    shown.ask("values => passerelleMap.set(values)", values)
    shown.settle()


def test_the_world_shows_those_who_have_a_place_and_counts_the_others(open_map: OpenMap) -> None:
    shown = open_map(upon_the_earth())
    change(shown, layout="world")
    assert where(shown, "montpellier")[0] < where(shown, "chengdu")[0] < where(shown, "one")[0]
    beside = shown.page.inner_text("#places")
    assert "5 acteurs n'ont pas de lieu connu" in beside
    assert "Natural Earth" in beside
    assert "Association 0" not in shown.ask("passerelleMap.labels()")
    change(shown, layout="network")
    assert shown.page.locator("#places").is_hidden()
    assert "Association 0" in shown.ask("passerelleMap.labels()")


def test_two_countries_stand_side_by_side_each_at_its_own_scale(open_map: OpenMap) -> None:
    shown = open_map(upon_the_earth(), lang="zh")
    change(shown, layout="pair")
    french, chinese = where(shown, "montpellier"), where(shown, "chengdu")
    assert french[0] + 200 < chinese[0]
    # 50 km in France and 1,700 km in China: at one scale the first would be nothing.
    near = where(shown, "nimes")
    assert 2 < ((near[0] - french[0]) ** 2 + (near[1] - french[1]) ** 2) ** 0.5 < 60
    assert "自然" in shown.page.inner_text("#places") or "Natural" in shown.page.inner_text(
        "#places"
    )


def test_a_map_without_coordinates_stays_a_network(open_map: OpenMap) -> None:
    shown = open_map(small())
    before = where(shown, "chengdu")
    change(shown, layout="world")
    assert where(shown, "chengdu") == before
    assert shown.page.locator("#places").is_hidden()


def test_countries_as_one_figure_each_open_at_a_click(open_map: OpenMap) -> None:
    shown = open_map(small())
    change(shown, group="country")
    assert shown.ask("passerelleMap.groups()") == [
        {"name": "France", "members": 5, "lines": 1},
        {"name": "Chine", "members": 5, "lines": 1},
    ]
    at = shown.ask("passerelleMap.groupAt('Chine')")
    shown.page.mouse.click(at["x"], at["y"])
    shown.settle()
    assert [group["name"] for group in shown.ask("passerelleMap.groups()")] == ["France"]
    assert shown.spoken == "Chine : 5 acteurs montrés"
    assert "Chengdu" in shown.ask("passerelleMap.labels()")
    change(shown, group="")
    assert shown.ask("passerelleMap.groups()") == []


def test_what_lies_under_the_pointer_is_told_apart(open_map: OpenMap) -> None:
    shown = open_map(small())
    x, y = where(shown, "chengdu")
    shown.page.mouse.move(x, y)
    shown.page.wait_for_timeout(100)
    assert shown.ask("document.querySelector('#canvas').style.cursor") == "pointer"
    left = where(shown, "montpellier")[0]
    shown.page.mouse.move((x + left) / 2, y)
    shown.page.wait_for_timeout(100)
    assert shown.ask("document.querySelector('#canvas').style.cursor") == "pointer"
    shown.page.mouse.move((x + left) / 2, y - 12)
    shown.page.wait_for_timeout(100)
    assert shown.ask("document.querySelector('#canvas').style.cursor") == ""


def test_it_is_sharp_again_once_it_rests(open_map: OpenMap) -> None:
    shown = open_map(plain(nx.barabasi_albert_graph(900, 3, seed=1)))
    shown.page.mouse.move(700, 400)
    for _ in range(9):
        shown.page.mouse.wheel(0, -120)
    shown.settle()
    scale, drawn = shown.ask("[passerelleMap.scale(), passerelleMap.drawnScale()]")
    assert drawn == pytest.approx(scale)


def test_lines_left_out_of_a_crowd_are_counted(open_map: OpenMap) -> None:
    shown = open_map(plain(nx.gnm_random_graph(250, 24_500, seed=1)))
    assert "liens sur" in shown.page.inner_text("#thinned")
    for _ in range(9):
        shown.page.click("#zoom button:nth-child(1)")
    shown.settle()
    assert shown.page.locator("#thinned").is_hidden()


@pytest.mark.parametrize("layout", ["network", "pair"])
def test_the_svg_holds_what_the_screen_shows(open_map: OpenMap, layout: str) -> None:
    shown = open_map(upon_the_earth())
    change(shown, layout=layout)
    root = ET.fromstring(shown.ask("passerelleMap.picture('svg')"))
    told = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert "Montpellier" in told
    assert len(list(root.iter(f"{SVG}path"))) >= (9 if layout == "network" else 12)
    assert root.find(f"{SVG}title") is not None
    png = shown.ask(
        "passerelleMap.picture('png').then((text) => text.slice(1, 4) + (text.length > 5000))"
    )
    assert png == "PNGtrue"


def test_harmful_names_stay_text_in_the_svg(open_map: OpenMap) -> None:
    shown = open_map(hostile(), title={"fr": HOSTILE})
    root = ET.fromstring(shown.ask("passerelleMap.picture('svg')"))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "rect", "path", "text", "g", "clipPath", "linearGradient", "stop"),
    }
    assert root.findtext(f"{SVG}title") == HOSTILE
