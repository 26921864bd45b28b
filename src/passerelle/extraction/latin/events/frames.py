"""Verbs of events, as the lexicon has them and as they are found in a clause.

A frame of the lexicon ``events`` names verbs and what their subject and object are to the
event. In a clause it is bound to the groups beside it: those who do what the verb says, and
those to whom it is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from passerelle.extraction.latin.clauses.event_nouns import Noun, macros
from passerelle.extraction.latin.clauses.groups import Group
from passerelle.extraction.latin.clauses.rows import ALL
from passerelle.extraction.lexicon import filled, lexicon
from passerelle.extraction.reading import rx
from passerelle.references import Modality

__all__ = ["Frame", "Spec", "Verb", "verbs"]


@dataclass(frozen=True)
class Frame:
    """A verb of an event in a clause, and what is bound to it."""

    name: str
    kind: str
    start: int
    end: int
    passive: bool
    subjects: tuple[Group, ...]
    objects: tuple[Group, ...]
    roles: tuple[str, str]
    noun: Noun | None
    modality: Modality | None
    vague: bool = False
    """Whether those concerned have no name: only a day makes it an event."""
    someone: bool = False
    """Whether people without a name do what the verb says, or have it done to them."""
    reach: tuple[int, int] = (0, 1 << 30)
    """From the verb before to the verb after in the clause."""


@dataclass(frozen=True)
class Spec:
    """A frame of the lexicon: its verbs in both voices, and what it needs beside them."""

    name: str
    kind: str
    noun: str
    active: rx.Split | None
    passive: rx.Split | None
    by: str
    roles: tuple[str, str]
    needs: str
    subjects: str
    modality: Modality | None


@dataclass(frozen=True)
class Verb:
    """The verbs of a frame in one voice."""

    pattern: rx.Split
    spec: Spec
    passive: bool


@cache
def verbs(language: str) -> tuple[Verb, ...]:
    """The verbs of the frames by their voice."""
    return tuple(
        Verb(pattern, spec, passive)
        for spec in _specs(language)
        for pattern, passive in ((spec.active, False), (spec.passive, True))
        if pattern
    )


@cache
def _specs(language: str) -> tuple[Spec, ...]:
    """The frames of the lexicon of a language."""
    return tuple(_spec(language, one) for one in lexicon(language, "events")["frame"])


def _spec(language: str, one: dict[str, Any]) -> Spec:
    def joined(field: str) -> rx.Split | None:
        patterns = [filled(pattern, macros(language)) for pattern in one.get(field, ())]
        ends = r"(?:(?<=')|(?![\w-]))"  # «auprès d'Ⓟ»
        return rx.Split(r"(?<![\w-])", "|".join(patterns), ends) if patterns else None

    return Spec(
        name=one["name"],
        kind=one["kind"],
        noun=one.get("noun", ""),
        active=joined("active"),
        passive=joined("passive"),
        by=one.get("by", ""),
        roles=(one.get("subject", ""), one.get("object", "")),
        needs=one.get("needs", ALL),
        subjects=one.get("subjects", ALL),
        modality=one.get("modality"),
    )
