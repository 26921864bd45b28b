"""Two readers of the same texts: how near they are, and what both of them hold for a fact.

`tests/text/second` holds a second reading of the texts in ``blind``, by somebody who saw
neither the first nor what the program finds. Where two careful readers differ, no answer can
be right for both: `in_common` makes such facts optional.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.text.compare import Located
from benchmarks.text.match import LISTS, Match
from benchmarks.text.reading import Half, gazetteer, read_text
from benchmarks.text.score import score
from passerelle.extraction import Account
from passerelle.extraction.pipeline import extract
from tests.text.gold import BLIND, SECOND, Gold, corpus

__all__ = ["BY_HAND", "agreed", "as_account", "in_common", "second_reading", "told_by_the_second"]

_OWN = {"id": "key"}
BY_HAND = {"rule": "gold/by-hand", "confidence": 1.0}
_REFERENCES = (
    *("id", "person", "body", "event", "who", "of"),
    *("unit_of", "sent_by", "place", "on_behalf_of", "cooperation"),
)


def as_account(gold: Gold, text: str) -> Account:
    """What an extractor would say that reads as the person who made the gold."""
    located = Located(text)

    def fact(item: dict[str, Any]) -> dict[str, Any]:
        start, end = located.places(item.pop("quote"))[0]
        item.pop("optional")
        return {_OWN.get(name, name): value for name, value in item.items()} | {
            **BY_HAND,
            "start": start,
            "end": end,
        }

    lists = gold.model_dump(include=set(Account.model_fields))
    return Account.model_validate({name: [fact(i) for i in lists[name]] for name in lists})


def second_reading(path: Path) -> Gold:
    """The second reading of a text of ``blind``."""
    return Gold.model_validate_json((SECOND / f"{path.stem}.gold.json").read_bytes())


def told_by_the_second() -> Half:
    """The second reading scored against the first, as if a program had made it."""
    half = Half("two readers")
    for text in corpus(BLIND):
        document, first = read_text(text.path)
        account = as_account(second_reading(text.path).required(), document.text)
        half.texts[text.path.name] = (first.language, score(account, first, document.text))
    return half


def agreed() -> Half:
    """The program on the texts of ``blind``, by what both readers have."""
    half = Half("both readers")
    for text in corpus(BLIND):
        document, first = read_text(text.path)
        gold = in_common(first, second_reading(text.path), document.text)
        account = extract(document, gazetteer())
        half.texts[text.path.name] = (first.language, score(account, gold, document.text))
    return half


def in_common(first: Gold, second: Gold, text: str) -> Gold:
    """The first reading, in which whatever only one of the two has may be found or not.

    Facts of the second alone are added under ids of their own; what they hang on is that of
    the first wherever both have it.
    """
    account = as_account(second, text)
    match = Match(text, account, first)
    source = {
        id(fact): item
        for name in LISTS
        for fact, item in zip(getattr(account, name), getattr(second, name), strict=True)
    }
    both = {
        id(item)
        for pairs in match.lists.values()
        for fact, item in pairs.both
        if not source[id(fact)].optional
    }
    alone = {name: [source[id(fact)] for fact in match.lists[name].proposed] for name in LISTS}
    own = (item.id for items in alone.values() for item in items if hasattr(item, "id"))
    ids = match.met | {one: f"{one[0]}9{one[1:]}" for one in own}
    return first.model_copy(
        update={
            name: [
                *(_may_miss(item, id(item) not in both) for item in getattr(first, name)),
                *(_may_miss(_moved(item, ids), True) for item in alone[name]),
            ]
            for name in LISTS
        }
    )


def _may_miss(item: Any, disputed: bool) -> Any:
    return item.model_copy(update={"optional": item.optional or disputed})


def _moved(item: Any, ids: dict[str, str]) -> Any:
    """A fact of the second reading, with the ids of the first in it."""
    changed: dict[str, Any] = {
        name: ids.get(value)
        for name in _REFERENCES
        if isinstance(value := getattr(item, name, None), str)
    }
    if hasattr(item, "parties"):
        changed["parties"] = [ids[one] for one in item.parties if one in ids]
        changed["signed_by"] = []
    return item.model_copy(update=changed)
