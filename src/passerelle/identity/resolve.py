"""Every mention to its address: clusters meet the ledger, what is new is minted."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product

from passerelle.identity.cluster import Apart, Cluster, Finding, register_of, trust
from passerelle.identity.ledger import Decision, Decisions, Ledger
from passerelle.identity.mentions import Mention
from passerelle.identity.merge import clusters_of
from passerelle.identity.queue import ReviewPair, review_pairs
from passerelle.iris import slug as slug_of

__all__ = ["Finding", "Resolution", "resolve"]

_CODES = ("insee", "insee-dep", "insee-reg", "gb2260", "iso3166-2", "iso3166-1", "siren", "rna")
"""Schemes whose values tell homonyms apart in an address, as people know them."""


@dataclass
class Resolution:
    """Addresses (``kind/slug``) of all mentions, and what happened on the way."""

    addresses: dict[Mention, str] = field(default_factory=dict)
    replaced: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    minted: int = 0
    review: list[ReviewPair] = field(default_factory=list)
    decided: list[tuple[str, str, Decision]] = field(default_factory=list)


def resolve(
    mentions: Iterable[Mention],
    ledger: Ledger,
    decisions: Decisions,
    languages: tuple[str, ...] = ("fr", "en", "zh"),
) -> Resolution:
    """Give each mention its address; `ledger` learns what is new.

    An address once given stays: a cluster keeps the one its most trusted known key leads
    to. When one cluster has keys of several addresses, the others are noted as replaced.
    """
    apart = Apart(decisions.different)
    clusters, findings, questions = clusters_of(mentions, decisions.same, apart)
    findings += [Finding("no-address", (key,), (to,)) for key, to in decisions.astray]
    result = Resolution(findings=findings)
    given = _known_addresses(clusters, ledger, result)
    fresh = [cluster for cluster in clusters if id(cluster) not in given]
    given.update(_minted(fresh, ledger, languages))
    result.minted = len(fresh)
    for cluster in clusters:
        slug = given[id(cluster)]
        _remember(cluster, slug, ledger)
        for mention in cluster.mentions:
            result.addresses[mention] = f"{cluster.kind}/{slug}"
    _remember_otherwise(clusters, given, ledger)
    result.decided = [
        (left, right, one) for one in decisions.made for left, right in one.pairs(ledger)
    ]
    unsure = Apart(decisions.unsure)
    result.review = review_pairs(
        (one for one in questions if not unsure.parts(one.left, one.right)), given
    )
    return result


def _known_addresses(clusters: list[Cluster], ledger: Ledger, result: Resolution) -> dict[int, str]:
    """The slugs the ledger already has for these clusters; each slug goes to one cluster."""
    claims: dict[tuple[str, str], list[tuple[int, int, str, Cluster]]] = defaultdict(list)
    for cluster in clusters:
        found = [(key, ledger.find(cluster.kind, key)) for key in cluster.keys]
        hits = [(key, slug) for key, slug in found if slug]
        for slug in dict.fromkeys(slug for _, slug in hits):
            same = [key for key, other in hits if other == slug]
            rank = trust(same[0].split(":", 1)[0])
            claims[cluster.kind, slug].append((-len(same), rank, same[0], cluster))
    given: dict[int, str] = {}
    owners: dict[int, list[tuple[int, str]]] = defaultdict(list)
    by_id: dict[int, Cluster] = {id(cluster): cluster for cluster in clusters}
    for (_, slug), claimants in sorted(claims.items()):
        _, rank, _, winner = min(claimants, key=lambda claim: claim[:3])
        owners[id(winner)].append((rank, slug))
    for key, slugs in owners.items():
        first, *losers = [slug for _, slug in sorted(slugs)]
        given[key] = first
        kind = by_id[key].kind
        result.replaced.update({f"{kind}/{slug}": f"{kind}/{first}" for slug in losers})
    taken = {(by_id[key].kind, slug) for key, slug in given.items()}
    _by_former_name(clusters, ledger, given, taken)
    return given


def _by_former_name(
    clusters: list[Cluster], ledger: Ledger, given: dict[int, str], taken: set[tuple[str, str]]
) -> None:
    """What is known by its name keeps its address, even when more is known than before."""
    for keys_of in (_last_keys, Cluster.name_keys, _former_keys):  # the exact ones come first
        heirs: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
        for cluster in clusters:
            if id(cluster) not in given:
                slugs = {ledger.find(cluster.kind, key) for key in keys_of(cluster)} - {None}
                free = [slug for slug in slugs if slug and (cluster.kind, slug) not in taken]
                if len(free) == 1:
                    heirs[cluster.kind, free[0]].append(cluster)
        for (kind, slug), claimants in heirs.items():
            if len(claimants) == 1:
                given[id(claimants[0])] = slug
                taken.add((kind, slug))


def _last_keys(cluster: Cluster) -> list[str]:
    return [cluster.last_key]


def _former_keys(cluster: Cluster) -> list[str]:
    """Name keys with and without what may not have been known when the name was noted."""
    country, actor_kind, source, place = cluster.profile
    scopes = product({country, ""}, {actor_kind, ""}, {source}, {place, ""})
    return sorted(key for scope in scopes for key in cluster.name_keys(scope))


def _minted(clusters: list[Cluster], ledger: Ledger, languages: tuple[str, ...]) -> dict[int, str]:
    """New slugs: readable, random for people, with a code where the plain one is not free."""
    plain = {id(cluster): _plain_slug(cluster, languages) for cluster in clusters}
    count: dict[tuple[str, str], int] = defaultdict(int)
    for cluster in clusters:
        count[cluster.kind, plain[id(cluster)]] += 1
    slugs: dict[int, str] = {}
    used: set[tuple[str, str]] = set()
    for cluster in sorted(clusters, key=lambda one: (one.kind, plain[id(one)], one.keys)):
        slug = plain[id(cluster)]
        if count[cluster.kind, slug] > 1 or ledger.knows(cluster.kind, slug):
            slug = f"{slug}-{_distinction(cluster)}"
        if (cluster.kind, slug) in used or ledger.knows(cluster.kind, slug):
            slug = f"{slug}-{cluster.digest}"
        used.add((cluster.kind, slug))
        slugs[id(cluster)] = slug
    return slugs


def _plain_slug(cluster: Cluster, languages: tuple[str, ...]) -> str:
    if cluster.kind == "person":
        return str(uuid.uuid4())  # an address made from a name could be guessed back
    order = {lang: place for place, lang in enumerate(languages)}
    names = sorted(
        {name for mention in cluster.mentions for name in mention.shown},
        key=lambda name: (order.get(name.lang or "", len(order)), name.text),
    )
    return next(filter(None, (slug_of(name.text) for name in names)), _distinction(cluster))


def _distinction(cluster: Cluster) -> str:
    ids = dict(sorted(cluster.ids))
    for scheme in _CODES:
        if scheme in ids:
            return slug_of(ids[scheme])
    return cluster.profile[1] or cluster.digest


def _remember(cluster: Cluster, slug: str, ledger: Ledger) -> None:
    """Note the cluster's new keys; a corrected value of a scheme replaces the old one.

    Keys that led to another address stay with it, so that a merge can be undone.
    """
    current = set(cluster.keys)
    registers = {_register(key) for key in current} - {"name"}
    for key in ledger.keys(cluster.kind, slug) - current:
        if _register(key) in registers:
            ledger.drop(cluster.kind, key)
    _note(cluster, slug, cluster.keys, ledger)


def _remember_otherwise(clusters: list[Cluster], given: dict[int, str], ledger: Ledger) -> None:
    """What shares all its identifiers with things it conflicts with needs another key.

    Its name leads to it, unless it is the only key of something else; then its description
    does. Without any key it would be a new thing in each build.
    """
    for keys_of in (Cluster.name_keys, _last_keys):
        for cluster in clusters:
            slug = given[id(cluster)]
            if not ledger.keys(cluster.kind, slug):
                _note(cluster, slug, keys_of(cluster), ledger)


def _note(cluster: Cluster, slug: str, keys: list[str], ledger: Ledger) -> None:
    for key in keys:
        if ledger.find(cluster.kind, key) is None:
            ledger.add(cluster.kind, slug, key)


def _register(key: str) -> str:
    return register_of(*key.split(":", 1))
