"""Make the outlines that ship with the package from the npm package world-atlas.

    python -m passerelle.maps.geo.make_outlines node_modules/world-atlas

writes ``outlines-110m.json``, ``outlines-50m.json`` and their licence into the assets of the map.
Countries get ISO 3166-1 alpha-2 codes for numbers and lose their English names (the page has
names in three languages from the CLDR); distant parts that have a code of their own get it. Small
islands, of which 1:50 million leaves a few corners, are taken from 1:10 million.
"""

from __future__ import annotations

import json
import math
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from babel.core import get_global

from passerelle.files import write_text
from passerelle.maps.boxes import Point
from passerelle.maps.geo.projections import EARTH, chord, middle, vector
from passerelle.maps.geo.topology import ASSETS, Polygon, Topology, decode, polygons, which

__all__ = ["convert", "main", "refined"]

_BY_NAME = {"Kosovo": "XK"}
"""What has no number in ISO 3166-1 but a code in use; the rest without number stays nameless."""

_PARTS = {
    ("FR", "GP"): ((-61.5, 16.2), 150),
    ("FR", "MQ"): ((-61.0, 14.65), 80),
    ("FR", "GF"): ((-53.2, 3.9), 500),
    ("FR", "RE"): ((55.5, -21.1), 200),
    ("FR", "YT"): ((45.15, -12.8), 150),
    ("ES", "IC"): ((-15.7, 28.3), 400),
    ("NL", "BQ"): ((-68.3, 12.2), 150),
    ("NO", "SJ"): ((19.0, 78.5), 700),
}
"""Owner and code of a distant part: its middle, and how far from it (km) its pieces may lie."""

_ISLANDS = ("BL", "BM", "BQ", "GP", "IC", "MQ", "NC", "PF", "PM", "RE", "WF", "YT")
"""Islands that no border crosses, to be shown from near."""


def main(arguments: list[str]) -> None:
    """Convert the files of the folder named by the only argument."""
    (folder,) = map(Path, arguments)
    world, near, nearer = (
        convert(json.loads((folder / f"countries-{detail}.json").read_text(encoding="utf-8")))
        for detail in ("110m", "50m", "10m")
    )
    for detail, made in (("110m", world), ("50m", refined(near, nearer, _ISLANDS))):
        text = json.dumps(made, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        write_text(ASSETS / f"outlines-{detail}.json", text + "\n")
    shutil.copyfile(folder / "LICENSE", ASSETS / "LICENSE.world-atlas")


def convert(topology: Mapping[str, Any]) -> dict[str, Any]:
    """The same topology with alpha-2 codes for countries and nothing that is not drawn."""
    lines = decode(topology)
    geometries = [
        {"type": "MultiPolygon", "id": code, "arcs": arcs}
        for geometry in topology["objects"]["countries"]["geometries"]
        for code, arcs in _parts(_code(geometry), list(polygons(geometry)), lines)
    ]
    geometries.sort(key=lambda geometry: (geometry["id"], geometry["arcs"]))
    land = list(polygons(topology["objects"]["land"]))
    return _topology(topology, topology["arcs"], geometries, land)


def refined(
    coarse: Mapping[str, Any], fine: Mapping[str, Any], codes: Iterable[str]
) -> dict[str, Any]:
    """`coarse` with the outlines of `codes` from `fine`, both as `convert` makes them.

    No border may cross them: what shares a line with a neighbour cannot be taken by itself.
    """
    lines, detail = decode(coarse), decode(fine)
    arcs = list(coarse["arcs"])
    geometries = list(coarse["objects"]["countries"]["geometries"])
    land = list(polygons(coarse["objects"]["land"]))
    for code in (code for code in codes if code in detail.countries):
        new = [
            [_added(arcs, detail.line(ring), coarse["transform"]) for ring in polygon]
            for polygon in detail.countries[code]
        ]
        gone = _arcs_of(lines.countries.get(code, ()))
        geometries = [geometry for geometry in geometries if geometry["id"] != code]
        geometries.append({"type": "MultiPolygon", "id": code, "arcs": new})
        land = [one for one in land if not gone & _arcs_of([one])] + new
    geometries.sort(key=lambda geometry: (geometry["id"], geometry["arcs"]))
    return _compact(coarse, arcs, geometries, land)


def _arcs_of(found: Iterable[Polygon]) -> set[int]:
    return {which(number) for polygon in found for ring in polygon for number in ring}


def _added(
    arcs: list[list[list[int]]], line: Sequence[Point], transform: Mapping[str, Any]
) -> list[int]:
    """A ring of one new arc, in the grid of the other ones."""
    (kx, ky), (tx, ty) = transform["scale"], transform["translate"]
    grid = [(round((lon - tx) / kx), round((lat - ty) / ky)) for lon, lat in [*line, line[0]]]
    steps = [(x - x0, y - y0) for (x0, y0), (x, y) in zip([(0, 0), *grid], grid, strict=False)]
    arcs.append([list(step) for place, step in enumerate(steps) if place == 0 or any(step)])
    return [len(arcs) - 1]


def _compact(
    like: Mapping[str, Any],
    arcs: Sequence[Any],
    geometries: Sequence[Mapping[str, Any]],
    land: Sequence[Polygon],
) -> dict[str, Any]:
    """The topology without the arcs that nothing uses any longer."""
    everything = [polygon for geometry in geometries for polygon in geometry["arcs"]] + list(land)
    used = sorted(_arcs_of(everything))
    now = {before: after for after, before in enumerate(used)}

    def renumbered(found: Iterable[Polygon]) -> list[Polygon]:
        return [
            [[now[n] if n >= 0 else ~now[~n] for n in ring] for ring in polygon]
            for polygon in found
        ]

    changed = [{**geometry, "arcs": renumbered(geometry["arcs"])} for geometry in geometries]
    return _topology(like, [arcs[number] for number in used], changed, renumbered(land))


def _topology(
    like: Mapping[str, Any],
    arcs: Sequence[Any],
    geometries: Sequence[Mapping[str, Any]],
    land: Sequence[Polygon],
) -> dict[str, Any]:
    return {
        "type": "Topology",
        "arcs": arcs,
        **({"transform": like["transform"]} if "transform" in like else {}),
        "objects": {
            "countries": {"type": "GeometryCollection", "geometries": geometries},
            "land": {"type": "MultiPolygon", "arcs": land},
        },
    }


def _code(geometry: Mapping[str, Any]) -> str:
    number = str(geometry.get("id") or "")
    name = geometry.get("properties", {}).get("name", "")
    meant = get_global("territory_aliases").get(number) or [_BY_NAME.get(name, "")]
    return str(meant[0])


def _parts(
    owner: str, found: list[Polygon], lines: Topology
) -> Iterator[tuple[str, list[Polygon]]]:
    """The polygons of `owner` by code: those of a part with its own code apart."""
    sorted_out: dict[str, list[Polygon]] = defaultdict(list)
    for polygon in found:
        here = vector(*middle(lines.line(polygon[0])))
        code = next(
            (
                part
                for (of, part), (centre, km) in _PARTS.items()
                if of == owner and chord(here, vector(*centre)) < _radians(km)
            ),
            owner,
        )
        sorted_out[code].append(polygon)
    yield from sorted_out.items()


def _radians(km: float) -> float:
    """The chord of `km` kilometres on the unit sphere."""
    return 2 * math.sin(km / EARTH / 2)


if __name__ == "__main__":
    main(sys.argv[1:])
