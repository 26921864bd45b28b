"""The withdrawn taken out of ``facts.jsonl`` and ``decisions.csv``, which Passerelle writes itself.

Done before facts are written, and by every build that finds the list changed. A person's own
fact goes, with what was decided on it; a part taken or a function stays, pointing at the
tombstone (a name ``withdrawn:…``, which only the list can read); quotes are covered. What
was called after somebody gets another id, since the old one was made from the name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from passerelle.errors import RowError
from passerelle.records import Person, Record
from passerelle.sources.base import WITHDRAWN, SourceDescription, SourceResult
from passerelle.sources.clearing import Clearing
from passerelle.sources.decisions import DECISIONS_FILE, Decision, read_decisions, write_decisions
from passerelle.sources.facts import (
    FACTS_FILE,
    RELATIONS,
    THEME_KIND,
    Fact,
    as_data,
    load_facts,
    renamed,
    write_facts,
)
from passerelle.sources.faults import record_adapter
from passerelle.sources.press_texts import PressTexts
from passerelle.sources.suppression import Suppression

__all__ = ["cleanse_press", "withheld_facts"]


def cleanse_press(folder: Path, source: SourceDescription, suppression: Suppression) -> None:
    """Rewrite facts and decisions in `folder` where they tell of somebody withdrawn."""
    if not (folder / FACTS_FILE).is_file():
        return
    facts, texts = load_facts(folder), PressTexts(folder)
    for file in {fact.file for fact in facts}:
        try:
            texts.text(file)
        except RowError:
            continue  # then a quote is covered by its own words
    made = read_decisions(folder / DECISIONS_FILE)
    cleared = withheld_facts(facts, made, source, texts.shown, suppression)
    if cleared.facts != facts:
        write_facts(folder, cleared.facts)
    if cleared.decisions != made:
        write_decisions(folder / DECISIONS_FILE, cleared.decisions)


@dataclass(frozen=True)
class Withheld:
    """Facts and decisions in which nobody withdrawn is told of."""

    facts: list[Fact]
    decisions: list[Decision]


def withheld_facts(
    facts: Iterable[Fact],
    made: Iterable[Decision],
    source: SourceDescription,
    texts: Mapping[str, str],
    suppression: Suppression,
) -> Withheld:
    """`facts` and the decisions `made` on them without the withdrawn.

    `texts` are the texts by file, as far as they can be read.
    """
    before = list(facts)
    read = [(fact, _record(fact.record, fact)) for fact in before]
    decided = list(made)
    by_id = {fact.id: fact for fact in before}
    values = [_value(one, by_id.get(one.id)) for one in decided]
    result = SourceResult(source, "", [r for _, r in read if r] + [v for v in values if v])
    result.texts = dict(texts)
    clearing = Clearing(Path(), result, suppression)
    kept: dict[str, Fact] = {}
    names: dict[str, str] = {}
    for fact, record in read:
        one = _cleared(fact, record, clearing, suppression)
        if one is None:
            continue
        kept[_key(fact.id, fact.quote)] = one
        if one.record != fact.record and fact.kind not in RELATIONS and fact.kind != THEME_KIND:
            names[fact.id] = suppression.pseudonym(fact.id)
    quotes = {key: one.quote for key, one in kept.items()}
    after = renamed(kept.values(), names)
    new = dict(zip(kept, (one.id for one in after), strict=True))
    told = [
        _decision(one, value, quotes, new, clearing, suppression)
        for one, value in zip(decided, values, strict=True)
    ]
    return Withheld(after, [_renamed(one, names) for one in told if one])


def _key(name: str, quote: str) -> str:
    return f"{name}\n{quote}"


def _record(data: dict[str, Any], fact: Fact) -> Record | None:
    quotes = [one.model_copy(update={"file": fact.file}) for one in fact.evidence]
    try:
        record: Record = record_adapter.validate_python({**data, "evidence": quotes})
    except ValidationError:
        return None
    return record


def _value(decision: Decision, fact: Fact | None) -> Record | None:
    """The corrected record of a decision, with the quotes of its fact."""
    if decision.decision != "corrected" or fact is None:
        return None
    try:
        data = json.loads(decision.value)
    except ValueError:
        return None
    data.pop("known", None)
    return _record(data, fact)


def _cleared(
    fact: Fact, record: Record | None, clearing: Clearing, suppression: Suppression
) -> Fact | None:
    """`fact` without the withdrawn; None when it is about one, or cannot be read and names one."""
    if record is None:
        return None if suppression.named_in(fact.line) else fact
    plain = clearing.cleared(record)
    if isinstance(plain, Person) and WITHDRAWN in plain.ids:
        return None
    quotes = tuple(
        one.model_copy(update={"file": ""}) for one in plain.evidence if one.type == "quote"
    )
    data = fact.record if _same(plain, record) else _marked(as_data(plain))
    return fact.model_copy(update={"record": data, "evidence": quotes})


def _same(one: Record, other: Record) -> bool:
    bare = {"evidence": ()}
    return one.model_copy(update=bare) == other.model_copy(update=bare)


def _marked(data: Any) -> Any:
    """Tombstones as names, since no scheme of identifiers is theirs."""
    if isinstance(data, list):
        return [_marked(one) for one in data]
    if not isinstance(data, dict):
        return data
    slug = data.get("ids", {}).get(WITHDRAWN) if isinstance(data.get("ids"), dict) else None
    if slug:
        return {"kind": "person", "names": {"und": f"{WITHDRAWN}:{slug}"}}
    return {name: _marked(value) for name, value in data.items()}


def _decision(
    one: Decision,
    value: Record | None,
    quotes: Mapping[str, str],
    new: Mapping[str, str],
    clearing: Clearing,
    suppression: Suppression,
) -> Decision | None:
    key = _key(one.id, one.quote)
    quote = quotes.get(key)
    if quote is None:
        if suppression.named_in(one.quote) or suppression.named_in(one.value):
            return None
        return one
    told = one.value
    if value is not None:
        plain = clearing.cleared(value)
        if isinstance(plain, Person) and WITHDRAWN in plain.ids:
            return None
        told = one.value if _same(plain, value) else json.dumps(_marked(as_data(plain)))
    return replace(one, id=new[key], quote=quote, value=told)


def _renamed(one: Decision, names: Mapping[str, str]) -> Decision:
    value = one.value
    for old, new in names.items():
        value = value.replace(old, new)
    return replace(one, value=value)
