"""Facts as a reviewer reads them: one line that says it all, and its fields with their words."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from passerelle.review.words import FIELDS, LANGUAGES, kind_label
from passerelle.sources.facts import RELATIONS, THEME_KIND, Fact
from passerelle.times import When
from passerelle.vocabulary import load_vocabulary

__all__ = ["SCHEMES", "Teller", "harmless"]

SCHEMES = {
    ("collectivity", "kind"): "actor-kind",
    ("institution", "kind"): "actor-kind",
    ("event", "kind"): "event-kind",
    ("partnership", "kind"): "cooperation-kind",
    ("project", "kind"): "cooperation-kind",
    ("instrument", "kind"): "instrument-kind",
    ("participation", "role"): "participation-role",
    ("membership", "role"): "function",
    ("membership", "capacity"): "capacity",
    ("person", "public_basis"): "public-basis",
    ("", "modality"): "modality",
    ("", "themes"): "theme",
}
"""The scheme of each field that holds a slug, by type of record."""
_HIDDEN = frozenset(("type", "ids", "names", "evidence"))
_HOLDERS = {"participation": "participant", "membership": "member"}
_DEFAULTS = {"participation": "participant", "membership": "member"}


def harmless(text: str) -> str:
    """`text` with marks that steer a terminal or the direction of writing made visible.

    One sign stands for one, so that positions stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        "\ufffd"
        if char not in "\n\t" and unicodedata.category(char) in ("Cc", "Cf", "Cs")
        else char
        for char in text
    )


class Teller:
    """Tells facts in one language; what they point at is told by name."""

    def __init__(
        self,
        facts: Iterable[Fact],
        lang: str,
        known: Callable[[str], object] = str,
    ) -> None:
        self.lang = lang
        self._known = known  # tells what is at an address of the graph
        self._facts = {fact.id: fact for fact in facts}
        self._words = load_vocabulary()

    def headline(self, fact: Fact, record: Mapping[str, Any] | None = None) -> str:
        """What the fact says, in one line."""
        data = fact.record if record is None else record
        return harmless(" · ".join([kind_label(fact.kind, self.lang), *self._told(fact, data)]))

    def _told(self, fact: Fact, data: Mapping[str, Any]) -> Iterator[str]:
        if fact.kind == THEME_KIND:
            slugs = data.get("themes", ())
            yield ", ".join(self._slug("theme", slug) for slug in slugs)
            yield self._called({"ids": data.get("ids", {})})
        elif fact.kind in RELATIONS:
            yield from self._relation(fact.kind, data)
        else:
            yield self.name(data) or "–"
            yield from (
                text for _, text in self._fields(data, ("kind", "when", "place", "country"))
            )
            yield from (text for _, text in self._fields(data, ("modality",)))

    def _relation(self, kind: str, data: Mapping[str, Any]) -> Iterator[str]:
        yield self._called(data.get(_HOLDERS[kind], {}))
        role = self._value(kind, "role", data.get("role", _DEFAULTS[kind]))
        capacity = data.get("capacity")
        yield f"{role} ({self._value(kind, 'capacity', capacity)})" if capacity else role
        if kind == "membership":
            yield self._called(data.get("organization", {}))
            if "when" in data:
                yield self._value(kind, "when", data["when"])
            return
        if data.get("on_behalf_of"):
            yield f"← {self._called(data['on_behalf_of'])}"
        yield self._called(data.get("event", {}))
        if data.get("modality"):
            yield self._value(kind, "modality", data["modality"])

    # --- field by field --------------------------------------------------------------

    def fields(self, fact: Fact, record: Mapping[str, Any] | None = None) -> list[tuple[str, str]]:
        """Names of fields and what they hold, as a reviewer reads them."""
        data = fact.record if record is None else record
        names = [(self._label("names"), self._names(data))] if data.get("names") else []
        rest = self._fields(data, (name for name in data if name not in _HIDDEN))
        told = [*names, *rest]
        if fact.known:
            told.append((self._label("known"), f"{self._known(fact.known)} – {fact.known}"))
        return [(label, harmless(text)) for label, text in told]

    def _fields(self, data: Mapping[str, Any], names: Iterable[str]) -> list[tuple[str, str]]:
        kind = str(data.get("type", ""))
        return [
            (self._label(name), self._value(kind, name, data[name]))
            for name in names
            if data.get(name) not in (None, "", [], {})
        ]

    def _label(self, name: str) -> str:
        told = FIELDS.get(name)
        return told[LANGUAGES.index(self.lang)] if told else name

    def _value(self, kind: str, name: str, value: Any) -> str:
        if isinstance(value, list):
            return ", ".join(self._value(kind, name, one) for one in value)
        if isinstance(value, dict):
            return self._object(name, value)
        scheme = SCHEMES.get((kind, name)) or SCHEMES.get(("", name))
        return self._slug(scheme, str(value)) if scheme else str(value)

    def _object(self, name: str, value: Mapping[str, Any]) -> str:
        if name in ("when", "signed"):
            return self._when(value)
        if "actor" in value:
            return self._called(value["actor"])
        if "signatory" in value:
            behalf = value.get("on_behalf_of")
            who = self._called(value["signatory"])
            return f"{who} ← {self._called(behalf)}" if behalf else who
        if "kind" in value:
            return self._called(value)
        return json.dumps(value, ensure_ascii=False)

    def _when(self, value: Mapping[str, Any]) -> str:
        """Bounds without a text: last seen active on a day, or ended by one."""
        seen, end = value.get("last_seen"), value.get("latest_end")
        if seen and len(value) == 1:
            return f"… {seen} …"
        return f"… → {end}" if end and len(value) == 1 else When.model_validate(value).edtf()

    def _slug(self, scheme: str, slug: str) -> str:
        labels = self._words.labels(scheme, slug)
        return labels.get(self.lang) or labels.get("en") or slug

    # --- names -----------------------------------------------------------------------

    def name(self, data: Mapping[str, Any]) -> str:
        """What a record or a reference is called, in the language read if it has one."""
        names = data.get("names") or {}
        if isinstance(names, list):  # each name an object
            return str(names[0].get("text", "")) if names else ""
        for lang in (self.lang, *names):
            if lang in names:
                found = names[lang]
                return str(found[0] if isinstance(found, list) else found)
        return ""

    def _names(self, data: Mapping[str, Any]) -> str:
        names = data["names"]
        if isinstance(names, list):
            return ", ".join(str(one.get("text", "")) for one in names)
        return "; ".join(
            f"{', '.join(found) if isinstance(found, list) else found} ({lang})"
            for lang, found in names.items()
        )

    def _called(self, ref: Mapping[str, Any]) -> str:
        """What a reference points at: the fact's own name, as it may have been corrected."""
        key = str((ref.get("ids") or {}).get("local", ""))
        target = self._facts.get(key)
        if target is not None and (name := self.name(target.record)):
            return name
        if name := self.name(ref):
            return name
        if target is not None:
            return self.headline(target)
        return key or ", ".join(map(str, (ref.get("ids") or {}).values())) or "–"
