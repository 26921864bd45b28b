"""The ontology as its files say it: header, terms, schemes, alignments and changes."""

from __future__ import annotations

import re
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from passerelle.errors import PasserelleError
from passerelle.namespaces import DCTERMS, FOAF, OWL, PAS, RDF, RDFS, SCHEMA, SKOS
from passerelle.publish.ontology.graph import Graph, local_name, triples
from passerelle.publish.ontology.model import (
    Alignment,
    Change,
    Concept,
    Header,
    Scheme,
    Term,
    Texts,
)

__all__ = ["read_alignments", "read_changes", "read_header", "read_schemes", "read_terms"]

_KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object",
    OWL.DatatypeProperty: "datatype",
    OWL.AnnotationProperty: "annotation",
}
_TRAITS = {
    PAS.DerivedProperty: "derived",
    OWL.SymmetricProperty: "symmetric",
    OWL.TransitiveProperty: "transitive",
}
_NAME = re.compile(r"[A-Za-z][\w-]*")
_TOLD_ELSEWHERE = {
    *(RDF.type, SKOS.inScheme, SKOS.topConceptOf, SKOS.broader, SKOS.narrower),
    *(SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.definition, SKOS.scopeNote),
}
_CHANGE_NOTES = (SKOS.changeNote, SKOS.historyNote)


def read_header(graph: Graph, file: Path) -> Header:
    """The header of the ontology.

    Raises `PasserelleError` when the file has none.
    """
    own = NamedNode(str(PAS).rstrip("#"))
    if own not in graph.typed(OWL.Ontology):
        raise PasserelleError(
            f"there is no header <{own.value}> a owl:Ontology.",
            where=file,
            remedy="Add it at the top of the file.",
        )
    creators: Texts = {}
    for iri in graph.iris(own, DCTERMS.creator):
        for lang, names in graph.texts(NamedNode(iri), FOAF.name).items():
            creators.setdefault(lang, []).extend(names)
    return Header(
        iri=own.value,
        version=graph.text(own, OWL.versionInfo),
        version_iri=graph.text(own, OWL.versionIRI),
        prior_version=graph.text(own, OWL.priorVersion),
        licence=graph.text(own, DCTERMS.license),
        titles=graph.texts(own, DCTERMS.title),
        descriptions=graph.texts(own, DCTERMS.description),
        creators=creators,
    )


def read_terms(graph: Graph, file: Path) -> dict[str, Term]:
    """Classes, then properties, each in the order of their names."""
    terms = [
        _term(graph, subject, kind, file)
        for owl_class, kind in _KINDS.items()
        for subject in graph.typed(owl_class)
        if subject.value.startswith(str(PAS))
    ]
    terms.sort(key=lambda term: (not term.is_class, term.name.lower(), term.name))
    return {term.iri: term for term in terms}


def _check_name(name: str, what: str, file: Path) -> None:
    """Raise `PasserelleError` unless a page can be called `name`."""
    if not _NAME.fullmatch(name):
        raise PasserelleError(
            f"the {what} has a name that no page can bear.",
            where=file,
            remedy="A name is letters, digits and hyphens, and begins with a letter.",
        )


def _term(graph: Graph, subject: NamedNode, kind: str, file: Path) -> Term:
    name = subject.value.removeprefix(str(PAS))
    _check_name(name, f"term <{subject.value}>", file)
    above = RDFS.subClassOf if kind == "class" else RDFS.subPropertyOf
    types = graph.objects(subject, RDF.type)
    traits = [trait for owl_class, trait in _TRAITS.items() if owl_class in types]
    if graph.text(subject, OWL.deprecated) == "true":
        traits.append("deprecated")
    inverses = {*graph.iris(subject, OWL.inverseOf), *graph.subjects_of(OWL.inverseOf, subject)}
    return Term(
        iri=subject.value,
        name=name,
        kind=kind,
        labels=graph.texts(subject, RDFS.label),
        definitions=graph.texts(subject, SKOS.definition),
        notes=graph.texts(subject, SKOS.scopeNote),
        traits=tuple(traits),
        parents=graph.iris(subject, above),
        children=graph.subjects_of(above, subject),
        inverses=tuple(sorted(inverses)),
        used_with=graph.iris(subject, SCHEMA.domainIncludes),
        values=graph.iris(subject, SCHEMA.rangeIncludes),
        replaced_by=graph.iris(subject, DCTERMS.isReplacedBy),
        changes=graph.texts(subject, *_CHANGE_NOTES),
    )


def read_schemes(files: list[Path]) -> dict[str, Scheme]:
    """The concept schemes in the order of their names, each from the file that holds it."""
    found = []
    for file in files:
        graph = Graph([file])
        for subject in graph.typed(SKOS.ConceptScheme):
            found.append(_scheme(graph, subject, file))
    found.sort(key=lambda scheme: scheme.name)
    return {scheme.iri: scheme for scheme in found}


def _scheme(graph: Graph, subject: NamedNode, file: Path) -> Scheme:
    name = local_name(subject.value)
    _check_name(name, f"scheme <{subject.value}>", file)
    members = (NamedNode(iri) for iri in graph.subjects_of(SKOS.inScheme, subject))
    return Scheme(
        iri=subject.value,
        name=name,
        file=file,
        titles=graph.texts(subject, DCTERMS.title),
        descriptions=graph.texts(subject, DCTERMS.description),
        concepts={one.value: _concept(graph, one) for one in members},
    )


def _concept(graph: Graph, subject: NamedNode) -> Concept:
    facts = []
    for predicate, value in graph.about(subject):
        if predicate not in _TOLD_ELSEWHERE and isinstance(value, NamedNode | Literal):
            facts.append((predicate.value, value.value))
    above = {*graph.iris(subject, SKOS.broader), *graph.subjects_of(SKOS.narrower, subject)}
    return Concept(
        iri=subject.value,
        slug=local_name(subject.value),
        labels=graph.texts(subject, SKOS.prefLabel),
        other_labels=graph.texts(subject, SKOS.altLabel, SKOS.hiddenLabel),
        definitions=graph.texts(subject, SKOS.definition),
        notes=graph.texts(subject, SKOS.scopeNote),
        broader=tuple(sorted(above)),
        facts=tuple(facts),
    )


def read_alignments(files: list[Path]) -> list[Alignment]:
    """Every statement that ties a term or concept of ours to another vocabulary, sorted."""
    caveats, found = Graph(files), []
    for file in files:
        for quad in triples(file):
            subject, value = quad.subject, quad.object
            if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode):
                continue
            ours, mark, other = subject, "", value
            if not _is_ours(subject.value) and _is_ours(value.value):
                ours, mark, other = value, "^", subject
            notes = caveats.texts(other, SKOS.note)
            relation = f"{mark}{quad.predicate.value}"
            found.append(Alignment(ours.value, relation, other.value, file.stem, notes))
    return sorted(found, key=lambda one: (one.ours, one.vocabulary, one.relation, one.other))


def _is_ours(iri: str) -> bool:
    return iri.startswith(str(PAS).rstrip("#"))


def read_changes(file: Path) -> list[Change]:
    """The lines of the changelog that begin with the terms they speak of."""
    found, version = [], ""
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
        if line.startswith("## "):
            version = line[3:].strip()
        elif line.startswith("- ") and ":" in line:
            text = line[2:]
            head = re.match(r"(?:`[^`]*`[, ]*)+", text)
            names = re.findall(r"`pas:([\w-]+)`", head[0]) if head else []
            found.append(Change(version, text, frozenset(f"{PAS}{name}" for name in names)))
    return found
