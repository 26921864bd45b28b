"""The bench on which the stages of extraction work: a document, its sentences, what is found.

A stage is a function that takes an `Analysis` and adds to it. Stages run in the order of
`pipeline.stages`; each can be left out, which only makes the account poorer. `Mention`s
are all places where a person, body, place, delegation or date is spoken of, short forms
and pronouns of office included ("le Groupe"); `entity` is the key of what is meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from passerelle.documents import Document
from passerelle.extraction.account import (
    Account,
    Agreement,
    Body,
    Delegation,
    Event,
    Holding,
    Person,
    Place,
    Role,
    ThemeOf,
)
from passerelle.extraction.gazetteer import Gazetteer

if TYPE_CHECKING:
    from passerelle.extraction.latin.clauses.clauses import Clause
    from passerelle.extraction.latin.words.heads import Candidate
    from passerelle.extraction.learnt.stretches import Stretch
    from passerelle.extraction.reading.passages import Passage
    from passerelle.extraction.reading.plain import Plain
    from passerelle.extraction.zh.story import Story

__all__ = ["Analysis", "Mention", "Span", "Stage"]


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of the text, in code points; `end` is the first one after it."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether `other` lies within."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, order=True)
class Mention:
    """Words that speak of something: `entity` is its key, of a date its EDTF value.

    Of an event, the words that tell of it: its verb, or its noun.
    """

    span: Span
    kind: Literal["person", "body", "place", "delegation", "date", "event"]
    entity: str


@dataclass
class Analysis:
    """What is known of a text so far; `sentences` and `mentions` are in the text's order.

    `passages` are the flat pieces of the text proper that the stages for Latin letters read;
    `cores` leads from what all names of a body have in common to its key, `short` from an
    acronym or other short form; `acronyms` are those in brackets; `held` are names of bodies
    that count only where someone holds a function there, `adopted` those that may; `story` tells
    which sentence of a Chinese text speaks of what; `rows` are cells of tables with the event that
    their row tells of; `row` is the text in one row, `clauses` its sentences with signs for names
    and what they were made of; `stretches` are the words that models read; `likely` says of each
    word how likely it is part of a name of which sort, as far as examples tell, `sure` how likely
    things are right, by their keys; `likely_events` says by the key of an event how likely its
    words tell one of its `kind`, and `any` at all, `parts` how likely each role is, by event, actor
    and role.
    """

    document: Document
    sentences: list[Span] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    delegations: dict[str, Delegation] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    functions: list[Holding] = field(default_factory=list)
    events: dict[str, Event] = field(default_factory=dict)
    roles: list[Role] = field(default_factory=list)
    themes: list[ThemeOf] = field(default_factory=list)
    agreements: dict[str, Agreement] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)
    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    cores: dict[tuple[str, str], str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    acronyms: set[str] = field(default_factory=set)
    adopted: set[str] = field(default_factory=set)
    numbered: int = 0
    held: list[tuple[Passage, Candidate]] = field(default_factory=list)
    story: Story | None = None
    rows: list[tuple[Span, str]] = field(default_factory=list)
    clauses: tuple[tuple[object, ...], list[Clause]] | None = None
    row: Plain | None = None
    stretches: tuple[Stretch, ...] | None = None
    likely: list[tuple[Span, dict[str, float]]] = field(default_factory=list)
    sure: dict[str, float] = field(default_factory=dict)
    likely_events: dict[str, dict[str, float]] = field(default_factory=dict)
    parts: dict[tuple[str, str, str], float] = field(default_factory=dict)

    def new_body_key(self) -> str:
        """A key that no body has or ever had."""
        self.numbered += 1
        return f"b{self.numbered}"

    def words(self, span: Span) -> str:
        """The words of the text at `span`."""
        return self.document.text[span.start : span.end]

    def within(self, span: Span) -> list[Mention]:
        """The mentions that lie in `span`, in order."""
        return [one for one in self.mentions if span.covers(one.span)]

    def likelihood(self, span: Span, sort: str) -> float | None:
        """How likely all words at `span` are part of a name of that sort, as far as examples tell.

        0 to 1; None where no model was asked. `likely` is in the text's order.
        """
        first, behind = (
            bisect_left(self.likely, place, key=lambda told: told[0].start)
            for place in (span.start, span.end)
        )
        return min((told[sort] for _, told in self.likely[first:behind]), default=None)

    def account(self) -> Account:
        """What was found, as the result of the extraction."""
        return Account(
            people=tuple(self.people.values()),
            bodies=tuple(self.bodies.values()),
            delegations=tuple(self.delegations.values()),
            functions=tuple(self.functions),
            places=tuple(self.places.values()),
            events=tuple(self.events.values()),
            roles=tuple(self.roles),
            themes=tuple(self.themes),
            agreements=tuple(self.agreements.values()),
        )


Stage: TypeAlias = Callable[[Analysis], None]
