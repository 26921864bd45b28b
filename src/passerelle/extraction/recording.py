"""What record each fact of an account becomes; references are by the keys of its own text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from passerelle.documents import Document
from passerelle.errors import RowError
from passerelle.extraction import account as told
from passerelle.extraction.account import Account
from passerelle.extraction.naming import Naming
from passerelle.times import When
from passerelle.vocabulary import Vocabulary

__all__ = ["MissingError", "Recording"]

_LEVELS = {"country": 0, "region": 1, "department": 2, "city": 5}
"""Of French territories; elsewhere a rank says nothing of the level."""
Data = dict[str, Any]


class MissingError(Exception):
    """What a fact needs is not in the account."""


class Recording:
    """The records of one account, as JSON that the records' own model reads.

    `refs` are the references to what each key stands for, as far as they are known.
    """

    def __init__(
        self,
        account: Account,
        document: Document,
        retrieved: date,
        words: Vocabulary,
        refs: Mapping[str, Data],
    ) -> None:
        self._places = {one.key: one.name for one in account.places}
        self._modality = {event.key: event.modality for event in account.events}
        self._founded = {one.key: one.cooperation or one.key for one in account.agreements}
        self._naming = Naming(document, words)
        told = When.parse(document.published) if document.published else When()
        self._day = told.earliest_start  # of the issue of a month, what is sure
        self._before = told.latest_start or retrieved
        self._refs = refs

    def called(self, said: told.Fact) -> Data:
        """What a reference tells of a thing besides its key."""
        return self._naming.called(said)

    def _to(self, key: str | None) -> Data:
        """The reference to what `key` stands for; raises `MissingError` without one."""
        if key is None or key not in self._refs:
            raise MissingError(key)
        return self._refs[key]

    def _perhaps(self, key: str | None) -> Data | None:
        return self._refs.get(key) if key else None

    # --- things ----------------------------------------------------------------------

    def person(self, person: told.Person) -> Data:
        """A person in a public capacity."""
        return {
            "type": "person",
            "names": self._naming.names(person),
            "family_name": person.family,
            "given_name": person.given,
            "public_basis": person.basis,
        }

    def body(self, body: told.Body) -> Data:
        """An institution or an authority."""
        whole = self._perhaps(body.unit_of) if body.type == "institution" else None
        return {
            "type": body.type,
            "names": self._naming.names(body),
            "country": body.country,
            "kind": body.kind,
            **({"unit_of": whole} if whole else {}),
        }

    def place(self, place: told.Place) -> Data:
        """A territory; a country has its code."""
        country = place.kind == "country"
        french = place.country == "FR" or country
        return {
            "type": "territory",
            "names": self._naming.names(place),
            "country": place.country,
            "level": _LEVELS.get(place.kind) if french else None,
            "ids": {"iso3166-1": place.country} if country and place.country else {},
        }

    def delegation(self, group: told.Delegation) -> Data:
        """A group without names."""
        return {
            "type": "delegation",
            "names": self._naming.names(group),
            "country": group.country,
            "stated_size": group.size,
            "sent_by": self._perhaps(group.sent_by),
        }

    def event(self, event: told.Event) -> Data:
        """A happening, named by what it is, where and when."""
        place = self._places.get(event.place or "")
        return {
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

    def agreement(self, one: told.Agreement) -> Data:
        """A partnership, a project or an instrument."""
        data: Data = {"type": one.type, "kind": one.kind, "modality": one.modality}
        if one.type == "instrument":
            return {**data, **self._instrument(one)}
        data["when"] = _when(one.when)
        data["parties"] = [{"actor": self._to(key)} for key in one.parties]
        if one.type == "project" or len(one.parties) < 2:  # else the parties are its name
            data["names"] = self._naming.happening("cooperation-kind", one.kind, None, one.when)
        return data

    def _instrument(self, one: told.Agreement) -> Data:
        signed = [(sign.who, sign.on_behalf_of) for sign in one.signed_by]
        named = {key for pair in signed for key in pair}
        # A party in whose name nobody is told to have signed is bound all the same.
        signed += [(key, None) for key in one.parties if key not in named]
        return {
            "names": self._naming.happening("instrument-kind", one.kind, None, one.when),
            "cooperation": self._perhaps(one.cooperation),
            "signed": _when(one.when),
            "signatures": [
                {"signatory": who, "on_behalf_of": self._perhaps(behalf)}
                for key, behalf in signed
                if (who := self._perhaps(key))
            ],
        }

    # --- relations -------------------------------------------------------------------

    def membership(self, held: told.Holding) -> Data:
        """A function in a body that the text names; former is ended before the text."""
        when = When(last_seen=self._day) if self._day else None
        return {
            "type": "membership",
            "member": self._to(held.person),
            "organization": self._to(held.body),
            "role": held.function,
            "capacity": "honorary" if held.honorary else "acting" if held.acting else None,
            "when": When(latest_end=self._before) if held.former else when,
        }

    def participation(self, role: told.Role) -> Data:
        """A part taken in an event, meant as the event is."""
        return {
            "type": "participation",
            "event": self._to(role.event),
            "participant": self._to(role.who),
            "role": role.role,
            "on_behalf_of": self._perhaps(role.on_behalf_of),
            "modality": self._modality.get(role.event, "asserted"),
        }

    def theme(self, theme: told.ThemeOf) -> Data:
        """A theme, as what it adds to its event or cooperation."""
        target = self._to(self._founded.get(theme.of, theme.of))
        return {"type": target["kind"], "ids": target["ids"], "themes": [theme.slug]}


def _when(text: str | None) -> When | None:
    """A date that cannot be read says nothing; the fact it belongs to stands."""
    if not text:
        return None
    try:
        return When.parse(text)
    except RowError:
        return None
