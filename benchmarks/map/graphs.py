"""Synthetic networks for the map: communities of unequal size, names in three scripts, evidence.

Four links per node, three quarters of them inside a community; every node hangs together with
the rest, so that the picture fills the screen and is not a ball in a corner.
"""

from __future__ import annotations

import csv
import random
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import networkx as nx
from babel import Locale

_FIRST = ("Saint", "Mont", "Ville", "Château", "Pont", "Bourg", "Roche", "Bois", "Val", "Font")
_LAST = ("-sur-Loire", "-les-Bains", "eneuve", "-en-Forez", "-la-Forêt", "elle", "-aux-Œufs")
_HANZI = "安北城川大东方海河江京口林南宁平青山石水苏台天通西新兴阳云州"
_KINDS = ("commune", "prefecture-city", "association", "region", "intermunicipal-body")
_COUNTRIES = ("FR", "CN", "DE", "IT", "SN", "MA", "CA", "JP")
_LINKS = ("twinning", "cooperation-agreement", "friendship", "project")
_THEMES = ("culture", "energy-transition", "education", "mobility", "water", "heritage")


_COUNTRY = {
    **dict.fromkeys(("England", "Scotland", "Wales", "Northern Ireland"), "United Kingdom"),
    "The Netherlands": "Netherlands",
    "Bosnia and Herzegovina": "Bosnia & Herzegovina",
    "Czech Republic": "Czechia",
    "Democratic Republic of the Congo": "Congo - Kinshasa",
    "Georgia (country)": "Georgia",
    "Ivory Coast": "Côte d’Ivoire",
    "Moldavia": "Moldova",
    "Palestine": "Palestinian Territories",
    "Republic of Ireland": "Ireland",
    "Turkey": "Türkiye",
}
"""What the list calls a country, and what the standard does."""


def synthetic(size: int, seed: int = 1) -> nx.Graph[str]:
    """A connected network of `size` actors and four times as many links, with communities."""
    rnd = random.Random(seed)
    graph: nx.Graph[str] = nx.Graph(themes={slug: {"names": {"en": slug}} for slug in _THEMES})
    member = _members(size, rnd)
    for place in range(size):
        graph.add_node(_iri(place), **_actor(place, member[place], rnd))
    groups: dict[int, list[int]] = {}
    for place, group in enumerate(member):
        groups.setdefault(group, []).append(place)
    pairs = {(rnd.choice(groups[member[n]][:3]), n) for n in range(size)}  # to a hub of one's own
    pairs |= {(some[0], rnd.randrange(size)) for some in groups.values()}
    while len(pairs) < 4 * size:
        one = rnd.randrange(size)
        near = groups[member[one]]
        two = rnd.choice(near) if rnd.random() < 0.75 else rnd.randrange(size)
        pairs.add((min(one, two), max(one, two)))
    for number, (one, two) in enumerate(sorted(pairs)):
        if one != two:
            _link(graph, _iri(one), _iri(two), _cooperation(number, rnd))
    _joined(graph)
    return graph


def _members(size: int, rnd: random.Random) -> list[int]:
    """The community of each node: sizes after Pareto, from eight upwards."""
    sizes: list[int] = []
    while sum(sizes) < size:
        sizes.append(min(size // 8 + 8, int(8 * rnd.paretovariate(1.1))))
    ends = list(accumulate(sizes))
    return [next(n for n, end in enumerate(ends) if place < end) for place in range(size)]


def _joined(graph: nx.Graph[str]) -> None:
    """Tie what does not hang together to the rest."""
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=len)
    for number, part in enumerate(parts[:-1]):
        _link(graph, part[0], parts[-1][0], _cooperation(10**7 + number, random.Random(number)))


def _iri(place: int) -> str:
    return f"https://example.org/id/actor/{place:05}"


def _actor(place: int, community: int, rnd: random.Random) -> dict[str, Any]:
    french = f"{rnd.choice(_FIRST)}{rnd.choice(_LAST)} {place}"
    chinese = "".join(rnd.choices(_HANZI, k=3)) + "市"
    country = _COUNTRIES[min(len(_COUNTRIES) - 1, int(rnd.expovariate(0.6)))]
    return {
        "names": {"fr": french, "en": french, **({"zh": chinese} if country == "CN" else {})},
        "variants": [],
        "kind": rnd.choice(_KINDS),
        "country": country,
        "country_names": {"en": country},
        "community": community,
        "lat": None,
        "long": None,
        "page": _iri(place),
    }


def _cooperation(number: int, rnd: random.Random) -> dict[str, Any]:
    year = rnd.choice(("", *map(str, range(1960, 2026))))
    return {
        "id": f"https://example.org/id/partnership/{number:06}",
        "names": {},
        "kind": rnd.choice(_LINKS),
        "when": year,
        "earliest_start": f"{year}-01-01" if year else None,
        "latest_start": f"{year}-12-31" if year else None,
        "modality": "asserted",
        "themes": sorted(set(rnd.choices(_THEMES, k=2))),
        "evidence": [{"source": "Atlas", "file": "atlas.csv", "row": number + 2, "cited": []}],
    }


def _link(graph: nx.Graph[str], one: str, two: str, link: dict[str, Any]) -> None:
    graph.add_edge(one, two, weight=1.0, relation="cooperation", links=[link])


def twinned_places(file: Path) -> nx.Graph[str]:
    """The world's twinned places: a node per name and country, an edge per pair."""
    graph: nx.Graph[str] = nx.Graph()
    with file.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            ends = [_place(graph, row, side) for side in ("1", "2")]
            if ends[0] != ends[1] and not graph.has_edge(*ends):
                _link(graph, *ends, _twinning(number))
    return graph


def _place(graph: nx.Graph[str], row: dict[str, str], side: str) -> str:
    name = row[f"city{side}"]
    country = _COUNTRY.get(row[f"country{side}"], row[f"country{side}"].rsplit(", ", 1)[-1])
    iri = f"https://example.org/id/{row[f'country{side}']}/{name}".replace(" ", "_")
    if iri not in graph:
        graph.add_node(
            iri,
            names={"en": name},
            kind="city",
            kind_names={"fr": "ville", "en": "city", "zh": "城市"},
            country=_code(country) or country,
            country_names={"en": country},
            lat=float(row[f"lat{side}"]),
            long=float(row[f"lng{side}"]),
            page=iri,
        )
    return iri


@cache
def _code(country: str) -> str:
    """The ISO 3166-1 code of a country, after its name in English; empty when unknown."""
    names = Locale("en").territories
    return next((code for code, name in names.items() if name == country and len(code) == 2), "")


def _twinning(number: int) -> dict[str, Any]:
    return {
        "id": f"https://example.org/id/twinning/{number}",
        "kind": "twinning",
        "kind_names": {"fr": "jumelage", "en": "twinning", "zh": "友好城市"},
        "modality": "reported",
        "evidence": [
            {"source": "Twin cities of the world", "file": "twin_cities.csv", "row": number}
        ],
    }
