"""A network upon the earth: which places, panes, insets and groups a reader sees."""

from __future__ import annotations

import json
import math
import random
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelle.maps.boxes import Point, radius
from passerelle.maps.geo import View, geo_views
from passerelle.maps.geo.projections import EqualEarth
from passerelle.maps.geo.spots import apart, fitting
from passerelle.maps.geo.svg import svg, write_svg
from passerelle.maps.layout import degree
from tests.maps.graphs import HOSTILE, hostile, small

PLACES: dict[str, tuple[str, float, float, str]] = {
    "paris": ("FR", 48.8566, 2.3522, "11"),
    "boulogne": ("FR", 48.8352, 2.2410, "11"),
    "lyon": ("FR", 45.7640, 4.8357, "84"),
    "ajaccio": ("FR", 41.9192, 8.7386, "94"),
    "saint-denis": ("FR", -20.8789, 55.4481, "04"),
    "fort-de-france": ("MQ", 14.6161, -61.0588, "02"),
    "pointe-a-pitre": ("FR", 16.2411, -61.5331, "01"),
    "noumea": ("NC", -22.2711, 166.4416, ""),
    "embassy": ("FR", 39.9450, 116.4500, ""),
    "beijing": ("CN", 39.9042, 116.4074, "CN-BJ"),
    "chengdu": ("CN", 30.5728, 104.0668, "CN-SC"),
    "haikou": ("CN", 20.0440, 110.1990, "CN-HI"),
    "hong-kong": ("HK", 22.3193, 114.1694, ""),
    "urumqi": ("CN", 43.8256, 87.6168, "CN-XJ"),
    "geneva": ("CH", 46.2044, 6.1432, ""),
    "bamako": ("ML", 12.6392, -8.0029, ""),
}
LINKS = [
    ("paris", "beijing"),
    ("lyon", "chengdu"),
    ("ajaccio", "haikou"),
    ("saint-denis", "urumqi"),
    ("fort-de-france", "hong-kong"),
    ("pointe-a-pitre", "chengdu"),
    ("noumea", "beijing"),
    ("embassy", "chengdu"),
    ("boulogne", "geneva"),
    ("lyon", "bamako"),
]


def atlas(*without: str) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    for name, (country, lat, long, region) in PLACES.items():
        if country not in without:
            graph.add_node(name, country=country, lat=lat, long=long, names={"fr": name})
            if region:
                graph.nodes[name].update(
                    region=region, region_names={"fr": f"Région {region}", "zh": f"{region}大区"}
                )
    graph.add_edges_from(link for link in LINKS if graph.has_node(link[0]) and link[1] in graph)
    graph.add_node("ministry", country="FR", lat=None, long=None)
    return graph


def view_of(graph: nx.Graph[Any], name: str) -> View:
    return next(view for view in geo_views(graph) if view["id"] == name)


def pane_of(graph: nx.Graph[Any], view: View, node: str) -> dict[str, Any] | None:
    number = view["pane"][list(graph).index(node)]
    return None if number is None else dict(view["panes"][number])


@pytest.fixture(scope="module")
def pair() -> View:
    return view_of(atlas(), "pair")


def test_a_network_without_coordinates_has_no_place_on_earth() -> None:
    assert geo_views(small()) == []
    assert geo_views(nx.Graph()) == []


@pytest.mark.parametrize(
    ("lat", "long"), [("48", "2"), (float("nan"), 2.0), (99.0, 2.0), (True, 1.0), (1.0, None)]
)
def test_what_is_no_coordinate_is_no_place(lat: Any, long: Any) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("x", lat=lat, long=long, country="FR")
    assert geo_views(graph) == []


def test_the_world_places_nodes_where_equal_earth_says() -> None:
    graph = atlas()
    world = view_of(graph, "world")
    at = dict(zip(graph, zip(world["x"], world["y"], strict=True), strict=True))
    assert at["ministry"] == (None, None)
    lyon, bamako = at["lyon"], at["bamako"]
    for node, (x, _) in (("lyon", lyon), ("bamako", bamako)):
        _, lat, long, _ = PLACES[node]
        east, _ = EqualEarth(centre=11.0).point(long, lat)
        assert x == pytest.approx(5000 / 2.706629 * east, abs=0.1)
    assert bamako[1] - lyon[1] == pytest.approx(  # type: ignore[operator]
        5000 / 2.706629 * (EqualEarth().point(0, 45.7640)[1] - EqualEarth().point(0, 12.6392)[1]),
        abs=0.2,
    )
    equator = world["panes"][0]["box"]
    assert equator[2] - equator[0] == 10_000
    assert world["pane"].count(0) == len(PLACES)


def test_antarctica_is_there_when_somebody_is() -> None:
    graph = atlas()
    _, top, _, bottom = view_of(graph, "world")["extent"]
    graph.add_node("dome-c", country="AQ", lat=-75.1, long=123.35)
    _, higher, _, lower = view_of(graph, "world")["extent"]
    assert lower - higher > bottom - top + 300


def test_the_pair_is_the_two_countries_with_most_links(pair: View) -> None:
    assert pair["names"] == {"fr": "France | Chine", "en": "France | China", "zh": "法国 | 中国"}
    france, china = pair["panes"][:2]
    assert (france["id"], china["id"]) == ("FR", "CN")
    assert france["box"][2] + 700 < china["box"][0], "the gutter is wide enough for links"
    assert france["scale_bar"] is not None
    assert china["scale_bar"] is not None
    assert (
        france["scale_bar"]["length"] / france["scale_bar"]["km"]
        > 2 * china["scale_bar"]["length"] / china["scale_bar"]["km"]
    )


def test_far_parts_are_insets_and_near_ones_are_not(pair: View) -> None:
    graph = atlas()
    insets = {pane["names"]["fr"]: pane for pane in pair["panes"] if pane["kind"] == "inset"}
    assert set(insets) == {"La Réunion", "Martinique", "Guadeloupe", "Nouvelle-Calédonie"}
    for near, country in (("ajaccio", "FR"), ("haikou", "CN"), ("hong-kong", "CN")):
        pane = pane_of(graph, pair, near)
        assert pane is not None
        assert (pane["kind"], pane["id"]) == ("main", country)
    reunion = pane_of(graph, pair, "saint-denis")
    assert reunion is not None
    assert reunion["names"]["zh"] == "留尼汪"
    assert [shape["class"] for shape in reunion["shapes"]] == ["sea", "land", "focus", "border"]
    assert reunion["shapes"][2]["d"], "the island itself is drawn"


def test_others_are_on_a_small_world_and_an_embassy_in_its_host_country(pair: View) -> None:
    graph = atlas()
    elsewhere = pane_of(graph, pair, "bamako")
    assert elsewhere is not None
    assert elsewhere["names"] == {"fr": "Ailleurs", "en": "Elsewhere", "zh": "其他地区"}
    assert pane_of(graph, pair, "geneva") == elsewhere
    embassy = pane_of(graph, pair, "embassy")
    assert embassy is not None
    assert embassy["id"] == "CN"
    assert pane_of(graph, pair, "ministry") is None


def test_without_others_there_is_no_small_world() -> None:
    view = view_of(atlas("CH", "ML"), "pair")
    assert {pane["kind"] for pane in view["panes"]} == {"main", "inset"}


def test_panes_lie_apart_and_hold_their_nodes(pair: View) -> None:
    boxes = [pane["box"] for pane in pair["panes"]]
    for nth, one in enumerate(boxes):
        for two in boxes[nth + 1 :]:
            apart = min(one[2], two[2]) <= max(one[0], two[0]) or min(one[3], two[3]) <= max(
                one[1], two[1]
            )
            assert apart
    for x, y, number in zip(pair["x"], pair["y"], pair["pane"], strict=True):
        if x is None or y is None or number is None:
            assert (x, y, number) == (None, None, None)
            continue
        left, top, right, bottom = boxes[number]
        assert left < x < right
        assert top < y < bottom
        assert pair["extent"][0] <= left


def test_any_other_pair_works_as_well() -> None:
    graph: nx.Graph[str] = nx.Graph()
    for name, country, lat, long in (
        ("anchorage", "US", 61.2, -149.9),
        ("seattle", "US", 47.6, -122.3),
        ("honolulu", "US", 21.3, -157.9),
        ("sapporo", "JP", 43.06, 141.35),
        ("naha", "JP", 26.2, 127.7),
        ("hiroshima", "JP", 34.4, 132.5),
    ):
        graph.add_node(name, country=country, lat=lat, long=long)
    graph.add_edges_from([("anchorage", "sapporo"), ("honolulu", "hiroshima"), ("seattle", "naha")])
    view = view_of(graph, "pair")
    assert [pane["id"] for pane in view["panes"][:2]] == ["US", "JP"]
    kinds = {node: pane["kind"] for node in graph if (pane := pane_of(graph, view, node))}
    assert kinds["seattle"] == kinds["sapporo"] == kinds["hiroshima"] == "main"
    assert kinds["anchorage"] == kinds["honolulu"] == "inset"
    assert view["pane"][0] != view["pane"][2], "Alaska and Hawaii each have their own frame"


def test_a_country_too_small_for_the_outlines_is_shown_by_its_nodes() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("paris", country="FR", lat=48.86, long=2.35)
    graph.add_node("funafuti", country="TV", lat=-8.52, long=179.2)
    graph.add_edge("paris", "funafuti")
    view = view_of(graph, "pair")
    assert [pane["id"] for pane in view["panes"]] == ["FR", "TV"]
    graph.nodes["funafuti"].update(lat=48.85, long=2.29)
    assert [pane["id"] for pane in view_of(graph, "pair")["panes"]] == ["FR"]
    assert None not in view_of(graph, "pair")["x"]


def test_a_country_across_the_date_line_is_whole() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("moscow", country="RU", lat=55.76, long=37.62)
    graph.add_node("uelen", country="RU", lat=66.16, long=-169.81)
    graph.add_node("consulate", country="FR", lat=66.3, long=-171.0)
    graph.add_node("nome", country="US", lat=64.5, long=-165.4)
    graph.add_edges_from([("moscow", "consulate"), ("uelen", "consulate")])
    view = view_of(graph, "pair")
    number = {node: view["pane"][place] for place, node in enumerate(graph)}
    assert number["moscow"] == number["uelen"] == number["consulate"]
    assert number["nome"] != number["moscow"]


def test_one_country_alone_has_one_main_pane() -> None:
    graph = atlas("CN", "HK", "CH", "ML")
    graph.remove_node("embassy")
    view = view_of(graph, "pair")
    assert view["names"]["en"] == "France"
    assert [pane["kind"] for pane in view["panes"]].count("main") == 1


def test_nodes_of_no_country_are_shown_on_the_world_only() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("x", lat=10.0, long=10.0)
    graph.add_node("y", lat=10.0, long=10.0, country=HOSTILE)
    (world, pair) = geo_views(graph)
    assert [group["members"] for group in world["groups"]] == [[1]]
    assert pair["pane"] == [1, 0]
    graph.remove_node("y")
    assert [view["id"] for view in geo_views(graph)] == ["world"]


def test_regions_gather_in_the_pair_and_countries_in_the_world(pair: View) -> None:
    graph = atlas()
    order = list(graph)
    regions = {group["key"]: group for group in pair["groups"]}
    paris = regions["region:11"]
    assert [order[number] for number in paris["members"]] == ["paris", "boulogne"]
    assert paris["names"] == {"fr": "Région 11", "zh": "11大区"}
    assert regions["country:CH"]["names"]["zh"] == "瑞士"
    assert len({group["id"] for group in pair["groups"]}) == len(pair["groups"])
    world = view_of(graph, "world")
    china = next(group for group in world["groups"] if group["key"] == "country:CN")
    assert {order[number] for number in china["members"]} == {
        *("beijing", "chengdu", "haikou", "hong-kong", "urumqi")
    }
    for view in (pair, world):
        for nth, one in enumerate(view["groups"]):
            for two in view["groups"][nth + 1 :]:
                if one["pane"] == two["pane"]:
                    gap = math.dist((one["x"], one["y"]), (two["x"], two["y"]))
                    assert gap >= one["r"] + two["r"] - 0.2


def crowd(count: int, seed: int = 4) -> nx.Graph[int]:
    """Many towns, most of them around a few."""
    dice = random.Random(seed)
    graph: nx.Graph[int] = nx.Graph()
    for node in range(count):
        lat, long = dice.choice(
            [(48.8, 2.3), (50.6, 3.1), (45.7, 4.8), (31.2, 121.5), (23.1, 113.3)]
        )
        spread = dice.choice([0.0, 0.3, 2.0])
        graph.add_node(
            node,
            lat=lat + dice.gauss(0, spread),
            long=long + dice.gauss(0, spread),
            country="FR" if long < 50 else "CN",
        )
    graph.add_edges_from((dice.randrange(count), dice.randrange(count)) for _ in range(2 * count))
    return graph


@pytest.mark.parametrize("count", [40, 1500])
def test_no_node_lies_on_another_at_rest(count: int) -> None:
    graph = crowd(count)
    for view in geo_views(graph):
        placed = [
            (x, y, radius(degree(graph, node)) * view["panes"][number]["node_scale"])
            for node, x, y, number in zip(graph, view["x"], view["y"], view["pane"], strict=True)
            if x is not None and y is not None and number is not None
        ]
        assert len(placed) == count
        placed.sort()
        for nth, (x1, y1, r1) in enumerate(placed):
            for x2, y2, r2 in placed[nth + 1 :]:
                if x2 - x1 > 90:
                    break
                assert math.dist((x1, y1), (x2, y2)) >= r1 + r2


def test_a_view_is_the_same_to_the_byte_in_whatever_order_links_came() -> None:
    graph = crowd(300)
    again: nx.Graph[int] = nx.Graph()
    again.add_nodes_from(graph.nodes(data=True))
    again.add_edges_from((two, one) for one, two in reversed(list(graph.edges)))
    assert json.dumps(geo_views(graph)) == json.dumps(geo_views(again))


def test_places_follow_the_order_that_is_asked_for() -> None:
    graph = atlas()
    order = sorted(graph, reverse=True)
    there = geo_views(graph, order)[1]
    here = geo_views(graph)[1]
    for node in graph:
        one, two = order.index(node), list(graph).index(node)
        assert there["x"][one] == here["x"][two]
    members = {order[n] for group in there["groups"] for n in group["members"]}
    assert members == set(PLACES)


def test_a_view_is_plain_json_with_notes_in_three_languages(pair: View) -> None:
    assert json.loads(json.dumps(pair, allow_nan=False)) == pair
    assert "prise de position" in pair["notes"]["fr"]
    assert "without taking a position" in pair["notes"]["en"]
    assert "不代表任何立场" in pair["notes"]["zh"]


spots = st.lists(st.tuples(st.integers(-3, 3), st.integers(-3, 3)), min_size=1, max_size=60)


@given(places=spots, sizes=st.lists(st.sampled_from([0.4, 1.0, 2.5]), min_size=60, max_size=60))
def test_circles_are_moved_apart(places: list[tuple[int, int]], sizes: list[float]) -> None:
    points: list[Point] = [(float(x), float(y)) for x, y in places]
    radii = sizes[: len(points)]
    moved = apart(points, radii, 0.1)
    for nth, one in enumerate(moved):
        for other in range(nth + 1, len(moved)):
            assert math.dist(one, moved[other]) >= radii[nth] + radii[other] + 0.1 - 1e-9
    largest = max(range(len(points)), key=lambda number: radii[number])
    assert moved[largest] == points[largest]


def test_those_who_are_alone_stay_and_keep_their_size() -> None:
    points = [(0.0, 0.0), (100.0, 0.0)]
    assert apart(points, [10.0, 20.0], 1.0) == points
    assert fitting(points, [10.0, 20.0], 25.0) == math.inf
    assert fitting([(1.0, 1.0)] * 40, [10.0] * 40, 25.0) < 0.2
    assert apart([], [], 1.0) == []


def test_a_view_can_be_printed(tmp_path: Path, pair: View) -> None:
    graph = atlas()
    write_svg(graph, pair, tmp_path / "pair.svg", lang="zh")
    root = ET.parse(tmp_path / "pair.svg").getroot()
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"法国", "中国", "留尼汪", "其他地区"} <= set(texts)
    circles = list(root.iter("{http://www.w3.org/2000/svg}circle"))
    assert len(circles) == len(PLACES)


def test_names_of_strangers_are_text_in_print() -> None:
    graph = hostile()
    for place, node in enumerate(graph):
        graph.nodes[node].update(lat=48.0 + place, long=2.0, country="FR", region=HOSTILE)
    for view in geo_views(graph):
        picture = svg(graph, view)
        ET.fromstring(picture)
        assert "<script" not in picture
        assert "<img" not in picture
