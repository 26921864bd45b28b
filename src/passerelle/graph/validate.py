"""The SHACL gate: shapes over a graph, and a report that a person can act on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import SH, SKOS
from rdflib.term import Node

from passerelle.namespaces import OA, PAS
from passerelle.resources import ontology_dir

__all__ = [
    "SEVERITIES",
    "Finding",
    "in_order",
    "property_path",
    "shape_messages",
    "shape_name",
    "shapes_graph",
    "validate",
    "validate_graph",
    "violations",
]

SEVERITIES = ("Violation", "Warning", "Info")
_REPEATED = {SH.zeroOrMorePath: "*", SH.oneOrMorePath: "+", SH.zeroOrOnePath: "?"}


@dataclass(frozen=True)
class Finding:
    """One result: which node breaks which shape, what to do, and where the node is from."""

    severity: str
    shape: str
    focus: str
    path: str = ""
    value: str = ""
    messages: dict[str, str] = field(default_factory=dict, hash=False)
    name: str = ""
    evidence: str = ""

    def message(self, lang: str) -> str:
        """The message in `lang`, or in the first of English, French, Chinese there is."""
        order = (lang, "en", "fr", "zh", "")
        return next((self.messages[key] for key in order if key in self.messages), self.shape)

    @property
    def node(self) -> str:
        """The node to mend: what is checked per scheme (the form of a code) is the value."""
        return self.value if "/def/identifier-scheme#" in self.focus else self.focus

    def line(self, lang: str) -> str:
        """The whole finding in one line: severity, node, its source, message."""
        who = f"{self.name} <{self.node}>" if self.name else f"<{self.node}>"
        where = f" [{self.evidence}]" if self.evidence else ""
        return f"{self.severity}: {who}{where}: {self.message(lang)}"


@cache
def shapes_graph() -> rdflib.Graph:
    """All shapes of the ontology."""
    graph = rdflib.Graph()
    for file in sorted((ontology_dir() / "shapes").glob("*.ttl")):
        graph.parse(file, format="turtle")
    return graph


@cache
def _vocabulary(folder: Path) -> rdflib.Graph:
    """The ontology and its schemes, without their prefixes: messages would be written with them."""
    read = rdflib.Graph()
    for file in (folder / "passerelle.ttl", *sorted((folder / "themes").glob("*.ttl"))):
        read.parse(file, format="turtle")
    graph = rdflib.Graph()
    graph += read
    return graph


def validate_graph(data: rdflib.Graph, *, with_vocabulary: bool = False) -> list[Finding]:
    """All findings on `data`, violations first; empty when it conforms.

    `with_vocabulary` adds the ontology and its schemes, for a file that lacks them.
    """
    return validate(data, with_vocabulary=with_vocabulary)[1]


def validate(
    data: rdflib.Graph, *, with_vocabulary: bool = False
) -> tuple[rdflib.Graph, list[Finding]]:
    """The SHACL validation report on `data` as a graph, and its findings in order."""
    from passerelle.graph.prepared import Prepared, together  # loads what reads SPARQL

    if not with_vocabulary:
        return _validated(Prepared(data))
    with together(_vocabulary(ontology_dir()), data) as whole:
        return _validated(whole)


def _validated(data: rdflib.Graph) -> tuple[rdflib.Graph, list[Finding]]:
    import pyshacl

    _, report, _ = pyshacl.validate(
        data, shacl_graph=shapes_graph(), inference="none", advanced=False, meta_shacl=False
    )
    # Not every sh:ValidationResult: those of a nested shape only explain the outer one.
    found = [_finding(report, node, data) for node in report.objects(None, SH.result)]
    return report, in_order(found)


def in_order(found: Iterable[Finding]) -> list[Finding]:
    """Findings by severity, then by shape and node."""
    return sorted(
        found,
        key=lambda one: (SEVERITIES.index(one.severity), one.shape, one.focus, one.path, one.value),
    )


def _finding(report: rdflib.Graph, node: Node, data: rdflib.Graph) -> Finding:
    def one(predicate: Node) -> Node | None:
        return report.value(node, predicate)

    focus, shape, value = one(SH.focusNode), one(SH.sourceShape), one(SH.value)
    messages = _by_language(report.objects(node, SH.resultMessage))
    if set(messages) <= {""}:  # pySHACL drops the languages of a SPARQL constraint's messages
        messages = shape_messages(one(SH.sourceConstraint) or shape) or messages
    return Finding(
        severity=str(one(SH.resultSeverity)).rsplit("#", 1)[-1],
        shape=shape_name(shape),
        focus=str(focus),
        path=property_path(report, one(SH.resultPath)),
        value="" if value is None else str(value),
        messages=messages,
        name=_name(data, focus),
        evidence=_evidence(data, focus),
    )


def shape_messages(shape: Node | None) -> dict[str, str]:
    """What a shape says when it is broken, by language."""
    return _by_language(shapes_graph().objects(shape, SH.message))


def _by_language(texts: Iterable[Node]) -> dict[str, str]:
    return {
        str(text.language or ""): str(text) for text in texts if isinstance(text, rdflib.Literal)
    }


def property_path(graph: rdflib.Graph, path: Node | None, *, brackets: bool = False) -> str:
    """A SHACL property path in the notation of SPARQL 1.1 paths (§9.1); empty without one.

    With `brackets` it can stand in a query; without, it is for people to read.
    """
    if path is None or isinstance(path, rdflib.URIRef):
        return f"<{path}>" if path and brackets else str(path or "")

    def inner(part: Node | None) -> str:
        return property_path(graph, part, brackets=brackets)

    inverse = graph.value(path, SH.inversePath)
    if inverse is not None:
        return f"^{inner(inverse)}"
    for predicate, mark in _REPEATED.items():
        repeated = graph.value(path, predicate)
        if repeated is not None:
            return f"({inner(repeated)}){mark}"
    choice = graph.value(path, SH.alternativePath)
    steps = [inner(step) for step in Collection(graph, choice or path)]
    between = " | " if choice is not None else " / "
    return between.join(f"({step})" if " " in step else step for step in steps)


def shape_name(shape: Node | None) -> str:
    """The shape's own name; a property shape without one is named by its node shape."""
    shapes = shapes_graph()
    while shape is not None and not isinstance(shape, rdflib.URIRef):
        shape = next(iter(shapes.subjects(None, shape)), None)
    return str(shape or "").rsplit("#", 1)[-1]


def _name(data: rdflib.Graph, node: Node | None) -> str:
    for predicate in (SKOS.prefLabel, rdflib.URIRef(PAS.nameAsWritten.value)):
        names = sorted(str(text) for text in data.objects(node, predicate))
        if names:
            return names[0]
    about = data.value(node, rdflib.URIRef(PAS.about.value))
    return _name(data, about) if about is not None else ""


def _evidence(data: rdflib.Graph, node: Node | None) -> str:
    """Where `node` is from: source, file and row or quote of the first claim about it."""
    supported = rdflib.URIRef(PAS.supportedBy.value)
    claims = [node, *sorted(data.subjects(rdflib.URIRef(PAS.about.value), node), key=str)]
    places = [place for claim in claims for place in data.objects(claim, supported)]
    for place in sorted(places, key=str):
        source = str(data.value(place, rdflib.URIRef(OA.hasSource.value)) or "")
        file = data.value(place, rdflib.URIRef(PAS.file.value))
        where = "/".join(part for part in (source.rsplit("/", 1)[-1], str(file or "")) if part)
        row = data.value(place, rdflib.URIRef(PAS.row.value))
        selector = data.value(place, rdflib.URIRef(OA.hasSelector.value))
        quote = data.value(selector, rdflib.URIRef(OA.exact.value)) if selector else None
        if row is not None:
            return f"{where}, row {row}"
        if quote is not None:
            return f"{where}: «{quote}»"
    return ""


def violations(findings: Iterable[Finding]) -> list[Finding]:
    """Those that keep a graph from being published."""
    return [finding for finding in findings if finding.severity == "Violation"]
