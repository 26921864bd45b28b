"""Slugs of the SKOS schemes as types of fields: a slug or a label goes in, the slug comes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from passerelle.errors import did_you_mean

__all__ = [
    "ActorKind",
    "Capacity",
    "CooperationKind",
    "EventKind",
    "Function",
    "InstrumentKind",
    "Measure",
    "ParticipationRole",
    "PartyRole",
    "PublicBasis",
    "Scheme",
    "Status",
    "ThemeSlug",
    "Themes",
]


def _concept(scheme: str) -> Callable[[str, ValidationInfo], str]:
    """A validator that turns a slug or a label into the slug of `scheme`.

    The schemes come with the validation context (key ``vocabulary``); without one, any
    slug passes, so that records can be made in code and tests without the ontology.
    """

    def check(text: str, info: ValidationInfo) -> str:
        vocabulary = (info.context or {}).get("vocabulary")
        if vocabulary is None:
            return text
        slug: str | None = vocabulary.resolve(scheme, text)
        if slug is None:
            near = did_you_mean(text, vocabulary.slugs(scheme))
            raise ValueError(f"unknown {scheme.replace('-', ' ')} '{text}'. {near}")
        return slug

    return check


ActorKind: TypeAlias = Annotated[str, AfterValidator(_concept("actor-kind"))]
Capacity: TypeAlias = Annotated[str, AfterValidator(_concept("capacity"))]
CooperationKind: TypeAlias = Annotated[str, AfterValidator(_concept("cooperation-kind"))]
EventKind: TypeAlias = Annotated[str, AfterValidator(_concept("event-kind"))]
InstrumentKind: TypeAlias = Annotated[str, AfterValidator(_concept("instrument-kind"))]
PartyRole: TypeAlias = Annotated[str, AfterValidator(_concept("party-role"))]
ParticipationRole: TypeAlias = Annotated[str, AfterValidator(_concept("participation-role"))]
Function: TypeAlias = Annotated[str, AfterValidator(_concept("function"))]
Status: TypeAlias = Annotated[str, AfterValidator(_concept("status"))]
PublicBasis: TypeAlias = Annotated[str, AfterValidator(_concept("public-basis"))]
Measure: TypeAlias = Annotated[str, AfterValidator(_concept("measure"))]
ThemeSlug: TypeAlias = Annotated[str, AfterValidator(_concept("theme"))]
Themes: TypeAlias = Annotated[
    tuple[ThemeSlug, ...], BeforeValidator(lambda one: [one] if isinstance(one, str) else one)
]
Scheme: TypeAlias = Annotated[str, AfterValidator(_concept("identifier-scheme"))]
