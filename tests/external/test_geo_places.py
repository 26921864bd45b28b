"""The world's twinned places upon the earth: all of them, each where it is."""

from __future__ import annotations

import csv
from pathlib import Path

import networkx as nx

from passerelle.maps.geo import geo_views
from passerelle.maps.geo.projections import EARTH, EqualEarth
from passerelle.sources.countries import country_code


def test_seventeen_thousand_places_find_room_near_where_they_are(shared: Path) -> None:
    graph: nx.Graph[str] = nx.Graph()
    file = shared / "data" / "twin-cities-world" / "twin_cities.csv"
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            ends = [f"{row[f'city{n}']} ({row[f'country{n}']})" for n in "12"]
            for end, n in zip(ends, "12", strict=True):
                lat, long = float(row[f"lat{n}"]), float(row[f"lng{n}"])
                graph.add_node(end, country=country_code(row[f"country{n}"]), lat=lat, long=long)
            graph.add_edge(*ends)
    world, pair = geo_views(graph)
    assert len(graph) == 17717
    assert None not in world["x"]
    assert None not in pair["x"]
    projection = EqualEarth(centre=11.0)
    scale = 5000 / projection.point(191.0, 0.0)[0]
    east = [
        scale * projection.point(projection.nearest(data["long"]), data["lat"])[0]
        for _, data in graph.nodes(data=True)
    ]
    moved = sorted(abs(x - at) for x, at in zip(world["x"], east, strict=True) if x is not None)
    kilometres = EARTH / scale
    assert moved[len(moved) // 2] * kilometres < 1
    assert moved[len(moved) * 9 // 10] * kilometres < 20
    assert sum(len(group["members"]) for group in world["groups"]) > 17_600
