"""Outlines: TopoJSON read and made, lines thinned and cut, and what the package ships."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelle.maps.boxes import Box, Point
from passerelle.maps.geo import make_outlines
from passerelle.maps.geo.charts import Artist, Chart
from passerelle.maps.geo.lines import area, clipped_line, clipped_ring, rounded, steps, thinned
from passerelle.maps.geo.projections import EARTH, EqualEarth, LambertAzimuthal
from passerelle.maps.geo.topology import decode, outlines
from passerelle.maps.geo.world import world_view

# Two squares side by side (France and Germany, say) share the line x = 10; an island lies apart.
TINY: dict[str, Any] = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.5], "translate": [0, 40]},
    "arcs": [
        [[20, 0], [0, 20]],
        [[20, 20], [-20, 0], [0, -20], [20, 0]],
        [[20, 0], [20, 0], [0, 20], [-20, 0]],
        [[110, -122], [2, 0], [0, 2], [-2, 0], [0, -2]],
    ],
    "objects": {
        "countries": {
            "type": "GeometryCollection",
            "geometries": [
                {
                    "type": "MultiPolygon",
                    "id": "250",
                    "arcs": [[[0, 1]], [[3]]],
                    "properties": {"name": "France"},
                },
                {
                    "type": "Polygon",
                    "id": "276",
                    "arcs": [[2, -1]],
                    "properties": {"name": "Germany"},
                },
                {"type": "Polygon", "arcs": [[3]], "properties": {"name": "Kosovo"}},
                {"type": "Polygon", "arcs": [[3]], "properties": {"name": "Nowhere"}},
            ],
        },
        "land": {
            "type": "GeometryCollection",
            "geometries": [{"type": "MultiPolygon", "arcs": [[[1, 2]], [[3]]]}],
        },
    },
}


def test_topojson_is_read_with_its_arcs_both_ways() -> None:
    found = decode(TINY)
    assert found.arcs[0] == [(10, 40), (10, 50)]
    (square,) = found.countries["276"]
    assert found.line(square[0]) == [(10, 40), (20, 40), (20, 50), (10, 50)]
    assert [found.line(polygon[0])[0] for polygon in found.land] == [(10, 50), (55, -21)]


def test_a_line_between_two_countries_is_a_border_once() -> None:
    tiny = {**TINY["objects"]["countries"], "geometries": None}
    two = TINY["objects"]["countries"]["geometries"][:2]
    tiny = {**TINY, "objects": {**TINY["objects"], "countries": {**tiny, "geometries": two}}}
    assert decode(tiny).borders == [0]


def test_topojson_without_a_grid_is_read_too() -> None:
    plain = {**TINY, "arcs": [[[179, 0], [-179, 0]], *([[[0, 0], [1, 1]]] * 3)]}
    del plain["transform"]
    assert decode(plain).arcs[0] == [(179, 0), (181, 0)]


def test_countries_get_codes_and_far_parts_their_own() -> None:
    made = make_outlines.convert(TINY)
    codes = {one["id"]: one["arcs"] for one in made["objects"]["countries"]["geometries"]}
    assert codes == {"": [[[3]]], "DE": [[[2, -1]]], "FR": [[[0, 1]]], "RE": [[[3]]], "XK": [[[3]]]}
    assert set(made) == {"type", "arcs", "transform", "objects"}


def test_an_island_is_taken_from_the_finer_outlines() -> None:
    coarse = make_outlines.convert(TINY)
    finer = json.loads(json.dumps(TINY))
    finer["arcs"][3] = [[110, -122], [1, -1], [1, 1], [0, 2], [-2, 0], [0, -2]]
    made = make_outlines.refined(coarse, make_outlines.convert(finer), ["RE", "GP"])
    (island,) = decode(made).countries["RE"]
    assert decode(made).line(island[0]) == [
        (55, -21),
        (55.5, -21.5),
        (56, -21),
        (56, -20),
        (55, -20),
    ]
    assert len(decode(made).land) == 2
    assert decode(made).countries["FR"]


def test_the_files_of_the_package_are_made_from_those_of_world_atlas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for detail in ("110m", "50m", "10m"):
        (tmp_path / f"countries-{detail}.json").write_text(json.dumps(TINY), encoding="utf-8")
    (tmp_path / "LICENSE").write_text("as you like", encoding="utf-8")
    assets = tmp_path / "assets"
    monkeypatch.setattr(make_outlines, "ASSETS", assets)
    make_outlines.main([str(tmp_path)])
    assert (assets / "LICENSE.world-atlas").read_text(encoding="utf-8") == "as you like"
    for detail in ("110m", "50m"):
        made = json.loads((assets / f"outlines-{detail}.json").read_text(encoding="utf-8"))
        assert "FR" in decode(made).countries


@pytest.mark.parametrize("detail", ["110m", "50m"])
def test_the_outlines_that_ship_hold_the_world(detail: Any) -> None:
    found = outlines(detail)
    assert {"FR", "CN", "GF", "US", "AQ", "XK"} <= set(found.countries)
    assert len(found.borders) > 300
    if detail == "50m":
        assert {"GP", "MQ", "RE", "YT", "IC", "HK", "MO"} <= set(found.countries)


def test_the_land_has_the_area_of_the_land() -> None:
    """149 million square kilometres, of which Natural Earth counts the Caspian as sea."""
    found, projection = outlines("110m"), EqualEarth(11.0)
    pieces = [
        piece
        for polygon in found.land
        for piece in projection.cut(found.line(polygon[0]), closed=True)
    ]
    whole = sum(area([projection.point(*point) for point in piece]) for piece in pieces)
    assert whole * EARTH**2 / 1e6 == pytest.approx(147, abs=3)


def test_the_world_costs_little() -> None:
    shapes = json.dumps(world_view([], 0)["panes"][0]["shapes"], separators=(",", ":"))
    assert len(zlib.compress(shapes.encode(), 9)) < 30_000


def test_no_edge_of_the_world_lies_off_its_sphere() -> None:
    """Nothing is drawn across the map where a coast crosses its edge."""
    sphere, _, land, borders = world_view([], 0)["panes"][0]["shapes"]
    left = {y: x for x, y in _points(sphere["d"][0])}
    assert min(x for d in land["d"] for x, _ in _points(d)) >= min(left.values())
    longest = max(abs(d[n]) for d in [*land["d"], *borders["d"]] for n in range(2, len(d), 2))
    assert longest < 700


def _points(d: list[int]) -> list[tuple[int, int]]:
    x, y = d[:2]
    found = [(x, y)]
    for dx, dy in zip(d[2::2], d[3::2], strict=True):
        x, y = x + dx, y + dy
        found.append((x, y))
    return found


def test_a_ring_around_the_antipode_is_not_filled_inside_out() -> None:
    """Africa lies opposite to New Caledonia."""
    chart = Chart(LambertAzimuthal(165.0, -21.0), 8000.0)
    box = Box(-400, -300, 400, 300)
    shape = Artist(chart, outlines("50m"), box, 1.0).fill("land", outlines("50m").land)
    covered = sum(area(_points(d)) for d in shape["d"])
    assert 0 < covered < 0.3 * box.width * box.height


numbers = st.floats(-100, 100, allow_nan=False)
points = st.tuples(numbers, numbers)


@given(line=st.lists(points, min_size=2, max_size=40), least=st.floats(0, 500))
def test_a_thinned_line_keeps_its_ends_and_its_order(line: list[Point], least: float) -> None:
    kept = thinned(line, least)
    assert kept[0] == 0
    assert kept[-1] == len(line) - 1
    assert kept == sorted(set(kept))
    assert thinned(line, 0.0) == list(range(len(line)))


def test_small_corners_go_first() -> None:
    line = [(0.0, 0.0), (5.0, 0.1), (10.0, 0.0), (15.0, 9.0), (20.0, 0.0)]
    assert thinned(line, 1.0) == [0, 2, 3, 4]
    ring = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
    assert len(thinned(ring, 1000.0)) == 4


@given(ring=st.lists(points, min_size=3, max_size=20))
def test_a_ring_cut_at_a_box_lies_within_it(ring: list[Point]) -> None:
    box = Box(-30, -20, 40, 50)
    for x, y in clipped_ring(ring, box):
        assert -30 - 1e-6 <= x <= 40 + 1e-6
        assert -20 - 1e-6 <= y <= 50 + 1e-6


def test_a_ring_around_a_box_fills_it() -> None:
    box = Box(-1, -1, 1, 1)
    assert area(clipped_ring([(-9, -9), (9, -9), (9, 9), (-9, 9)], box)) == pytest.approx(4)
    assert clipped_ring([(5, 5), (6, 5), (6, 6)], box) == []


def test_a_line_cut_at_a_box_comes_in_parts() -> None:
    box = Box(0, 0, 10, 10)
    line = [(-5.0, 5.0), (5.0, 5.0), (15.0, 5.0), (15.0, 8.0), (5.0, 8.0)]
    assert clipped_line(line, box) == [
        [(0, 5), (5, 5), (10, 5)],
        [(10, 8), (5, 8)],
    ]
    assert clipped_line([(-1.0, -1.0), (-1.0, 5.0)], box) == []


def test_whole_units_without_points_on_a_straight_run() -> None:
    line = rounded([(0, 0), (0.2, 0.1), (5.1, 0), (10, 0.2), (10, 5)])
    assert line == [(0, 0), (10, 0), (10, 5)]
    assert steps(line) == [0, 0, 10, 0, 0, 5]
