"""The two projections against published values, and what equal-area means."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelle.maps.boxes import Box, Point
from passerelle.maps.geo.lines import area
from passerelle.maps.geo.projections import (
    EqualEarth,
    LambertAzimuthal,
    Projection,
    middle,
    unwrapped,
)

RADIUS = 6378137.0
PROJECTIONS = [EqualEarth(11.0), LambertAzimuthal(104.0, 36.0), LambertAzimuthal(2.5, -46.5)]


@pytest.mark.parametrize(
    ("place", "metres"),
    [  # what PROJ expects of +proj=eqearth +R=6378137
        ((0, 0), (0.0, 0.0)),
        ((-180, 90), (-10227908.09, 8402320.16)),
        ((180, 45), (14795421.79, 5486671.72)),
        ((180, 0), (17263256.84, 0.0)),
        ((70, -31.2), (6244707.88, -3924893.29)),
    ],
)
def test_equal_earth_gives_the_published_values(place: Point, metres: Point) -> None:
    x, y = EqualEarth().point(*place)
    assert (x * RADIUS, y * RADIUS) == pytest.approx(metres, abs=0.01)


def test_the_far_side_is_not_shown() -> None:
    china = LambertAzimuthal(104.0, 36.0)
    assert china.cut([(-70, -30), (-60, -30), (-60, -40)], closed=True) == []
    assert china.cut([(120, 30), (121, 30), (121, 31)], closed=True) != []


@pytest.mark.parametrize("degrees", [0.0, 30.0, 60.0, 90.0])
def test_the_azimuthal_distance_is_the_chord(degrees: float) -> None:
    """Snyder 1987, eq. 24-3 with 24-16: ρ = 2 sin (c/2) from the centre."""
    x, y = LambertAzimuthal(0.0, 0.0).point(degrees, 0.0)
    assert (x, y) == pytest.approx((2 * math.sin(math.radians(degrees) / 2), 0.0))


@pytest.mark.parametrize("projection", PROJECTIONS, ids=str)
@given(
    west=st.floats(-30, 30),
    south=st.floats(-35, 30),
    width=st.floats(0.5, 8),
    height=st.floats(0.5, 8),
)
def test_areas_are_those_of_the_sphere(
    projection: Projection, west: float, south: float, width: float, height: float
) -> None:
    west = projection.nearest(west)
    north, east, steps = south + height, west + width, [n / 32 for n in range(32)]
    cell = [
        *((west + width * step, south) for step in steps),
        *((east, south + height * step) for step in steps),
        *((east - width * step, north) for step in steps),
        *((west, north - height * step) for step in steps),
    ]
    sphere = math.radians(width) * (math.sin(math.radians(north)) - math.sin(math.radians(south)))
    assert area([projection.point(*point) for point in cell]) == pytest.approx(sphere, rel=2e-3)


@given(lon=st.floats(-180, 180), lat=st.floats(-89, 89), x=st.floats(-1, 1), y=st.floats(-1, 1))
def test_the_azimuthal_projection_can_be_read_backwards(
    lon: float, lat: float, x: float, y: float
) -> None:
    projection = LambertAzimuthal(lon, lat)
    assert projection.point(*projection.degrees(x, y)) == pytest.approx((x, y), abs=1e-7)


@given(lon=st.floats(-720, 720), centre=st.floats(-180, 180))
def test_a_meridian_lies_on_the_map_however_it_is_counted(lon: float, centre: float) -> None:
    found = EqualEarth(centre).nearest(lon)
    assert centre - 180 <= found <= centre + 180
    assert math.cos(math.radians(found - lon)) == pytest.approx(1.0)


def test_land_across_the_edge_of_the_map_comes_in_two_pieces() -> None:
    island = unwrapped([(170, 10), (-170, 10), (-170, 20), (170, 20)])
    assert [lon for lon, _ in island] == [170, 190, 190, 170]
    pieces = EqualEarth().cut(island, closed=True)
    assert sorted({(min(x), max(x)) for x in ([lon for lon, _ in one] for one in pieces)}) == [
        (-180, -170),
        (170, 180),
    ]
    whole = EqualEarth(centre=150).cut(island, closed=True)
    assert [(min(x), max(x)) for x in ([lon for lon, _ in one] for one in whole)] == [(170, 190)]


def test_a_line_across_the_edge_of_the_map_comes_in_two_pieces() -> None:
    pieces = EqualEarth().cut([(175, 0), (185, 10)], closed=False)
    ends = sorted([one[0], one[-1]] for one in pieces)
    assert ends == [[(-180, 5), (-175, 10)], [(175, 0), (180, 5)]]


def test_land_around_a_pole_is_closed_along_it() -> None:
    coast = unwrapped([(lon, -70.0) for lon in range(-180, 180, 10)])
    (piece,) = EqualEarth().cut(coast, closed=True)
    assert min(lat for _, lat in piece) == -90
    cap = area([EqualEarth().point(*point) for point in piece])
    assert cap == pytest.approx(2 * math.pi * (1 - math.sin(math.radians(70))), rel=1e-3)


def test_the_window_of_a_box_holds_all_it_shows() -> None:
    projection = LambertAzimuthal(104.0, 36.0)
    box = Box(-0.4, -0.3, 0.4, 0.3)
    window = projection.window(box)
    assert window is not None
    for x in (-0.4, -0.1, 0.2, 0.4):
        for y in (-0.3, 0.0, 0.3):
            lon, lat = projection.degrees(x, y)
            assert window.left <= lon <= window.right
            assert window.top <= lat <= window.bottom
    assert LambertAzimuthal(0.0, 85.0).window(box) is None


def test_the_middle_of_places_does_not_mind_the_date_line() -> None:
    assert middle([(170, 0), (-170, 0)])[0] == pytest.approx(180)
