"""Proposals of a model become facts: only what the text bears out, the rest is counted.

A proposal stays when it has the right types, slugs of the schemes and readable dates, when its
quote stands in the part of the text that the model was given, when each name in it is made
of words of the text, and when what it hangs on stays too. What two overlapping parts say
alike is one fact. Keys, positions, rule and confidence are given here, never by the model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast, get_args

from pydantic import BaseModel, ValidationError

from passerelle.errors import WhenError
from passerelle.extraction.account import Account, Fact
from passerelle.extraction.model.schema import SCHEMES, proposals
from passerelle.extraction.model.usage import Usage
from passerelle.extraction.model.verbatim import Verbatim, squeezed
from passerelle.extraction.reading.analysis import Span
from passerelle.identity.redact import hidden
from passerelle.sources.countries import country_code
from passerelle.times import When
from passerelle.vocabulary import load_vocabulary

__all__ = ["CONFIDENCE", "Checked"]

CONFIDENCE = 0.5
"""Of each fact by a model: what it says of its own certainty means little."""
_LONGEST_QUOTE = 500
_COVER = hidden("x", covered=True)
"""What stands for the letters of a name that was withdrawn: no name itself."""
_KEYS = {
    "people": "p",
    "bodies": "b",
    "delegations": "d",
    "places": "l",
    "events": "e",
    "agreements": "a",
}
_WORDS = {
    "people": ("name",),
    "bodies": ("name", "acronym"),
    "delegations": ("name",),
    "places": ("name",),
    "events": ("venue", "series"),
}
_NEEDED = {
    "functions": {"person": "p"},
    "roles": {"event": "e", "who": "pbd"},
    "themes": {"of": "ea"},
}
"""What a fact hangs on, and the letters of what that may be."""
_LOOSE = {
    "bodies": {"unit_of": "b"},
    "delegations": {"sent_by": "b"},
    "functions": {"body": "b"},
    "events": {"place": "l"},
    "roles": {"on_behalf_of": "b"},
    "agreements": {"cooperation": "a"},
}
"""What may go missing from a fact that stays."""


class _UnfitError(Exception):
    """A proposal is dropped, for the reason given."""


class Checked:
    """The facts of a text, part by part; what is dropped is counted in `usage`."""

    def __init__(self, text: str, usage: Usage) -> None:
        self._verbatim, self._usage = Verbatim(text), usage
        self._facts: dict[str, list[Fact]] = {name: [] for name in Account.model_fields}
        self._known: dict[tuple[str, ...], str] = {}
        self._said: set[str] = set()

    def account(self) -> Account:
        """All facts that stood."""
        return Account.model_validate({name: tuple(facts) for name, facts in self._facts.items()})

    def take(self, part: Span, proposed: dict[str, list[Any]]) -> None:
        """Check and add what the model proposed for a part of the text."""
        fit = {name: list(self._fit(part, name, proposed.get(name, []))) for name in self._facts}
        keys: dict[str, str] = {}
        new = [
            (name, fact, span)
            for name in _KEYS
            for fact, span in fit[name]
            if self._is_new(name, fact, span, keys)
        ]
        new += [(name, *one) for name in self._facts if name not in _KEYS for one in fit[name]]
        for name, fact, span in new:
            with_keys = self._joined(name, fact, keys)
            if with_keys is not None:
                self._add(name, with_keys, span)

    # --- one proposal -------------------------------------------------------------------

    def _fit(self, part: Span, name: str, listed: list[Any]) -> Iterator[tuple[BaseModel, Span]]:
        for raw in listed:
            self._usage.proposed += 1
            try:
                fact = _typed(name, raw)
                yield fact, self._quoted(name, fact, part)
            except _UnfitError as fault:
                self._usage.dropped[str(fault)] += 1

    def _quoted(self, name: str, fact: Any, part: Span) -> Span:
        """Where the quote stands; raises when it or a name does not."""
        span = self._verbatim.find(fact.quote, part)
        if span is None or not 1 < span.end - span.start <= _LONGEST_QUOTE:
            raise _UnfitError("quote")
        written = [getattr(fact, key) for key in _WORDS.get(name, ())]
        if not all(words is None or self._stands(words) for words in written):
            raise _UnfitError("words")
        if name == "people":
            whole = squeezed(fact.name).casefold()
            parts = (fact.given, fact.family)
            if any(part and squeezed(part).casefold() not in whole for part in parts):
                raise _UnfitError("words")
        return span

    def _stands(self, words: str) -> bool:
        return _COVER not in words and self._verbatim.holds(words)

    # --- keys ---------------------------------------------------------------------------

    def _is_new(self, name: str, fact: Any, span: Span, keys: dict[str, str]) -> bool:
        """Give the fact a key of ours; False when it is known from before, or its key is taken."""
        if fact.key in keys:
            self._usage.dropped["reference"] += 1
            return False
        same = self._known_as(name, fact, span)
        letter = _KEYS[name]
        number = 1 + sum(known.startswith(letter) for known in self._known.values())
        keys[fact.key] = same or f"{letter}{number}"
        if same is None:
            self._known[_likeness(name, fact, span)] = keys[fact.key]
        return same is None

    def _known_as(self, name: str, fact: Any, span: Span) -> str | None:
        """The key of the same from before; what happens is the same where its words overlap."""
        if name in ("events", "agreements"):
            for old in self._facts[name]:
                overlap = old.start < span.end and span.start < old.end
                if overlap and all(getattr(old, key) == getattr(fact, key) for key in _SORT[name]):
                    return str(getattr(old, "key", ""))
            return None
        return self._known.get(_likeness(name, fact, span))

    def _joined(self, name: str, fact: Any, keys: dict[str, str]) -> dict[str, Any] | None:
        """The fields of a fact with our keys; None when what it hangs on was dropped."""
        data: dict[str, Any] = fact.model_dump(exclude={"quote"})

        def ours(key: str | None, letters: str) -> str | None:
            found = keys.get(key or "", "")
            return found if found and found[0] in letters else None

        for field, letters in _NEEDED.get(name, {}).items():
            data[field] = ours(data[field], letters)
            if data[field] is None:
                self._usage.dropped["reference"] += 1
                return None
        for field, letters in _LOOSE.get(name, {}).items():
            data[field] = ours(data[field], letters)
        if "key" in data:
            data["key"] = keys[data["key"]]
            data = {k: None if k in _OWN and v == data["key"] else v for k, v in data.items()}
        if name == "agreements":
            data["parties"] = tuple(filter(None, (ours(one, "b") for one in data["parties"])))
            data["signed_by"] = tuple(
                {"who": who, "on_behalf_of": ours(one["on_behalf_of"], "b")}
                for one in data["signed_by"]
                if (who := ours(one["who"], "p"))
            )
        return data

    def _add(self, name: str, data: dict[str, Any], span: Span) -> None:
        said = f"{name} {sorted(data.items())}"
        if said in self._said:
            return
        self._said.add(said)
        where = {"start": span.start, "end": span.end}
        ours = {"rule": self._usage.rule, "confidence": CONFIDENCE}
        fact: type[Fact] = get_args(Account.model_fields[name].annotation)[0]
        self._facts[name].append(fact.model_validate({**data, **where, **ours}))


_OWN = ("unit_of", "cooperation")
"""What may not lead to the fact itself."""
_SORT = {"events": ("kind",), "agreements": ("type", "kind", "modality")}


def _likeness(name: str, fact: Any, span: Span) -> tuple[str, ...]:
    """What two facts of one text share when they speak of the same."""
    if name in _SORT:
        return (
            name,
            f"{span.start}-{span.end}",
            *(getattr(fact, key) for key in _SORT[name]),
            fact.key,
        )
    kind = (fact.type,) if name == "bodies" else ()
    return name, squeezed(fact.name).casefold(), *kind


def _typed(name: str, raw: Any) -> BaseModel:
    """A proposal with the right types; raises when it is none."""
    vocabulary = load_vocabulary()
    try:
        fact: Any = proposals()[name].model_validate(raw, context={"vocabulary": vocabulary})
    except ValidationError as fault:
        slugs = {key for listed, key in SCHEMES if listed == name}
        wrong = {str(error["loc"][0]) for error in fault.errors() if error["loc"]}
        raise _UnfitError("slug" if wrong and wrong <= slugs else "malformed") from None
    if name == "agreements":
        scheme = "instrument-kind" if fact.type == "instrument" else "cooperation-kind"
        if fact.kind not in vocabulary.slugs(scheme):
            raise _UnfitError("slug")
    if not _dated(getattr(fact, "when", None)):
        raise _UnfitError("date")
    if not _counted(fact):
        raise _UnfitError("malformed")
    return cast("BaseModel", fact)


def _counted(fact: BaseModel) -> bool:
    """Whether countries are codes of ISO 3166 and numbers count something."""
    country = getattr(fact, "country", None)
    numbers = [getattr(fact, key, None) for key in ("size", "edition")]
    coded = country is None or country_code(country) == country
    return coded and all(number is None or number > 0 for number in numbers)


def _dated(when: str | None) -> bool:
    """Whether a date is none, or an ISO or EDTF one that can be read."""
    if when is None:
        return True
    try:
        When.parse(when)
    except WhenError:
        return False
    return re.fullmatch(r"[0-9X/.~?%-]+", when) is not None
