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

from passerelle.namespaces import ADMS, FOAF, OA, ORG, PAS, PROV, RDF
from passerelle.publish.parts import Site
from passerelle.publish.reading import Reader
from passerelle.publish.things.describe import INFERRED, describe
from passerelle.publish.things.names import Namer, kind_of
from passerelle.publish.things.paging import key_of, sheets

__all__ = ["owners"]

_HOMES = (
    *(PAS.inCooperation, PAS.inEvent, PAS.signs, ORG.organization, PAS.observes, PAS.decidesOn),
    PROV.wasDerivedFrom,
)
"""The relations by which parties, participations, signatures, memberships, figures, decisions
and versions of sources belong to a thing."""
_NAMED_BY = (
    (PAS.participant, PAS.inEvent),
    (PAS.signatory, PAS.signs),
    (ORG.member, ORG.organization),
)
"""Where a person without a page is named: on a node, which belongs to a thing."""
_ROWS = (
    *(PAS.partyActor, PAS.participant, PAS.onBehalfOf, PAS.signatory, ORG.member, PAS.hasMember),
    *(PAS.place, PAS.within, PAS.seat, PAS.inSeries, PAS.formalises, PAS.partOfCooperation),
)
"""Relations that make rows on the page of the thing they lead to."""
_FIXED = {"rule": "rules", "agent": "dataset"}
MOST_SIMPLE = 10
"""A thing with no more rows, claims and evidence than this has one page in any case."""


def owners(site: Site) -> Iterator[tuple[str, str]]:
    """Each node without a page as ``kind/slug``, with the key of the page that tells it; sorted."""
    table = _Homes(site)
    start = len(f"{site.minter.base}id/")
    further = table.further()
    for node, thing in sorted(table.homes.items()):
        key = site.key(thing)
        if key:
            yield node[start:], further.get((node, thing), key)
    for kind, key in sorted(_FIXED.items()):
        yield from ((node[start:], key) for node in sorted(table.of_kind(kind)))


class _Homes:
    """The thing that each node is told with, from flat reads of the whole graph."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._base = site.minter.base
        self.homes: dict[str, str] = {}
        self._rows: Counter[str] = Counter()
        for predicate in _HOMES:
            for node, thing in self._pairs(predicate):
                self._put(node, thing)
        self._people()
        for thing, node in self._pairs(ADMS.identifier):
            if thing not in site.hidden:
                self._put(node, thing)
        for claim, about in self._pairs(PAS.about):
            self._put(claim, self.homes.get(about, about))
        self._evidence()

    def _pairs(self, predicate: NamedNode) -> Iterator[tuple[str, str]]:
        """Subject and value of the statements about nodes of ours, each once."""
        start = f"{self._base}id/"
        seen = set()
        for quad in self._site.store.matching(predicate=predicate):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                pair = (quad.subject.value, quad.object.value)
                if pair not in seen and pair[0].startswith(start):
                    seen.add(pair)
                    yield pair

    def _put(self, node: str, thing: str) -> None:
        """Give `node` its home: of several, the first by address that has a page."""
        self._rows[thing] += 1
        if self._site.key(thing):
            self.homes[node] = min(thing, self.homes.get(node, thing))

    def _people(self) -> None:
        """Homes for those without a page: the first event that names them, else what else does."""
        withdrawn = {node for node, _ in self._pairs(PAS.withdrawalReason)}
        open_ = self._site.hidden - withdrawn
        for naming, _ in _NAMED_BY:
            found: dict[str, str] = {}
            for node, person in self._pairs(naming):
                home = self.homes.get(node)
                if person in open_ and home:
                    found[person] = min(home, found.get(person, home))
            self.homes.update(found)
            open_ -= found.keys()
        for delegation, person in self._pairs(PAS.hasMember):
            if person in open_:
                self._put(person, delegation)

    def _evidence(self) -> None:
        places: dict[str, set[str]] = defaultdict(set)
        for claim, evidence in self._pairs(PAS.supportedBy):
            if claim in self.homes:
                places[evidence].add(self.homes[claim])
        count = Counter(thing for things in places.values() for thing in things)
        self._rows.update(count)
        for evidence, things in places.items():
            self.homes[evidence] = min(things, key=lambda thing: (count[thing], thing))
        for evidence, selector in self._pairs(OA.hasSelector):
            if evidence in self.homes:
                self.homes[selector] = self.homes[evidence]

    def further(self) -> dict[tuple[str, str], str]:
        """For the nodes that are told on a further page of their thing: its key."""
        for predicate in _ROWS:
            self._rows.update(thing for _, thing in self._pairs(predicate))
        for graph in self._site.store.graphs():
            if INFERRED in graph.value:
                links = self._site.store.quads(graph)
                self._rows.update(getattr(link.subject, "value", "") for link in links)
        reader = Reader(self._site.store)
        namer = Namer(self._site, reader)
        found = {}
        for thing in sorted(one for one, rows in self._rows.items() if rows > MOST_SIMPLE):
            key = self._site.key(thing)
            if key:
                reader.begin()
                described = describe(self._site, reader, namer, thing)
                for sheet in sheets(described)[1:]:
                    for node in sheet.told():
                        found[node, thing] = key_of(key, sheet.number)
        return found

    def of_kind(self, kind: str) -> set[str]:
        """The nodes of a kind that belong to no thing."""
        every = self._site.store.matching(predicate=RDF.type, value=_CLASSES[kind])
        nodes = {getattr(quad.subject, "value", "") for quad in every}
        return {node for node in nodes if kind_of(node, self._base) == kind}


_CLASSES = {"rule": PROV.Activity, "agent": FOAF.Agent}
