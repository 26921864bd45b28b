"""What a data set says of one node, looked up when it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from passerelle.namespaces import DCTERMS, FOAF, OA, PAS, PROV, RDF, RDFS, SKOS
from passerelle.releases.lines import Lines, quads_of
from passerelle.store.base import Term

__all__ = ["ORIGIN", "SUPPORT", "Block", "Blocks", "block_of"]

SUPPORT = frozenset(
    (
        *(PAS.Claim, PAS.Evidence, PAS.Extraction, PAS.Review),
        *(PAS.IdentityDecision, PAS.SourceVersion),
        *(OA.TextQuoteSelector, OA.TextPositionSelector),
    )
)
"""Classes of nodes that tell where statements are from."""
ORIGIN = (PROV.wasDerivedFrom, PROV.wasGeneratedBy)
"""From a graph to the source or the rule its statements are from."""
_NAMES = (SKOS.prefLabel, RDFS.label, DCTERMS.title, FOAF.name)
_DEFAULT = NamedNode("urn:x-default-graph")
_KEPT = 50_000

Block = dict[NamedNode, dict[Term, set[Term]]]
"""Of one subject: for each property and value the graphs that state it."""


class Blocks:
    """What one data set says of its nodes."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.of = lru_cache(_KEPT)(self._of)

    def _of(self, node: Term) -> Block:
        return block_of(quads_of(self.lines.about(str(node).encode())))

    def types(self, node: Term) -> set[Term]:
        """The classes of `node`."""
        return set(self.of(node).get(RDF.type, ()))

    def states(self, subject: Term, predicate: NamedNode, value: Term) -> bool:
        """Whether any graph states this."""
        return value in self.of(subject).get(predicate, {})

    def origin(self, graph: Term) -> Term | None:
        """The source or the rule that the statements of `graph` are from."""
        block = self.of(graph)
        found = (value for prop in ORIGIN for value in sorted(block.get(prop, ()), key=str))
        return next(found, None)

    def names(self, node: Term) -> dict[str, str]:
        """What `node` is called, by language; as the graph ``shown`` chose where it did."""
        block = self.of(node)
        for prop in _NAMES:
            labels = [one for one in block.get(prop, {}) if isinstance(one, Literal)]
            shown = [one for one in labels if any(map(_is_shown, block[prop][one]))]
            found = {one.language or "": one.value for one in _last_first(shown or labels)}
            if found:
                return dict(sorted(found.items()))
        return {}

    def starting(self, mark: bytes) -> Iterator[Quad]:
        """The statements whose line holds `mark`: reads all lines."""
        return iter(quads_of(line for line in self.lines if mark in line))


def _is_shown(graph: Term) -> bool:
    return isinstance(graph, NamedNode) and graph.value.endswith("graph/shown")


def _last_first(labels: Iterable[Literal]) -> list[Literal]:
    """Sorted so that the first of several in one language stays in a dict."""
    return sorted(labels, key=str, reverse=True)


def block_of(quads: Iterable[Quad]) -> Block:
    """The statements of one subject by property and value."""
    block: Block = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        graph = _DEFAULT if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name
        block[quad.predicate][quad.object].add(graph)
    return block
