"""From an account to candidate records: what a text says, as facts for a person to decide on.

Every person, body, delegation, place, event and agreement of the account is a fact, and so is
each function, each role at an event and each theme, which points at the event or cooperation
it belongs to: a reviewer can take the meeting and refuse one of its guests.

- A function whose body the text does not name gives no fact: a membership needs both ends.
- A former holder is a membership that ended before the text; a present one was last seen
  active on the day of the text, where it has one.
- Words that hold contact data give no fact, and the context of a quote has them covered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from pydantic import ValidationError

from passerelle.documents import Document
from passerelle.extraction import account as told
from passerelle.extraction.account import Account
from passerelle.extraction.recording import MissingError, Recording
from passerelle.references import Quote
from passerelle.sources.anchors import in_context
from passerelle.sources.contacts import covered_contacts, holds_contact
from passerelle.sources.facts import THEME_KIND, Fact, as_data, fact_id, relation_parts
from passerelle.sources.faults import record_adapter
from passerelle.vocabulary import Vocabulary

__all__ = ["Proposed", "propose"]


@dataclass
class Proposed:
    """What a text gives: facts, and how many were left out, by the reason."""

    facts: list[Fact] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class _Draft:
    """A fact before it has its name: `parts` tell it from others of its kind in the text."""

    said: told.Fact
    kind: str
    key: str | None
    parts: tuple[str, ...]
    record: Callable[[], dict[str, Any]]
    known: str | None = None
    apart: str = ""
    """What tells it from another of the same kind in the same words."""


def propose(account: Account, document: Document, retrieved: date, words: Vocabulary) -> Proposed:
    """The facts of `account`, which speaks of `document`.

    `retrieved` is the day on which the text was there at the latest. What the vocabulary or
    the records refuse is left out and counted.
    """
    return _Proposing(account, document, retrieved, words).run()


class _Proposing:
    """One account, turned into facts."""

    def __init__(
        self, account: Account, document: Document, retrieved: date, words: Vocabulary
    ) -> None:
        self._account = account
        self._document = document
        self._shown = covered_contacts(document.text)
        self._words = words
        self._ids: dict[str, str] = {}
        self._refs: dict[str, dict[str, Any]] = {}
        self._records = Recording(account, document, retrieved, words, self._refs)
        self._out = Proposed()

    def run(self) -> Proposed:
        """Things first, since relations are named by what they relate."""
        for drafts in (self._named, self._happenings, self._agreements, self._relations):
            self._take(list(drafts()))
        return self._out

    # --- what there is ---------------------------------------------------------------

    def _named(self) -> Iterator[_Draft]:
        said, make = self._account, self._records
        for one in said.people:
            record = partial(make.person, one)
            yield _Draft(one, "person", one.key, (one.name,), record, one.known)
        for body in said.bodies:
            record = partial(make.body, body)
            yield _Draft(body, body.type, body.key, (body.name,), record, body.known)
        for place in said.places:
            parts = (place.name, place.kind)
            record = partial(make.place, place)
            yield _Draft(place, "territory", place.key, parts, record, place.known)
        for group in said.delegations:
            record = partial(make.delegation, group)
            yield _Draft(group, "delegation", group.key, (group.name,), record)

    def _happenings(self) -> Iterator[_Draft]:
        for event in self._account.events:
            record = partial(self._records.event, event)
            apart = f"{event.when} {event.edition}"
            yield _Draft(event, "event", event.key, (event.kind,), record, apart=apart)

    def _agreements(self) -> Iterator[_Draft]:
        # What founds another comes after it, to point at it.
        for one in sorted(self._account.agreements, key=lambda one: one.type == "instrument"):
            parties = sorted(self._ids[key] for key in one.parties if key in self._ids)
            parts = (one.kind, one.modality, *parties)
            yield _Draft(one, one.type, one.key, parts, partial(self._records.agreement, one))

    def _relations(self) -> Iterator[_Draft]:
        said, make = self._account, self._records
        for held in said.functions:
            yield from self._relation(held, "membership", partial(make.membership, held))
        for role in said.roles:
            yield from self._relation(role, "participation", partial(make.participation, role))
        for theme in said.themes:
            yield from self._relation(theme, THEME_KIND, partial(make.theme, theme))

    def _relation(
        self, said: told.Fact, kind: str, record: Callable[[], dict[str, Any]]
    ) -> Iterator[_Draft]:
        """The draft of a relation, whose ends are its name; none where an end is missing."""
        data = self._made(record)
        if data is not None:
            yield _Draft(said, kind, None, relation_parts(data), lambda: data)

    # --- naming and checking ---------------------------------------------------------

    def _take(self, drafts: list[_Draft]) -> None:
        """Give each draft its id; two of one name are told apart by their words."""
        names = self._names([(draft, draft.parts) for draft in drafts])
        named: dict[str, _Draft] = {}
        for draft, name in zip(drafts, names, strict=True):
            if draft.key:
                self._ids[draft.key] = name
            if name not in named or named[name].said.confidence < draft.said.confidence:
                named[name] = draft
        self._refs.update({key: self._ref(key, draft) for draft in drafts if (key := draft.key)})
        for name, draft in named.items():
            self._add(name, draft)

    def _names(self, drafts: list[tuple[_Draft, tuple[str, ...]]]) -> list[str]:
        """The ids by what is said; of things that are alike, also by their words, then the rest.

        Relations that are alike are one, however often the text says so.
        """
        longer: tuple[Callable[[_Draft], str], ...] = (
            lambda draft: self._quote(draft.said),
            lambda draft: draft.apart,
        )
        for more in (*longer, None):
            names = [fact_id(one.kind, self._document.file, parts) for one, parts in drafts]
            count = Counter(names)
            if more is not None:
                drafts = [
                    (one, (*parts, more(one)) if one.key and count[name] > 1 else parts)
                    for (one, parts), name in zip(drafts, names, strict=True)
                ]
        return names

    def _ref(self, key: str, draft: _Draft) -> dict[str, Any]:
        said = {"kind": draft.kind, "ids": {"local": self._ids[key]}}
        return {**said, **self._records.called(draft.said)}

    def _add(self, name: str, draft: _Draft) -> None:
        words = self._quote(draft.said)
        covered = self._shown[draft.said.start : draft.said.end] != words
        if not words.strip() or covered or holds_contact(words):
            self._out.left_out["contact" if words.strip() else "words"] += 1
            return
        data = self._made(draft.record)
        if data is None:
            return
        if any(map(holds_contact, _prose(data))):
            self._out.left_out["contact"] += 1
            return
        if draft.key:
            data["ids"] = {**data.get("ids", {}), "local": name}
        self._out.facts.append(
            Fact(
                id=name,
                kind=draft.kind,
                file=self._document.file,
                sha256=self._document.sha256,
                record=data,
                evidence=(self._evidence(draft.said),),
                confidence=draft.said.confidence,
                rule=draft.said.rule,
                known=draft.known,
            )
        )

    def _made(self, record: Callable[[], dict[str, Any]]) -> dict[str, Any] | None:
        """The record as the file keeps it; None, counted, when there is none."""
        try:
            context = {"vocabulary": self._words}
            return as_data(record_adapter.validate_python(record(), context=context))
        except MissingError:
            self._out.left_out["missing"] += 1
        except ValidationError:
            self._out.left_out["record"] += 1
        return None

    def _quote(self, said: told.Fact) -> str:
        return self._document.text[said.start : said.end]

    def _evidence(self, said: told.Fact) -> Quote:
        return in_context(self._document.text, said.start, said.end, shown=self._shown)


def _prose(data: dict[str, Any]) -> Iterator[str]:
    """The texts of a record that come from prose: names, and where an event was."""
    yield str(data.get("venue", ""))
    for found in data.get("names", {}).values() if isinstance(data.get("names"), dict) else ():
        yield from [found] if isinstance(found, str) else found
