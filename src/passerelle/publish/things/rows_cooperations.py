"""The rows of cooperations: who has a part in one, in what someone has a part, what was signed."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from passerelle.namespaces import PAS
from passerelle.publish.things.dates import Time
from passerelle.publish.things.desk import Desk, modality
from passerelle.publish.things.model import Cell, Partner, Row
from passerelle.publish.things.names import clean

__all__ = [
    "cooperating",
    "cooperations",
    "instruments",
    "parties",
    "projects",
    "signatures",
    "signed",
]


def parties(desk: Desk) -> Iterator[Row]:
    """The parties of a cooperation: who, in which role, on which side; told here."""
    for party in map(desk.tell, desk.back(PAS.inCooperation)):
        actor = party.node(PAS.partyActor)
        side = party.text(PAS.side)
        cells: tuple[Cell, ...] = (
            desk.cell(actor),
            desk.country(actor),
            desk.cells(party.nodes(PAS.partyRole)),
            clean(side) if side else None,
            Time.of(party) or None,
            modality(party),
        )
        yield desk.row(party, cells, owned=True)


def cooperations(desk: Desk) -> Iterator[Row]:
    """The cooperations that an actor has a part in, with the other actors."""
    for party in map(desk.tell, desk.back(PAS.partyActor)):
        for address in party.nodes(PAS.inCooperation):
            cooperation = desk.reader.about(address)
            time = Time.of(cooperation)
            cells: tuple[Cell, ...] = (
                desk.named(address),
                desk.cells(cooperation.nodes(PAS.cooperationKind)),
                desk.cells(_others(desk, address)),
                desk.cells(party.nodes(PAS.partyRole)),
                time,
                modality(cooperation),
            )
            yield desk.row(cooperation, cells, time=time)


def _others(desk: Desk, cooperation: NamedNode) -> list[NamedNode]:
    """The other actors of a cooperation."""
    parties = map(desk.reader.about, desk.reader.leading_to(cooperation, PAS.inCooperation))
    found = {actor for party in parties for actor in party.nodes(PAS.partyActor)}
    return sorted(found - {desk.thing}, key=lambda one: one.value)


def cooperating(desk: Desk) -> list[Partner]:
    """Partners by how many cooperations; those only met at events after them."""
    times: dict[NamedNode, int] = {}
    for party in map(desk.reader.about, desk.back(PAS.partyActor)):
        for address in party.nodes(PAS.inCooperation):
            said = modality(desk.reader.about(address))
            if said is None or said.slug == "asserted":
                for actor in _others(desk, address):
                    times[actor] = times.get(actor, 0) + 1
    met = [
        one
        for one in desk.reader.about(desk.thing).nodes(PAS.coParticipatedWith)
        if desk.kind(one) != "person" and one not in times
    ]
    return [
        *(Partner(desk.named(one), "cooperation", count) for one, count in times.items()),
        *(Partner(desk.named(one), "meeting") for one in met),
    ]


def projects(desk: Desk) -> Iterator[Row]:
    """The projects under a cooperation."""
    for project in map(desk.reader.about, desk.back(PAS.partOfCooperation)):
        time = Time.of(project)
        kinds = desk.cells(project.nodes(PAS.cooperationKind))
        cells: tuple[Cell, ...] = (desk.itself(project), kinds, time, modality(project))
        yield desk.row(project, cells, time=time)


def instruments(desk: Desk) -> Iterator[Row]:
    """The instruments that give form to a cooperation."""
    for instrument in map(desk.reader.about, desk.back(PAS.formalises)):
        time = Time.of(instrument)
        kinds = desk.cells(instrument.nodes(PAS.instrumentKind))
        cells: tuple[Cell, ...] = (desk.itself(instrument), kinds, time, modality(instrument))
        yield desk.row(instrument, cells, time=time)


def signatures(desk: Desk) -> Iterator[Row]:
    """The signatures of an instrument; told here."""
    for signature in map(desk.tell, desk.back(PAS.signs)):
        time = Time.of(signature)
        cells: tuple[Cell, ...] = (
            desk.cell(signature.node(PAS.signatory)),
            desk.cells(signature.nodes(PAS.onBehalfOf)),
            time or None,
            modality(signature),
        )
        yield desk.row(signature, cells, owned=True, time=time)


def signed(desk: Desk) -> Iterator[Row]:
    """The instruments that the thing signed, or that were signed for it."""
    every = [*desk.back(PAS.signatory), *desk.back(PAS.onBehalfOf)]
    for signature in map(desk.tell, dict.fromkeys(every)):
        for address in signature.nodes(PAS.signs):
            time = Time.of(signature)
            signatory = signature.node(PAS.signatory)
            by = None if signatory == desk.thing else desk.cell(signatory)
            cells: tuple[Cell, ...] = (desk.named(address), by, time or None, modality(signature))
            yield desk.row(signature, cells, time=time)
