"""What a network says, for a reader: who is central, who bridges, which groups, how sure.

People are never ranked: only bodies are, and what people link counts for them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import networkx as nx

from passerelle.network.brokerage import ROLES
from passerelle.network.cards import theme_tree
from passerelle.network.evidence import sources
from passerelle.network.facts import Names
from passerelle.network.measures import add_measures
from passerelle.network.select import MODALITIES
from passerelle.store import Store
from passerelle.vocabulary import load_vocabulary

__all__ = ["Change", "Community", "Moment", "Period", "Report", "make_report"]

Period = tuple[date, date]
Make: TypeAlias = "Callable[..., nx.Graph[str]]"
"""Makes the network again, in the times it is given instead of those first asked for."""

_FIRST = 15
_MEMBERS = 5
_COMMUNITIES = 12


@dataclass(frozen=True)
class Community:
    """A group more linked within than without."""

    number: int
    size: int
    countries: list[tuple[Names, int]]
    themes: list[tuple[Names, int]]
    members: list[Names]


@dataclass(frozen=True)
class Moment:
    """A network in one period: what was certainly there, and what may have been."""

    label: str
    certain: nx.Graph[str]
    possible: nx.Graph[str]


@dataclass(frozen=True)
class Change:
    """Two periods, and the relations that certainly began, or ended, from the one to the other.

    A relation is told by its names (or those of its ends) and its time as written.
    """

    before: Moment
    after: Moment
    began: list[tuple[Names, str]]
    ended: list[tuple[Names, str]]


@dataclass(frozen=True)
class Report:
    """All that the page shows."""

    graph: nx.Graph[str]
    central: list[dict[str, Any]]
    brokers: list[dict[str, Any]]
    between_countries: list[tuple[Names, Names, int]]
    across: int
    within: int
    communities: list[Community]
    change: Change | None
    dates: dict[str, int]
    modalities: list[tuple[Names, int]]
    sources: list[tuple[Names, str | None, int]]
    relations: int


def make_report(
    store: Store,
    graph: nx.Graph[str],
    again: Make | None = None,
    between: tuple[tuple[str, Period], tuple[str, Period]] | None = None,
) -> Report:
    """The report on `graph`, which gets all measures; `between` two periods, made by `again`."""
    add_measures(graph)
    links = _links(graph)
    pairs = Counter(_countries(graph, ends) for ends in graph.edges)
    crossing = Counter({pair: n for pair, n in pairs.items() if len(set(pair)) == 2 and all(pair)})
    names = _country_names(graph)
    return Report(
        graph=graph,
        central=_ranked(graph, _centrality)[:_FIRST],
        brokers=[row for row in _ranked(graph, _bridging) if _bridging(row)[0] > 0][:_FIRST],
        between_countries=[
            (names[one], names[two], n) for (one, two), n in _most(crossing)[:_FIRST]
        ],
        across=sum(crossing.values()),
        within=sum(n for (one, two), n in pairs.items() if one == two and one),
        communities=_communities(graph, theme_tree(store)),
        change=_change(again, between) if again and between else None,
        dates=_dates(links.values()),
        modalities=_modalities(links.values()),
        sources=_sources(links.values(), sources(store)),
        relations=len(links),
    )


def _links(graph: nx.Graph[str]) -> dict[str, dict[str, Any]]:
    """Each relation once, however many pairs it links."""
    return {
        link["id"]: link for *_, data in graph.edges(data=True) for link in data.get("links", ())
    }


def _most(counts: Counter[Any]) -> list[tuple[Any, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))


def _ranked(graph: nx.Graph[str], by: Callable[[dict[str, Any]], Any]) -> list[dict[str, Any]]:
    rows = [
        {"node": node, **data}
        for node, data in graph.nodes(data=True)
        if data.get("kind") not in ("person", "theme") and data["degree"]
    ]
    return sorted(rows, key=lambda row: (*(-value for value in by(row)), row["node"]))


def _centrality(row: dict[str, Any]) -> tuple[float, ...]:
    return row["betweenness"], row["strength"], row["degree"]


def _bridging(row: dict[str, Any]) -> tuple[float, ...]:
    """Open triads of more than one country that it brokers."""
    return (float(sum(row[f"broker_{role}"] for role in ROLES[1:])),)


def _countries(graph: nx.Graph[str], ends: tuple[str, str]) -> tuple[str, str]:
    one, two = sorted(str(graph.nodes[end].get("country") or "") for end in ends)
    return one, two


def _country_names(graph: nx.Graph[str]) -> dict[str, Names]:
    return {
        str(data["country"]): dict(data.get("country_names") or {"und": str(data["country"])})
        for data in map(graph.nodes.__getitem__, sorted(graph))
        if data.get("country")
    }


# --- communities -------------------------------------------------------------------------


def _communities(graph: nx.Graph[str], tree: Mapping[str, dict[str, Any]]) -> list[Community]:
    """The largest ones, of at least three members."""
    groups: dict[int, list[str]] = {}
    for node in sorted(graph):
        groups.setdefault(int(graph.nodes[node]["community"]), []).append(node)
    names = _country_names(graph)
    found = []
    for number, nodes in sorted(groups.items())[:_COMMUNITIES]:
        if len(nodes) < 3:
            break
        part = graph.subgraph(nodes)
        countries = Counter(str(code) for node in part if (code := part.nodes[node].get("country")))
        themes = Counter(t for link in _links(part).values() for t in link["themes"])
        members = _ranked(part, _centrality)[:_MEMBERS]
        found.append(
            Community(
                number,
                len(nodes),
                [(names[code], n) for code, n in _most(countries)],
                [(tree.get(t, {}).get("names", {"und": t}), n) for t, n in _most(themes)[:5]],
                [row.get("names") or {"und": row["node"]} for row in members],
            )
        )
    return found


# --- change ------------------------------------------------------------------------------


def _change(again: Make, between: tuple[tuple[str, Period], tuple[str, Period]]) -> Change:
    before, after = (_moment(again, label, period) for label, period in between)
    (_, (_, old)), (_, (_, new)) = between
    whole = again()
    named = _relation_names(whole)
    links = sorted(
        _links(whole).values(), key=lambda link: (link["earliest_start"] or "", link["id"])
    )
    began = [link for link in links if _within(link, "start", old, new)]
    ended = [
        link
        for link in links
        if _within(link, "end", old, new) and (link["latest_start"] or "9999") <= old.isoformat()
    ]
    return Change(
        before,
        after,
        *([(named[one["id"]], one["when"]) for one in some] for some in (began, ended)),
    )


def _within(link: Mapping[str, Any], end: str, old: date, new: date) -> bool:
    """Whether its start or end certainly lies after `old` and not after `new`."""
    low, high = link[f"earliest_{end}"], link[f"latest_{end}"]
    return bool(low and high and low > old.isoformat() and high <= new.isoformat())


def _moment(again: Make, label: str, period: Period) -> Moment:
    first, last = period
    certain, possible = (
        again(since=first, until=last, possible=maybe, details=False) for maybe in (False, True)
    )
    return Moment(label, certain, possible)


def _relation_names(graph: nx.Graph[str]) -> dict[str, Names]:
    """What each relation is called; without a name of its own by the first two it links."""
    found: dict[str, Names] = {}
    for one, two in sorted(tuple(sorted(ends)) for ends in graph.edges):
        ends = [dict(graph.nodes[end].get("names") or {"und": end}) for end in (one, two)]
        both = {
            lang: " – ".join(_called(names, lang) for names in ends) for lang in ("fr", "en", "zh")
        }
        for link in graph.edges[one, two]["links"]:
            found.setdefault(link["id"], link.get("names") or both)
    return found


def _called(names: Names, lang: str) -> str:
    return names.get(lang) or next(iter(names.values()))


# --- how sure ----------------------------------------------------------------------------


def _dates(links: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Relations by what is known of their time."""
    found = {"both": 0, "start": 0, "end": 0, "none": 0}
    for link in links:
        start = bool(link["latest_start"] or link["earliest_start"])
        end = bool(link["earliest_end"] or link["latest_end"] or link["last_seen"])
        found["both" if start and end else "start" if start else "end" if end else "none"] += 1
    return found


def _modalities(links: Iterable[Mapping[str, Any]]) -> list[tuple[Names, int]]:
    counts = Counter(link["modality"] for link in links)
    known = [(m, counts[m]) for m in (*MODALITIES, "") if counts[m]]
    return [(load_vocabulary().labels("modality", m) or {"und": "–"}, n) for m, n in known]


def _sources(
    links: Iterable[Mapping[str, Any]], known: Mapping[str, dict[str, Any]]
) -> list[tuple[Names, str | None, int]]:
    """How many relations each source supports: names, day retrieved, count."""
    counts: Counter[str] = Counter()
    for link in links:
        counts.update({entry["source"] for entry in link.get("evidence", ())})
    return [
        (known.get(t, {}).get("names") or {"und": t}, known.get(t, {}).get("retrieved"), n)
        for t, n in _most(counts)
    ]
