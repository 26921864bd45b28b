"""One source's mentions of the withdrawn: found first, then taken out record by record.

- a person's own record keeps its type only;
- a reference (participation, signature, delegation, party) becomes a reference to the
  tombstone; its event, its role there and on whose behalf it was stay;
- a membership stays, but as *affiliated*, without dates: a function with its dates in a
  named body is as good as a name;
- names in titles, notes and quotes of other records are covered.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pydantic import BaseModel

from passerelle.errors import SourceError
from passerelle.records import (
    Collectivity,
    Institution,
    Membership,
    Name,
    Person,
    Quote,
    Record,
    Ref,
    Row,
    Territory,
    Thing,
)
from passerelle.references import found_in
from passerelle.sources.base import WITHDRAWN, Rejected, SourceResult
from passerelle.sources.quotes import QuotedText
from passerelle.sources.suppression import Suppression

__all__ = ["Clearing", "people_in", "tells"]

_PLACES = ("collectivity", "territory", "person")
"""Kinds whose names are left alone: towns are not called after the living, and someone else
of the name is someone else."""


def tells(address: str | None, suppression: Suppression) -> bool:
    """Whether an address names one of the withdrawn."""
    return bool(address and suppression.named_in(unquote(address)))


class Clearing:
    """One source's mentions of the withdrawn, found first, then taken out record by record."""

    def __init__(self, folder: Path, result: SourceResult, suppression: Suppression) -> None:
        self._name = result.description.name
        self._suppression = suppression
        self._known: dict[tuple[str, str], str] = {}
        self._spots: set[str] = set()
        self.count = 0
        self._learnt = False
        self._learn(result.records)
        self._learnt = True
        self._texts = self._covered_texts(folder, result)

    # --- who is meant ----------------------------------------------------------------

    def _learn(self, records: list[Record]) -> None:
        """Follow identifiers and names from mention to mention, until nothing is added.

        A row that names the person gives her local key; other rows point at her by it.
        """
        people = [one for record in records for one in people_in(record)]
        by_id = (self._suppression.person(self._ids(person), ()) for person in people)
        self._spots.update(slug for slug in by_id if slug)
        grown = True
        while grown:
            grown = False
            for person in people:
                slug = self._slug(person)
                if slug is None:
                    continue
                new = set(self._ids(person)) - self._known.keys()
                names = [name.text for name in person.names]
                unknown = [name for name in names if not self._suppression.named_in(name)]
                forms = self._suppression.forms_of(slug, unknown, _surnames(person))
                forms = {k: s for k, s in forms.items() if s not in self._suppression.who(k)}
                grown = grown or bool(new or forms or slug not in self._spots)
                self._spots.add(slug)
                self._known.update(dict.fromkeys(new, slug))
                if forms:
                    self._suppression = self._suppression.also(forms)

    def _ids(self, item: Thing | Ref) -> list[tuple[str, str]]:
        return [
            (scheme, f"{self._name}/{value}" if scheme == "local" else value)
            for scheme, value in item.ids.items()
        ]

    def _slug(self, item: Thing | Ref) -> str | None:
        if not self._spots and self._learnt:
            return None  # nobody of this source is meant
        ids = self._ids(item)
        known = next((self._known[pair] for pair in ids if pair in self._known), None)
        names = [name.text for name in item.names]
        return known or self._suppression.person(ids, names, self._spots)

    # --- taking out ------------------------------------------------------------------

    def cleared(self, record: Record) -> Record:
        """`record` without the withdrawn."""
        if isinstance(record, Person) and (slug := self._slug(record)):
            self.count += 1
            return Person(
                ids={WITHDRAWN: slug}, public_basis=record.public_basis, modality=record.modality
            )
        if isinstance(record, Membership) and record.member.kind == "person":
            slug = self._slug(record.member)
            if slug:
                return self._affiliation(record, slug)
        cleared: Record = self._model(record, _is_told_freely(record))
        return cleared

    def _affiliation(self, record: Membership, slug: str) -> Membership:
        self.count += 1
        plain = record.model_copy(
            update={"member": _tombstone(slug), "role": "affiliated", "when": None, "note": None}
        )
        evidence = tuple(map(_whole_covered, plain.evidence))
        bare = plain.model_copy(update={"ordinal": 1, "evidence": evidence})
        cleared: Membership = self._model(bare, False)
        return cleared

    def _model(self, model: Any, freely: bool) -> Any:
        """`model` with every field cleared; the same object when there is nothing to clear.

        `freely`: its own names are titles that may call a person by the surname.
        """
        if isinstance(model, Ref):
            return self._ref(model)
        if isinstance(model, Quote):
            return self._quote(model)
        if isinstance(model, Row):
            return self._changed(model, {"cited": self._cited(model.cited)})
        new = {}
        for field in type(model).model_fields:
            value = getattr(model, field)
            if value:
                new[field] = self._field(model, field, value, freely)
        return self._changed(model, new)

    def _field(self, model: Any, field: str, value: Any, freely: bool) -> Any:
        if field == "names":
            return self._names(value, getattr(model, "type", ""), freely)
        if field == "ids":
            return {scheme: self._id(one) for scheme, one in value.items()}
        if field in ("note", "venue", "side"):
            return self._suppression.redact(value, self._spots)
        if field == "text":  # of a date, as it was written
            return self._suppression.redact(value)
        if field == "homepage":
            return None if tells(value, self._suppression) else value
        if isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            return tuple(self._model(one, False) for one in value)
        return self._model(value, False) if isinstance(value, BaseModel) else value

    @staticmethod
    def _changed(model: Any, new: dict[str, Any]) -> Any:
        update = {k: v for k, v in new.items() if v != getattr(model, k)}
        return model.model_copy(update=update) if update else model

    def _ref(self, ref: Ref) -> Ref:
        if ref.kind == "person":
            if WITHDRAWN in ref.ids and not ref.names:
                return ref
            slug = self._slug(ref)
            self.count += slug is not None
            return _tombstone(slug) if slug else ref
        ids = {scheme: self._id(value) for scheme, value in ref.ids.items()}
        changed: Ref = self._changed(
            ref, {"ids": ids, "names": self._names(ref.names, ref.kind, False)}
        )
        return changed

    def _names(self, names: tuple[Name, ...], kind: str, freely: bool) -> tuple[Name, ...]:
        if kind in _PLACES:
            return names
        about = self._spots if freely else ()
        told = (self._suppression.redact(name.text, about) for name in names)
        return tuple(
            name if text == name.text else name.model_copy(update={"text": text})
            for name, text in zip(names, told, strict=True)
        )

    def _id(self, value: str) -> str:
        return self._suppression.pseudonym(value) if self._suppression.named_in(value) else value

    def _cited(self, cited: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one for one in cited if not tells(one, self._suppression))

    # --- quotes ----------------------------------------------------------------------

    def _covered_texts(self, folder: Path, result: SourceResult) -> dict[str, str]:
        """Words of the quoted texts, covered as a whole: a name may end in a context."""
        texts = dict(result.texts)
        if result.description.text:
            with suppress(SourceError):
                text = QuotedText(folder / result.description.text)
                texts[text.name] = text.text
        return {
            name: self._suppression.redact(text, self._spots, covered=True)
            for name, text in texts.items()
        }

    def _quote(self, quote: Quote) -> Quote:
        parts = quote.prefix, quote.exact, quote.suffix
        start, end = quote.start, quote.end
        if quote.file in self._texts and start is not None and end is not None:
            text, first = self._texts[quote.file], start - len(quote.prefix)
        else:
            text = self._suppression.redact("".join(parts), self._spots, covered=True)
            first, start = 0, len(quote.prefix)
            end = start + len(quote.exact)
        new = {
            "prefix": text[first:start],
            "exact": text[start:end],
            "suffix": text[end : end + len(quote.suffix)],
            "cited": self._cited(quote.cited),
        }
        changed: Quote = self._changed(quote, new)
        return changed

    # --- what was set aside ----------------------------------------------------------

    def cleared_rejection(self, one: Rejected) -> Rejected:
        """A rejected cell may hold no more than the surname."""
        about = frozenset(self._suppression.addresses.values())
        value, reason = (
            self._suppression.redact(text, about, any_case=True) for text in (one.value, one.reason)
        )
        return Rejected(one.row, one.column, value, reason)


def _tombstone(slug: str) -> Ref:
    return Ref(kind="person", ids={WITHDRAWN: slug})


def _is_told_freely(record: Record) -> bool:
    return not isinstance(record, Collectivity | Institution | Territory | Person)


def _whole_covered(evidence: Any) -> Any:
    """A quote about someone's function, with nothing left of it but its place."""
    if not isinstance(evidence, Quote):
        return evidence
    exact = "".join(char if char.isspace() else "█" for char in evidence.exact)
    return evidence.model_copy(update={"exact": exact, "prefix": "", "suffix": "", "cited": ()})


def _surnames(item: Thing | Ref) -> list[str]:
    return [item.family_name] if isinstance(item, Person) and item.family_name else []


def people_in(record: Record) -> Iterator[Person | Ref]:
    """Every record of and reference to a person in `record`."""
    for one in found_in(record, (Person, Ref)):
        if isinstance(one, Person) or (isinstance(one, Ref) and one.kind == "person"):
            yield one
