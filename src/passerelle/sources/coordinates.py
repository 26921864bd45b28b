"""Coordinates as people write them, as degrees of WGS 84.

Read are decimal degrees with point or comma, degrees with minutes and seconds, a
hemisphere before or after (N S E W, O as in *ouest*, 北纬 南纬 东经 西经), ``POINT(long lat)``
of well-known text, ``geo:lat,long``, and two of them in one cell, latitude first.
"""

from __future__ import annotations

import re

from passerelle.errors import RowError

__all__ = ["latitude", "longitude", "point"]

REMEDY = "Write 48.8566, 2.3522 (latitude first), 48°51'24\"N 2°21'08\"E, or POINT(2.3522 48.8566)."
_NUMBER = r"[+-]?\d+(?:[.,]\d+)?"
_WKT = re.compile(
    r"(?:SRID=4326;|<[^>]*>\s*)?POINT\s*Z?\s*\(\s*(\S+)\s+(\S+)(?:\s+\S+)?\s*\)", re.IGNORECASE
)
_HEMISPHERES = {
    **dict.fromkeys(("n", "nord", "north", "北纬", "北緯"), ("lat", 1)),
    **dict.fromkeys(("s", "sud", "south", "南纬", "南緯"), ("lat", -1)),
    **dict.fromkeys(("e", "est", "east", "东经", "東經"), ("long", 1)),
    **dict.fromkeys(("w", "o", "ouest", "west", "西经", "西經"), ("long", -1)),
}
_SIDE = "|".join(sorted(_HEMISPHERES, key=len, reverse=True))
_ANGLE = re.compile(
    rf"(?P<before>{_SIDE})?\s*(?P<degrees>{_NUMBER})\s*(?:[°º度]\s*"
    r"(?:(?P<minutes>\d+(?:[.,]\d+)?)\s*['′’分]\s*)?"
    r"(?:(?P<seconds>\d+(?:[.,]\d+)?)\s*(?:\"|″|”|''|′′|’’|秒)\s*)?)?\s*"
    rf"(?(before)|(?P<after>(?:{_SIDE})(?![a-z]))?)",
    re.IGNORECASE,
)
_PAIRS = (
    re.compile(rf"\s*({_NUMBER})\s*[;/|]\s*({_NUMBER})\s*"),
    re.compile(rf"\s*({_NUMBER})\s*,?\s+({_NUMBER})\s*"),
    re.compile(r"\s*([+-]?\d+\.\d+|[+-]?\d+)\s*,\s*([+-]?\d+\.\d+|[+-]?\d+)\s*"),
)
"""Two plain numbers, from the clearest separator to the comma between decimal points."""
_LIMITS = {"lat": 90.0, "long": 180.0}
_NAMES = {"lat": "latitude", "long": "longitude"}


def latitude(text: str) -> float:
    """Degrees north of the equator; raises `RowError`."""
    return _single(text, "lat")


def longitude(text: str) -> float:
    """Degrees east of Greenwich; raises `RowError`."""
    return _single(text, "long")


def point(text: str) -> dict[str, float]:
    """``{"lat": …, "long": …}`` of a cell that holds both; raises `RowError`.

    >>> point("48°30'N 2°15'W"), point("POINT(2.35 48.85)")
    ({'lat': 48.5, 'long': -2.25}, {'lat': 48.85, 'long': 2.35})
    """
    wkt = _WKT.fullmatch(text.strip())
    if wkt:
        return {"lat": latitude(wkt[2]), "long": longitude(wkt[1])}
    bare = re.sub(r"^geo:|[\[\]()（）]", "", text.strip()).split("?")[0]
    for pattern in _PAIRS:
        pair = pattern.fullmatch(bare)
        if pair:
            return {"lat": latitude(pair[1]), "long": longitude(pair[2])}
    return _angles(bare, text)


def _angles(bare: str, text: str) -> dict[str, float]:
    """Two angles with their hemispheres, in either order."""
    found: dict[str, float] = {}
    rest = bare
    if re.search(r"\de\d", bare, re.IGNORECASE):  # 1e5 is a number, not a degree east
        raise _fault(text)
    for axis in ("lat", "long"):
        match = _ANGLE.match(rest.strip(" ,;，、\t\n"))
        if match is None:
            raise _fault(text)
        value, side = _degrees(match, text)
        found[side or axis] = value
        rest = rest.strip(" ,;，、\t\n")[match.end() :]
    if rest.strip() or len(found) != 2:
        raise _fault(text)
    return {axis: _within(found[axis], axis, text) for axis in ("lat", "long")}


def _single(text: str, axis: str) -> float:
    match = _ANGLE.fullmatch(str(text).strip().replace("−", "-"))
    if match is None:
        raise _fault(text)
    value, side = _degrees(match, text)
    if side not in (None, axis):
        raise RowError(f"'{text}' is a {_NAMES[str(side)]}.", value=text, remedy=REMEDY)
    return _within(value, axis, text)


def _degrees(match: re.Match[str], text: str) -> tuple[float, str | None]:
    """The angle in degrees, and the axis its hemisphere names, if any."""
    degrees, minutes, seconds = (
        float((match[part] or "0").replace(",", ".")) for part in ("degrees", "minutes", "seconds")
    )
    if minutes >= 60 or seconds >= 60:
        raise _fault(text)
    size = abs(degrees) + minutes / 60 + seconds / 3600
    value = -size if match["degrees"].startswith("-") else size
    side = (match["before"] or match["after"] or "").lower()
    if not side:
        return value, None
    if match["degrees"].startswith("-"):
        raise _fault(text)
    axis, sign = _HEMISPHERES[side]
    return value * sign, axis


def _within(value: float, axis: str, text: str) -> float:
    if abs(value) <= _LIMITS[axis]:
        return value
    raise RowError(
        f"the {_NAMES[axis]} '{text}' is beyond {_LIMITS[axis]:.0f} degrees.",
        value=text,
        remedy="Latitude and longitude may have been exchanged.",
    )


def _fault(text: str) -> RowError:
    return RowError(f"'{text}' is no coordinate.", value=text, remedy=REMEDY)
