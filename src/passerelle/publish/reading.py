"""What the pages read of the graph: look-ups in the embedded store, remembered for `memory`.

One reader serves many pages. `begin` starts the record of what one page rests on; a later run
writes the page again only when one of these nodes has changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from passerelle.store import EmbeddedStore

__all__ = ["Reader"]


class Reader:
    """Statements about a node, and those that lead to it."""

    def __init__(self, store: EmbeddedStore) -> None:
        self._store = store
        self._read: set[str] = set()

    def begin(self) -> None:
        """Forget what was read so far: another page begins."""
        self._read = set()

    @property
    def read(self) -> frozenset[str]:
        """What was read since `begin`: addresses of nodes, with an arrow what leads to a node."""
        return frozenset(self._read)

    def about(self, node: NamedNode) -> Iterator[Quad]:
        """The statements whose subject is `node`."""
        self._read.add(node.value)
        return self._store.matching(subject=node)

    def leading_to(self, node: NamedNode, predicate: NamedNode | None = None) -> Iterator[Quad]:
        """The statements whose object is `node`."""
        self._read.add(f"→{node.value}")
        for quad in self._store.matching(predicate=predicate, value=node):
            if isinstance(quad.subject, NamedNode):
                self._read.add(quad.subject.value)
            yield quad
