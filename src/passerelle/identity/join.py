"""Mentions without identifier joined to the one thing that bears their name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from itertools import combinations

from passerelle.identity.cluster import BEST, Apart, Cluster, Finding

__all__ = ["join_by_name"]


def join_by_name(clusters: list[Cluster], apart: Apart, findings: list[Finding]) -> list[Cluster]:
    """Join bare clusters to the one better-known cluster of the same name, level by level."""
    for level in reversed(range(BEST)):
        clusters = _same_level_names(_join_level(clusters, level, apart, findings), level)
    return clusters


def _join_level(
    clusters: list[Cluster], level: int, apart: Apart, findings: list[Finding]
) -> list[Cluster]:
    better: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.specificity > level:
            for name in cluster.names:
                better[cluster.kind, name].append(cluster)
    guests: dict[int, tuple[Cluster, list[Cluster]]] = {}
    for cluster in clusters:
        if cluster.specificity != level:
            continue
        near = {
            id(other): other
            for name in cluster.names
            for other in better.get((cluster.kind, name), ())
            if _same_source(cluster, other) and _agree(cluster, other, apart)
        }
        if len(near) == 1:
            ((key, home),) = near.items()
            guests.setdefault(key, (home, []))[1].append(cluster)
        elif near:
            labels = tuple(sorted(other.label for other in near.values()))
            findings.append(Finding("any-of", labels, (cluster.label,)))
    joined = _housed(guests, apart, findings)
    return [cluster for cluster in clusters if id(cluster) not in joined]


def _housed(
    guests: dict[int, tuple[Cluster, list[Cluster]]], apart: Apart, findings: list[Finding]
) -> set[int]:
    """Join guests that agree with one another; of those that do not, none."""
    joined: set[int] = set()
    for home, group in guests.values():
        if all(_agree(one, two, apart) for one, two in combinations(group, 2)):
            for guest in group:
                home.mentions.extend(guest.mentions)
                joined.add(id(guest))
        else:
            told = sorted(f"{one.label} [{'; '.join(filter(None, one.profile))}]" for one in group)
            findings.append(Finding("any-of", tuple(told), (home.label,)))
    return joined


def _agree(one: Cluster, two: Cluster, apart: Apart) -> bool:
    """Whether nothing known of the two tells them apart, and nobody decided so."""
    return (
        _overlap(one.known("country"), two.known("country"))
        and _overlap(one.known("actor_kind"), two.known("actor_kind"))
        and _places_agree(one, two)
        and not apart.parts(one, two)
    )


def _same_source(one: Cluster, two: Cluster) -> bool:
    """Whether a name, where it counts within one source only, is of one both appear in."""
    return _overlap(one.known("source"), two.known("source"))


def _overlap(left: frozenset[str], right: frozenset[str]) -> bool:
    return not left or not right or bool(left & right)


def _places_agree(one: Cluster, two: Cluster) -> bool:
    """Two places differ when they are told in the same terms and have nothing in common."""
    terms = {space for space, _ in one.place} & {space for space, _ in two.place}
    return not terms or bool(one.place & two.place)


def _same_level_names(clusters: list[Cluster], level: int) -> list[Cluster]:
    """Bare clusters of one level and profile that share any name are one thing."""
    here = [cluster for cluster in clusters if cluster.specificity == level]
    rest = [cluster for cluster in clusters if cluster.specificity != level]
    owner: dict[Hashable, Cluster] = {}
    kept: list[Cluster] = []
    for cluster in here:
        keys: list[Hashable] = [(cluster.kind, name, cluster.profile) for name in cluster.names]
        owners = {id(owner[key]): owner[key] for key in keys if key in owner}
        target = next(iter(owners.values()), cluster)
        if target is cluster:
            kept.append(cluster)
        else:
            target.mentions.extend(cluster.mentions)
        for other in [o for o in owners.values() if o is not target]:
            target.mentions.extend(other.mentions)
            kept.remove(other)
            for key, value in owner.items():
                if value is other:
                    owner[key] = target
        for key in keys:
            owner[key] = target
    return rest + kept
