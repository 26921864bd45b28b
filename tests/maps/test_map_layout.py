"""Places: the same for the same network, nobody on anybody else, bridges from left to right."""

from __future__ import annotations

import math
import random
from itertools import combinations
from typing import Any

import networkx as nx
import pytest

from passerelle.maps.boxes import Box, label_size, radius, text_width
from passerelle.maps.layout import boxes, degree, positions
from passerelle.maps.packing import pack, spread
from tests.maps.graphs import BASE, plain, small

FIGURES = {
    "empty": nx.empty_graph(0),
    "alone": nx.empty_graph(7),
    "pairs": nx.disjoint_union_all([nx.path_graph(2) for _ in range(30)]),
    "fan": nx.star_graph(4),
    "star": nx.star_graph(25),
    "meeting": nx.complete_graph(13),
    "path": nx.path_graph(9),
    "ring": nx.cycle_graph(30),
    "woven": nx.connected_watts_strogatz_graph(50, 4, 0.2, seed=1),
    "islands": nx.random_partition_graph([50, 60, 70], 0.12, 0.004, seed=2),
    "mixed": nx.disjoint_union_all(
        [
            nx.complete_graph(8),
            nx.star_graph(9),
            nx.path_graph(2),
            nx.path_graph(5),
            nx.path_graph(2),
        ]
    ),
}


@pytest.fixture(params=sorted(FIGURES))
def graph(request: pytest.FixtureRequest) -> nx.Graph[Any]:
    return plain(FIGURES[request.param])


def shuffled(graph: nx.Graph[Any], seed: int) -> nx.Graph[Any]:
    """The same network, told in another order."""
    chance = random.Random(seed)
    nodes, edges = list(graph.nodes(data=True)), [tuple(ends) for ends in graph.edges]
    chance.shuffle(nodes)
    chance.shuffle(edges)
    told: nx.Graph[Any] = nx.Graph()
    told.add_nodes_from(nodes)
    told.add_edges_from((two, one) for one, two in edges)
    return told


def test_the_same_network_lies_the_same_way_twice(graph: nx.Graph[Any]) -> None:
    assert positions(graph) == positions(graph)


def test_the_order_in_which_it_is_told_does_not_matter(graph: nx.Graph[Any]) -> None:
    assert positions(shuffled(graph, 1)) == positions(shuffled(graph, 2)) == positions(graph)


def test_every_node_has_one_place_and_none_lies_on_another(graph: nx.Graph[Any]) -> None:
    places = positions(graph)
    assert set(places) == set(graph)
    for one, two in combinations(graph, 2):
        sizes = radius(degree(graph, one)) + radius(degree(graph, two))
        assert math.dist(places[one], places[two]) > sizes, (one, two)


@pytest.mark.parametrize("name", ["pairs", "fan", "star", "meeting", "path", "woven", "mixed"])
def test_labels_of_a_map_that_is_not_large_have_room(name: str) -> None:
    graph = plain(FIGURES[name])
    places = positions(graph)
    around = boxes(graph, places, labels=True)
    for one, two in combinations(graph, 2):
        dx, dy = around[one].at(places[one]).overlap(around[two].at(places[two]))
        assert dx <= 0.2 or dy <= 0.2, (one, two)


def test_the_picture_is_about_as_wide_as_a_page() -> None:
    places = positions(plain(FIGURES["pairs"]))
    width = max(x for x, _ in places.values()) - min(x for x, _ in places.values())
    height = max(y for _, y in places.values()) - min(y for _, y in places.values())
    assert 0.9 < width / height < 2.6


def test_the_french_side_of_a_pair_is_left_and_its_link_level() -> None:
    places = positions(small())
    france, china = places[f"{BASE}montpellier"], places[f"{BASE}chengdu"]
    assert france[0] < china[0]
    assert france[1] == china[1]


def test_the_leaves_of_a_small_star_stand_in_a_column_across_from_its_middle() -> None:
    places = positions(small())
    nimes, one, two = (places[BASE + slug] for slug in ("nimes", "one", "two"))
    assert nimes[0] < one[0] == two[0]
    assert math.isclose(nimes[1], (one[1] + two[1]) / 2, abs_tol=0.2)


def test_the_members_of_a_meeting_stand_round_a_table() -> None:
    graph = plain(FIGURES["meeting"])
    places = list(positions(graph).values())
    middle = (
        sum(x for x, _ in places) / len(places),
        sum(y for _, y in places) / len(places),
    )
    distances = [math.dist(middle, place) for place in places]
    assert min(distances) > 0.8 * max(distances)


def test_one_actor_more_elsewhere_does_not_turn_a_component_over() -> None:
    before = plain(FIGURES["woven"])
    after = before.copy()
    after.add_edge(f"{BASE}new", f"{BASE}other", weight=1.0)
    old, new = positions(before), positions(after)
    anchor = f"{BASE}00000"
    for node in before:
        for axis in (0, 1):
            shape = old[node][axis] - old[anchor][axis]
            assert math.isclose(shape, new[node][axis] - new[anchor][axis], abs_tol=0.21)


def test_communities_stay_together_in_a_large_component() -> None:
    sizes = [50, 60, 70]
    graph = plain(nx.random_partition_graph(sizes, 0.15, 0.004, seed=2))
    places = positions(graph)
    home = {f"{BASE}{n:05}": sum(n >= edge for edge in (50, 110)) for n in range(sum(sizes))}
    kept = total = 0
    for node, place in places.items():
        near = sorted(places, key=lambda other: math.dist(place, places[other]))[1:11]
        kept += sum(home[other] == home[node] for other in near)
        total += len(near)
    assert kept / total >= 0.9


def test_a_loop_is_neither_a_partner_nor_a_reason_to_fail() -> None:
    graph: nx.Graph[Any] = nx.Graph([("a", "a"), ("a", "b"), ("c", "c")])
    assert degree(graph, "a") == 1
    assert degree(graph, "c") == 0
    assert len(positions(graph)) == 3


def test_chinese_letters_take_twice_the_room_of_latin_ones() -> None:
    assert text_width("成都") > 1.7 * text_width("ab")
    assert text_width("e\N{COMBINING ACUTE ACCENT}") == text_width("é")


def test_the_label_that_needs_most_room_counts_whatever_the_language() -> None:
    wide = {"names": {"fr": "Montereau-Fault-Yonne", "zh": "蒙"}}
    assert label_size(wide) == label_size({"names": {"fr": "Montereau-Fault-Yonne"}})
    assert label_size({}, "https://example.org/x")[0] > 0


def test_boxes_on_the_very_same_spot_come_apart() -> None:
    box = Box(-10, -10, 10, 10)
    places = spread([(0.0, 0.0)] * 9, [box] * 9)
    for one, two in combinations(places, 2):
        assert min(box.at(one).overlap(box.at(two))) < 0


def test_packed_rectangles_do_not_meet() -> None:
    chance = random.Random(5)
    sizes = [(chance.uniform(10, 300), chance.uniform(10, 200)) for _ in range(80)]
    frames = [
        Box(x, y, x + width, y + height)
        for (x, y), (width, height) in zip(pack(sizes), sizes, strict=True)
    ]
    for one, two in combinations(frames, 2):
        assert min(one.overlap(two)) <= 0.02
