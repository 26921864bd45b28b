"""Figures of the graph, counted from its statements in canonical order, each read once.

They are those of the union of all graphs, as VoID defines them
(https://www.w3.org/TR/void/#statistics).
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import groupby
from operator import attrgetter

import numpy as np
from pyoxigraph import NamedNode, Triple

from passerelle.namespaces import OWL, PAS, RDF, SKOS

__all__ = ["Figures", "Partition", "count"]

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


def count(triples: Iterable[Triple], base: str, figures: Figures) -> Iterator[Triple]:
    """Pass on `triples` (sorted by subject, then predicate) and count them into `figures`.

    `base` begins all addresses of the graph. The numbers are whole at the end.
    """
    ours = (base, str(PAS).rstrip("#"))
    objects: dict[str, array[int]] = defaultdict(lambda: array("Q"))
    for subject, about in groupby(triples, key=attrgetter("subject")):
        statements = list(about)
        figures.subjects += 1
        figures.entities += subject.value.startswith(f"{base}id/")
        _count_subject(statements, figures, objects)
        for triple in statements:
            other = triple.object.value if isinstance(triple.object, NamedNode) else ""
            if triple.predicate in LINKS and other and not other.startswith(ours):
                figures.links[triple.predicate.value, site_of(other)] += 1
        yield from statements
    for name, found in objects.items():
        figures.properties[name].objects = len(np.unique(np.frombuffer(found, dtype=np.uint64)))
    everything = [np.frombuffer(found, dtype=np.uint64) for found in objects.values()]
    figures.objects = len(np.unique(np.concatenate(everything))) if everything else 0


def _count_subject(
    statements: list[Triple], figures: Figures, objects: dict[str, array[int]]
) -> None:
    """Count the statements about one subject."""
    figures.triples += len(statements)
    predicate = ""
    for triple in statements:
        name = triple.predicate.value
        partition = figures.properties[name]
        partition.triples += 1
        partition.subjects += name != predicate
        predicate = name
        objects[name].append(_mark(str(triple.object)))
        if triple.predicate == RDF.type and isinstance(triple.object, NamedNode):
            members = figures.classes[triple.object.value]
            members.subjects += 1
            members.triples += len(statements)


def _mark(text: str) -> int:
    """A number of 64 bits for `text`: among ten million two are equal once in 370,000 cases."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def site_of(address: str) -> str:
    """The scheme and host of an address.

    >>> site_of("http://www.wikidata.org/entity/Q90")
    'http://www.wikidata.org'
    """
    return "/".join(address.split("/", 3)[:3])
