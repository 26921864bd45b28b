"""Texts within objects of a source: damage refused, invisible marks off, addresses sound."""

from __future__ import annotations

from typing import Any

from pyoxigraph import NamedNode

from passerelle.errors import RowError
from passerelle.texts import text_fault, unmarked

__all__ = ["check_texts", "web_address"]


def web_address(text: str) -> str:
    """`text` when it can stand as an IRI; raises `RowError`."""
    try:
        return NamedNode(text).value
    except (ValueError, UnicodeEncodeError) as fault:
        raise RowError(
            f"'{text}' is no address: {fault}.",
            value=text,
            remedy="Write it whole, from https:// on, with spaces and quotes as %20 and %22.",
        ) from None


def check_texts(item: Any) -> Any:
    """`item` (an object read from JSON) with clean texts and sound addresses, else `RowError`."""
    if isinstance(item, str):
        fault = text_fault(item)
        if fault:
            raise RowError(f"a text {fault}")
        return unmarked(item)
    if isinstance(item, list):
        return [check_texts(inner) for inner in item]
    if isinstance(item, dict):
        for key in ("homepage", "cited"):
            told = item.get(key)
            for one in told if isinstance(told, list) else [told]:
                if isinstance(one, str):
                    web_address(one)
        return {check_texts(key): check_texts(inner) for key, inner in item.items()}
    return item
