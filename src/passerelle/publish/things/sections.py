"""The tables of a page by kind: what a thing is made of, and what it takes part in."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from passerelle.namespaces import DCTERMS, ORG, PAS
from passerelle.publish.things import rows_cooperations as of_cooperations
from passerelle.publish.things import rows_events as of_events
from passerelle.publish.things import rows_others as of_others
from passerelle.publish.things.desk import Desk
from passerelle.publish.things.model import Partner, Section

__all__ = ["BACKWARDS", "MOST_PARTS", "partners_of", "sections_of"]

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
    decided = sorted(of_others.decisions(desk), key=lambda row: row.order)
    if decided:
        yield Section("decisions", _DECISIONS, tuple(decided)).trimmed()


def partners_of(desk: Desk, kind: str) -> list[Partner]:
    """The actors near a thing: its partners, or its parties and those who took part."""
    if kind in ("collectivity", "institution"):
        return of_cooperations.cooperating(desk)
    if kind in ("partnership", "project"):
        return [
            Partner(desk.named(actor), "part", side=party.text(PAS.side))
            for party in map(desk.reader.about, desk.back(PAS.inCooperation))
            if (actor := party.node(PAS.partyActor))
        ]
    return of_events.present(desk) if kind == "event" else []


_DECISIONS = ("compared with", "judgement", "date", "reason")
_COOPERATIONS = ("cooperation", "kind", "with", "role", "dates", "modality")
_EVENTS = ("event", "dates", "place", "role", "for or through", "modality")
_SIGNED = ("instrument", "signatory", "dates", "modality")
_SIGNATURES = ("signatory", "for", "dates", "modality")
_FUNCTIONS = ("body", "function", "dates", "modality")
_FIGURES = ("observations", ("measure", "value", "dates", "modality"), of_others.observations)
_OF_BODIES = (
    ("cooperations", _COOPERATIONS, of_cooperations.cooperations),
    ("members", ("person", "function", "dates", "modality"), of_others.members),
    ("functions", _FUNCTIONS, of_others.functions),
    ("events", _EVENTS, of_events.events),
    ("signed", _SIGNED, of_cooperations.signed),
    _FIGURES,
)
_OF_COOPERATIONS = (
    ("parties", ("actor", "country", "role", "side", "dates", "modality"), of_cooperations.parties),
    ("projects", ("project", "kind", "dates", "modality"), of_cooperations.projects),
    ("instruments", ("instrument", "kind", "dates", "modality"), of_cooperations.instruments),
    _FIGURES,
)
_TABLES = {
    "collectivity": _OF_BODIES,
    "institution": _OF_BODIES,
    "person": (
        ("functions", _FUNCTIONS, of_others.functions),
        ("events", _EVENTS, of_events.events),
        ("signed", _SIGNED, of_cooperations.signed),
    ),
    "delegation": (
        ("delegates", ("person",), of_others.delegates),
        ("events", _EVENTS, of_events.events),
        _FIGURES,
    ),
    "territory": (
        ("within", ("place", "level"), of_others.within),
        ("seated", ("body", "kind"), of_others.seated),
        ("held here", ("event", "kind", "dates", "modality"), of_events.held_here),
        _FIGURES,
    ),
    "partnership": _OF_COOPERATIONS,
    "project": _OF_COOPERATIONS,
    "event": (
        (
            "participations",
            ("participant", "role", "for", "function", "country", "modality"),
            of_events.participations,
        ),
        _FIGURES,
    ),
    "series": (
        ("editions", ("event", "edition", "dates", "place", "modality"), of_events.editions),
        _FIGURES,
    ),
    "instrument": (
        ("signatures", ("signatory", "for", "dates", "modality"), of_cooperations.signatures),
    ),
    "source": (
        ("versions", ("version", "retrieved", "digest"), of_others.versions),
        ("spoken of", ("thing", "class"), of_others.spoken_of),
    ),
}
"""The tables of each kind: name, columns, and the function that gives the rows."""
MOST_PARTS = max(map(len, _TABLES.values())) + 3
"""The most parts that a page can have: with decisions, derived links and claims."""
