"""What sources say, as typed values: the one language between sources and graph.

A record describes or relates things; it never decides who is who. It points at other
things by `Ref` (kind, identifiers, names, country), which the identity stage resolves.
All models are frozen and compare by content. Slugs (`kind`, `role`, `themes`, …) are
concepts of the SKOS schemes under ``ontology/themes``; whether a slug exists is checked
when the source is read, so that the message can name the row.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)

from passerelle.concepts import (
    ActorKind,
    CooperationKind,
    EventKind,
    Function,
    InstrumentKind,
    Measure,
    ParticipationRole,
    PartyRole,
    PublicBasis,
    Scheme,
    Status,
    Themes,
    ThemeSlug,
)
from passerelle.times import When

__all__ = [
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

Modality: TypeAlias = Literal["asserted", "intended", "reported", "denied"]
ThingKind: TypeAlias = Literal[
    "collectivity",
    "institution",
    "person",
    "delegation",
    "territory",
    "theme",
    "partnership",
    "project",
    "instrument",
    "event",
    "series",
]
THING_KINDS: frozenset[str] = frozenset(get_args(ThingKind))


class Frozen(BaseModel):
    """Base of all records: immutable, no unknown field, compared by content."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Name(Frozen):
    """One form of a name as a source writes it.

    `lang` is a BCP 47 tag or None when unknown; `main` is False for variants, acronyms
    and other written forms.
    """

    text: str = Field(min_length=1, examples=["Chengdu"])
    lang: str | None = Field(default=None, examples=["fr", "en", "zh"])
    main: bool = True


def _names(value: Any) -> Any:
    """Accept ``{"fr": "Lyon", "zh": ["里昂", "里昂市"]}``: the first of a list is the main name."""
    if not isinstance(value, dict):
        return value
    names: list[dict[str, Any]] = []
    for lang, texts in value.items():
        for place, text in enumerate(texts if isinstance(texts, list | tuple) else [texts]):
            names.append(
                {"text": text, "lang": None if lang == "und" else lang, "main": place == 0}
            )
    return names


Names: TypeAlias = Annotated[tuple[Name, ...], BeforeValidator(_names)]
Ids: TypeAlias = dict[Scheme, Annotated[str, Field(min_length=1)]]
"""Identifier scheme (a slug of ``identifier-schemes.ttl``) to value: ``{"insee": "34172"}``."""


class Row(Frozen):
    """Evidence: a row of a table. `row` counts as a spreadsheet does, the header being row 1."""

    type: Literal["row"] = "row"
    source: str = ""
    file: str = Field(examples=["partnerships.csv"])
    row: int = Field(ge=1)
    cited: tuple[str, ...] = Field(default=(), description="addresses the row itself names")


class Quote(Frozen):
    """Evidence: words of a text. `start` and `end` count code points of the NFC text."""

    # Words are kept to the letter: spaces at their edges belong to their position.
    model_config = ConfigDict(str_strip_whitespace=False)

    type: Literal["quote"] = "quote"
    source: str = ""
    file: str = Field(default="", examples=["report.txt"])
    exact: str = Field(min_length=1)
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)
    prefix: str = ""
    suffix: str = ""
    cited: tuple[str, ...] = ()


Evidence: TypeAlias = Annotated[Row | Quote, Field(discriminator="type")]


class Ref(Frozen):
    """A pointer to a thing that identity resolves: identifiers and/or names, and a country."""

    kind: ThingKind
    ids: Ids = Field(default_factory=dict)
    names: Names = ()
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$", description="ISO 3166-1")
    actor_kind: ActorKind | None = Field(default=None, examples=["commune", "province"])

    @model_validator(mode="before")
    @classmethod
    def _kind_as_key(cls, value: Any) -> Any:
        """Accept ``{"territory": {"ids": …}}`` for ``{"kind": "territory", "ids": …}``."""
        if isinstance(value, dict) and len(value) == 1:
            ((key, inner),) = value.items()
            if key in THING_KINDS and isinstance(inner, dict):
                return {"kind": key, **inner}
        return value

    @model_validator(mode="after")
    def _names_something(self) -> Ref:
        if not self.ids and not self.names:
            raise ValueError(f"a {self.kind} without identifier or name")
        return self


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
