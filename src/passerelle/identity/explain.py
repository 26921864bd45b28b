"""Why two descriptions are of one thing or of two: what identity knows, told in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from passerelle.errors import IdentityError, did_you_mean
from passerelle.identity.atlas import Atlas
from passerelle.identity.block import SCORED
from passerelle.identity.cluster import Apart, Cluster
from passerelle.identity.ledger import Decisions, Ledger
from passerelle.identity.mates import is_certain
from passerelle.identity.mentions import Mention
from passerelle.identity.names import normalise
from passerelle.identity.profile import Profile
from passerelle.identity.queue import Side, side_of
from passerelle.identity.reasons import Reason
from passerelle.identity.resolve import Resolution
from passerelle.identity.score import REVIEW, score

__all__ = ["Explanation", "explain", "merge_reasons"]


@dataclass(frozen=True)
class Explanation:
    """Both sides, whether they are one, and everything that speaks for and against it.

    `outcome` is what a score alone would do: ``merge``, ``review`` or ``apart``.
    """

    left: Side
    right: Side
    one: bool
    score: float
    outcome: str
    reasons: tuple[Reason, ...]


def explain(
    left: str, right: str, resolution: Resolution, ledger: Ledger, decisions: Decisions
) -> Explanation:
    """Explain `left` and `right`: each an address (``kind/slug``), a key or a name.

    Raises `IdentityError` when one of them names nothing, or several things.
    """
    (one, here), (two, there) = (_found(text, resolution, ledger) for text in (left, right))
    reasons = [*_shared(one, two), *_decided(one, two, decisions)]
    outcome, value = "apart", 0.0
    if one.kind != two.kind:
        reasons.append(Reason("kinds-of-thing", detail=f"{one.kind} / {two.kind}"))
    else:
        atlas = Atlas(_clusters(resolution))
        apart = Apart(decisions.different)
        found = score(Profile(one, atlas), Profile(two, atlas), atlas, apart)
        reasons += [reason for reason in found.reasons if reason not in reasons]
        value = found.value
        if one.kind in SCORED and value >= REVIEW:
            outcome = "merge" if is_certain(one.kind, found) else "review"
    sides = side_of(one, here), side_of(two, there)
    return Explanation(*sides, here == there, value, outcome, tuple(reasons))


def merge_reasons(
    resolution: Resolution, ledger: Ledger, decisions: Decisions
) -> dict[str, tuple[Reason, ...]]:
    """For each address that a merge gave up: why its thing and the one that is left are one."""
    mentions: dict[str, list[Mention]] = {kept: [] for kept in resolution.replaced.values()}
    for mention, address in resolution.addresses.items():
        if address in mentions:
            mentions[address].append(mention)
    return {
        gone: tuple(_merged(gone, kept, mentions[kept], ledger, decisions))
        for gone, kept in resolution.replaced.items()
    }


def _merged(
    gone: str, kept: str, mentions: list[Mention], ledger: Ledger, decisions: Decisions
) -> list[Reason]:
    """A record with the keys of both tells it; else what the records of either side share."""
    kind = kept.split("/")[0]
    keys = [ledger.keys(*address.split("/", 1)) for address in (gone, kept)]
    for mention in mentions:
        told = Cluster(kind, [mention]).told
        if all(told & known for known in keys):
            both = (sorted(told & known)[0] for known in keys)
            return [Reason("both-keys", detail=", ".join(both))]
    ours = [mention for mention in mentions if keys[0] & Cluster(kind, [mention]).told]
    rest = [mention for mention in mentions if mention not in ours]
    one, two = Cluster(kind, ours), Cluster(kind, rest)
    reasons = [reason for reason in _shared(one, two) if reason.code != "no-identifier-shared"]
    reasons += _decided(one, two, decisions)
    return reasons or [Reason("alike")]


def _clusters(resolution: Resolution) -> Iterable[Cluster]:
    groups: dict[str, list[Mention]] = {}
    for mention, address in resolution.addresses.items():
        groups.setdefault(address, []).append(mention)
    return [Cluster(a.split("/")[0], found) for a, found in sorted(groups.items())]


def _found(text: str, resolution: Resolution, ledger: Ledger) -> tuple[Cluster, str]:
    """The mentions that `text` names, as one cluster, and their address."""
    named: dict[str, list[Mention]] = {}
    replaced = resolution.replaced.get(text, text)
    for mention, address in resolution.addresses.items():
        if _names(text, mention, address) or replaced == address != text:
            named.setdefault(address, []).append(mention)
    if len(named) == 1:
        ((address, mentions),) = named.items()
        kept = _of_address(text, mentions, ledger) if text in resolution.replaced else mentions
        return Cluster(address.split("/")[0], kept), address
    if named:
        raise IdentityError(
            f"'{text}' names several things.", remedy=f"Name one: {', '.join(sorted(named)[:8])}."
        )
    raise IdentityError(
        f"nothing is called '{text}'.",
        remedy=did_you_mean(text, resolution.addresses.values())
        + " Give an address (kind/slug), a key (scheme:value) or a name.",
    )


def _names(text: str, mention: Mention, address: str) -> bool:
    if text == address:
        return True
    if any(f"{scheme}:{value}" == text for scheme, value in mention.ids):
        return True
    return normalise(text) in mention.names


def _of_address(address: str, mentions: list[Mention], ledger: Ledger) -> list[Mention]:
    """Of the mentions of a merged thing, those that once had an address of their own."""
    kind, _, slug = address.partition("/")
    keys = ledger.keys(kind, slug)
    kept = [one for one in mentions if keys & Cluster(kind, [one]).told]
    return kept or mentions


def _shared(one: Cluster, two: Cluster) -> list[Reason]:
    if one.kind != two.kind:
        return []
    ids = sorted(f"{scheme}:{value}" for scheme, value in one.ids & two.ids)
    reasons = [Reason("identifier", detail=key) for key in ids]
    names = sorted(one.names & two.names)
    reasons += [Reason("exact", detail=name) for name in names[:3]]
    return reasons or [Reason("no-identifier-shared")]


def _decided(one: Cluster, two: Cluster, decisions: Decisions) -> list[Reason]:
    told = (
        (decisions.same, "decided-same"),
        (decisions.different, "conflict-decision"),
        (decisions.unsure, "decided-unsure"),
    )
    return [Reason(code) for pairs, code in told if pairs and Apart(pairs).parts(one, two)]
