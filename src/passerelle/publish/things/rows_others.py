"""The rows of people and functions, places, figures, sources and decisions on identity."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from passerelle.namespaces import DCTERMS, ORG, PAS, PROV, RDF
from passerelle.publish.things.dates import Time
from passerelle.publish.things.desk import Desk, modality
from passerelle.publish.things.model import Cell, Row, Several
from passerelle.publish.things.names import clean
from passerelle.publish.things.reading import Node

__all__ = [
    "decisions",
    "delegates",
    "functions",
    "members",
    "observations",
    "seated",
    "spoken_of",
    "versions",
    "within",
]

MOST_SAID = 300
"""A source that makes more claims is told by its dumps, not by a list on its page."""


def members(desk: Desk) -> Iterator[Row]:
    """The people and bodies with a function in a body; told here."""
    for membership in map(desk.tell, desk.back(ORG.organization)):
        time = Time.of(membership)
        cells: tuple[Cell, ...] = (
            desk.cell(membership.node(ORG.member)),
            desk.cells([*membership.nodes(ORG.role), *membership.nodes(PAS.capacity)]),
            time,
            modality(membership),
        )
        yield desk.row(membership, cells, owned=True, time=time)


def functions(desk: Desk) -> Iterator[Row]:
    """The functions that a person or body has elsewhere."""
    for membership in map(desk.tell, desk.back(ORG.member)):
        time = Time.of(membership)
        cells: tuple[Cell, ...] = (
            desk.cells(membership.nodes(ORG.organization)),
            desk.cells([*membership.nodes(ORG.role), *membership.nodes(PAS.capacity)]),
            time,
            modality(membership),
        )
        yield desk.row(membership, cells, time=time)


def delegates(desk: Desk) -> Iterator[Row]:
    """The named members of a delegation; those without a page are told here."""
    for person in desk.reader.about(desk.thing).nodes(PAS.hasMember):
        cells: tuple[Cell, ...] = (desk.cell(person),)
        claims = desk.support.claims(person, person.value, desk.named(person))
        told = desk.is_hidden(person)
        if told:
            desk.tell(person)
        yield Row(
            cells, desk.row(Node(person, ()), cells).order, claims=tuple(claims if told else ())
        )


def within(desk: Desk) -> Iterator[Row]:
    """The territories within a territory."""
    for place in map(desk.reader.about, desk.back(PAS.within)):
        level = next(iter(place.literals(PAS.level)), None)
        yield desk.row(place, (desk.itself(place), level))


def seated(desk: Desk) -> Iterator[Row]:
    """The institutions that have their seat in a territory."""
    for body in map(desk.reader.about, desk.back(PAS.seat)):
        kinds = desk.cells(body.nodes(PAS.actorKind))
        yield desk.row(body, (desk.itself(body), kinds))


def observations(desk: Desk) -> Iterator[Row]:
    """The figures that sources give for the thing, each as it is; told here."""
    for figure in map(desk.tell, desk.back(PAS.observes)):
        time = Time.of(figure)
        values: list[Literal] = figure.literals(PAS.value)
        cells: tuple[Cell, ...] = (
            desk.cells(figure.nodes(PAS.measure)),
            Several(tuple(values)) if values else None,
            time or None,
            modality(figure),
        )
        yield desk.row(figure, cells, owned=True, time=time)


def versions(desk: Desk) -> Iterator[Row]:
    """The versions of a source that were read; told here."""
    for version in map(desk.reader.about, desk.back(PROV.wasDerivedFrom)):
        if desk.kind(version_name := NamedNode(version.iri)) == "source-version":
            desk.tell(version_name)
            retrieved = next(iter(version.literals(PAS.retrieved)), None)
            digest = clean(version.text(PAS.digest)) or None
            cells: tuple[Cell, ...] = (clean(version.text(DCTERMS.title)), retrieved, digest)
            yield desk.row(version, cells, owned=True)


def spoken_of(desk: Desk) -> Iterator[Row]:
    """The things that a source of some hundred claims speaks of; nothing for a larger one."""
    claims = desk.reader.leading_to(desk.thing, PAS.saidBy, MOST_SAID + 1)
    if len(claims) > MOST_SAID:
        desk.support.left_out = True
        return
    about = {one for claim in claims for one in desk.reader.about(claim).nodes(PAS.about)}
    for thing in sorted(about, key=lambda one: one.value):
        named = desk.named(thing)
        if named.place:
            node = desk.reader.about(thing)
            kinds = [desk.named(one) for one in node.nodes(RDF.type)]
            yield desk.row(node, (named, Several(tuple(kinds))))


def decisions(desk: Desk) -> Iterator[Row]:
    """What was decided of the thing and another: same, different, unsure; told here."""
    for decision in map(desk.tell, desk.back(PAS.decidesOn)):
        others = [one for one in decision.nodes(PAS.decidesOn) if one != desk.thing]
        date = next(iter(decision.literals(DCTERMS.date)), None)
        cells: tuple[Cell, ...] = (
            desk.cells(others),
            clean(decision.text(PAS.judgement)) or None,
            date,
            clean(decision.text(DCTERMS.description)) or None,
        )
        yield desk.row(decision, cells, owned=True)
