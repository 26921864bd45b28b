"""The corpus: texts, the facts worked out by hand for each, and what a reader sees of a text.

The rules of annotation are in README.md beside this file.
"""

from __future__ import annotations

import email
import email.policy
import re
import unicodedata
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from passerelle.concepts import (
    ActorKind,
    EventKind,
    Function,
    ParticipationRole,
    PublicBasis,
    ThemeSlug,
)
from passerelle.references import Modality
from passerelle.times import When

__all__ = [
    "ASIDE",
    "BLIND",
    "HELD_OUT",
    "SECOND",
    "TUNING",
    "UNSEEN",
    "Gold",
    "Item",
    "Text",
    "corpus",
    "folded",
    "main_text",
]

HERE = Path(__file__).parent
TUNING, HELD_OUT, UNSEEN = HERE / "corpus", HERE / "held-out", HERE / "unseen"
BLIND, SECOND = HERE / "blind", HERE / "second"
ASIDE = (HELD_OUT, UNSEEN, BLIND)
"""The folders that no rule is tuned on."""


def _date(text: str) -> str:
    """Let through only what `When` reads: ISO dates, intervals and EDTF."""
    When.model_validate(text)
    return text


Date = Annotated[str, AfterValidator(_date)]
Id = Annotated[str, Field(pattern="^[pbdlea][0-9]+$")]
Country = Annotated[str, Field(pattern="^[A-Z]{2}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Item(_Strict):
    """One fact. An optional one may be found or not: neither counts."""

    quote: str = Field(min_length=1)
    optional: bool = False


class Person(Item):
    id: Id
    name: str
    given: str | None
    family: str | None
    basis: PublicBasis


class Body(Item):
    id: Id
    name: str
    acronym: str | None
    kind: ActorKind
    type: Literal["institution", "collectivity"]
    unit_of: Id | None
    country: Country | None


class Delegation(Item):
    id: Id
    name: str
    size: int | None
    country: Country | None
    sent_by: Id | None


class Holding(Item):
    """A function held by a person, in a body if the text names one."""

    person: Id
    body: Id | None
    function: Function
    acting: bool
    former: bool
    honorary: bool


class Place(Item):
    id: Id
    name: str
    kind: Literal["country", "region", "department", "city", "district", "other"]
    country: Country | None


class Event(Item):
    id: Id
    kind: EventKind
    when: Date | None
    place: Id | None
    venue: str | None
    edition: int | None
    series: str | None
    modality: Modality


class Role(Item):
    event: Id
    who: Id
    role: ParticipationRole
    on_behalf_of: Id | None


class ThemeOf(Item):
    slug: ThemeSlug
    of: Id


class Signed(_Strict):
    who: Id
    on_behalf_of: Id | None


class Agreement(Item):
    """A partnership, a project or an instrument; `kind` is a slug of the scheme for its type."""

    id: Id
    type: Literal["partnership", "project", "instrument"]
    kind: str
    parties: list[Id]
    when: Date | None
    modality: Modality
    cooperation: Id | None
    signed_by: list[Signed]


FACTS = (
    *("people", "bodies", "delegations", "functions", "places"),
    *("events", "roles", "themes", "agreements"),
)
"""The lists of facts in a gold file."""


class Gold(_Strict):
    """All facts of one text."""

    language: Literal["fr", "en", "zh"]
    published: Date | None
    title: str | None
    publisher: str | None
    people: list[Person]
    bodies: list[Body]
    delegations: list[Delegation]
    functions: list[Holding]
    places: list[Place]
    events: list[Event]
    roles: list[Role]
    themes: list[ThemeOf]
    agreements: list[Agreement]
    never: list[str]

    def items(self) -> list[Item]:
        """Every fact that carries a quote."""
        return [
            *self.people,
            *self.bodies,
            *self.delegations,
            *self.functions,
            *self.places,
            *self.events,
            *self.roles,
            *self.themes,
            *self.agreements,
        ]

    def required(self) -> Gold:
        """Without what may be found or not, and what hangs on it: one reading, not several."""
        gone = {one.id for one in self.items() if one.optional and hasattr(one, "id")}

        def kept(item: Any) -> bool:
            named = (getattr(item, name, None) for name in ("person", "event", "who", "of"))
            return not item.optional and not gone.intersection(filter(None, named))

        lists = {name: [one for one in getattr(self, name) if kept(one)] for name in FACTS}
        bodies = {one.id for one in lists["bodies"]}

        def loose(item: Any) -> Any:
            """Fields that lead to what is gone are empty; parties and signers are left out."""
            changed: dict[str, Any] = {}
            for name in ("body", "unit_of", "sent_by", "place", "on_behalf_of", "cooperation"):
                if getattr(item, name, None) in gone:
                    changed[name] = None
            if hasattr(item, "parties"):
                changed["parties"] = [one for one in item.parties if one in bodies]
                changed["signed_by"] = [one for one in item.signed_by if one.who not in gone]
            return item.model_copy(update=changed)

        return self.model_copy(
            update={name: [loose(one) for one in ones] for name, ones in lists.items()}
        )


@dataclass(frozen=True)
class Text:
    """A text and its gold file."""

    path: Path

    @property
    def gold_path(self) -> Path:
        return self.path.with_suffix(".gold.json")


def corpus(folder: Path) -> list[Text]:
    """The texts of a folder, by name."""
    return [Text(p) for p in sorted(folder.iterdir()) if not p.name.endswith(".gold.json")]


def folded(text: str) -> str:
    """NFC, and each run of white space (NBSP, line ends, ideographic spaces) one space."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def main_text(path: Path) -> str:
    """What a reader of the text sees: the body of an e-mail, the main part of a page."""
    if path.suffix == ".eml":
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        part = message.get_body(("plain",))
        assert part is not None
        return str(part.get_content())
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".html":
        return text
    page = _Main()
    page.feed(text)
    return "".join(page.words)


class _Main(HTMLParser):
    """The words within main, or within article where a page has no main."""

    _INLINE = frozenset({"a", "b", "em", "i", "span", "strong", "sup", "time"})

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._depth += tag in ("main", "article")
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag in ("main", "article")
        self._break(tag)

    def _break(self, tag: str) -> None:
        if tag not in self._INLINE:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.words.append(data)
