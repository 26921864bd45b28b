"""The rows of events: who took part, in what someone took part, what was held where."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from passerelle.namespaces import ORG, PAS
from passerelle.publish.things.dates import Time
from passerelle.publish.things.desk import Desk, modality
from passerelle.publish.things.model import Cell, Partner, Row

__all__ = [
    "editions",
    "events",
    "held_here",
    "participations",
    "present",
]


def participations(desk: Desk) -> Iterator[Row]:
    """Who took part in an event, in which role, for whom; told here."""
    for part in map(desk.tell, desk.back(PAS.inEvent)):
        who, behalf = part.node(PAS.participant), part.nodes(PAS.onBehalfOf)
        cells: tuple[Cell, ...] = (
            desk.cell(who),
            desk.cells(part.nodes(PAS.participationRole)),
            desk.cells(behalf),
            _held(desk, who, behalf),
            desk.country(who) or desk.country(behalf[0] if behalf else None),
            modality(part),
        )
        yield desk.row(part, cells, owned=True)


def _held(desk: Desk, who: NamedNode | None, bodies: list[NamedNode]) -> Cell:
    """The functions that someone is said to hold, at some time, in the bodies acted for."""
    if who is None or desk.kind(who) != "person":
        return None
    held: dict[NamedNode, None] = {}
    for membership in map(desk.reader.about, desk.reader.leading_to(who, ORG.member)):
        said = modality(membership)
        if (said is None or said.slug == "asserted") and (
            set(bodies) & set(membership.nodes(ORG.organization))
        ):
            held.update(dict.fromkeys(membership.nodes(ORG.role)))
    return desk.cells(held)


def present(desk: Desk) -> list[Partner]:
    """Bodies and delegations at the event, themselves or by someone who spoke for them."""
    times: dict[NamedNode, int] = {}
    for part in map(desk.reader.about, desk.back(PAS.inEvent)):
        for one in (*part.nodes(PAS.participant), *part.nodes(PAS.onBehalfOf)):
            if desk.kind(one) != "person":
                times[one] = times.get(one, 0) + 1
    return [Partner(desk.named(one), "part", count) for one, count in times.items()]


def events(desk: Desk) -> Iterator[Row]:
    """Where the thing took part, itself or through others."""
    taken = [*desk.back(PAS.participant), *desk.back(PAS.onBehalfOf)]
    for part in map(desk.tell, dict.fromkeys(taken)):
        for address in part.nodes(PAS.inEvent):
            event = desk.reader.about(address)
            time, who = Time.of(event), part.node(PAS.participant)
            through = who if who != desk.thing else None
            cells: tuple[Cell, ...] = (
                desk.named(address),
                time,
                desk.cells(event.nodes(PAS.place)),
                desk.cells(part.nodes(PAS.participationRole)),
                desk.cell(through) or desk.cells(part.nodes(PAS.onBehalfOf)),
                modality(part),
            )
            yield desk.row(part, cells, time=time)


def editions(desk: Desk) -> Iterator[Row]:
    """The events of a series."""
    for event in map(desk.reader.about, desk.back(PAS.inSeries)):
        time = Time.of(event)
        number = next(iter(event.literals(PAS.edition)), None)
        place = desk.cells(event.nodes(PAS.place))
        cells: tuple[Cell, ...] = (desk.itself(event), number, time, place, modality(event))
        yield desk.row(event, cells, time=time)


def held_here(desk: Desk) -> Iterator[Row]:
    """The events held in a territory."""
    for event in map(desk.reader.about, desk.back(PAS.place)):
        time, kinds = Time.of(event), desk.cells(event.nodes(PAS.eventKind))
        cells: tuple[Cell, ...] = (desk.itself(event), kinds, time, modality(event))
        yield desk.row(event, cells, time=time)
