"""Passages of one to three sentences with their facts: how things are put, one by one.

A line of ``tests/text/drills/*.jsonl`` is a passage; its facts are written short (names in place
of quotes) and are read here as the gold of a text, so that the same measure serves. All are
told as published on 12 May 2026. Files `*.aside.jsonl` are never tuned on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.text.reading import Half, gazetteer
from benchmarks.text.score import score
from passerelle.documents import Document
from passerelle.extraction.account import Account
from passerelle.extraction.pipeline import extract
from tests.text.gold import Gold, folded

__all__ = ["DRILLS", "LEARNING", "PUBLISHED", "drilled", "gold_of", "passages"]

DRILLS = Path("tests/text/drills")
LEARNING = Path("tests/text/learning")
PUBLISHED = "2026-05-12"
_MARKS = ("acting", "former", "honorary")


def passages(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each passage of a file with a name: ``fr:12``, by language and line."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        yield f"{path.name.split('.')[0]}:{number}", json.loads(line)


def drilled(path: Path) -> Half:
    """The scores of all passages of a file."""
    half, language = Half(path.name.removesuffix(".jsonl")), path.name[:2]
    for name, told in passages(path):
        document = Document(name, told["text"], language, published=PUBLISHED)
        account = extract(document, gazetteer())
        half.texts[name] = (
            language,
            score(account, gold_of(told, language, account), told["text"]),
        )
    return half


def gold_of(told: dict[str, Any], language: str, account: Account) -> Gold:
    """The gold that a passage stands for; whether a body is a collectivity is not asked."""
    ids: dict[str, str] = {}

    def named(name: str, sign: str) -> dict[str, Any]:
        optional, words = name.startswith("?"), name.lstrip("?")
        ids[words] = ids.get(words) or f"{sign}{len(ids) + 1}"
        return {"id": ids[words], "name": words, "quote": words, "optional": optional}

    types = {folded(one.name): one.type for one in account.bodies}
    whole = {"quote": told["text"]}
    people = [
        {**named(one, "p"), "given": None, "family": None, "basis": "official-mention"}
        for one in told["people"]
    ]
    bodies = []
    for one in told["bodies"]:
        body = named(one, "b")
        kind = _type_of(body["name"], types)
        bodies.append({**body, "acronym": None, "kind": "association", "type": kind})
        bodies[-1] |= {"unit_of": None, "country": None}
    delegations = [
        {**named(one, "d"), "size": None, "country": None, "sent_by": None}
        for one in told["delegations"]
    ]
    places = [
        {**named(f"{one} ", "l"), "name": one.lstrip("?"), "kind": "city", "country": None}
        for one in told["places"]
    ]
    places = [{**one, "quote": one["name"]} for one in places]
    events = [_event(one, ids, whole) for one in told["events"]]
    agreements = [_agreement(n, one, ids, whole) for n, one in enumerate(told["agreements"], 1)]
    subjects = [one["id"] for one in (*events, *agreements)]
    return Gold.model_validate(
        {
            "language": language,
            "published": PUBLISHED,
            "title": None,
            "publisher": None,
            "people": people,
            "bodies": bodies,
            "delegations": delegations,
            "functions": [_holding(one, ids) for one in told["functions"]],
            "places": places,
            "events": events,
            "roles": [_role(one, ids) for one in told["roles"]],
            "themes": [
                {"slug": slug.lstrip("?"), "of": of, "quote": told["text"]}
                | {"optional": len(subjects) > 1 or slug.startswith("?")}
                for slug in told["themes"]
                for of in subjects
            ],
            "agreements": agreements,
            "never": [],
        }
    )


def _type_of(name: str, types: dict[str, str]) -> str:
    """What the account takes a body for: of the same name, or of one that ends with it."""
    plain = folded(name)
    if plain in types:
        return types[plain]
    ends = (kind for other, kind in types.items() if re.search(rf"\b{re.escape(plain)}$", other))
    return next(ends, "collectivity" if " " not in name else "institution")


def _event(one: dict[str, Any], ids: dict[str, str], whole: dict[str, str]) -> dict[str, Any]:
    kind = one["kind"].lstrip("?")
    place = ids.get(f"{one['place'].lstrip('?')} ") if one["place"] else None
    return {
        "quote": one.get("words", whole["quote"]),
        "id": one["id"],
        "optional": one["kind"].startswith("?"),
        "kind": kind,
        "when": (one["when"] or "").lstrip("?") or None,
        "place": place,
        "venue": None,
        "edition": None,
        "series": None,
        "modality": one["modality"].lstrip("?"),
    }


def _holding(one: list[Any], ids: dict[str, str]) -> dict[str, Any]:
    person, slug, body, mark = one
    return {
        "person": ids[person.lstrip("?")],
        "body": ids[body.lstrip("?")] if body else None,
        "function": slug.lstrip("?"),
        "quote": person.lstrip("?"),
        "optional": "?" in f"{person[:1]}{slug[:1]}{(body or '')[:1]}",
        **{name: mark == name for name in _MARKS},
    }


def _role(one: list[str], ids: dict[str, str]) -> dict[str, Any]:
    event, who, role = one
    return {
        "event": event.lstrip("?"),
        "who": ids[who.lstrip("?")],
        "role": role.lstrip("?"),
        "on_behalf_of": None,
        "quote": who.lstrip("?"),
        "optional": any(part.startswith("?") for part in one),
    }


def _agreement(
    number: int, one: dict[str, Any], ids: dict[str, str], whole: dict[str, str]
) -> dict[str, Any]:
    return {
        "quote": one.get("words", whole["quote"]),
        "id": f"a{number}",
        "optional": one["kind"].startswith("?") or one["type"].startswith("?"),
        "type": one["type"].lstrip("?"),
        "kind": one["kind"].lstrip("?"),
        "parties": [ids[party.lstrip("?")] for party in one["parties"]],
        "when": None,
        "modality": one["modality"].lstrip("?"),
        "cooperation": None,
        "signed_by": [],
    }
