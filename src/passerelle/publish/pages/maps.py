"""The maps of the graph: each network that has links as one page, and a page that leads to them.

A map is one file with everything in it (`passerelle.maps`). On a graph with more actors than a
reader can look at, or a machine can lay out in reasonable time, it shows those with most
partners and says so; the command that draws all of them stands beside it.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from passerelle.maps.geo.texts import BORDERS
from passerelle.maps.layout import degree
from passerelle.maps.page import render
from passerelle.network import LAYERS, MODALITIES, READY, cooperation_map, network, with_cards
from passerelle.network.measures import add_measures
from passerelle.network.project import find_projection
from passerelle.publish.pages.chart import chart, cooperation, size_of
from passerelle.publish.pages.dataset_page import size
from passerelle.publish.pages.frame import Frame, number, site_title
from passerelle.publish.pages.page_texts import words
from passerelle.publish.parts import LANGS, File, Site, place
from passerelle.publish.run.watching import is_large

__all__ = ["maps"]

_MEASURED = ("strength", "betweenness", "constraint", "community")
_MOST = 1000
"""Actors on a map; more would take minutes to lay out and megabytes to load."""


@dataclass(frozen=True)
class Made:
    """A map: its name, its titles by language, how many actors and links are on it."""

    name: str
    titles: dict[str, str]
    actors: int
    links: int
    whole: int
    """Actors of the whole network."""
    size: int

    @property
    def file(self) -> str:
        """Where it lies."""
        return f"maps/{self.name}.html"

    @property
    def command(self) -> str:
        """What to type to draw the whole network."""
        return f"passerelle map {shlex.quote(self.name)} --modality any -o {self.name}.html"


def maps(site: Site) -> Iterator[File]:
    """The page of the maps, and the maps of those networks that link anybody."""
    made = []
    # Of a large graph only the network of cooperation is drawn.
    names = ("cooperation",) if is_large(site) else ("all", *LAYERS)
    for name in names:
        titles = READY[name][2] if name in READY else _in_all(find_projection(name).head.title)
        whole = cooperation(site) if name == "cooperation" else _network(site, name)
        if not whole.number_of_edges():
            continue
        graph = _shown(site, name, whole)
        html = render(graph, title=_titles(site, titles), note=_note(graph, whole))
        yield File(f"maps/{name}.html", html)
        counts = (len(graph), graph.number_of_edges(), len(whole))
        made.append(Made(name, titles, *counts, len(html.encode())))
    drawn, frame = chart(site), Frame(site)
    for lang in LANGS:
        shape = size_of(drawn[lang]) if drawn else ()
        yield frame.page(
            "maps",
            "maps",
            lang,
            made=made,
            drawn=bool(drawn),
            shape=shape,
            size=size,
            borders=BORDERS,
        )


def _network(site: Site, name: str) -> nx.Graph[str]:
    return network(site.store, name, modalities=MODALITIES, details=False, root=site.workspace)


def _shown(site: Site, name: str, whole: nx.Graph[str]) -> nx.Graph[Any]:
    """The network with what the map shows, each actor with its page here.

    A large one is cut to those with most partners, and its links tell no evidence.
    """
    graph: nx.Graph[Any]
    if len(whole) > _MOST:
        best = sorted(whole, key=lambda node: (-degree(whole, node), node))[:_MOST]
        graph = with_cards(site.store, whole.subgraph(sorted(best)).copy())
    else:
        graph = cooperation_map(site.store, name, root=site.workspace, modalities=MODALITIES)
    add_measures(graph, _MEASURED)
    for node, data in graph.nodes(data=True):
        if key := site.key(node):
            data["page"] = site.home + place(key)
    return graph


def _in_all(texts: Mapping[Any, str]) -> dict[str, str]:
    return {str(lang): text for lang, text in texts.items()}


def _titles(site: Site, titles: dict[str, str]) -> dict[str, str]:
    return {lang: f"{site_title(site, lang)} – {titles.get(lang, '')}" for lang in LANGS}


def _note(graph: nx.Graph[Any], whole: nx.Graph[str]) -> dict[str, str] | None:
    """What the map says of those that are not on it."""
    if len(graph) >= len(whole):
        return None
    return {
        lang: words(lang).map_cut.format(
            shown=number(len(graph), lang), whole=number(len(whole), lang)
        )
        for lang in LANGS
    }
