"""Clusters: mentions of one thing put together, never against a conflict.

Each step looks at all clusters as they stand before it and merges whole groups or
nothing, so the result does not depend on the order of sources or rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from passerelle.identity.mentions import TRUST, Mention

__all__ = ["Cluster", "Finding", "clusters_of"]


@dataclass(frozen=True)
class Finding:
    """Something identity could not decide, for a person to look at."""

    what: str
    things: tuple[str, ...]


@dataclass(eq=False)
class Cluster:
    """Mentions taken to be one thing."""

    kind: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def ids(self) -> set[tuple[str, str]]:
        """All identifiers, as (scheme, value)."""
        return {pair for mention in self.mentions for pair in mention.ids}

    @property
    def names(self) -> set[str]:
        """All normalised names."""
        return {name for mention in self.mentions for name in mention.names}

    @property
    def profile(self) -> tuple[str | None, str | None, str | None]:
        """Country, kind of actor and (for kinds not named globally) source, where known."""
        return (
            self._known("country"),
            self._known("actor_kind"),
            self._known("source"),
        )

    def _known(self, what: str) -> str | None:
        values = {getattr(mention, what) for mention in self.mentions} - {None}
        return min(values) if values else None

    @property
    def label(self) -> str:
        """A short text that tells a person which thing is meant."""
        names = sorted({name.text for mention in self.mentions for name in mention.shown})
        ids = sorted(f"{scheme}:{value}" for scheme, value in self.ids)
        return " ".join((names or ids)[:1] + [f"({text})" for text in ids[:1] if names])


def clusters_of(
    mentions: Iterable[Mention],
    same: Iterable[tuple[str, str]],
    different: Iterable[tuple[str, str]],
) -> tuple[list[Cluster], list[Finding]]:
    """Group `mentions` by identifiers, decisions and exact names.

    `same` and `different` are pairs of keys (``scheme:value``) that people decided on.
    """
    distinct = sorted(set(mentions), key=_order)
    clusters = [Cluster(mention.kind, [mention]) for mention in distinct]
    findings: list[Finding] = []
    apart = {frozenset(pair) for pair in different}
    clusters = _merge_same_mentions(clusters)
    for scheme in TRUST:
        clusters = _by_identifier(clusters, scheme, apart, findings)
    clusters = _by_decision(clusters, same)
    clusters = _by_name(clusters, apart, findings)
    return clusters, findings


def _order(mention: Mention) -> tuple[str, ...]:
    return (
        mention.kind,
        str(sorted(mention.ids)),
        str(sorted(mention.names)),
        mention.country or "",
        mention.actor_kind or "",
        mention.source or "",
        str([(name.lang or "", name.text) for name in mention.shown]),
    )


def _merge_same_mentions(clusters: list[Cluster]) -> list[Cluster]:
    """Bare mentions that agree in everything identity looks at are one thing."""

    def key(cluster: Cluster) -> Hashable:
        mention = cluster.mentions[0]
        if mention.ids or not mention.names:
            return id(cluster)
        return (mention.kind, mention.names, *cluster.profile)

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


def _by_identifier(
    clusters: list[Cluster], scheme: str, apart: set[frozenset[str]], findings: list[Finding]
) -> list[Cluster]:
    def key(cluster: Cluster) -> Hashable | None:
        values = sorted(value for name, value in cluster.ids if name == scheme)
        return (cluster.kind, values[0]) if values else None

    def accept(group: list[Cluster]) -> bool:
        why = _conflict(group, apart)
        if why:
            labels = tuple(sorted({cluster.label for cluster in group}))
            findings.append(Finding(f"share {scheme} {key(group[0])[1]} but {why}", labels))  # type: ignore[index]
        return not why

    return _grouped(clusters, key, accept)


def _by_decision(clusters: list[Cluster], same: Iterable[tuple[str, str]]) -> list[Cluster]:
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while key in parent:
            key = parent[key]
        return key

    for left, right in sorted(same):
        one, two = sorted((root(left), root(right)))
        if one != two:
            parent[two] = one

    def key(cluster: Cluster) -> Hashable | None:
        roots = {root(k) for k in _keys(cluster) if k in parent or root(k) in parent.values()}
        return (cluster.kind, min(roots)) if roots else None

    return _grouped(clusters, key, lambda group: True)


def _keys(cluster: Cluster) -> set[str]:
    return {f"{scheme}:{value}" for scheme, value in cluster.ids}


def _conflict(group: list[Cluster], apart: set[frozenset[str]]) -> str:
    """Why the clusters cannot be one thing; empty when nothing speaks against it."""
    values: dict[str, set[str]] = defaultdict(set)
    for cluster in group:
        for scheme, value in cluster.ids:
            # A body may bear a key of its own in each source, but only one in each.
            values[f"local {value.split('/')[0]}" if scheme == "local" else scheme].add(value)
        values["country"].update({cluster.profile[0]} - {None})  # type: ignore[arg-type]
    for what, found in sorted(values.items()):
        if len(found) > 1:
            return f"differ in {what}: {', '.join(sorted(found))}"
    if apart:
        keys = [_keys(cluster) for cluster in group]
        for place, left in enumerate(keys):
            for right in keys[place + 1 :]:
                if any(frozenset((x, y)) in apart for x in left for y in right):
                    return "were decided to be different"
    return ""


def _by_name(
    clusters: list[Cluster], apart: set[frozenset[str]], findings: list[Finding]
) -> list[Cluster]:
    """Join bare clusters to the one better-known cluster of the same name, level by level."""
    for level in (2, 1, 0):
        clusters = _join_level(clusters, level, apart, findings)
    return clusters


def _specificity(cluster: Cluster) -> int:
    if cluster.ids:
        return 3
    return sum(part is not None for part in cluster.profile[:2])


def _join_level(
    clusters: list[Cluster], level: int, apart: set[frozenset[str]], findings: list[Finding]
) -> list[Cluster]:
    better: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if _specificity(cluster) > level:
            for name in cluster.names:
                better[cluster.kind, name].append(cluster)
    home: dict[int, Cluster] = {}
    for cluster in clusters:
        if _specificity(cluster) != level:
            continue
        near = {
            id(other): other
            for name in cluster.names
            for other in better.get((cluster.kind, name), ())
            if _compatible(cluster, other)
        }
        if len(near) == 1:
            home[id(cluster)] = next(iter(near.values()))
        elif near:
            labels = tuple(sorted(other.label for other in near.values()))
            findings.append(Finding(f"'{cluster.label}' may be any of", labels))
    for cluster in clusters:
        if id(cluster) in home:
            home[id(cluster)].mentions.extend(cluster.mentions)
    kept = [cluster for cluster in clusters if id(cluster) not in home]
    return _same_level_names(kept, level)


def _compatible(one: Cluster, two: Cluster) -> bool:
    return all(
        left is None or right is None or left == right
        for left, right in zip(one.profile, two.profile, strict=True)
    )


def _same_level_names(clusters: list[Cluster], level: int) -> list[Cluster]:
    """Bare clusters of one level and profile that share any name are one thing."""
    here = [cluster for cluster in clusters if _specificity(cluster) == level]
    rest = [cluster for cluster in clusters if _specificity(cluster) != level]
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
