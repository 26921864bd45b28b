"""Where each node without a page of its own is told: the table that redirects are made of.

A party is told on the page of its cooperation, a claim on that of what it is about, an
evidence on that of the thing with the fewest of them: the partnership that a row is about,
not the country that it names too. A long description has several pages; then the page is
the one with the node's anchor.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from pyoxigraph import NamedNode

from passerelle.namespaces import ADMS, FOAF, OA, PAS, PROV, RDF
from passerelle.publish.parts import Site
from passerelle.publish.things.describe import describe
from passerelle.publish.things.flat import HOMES, NAMING, Flat, own_weights, weights
from passerelle.publish.things.names import Namer, kind_of
from passerelle.publish.things.paging import ROOM, key_of, sheets
from passerelle.publish.things.reading import Reader
from passerelle.publish.things.sections import MOST_PARTS

__all__ = ["owners"]

_FIXED = {"rule": (PROV.Activity, "rules"), "agent": (FOAF.Agent, "dataset")}
"""Kinds that belong to no thing: their class, and the page of the site that tells them."""


def owners(site: Site) -> Iterator[tuple[str, str]]:
    """Each node without a page as ``kind/slug``, with the key of the page that tells it; sorted."""
    flat = Flat(site)
    homes = _Homes(flat).homes
    further = _further(flat, homes)
    start = len(f"{site.minter.base}id/")
    for node, thing in sorted(homes.items()):
        key = site.key(thing)
        if key:
            yield node[start:], further.get((node, thing), key)
    for kind, (class_, key) in sorted(_FIXED.items()):
        for node in sorted(_of_kind(site, kind, class_)):
            yield node[start:], key


class _Homes:
    """The thing that each node is told with."""

    def __init__(self, flat: Flat) -> None:
        self._flat = flat
        self._site = flat.site
        self._base = flat.site.minter.base
        self.homes: dict[str, str] = {}
        for predicate in (*HOMES, PROV.wasDerivedFrom):
            for node, thing in flat.pairs(predicate):
                self._put(node, thing)
        self._people()
        for thing, node in flat.pairs(ADMS.identifier):
            if thing not in self._site.hidden:
                self._put(node, thing)
        for claim, about in flat.pairs(PAS.about):
            self._put(claim, self.homes.get(about, about))
        self._evidence()

    def _put(self, node: str, thing: str) -> None:
        """Give `node` its home: of several, the first by address that has a page."""
        known = self.homes.get(node)
        if (known is None or thing < known) and self._site.key(thing):
            self.homes[node] = thing

    def _people(self) -> None:
        """Homes for those without a page: the first event that names them, else what else does."""
        withdrawn = {node for node, _ in self._flat.pairs(PAS.withdrawalReason)}
        open_ = self._site.hidden - withdrawn
        for naming in NAMING:
            found: dict[str, str] = {}
            for node, person in self._flat.pairs(naming):
                home = node if naming == PAS.hasMember else self.homes.get(node)
                if person in open_ and home:
                    found[person] = min(home, found.get(person, home))
            self.homes.update(found)
            open_ -= found.keys()

    def _evidence(self) -> None:
        """Of the things that an evidence supports, the one with the fewest places of evidence."""
        places: dict[str, set[str]] = defaultdict(set)
        for claim, evidence in self._flat.pairs(PAS.supportedBy):
            if claim in self.homes:
                places[evidence].add(self.homes[claim])
        count = Counter(thing for things in places.values() for thing in things)
        for evidence, things in places.items():
            self.homes[evidence] = min(things, key=lambda thing: (count[thing], thing))
        for evidence, selector in self._flat.pairs(OA.hasSelector):
            if evidence in self.homes:
                self.homes[selector] = self.homes[evidence]


def _further(flat: Flat, homes: dict[str, str]) -> dict[tuple[str, str], str]:
    """For the nodes that are told on a further page of their thing: its key."""
    site, reader = flat.site, Reader(flat.site.store)
    namer = Namer(site, reader)
    found = {}
    own = own_weights(flat, homes)
    for thing, weight in sorted(weights(flat, own).items()):
        key = site.key(thing)
        # Each part of a page has an equal share: what fits into one is on the first page.
        if key and weight > ROOM and own[thing] > ROOM // MOST_PARTS:
            reader.begin()
            for sheet in sheets(describe(site, reader, namer, thing))[1:]:
                for node in sheet.told():
                    found[node, thing] = key_of(key, sheet.number)
    return found


def _of_kind(site: Site, kind: str, class_: NamedNode) -> set[str]:
    """The nodes of a kind."""
    every = site.store.matching(predicate=RDF.type, value=class_)
    nodes = {getattr(quad.subject, "value", "") for quad in every}
    return {node for node in nodes if kind_of(node, site.minter.base) == kind}
