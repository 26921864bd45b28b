"""A network with all that a map can tell: regions, themes, functions, events, dates, a hub."""

from __future__ import annotations

from typing import Any

import networkx as nx

from tests.maps.graphs import BASE, HOSTILE, QUOTE, ROW, actor, hostile, join, link

THEMES = {
    "culture": {"names": {"fr": "culture", "en": "culture", "zh": "文化"}, "broader": ""},
    "water": {"names": {"fr": "eau", "en": "water", "zh": "水"}, "broader": ""},
}
REGION = {"fr": "Occitanie", "en": "Occitania", "zh": "奥克西塔尼大区"}


def atlas(partners: int = 80) -> nx.Graph[Any]:
    """Two towns with a shared partner, a chain, an island, and a hub with many partners."""
    graph: nx.Graph[Any] = nx.Graph(themes=THEMES)
    lyon = actor(graph, "lyon", "FR", "commune", ("Lugdunum",), fr="Lyon", en="Lyons", zh="里昂")
    nimes = actor(graph, "nimes", "FR", "commune", fr="Nîmes", en="Nimes")
    chengdu = actor(graph, "chengdu", "CN", "prefecture-city", zh="成都市")
    wuhan = actor(graph, "wuhan", "CN", "prefecture-city", fr="Wuhan", zh="武汉市")
    end = actor(graph, "end", "CN", "association", fr="Bout de la chaîne")
    actor(graph, "island", "FR", "commune", fr="Île")
    graph.nodes[lyon].update(told())
    join(
        graph, lyon, wuhan, link("lyon-wuhan", "asserted", "1981", **dated("1981"), evidence=[ROW])
    )
    join(graph, nimes, wuhan, link("nimes-wuhan", "reported", "1998", **dated("1998")))
    join(graph, lyon, chengdu, link("lyon-chengdu", "asserted", "2004", **dated("2004")))
    two = [link(f"chain-{n}", "intended", evidence=[QUOTE], themes=["water"]) for n in range(2)]
    join(graph, chengdu, end, *two)
    for number in range(partners):
        other = actor(graph, f"p{number:04}", "CN", "association", fr=f"Partenaire {number}")
        join(graph, lyon, other, link(f"partner-{number}", when=str(1970 + number % 50)))
    return graph


def told() -> dict[str, Any]:
    return {
        "region": "occitanie",
        "region_names": REGION,
        "functions": [
            {
                "id": f"{BASE}office",
                "names": {"fr": "maire", "en": "mayor", "zh": "市长"},
                "role_names": {"fr": "élue", "en": "elected", "zh": "当选"},
                "when": "depuis 2020",
            }
        ],
        "events": [{"id": f"{BASE}event", "names": {"fr": "visite de 2019"}, "when": "2019"}],
        "sources": ["Liste des jumelages"],
        "last_checked": "2026-03-01",
        "betweenness": 0.5,
    }


def dated(year: str) -> dict[str, Any]:
    return {
        "earliest_start": f"{year}-01-01",
        "latest_start": f"{year}-12-31",
        "themes": ["culture"],
    }


def hostile_everywhere() -> nx.Graph[Any]:
    """The harmful network, with harm in the fields of cards, themes and regions too."""
    graph = hostile()
    bad = {"fr": HOSTILE, "en": HOSTILE, "zh": HOSTILE}
    entry = {"id": "javascript:window.pwned=1", "names": bad, "role_names": bad, "when": HOSTILE}
    graph.graph["themes"] = {HOSTILE: {"names": bad, "broader": ""}}
    for node in graph:
        graph.nodes[node].update(
            region=HOSTILE,
            region_names=bad,
            functions=[entry],
            events=[entry],
            sources=[HOSTILE],
            last_checked=HOSTILE,
        )
    for *_, data in graph.edges(data=True):
        for one in data["links"]:
            one.update(themes=[HOSTILE], earliest_start=HOSTILE, latest_end=HOSTILE)
    return graph
