"""Flat reads of the whole graph: pairs of nodes, and how much there is to tell of each thing.

Looking at every thing one by one takes minutes on a large graph, reading a few predicates from
end to end takes seconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from passerelle.namespaces import DCTERMS, OA, ORG, PAS, SKOS
from passerelle.publish.parts import Site
from passerelle.publish.things.describe import INFERRED
from passerelle.publish.things.paging import CLAIM, EVIDENCE, ROW, weigh_address

__all__ = ["HOMES", "NAMING", "Flat", "own_weights", "weights"]

HOMES = (
    *(PAS.inCooperation, PAS.inEvent, PAS.signs, ORG.organization, PAS.observes, PAS.decidesOn),
)
"""The relations by which parties, participations, signatures, memberships, figures and decisions
belong to a thing."""
NAMING = (PAS.participant, PAS.signatory, ORG.member, PAS.hasMember)
"""The relations by which people are named, in the order of where one without a page is told."""
_ROWS = (
    *(PAS.partyActor, PAS.participant, PAS.onBehalfOf, PAS.signatory, ORG.member, PAS.place),
    *(PAS.within, PAS.seat, PAS.inSeries, PAS.formalises, PAS.partOfCooperation),
)
"""Relations that make a row on the page of the thing they lead to."""


class Flat:
    """Statements of a site's graph by predicate, each read once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._start = f"{site.minter.base}id/"
        self._pairs: dict[NamedNode, list[tuple[str, str]]] = {}

    def pairs(self, predicate: NamedNode) -> list[tuple[str, str]]:
        """Subject and value of the statements about nodes of ours, each once."""
        if predicate not in self._pairs:
            found: dict[tuple[str, str], None] = {}
            for quad in self.site.store.matching(predicate=predicate):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                    found[quad.subject.value, quad.object.value] = None
            ours = [pair for pair in found if pair[0].startswith(self._start)]
            self._pairs[predicate] = ours
        return self._pairs[predicate]

    def sizes(self, predicate: NamedNode, measure: Callable[[str], int]) -> Counter[str]:
        """For each subject, how much its values measure."""
        total: Counter[str] = Counter()
        for quad in self.site.store.matching(predicate=predicate):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal | NamedNode):
                total[quad.subject.value] += measure(quad.object.value)
        return total

    def derived(self) -> Iterator[str]:
        """The things with a derived link, once for each."""
        for graph in self.site.store.graphs():
            if INFERRED in graph.value:
                for link in self.site.store.quads(graph):
                    yield getattr(link.subject, "value", "")
                    if link.predicate == PAS.representedAt:
                        yield getattr(link.object, "value", "")


def own_weights(flat: Flat, homes: Mapping[str, str]) -> Counter[str]:
    """For each thing about how many bytes the nodes come to that are told with it.

    Never less than `paging` says of them. `homes` gives the thing that a node is told with.
    """
    total: Counter[str] = Counter(thing for one in HOMES for _, thing in flat.pairs(one))
    total = Counter({thing: rows * ROW for thing, rows in total.items()})
    claims = _claims(flat)
    people: Counter[str] = Counter()
    for claim, about in flat.pairs(PAS.about):
        total[homes.get(about, about)] += claims[claim]
        if about in flat.site.hidden:
            people[about] += claims[claim]
    for predicate in NAMING:  # people without a page are told wherever they are named
        for node, person in flat.pairs(predicate):
            if person in people:
                total[homes.get(node, node)] += people[person]
    return total


def weights(flat: Flat, own: Counter[str]) -> Counter[str]:
    """The same of all that is listed on the pages of each thing; `own` is what is told there."""
    total = own.copy()
    for delegation, _ in flat.pairs(PAS.hasMember):
        total[delegation] += ROW
    for predicate in _ROWS:
        for _, thing in flat.pairs(predicate):
            total[thing] += ROW
    for thing in flat.derived():
        total[thing] += ROW
    return total


def _claims(flat: Flat) -> Counter[str]:
    """What each claim takes, with its notes and its evidence."""
    words: Counter[str] = Counter()
    for predicate in (OA.exact, OA.prefix, OA.suffix):
        words.update(flat.sizes(predicate, _bytes))
    cited = flat.sizes(DCTERMS.references, weigh_address)
    for evidence, selector in flat.pairs(OA.hasSelector):
        cited[evidence] += words[selector]
    total = flat.sizes(SKOS.note, _bytes)
    for claim, _ in flat.pairs(PAS.about):
        total[claim] += CLAIM
    for claim, evidence in flat.pairs(PAS.supportedBy):
        total[claim] += EVIDENCE + cited[evidence]
    return total


def _bytes(text: str) -> int:
    """In UTF-8, with the dots of what is cut."""
    return len(text.encode("utf-8", "replace")) + 3
