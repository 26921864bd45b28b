"""Accounts made from gold files: what an extractor without fault would give."""

from __future__ import annotations

import re
from typing import Any

from passerelle.documents import Document
from passerelle.extraction.account import Account
from tests.text.gold import Gold

__all__ = ["account_of", "place_of"]

_LISTS = tuple(name for name in Account.model_fields)


def place_of(quote: str, text: str) -> tuple[int, int]:
    """Where `quote` stands in `text`, white space being all alike."""
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    found = re.search(pattern, text)
    assert found, quote
    return found.start(), found.end()


def account_of(gold: Gold, document: Document, *, confidence: float = 0.95) -> Account:
    """The account that says of `document` what its gold file says."""

    def fact(item: Any) -> dict[str, Any]:
        start, end = place_of(item.quote, document.text)
        data = item.model_dump(exclude={"quote", "optional", "id"})
        data.update(start=start, end=end, rule="gold/read", confidence=confidence)
        return {**data, "key": item.id} if hasattr(item, "id") else data

    return Account.model_validate(
        {name: [fact(item) for item in getattr(gold, name)] for name in _LISTS}
    )
