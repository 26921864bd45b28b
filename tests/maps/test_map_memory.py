"""What a map remembers: nothing is drawn twice, and nobody has to find their way anew."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from passerelle.maps import layout, write_map
from passerelle.maps.layout import positions
from passerelle.maps.memory import Memory, aligned
from tests.maps.graphs import BASE, TITLE, plain


def woven(size: int) -> nx.Graph[Any]:
    return plain(nx.connected_watts_strogatz_graph(size, 6, 0.2, seed=3))


def drawn(graph: nx.Graph[Any], file: Path) -> dict[Any, tuple[float, float]]:
    memory = Memory(file)
    places = positions(graph, memory=memory)
    memory.save()
    return places


def test_the_same_network_is_not_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = drawn(woven(80), tmp_path / "layout.json")
    monkeypatch.setattr(layout, "figure", None)
    assert drawn(woven(80), tmp_path / "layout.json") == first


@pytest.mark.parametrize("size", [40, 300])
def test_one_actor_more_does_not_turn_the_map_over(tmp_path: Path, size: int) -> None:
    before = woven(size)
    first = drawn(before, tmp_path / "layout.json")
    after = before.copy()
    after.add_edge(f"{BASE}new", f"{BASE}00007")
    again = drawn(after, tmp_path / "layout.json")
    width = max(x for x, _ in first.values()) - min(x for x, _ in first.values())
    moves = sorted(math.dist(first[node], again[node]) for node in before)
    cold = positions(after)
    fresh = sorted(math.dist(first[node], cold[node]) for node in before)
    assert moves[len(moves) // 2] < 0.15 * width
    assert moves[len(moves) // 2] < fresh[len(fresh) // 2] / 2
    hub = again[f"{BASE}00007"]
    assert math.dist(again[f"{BASE}new"], hub) < 0.35 * width


def test_a_name_that_became_longer_needs_other_room(tmp_path: Path) -> None:
    graph = woven(40)
    first = drawn(graph, tmp_path / "layout.json")
    graph.nodes[f"{BASE}00003"]["names"] = {"fr": "Communauté d'agglomération du Grand Nord"}
    assert drawn(graph, tmp_path / "layout.json") != first


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"version": 1}', '{"version": 1, "components": {"a": {"b": [1]}}}']
)
def test_a_memory_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "layout.json"
    file.write_text(text, encoding="utf-8")
    assert drawn(woven(20), file) == positions(woven(20))


def test_what_is_gone_from_the_network_is_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "layout.json"
    drawn(woven(40), file)
    drawn(woven(20), file)
    assert f"{BASE}00039" not in file.read_text(encoding="utf-8")


def test_a_picture_is_turned_and_mirrored_back() -> None:
    was = {"a": (0.0, 0.0), "b": (4.0, 0.0), "c": (0.0, 1.0)}
    now = {node: (7 - y, 3 - x) for node, (x, y) in was.items()}
    for node, place in aligned(now, was).items():
        assert math.dist(place, was[node]) < 1e-9


def test_a_map_written_with_a_memory_is_the_same_to_the_byte(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_map(
            woven(80), tmp_path / f"{name}.html", title=TITLE, memory=tmp_path / "layout.json"
        )
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
