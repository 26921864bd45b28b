"""What the graph says of itself: sources with their licences, graphs, rules (DCAT, PROV)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from passerelle.identity.ledger import Decision
from passerelle.identity.withdrawn import Tombstone
from passerelle.iris import Minter
from passerelle.namespaces import DCAT, DCTERMS, FOAF, PAS, PROV, RDF, SKOS, WITHDRAWAL_REASON, XSD
from passerelle.sources.base import SourceDescription
from passerelle.workspace import GraphSettings

__all__ = [
    "decision_quads",
    "meta_quads",
    "replaced_quads",
    "rule_quads",
    "version_quads",
    "withdrawn_quads",
]

_WITHDRAWN = {"fr": "personne retirée", "en": "withdrawn person", "zh": "已撤下的人物"}


def meta_quads(
    settings: GraphSettings, minter: Minter, sources: Iterable[SourceDescription]
) -> Iterator[Quad]:
    """The graph ``meta``: the dataset, and each source with where it is from.

    Nothing here depends on the clock, so that building twice gives the same statements.
    """
    graph = minter.graph("meta")
    dataset = NamedNode(f"{minter.base}dataset")

    def state(subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> Quad:
        return Quad(subject, predicate, value, graph)

    yield state(dataset, RDF.type, DCAT.Dataset)
    yield from (state(dataset, DCTERMS.title, text) for text in _texts(settings.title))
    yield from (state(dataset, DCTERMS.description, text) for text in _texts(settings.description))
    yield state(dataset, DCTERMS.license, NamedNode(settings.licence))
    if settings.publisher.name:
        publisher = minter.thing("agent", "publisher")
        yield state(dataset, DCTERMS.publisher, publisher)
        yield state(publisher, RDF.type, FOAF.Agent)
        yield state(publisher, FOAF.name, Literal(settings.publisher.name))
        if settings.publisher.homepage:
            yield state(publisher, FOAF.homepage, NamedNode(settings.publisher.homepage))
    for source in sources:
        node = minter.thing("source", source.name)
        content = minter.graph(f"source/{source.name}")
        yield state(dataset, DCTERMS.source, node)
        yield state(node, RDF.type, PAS.Source)
        yield from (state(node, DCTERMS.title, text) for text in _texts(source.title))
        yield state(node, DCTERMS.publisher, Literal(source.publisher))
        yield state(node, DCTERMS.license, _address_or_text(source.licence))
        if source.retrieved:
            retrieved = Literal(source.retrieved.isoformat(), datatype=XSD.date)
            yield state(node, PAS.retrieved, retrieved)
        if source.homepage:
            yield state(node, FOAF.page, NamedNode(source.homepage))
        yield state(content, PROV.wasDerivedFrom, node)


def version_quads(
    minter: Minter, versions: Iterable[tuple[SourceDescription, str]]
) -> Iterator[Quad]:
    """The version of each source that was read: the day it was fetched, and its digest.

    The digest covers the folder of the source: its files and how they are read.
    """
    graph = minter.graph("meta")
    for source, digest in versions:
        node = minter.thing("source-version", f"{source.name}-{digest[:12]}")
        day = source.retrieved.isoformat() if source.retrieved else ""
        title = " ".join(filter(None, (source.name, day, digest[:12])))
        yield Quad(node, RDF.type, PAS.SourceVersion, graph)
        yield Quad(node, PROV.wasDerivedFrom, minter.thing("source", source.name), graph)
        yield Quad(node, PAS.digest, Literal(digest), graph)
        yield Quad(node, DCTERMS.title, Literal(title), graph)
        if day:
            yield Quad(node, PAS.retrieved, Literal(day, datatype=XSD.date), graph)


def rule_quads(minter: Minter, rules: Mapping[str, Mapping[str, str]]) -> Iterator[Quad]:
    """For each rule (name to titles): the graph it fills, and that it is derived."""
    graph = minter.graph("meta")
    for name, titles in sorted(rules.items()):
        content = minter.graph(f"inferred/{name}")
        rule = minter.thing("rule", name)
        yield Quad(content, PROV.wasGeneratedBy, rule, graph)
        yield Quad(rule, RDF.type, PROV.Activity, graph)
        yield from (Quad(rule, DCTERMS.title, text, graph) for text in _texts(titles))


def replaced_quads(minter: Minter, replaced: Mapping[str, str]) -> Iterator[Quad]:
    """The graph ``identity``: addresses that a merge gave up, and what replaces them."""
    graph = minter.graph("identity")
    for loser, winner in sorted(replaced.items()):
        old, new = (minter.thing(*address.split("/", 1)) for address in (loser, winner))
        yield Quad(old, DCTERMS.isReplacedBy, new, graph)


def withdrawn_quads(minter: Minter, tombstones: Iterable[Tombstone]) -> Iterator[Quad]:
    """The graph ``identity``: for each withdrawn person an address that is gone, when and why.

    An address that a merge had given up to it leads to the tombstone.
    """
    graph = minter.graph("identity")
    for tombstone in tombstones:
        node = minter.thing("person", tombstone.slug)
        reason = WITHDRAWAL_REASON.term(tombstone.reason)
        moment = Literal(tombstone.when, datatype=XSD.dateTime)
        yield Quad(node, PAS.withdrawalReason, reason, graph)
        yield Quad(node, PROV.invalidatedAtTime, moment, graph)
        yield from (Quad(node, SKOS.prefLabel, text, graph) for text in _texts(_WITHDRAWN))
        for former in tombstone.former:
            yield Quad(minter.thing("person", former), DCTERMS.isReplacedBy, node, graph)


def decision_quads(minter: Minter, decided: Iterable[tuple[str, str, Decision]]) -> Iterator[Quad]:
    """The graph ``identity``: what was decided of two things, when and on what ground.

    Who decided is kept in ``decisions.csv`` and not published.
    """
    graph = minter.graph("identity")
    for left, right, decision in decided:
        node = minter.keyed("decision", [*sorted((left, right)), decision.judgement, decision.when])
        yield Quad(node, RDF.type, PAS.IdentityDecision, graph)
        for address in dict.fromkeys((left, right)):
            yield Quad(node, PAS.decidesOn, minter.thing(*address.split("/", 1)), graph)
        yield Quad(node, PAS.judgement, Literal(decision.judgement), graph)
        if decision.when:
            yield Quad(node, DCTERMS.date, _day_or_text(decision.when), graph)
        if decision.why:
            yield Quad(node, DCTERMS.description, Literal(decision.why), graph)


def _day_or_text(text: str) -> Literal:
    try:
        return Literal(date.fromisoformat(text).isoformat(), datatype=XSD.date)
    except ValueError:
        return Literal(text)


def _texts(texts: Mapping[str, str]) -> Iterator[Literal]:
    for lang, text in sorted(texts.items()):
        yield Literal(text) if lang == "und" else Literal(text, language=lang)


def _address_or_text(value: str) -> NamedNode | Literal:
    return NamedNode(value) if value.startswith(("http://", "https://")) else Literal(value)
