"""The network behind the map: all layers together, with what a card of a node or link says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Unpack

import networkx as nx

from passerelle.network.build import network
from passerelle.network.evidence import source_titles, sources
from passerelle.network.facts import first_of, local, names_of, rows_about, values_of
from passerelle.network.links import labels_of_term
from passerelle.network.select import MODALITIES, Choice
from passerelle.queries.bind import with_prefixes
from passerelle.store import Store
from passerelle.store.base import Term
from passerelle.store.terms import plain

__all__ = ["cooperation_map", "theme_tree", "with_cards"]


def cooperation_map(
    store: Store, projection: str = "all", *, root: Path | None = None, **chosen: Unpack[Choice]
) -> nx.Graph[str]:
    """The network (see `passerelle.network.network`) with what the map shows of each node.

    Nodes have besides: ``functions`` (id, names of the person or body, role, role_names, when,
    and bounds), ``events`` (id, names, when, role_names), ``sources`` (titles, sorted),
    ``same_as`` (addresses elsewhere), ``last_checked`` (day on which the latest of its sources
    was retrieved). The graph has ``themes`` (slug to names and broader) and ``sources`` (title
    to names, day retrieved, pages).
    """
    wanted = frozenset(chosen.get("modalities", ("asserted",)))
    chosen["modalities"] = wanted
    return with_cards(store, network(store, projection, root=root, **chosen), wanted)


def with_cards(
    store: Store, graph: nx.Graph[str], wanted: frozenset[str] = frozenset(MODALITIES)
) -> nx.Graph[str]:
    """`graph`, which may be a part of a network, with what the map shows of each of its nodes."""
    graph.graph["themes"] = theme_tree(store)
    graph.graph["sources"] = sources(store)
    functions, events = _functions(store, graph, wanted), _events(store, graph, wanted)
    said, same = _said_by(store, graph), _same_as(store, graph)
    for node, data in graph.nodes(data=True):
        titles = said.get(node, [])
        days = [graph.graph["sources"][title]["retrieved"] or "" for title in titles]
        data["functions"] = functions.get(node, [])
        data["events"] = events.get(node, [])
        data["sources"] = titles
        data["same_as"] = same.get(node, [])
        data["last_checked"] = max(days, default="") or None
    return graph


def theme_tree(store: Store) -> dict[str, dict[str, Any]]:
    """All themes: slug to names by language, and the slug of the broader one (None: on top)."""
    rows = store.select(with_prefixes("SELECT DISTINCT ?theme { ?theme a pas:Theme }"))
    themes = {plain(row["theme"]) for row in rows}
    names, above = names_of(store, themes), first_of(store, themes, "skos:broader")
    return {
        local(theme): {
            "names": names[theme],
            "broader": local(above[theme]) if theme in above else None,
        }
        for theme in sorted(themes, key=local)
    }


_MEMBERSHIPS = """\
?membership {end} ?x ; org:member ?member ; org:organization ?body ; org:role ?role .
FILTER NOT EXISTS {{ ?member pas:publicBasis public-basis:official-mention }}
OPTIONAL {{ ?membership pas:modality ?modality }}
OPTIONAL {{ ?membership pas:capacity ?capacity }}
OPTIONAL {{ ?membership pas:timeAsWritten ?written }}
OPTIONAL {{ ?membership pas:earliestStart ?earliest_start }}
OPTIONAL {{ ?membership pas:latestStart ?latest_start }}
OPTIONAL {{ ?membership pas:earliestEnd ?earliest_end }}
OPTIONAL {{ ?membership pas:latestEnd ?latest_end }}"""
_BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")


def _functions(
    store: Store, nodes: Iterable[str], modalities: frozenset[str]
) -> dict[str, list[dict[str, Any]]]:
    """Of a person the bodies and of a body the people (and bodies) in it, with their functions.

    People whom an official communication merely names are left out, as in all networks.
    """
    wanted = set(nodes)
    rows: list[tuple[str, str, dict[str, Term]]] = []
    for end, other in (("org:member", "body"), ("org:organization", "member")):
        for row in rows_about(store, wanted, _MEMBERSHIPS.format(end=end)):
            if _counts(row, modalities):
                rows.append((plain(row["x"]), plain(row[other]), row))
    names = names_of(store, {other for _, other, _ in rows})
    found: dict[str, dict[tuple[str, ...], dict[str, Any]]] = defaultdict(dict)
    for node, other, row in rows:
        key = (other, plain(row["role"]), plain(row["membership"]))
        found[node][key] = {
            "id": other,
            "names": names[other],
            "role": local(plain(row["role"])),
            "role_names": _function_names(row),
            "when": plain(row.get("written")),
            **{bound: plain(row.get(bound)) or None for bound in _BOUNDS},
        }
    return _ordered(found)


def _function_names(row: dict[str, Term]) -> dict[str, str]:
    """What a function is called: an honorary president is not the president."""
    names = dict(labels_of_term(plain(row["role"])))
    if "capacity" not in row:
        return names
    told = labels_of_term(plain(row["capacity"]))
    return {
        lang: f"{name} ({told[lang]})" if lang in told else name for lang, name in names.items()
    }


_EVENTS = """\
?part pas:participant|pas:onBehalfOf ?x ; pas:inEvent ?event ; pas:participationRole ?role .
?event pas:modality ?modality .
OPTIONAL { ?event pas:timeAsWritten ?written }
OPTIONAL { ?event pas:earliestStart ?earliest_start }"""


def _events(
    store: Store, nodes: Iterable[str], modalities: frozenset[str]
) -> dict[str, list[dict[str, Any]]]:
    """The events each took part in, itself or by someone acting for it, by their first day."""
    rows = [row for row in rows_about(store, nodes, _EVENTS) if _counts(row, modalities)]
    names = names_of(store, {plain(row["event"]) for row in rows})
    found: dict[str, dict[tuple[str, ...], dict[str, Any]]] = defaultdict(dict)
    for row in rows:
        event, role = plain(row["event"]), plain(row["role"])
        key = (plain(row.get("earliest_start")), event, role)
        found[plain(row["x"])][key] = {
            "id": event,
            "names": names[event],
            "when": plain(row.get("written")),
            "role": local(role),
            "role_names": dict(labels_of_term(role)),
        }
    return _ordered(found)


def _counts(row: dict[str, Term], modalities: frozenset[str]) -> bool:
    return "modality" not in row or local(plain(row["modality"])) in modalities


def _ordered(
    found: dict[str, dict[tuple[str, ...], dict[str, Any]]],
) -> dict[str, list[dict[str, Any]]]:
    return {node: [rows[key] for key in sorted(rows)] for node, rows in found.items()}


def _said_by(store: Store, nodes: Iterable[str]) -> dict[str, list[str]]:
    """The titles of the sources that say something of each."""
    titles = source_titles(store)
    found = values_of(store, nodes, "^pas:about/pas:saidBy")
    return {
        node: sorted({titles[source] for source in said if source in titles})
        for node, said in found.items()
    }


def _same_as(store: Store, nodes: Iterable[str]) -> dict[str, list[str]]:
    """Addresses of the same thing elsewhere: of the actor, and of the territory it administers."""
    return values_of(store, nodes, "skos:exactMatch|(pas:administers/skos:exactMatch)")
