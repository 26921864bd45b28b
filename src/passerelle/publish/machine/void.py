"""The graph described in numbers: VoID (https://www.w3.org/TR/void/).

All figures are those of the union of the named graphs, counted while the dumps were written.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from pyoxigraph import NamedNode, RdfFormat

from passerelle.namespaces import DCTERMS, FOAF, RDF, VOID
from passerelle.publish.machine.dumps import Dumps, dumps_of
from passerelle.publish.machine.dumps.figures import Figures
from passerelle.publish.machine.facts import Facts, facts_of
from passerelle.publish.machine.sheet import Sheet, integer, texts
from passerelle.publish.parts import File, Site

__all__ = ["describe_figures", "void_files"]

_FEATURES = {
    "nq": "N-Quads",
    "trig": "TriG",
    "ttl": "Turtle",
    "jsonld": "JSON-LD",
    "rdf": "RDF_XML",
}


def void_files(site: Site) -> Iterator[File]:
    """The part of the site: ``void.ttl``, and the same at the address that RFC 5785 keeps."""
    sheet = Sheet()
    dataset = describe_figures(site, facts_of(site), dumps_of(site), sheet)
    graph = site.settings.graph
    document = NamedNode(f"{site.home}void.ttl")
    sheet.add(document, RDF.type, VOID.DatasetDescription)
    sheet.add(document, FOAF.primaryTopic, dataset)
    sheet.add(dataset, DCTERMS.title, *texts(graph.title))
    sheet.add(dataset, DCTERMS.description, *texts(graph.description))
    sheet.add(dataset, DCTERMS.license, NamedNode(graph.licence))
    sheet.add(dataset, DCTERMS.publisher, site.minter.thing("agent", "publisher"))
    text = sheet.text(RdfFormat.TURTLE)
    yield File("void.ttl", text)
    yield File(".well-known/void", text)


def describe_figures(site: Site, facts: Facts, dumps: Dumps, sheet: Sheet) -> NamedNode:
    """State the figures of the dataset on `sheet`; returns its address."""
    dataset = NamedNode(f"{site.minter.base}dataset")
    figures = dumps.figures
    sheet.add(dataset, RDF.type, VOID.Dataset)
    sheet.add(dataset, FOAF.homepage, NamedNode(f"{site.home}dataset.html"))
    sheet.add(dataset, VOID.triples, integer(figures.triples))
    sheet.add(dataset, VOID.entities, integer(figures.entities))
    sheet.add(dataset, VOID.distinctSubjects, integer(figures.subjects))
    sheet.add(dataset, VOID.distinctObjects, integer(figures.objects))
    sheet.add(dataset, VOID.properties, integer(len(figures.properties)))
    sheet.add(dataset, VOID.classes, integer(len(figures.classes)))
    sheet.add(dataset, VOID.vocabulary, *_vocabularies(figures))
    sheet.add(dataset, VOID.exampleResource, *facts.examples)
    sheet.add(dataset, VOID.uriSpace, *texts({"und": f"{site.minter.base}id/"}))
    sheet.add(dataset, VOID.rootResource, dataset)
    for dump in dumps.graphs:
        sheet.add(dataset, VOID.dataDump, NamedNode(site.home + dump.place))
        feature = NamedNode(f"http://www.w3.org/ns/formats/{_FEATURES[dump.ending]}")
        sheet.add(dataset, VOID.feature, feature)
    if site.settings.publish.endpoint:
        sheet.add(dataset, VOID.sparqlEndpoint, NamedNode(site.settings.publish.endpoint))
    _partitions(sheet, dataset, figures)
    _linksets(sheet, dataset, figures)
    return dataset


def _partitions(sheet: Sheet, dataset: NamedNode, figures: Figures) -> None:
    for name, members in sorted(figures.classes.items()):
        node = _part(dataset, "class", name)
        sheet.add(dataset, VOID.classPartition, node)
        sheet.add(node, VOID.term("class"), NamedNode(name))
        sheet.add(node, VOID.entities, integer(members.subjects))
        sheet.add(node, VOID.triples, integer(members.triples))
    for name, uses in sorted(figures.properties.items()):
        node = _part(dataset, "property", name)
        sheet.add(dataset, VOID.propertyPartition, node)
        sheet.add(node, VOID.term("property"), NamedNode(name))
        sheet.add(node, VOID.triples, integer(uses.triples))
        sheet.add(node, VOID.distinctSubjects, integer(uses.subjects))
        sheet.add(node, VOID.distinctObjects, integer(uses.objects))


def _linksets(sheet: Sheet, dataset: NamedNode, figures: Figures) -> None:
    for (predicate, where), triples in sorted(figures.links.items()):
        node = _part(dataset, "links", f"{predicate} {where}")
        other = NamedNode(f"{where}/")
        sheet.add(dataset, VOID.subset, node)
        sheet.add(node, RDF.type, VOID.Linkset)
        sheet.add(node, VOID.linkPredicate, NamedNode(predicate))
        sheet.add(node, VOID.subjectsTarget, dataset)
        sheet.add(node, VOID.objectsTarget, other)
        sheet.add(node, VOID.triples, integer(triples))
        sheet.add(other, RDF.type, VOID.Dataset)
        sheet.add(other, FOAF.homepage, other)


def _vocabularies(figures: Figures) -> list[NamedNode]:
    """The namespaces of the properties and classes in use."""
    names = (*figures.properties, *figures.classes)
    found = {name[: max(name.rfind("#"), name.rfind("/")) + 1] for name in names}
    return [NamedNode(one) for one in sorted(found)]


def _part(dataset: NamedNode, kind: str, name: str) -> NamedNode:
    """The node of a partition: it keeps its address as long as its class or property does."""
    return NamedNode(f"{dataset.value}#{kind}-{sha256(name.encode()).hexdigest()[:12]}")
