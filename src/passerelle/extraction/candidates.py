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
from typing import Any

from pydantic import ValidationError

from passerelle.documents import Document
from passerelle.errors import RowError
from passerelle.extraction import account as told
from passerelle.extraction.account import Account
from passerelle.extraction.naming import Naming
from passerelle.references import Quote
from passerelle.sources.anchors import in_context
from passerelle.sources.contacts import covered_contacts, holds_contact
from passerelle.sources.facts import RELATIONS, THEME_KIND, Fact, as_data, fact_id, relation_parts
from passerelle.sources.faults import record_adapter, record_fault
from passerelle.times import When
from passerelle.vocabulary import Vocabulary

__all__ = ["Proposed", "propose"]

_LEVELS = {"country": 0, "region": 1, "department": 2, "city": 5}
"""Of French territories; elsewhere a rank says nothing of the level."""


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
        self._naming = Naming(document, words)
        self._day = date.fromisoformat(document.published) if document.published else None
        self._before = self._day or retrieved
        self._ids: dict[str, str] = {}
        self._refs: dict[str, dict[str, Any]] = {}
        self._out = Proposed()

    def run(self) -> Proposed:
        """Things first, since relations are named by what they relate."""
        for drafts in (self._named, self._happenings, self._agreements, self._relations):
            self._take(list(drafts()))
        return self._out

    # --- naming and checking ---------------------------------------------------------

    def _take(self, drafts: list[_Draft]) -> None:
        """Give each draft its id; two of one name are told apart by their words."""
        plain = [fact_id(one.kind, self._document.file, one.parts) for one in drafts]
        count = Counter(plain)
        named: dict[str, _Draft] = {}
        for draft, name in zip(drafts, plain, strict=True):
            if count[name] > 1:
                parts = (*draft.parts, self._quote(draft.said))
                name = fact_id(draft.kind, self._document.file, parts)
            if draft.key:
                self._ids[draft.key] = name
            if name not in named or named[name].said.confidence < draft.said.confidence:
                named[name] = draft
        self._refs.update({key: self._ref(key, draft) for draft in drafts if (key := draft.key)})
        for name, draft in named.items():
            self._add(name, draft)

    def _ref(self, key: str, draft: _Draft) -> dict[str, Any]:
        said = {"kind": draft.kind, "ids": {"local": self._ids[key]}}
        return {**said, **self._naming.called(draft.said)}

    def _add(self, name: str, draft: _Draft) -> None:
        words = self._quote(draft.said)
        if not words.strip() or holds_contact(words):
            self._out.left_out["contact" if words.strip() else "words"] += 1
            return
        try:
            data = self._checked({**draft.record(), "evidence": [self._evidence(draft.said)]})
        except _MissingError:
            self._out.left_out["missing"] += 1
            return
        except RowError:
            self._out.left_out["record"] += 1
            return
        if any(map(holds_contact, _told(data))):
            self._out.left_out["contact"] += 1
            return
        if draft.key and draft.kind not in RELATIONS:
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

    def _checked(self, data: dict[str, Any]) -> dict[str, Any]:
        try:
            record = record_adapter.validate_python(data, context={"vocabulary": self._words})
        except ValidationError as fault:
            raise record_fault(fault) from None
        return as_data(record)

    def _quote(self, said: told.Fact) -> str:
        return self._document.text[said.start : said.end]

    def _evidence(self, said: told.Fact) -> Quote:
        return in_context(self._document.text, said.start, said.end, shown=self._shown)

    def _to(self, key: str | None) -> dict[str, Any] | None:
        """The reference to what `key` stands for; nothing for no key."""
        if key is None:
            return None
        if key not in self._refs:
            raise _MissingError(key)
        return self._refs[key]

    def _perhaps(self, key: str | None) -> dict[str, Any] | None:
        return self._refs.get(key) if key else None

    # --- things with names -----------------------------------------------------------

    def _named(self) -> Iterator[_Draft]:
        name = self._naming
        for person in self._account.people:
            yield _Draft(
                person,
                "person",
                person.key,
                (person.name,),
                _given(
                    type="person",
                    names=name.names(person),
                    family_name=person.family,
                    given_name=person.given,
                    public_basis=person.basis,
                ),
                person.known,
            )
        for body in self._account.bodies:
            yield _Draft(body, body.type, body.key, (body.name,), self._body(body), body.known)
        for place in self._account.places:
            yield _Draft(
                place,
                "territory",
                place.key,
                (place.name, place.kind),
                self._place(place),
                place.known,
            )
        for group in self._account.delegations:
            yield _Draft(group, "delegation", group.key, (group.name,), self._delegation(group))

    def _body(self, body: told.Body) -> Callable[[], dict[str, Any]]:
        def record() -> dict[str, Any]:
            data: dict[str, Any] = {
                "type": body.type,
                "names": self._naming.names(body),
                "country": body.country,
                "kind": body.kind,
            }
            whole = self._perhaps(body.unit_of)
            if body.type == "institution" and whole:
                data["unit_of"] = whole
            return data

        return record

    def _place(self, place: told.Place) -> Callable[[], dict[str, Any]]:
        french = place.country == "FR" or place.kind == "country"
        return _given(
            type="territory",
            names=self._naming.names(place),
            country=place.country,
            level=_LEVELS.get(place.kind) if french else None,
            ids={"iso3166-1": place.country} if place.kind == "country" and place.country else {},
        )

    def _delegation(self, group: told.Delegation) -> Callable[[], dict[str, Any]]:
        return lambda: {
            "type": "delegation",
            "names": self._naming.names(group),
            "country": group.country,
            "stated_size": group.size,
            "sent_by": self._perhaps(group.sent_by),
        }

    # --- events and agreements -------------------------------------------------------

    def _happenings(self) -> Iterator[_Draft]:
        for event in self._account.events:
            yield _Draft(event, "event", event.key, (event.kind,), self._event(event))

    def _event(self, event: told.Event) -> Callable[[], dict[str, Any]]:
        place = next((one.name for one in self._account.places if one.key == event.place), None)
        return lambda: {
            "type": "event",
            "names": self._naming.happening("event-kind", event.kind, place, event.when),
            "kind": event.kind,
            "when": _when(event.when),
            "place": self._perhaps(event.place),
            "venue": event.venue,
            "edition": event.edition,
            "series": self._naming.series(event.series),
            "modality": event.modality,
        }

    def _agreements(self) -> Iterator[_Draft]:
        # What founds another comes after it, to point at it.
        for one in sorted(self._account.agreements, key=lambda one: one.type == "instrument"):
            parties = sorted(self._ids[key] for key in one.parties if key in self._ids)
            parts = (one.kind, one.modality, *parties)
            yield _Draft(one, one.type, one.key, parts, self._agreement(one))

    def _agreement(self, one: told.Agreement) -> Callable[[], dict[str, Any]]:
        def record() -> dict[str, Any]:
            data: dict[str, Any] = {"type": one.type, "kind": one.kind, "modality": one.modality}
            if one.type == "instrument":
                data["names"] = self._naming.happening("instrument-kind", one.kind, None, one.when)
                data["cooperation"] = self._perhaps(one.cooperation)
                data["signed"] = _when(one.when)
                data["signatures"] = [
                    {"signatory": who, "on_behalf_of": self._perhaps(sign.on_behalf_of)}
                    for sign in one.signed_by
                    if (who := self._perhaps(sign.who))
                ]
                return data
            data["when"] = _when(one.when)
            data["parties"] = [{"actor": self._to(key)} for key in one.parties]
            if one.type == "project" or len(one.parties) < 2:  # else the parties are its name
                data["names"] = self._naming.happening("cooperation-kind", one.kind, None, one.when)
            return data

        return record

    # --- what relates them -----------------------------------------------------------

    def _relations(self) -> Iterator[_Draft]:
        modality = {event.key: event.modality for event in self._account.events}
        cooperation = {one.key: one.cooperation or one.key for one in self._account.agreements}
        for held in self._account.functions:
            yield from self._relation(held, "membership", self._membership(held))
        for role in self._account.roles:
            said = modality.get(role.event, "asserted")
            yield from self._relation(role, "participation", self._participation(role, said))
        for theme in self._account.themes:
            of = cooperation.get(theme.of, theme.of)
            yield from self._relation(theme, THEME_KIND, self._theme(theme, of))

    def _relation(
        self, said: told.Fact, kind: str, record: Callable[[], dict[str, Any]]
    ) -> Iterator[_Draft]:
        """The draft of a relation, whose ends are its name; none where an end is missing."""
        try:
            data = record()
            parts = relation_parts(self._checked(data))
        except _MissingError:
            self._out.left_out["missing"] += 1
        except RowError:
            self._out.left_out["record"] += 1
        else:
            yield _Draft(said, kind, None, parts, lambda: data)

    def _membership(self, held: told.Holding) -> Callable[[], dict[str, Any]]:
        capacity = "honorary" if held.honorary else "acting" if held.acting else None

        def record() -> dict[str, Any]:
            if held.body is None:
                raise _MissingError("body")
            return {
                "type": "membership",
                "member": self._to(held.person),
                "organization": self._to(held.body),
                "role": held.function,
                "capacity": capacity,
                "when": self._held(held.former),
            }

        return record

    def _held(self, former: bool) -> When | None:
        if former:
            return When(latest_end=self._before)
        return When(last_seen=self._day) if self._day else None

    def _participation(self, role: told.Role, modality: str) -> Callable[[], dict[str, Any]]:
        return lambda: {
            "type": "participation",
            "event": self._to(role.event),
            "participant": self._to(role.who),
            "role": role.role,
            "on_behalf_of": self._perhaps(role.on_behalf_of),
            "modality": modality,
        }

    def _theme(self, theme: told.ThemeOf, of: str) -> Callable[[], dict[str, Any]]:
        def record() -> dict[str, Any]:
            target = self._to(of)
            kind = str((target or {}).get("kind"))
            return {"type": kind, "ids": (target or {})["ids"], "themes": [theme.slug]}

        return record


class _MissingError(Exception):
    """What a fact needs is not in the account."""


def _told(data: dict[str, Any]) -> Iterator[str]:
    """The texts of a record that come from prose: names, and where an event was."""
    yield str(data.get("venue", ""))
    for found in data.get("names", {}).values() if isinstance(data.get("names"), dict) else ():
        yield from [found] if isinstance(found, str) else found


def _given(**data: Any) -> Callable[[], dict[str, Any]]:
    return lambda: data


def _when(text: str | None) -> When | None:
    """A date that cannot be read says nothing; the fact it belongs to stands."""
    if not text:
        return None
    try:
        return When.parse(text)
    except RowError:
        return None
