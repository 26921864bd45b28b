"""Where the nodes without a page are told, as far as one step leads to a thing that has one."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from passerelle.namespaces import ORG, PAS
from passerelle.publish.parts import Site

__all__ = ["owners"]


def owners(site: Site) -> Iterator[tuple[str, str]]:
    """Each node as ``kind/slug``, with the key of the page that tells of it."""
    start = f"{site.minter.base}id/"
    for predicate in (PAS.inCooperation, PAS.inEvent, ORG.organization, PAS.signs, PAS.observes):
        for quad in site.store.matching(predicate=predicate):
            key = site.key(quad.object.value) if isinstance(quad.object, NamedNode) else None
            if key and isinstance(quad.subject, NamedNode):
                yield quad.subject.value.removeprefix(start), key
