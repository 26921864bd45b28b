"""Facts proposed from texts: ``facts.jsonl`` beside the texts, one candidate record a line.

A line holds ``id``, ``kind``, ``file`` and ``sha256`` of the text it is from, the ``record``,
``evidence`` (quotes with position and context), ``confidence``, ``rule``, ``known`` (the
address of the same in the graph) and ``aside``: a fact that a person decided on and whose
words are no longer in the text. Records of one text point at each other by ``ids.local``.
A line of kind ``theme`` adds a theme to the event or cooperation it names so.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from passerelle.errors import SourceError
from passerelle.files import write_text
from passerelle.records import Record
from passerelle.references import Frozen, Name, Quote
from passerelle.times import When

__all__ = [
    "FACTS_FILE",
    "FROM_MODEL",
    "RELATIONS",
    "THEME_KIND",
    "Fact",
    "as_data",
    "fact_id",
    "load_facts",
    "relation_parts",
    "renamed",
    "write_facts",
]

FACTS_FILE = "facts.jsonl"
THEME_KIND = "theme"
RELATIONS = frozenset(("participation", "membership"))
"""Kinds of facts that are no thing of their own: nothing points at them."""
FROM_MODEL = "model/"
"""How the rule of a model's fact begins: such a fact is never taken without a person."""


class Fact(Frozen):
    """One line of the file."""

    id: str = Field(min_length=1)
    kind: str
    file: str
    sha256: str
    record: dict[str, Any]
    evidence: tuple[Quote, ...] = Field(min_length=1)
    confidence: float = Field(ge=0, le=1)
    rule: str
    known: str | None = None
    aside: bool = False

    @property
    def quote(self) -> str:
        """The words that a decision on the fact cites."""
        return self.evidence[0].exact

    @property
    def line(self) -> str:
        """The fact as a line of the file, with its end."""
        data = self.model_dump(mode="json", exclude={"evidence"}, exclude_defaults=True)
        data["evidence"] = [_quote_data(one) for one in self.evidence]
        ordered = {name: data[name] for name in type(self).model_fields if name in data}
        return json.dumps(ordered, ensure_ascii=False) + "\n"


def _quote_data(quote: Quote) -> dict[str, Any]:
    return quote.model_dump(include={"exact", "start", "end", "prefix", "suffix"})


def fact_id(kind: str, file: str, parts: Iterable[str]) -> str:
    """The name of a fact from what it says and the text it is from: always the same."""
    told = "\x1f".join([kind, file, *map(_folded, parts)])
    return f"{kind}-{hashlib.sha256(told.encode()).hexdigest()[:12]}"


def relation_parts(record: Mapping[str, Any]) -> tuple[str, ...]:
    """What tells a function, a part taken or a theme from others: its ends, and as what."""
    ends = ("event", "participant", "on_behalf_of", "member", "organization")
    told = [str(record.get(name, {}).get("ids", {}).get("local", "")) for name in ends]
    told.append(str(record.get("ids", {}).get("local", "")))
    told += [str(record.get(name) or "") for name in ("role", "capacity")]
    when = record.get("when")
    ended = isinstance(when, Mapping) and "latest_end" in when
    return (*told, "former" if ended else "", *map(str, record.get("themes", ())))


def renamed(facts: Iterable[Fact], names: Mapping[str, str]) -> list[Fact]:
    """`facts` with other ids, also where they point at each other.

    A relation is named by its ends: where these have another name, so has it.
    """
    if not names:
        return list(facts)
    pattern = re.compile("|".join(map(re.escape, names)))
    changed = []
    for fact in facts:
        one = Fact.model_validate_json(pattern.sub(lambda found: names[found[0]], fact.line))
        relation = one.kind in RELATIONS or one.kind == THEME_KIND
        if relation and one.record != fact.record and fact.id not in names:
            named = fact_id(one.kind, one.file, relation_parts(one.record))
            one = one.model_copy(update={"id": named})
        changed.append(one)
    return changed


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def load_facts(folder: Path) -> list[Fact]:
    """The facts in `folder` by the lines of the file, none when there is no file."""
    path = folder / FACTS_FILE
    if not path.is_file():
        return []
    return [_fact(line, path, number) for number, line in _lines(path) if line.strip()]


def _lines(path: Path) -> Iterable[tuple[int, str]]:
    try:
        # Not splitlines: a quote may hold a line separator of its own.
        return enumerate(path.read_text(encoding="utf-8").split("\n"), start=1)
    except (OSError, UnicodeDecodeError) as fault:
        raise SourceError(f"cannot be read: {fault}.", where=path, remedy=_AGAIN) from None


_AGAIN = "It is written by 'passerelle extract': take the faulty line out, or run it again."


def _fact(line: str, path: Path, number: int) -> Fact:
    try:
        return Fact.model_validate_json(line)
    except ValidationError as fault:
        first = fault.errors()[0]
        told = f"'{'.'.join(map(str, first['loc']))}': {first['msg']}" if first["loc"] else ""
        what = f"holds no fact ({told or first['msg']})."
        raise SourceError(what, where=path, line=number, remedy=_AGAIN) from None


def write_facts(folder: Path, facts: Iterable[Fact]) -> None:
    """Replace the file by `facts`, by text and position; whole or not at all."""
    order = sorted(facts, key=lambda one: (one.file, one.aside, one.evidence[0].start or 0, one.id))
    write_text(folder / FACTS_FILE, "".join(fact.line for fact in order))


def as_data(record: Record) -> dict[str, Any]:
    """`record` as JSON a person can read and correct: without evidence, names by language."""
    data: dict[str, Any] = {"type": record.type, **_plain(record)}
    data.pop("evidence", None)
    return data


def _plain(model: BaseModel) -> dict[str, Any]:
    told = {}
    for name in type(model).model_fields:
        value = getattr(model, name)
        if name == "names" and value and (by_language := _by_language(value)):
            told[name] = by_language
        elif value != type(model).model_fields[name].get_default(call_default_factory=True):
            told[name] = _value(value)
    return told


def _value(value: Any) -> Any:
    if isinstance(value, When):
        return _when(value)
    if isinstance(value, BaseModel):
        return _plain(value)
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    return dict(value) if isinstance(value, dict) else value


def _when(when: When) -> Any:
    """A date as it was written, where reading that again gives the same."""
    if when.text and When.parse(when.text) == when:
        return when.text
    return when.model_dump(mode="json", exclude_defaults=True)


def _by_language(names: tuple[Name, ...]) -> dict[str, Any] | None:
    """Names as ``{"fr": ["Lyon", "Ville de Lyon"]}``, None where that would lose which is main."""
    told: dict[str, list[str]] = {}
    for name in names:
        texts = told.setdefault(name.lang or "und", [])
        if name.main is bool(texts):
            return None
        texts.append(name.text)
    return {lang: texts[0] if len(texts) == 1 else texts for lang, texts in told.items()}
