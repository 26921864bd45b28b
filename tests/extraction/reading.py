"""Short texts read by the rules, alone or with some of what is learnt, and their facts in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from passerelle.documents import Document
from passerelle.extraction.account import Account, Fact
from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.pipeline import LEARNT, analyse
from passerelle.extraction.reading.analysis import Analysis, Span

__all__ = ["Read", "read"]


@dataclass(frozen=True)
class Read:
    """A text with what was found in it; persons, bodies and places go by name here."""

    analysis: Analysis

    @property
    def account(self) -> Account:
        return self.analysis.account()

    def name(self, key: str | None) -> str | None:
        """The name of what a key means; of an event or agreement its kind."""
        for one in self.account.facts():
            if key is not None and getattr(one, "key", None) == key:
                return str(getattr(one, "name", None) or getattr(one, "kind", None))
        return None

    def words(self, fact: Fact) -> str:
        return " ".join(self.analysis.words(Span(fact.start, fact.end)).split())

    @property
    def events(self) -> list[tuple[str, str | None, str]]:
        return [(one.kind, one.when, one.modality) for one in self.account.events]

    @property
    def roles(self) -> set[tuple[str, str | None, str]]:
        """Who has which role at which kind of event."""
        return {
            (str(self.name(one.event)), self.name(one.who), one.role) for one in self.account.roles
        }

    @property
    def themes(self) -> set[tuple[str, str | None]]:
        return {(one.slug, self.name(one.of)) for one in self.account.themes}

    @property
    def agreements(self) -> set[tuple[str, str, str]]:
        return {(one.type, one.kind, one.modality) for one in self.account.agreements}


def read(
    text: str,
    language: str = "fr",
    published: str | None = "2024-06-20",
    title: str | None = None,
    publisher: str | None = None,
    learnt: Collection[str] = (),
) -> Read:
    """A text as the rules read it, and the stages of what is `learnt` that are named."""
    document = Document("press.txt", text, language, title, publisher, published)
    return Read(analyse(document, Gazetteer(), set(LEARNT) - set(learnt)))
