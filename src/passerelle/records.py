"""What sources say, as typed values: the one language between sources and graph.

A record describes or relates things; it never decides who is who. It points at other
things by `Ref` (kind, identifiers, names, country), which the identity stage resolves.
All models are frozen and compare by content. Slugs (`kind`, `role`, `themes`, …) are
concepts of the SKOS schemes under ``ontology/themes``; whether a slug exists is checked
when the source is read, so that the message can name the row.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, model_validator

from passerelle.concepts import (
    ActorKind,
    Capacity,
    CooperationKind,
    EventKind,
    Function,
    InstrumentKind,
    Measure,
    ParticipationRole,
    PartyRole,
    PublicBasis,
    Status,
    Themes,
    ThemeSlug,
)
from passerelle.references import (
    THING_KINDS,
    Evidence,
    Frozen,
    Ids,
    Modality,
    Name,
    Names,
    Quote,
    Ref,
    Row,
    ThingKind,
)
from passerelle.times import When

__all__ = [
    "THING_KINDS",
    "Collectivity",
    "Delegation",
    "Event",
    "EventSeries",
    "Evidence",
    "Institution",
    "Instrument",
    "Membership",
    "Modality",
    "Name",
    "Observation",
    "Participation",
    "Partnership",
    "Party",
    "Person",
    "Project",
    "Quote",
    "Record",
    "Ref",
    "Row",
    "Signature",
    "Territory",
    "Theme",
    "Thing",
    "ThingKind",
]


class Statement(Frozen):
    """What every record carries: how it is meant, and what supports it."""

    modality: Modality = "asserted"
    evidence: tuple[Evidence, ...] = ()
    note: str | None = Field(default=None, description="on what ground, in the editor's words")


class Thing(Statement):
    """A record that describes something with a name of its own."""

    ids: Ids = Field(default_factory=dict)
    names: Names = ()


class Collectivity(Thing):
    """A local authority as a legal person (not the place it administers)."""

    type: Literal["collectivity"] = "collectivity"
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    kind: ActorKind | None = Field(default=None, examples=["commune", "prefecture-city"])
    administers: Ref | None = None
    homepage: str | None = None
    when: When | None = Field(default=None, description="the body's own life")
    replaced_by: Ref | None = None


class Institution(Thing):
    """Any other body: association, ministry, agency, friendship group, network, university."""

    type: Literal["institution"] = "institution"
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    kind: ActorKind | None = Field(default=None, examples=["association", "friendship-group"])
    unit_of: Ref | None = None
    seat: Ref | None = None
    themes: Themes = ()
    homepage: str | None = None
    when: When | None = None
    replaced_by: Ref | None = None


class Person(Thing):
    """A person in a public function. Birth, address, e-mail, phone and photo have no field."""

    type: Literal["person"] = "person"
    family_name: str | None = None
    given_name: str | None = None
    public_basis: PublicBasis = Field(examples=["elected", "appointed", "official-mention"])


class Delegation(Thing):
    """A group that takes part in events, with or without named members."""

    type: Literal["delegation"] = "delegation"
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    sent_by: Ref | None = None
    members: tuple[Ref, ...] = ()
    stated_size: int | None = Field(default=None, ge=0)


class Territory(Thing):
    """A place that is administered. `within` may branch: the hierarchy is a DAG."""

    type: Literal["territory"] = "territory"
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    level: int | None = Field(default=None, ge=0, le=6, description="0 country … 5 commune")
    within: tuple[Ref, ...] = ()
    lat: float | None = Field(default=None, ge=-90, le=90, description="WGS 84, degrees")
    long: float | None = Field(default=None, ge=-180, le=180, description="WGS 84, degrees")
    replaced_by: Ref | None = None


class Theme(Thing):
    """A theme of one's own, hung under a theme of the scheme."""

    type: Literal["theme"] = "theme"
    slug: str = Field(pattern="^[a-z0-9-]+$")
    broader: ThemeSlug | None = None


class Party(Frozen):
    """One party of a cooperation: an actor, its role, its side and its own dates."""

    actor: Ref
    role: PartyRole = "partner"
    side: str | None = Field(default=None, description="default: the actor's country")
    when: When | None = None

    @model_validator(mode="before")
    @classmethod
    def _actor_by_kind(cls, value: Any) -> Any:
        """Accept ``{"collectivity": {…}}`` for ``{"actor": {"collectivity": {…}}}``."""
        if isinstance(value, dict):
            kinds = THING_KINDS & value.keys()
            if len(kinds) == 1 and "actor" not in value:  # two actors are refused as unknown
                (kind,) = kinds
                rest = {key: inner for key, inner in value.items() if key != kind}
                return {**rest, "actor": {kind: value[kind]}}
        return value


class Cooperation(Thing):
    """What partnerships and projects share. `ordinal` tells two of the same parties apart."""

    kind: CooperationKind = "partnership"
    parties: tuple[Party, ...] = ()
    when: When | None = None
    themes: Themes = ()
    status: Status | None = None
    ordinal: int = Field(default=1, ge=1)


class Partnership(Cooperation):
    """A lasting, dated, n-ary relation between authorities or bodies."""

    type: Literal["partnership"] = "partnership"


class Project(Cooperation):
    """A bounded undertaking, often under a partnership."""

    type: Literal["project"] = "project"
    kind: CooperationKind = "project"
    part_of: Ref | None = None


class Signature(Frozen):
    """Who signed, and in whose name."""

    signatory: Ref
    on_behalf_of: Ref | None = None


class Instrument(Thing):
    """An act that formalises a cooperation: oath, charter, convention, amendment."""

    type: Literal["instrument"] = "instrument"
    kind: InstrumentKind = "convention"
    cooperation: Ref | None = None
    signed: When | None = None
    when: When | None = Field(default=None, description="the period it is in force")
    signatures: tuple[Signature, ...] = ()
    themes: Themes = ()
    follows: Ref | None = None


class Participation(Statement):
    """Who took part in an event, in which role, on whose behalf."""

    type: Literal["participation"] = "participation"
    event: Ref | None = Field(default=None, description="absent when nested in its event")
    participant: Ref
    role: ParticipationRole = "participant"
    on_behalf_of: Ref | None = None


class EventSeries(Thing):
    """A series of events: rencontres, assises, round tables."""

    type: Literal["series"] = "series"


class Event(Thing):
    """A meeting, visit, signing or any other event; often undated, then with bounds."""

    type: Literal["event"] = "event"
    kind: EventKind | None = Field(default=None, examples=["meeting", "round-table"])
    when: When | None = None
    place: Ref | None = None
    venue: str | None = None
    themes: Themes = ()
    series: Ref | None = None
    edition: int | None = Field(default=None, ge=1)
    participations: tuple[Participation, ...] = ()


class Membership(Statement):
    """A person's or body's place in a body: one record per uninterrupted term."""

    type: Literal["membership"] = "membership"
    member: Ref
    organization: Ref
    role: Function = "member"
    capacity: Capacity | None = Field(default=None, examples=["acting", "honorary"])
    when: When | None = None
    ordinal: int = Field(default=1, ge=1, description="first, second, … term in the same role")


class Observation(Statement):
    """A figure that a source gives for something on a date; sources may disagree."""

    type: Literal["observation"] = "observation"
    about: Ref
    measure: Measure = Field(examples=["participants", "projects"])
    value: float
    when: When | None = None


Record: TypeAlias = Annotated[
    Collectivity
    | Institution
    | Person
    | Delegation
    | Territory
    | Theme
    | Partnership
    | Project
    | Instrument
    | Event
    | EventSeries
    | Participation
    | Membership
    | Observation,
    Field(discriminator="type"),
]
"""Any record; the field `type` says which."""
