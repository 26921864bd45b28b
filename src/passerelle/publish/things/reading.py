"""What the pages read of the graph: look-ups in the embedded store, remembered for `memory`.

One reader serves many pages. `begin` starts the record of what one page rests on; a later run
writes the page again only when one of these nodes has changed. A node that an earlier page
read is not looked up again, but counts as read all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from passerelle.namespaces import RDF, SKOS
from passerelle.store import EmbeddedStore

__all__ = ["Node", "Reader", "Value"]

Value: TypeAlias = NamedNode | BlankNode | Literal
MOST_KEPT = 30_000
"""Nodes kept at a time; what is dropped is read again."""


def order(value: Value) -> tuple[int, str, str]:
    """Sorts values the same in every store: addresses first, then texts."""
    if isinstance(value, Literal):
        return (1, value.value, value.language or value.datatype.value)
    return (0 if isinstance(value, NamedNode) else 2, value.value, "")


class Node:
    """All that is stated of one node, whatever the graph."""

    __slots__ = ("_values", "blank", "name")

    def __init__(self, name: NamedNode | BlankNode, quads: Iterable[Quad]) -> None:
        self.name = name
        self.blank: list[BlankNode] = []
        """The blank nodes among the values: they are told with the node or nowhere."""
        self._values: dict[NamedNode, dict[Value, list[str]]] = {}
        for quad in quads:
            value = quad.object
            if isinstance(value, Triple):
                continue  # RDF 1.2: nothing here writes them
            if isinstance(value, BlankNode):
                self.blank.append(value)
            graphs = self._values.setdefault(quad.predicate, {}).setdefault(value, [])
            graphs.append(getattr(quad.graph_name, "value", ""))

    def __bool__(self) -> bool:
        return bool(self._values)

    @property
    def iri(self) -> str:
        """The address as text; for a blank node its label."""
        return self.name.value

    def predicates(self) -> list[NamedNode]:
        """What it has, sorted."""
        return sorted(self._values, key=lambda predicate: predicate.value)

    def values(self, predicate: NamedNode) -> list[Value]:
        """The values of `predicate`, each once, sorted."""
        found = self._values.get(predicate)
        if not found:
            return []
        return list(found) if len(found) == 1 else sorted(found, key=order)

    def nodes(self, predicate: NamedNode) -> list[NamedNode]:
        """The values that have an address."""
        return [one for one in self.values(predicate) if isinstance(one, NamedNode)]

    def node(self, predicate: NamedNode) -> NamedNode | None:
        """The first value that has an address."""
        return next(iter(self.nodes(predicate)), None)

    def text(self, predicate: NamedNode) -> str:
        """The first value as text; empty without one."""
        return next((one.value for one in self.values(predicate)), "")

    def literals(self, predicate: NamedNode) -> list[Literal]:
        """The values that are texts, numbers or dates."""
        return [one for one in self.values(predicate) if isinstance(one, Literal)]

    def graphs(self, predicate: NamedNode, value: Value) -> list[str]:
        """The graphs that state `value`, sorted."""
        found = self._values.get(predicate, {}).get(value, [])
        return found if len(found) < 2 else sorted(found)

    def pairs(self) -> Iterator[tuple[NamedNode, Value]]:
        """Predicate and value of all statements, sorted."""
        for predicate in self.predicates():
            for value in self.values(predicate):
                yield predicate, value

    def statements(self) -> Iterator[tuple[NamedNode, Value, list[str]]]:
        """Predicate, value and the graphs that state it, sorted."""
        for predicate in self.predicates():
            for value in self.values(predicate):
                yield predicate, value, self.graphs(predicate, value)


class Reader:
    """Statements about a node, and those that lead to it."""

    def __init__(self, store: EmbeddedStore) -> None:
        self._store = store
        self._read: set[str] = set()
        self._nodes: dict[str, Node] = {}
        self._briefs: dict[str, Node] = {}

    def begin(self) -> None:
        """Forget which nodes were read so far: another page begins."""
        self._read = set()
        if len(self._nodes) > MOST_KEPT:
            self._nodes.clear()
        if len(self._briefs) > MOST_KEPT:
            self._briefs.clear()

    @property
    def read(self) -> frozenset[str]:
        """What was read since `begin`: addresses of nodes, with an arrow what leads to a node."""
        return frozenset(self._read)

    def touch(self, iri: str) -> None:
        """Count as read what the reader's user kept from an earlier page."""
        self._read.add(iri)

    def about(self, node: NamedNode | BlankNode) -> Node:
        """All statements whose subject is `node`."""
        iri = node.value
        self._read.add(iri)
        found = self._nodes.get(iri)
        if found is None:
            found = self._nodes[iri] = Node(node, self._store.matching(subject=node))
        return found

    def brief(self, node: NamedNode) -> Node:
        """Class and main names of `node`: of a neighbour no more is asked, and it may have much."""
        iri = node.value
        self._read.add(iri)
        found = self._nodes.get(iri) or self._briefs.get(iri)
        if found is None:
            quads = (
                quad
                for predicate in (RDF.type, SKOS.prefLabel)
                for quad in self._store.matching(subject=node, predicate=predicate)
            )
            found = self._briefs[iri] = Node(node, quads)
            if not found.values(SKOS.prefLabel):
                found = self._briefs[iri] = self.about(node)
        return found

    def values(self, node: NamedNode, predicate: NamedNode) -> list[Value]:
        """The values of one predicate, each once, sorted; not kept for further pages."""
        self._read.add(node.value)
        found = self._nodes.get(node.value)
        if found is None:
            found = Node(node, self._store.matching(subject=node, predicate=predicate))
        return found.values(predicate)

    def leading_to(
        self, node: NamedNode, predicate: NamedNode, most: int | None = None
    ) -> list[NamedNode]:
        """The nodes that have `node` as value of `predicate`, each once, sorted.

        With `most`, no more statements than that are read: which ones is the store's choice.
        """
        self._read.add(f"→{node.value}")
        quads = self._store.matching(predicate=predicate, value=node)
        found = {quad.subject for quad in islice(quads, most)}
        nodes = [one for one in found if isinstance(one, NamedNode)]
        self._read.update(one.value for one in nodes)
        return nodes if len(nodes) < 2 else sorted(nodes, key=lambda one: one.value)
