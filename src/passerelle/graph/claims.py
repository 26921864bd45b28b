"""One source's graph while it is written: statements, claims and their evidence."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode, Quad

from passerelle.graph.addresses import Addresses, content
from passerelle.graph.literals import decimal_literal, integer_literal, time_values
from passerelle.identity.resolve import Resolution
from passerelle.iris import Minter
from passerelle.iris import slug as slug_of
from passerelle.namespaces import (
    ACTOR_KIND,
    ADMS,
    DCTERMS,
    FOAF,
    GEO,
    IDENTIFIER_SCHEME,
    MODALITY,
    OA,
    PAS,
    RDF,
    SKOS,
    STATUS,
    WD,
)
from passerelle.records import Evidence, Name, Quote, Ref, Statement, Thing
from passerelle.sources.base import SourceDescription
from passerelle.times import When

__all__ = [
    "CLASSES",
    "Claim",
    "SourceGraph",
]

CLASSES = {
    "collectivity": PAS.Collectivity,
    "institution": PAS.Institution,
    "person": FOAF.Person,
    "delegation": PAS.Delegation,
    "territory": PAS.Territory,
    "theme": PAS.Theme,
    "event": PAS.Event,
    "series": PAS.EventSeries,
    "instrument": PAS.Instrument,
    "project": PAS.Project,
    "partnership": PAS.Partnership,
}
"""The class of each kind of record that describes a thing."""

_PRIVATE_SCHEMES = ("own", "local")
"""Keys of the workspace and of a source: they tell who is who, and mean nothing outside."""


@dataclass(frozen=True)
class Claim:
    """What one source said of one node, kept for choosing the values that are shown."""

    node: NamedNode
    about: NamedNode
    source: SourceDescription
    modality: str
    when: When | None = None
    names: tuple[Name, ...] = ()
    lat: float | None = None
    long: float | None = None
    status: str | None = None
    actors: tuple[NamedNode, ...] = ()


class SourceGraph:
    """The statements and claims of one source; what a source says again is not made again."""

    def __init__(
        self,
        source: SourceDescription,
        minter: Minter,
        resolution: Resolution,
        cooperations: Mapping[tuple[str, str], NamedNode],
    ) -> None:
        self.source = source
        self.minter = minter
        self.graph = minter.graph(f"source/{source.name}")
        self.node = minter.thing("source", source.name)
        # Not quads: those copy their four terms, these point at what millions of them share.
        self.triples: set[tuple[NamedNode, NamedNode, NamedNode | Literal]] = set()
        self.claims: dict[NamedNode, Claim] = {}
        self._said: Statement = Statement(modality=source.modality)
        self._addresses = Addresses(source, minter, resolution, cooperations)
        self.resolve = self._addresses.resolve  # the node of anything
        self._mentions: dict[Hashable, tuple[NamedNode, NamedNode | None]] = {}
        self._supporting: tuple[Evidence | None, NamedNode] = (None, self.node)

    def begin(self, said: Statement) -> None:
        """Take `said` for what is written until the next one begins."""
        self._said = said

    # --- statements ------------------------------------------------------------------

    def add(
        self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal | None
    ) -> None:
        """Add one statement to the source's graph; None says nothing."""
        if value is not None:
            self.triples.add((subject, predicate, value))

    def quads(self) -> Iterator[Quad]:
        """All statements made so far, in no order."""
        return (Quad(*triple, self.graph) for triple in self.triples)

    def refer(self, subject: NamedNode, predicate: NamedNode, ref: Ref | None) -> None:
        """Link `subject` to what `ref` points at, and keep the name by which it was called."""
        if ref is not None:
            self.add(subject, predicate, self.mention(ref))

    def mention(self, ref: Ref) -> NamedNode:
        """The node `ref` points at, with its class, names and country as said here."""
        key = (content(ref), self._said.modality)
        if key in self._mentions:  # all is said already, but not yet by this row
            node, claim = self._mentions[key]
            if claim is not None:
                self._support(claim, self._said)
        else:
            node, claim = self._mentions[key] = self._mention(ref)
        return node

    def _mention(self, ref: Ref) -> tuple[NamedNode, NamedNode | None]:
        """The node of `ref`, and that of the claim of its names when it has any."""
        node = self.resolve(ref)
        if ref.kind == "theme":
            return node, None
        self.add(node, RDF.type, CLASSES[ref.kind])
        self.country(node, ref.country)
        if ref.actor_kind:
            self.add(node, PAS.actorKind, ACTOR_KIND.term(ref.actor_kind))
        self.name(node, ref.names)
        if not ref.names:
            return node, None
        return node, self.claim(node, self._said, names=ref.names, noted=False)

    def thing(
        self,
        record: Thing,
        *,
        when: When | None = None,
        place: tuple[float | None, float | None] = (None, None),
    ) -> NamedNode:
        """The node of `record` with its class, names, identifiers, country and claim."""
        node = self.resolve(record)
        self.add(node, RDF.type, CLASSES[str(getattr(record, "type", ""))])
        self.name(node, record.names)
        self.identify(node, record.ids)
        self.country(node, getattr(record, "country", None))
        self.claim(node, record, when=when, names=record.names, place=place)
        return node

    def name(self, node: NamedNode, names: tuple[Name, ...]) -> None:
        """Keep every written form; which one is shown is decided over all sources."""
        for name in names:
            text = Literal(name.text, language=name.lang) if name.lang else Literal(name.text)
            self.add(node, PAS.nameAsWritten, text)

    def country(self, node: NamedNode, code: str | None) -> None:
        """Link `node` to the territory of the country with ISO 3166-1 `code`."""
        if code:
            self.add(node, PAS.country, self._addresses.country(code))

    def identify(self, node: NamedNode, ids: Mapping[str, str]) -> None:
        """Identifier nodes with scheme and value; Wikidata also as a SKOS match."""
        for scheme, value in ids.items():
            if scheme in _PRIVATE_SCHEMES:
                continue
            identifier = self.minter.thing("identifier", f"{scheme}-{slug_of(value)}")
            self.add(node, ADMS.identifier, identifier)
            self.add(identifier, RDF.type, ADMS.Identifier)
            self.add(identifier, SKOS.notation, Literal(value))
            self.add(identifier, PAS.identifierScheme, IDENTIFIER_SCHEME.term(scheme))
            if scheme == "wikidata":
                self.add(node, SKOS.exactMatch, WD.term(value))

    # --- claims and evidence ---------------------------------------------------------

    def claim(
        self,
        about: NamedNode,
        said: Statement,
        *,
        when: When | None = None,
        names: tuple[Name, ...] = (),
        status: str | None = None,
        place: tuple[float | None, float | None] = (None, None),
        actors: tuple[NamedNode, ...] = (),
        noted: bool = True,
    ) -> NamedNode:
        """Write what this source says of `about`, with its evidence; returns the claim's node.

        The note of `said` is on what it is about itself: not `noted` where it only calls
        something by a name.

        Records of the source that say the same share one claim, with the evidence of each.
        """
        values = [when.text if when else "", said.modality, status or "", str(place)]
        node = self.minter.keyed("claim", [self.source.name, about.value, *values])
        known = self.claims.get(node)
        if known is None:
            claim = Claim(
                node, about, self.source, said.modality, when, names, *place, status, actors
            )
            self._describe(claim)
        else:
            if when is not None and when != known.when:
                self._times(node, when)
            every = tuple(dict.fromkeys((*known.names, *names)))
            claim = replace(
                known, when=when or known.when, names=every, actors=actors or known.actors
            )
        self.claims[node] = claim
        if noted and said.note:
            self.add(node, SKOS.note, Literal(said.note))
        self._support(node, said)
        return node

    def _describe(self, claim: Claim) -> None:
        self.add(claim.node, RDF.type, PAS.Claim)
        self.add(claim.node, PAS.about, claim.about)
        self.add(claim.node, PAS.saidBy, self.node)
        self.add(claim.node, PAS.modality, MODALITY.term(claim.modality))
        self.add(claim.node, PAS.status, STATUS.term(claim.status) if claim.status else None)
        self.add(claim.node, GEO.lat, decimal_literal(claim.lat))
        self.add(claim.node, GEO.long, decimal_literal(claim.long))
        if claim.when:
            self._times(claim.node, claim.when)

    def _times(self, claim: NamedNode, when: When) -> None:
        for predicate, value in time_values(when):
            self.add(claim, predicate, value)

    def _support(self, claim: NamedNode, said: Statement) -> None:
        for evidence in said.evidence:
            self.add(claim, PAS.supportedBy, self.evidence(evidence))

    def evidence(self, evidence: Evidence) -> NamedNode:
        """The node of a row or a quote; the same place gives the same node."""
        if evidence is not self._supporting[0]:  # what one row says shares its evidence
            self._supporting = (evidence, self._evidence(evidence))
        return self._supporting[1]

    def _evidence(self, evidence: Evidence) -> NamedNode:
        if isinstance(evidence, Quote):
            key = [self.source.name, evidence.file, f"{evidence.start}-{evidence.end}"]
        else:
            key = [self.source.name, evidence.file, str(evidence.row)]
        node = self.minter.keyed("evidence", key)
        self.add(node, RDF.type, PAS.Evidence)
        self.add(node, OA.hasSource, self.node)
        self.add(node, PAS.file, Literal(evidence.file))
        for address in evidence.cited:
            self.add(node, DCTERMS.references, NamedNode(address))
        if isinstance(evidence, Quote):
            self._selector(node, evidence, key)
        else:
            self.add(node, PAS.row, integer_literal(evidence.row))
        return node

    def _selector(self, node: NamedNode, quote: Quote, key: list[str]) -> None:
        """A quote as Web Annotation selects text: by its words and by its position."""
        selector = self.minter.keyed("selector", key)
        self.add(node, OA.hasSelector, selector)
        self.add(selector, RDF.type, OA.TextQuoteSelector)
        self.add(selector, RDF.type, OA.TextPositionSelector)
        self.add(selector, OA.exact, Literal(quote.exact))
        self.add(selector, OA.prefix, Literal(quote.prefix))
        self.add(selector, OA.suffix, Literal(quote.suffix))
        self.add(selector, OA.start, integer_literal(quote.start))
        self.add(selector, OA.end, integer_literal(quote.end))
