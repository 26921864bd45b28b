"""What one text says, fact by fact: the one result of every extractor, with rules or a model.

An account knows nothing of the graph. Its facts point at each other by `key` (``p1`` a
person, ``b1`` a body, ``d1`` a delegation, ``l1`` a place, ``e1`` an event, ``a1`` an
agreement) and at the words that support them by `start` and `end`, code points of
`Document.text`. Slugs are those of the schemes under ``ontology/themes``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from passerelle.concepts import ActorKind, EventKind, Function, ParticipationRole, ThemeSlug
from passerelle.references import Frozen, Modality

__all__ = [
    "Account",
    "Agreement",
    "Body",
    "Delegation",
    "Event",
    "Fact",
    "Holding",
    "Person",
    "Place",
    "Role",
    "Signed",
    "ThemeOf",
]


class Fact(Frozen):
    """Words of the text, the rule that read them, and how sure it is (0 to 1)."""

    start: int = Field(ge=0)
    end: int = Field(ge=1)
    rule: str = Field(min_length=1, examples=["people/given-and-capitals"])
    confidence: float = Field(ge=0, le=1)


class Person(Fact):
    """A natural person in a public capacity; `name` is the fullest form as written."""

    key: str
    name: str
    given: str | None = None
    family: str | None = None
    basis: Literal["elected", "appointed", "official-mention"] = "official-mention"
    known: str | None = Field(default=None, description="the address of the same in the graph")


class Body(Fact):
    """An institution, or a collectivity that acts."""

    key: str
    name: str
    acronym: str | None = None
    kind: ActorKind
    type: Literal["institution", "collectivity"]
    unit_of: str | None = Field(default=None, description="key of the body it belongs to")
    country: str | None = None
    known: str | None = None


class Delegation(Fact):
    """A group without names, as the text calls it; `size` only when the text gives it."""

    key: str
    name: str
    size: int | None = None
    country: str | None = None
    sent_by: str | None = None


class Holding(Fact):
    """A function of a person; `body` is None where the text names none."""

    person: str
    body: str | None = None
    function: Function
    acting: bool = False
    former: bool = False
    honorary: bool = False


class Place(Fact):
    """A territory where something is, happens, comes from or goes to."""

    key: str
    name: str
    kind: Literal["country", "region", "department", "city", "district", "other"]
    country: str | None = None
    known: str | None = None


class Event(Fact):
    """A dated or datable happening. `when` is EDTF or an ISO interval."""

    key: str
    kind: EventKind
    when: str | None = None
    place: str | None = None
    venue: str | None = None
    edition: int | None = None
    series: str | None = None
    modality: Modality = "asserted"


class Role(Fact):
    """Who took part in an event, and as what."""

    event: str
    who: str
    role: ParticipationRole
    on_behalf_of: str | None = None


class ThemeOf(Fact):
    """What an event or an agreement deals with."""

    slug: ThemeSlug
    of: str


class Signed(Frozen):
    """Who signed, and in whose name."""

    who: str
    on_behalf_of: str | None = None


class Agreement(Fact):
    """A partnership, a project or an instrument; words of agreement stand in the text."""

    key: str
    type: Literal["partnership", "project", "instrument"]
    kind: str = Field(description="a slug of cooperation-kinds, or of instrument-kinds")
    parties: tuple[str, ...] = ()
    when: str | None = None
    modality: Modality = "asserted"
    cooperation: str | None = Field(default=None, description="key of what the instrument founds")
    signed_by: tuple[Signed, ...] = ()


class Account(Frozen):
    """All facts of one text."""

    people: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    functions: tuple[Holding, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    roles: tuple[Role, ...] = ()
    themes: tuple[ThemeOf, ...] = ()
    agreements: tuple[Agreement, ...] = ()

    def facts(self) -> Iterator[Fact]:
        """Every fact, kind by kind."""
        for name in type(self).model_fields:
            yield from getattr(self, name)
