"""The one place where records become RDF: what each type of record says, in its source's graph.

A record gives the thing or n-ary node itself (types, links, all that may have several
values), and one `pas:Claim`: what this source said of it, as it said it, with the
evidence. Which of the claimed values is shown is decided later (`shown`), because only
all sources together tell.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from pyoxigraph import Literal, NamedNode

from passerelle.collector import collector_paused
from passerelle.graph.claims import CLASSES, SourceGraph
from passerelle.graph.literals import decimal_literal, integer_literal
from passerelle.namespaces import (
    ACTOR_KIND,
    CAPACITY,
    COOPERATION_KIND,
    DCTERMS,
    EVENT_KIND,
    FOAF,
    FUNCTION,
    INSTRUMENT_KIND,
    MEASURE,
    ORG,
    PARTICIPATION_ROLE,
    PARTY_ROLE,
    PAS,
    PUBLIC_BASIS,
    RDF,
    SKOS,
    THEME,
)
from passerelle.records import (
    Collectivity,
    Cooperation,
    Delegation,
    Event,
    EventSeries,
    Institution,
    Instrument,
    Membership,
    Observation,
    Participation,
    Party,
    Person,
    Project,
    Record,
    Statement,
    Territory,
    Theme,
)
from passerelle.sources.base import WITHDRAWN

__all__ = ["write_record", "write_records"]


@collector_paused()
def write_records(records: Iterable[Record], out: SourceGraph) -> None:
    """Add to `out` what `records` say."""
    for record in records:
        write_record(record, out)


def write_record(record: Record, out: SourceGraph) -> None:
    """Add to `out` what `record` says."""
    out.begin(record)
    _write(record, out)


@singledispatch
def _write(record: Statement, out: SourceGraph) -> None:
    raise TypeError(f"no way to write a {type(record).__name__}")


# --- things ------------------------------------------------------------------------------


@_write.register
def _collectivity(record: Collectivity, out: SourceGraph) -> None:
    node = out.thing(record, when=record.when)
    _kind(node, record.kind, out)
    out.refer(node, PAS.administers, record.administers)
    _address(node, record.homepage, out)
    out.refer(node, DCTERMS.isReplacedBy, record.replaced_by)


@_write.register
def _institution(record: Institution, out: SourceGraph) -> None:
    node = out.thing(record, when=record.when)
    _kind(node, record.kind, out)
    out.refer(node, ORG.unitOf, record.unit_of)
    out.refer(node, PAS.seat, record.seat)
    _themes(node, record.themes, out)
    _address(node, record.homepage, out)
    out.refer(node, DCTERMS.isReplacedBy, record.replaced_by)


@_write.register
def _person(record: Person, out: SourceGraph) -> None:
    if WITHDRAWN in record.ids:  # the graph of identity says the rest
        out.add(out.resolve(record), RDF.type, FOAF.Person)
        return
    node = out.thing(record)
    out.add(node, PAS.publicBasis, PUBLIC_BASIS.term(record.public_basis))
    for predicate, part in (
        (FOAF.familyName, record.family_name),
        (FOAF.givenName, record.given_name),
    ):
        out.add(node, predicate, Literal(part) if part else None)


@_write.register
def _delegation(record: Delegation, out: SourceGraph) -> None:
    node = out.thing(record)
    out.refer(node, PAS.sentBy, record.sent_by)
    for member in record.members:
        out.refer(node, PAS.hasMember, member)
    out.add(node, PAS.statedSize, integer_literal(record.stated_size))


@_write.register
def _territory(record: Territory, out: SourceGraph) -> None:
    node = out.thing(record, place=(record.lat, record.long))
    out.add(node, PAS.level, integer_literal(record.level))
    for container in record.within:
        out.refer(node, PAS.within, container)
    out.refer(node, DCTERMS.isReplacedBy, record.replaced_by)


@_write.register
def _theme(record: Theme, out: SourceGraph) -> None:
    node = out.minter.thing("theme", record.slug)
    out.add(node, RDF.type, PAS.Theme)
    out.name(node, record.names)
    out.add(node, SKOS.broader, THEME.term(record.broader) if record.broader else None)
    out.claim(node, record, names=record.names)


def _kind(node: NamedNode, kind: str | None, out: SourceGraph) -> None:
    out.add(node, PAS.actorKind, ACTOR_KIND.term(kind) if kind else None)


def _address(node: NamedNode, homepage: str | None, out: SourceGraph) -> None:
    out.add(node, FOAF.homepage, NamedNode(homepage) if homepage else None)


def _themes(node: NamedNode, themes: tuple[str, ...], out: SourceGraph) -> None:
    for theme in themes:
        out.add(node, PAS.theme, THEME.term(theme))


# --- cooperations ------------------------------------------------------------------------


@_write.register
def _cooperation(record: Cooperation, out: SourceGraph) -> None:
    node = out.resolve(record)
    out.add(node, RDF.type, CLASSES[str(getattr(record, "type", ""))])
    out.add(node, PAS.cooperationKind, COOPERATION_KIND.term(record.kind))
    out.name(node, record.names)
    out.identify(node, record.ids)
    _themes(node, record.themes, out)
    actors = tuple(_party(node, party, record, out) for party in record.parties)
    if isinstance(record, Project):
        out.refer(node, PAS.partOfCooperation, record.part_of)
    out.claim(
        node, record, when=record.when, names=record.names, status=record.status, actors=actors
    )


def _party(cooperation: NamedNode, party: Party, said: Cooperation, out: SourceGraph) -> NamedNode:
    """Write `party`; returns its actor."""
    actor = out.mention(party.actor)
    node = out.minter.keyed("party", [cooperation.value, actor.value, party.role])
    out.add(node, RDF.type, PAS.Party)
    out.add(node, PAS.inCooperation, cooperation)
    out.add(node, PAS.partyActor, actor)
    out.add(node, PAS.partyRole, PARTY_ROLE.term(party.role))
    side = party.side or party.actor.country
    out.add(node, PAS.side, Literal(side) if side else None)
    if party.when:
        out.claim(node, said, when=party.when)
    return actor


@_write.register
def _instrument(record: Instrument, out: SourceGraph) -> None:
    node = out.thing(record, when=record.when)
    out.add(node, PAS.instrumentKind, INSTRUMENT_KIND.term(record.kind))
    out.refer(node, PAS.formalises, record.cooperation)
    out.refer(node, PAS.follows, record.follows)
    _themes(node, record.themes, out)
    for signature in record.signatures:
        who = out.mention(signature.signatory)
        sign = out.minter.keyed("signature", [node.value, who.value])
        out.add(sign, RDF.type, PAS.Signature)
        out.add(sign, PAS.signs, node)
        out.add(sign, PAS.signatory, who)
        out.refer(sign, PAS.onBehalfOf, signature.on_behalf_of)
        out.claim(sign, record, when=record.signed.as_occurrence() if record.signed else None)


# --- events ------------------------------------------------------------------------------


@_write.register
def _series(record: EventSeries, out: SourceGraph) -> None:
    out.thing(record)


@_write.register
def _event(record: Event, out: SourceGraph) -> None:
    node = out.thing(record, when=record.when.as_occurrence() if record.when else None)
    out.add(node, PAS.eventKind, EVENT_KIND.term(record.kind) if record.kind else None)
    out.refer(node, PAS.place, record.place)
    out.add(node, PAS.venue, Literal(record.venue) if record.venue else None)
    _themes(node, record.themes, out)
    out.refer(node, PAS.inSeries, record.series)
    out.add(node, PAS.edition, integer_literal(record.edition))
    for part in record.participations:
        out.begin(part)
        _take_part(node, part, out)


@_write.register
def _participation(record: Participation, out: SourceGraph) -> None:
    if record.event is not None:
        _take_part(out.mention(record.event), record, out)


def _take_part(event: NamedNode, part: Participation, out: SourceGraph) -> None:
    who = out.mention(part.participant)
    behalf = out.mention(part.on_behalf_of) if part.on_behalf_of else None
    key = [event.value, who.value, part.role, behalf.value if behalf else ""]
    node = out.minter.keyed("participation", key)
    out.add(node, RDF.type, PAS.Participation)
    out.add(node, PAS.inEvent, event)
    out.add(node, PAS.participant, who)
    out.add(node, PAS.participationRole, PARTICIPATION_ROLE.term(part.role))
    out.add(node, PAS.onBehalfOf, behalf)
    out.claim(node, part)


# --- memberships and figures -------------------------------------------------------------


@_write.register
def _membership(record: Membership, out: SourceGraph) -> None:
    member, body = out.mention(record.member), out.mention(record.organization)
    key = [member.value, body.value, record.role, str(record.ordinal)]
    if record.capacity:  # an honorary president is not the president
        key.append(record.capacity)
    node = out.minter.keyed("membership", key)
    out.add(node, RDF.type, ORG.Membership)
    out.add(node, ORG.member, member)
    out.add(node, ORG.organization, body)
    out.add(node, ORG.role, FUNCTION.term(record.role))
    out.add(node, PAS.capacity, CAPACITY.term(record.capacity) if record.capacity else None)
    out.claim(node, record, when=record.when)


@_write.register
def _observation(record: Observation, out: SourceGraph) -> None:
    about = out.mention(record.about)
    written = record.when.text if record.when else ""
    key = [out.source.name, about.value, record.measure, str(record.value), written]
    node = out.minter.keyed("observation", key)
    out.add(node, RDF.type, PAS.Observation)
    out.add(node, PAS.observes, about)
    out.add(node, PAS.measure, MEASURE.term(record.measure))
    out.add(node, PAS.value, decimal_literal(record.value))
    out.claim(node, record, when=record.when.as_occurrence() if record.when else None)
