"""Small networks that the tests of the map share: a plain one, and one that means harm."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import networkx as nx

BASE = "https://example.org/id/"
TITLE = {"fr": "Essai d'une carte", "en": "Trial of a map", "zh": "地图试验"}

COUNTRIES = {
    "FR": {"fr": "France", "en": "France", "zh": "法国"},
    "CN": {"fr": "Chine", "en": "China", "zh": "中国"},
}
KINDS = {
    "commune": {"fr": "commune", "en": "French commune", "zh": "法国市镇"},
    "prefecture-city": {"fr": "ville-préfecture", "en": "prefecture-level city", "zh": "地级市"},
    "association": {"fr": "association", "en": "association", "zh": "协会"},
}
STANDING = {
    "asserted": {"fr": "affirmé", "en": "asserted", "zh": "确认"},
    "reported": {"fr": "rapporté", "en": "reported", "zh": "转述"},
    "intended": {"fr": "annoncé", "en": "intended", "zh": "意向"},
}
HOSTILE = "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=1>"
HOSTILE_LINK = '<a href="javascript:window.pwned=1" onmouseover=window.pwned=1>href</a>'


def actor(
    graph: nx.Graph[Any],
    slug: str,
    country: str,
    kind: str,
    variants: tuple[str, ...] = (),
    **names: str,
) -> str:
    iri = BASE + slug
    graph.add_node(
        iri,
        names=names,
        variants=list(variants),
        kind=kind,
        kind_names=KINDS.get(kind, {}),
        country=country,
        country_names=COUNTRIES.get(country, {}),
        lat=None,
        long=None,
        page=iri,
    )
    return iri


def link(slug: str, modality: str = "reported", when: str = "", **more: Any) -> dict[str, Any]:
    return {
        "id": BASE + slug,
        "names": {"fr": f"Lien {slug}", "en": f"Link {slug}"},
        "kind": "twinning",
        "kind_names": {"fr": "jumelage", "en": "twinning", "zh": "友好城市"},
        "when": when,
        "modality": modality,
        "modality_names": STANDING[modality],
        "certainty": None,
        "evidence": [],
        **more,
    }


def join(
    graph: nx.Graph[Any], one: str, two: str, *links: dict[str, Any], meeting: bool = False
) -> None:
    graph.add_edge(
        one,
        two,
        weight=float(len(links)),
        relation="meeting" if meeting else "cooperation",
        relation_names={"fr": "rencontre", "en": "meeting", "zh": "会面"}
        if meeting
        else {"fr": "coopération", "en": "cooperation", "zh": "合作"},
        links=list(links),
    )


ROW = {
    "source": "Liste des jumelages",
    "file": "twins.csv",
    "row": 1234,
    "quote": None,
    "cited": ["https://example.org/page", "javascript:window.pwned=1"],
}
QUOTE = {
    "source": "Communiqué",
    "file": "report.fr.txt",
    "row": None,
    "quote": "à l'initiative de l'association",
    "before": "La rencontre s'est tenue ",
    "after": ", avec le soutien de la région",
    "cited": [],
}


def small() -> nx.Graph[Any]:
    """A pair, a fan of three, a meeting of four, and somebody alone."""
    graph: nx.Graph[Any] = nx.Graph()
    montpellier = actor(graph, "montpellier", "FR", "commune", fr="Montpellier", zh="蒙彼利埃")
    chengdu = actor(
        graph,
        "chengdu",
        "CN",
        "prefecture-city",
        ("Chengdu Shi",),
        fr="Chengdu",
        en="Chengdu",
        zh="成都市",
    )
    nimes = actor(graph, "nimes", "FR", "commune", fr="Nîmes", en="Nimes")
    one = actor(graph, "one", "CN", "prefecture-city", fr="Première", en="First")
    two = actor(graph, "two", "CN", "prefecture-city", fr="Seconde", en="Second")
    actor(graph, "alone", "FR", "commune", fr="L'Haÿ-les-Roses")
    bodies = [
        actor(graph, f"body-{n}", "FR" if n < 2 else "CN", "association", fr=f"Association {n}")
        for n in range(4)
    ]
    join(graph, montpellier, chengdu, link("first", "asserted", "1981", evidence=[ROW, QUOTE]))
    join(graph, nimes, one, link("second"))
    join(graph, nimes, two, link("third", "intended"), link("fourth", "intended"))
    for left, right in combinations(bodies, 2):
        join(graph, left, right, link("meeting", "asserted"), meeting=True)
    return graph


THEMES = {
    "culture": {"names": {"fr": "Culture", "en": "Culture", "zh": "文化"}, "broader": ""},
    "music": {"names": {"fr": "Musique", "en": "Music", "zh": "音乐"}, "broader": "culture"},
    "water": {"names": {"fr": "Eau", "en": "Water", "zh": "水"}, "broader": ""},
}


def years(first: int, last: int | None = None) -> dict[str, str]:
    """The bounds of something that began in one year and, if known, ended in another."""
    start = {"earliest_start": f"{first}-01-01", "latest_start": f"{first}-12-31"}
    end = {"earliest_end": f"{last}-01-01", "latest_end": f"{last}-12-31"} if last else {}
    return {**start, **end}


def faceted() -> nx.Graph[Any]:
    """Six towns in two communities, with regions, a measure, themes, and links of several years."""
    graph: nx.Graph[Any] = nx.Graph(themes=THEMES)
    towns = [
        actor(
            graph,
            f"town-{n}",
            ("FR", "CN")[n // 3],
            ("commune", "prefecture-city")[n // 3],
            fr=f"Ville {n}",
            en=f"Town {n}",
            zh=f"城{n}",
        )
        for n in range(6)
    ]
    for n, town in enumerate(towns):
        graph.nodes[town].update(
            community=n % 2,
            region=("south", "north")[n % 2],
            region_names={"fr": ("Sud", "Nord")[n % 2], "en": ("South", "North")[n % 2]},
            betweenness=float(n),
        )
    project = {**link("d", **years(2005, 2009)), "kind": "project", "kind_names": {"fr": "projet"}}
    join(graph, towns[0], towns[3], link("a", "asserted", **years(1981, 1990), themes=["music"]))
    join(graph, towns[1], towns[4], link("b", "asserted", **years(1995), themes=["culture"]))
    join(graph, towns[2], towns[5], link("c", themes=["water"]), project)
    join(graph, towns[0], towns[4], link("e", "intended", **years(2010)), meeting=True)
    return graph


def hostile() -> nx.Graph[Any]:
    """Two actors and a link, with something harmful in every field that can hold text."""
    graph: nx.Graph[Any] = nx.Graph()
    bad = {"fr": HOSTILE, "en": HOSTILE_LINK, "zh": HOSTILE}
    for end in ("a", "b"):
        graph.add_node(
            f"{end}{HOSTILE}",
            names={lang: f"{end} {text}" for lang, text in bad.items()},
            variants=[HOSTILE, HOSTILE_LINK],
            kind=HOSTILE,
            kind_names=bad,
            country=HOSTILE,
            country_names=bad,
            page="javascript:window.pwned=1",
        )
    evidence = {"source": HOSTILE, "file": HOSTILE, "row": HOSTILE, "quote": HOSTILE}
    one = {
        "id": "javascript:window.pwned=1",
        "names": bad,
        "kind": HOSTILE,
        "kind_names": bad,
        "when": HOSTILE,
        "modality": HOSTILE,
        "modality_names": bad,
        "certainty": HOSTILE,
        "evidence": [{**evidence, "cited": ["javascript:window.pwned=1", HOSTILE_LINK]}],
    }
    graph.add_edge(*graph, weight=1.0, relation=HOSTILE, relation_names=bad, links=[one])
    return graph


def plain(graph: nx.Graph[Any]) -> nx.Graph[Any]:
    """`graph` with addresses for nodes, and names long enough to need room."""
    renamed = nx.relabel_nodes(graph, {node: f"{BASE}{node:05}" for node in graph})
    for place, node in enumerate(renamed):
        renamed.nodes[node].update(
            names={"fr": f"Villeneuve-sur-{place}"}, country=("FR", "CN")[place % 2], kind="commune"
        )
    return renamed
