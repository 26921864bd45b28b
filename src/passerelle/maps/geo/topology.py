"""Outlines of countries as TopoJSON: lines that two countries share are kept, and drawn, once.

The format is that of the TopoJSON specification 1.0 (arcs quantised and delta-encoded; a ring is
a list of numbers of arcs, ``~n`` for arc ``n`` read backwards). The outlines are Natural Earth's,
as `passerelle.maps.geo.make_outlines` cuts them from the npm package world-atlas.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, TypeAlias

from passerelle.maps.boxes import Box, Point
from passerelle.maps.geo.projections import unwrapped

__all__ = ["ASSETS", "Polygon", "Ring", "Topology", "decode", "outlines", "polygons", "which"]

ASSETS = Path(__file__).resolve().parent.parent / "assets"

Ring: TypeAlias = list[int]
Polygon: TypeAlias = list[Ring]
"""The outer ring, then holes."""


@dataclass(frozen=True)
class Topology:
    """Outlines that share their lines.

    `arcs` are lines of longitude and latitude in degrees, `countries` the polygons by ISO 3166-1
    alpha-2 code (empty for what has none), `land` the same without inner borders, `borders` the
    numbers of the arcs between two countries.
    """

    arcs: list[list[Point]]
    countries: dict[str, list[Polygon]]
    land: list[Polygon]
    borders: list[int]

    @cached_property
    def spans(self) -> list[Box]:
        """The extent of each arc in degrees."""
        return [
            Box(
                min(lon for lon, _ in arc),
                min(lat for _, lat in arc),
                max(lon for lon, _ in arc),
                max(lat for _, lat in arc),
            )
            for arc in self.arcs
        ]

    def line(self, ring: Ring, arcs: Mapping[int, list[Point]] | None = None) -> list[Point]:
        """The points of `ring`, the first not repeated; from other `arcs` if they are given."""
        points: list[Point] = []
        for number in ring:
            arc = (self.arcs if arcs is None else arcs)[which(number)]
            points += arc[:-1] if number >= 0 else arc[:0:-1]
        return unwrapped(points)


@cache
def outlines(detail: Literal["110m", "50m"]) -> Topology:
    """The countries of the world at 1:110 million or 1:50 million."""
    text = (ASSETS / f"outlines-{detail}.json").read_text(encoding="utf-8")
    return decode(json.loads(text))


def decode(topology: Mapping[str, Any]) -> Topology:
    """The outlines in a TopoJSON topology with the objects ``countries`` and ``land``."""
    countries: dict[str, list[Polygon]] = defaultdict(list)
    owners: dict[int, set[int]] = defaultdict(set)
    for owner, geometry in enumerate(topology["objects"]["countries"]["geometries"]):
        found = list(polygons(geometry))
        countries[str(geometry.get("id") or "")] += found
        for number in (number for polygon in found for ring in polygon for number in ring):
            owners[which(number)].add(owner)
    return Topology(
        arcs=list(_arcs(topology)),
        countries=dict(countries),
        land=list(polygons(topology["objects"]["land"])),
        borders=sorted(number for number, found in owners.items() if len(found) > 1),
    )


def polygons(geometry: Mapping[str, Any]) -> Iterator[Polygon]:
    """The polygons of a geometry of any kind that has some."""
    if geometry["type"] == "Polygon":
        yield geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from polygons(part)


def which(number: int) -> int:
    """The arc that a number of a ring means, whichever way it is read."""
    return number if number >= 0 else ~number


def _arcs(topology: Mapping[str, Any]) -> Iterator[list[Point]]:
    """The arcs in degrees, each unwrapped: none jumps from one edge of the map to the other."""
    transform = topology.get("transform")
    for arc in topology["arcs"]:
        if transform is None:
            yield unwrapped([(lon, lat) for lon, lat in arc])
            continue
        (kx, ky), (tx, ty) = transform["scale"], transform["translate"]
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + tx, y * ky + ty))
        yield unwrapped(points)
