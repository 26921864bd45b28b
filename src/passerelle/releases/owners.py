"""The thing that a node without a name of its own tells something of: its owner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode

from passerelle.graph.claims import CLASSES
from passerelle.namespaces import ADMS, ORG, PAS
from passerelle.releases.blocks import Blocks
from passerelle.store.base import Term

__all__ = ["Owners", "kind_of"]

_PART_OF = (PAS.about, PAS.inCooperation, PAS.inEvent, PAS.signs, PAS.observes, ORG.member)
"""From a node to the thing (or node) that it tells something of."""
_KINDS = {node: kind for kind, node in CLASSES.items()} | {PAS.Source: "source"}
_DEPTH = 4
"""Steps from a node to its thing at most: RDF from elsewhere may go round in circles."""


def kind_of(node: Term, old: Blocks, new: Blocks) -> str | None:
    """What kind of thing a node is in either data set; None when it is no thing."""
    types = new.types(node) | old.types(node)
    return min((_KINDS[one] for one in types if one in _KINDS), default=None)  # type: ignore[index]


class Owners:
    """The owners of the nodes among `told`, as far as one of the two data sets knows them."""

    def __init__(self, old: Blocks, new: Blocks, told: Iterable[Term]) -> None:
        self._old, self._new = old, new
        self._owners = self._found(list(told))

    def of(self, node: Term) -> Term:
        """The thing that `node` belongs to; itself when there is none."""
        for _ in range(_DEPTH):
            if node not in self._owners:
                break
            node = self._owners[node]
        return node

    def _found(self, told: list[Term]) -> dict[Term, Term]:
        owners: dict[Term, Term] = {}
        loose = []
        for node in told:
            if kind_of(node, self._old, self._new):
                continue
            owner = next(self._pointed(node), None)
            if owner is None:
                loose.append(node)
            else:
                owners[node] = owner
        return {**self._holders(told, {n for n in loose if self._may_belong(n)}), **owners}

    def _pointed(self, node: Term) -> Iterator[Term]:
        for blocks in (self._new, self._old):
            block = blocks.of(node)
            for prop in _PART_OF:
                yield from (v for v in sorted(block.get(prop, ()), key=str) if v != node)

    def _may_belong(self, node: Term) -> bool:
        """Whether it may be told with what points at it: identifiers, nodes without a name."""
        types = self._old.types(node) | self._new.types(node)
        return isinstance(node, BlankNode) or ADMS.Identifier in types

    def _holders(self, told: list[Term], wanted: set[Term]) -> dict[Term, Term]:
        holders: dict[Term, Term] = {}
        for node in told if wanted else ():
            for block in (self._old.of(node), self._new.of(node)):
                for values in block.values():
                    for value in wanted & values.keys():
                        holders.setdefault(value, node)
        return holders
