"""Make the outlines that ship with the package from the npm package world-atlas.

    python -m passerelle.maps.geo.make_outlines node_modules/world-atlas

writes ``outlines-110m.json``, ``outlines-50m.json`` and their licence into the assets of the map.
Countries get ISO 3166-1 alpha-2 codes for numbers and lose their English names (the page has
names in three languages from the CLDR); distant parts that have a code of their own get it.
"""

from __future__ import annotations

import json
import math
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel.core import get_global

from passerelle.files import write_text
from passerelle.maps.geo.projections import chord, middle, vector
from passerelle.maps.geo.topology import ASSETS, Polygon, Topology, decode, polygons

__all__ = ["convert", "main"]

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


def main(arguments: list[str]) -> None:
    """Convert both files of the folder named by the only argument."""
    (folder,) = arguments
    for detail in ("110m", "50m"):
        file = Path(folder) / f"countries-{detail}.json"
        made = convert(json.loads(file.read_text(encoding="utf-8")))
        text = json.dumps(made, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        write_text(ASSETS / f"outlines-{detail}.json", text + "\n")
    licence = next(file for file in Path(folder).iterdir() if file.name.startswith("LICENSE"))
    shutil.copyfile(licence, ASSETS / "LICENSE.world-atlas")


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
    return {
        "type": "Topology",
        "arcs": topology["arcs"],
        **({"transform": topology["transform"]} if "transform" in topology else {}),
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
    return 2 * math.sin(km / 6371.0 / 2)


if __name__ == "__main__":
    main(sys.argv[1:])
