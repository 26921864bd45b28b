"""Who says so: the claims about a node, and the places in sources that support them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, NamedNode

from passerelle.namespaces import DCTERMS, GEO, OA, PAS, SKOS
from passerelle.publish.things.dates import Time
from passerelle.publish.things.model import Cell, Claim, Evidence, Quote
from passerelle.publish.things.names import Named, clean
from passerelle.publish.things.reading import Node, Reader

if TYPE_CHECKING:
    from passerelle.publish.things.desk import Desk

__all__ = ["MOST_EVIDENCE", "Support"]

MOST_EVIDENCE = 40
"""Places of evidence told per claim; a region may be named by thousands of rows."""
QUOTED = 700
"""Characters of a quote, and a quarter of them of what stands before and after."""


class Support:
    """Reads claims and evidence; an evidence that several claims share is read once."""

    def __init__(self, reader: Reader, desk: Desk) -> None:
        self._reader = reader
        self._desk = desk
        self._evidence: dict[str, Evidence] = {}
        self.left_out = False

    def claims(self, about: NamedNode | BlankNode, told: str, called: Named | None) -> list[Claim]:
        """The claims about a node, the preferred first, then in the order of their sources."""
        if isinstance(about, BlankNode):
            return []
        found = [
            self._claim(self._desk.tell(node), told, called)
            for node in self._reader.leading_to(about, PAS.about)
        ]
        return sorted(
            found, key=lambda c: (not c.preferred, c.source.iri if c.source else "", c.node)
        )

    def _claim(self, node: Node, told: str, called: Named | None) -> Claim:
        source = node.node(PAS.saidBy)
        places = node.nodes(PAS.supportedBy)
        kept = places[:MOST_EVIDENCE]
        self.left_out = self.left_out or len(kept) < len(places)
        return Claim(
            node.iri,
            told,
            called,
            self._desk.named(source) if source else None,
            node.text(PAS.modality).rpartition("#")[2],
            Time.of(node),
            tuple(self._facts(node)),
            tuple(clean(note.value) for note in node.literals(SKOS.note)),
            node.text(PAS.preferred) in ("true", "1"),
            {t.language or "": clean(t.value) for t in node.literals(PAS.preferredBecause)},
            tuple(self._place(place) for place in kept),
            len(places) - len(kept),
        )

    def _facts(self, node: Node) -> list[tuple[Named, Cell]]:
        """What else the claim says: a status, a position."""
        found: list[tuple[Named, Cell]] = []
        for predicate in (PAS.status, GEO.lat, GEO.long, PAS.confidence):
            for value in node.values(predicate):
                if not isinstance(value, BlankNode):
                    shown = self._desk.named(value) if isinstance(value, NamedNode) else value
                    found.append((self._desk.named(predicate), shown))
        return found

    def _place(self, evidence: NamedNode) -> Evidence:
        known = self._evidence.get(evidence.value)
        if known is None:
            known = self._evidence[evidence.value] = self._read(evidence)
        return known

    def _read(self, evidence: NamedNode) -> Evidence:
        node = self._desk.tell(evidence)
        source, selector = node.node(OA.hasSource), node.node(OA.hasSelector)
        return Evidence(
            node.iri,
            self._desk.named(source) if source else None,
            clean(node.text(PAS.file)),
            clean(node.text(PAS.row)),
            self._quote(self._desk.tell(selector)) if selector else None,
            tuple(clean(one.value) for one in node.values(DCTERMS.references)),
        )

    def _quote(self, node: Node) -> Quote:
        prefix, suffix = (" ".join(node.text(one).split(" ")) for one in (OA.prefix, OA.suffix))
        room = QUOTED // 4
        return Quote(
            node.iri,
            clean(f"…{prefix[-room:].lstrip()}" if prefix else ""),
            clean(node.text(OA.exact), QUOTED),
            clean(f"{suffix[:room].rstrip()}…" if suffix else ""),
        )
