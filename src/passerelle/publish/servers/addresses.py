"""The addresses that have no file of their own, and where each leads.

Things that were merged lead to what they became, withdrawn people to nothing, nodes without a page
to the page that tells of them. Each address is told below ``{base}id/``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from passerelle.namespaces import DCTERMS, PAS
from passerelle.publish.parts import Site
from passerelle.publish.servers.owners import owners

__all__ = ["Addresses", "addresses_of"]


@dataclass(frozen=True)
class Addresses:
    """Addresses below ``{base}id/`` without a file, sorted."""

    moved: dict[str, str]
    """Merged things, each with what it became in the end."""
    gone: tuple[str, ...]
    """Withdrawn people, and what was merged into them."""
    told: dict[str, str]
    """Nodes without a page, each with the key of the page that tells of it."""


def addresses_of(site: Site) -> Addresses:
    """The addresses of `site` that have no file."""
    start = f"{site.minter.base}id/"
    withdrawn = {
        quad.subject.value
        for quad in site.store.matching(predicate=PAS.withdrawalReason)
        if isinstance(quad.subject, NamedNode)
    }
    ends = dict(_ends(site))
    moved = {old: new for old, new in ends.items() if new not in withdrawn}
    gone = withdrawn | {old for old, new in ends.items() if new in withdrawn}
    return Addresses(
        moved={
            old.removeprefix(start): new.removeprefix(start)
            for old, new in sorted(moved.items())
            if old.startswith(start) and new.startswith(start)
        },
        gone=tuple(sorted(one.removeprefix(start) for one in gone if one.startswith(start))),
        told=dict(sorted(owners(site))),
    )


def _ends(site: Site) -> Iterator[tuple[str, str]]:
    """Each address that a merge gave up, and the last of those that replaced it in turn."""
    steps = {
        quad.subject.value: quad.object.value
        for quad in site.store.matching(predicate=DCTERMS.isReplacedBy)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    }
    for old in steps:
        seen, end = {old}, steps[old]
        while end in steps and end not in seen:
            seen.add(end)
            end = steps[end]
        yield old, end
