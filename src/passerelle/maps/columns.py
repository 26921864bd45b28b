"""Rows as columns, and columns as few bytes: how the page keeps thousands of rows small.

A column is a list, one value per row. What most rows repeat is said once in a table and pointed
at by number. `deflated` is what a browser's own ``DecompressionStream`` undoes.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

__all__ = ["Json", "Numbered", "columns", "compact", "deflated", "steps"]

Json: TypeAlias = dict[str, Any]


class Numbered:
    """Rows without doubles, each known by its number."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self._known: dict[str, int] = {}

    def number(self, row: Any) -> int:
        """The number of `row`; a new one when it was not met before."""
        key = json.dumps(row, sort_keys=True, default=str)
        if key not in self._known:
            self._known[key] = len(self.rows)
            self.rows.append(row)
        return self._known[key]


def columns(rows: Sequence[Mapping[str, Any]], keys: Iterable[str]) -> Json:
    """`rows` turned on their side: a list per key; a column of which nothing is known is left out.

    Nothing known is None, an empty text, list or mapping (a zero is something).
    """
    found: Json = {"length": len(rows)}
    for key in keys:
        column = [row[key] for row in rows]
        if any(value not in (None, "", [], {}) for value in column):
            found[key] = column
    return found


def steps(numbers: Sequence[int]) -> list[int]:
    """Each number as the step from the one before: small, and so alike that they pack well."""
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]


def compact(value: Any) -> str:
    """`value` as JSON without needless spaces, keys in order; raises `ValueError` for NaN."""
    return json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


def deflated(text: str) -> str:
    """`text` as UTF-8, compressed (RFC 1950) and written in base64."""
    return base64.b64encode(zlib.compress(text.encode("utf-8", "replace"), 9)).decode()
