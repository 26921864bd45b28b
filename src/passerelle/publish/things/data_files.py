"""The data of a page: Turtle, JSON-LD and N-Triples of one and the same set of statements.

It is a concise bounded description: the thing with all that is stated of it, the nodes that
only have a home there (parties, participations, signatures, figures, identifiers), what
supports them (claims, evidence, quotes), class and names of everything else that is named,
and what the document says of itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from passerelle.namespaces import (
    DCTERMS,
    FOAF,
    PAS,
    PREFIXES,
    RDF,
    RDFS,
    SKOS,
)
from passerelle.publish.parts import PAGED, File, Site
from passerelle.publish.things.jsonld import Statement, compact, embedded
from passerelle.publish.things.model import Described
from passerelle.publish.things.names import LONGEST, kind_of
from passerelle.publish.things.reading import Node, Value
from passerelle.publish.things.words import TEXTS

__all__ = ["ENDINGS", "core_statements", "data_files", "script_text", "statements"]

ENDINGS = {"ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples"}
"""The data files beside a page, and the media type of each."""

_NAMES = (RDF.type, SKOS.prefLabel, DCTERMS.title, RDFS.label, FOAF.name)
MOST_INSIDE = 150
"""Statements of the JSON-LD inside a page, without long texts: the file beside it holds all."""
_INFERRED = "/graph/inferred/"


def data_files(site: Site, thing: Described, key: str) -> Iterator[File]:
    """The files of all statements about `thing`."""
    told = list(statements(site, thing, key))
    triples = [Triple(*one) for one in told]
    yield File(f"{key}.ttl", _turtle(triples))
    yield File(f"{key}.jsonld", compact(told))
    yield File(f"{key}.nt", serialize(triples, format=RdfFormat.N_TRIPLES) or b"")


def script_text(site: Site, thing: Described) -> str:
    """The JSON-LD inside the page: what is stated of the thing itself, safe in a ``script``."""
    return embedded(core_statements(site, thing))


def core_statements(site: Site, thing: Described) -> Iterator[Statement]:
    """What sources say of the thing itself, without what supports it."""
    base = site.minter.base
    told = (
        (subject, predicate, value)
        for subject, predicate, value, derived in _about(thing.node, base)
        if not derived and len(value.value) <= LONGEST
    )
    yield from islice(told, MOST_INSIDE)


def statements(site: Site, thing: Described, key: str) -> list[Statement]:
    """Every statement of the data files once, subject by subject."""
    parts = (_document(site, thing, key), _whole(site, thing), _linked(thing), _beside(thing))
    return list(dict.fromkeys(one for part in parts for one in part))


def _whole(site: Site, thing: Described) -> Iterator[Statement]:
    """The thing and the nodes told with it; evidence only where it is told itself."""
    for node in thing.whole.values():
        for subject, predicate, value, derived in _about(node, site.minter.base):
            told = predicate != PAS.supportedBy or value.value in thing.whole
            if told and not (derived and thing.kind == "person"):
                yield subject, predicate, value


def _linked(thing: Described) -> Iterator[Statement]:
    """What rules derive, marked as such, and what leads to the thing."""
    for link, _ in thing.derived:
        yield link
        yield link[1], RDF.type, PAS.DerivedProperty
    yield from thing.links


def _beside(thing: Described) -> Iterator[Statement]:
    """Class and names of what is named besides."""
    for iri, node in thing.beside.items():
        if iri not in thing.whole:
            for predicate in _NAMES:
                for value in node.values(predicate):
                    yield node.name, predicate, value


def _about(node: Node, base: str) -> Iterator[tuple[NamedNode | BlankNode, NamedNode, Value, bool]]:
    """What is stated of a node, and whether only a rule says so; no derived link of a person."""
    kind = kind_of(node.iri, base)
    if kind not in PAGED:  # no rule writes of a node without a page
        yield from ((node.name, *pair, False) for pair in node.pairs())
        return
    is_person = kind == "person"
    for predicate, value, graphs in node.statements():
        derived = all(_INFERRED in graph for graph in graphs)
        if derived and (is_person or kind_of(value.value, base) == "person"):
            continue
        yield node.name, predicate, value, derived


def _document(site: Site, thing: Described, key: str) -> Iterator[Statement]:
    """What the document says of itself."""
    document = NamedNode(f"{site.home}{key}")
    yield document, RDF.type, FOAF.Document
    yield document, FOAF.primaryTopic, NamedNode(thing.named.iri)
    yield document, DCTERMS.license, NamedNode(site.settings.graph.licence)
    yield document, DCTERMS.isPartOf, NamedNode(f"{site.minter.base}dataset")
    if thing.left_out:
        for lang, text in zip(("fr", "en", "zh"), TEXTS["left out"], strict=True):
            yield document, SKOS.note, Literal(text, language=lang)


def _turtle(triples: list[Triple]) -> bytes:
    """With the prefixes that occur, and only those."""
    body = serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b""
    lines = body.split(b"\n")
    head = [line for line in lines[: len(PREFIXES) + 1] if line.startswith(b"@prefix ")]
    rest = b"\n".join(lines[len(head) :])
    used = [line for line in head if line.split(b" ", 2)[1] in rest]
    return b"\n".join((*used, rest))
