"""The tables of a page: what a thing is made of, and what it takes part in."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from passerelle.namespaces import DCTERMS, ORG, PAS, PROV, RDF
from passerelle.publish.reading import Node
from passerelle.publish.things.dates import Time
from passerelle.publish.things.desk import Desk, modality
from passerelle.publish.things.model import Cell, Partner, Row, Section, Several
from passerelle.publish.things.names import clean

__all__ = ["BACKWARDS", "MOST_SAID", "sections_of"]

MOST_SAID = 300
"""A source that makes more claims is told by its dumps, not by a list on its page."""

BACKWARDS: dict[str, tuple[tuple[NamedNode, str], ...]] = {
    "collectivity": (
        (PAS.sentBy, "delegations sent"),
        (DCTERMS.isReplacedBy, "takes the place of"),
    ),
    "institution": (
        (ORG.unitOf, "units"),
        (PAS.sentBy, "delegations sent"),
        (DCTERMS.isReplacedBy, "takes the place of"),
    ),
    "territory": (
        (PAS.administers, "administered by"),
        (DCTERMS.isReplacedBy, "takes the place of"),
    ),
    "instrument": ((PAS.follows, "followed by"),),
    "person": ((PAS.hasMember, "member of delegation"),),
}
"""Relations told at their other end, by kind: the property, and its name read backwards."""


def sections_of(desk: Desk, kind: str) -> Iterator[Section]:
    """The tables of a thing of `kind`, those with rows, in the order of the page."""
    for name, columns, rows in _TABLES.get(kind, ()):
        found = sorted(rows(desk), key=lambda row: row.order)
        if found:
            yield Section(name, columns, tuple(found)).trimmed()
    decided = sorted(_decisions(desk), key=lambda row: row.order)
    if decided:
        yield Section("decisions", _DECISIONS, tuple(decided)).trimmed()


def partners_of(desk: Desk, kind: str) -> list[Partner]:
    """The actors near a thing: its partners, or its parties and those who took part."""
    if kind in ("collectivity", "institution"):
        return _cooperating(desk)
    if kind in ("partnership", "project"):
        return [
            Partner(desk.named(actor), "part", side=party.text(PAS.side))
            for party in map(desk.reader.about, desk.back(PAS.inCooperation))
            if (actor := party.node(PAS.partyActor))
        ]
    return _present(desk) if kind == "event" else []


# --- cooperations ------------------------------------------------------------------------


def _parties(desk: Desk) -> Iterator[Row]:
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


def _cooperations(desk: Desk) -> Iterator[Row]:
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


def _cooperating(desk: Desk) -> list[Partner]:
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


def _projects(desk: Desk) -> Iterator[Row]:
    for project in map(desk.reader.about, desk.back(PAS.partOfCooperation)):
        time = Time.of(project)
        kinds = desk.cells(project.nodes(PAS.cooperationKind))
        cells: tuple[Cell, ...] = (_itself(desk, project), kinds, time, modality(project))
        yield desk.row(project, cells, time=time)


def _instruments(desk: Desk) -> Iterator[Row]:
    for instrument in map(desk.reader.about, desk.back(PAS.formalises)):
        time = Time.of(instrument)
        kinds = desk.cells(instrument.nodes(PAS.instrumentKind))
        cells: tuple[Cell, ...] = (_itself(desk, instrument), kinds, time, modality(instrument))
        yield desk.row(instrument, cells, time=time)


def _signatures(desk: Desk) -> Iterator[Row]:
    for signature in map(desk.tell, desk.back(PAS.signs)):
        time = Time.of(signature)
        cells: tuple[Cell, ...] = (
            desk.cell(signature.node(PAS.signatory)),
            desk.cells(signature.nodes(PAS.onBehalfOf)),
            time or None,
            modality(signature),
        )
        yield desk.row(signature, cells, owned=True, time=time)


def _signed(desk: Desk) -> Iterator[Row]:
    signed = [*desk.back(PAS.signatory), *desk.back(PAS.onBehalfOf)]
    for signature in map(desk.tell, dict.fromkeys(signed)):
        for address in signature.nodes(PAS.signs):
            time = Time.of(signature)
            signatory = signature.node(PAS.signatory)
            by = None if signatory == desk.thing else desk.cell(signatory)
            cells: tuple[Cell, ...] = (desk.named(address), by, time or None, modality(signature))
            yield desk.row(signature, cells, time=time)


# --- events ------------------------------------------------------------------------------


def _participations(desk: Desk) -> Iterator[Row]:
    for part in map(desk.tell, desk.back(PAS.inEvent)):
        who, behalf = part.node(PAS.participant), part.nodes(PAS.onBehalfOf)
        cells: tuple[Cell, ...] = (
            desk.cell(who),
            desk.cells(part.nodes(PAS.participationRole)),
            desk.cells(behalf),
            desk.country(who) or desk.country(behalf[0] if behalf else None),
            modality(part),
        )
        yield desk.row(part, cells, owned=True)


def _present(desk: Desk) -> list[Partner]:
    """Bodies and delegations at the event, themselves or by someone who spoke for them."""
    times: dict[NamedNode, int] = {}
    for part in map(desk.reader.about, desk.back(PAS.inEvent)):
        for one in (*part.nodes(PAS.participant), *part.nodes(PAS.onBehalfOf)):
            if desk.kind(one) != "person":
                times[one] = times.get(one, 0) + 1
    return [Partner(desk.named(one), "part", count) for one, count in times.items()]


def _events(desk: Desk) -> Iterator[Row]:
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


def _editions(desk: Desk) -> Iterator[Row]:
    for event in map(desk.reader.about, desk.back(PAS.inSeries)):
        time = Time.of(event)
        number = next(iter(event.literals(PAS.edition)), None)
        place = desk.cells(event.nodes(PAS.place))
        cells: tuple[Cell, ...] = (_itself(desk, event), number, time, place, modality(event))
        yield desk.row(event, cells, time=time)


def _held_here(desk: Desk) -> Iterator[Row]:
    for event in map(desk.reader.about, desk.back(PAS.place)):
        time, kinds = Time.of(event), desk.cells(event.nodes(PAS.eventKind))
        cells: tuple[Cell, ...] = (_itself(desk, event), kinds, time, modality(event))
        yield desk.row(event, cells, time=time)


# --- people, places, figures -------------------------------------------------------------


def _members(desk: Desk) -> Iterator[Row]:
    for membership in map(desk.tell, desk.back(ORG.organization)):
        time = Time.of(membership)
        cells: tuple[Cell, ...] = (
            desk.cell(membership.node(ORG.member)),
            desk.cells(membership.nodes(ORG.role)),
            time,
            modality(membership),
        )
        yield desk.row(membership, cells, owned=True, time=time)


def _functions(desk: Desk) -> Iterator[Row]:
    for membership in map(desk.tell, desk.back(ORG.member)):
        time = Time.of(membership)
        cells: tuple[Cell, ...] = (
            desk.cells(membership.nodes(ORG.organization)),
            desk.cells(membership.nodes(ORG.role)),
            time,
            modality(membership),
        )
        yield desk.row(membership, cells, time=time)


def _delegates(desk: Desk) -> Iterator[Row]:
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


def _within(desk: Desk) -> Iterator[Row]:
    for place in map(desk.reader.about, desk.back(PAS.within)):
        level = next(iter(place.literals(PAS.level)), None)
        yield desk.row(place, (_itself(desk, place), level))


def _seated(desk: Desk) -> Iterator[Row]:
    for body in map(desk.reader.about, desk.back(PAS.seat)):
        kinds = desk.cells(body.nodes(PAS.actorKind))
        yield desk.row(body, (_itself(desk, body), kinds))


def _observations(desk: Desk) -> Iterator[Row]:
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


# --- sources and decisions ---------------------------------------------------------------


def _versions(desk: Desk) -> Iterator[Row]:
    for version in map(desk.reader.about, desk.back(PROV.wasDerivedFrom)):
        if desk.kind(version_name := NamedNode(version.iri)) == "source-version":
            desk.tell(version_name)
            retrieved = next(iter(version.literals(PAS.retrieved)), None)
            digest = clean(version.text(PAS.digest)) or None
            cells: tuple[Cell, ...] = (clean(version.text(DCTERMS.title)), retrieved, digest)
            yield desk.row(version, cells, owned=True)


def _spoken_of(desk: Desk) -> Iterator[Row]:
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


def _decisions(desk: Desk) -> Iterator[Row]:
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


def _itself(desk: Desk, node: Node) -> Cell:
    return desk.named(NamedNode(node.iri))


_DECISIONS = ("compared with", "judgement", "date", "reason")
_COOPERATIONS = ("cooperation", "kind", "with", "role", "dates", "modality")
_EVENTS = ("event", "dates", "place", "role", "for or through", "modality")
_SIGNED = ("instrument", "signatory", "dates", "modality")
_FUNCTIONS = ("body", "function", "dates", "modality")
_FIGURES = ("observations", ("measure", "value", "dates", "modality"), _observations)
_OF_BODIES = (
    ("cooperations", _COOPERATIONS, _cooperations),
    ("members", ("person", "function", "dates", "modality"), _members),
    ("functions", _FUNCTIONS, _functions),
    ("events", _EVENTS, _events),
    ("signed", _SIGNED, _signed),
    _FIGURES,
)
_OF_COOPERATIONS = (
    ("parties", ("actor", "country", "role", "side", "dates", "modality"), _parties),
    ("projects", ("project", "kind", "dates", "modality"), _projects),
    ("instruments", ("instrument", "kind", "dates", "modality"), _instruments),
    _FIGURES,
)
_TABLES = {
    "collectivity": _OF_BODIES,
    "institution": _OF_BODIES,
    "person": (
        ("functions", _FUNCTIONS, _functions),
        ("events", _EVENTS, _events),
        ("signed", _SIGNED, _signed),
    ),
    "delegation": (
        ("delegates", ("person",), _delegates),
        ("events", _EVENTS, _events),
        _FIGURES,
    ),
    "territory": (
        ("within", ("place", "level"), _within),
        ("seated", ("body", "kind"), _seated),
        ("held here", ("event", "kind", "dates", "modality"), _held_here),
        _FIGURES,
    ),
    "partnership": _OF_COOPERATIONS,
    "project": _OF_COOPERATIONS,
    "event": (
        (
            "participations",
            ("participant", "role", "for", "country", "modality"),
            _participations,
        ),
        _FIGURES,
    ),
    "series": (
        ("editions", ("event", "edition", "dates", "place", "modality"), _editions),
        _FIGURES,
    ),
    "instrument": (("signatures", ("signatory", "for", "dates", "modality"), _signatures),),
    "source": (
        ("versions", ("version", "retrieved", "digest"), _versions),
        ("spoken of", ("thing", "class"), _spoken_of),
    ),
}
"""The tables of each kind: name, columns, and the function that gives the rows."""
