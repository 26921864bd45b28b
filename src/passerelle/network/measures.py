"""Measures of a network as columns: of its nodes, of its edges, of the whole.

Computed by igraph, which gives the numbers of NetworkX in a fraction of the time; what each
measure is, with formula, reference and caveats, `passerelle.network.measure_table` says.
Nodes and edges are taken in the order of their addresses and every draw has a seed, so that
the same network gives the same numbers.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import igraph
import networkx as nx

from passerelle.errors import QueryError, did_you_mean
from passerelle.network.brokerage import ROLES, brokerage
from passerelle.network.measure_table import MEASURES

__all__ = ["EXACT_UP_TO", "PIVOTS", "add_measures", "communities", "node_measures"]

EXACT_UP_TO = 20_000
"""Nodes up to which betweenness is exact; in larger networks it is estimated from pivots."""
PIVOTS = 1_000
"""How many nodes, drawn at random, stand for all as starts of paths in a larger network."""

Column = dict[str, Any]


def add_measures(
    graph: nx.Graph[str], names: Iterable[str] | None = None, *, seed: int = 1
) -> nx.Graph[str]:
    """`graph` itself, with the measures `names` (default: all) as attributes.

    Node measures become node attributes of their names (brokerage one for each role:
    ``broker_coordinator``, …), ``bridge`` an attribute of edges, the others attributes of the
    graph, where ``measured`` also says how betweenness was computed. What is not defined (the
    constraint of an actor without links, assortativity where all are alike) is None. Raises
    `QueryError` for an unknown measure.
    """
    wanted = list(MEASURES) if names is None else list(dict.fromkeys(names))
    for name in wanted:
        if name not in MEASURES:
            raise QueryError(f"there is no measure '{name}'.", remedy=did_you_mean(name, MEASURES))
    core = _Core(graph, seed)
    said = graph.graph.setdefault("measured", {})
    for name in wanted:
        if MEASURES[name].of == "node":
            for column, values in _node_columns(core, name).items():
                nx.set_node_attributes(graph, values, column)
        elif MEASURES[name].of == "edge":
            nx.set_edge_attributes(graph, core.bridges(), name)
        else:
            graph.graph[name] = core.whole(name)
        said[name] = core.how(name)
    return graph


def node_measures(
    graph: nx.Graph[str], names: Iterable[str], *, seed: int = 1
) -> dict[str, Column]:
    """The node measures `names` as columns: name to value per node."""
    core = _Core(graph, seed)
    return {c: values for name in names for c, values in _node_columns(core, name).items()}


def communities(graph: nx.Graph[str], *, seed: int = 1) -> dict[str, int]:
    """The community of each node, numbered from 1 by falling size, then by smallest address."""
    return _Core(graph, seed).communities()


def _node_columns(core: _Core, name: str) -> dict[str, Column]:
    if name == "brokerage":
        found = brokerage(core.graph)
        return {
            f"broker_{role}": {node: counts[role] for node, counts in found.items()}
            for role in ROLES
        }
    return {name: _NODE[name](core)}


class _Core:
    """The network as igraph holds it: nodes by number, in the order of their addresses."""

    def __init__(self, graph: nx.Graph[str], seed: int) -> None:
        self.graph, self._seed = graph, seed
        self._nodes = sorted(graph)
        number = {node: at for at, node in enumerate(self._nodes)}
        edges = sorted(
            (*sorted((number[one], number[two])), float(data.get("weight", 1.0)))
            for one, two, data in graph.edges(data=True)
            if one != two
        )
        self._weights = [weight for _, _, weight in edges]
        self._core = igraph.Graph(n=len(self._nodes), edges=[(a, b) for a, b, _ in edges])
        self._core.es["weight"] = self._weights

    def _column(self, values: Iterable[float | None]) -> Column:
        return {node: _number(value) for node, value in zip(self._nodes, values, strict=True)}

    def how(self, name: str) -> str:
        """How a measure was computed, where there is more than one way."""
        if name in ("betweenness", "betweenness_weighted"):
            return f"estimated from {PIVOTS} pivots" if self._sampled else "exact"
        return f"Leiden, seed {self._seed}" if name in ("community", "modularity") else "exact"

    def degree(self) -> Column:
        return {node: int(d) for node, d in zip(self._nodes, self._core.degree(), strict=True)}

    def strength(self) -> Column:
        return self._column(self._core.strength(weights=self._weights))

    @property
    def _sampled(self) -> bool:
        return len(self._nodes) > EXACT_UP_TO

    def betweenness(self, lengths: list[float] | None = None) -> Column:
        count = len(self._nodes)
        if count < 3:
            return self._column([0.0] * count)
        pairs, starts = (count - 1) * (count - 2) / 2, None
        if self._sampled:
            starts = sorted(random.Random(self._seed).sample(range(count), PIVOTS))  # noqa: S311
            pairs *= PIVOTS / count
        sums = self._core.betweenness(directed=False, weights=lengths, sources=starts)
        return self._column(value / pairs for value in sums)

    def betweenness_weighted(self) -> Column:
        return self.betweenness([1.0 / weight for weight in self._weights] or None)

    def eigenvector(self) -> Column:
        """In the largest component alone: elsewhere it would be zero, or depend on chance."""
        parts = sorted(self._core.connected_components(), key=lambda part: (-len(part), part[0]))
        values = [0.0] * len(self._nodes)
        if parts and len(parts[0]) > 1:
            part = self._core.induced_subgraph(parts[0])
            with _seeded(self._seed):  # it starts from a vector drawn at random
                found = part.eigenvector_centrality(weights="weight")
            length = math.sqrt(sum(value * value for value in found))
            for place, value in zip(parts[0], found, strict=True):
                values[place] = abs(value) / length
        return self._column(values)

    def pagerank(self) -> Column:
        if not self._nodes:
            return {}
        return self._column(self._core.pagerank(directed=False, weights=self._weights or None))

    def constraint(self) -> Column:
        return self._column(self._core.constraint(weights=self._weights or None))

    def effective_size(self) -> Column:
        """n - 2t/n; the ties among n alters are t = C n(n-1)/2 by the local clustering C."""
        clustering = self._core.transitivity_local_undirected(mode="zero")
        return self._column(
            n - (n - 1) * c if n else None
            for n, c in zip(self._core.degree(), clustering, strict=True)
        )

    def core_number(self) -> Column:
        return {node: int(k) for node, k in zip(self._nodes, self._core.coreness(), strict=True)}

    def communities(self) -> dict[str, int]:
        with _seeded(self._seed):
            found = self._core.community_leiden(
                objective_function="modularity", weights=self._weights or None, n_iterations=20
            )
        groups = sorted(found, key=lambda group: (-len(group), group[0]))
        number = {place: at for at, group in enumerate(groups, start=1) for place in group}
        return {node: number[place] for place, node in enumerate(self._nodes)}

    def bridges(self) -> dict[tuple[str, str], bool]:
        cut = set(self._core.bridges())
        ends = self._core.get_edgelist()
        return {(self._nodes[a], self._nodes[b]): place in cut for place, (a, b) in enumerate(ends)}

    def whole(self, name: str) -> float | int | None:
        """A measure of the whole network; None where it is not defined."""
        if name == "assortativity_degree":
            return _number(self._core.assortativity_degree(directed=False))
        if name == "assortativity_country":
            return self._by_country()
        if name == "bridges":
            return len(self._core.bridges())
        if name == "components":
            return len(self._core.connected_components())
        if name == "density":
            return _number(self._core.density())
        if name == "transitivity":
            return _number(self._core.transitivity_undirected())
        found = self.communities()
        if not self._weights:
            return None
        membership = [found[node] - 1 for node in self._nodes]
        return _number(self._core.modularity(membership, weights=self._weights))

    def _by_country(self) -> float | None:
        """Among the nodes whose country is known."""
        known = [
            place for place, node in enumerate(self._nodes) if self.graph.nodes[node].get("country")
        ]
        part = self._core.induced_subgraph(known)
        codes = [str(self.graph.nodes[self._nodes[place]]["country"]) for place in known]
        number = {code: at for at, code in enumerate(sorted(set(codes)))}
        if not part.ecount():
            return None
        return _number(part.assortativity_nominal([number[c] for c in codes], directed=False))


_NODE: Mapping[str, Callable[[_Core], Column]] = {
    "degree": _Core.degree,
    "strength": _Core.strength,
    "betweenness": _Core.betweenness,
    "betweenness_weighted": _Core.betweenness_weighted,
    "eigenvector": _Core.eigenvector,
    "pagerank": _Core.pagerank,
    "constraint": _Core.constraint,
    "effective_size": _Core.effective_size,
    "core_number": _Core.core_number,
    "community": _Core.communities,
}


def _number(value: float | None) -> float | None:
    """A finite number, rounded where only the arithmetic of the machine differs; else None."""
    return None if value is None or not math.isfinite(value) else round(value, 12) + 0.0


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """igraph draws from one generator for all: ours inside, its own again after."""
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)
