"""Figures of the graph, counted while its statements pass by in canonical order.

They are those of the union of all graphs, as VoID defines them
(https://www.w3.org/TR/void/#statistics).
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from hashlib import blake2b

import numpy as np
from pyoxigraph import NamedNode, Triple

from passerelle.namespaces import OWL, PAS, RDF, SKOS

__all__ = ["Census", "Figures", "Partition"]

LINKS = (
    *(SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch),
    OWL.sameAs,
)
"""Predicates that lead from our things to those of other datasets."""


@dataclass
class Partition:
    """The triples of one property, or those about the members of one class."""

    triples: int = 0
    subjects: int = 0
    objects: int = 0


@dataclass
class Figures:
    """What VoID says of a dataset in numbers."""

    triples: int = 0
    entities: int = 0
    """Subjects whose address begins with that of the graph's things."""
    subjects: int = 0
    objects: int = 0
    properties: dict[str, Partition] = field(default_factory=lambda: defaultdict(Partition))
    classes: dict[str, Partition] = field(default_factory=lambda: defaultdict(Partition))
    """Per class its members (as `subjects`) and the triples about them."""
    links: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Triples per predicate of `LINKS` and site the object lies on (scheme and host)."""


class Census:
    """Counts the triples of a graph, subject by subject."""

    def __init__(self, base: str) -> None:
        self.figures = Figures()
        self._space = f"{base}id/"
        self._ours = (base, str(PAS).rstrip("#"))
        self._objects: dict[str, array[int]] = defaultdict(lambda: array("Q"))

    def take(self, subject: str, triples: list[Triple]) -> None:
        """Count all `triples` about one `subject`, sorted by predicate."""
        figures = self.figures
        figures.subjects += 1
        figures.entities += subject.startswith(self._space)
        figures.triples += len(triples)
        predicate = ""
        for triple in triples:
            name = triple.predicate.value
            partition = figures.properties[name]
            partition.triples += 1
            partition.subjects += name != predicate
            predicate = name
            self._objects[name].append(_mark(str(triple.object)))
            if triple.predicate == RDF.type and isinstance(triple.object, NamedNode):
                members = figures.classes[triple.object.value]
                members.subjects += 1
                members.triples += len(triples)
            elif triple.predicate in LINKS and isinstance(triple.object, NamedNode):
                self._link(name, triple.object.value)

    def _link(self, predicate: str, other: str) -> None:
        if not other.startswith(self._ours):
            self.figures.links[predicate, site_of(other)] += 1

    def finish(self) -> Figures:
        """The figures, once all triples are counted."""
        everything = []
        for name, found in self._objects.items():
            distinct = np.unique(np.frombuffer(found, dtype=np.uint64))
            self.figures.properties[name].objects = len(distinct)
            everything.append(distinct)
        if everything:
            self.figures.objects = len(np.unique(np.concatenate(everything)))
        return self.figures


def _mark(text: str) -> int:
    """A number of 64 bits for `text`: among ten million two are equal once in 370,000 cases."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def site_of(address: str) -> str:
    """The scheme and host of an address.

    >>> site_of("http://www.wikidata.org/entity/Q90")
    'http://www.wikidata.org'
    """
    return "/".join(address.split("/", 3)[:3])
