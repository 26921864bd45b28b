"""Mentions of one thing put together step by step, never against a conflict.

Each step looks at all clusters as they stand before it and merges whole groups or
nothing, so the result does not depend on the order of sources or rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from itertools import combinations

from passerelle.identity.cluster import Apart, Cluster, Finding, register_of
from passerelle.identity.join import join_by_name
from passerelle.identity.mates import Question, join_by_score
from passerelle.identity.mentions import TRUST, Mention

__all__ = ["clusters_of"]


def clusters_of(
    mentions: Iterable[Mention],
    same: Iterable[tuple[str, str]],
    apart: Apart,
) -> tuple[list[Cluster], list[Finding], list[Question]]:
    """Group `mentions` by identifiers, decisions, exact names and scores; ask what is unsure.

    `same` are pairs of keys (``scheme:value``) that people decided to be one; `apart` knows
    those they decided to be different.
    """
    distinct = sorted(set(mentions), key=_order)
    clusters = [Cluster(mention.kind, [mention]) for mention in distinct]
    findings: list[Finding] = []
    clusters = _merge_same_mentions(clusters)
    for scheme in TRUST:
        for register in _registers(clusters, scheme):
            clusters = _by_identifier(clusters, register, apart, findings)
    clusters = _by_decision(clusters, same)
    clusters = join_by_name(clusters, apart, findings)
    clusters, questions = join_by_score(clusters, apart)
    return clusters, findings, questions


def _order(mention: Mention) -> tuple[str, ...]:
    return (
        mention.kind,
        str(sorted(mention.ids)),
        str(sorted(mention.names)),
        mention.country or "",
        mention.actor_kind or "",
        mention.source or "",
        str(sorted(mention.place)),
        str([(name.lang or "", name.text) for name in mention.shown]),
    )


def _merge_same_mentions(clusters: list[Cluster]) -> list[Cluster]:
    """Mentions that agree in everything identity looks at are one thing.

    Also those with identifiers: where these are in conflict with a third one's, nothing else
    would put together the two that no build could tell apart.
    """

    def key(cluster: Cluster) -> Hashable:
        mention = cluster.mentions[0]
        if not mention.ids and not mention.names:
            return id(cluster)
        return (mention.kind, mention.ids, mention.names, *cluster.profile)

    return _grouped(clusters, key, lambda group: True)


def _grouped(
    clusters: list[Cluster],
    key: Callable[[Cluster], Hashable | None],
    accept: Callable[[list[Cluster]], bool],
) -> list[Cluster]:
    """Merge each group of equal key that `accept` allows; keep the rest as it is."""
    groups: dict[Hashable, list[Cluster]] = defaultdict(list)
    out: list[Cluster] = []
    for cluster in clusters:
        name = key(cluster)
        if name is None:
            out.append(cluster)
        else:
            groups[name].append(cluster)
    for group in groups.values():
        if len(group) > 1 and accept(group):
            merged = Cluster(group[0].kind, [m for cluster in group for m in cluster.mentions])
            out.append(merged)
        else:
            out.extend(group)
    return out


def _registers(clusters: list[Cluster], scheme: str) -> list[str]:
    ids = {pair for cluster in clusters for pair in cluster.ids if pair[0] == scheme}
    return sorted({register_of(*pair) for pair in ids})


def _by_identifier(
    clusters: list[Cluster], register: str, apart: Apart, findings: list[Finding]
) -> list[Cluster]:
    def key(cluster: Cluster) -> Hashable | None:
        values = sorted(pair[1] for pair in cluster.ids if register_of(*pair) == register)
        return (cluster.kind, values[0]) if values else None

    def accept(group: list[Cluster]) -> bool:
        conflict = _conflict(group, apart)
        if conflict:
            code, *told = conflict
            labels = tuple(sorted({cluster.label for cluster in group}))
            value = key(group[0])[1]  # type: ignore[index]
            findings.append(Finding(code, labels, (register, value, *told)))
        return not conflict

    return _grouped(clusters, key, accept)


def _by_decision(clusters: list[Cluster], same: Iterable[tuple[str, str]]) -> list[Cluster]:
    pairs = sorted(same)
    decided = {key for pair in pairs for key in pair}
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while key in parent:
            key = parent[key]
        return key

    def join(left: str, right: str) -> None:
        one, two = sorted((root(left), root(right)))
        if one != two:
            parent[two] = one

    for left, right in pairs:
        join(left, right)
    for cluster in clusters:  # one thing known under two keys ties what was decided of each
        for left, right in combinations([key for key in cluster.keys if key in decided], 2):
            join(left, right)

    def key(cluster: Cluster) -> Hashable | None:
        known = next((key for key in cluster.keys if key in decided), None)
        return None if known is None else (cluster.kind, root(known))

    return _grouped(clusters, key, lambda group: True)


def _conflict(group: list[Cluster], apart: Apart) -> tuple[str, ...]:
    """Why the clusters cannot be one thing, as code and detail of a finding; empty if they can."""
    values: dict[str, set[str]] = defaultdict(set)
    for cluster in group:
        for scheme, value in cluster.ids:
            # A body may bear a key of its own in each source, but only one in each.
            values[register_of(scheme, value)].add(value)
        values["country"].update(cluster.known("country"))
    for what, found in sorted(values.items()):
        if len(found) > 1:
            return "differ", what, ", ".join(sorted(found))
    if any(apart.parts(one, two) for one, two in combinations(group, 2)):
        return ("decided",)
    return ()
