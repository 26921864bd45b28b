"""The SHACL shapes as their files say them: what each looks at, asks for and answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode

from passerelle.namespaces import RDF, SH, SKOS
from passerelle.publish.ontology.graph import Graph, Node, local_name, short
from passerelle.publish.ontology.model import Shape, Texts
from passerelle.publish.pages.highlight import terms_in

__all__ = ["read_shapes"]

_TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
_TOLD_ELSEWHERE = {
    *(RDF.type, SH.path, SH.message, SH.severity, SH.property, SH.sparql, *_TARGETS),
}
_REPEATED = {SH.zeroOrMorePath: "*", SH.oneOrMorePath: "+", SH.zeroOrOnePath: "?"}


def read_shapes(files: list[Path], prefixes: Mapping[str, str]) -> dict[str, Shape]:
    """Every shape that has an address, family by family, in the order of the files.

    Inside a family a node shape comes before the property shapes that belong to it.
    """
    reader = _Reader(Graph(files), prefixes)
    found: dict[str, Shape] = {}
    for file in files:
        family = Graph([file])
        nodes = [*family.typed(SH.NodeShape), *family.typed(SH.PropertyShape)]
        for node in nodes:
            found[node.value] = reader.shape(node, file.stem)
    return found


class _Reader:
    """Shapes over the graph of all families, because one may point into another."""

    def __init__(self, graph: Graph, prefixes: Mapping[str, str]) -> None:
        self._graph = graph
        self._prefixes = prefixes

    def shape(self, node: NamedNode, family: str) -> Shape:
        """All that is shown of the shape `node`."""
        graph = self._graph
        parents = graph.subjects(SH.property, node)
        paths = graph.objects(node, SH.path)
        return Shape(
            iri=node.value,
            name=local_name(node.value),
            family=family,
            severity=local_name(graph.text(node, SH.severity) or SH.Violation.value),
            messages=self._messages(node),
            path=self._path(paths[0]) if paths else "",
            facts=tuple(self._facts(node)),
            targets=tuple(sorted({*self._targets(node), *self._targets_of(parents)})),
            parents=tuple(one.value for one in parents if isinstance(one, NamedNode)),
            mentions=frozenset(self._mentions(node)),
            path_terms=frozenset(self._reach(paths[0]) if paths else ()),
            schemes=tuple(self._schemes(node)),
        )

    def _messages(self, node: NamedNode) -> Texts:
        own = self._graph.texts(node, SH.message)
        for query in self._graph.objects(node, SH.sparql):
            if isinstance(query, NamedNode | BlankNode):
                own = own or self._graph.texts(query, SH.message)
        return own

    def _targets(self, node: Node) -> Iterator[tuple[str, str]]:
        for way in _TARGETS:
            for iri in self._graph.iris(node, way):
                yield (local_name(way.value), iri)

    def _targets_of(self, nodes: list[Node]) -> Iterator[tuple[str, str]]:
        for node in nodes:
            yield from self._targets(node)

    def _facts(self, node: NamedNode) -> Iterator[tuple[str, str]]:
        for predicate, value in self._graph.about(node):
            if predicate not in _TOLD_ELSEWHERE:
                yield (short(predicate.value, self._prefixes), self._value(value))
        for query in self._graph.objects(node, SH.sparql):
            if isinstance(query, NamedNode | BlankNode):
                yield ("sh:select", self._graph.text(query, SH.select))

    def _value(self, value: object) -> str:
        if isinstance(value, NamedNode):
            return short(value.value, self._prefixes)
        if isinstance(value, Literal):
            return value.value
        if not isinstance(value, BlankNode):
            return ""
        members = self._graph.items(value)
        if members:
            return " | ".join(self._value(one) for one in members)
        parts = []
        for predicate, inner in self._graph.about(value):
            shown = self._path(inner) if predicate == SH.path else self._value(inner)
            parts.append(f"{short(predicate.value, self._prefixes)} {shown}")
        return "[ " + " ; ".join(parts) + " ]"

    def _path(self, path: object) -> str:
        """A property path in the notation of SPARQL (1.1, section 9.1)."""
        if isinstance(path, NamedNode):
            return short(path.value, self._prefixes)
        if not isinstance(path, BlankNode):
            return ""
        for inner in self._graph.objects(path, SH.inversePath):
            return f"^{self._path(inner)}"
        for predicate, mark in _REPEATED.items():
            for inner in self._graph.objects(path, predicate):
                return f"({self._path(inner)}){mark}"
        for choice in self._graph.objects(path, SH.alternativePath):
            return "(" + " | ".join(self._path(one) for one in self._graph.items(choice)) + ")"
        return " / ".join(self._path(one) for one in self._graph.items(path))

    def _reach(self, value: object) -> set[str]:
        """The addresses in `value` and in the unnamed nodes below it."""
        if isinstance(value, NamedNode):
            return {value.value}
        if not isinstance(value, BlankNode):
            return set()
        inner = (self._reach(one) for _, one in self._graph.about(value))
        return set().union(*inner)

    def _mentions(self, node: NamedNode) -> set[str]:
        """The terms a shape speaks of: in its path, its constraints, its query."""
        found: set[str] = set()
        for predicate, value in self._graph.about(node):
            if predicate not in (SH.property, RDF.type, *_TARGETS):
                found |= self._reach(value)
        for query in self._graph.objects(node, SH.sparql):
            if isinstance(query, NamedNode | BlankNode):
                found |= terms_in(self._graph.text(query, SH.select), self._prefixes)
        return found

    def _schemes(self, node: NamedNode) -> Iterator[str]:
        """The schemes that ``sh:node`` asks the value to be from."""
        for inner in self._graph.iris(node, SH.node):
            for step in self._graph.iris(NamedNode(inner), SH.property):
                paths = self._graph.objects(NamedNode(step), SH.path)
                if any(SKOS.inScheme.value in self._reach(path) for path in paths):
                    yield from self._graph.iris(NamedNode(step), SH.hasValue)
