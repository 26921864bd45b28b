"""Coordinates and countries as people write them, in three languages."""

from __future__ import annotations

import pytest

from passerelle.errors import RowError
from passerelle.sources.coordinates import latitude, longitude, point
from passerelle.sources.countries import country_code


@pytest.mark.parametrize(
    "text",
    [
        "48.85, 2.35",
        "48.85,2.35",
        "48,85 2,35",
        "48,85; 2,35",
        "48,85, 2,35",
        "[48.85, 2.35]",
        "geo:48.85,2.35?z=11",
        "48°51'N 2°21'E",
        "48°51'N2°21'E",
        "48° 51′ 00″ Nord, 2° 21′ 00″ Est",
        "N 48° 51' 0'' E 2° 21' 0''",
        "2°21'E 48°51'N",
        "48.85 N 2.35 E",
        "北纬48°51′ 东经2°21′",
        "北纬48.85度，东经2.35度",
        "POINT(2.35 48.85)",
        "SRID=4326;Point Z (2.35 48.85 35)",
        "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT(2.35 48.85)",
    ],
)
def test_a_point_is_the_same_however_it_is_written(text: str) -> None:
    assert point(text) == pytest.approx({"lat": 48.85, "long": 2.35})


@pytest.mark.parametrize(
    ("text", "lat", "long"),
    [
        ("22°54′S 43°12′O", -22.9, -43.2),
        ("-22.9 -43.2", -22.9, -43.2),
        ("南纬22.9 西经43.2", -22.9, -43.2),
    ],
)
def test_south_and_west_are_negative(text: str, lat: float, long: float) -> None:
    assert point(text) == pytest.approx({"lat": lat, "long": long})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Paris",
        "48.85",
        "91, 2",
        "48°61'N 2°E",
        "1e5,2",
        "48N 2N",
        "-48°N 2°E",
        "1 2 3",
        "1°E 2°E",
    ],
)
def test_what_is_no_point_is_refused(text: str) -> None:
    with pytest.raises(RowError):
        point(text)


def test_one_angle_alone() -> None:
    assert (latitude("48,85"), longitude("2°21'W")) == pytest.approx((48.85, -2.35))
    with pytest.raises(RowError, match="is a longitude"):
        latitude("48 E")
    with pytest.raises(RowError, match=r"beyond 90 degrees.*exchanged"):
        latitude("104.06")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Chine", "CN"),
        ("china", "CN"),
        ("中国", "CN"),
        ("法國", "FR"),
        ("CN", "CN"),
        ("fra", "FR"),
        ("UK", "GB"),
        ("Côte d'Ivoire", "CI"),
        ("Cote d’Ivoire", "CI"),
        ("Georgia (country)", "GE"),
        ("England, United Kingdom", "GB"),
        ("Corée du Sud", "KR"),
        ("Atlantis", None),
        ("Georgia, United States", None),
        ("European Union", None),
        ("", None),
    ],
)
def test_a_country_is_known_by_name_or_code(text: str, code: str | None) -> None:
    assert country_code(text) == code
