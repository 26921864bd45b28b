"""The packs as RDF that can itself be queried: SHACL executables, prefixes declared once.

The convention is that of sib-swiss/sparql-examples: each question is a
``sh:SPARQLSelectExecutable`` with its text (``sh:select``), what it asks (``rdfs:comment``),
keywords and the endpoint it is meant for (``schema:target``). Parameters are described as
SHACL describes them (``sh:parameter``), so that a form can be made from the description.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from passerelle.namespaces import DCTERMS, OWL, PREFIXES, RDF, RDFS, SCHEMA, SH, SKOS, XSD
from passerelle.queries.head import Param
from passerelle.queries.pack import Question

__all__ = ["describe"]

_PREFIX = re.compile(r"^PREFIX\s+([\w-]+):\s*<([^>]*)>", re.MULTILINE | re.IGNORECASE)
_DATATYPES = {
    "date": XSD.date,
    "year": XSD.integer,
    "number": XSD.decimal,
    "text": XSD.string,
}
_STEP = {
    "fr": "Passerelle joint les lignes de cette requête par l'étape « {step} ».",
    "en": "Passerelle joins the rows of this query by the step “{step}”.",
    "zh": "Passerelle 以步骤“{step}”合并此查询的各行。",
}


def describe(questions: Iterable[Question], base: str, target: str) -> str:
    """All `questions` as Turtle; their addresses begin with `base`, they are asked of `target`."""
    listed = list(questions)
    triples = [
        *_prefixes(listed, base),
        *(triple for question in listed for triple in _question(question, base, target)),
    ]
    text = ox.serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES)
    return (text or b"").decode("utf-8")


def _prefixes(questions: list[Question], base: str) -> Iterator[Triple]:
    """One declaration for each prefix that a question uses."""
    home = NamedNode(f"{base}queries/prefixes")
    yield Triple(home, RDF.type, OWL.Ontology)
    yield Triple(home, OWL.imports, NamedNode(str(SH)))
    found = {pair for question in questions for pair in _PREFIX.findall(question.query)}
    for prefix, namespace in sorted(found):
        one = NamedNode(f"{base}queries/prefixes#{prefix}")
        yield Triple(home, SH.declare, one)
        yield Triple(one, SH.prefix, Literal(prefix))
        yield Triple(one, SH.namespace, Literal(namespace, datatype=XSD.anyURI))


def _question(question: Question, base: str, target: str) -> Iterator[Triple]:
    node = NamedNode(f"{base}queries/{question.name}")
    yield Triple(node, RDF.type, SH.SPARQLExecutable)
    yield Triple(node, RDF.type, SH.SPARQLSelectExecutable)
    yield Triple(node, SH.prefixes, NamedNode(f"{base}queries/prefixes"))
    yield Triple(node, SH.select, Literal(f"{question.body}\n"))
    yield Triple(node, SCHEMA.target, NamedNode(target))
    yield Triple(node, DCTERMS.isPartOf, NamedNode(f"{base}queries/{question.pack}"))
    yield from _texts(node, RDFS.comment, question.title)
    yield from _texts(node, DCTERMS.description, question.summary)
    for word in question.tags:
        yield Triple(node, SCHEMA.keywords, Literal(word))
    for number in question.answers:
        yield Triple(node, DCTERMS.identifier, Literal(number))
    if question.step is not None:
        notes = {lang: text.format(step=question.step) for lang, text in _STEP.items()}
        yield from _texts(node, SKOS.note, notes)
    params = {NamedNode(f"{node.value}#{name}"): one for name, one in question.params.items()}
    yield from (Triple(node, SH.parameter, one) for one in params)
    for place, (one, param) in enumerate(params.items()):
        yield from _parameter(one, param, place)


def _parameter(node: NamedNode, param: Param, place: int) -> Iterator[Triple]:
    """A parameter: the variable it binds is the local name of its path."""
    yield Triple(node, RDF.type, SH.Parameter)
    yield Triple(node, SH.path, node)
    yield Triple(node, SH.order, _integer(place))
    yield Triple(node, SH.optional, _boolean(not param.required))
    yield from _texts(node, SH.name, param.label)
    if param.type in _DATATYPES or param.values:
        yield Triple(node, SH.datatype, _DATATYPES.get(param.type, XSD.string))
    else:
        yield Triple(node, SH.nodeKind, SH.IRI)
    classes = (param.class_ or "").split()
    for one in classes:  # several sh:class would mean all of them at once
        prop = SH.term("class") if len(classes) == 1 else SCHEMA.rangeIncludes
        yield Triple(node, prop, _expanded(one))
    if param.default is not None:
        yield Triple(node, SH.defaultValue, _default(param))


def _default(param: Param) -> NamedNode | Literal:
    text = str(param.default)
    if param.scheme is not None and param.scheme in PREFIXES:
        return NamedNode(PREFIXES[param.scheme] + text)
    if param.type == "iri":
        return _expanded(text)
    return Literal(text, datatype=_DATATYPES.get(param.type, XSD.string))


def _expanded(text: str) -> NamedNode:
    prefix, _, local = text.partition(":")
    return NamedNode(PREFIXES[prefix] + local if prefix in PREFIXES else text)


def _texts(node: NamedNode, prop: NamedNode, texts: Mapping[Any, str]) -> Iterator[Triple]:
    return (Triple(node, prop, Literal(text, language=lang)) for lang, text in texts.items())


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.integer)


def _boolean(truth: bool) -> Literal:
    return Literal("true" if truth else "false", datatype=XSD.boolean)
