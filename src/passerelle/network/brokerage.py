"""Who stands between whom, by country: the roles of Gould and Fernandez (1989).

A broker b stands between a and c when both are linked with b and not with each other. Links
have no direction here, so each open triad counts once, and what the authors call gatekeeper
and representative is one role.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import networkx as nx

__all__ = ["ROLES", "brokerage"]

ROLES = ("coordinator", "itinerant", "gatekeeper", "liaison")
"""All of one country; a and c of one, b of another; b and one of them of one; all different."""


def brokerage(graph: nx.Graph[str]) -> dict[str, dict[str, int]]:
    """For each node how many open triads it brokers in each of `ROLES`.

    Nodes without ``country`` belong to no triad. All pairs of neighbours are counted by
    country, then the closed ones (triangles) are taken off again.
    """
    country = {node: str(code) for node, code in graph.nodes(data="country") if code}
    known = {
        node: {other for other in graph.adj[node] if other in country and other != node}
        for node in country
    }
    found = {node: dict.fromkeys(ROLES, 0) for node in graph}
    for node, neighbours in known.items():
        _all_pairs(found[node], country[node], Counter(country[other] for other in neighbours))
        for one in neighbours:
            closed = Counter(country[other] for other in neighbours & known[one])
            for code, count in closed.items():
                found[node][_role(country[one], country[node], code)] -= count
    # Each closed pair was met from both its ends; all pairs were counted twice as well.
    return {node: {role: n // 2 for role, n in roles.items()} for node, roles in found.items()}


def _all_pairs(counts: dict[str, int], own: str, of: Mapping[str, int]) -> None:
    """Twice the pairs of neighbours, by role."""
    same, whole = of.get(own, 0), sum(of.values())
    others = whole - same
    within = sum(n * (n - 1) for code, n in of.items() if code != own)
    counts["coordinator"] += same * (same - 1)
    counts["gatekeeper"] += 2 * same * others
    counts["itinerant"] += within
    counts["liaison"] += others * (others - 1) - within


def _role(one: str, broker: str, two: str) -> str:
    if one == two:
        return "coordinator" if one == broker else "itinerant"
    return "gatekeeper" if broker in (one, two) else "liaison"
