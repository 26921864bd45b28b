"""How records point at things and at what supports them: names, identifiers, rows, quotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from passerelle.concepts import ActorKind, Scheme

__all__ = [
    "THING_KINDS",
    "Evidence",
    "Frozen",
    "Ids",
    "Modality",
    "Name",
    "Names",
    "Quote",
    "Ref",
    "Row",
    "ThingKind",
    "found_in",
]

_Found = TypeVar("_Found")

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


def found_in(value: object, kinds: tuple[type[_Found], ...]) -> Iterator[_Found]:
    """Everything in `value`, at any depth of models and tuples, that is one of `kinds`."""
    if isinstance(value, kinds):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from found_in(getattr(value, name), kinds)
    elif isinstance(value, tuple):
        for inner in value:
            yield from found_in(inner, kinds)
