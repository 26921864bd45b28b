"""Rows as columns, and columns as few bytes: how the page keeps thousands of rows small.

A column is a list, one value per row, written in the shortest of a few ways (`packed`), which
``unpack`` in the page's ``columns.js`` undoes. `deflated` is what a browser's own
``DecompressionStream`` undoes.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

__all__ = ["Json", "Numbered", "columns", "compact", "deflated", "packed"]

Json: TypeAlias = dict[str, Any]

_DIGITS = "".join(chr(code) for code in range(35, 127) if chr(code) not in "&<>\\")
"""Signs that neither JSON nor HTML writes in a longer way."""


_SIGNS = [chr(code) for code in range(33, 127) if chr(code) not in "&<>"]
_PAIRS = [one + two for one in _SIGNS for two in _SIGNS]


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


def columns(rows: Sequence[Mapping[str, Any]], keys: Iterable[str | tuple[str, ...]]) -> Json:
    """`rows` turned on their side, packed; keys in a tuple change together and are packed so.

    A column of which nothing is known (None, an empty text or list) is left out.
    """
    found: Json = {"length": len(rows), "together": []}
    written: dict[str, str] = {}
    for key in keys:
        if isinstance(key, tuple):
            values = [[row[one] for one in key] for row in rows]
            if any(_known(value) for row in values for value in row):
                found["together"].append({"keys": key, **_numbered(values)})
            continue
        column = [row[key] for row in rows]
        if any(map(_known, column)):
            same = written.setdefault(compact(column), key)
            found[key] = packed(column) if same == key else {"as": same}
    return found


def _known(value: Any) -> bool:
    return value not in (None, "", [], {})


def packed(column: list[Any]) -> list[Any] | Json:
    """`column` in the way that needs fewest bytes for values like these."""
    if column and all(type(value) is int for value in column):
        return _numbers(column)
    if _texts(column) and column == sorted(column):
        return _fronts(column)
    distinct = {compact(value) for value in column}
    return _numbered(column) if 2 * len(distinct) < len(column) else column


def _texts(column: list[Any]) -> bool:
    """Whether these are texts of letters that Python and a browser count alike."""
    return len(column) > 2 and all(type(text) is str and text.isascii() for text in column)


def _fronts(column: list[str]) -> Json:
    """Sorted texts: how many letters each shares with the one before, and the rest of it."""
    shared = [_shared(*pair) for pair in pairwise(["", *column])]
    rests = [text[length:] for text, length in zip(column, shared, strict=True)]
    return {"shared": _numbers(shared), "rests": rests}


def _shared(one: str, two: str) -> int:
    """How many letters two texts begin with alike."""
    alike = zip(one, two, strict=False)
    return next((place for place, (a, b) in enumerate(alike) if a != b), min(len(one), len(two)))


def _numbered(column: list[Any]) -> Json:
    """The values that occur, and for each row the number of its value."""
    table = Numbered()
    places = [table.number(value) for value in column]
    return {"values": table.rows, "at": _numbers(places)}


def _numbers(column: list[int]) -> list[int] | Json:
    """Rising numbers as steps; scattered ones as digits to a base that just fits, else as given.

    Deflating needs as many bits for a digit of base b as it has information, log2(b), but a good
    deal more for decimal figures with commas between them.
    """
    if len(column) > 2 and all(one <= two for one, two in pairwise(column)):
        return {"steps": [two - one for one, two in zip([0, *column], column, strict=False)]}
    least, most = min(column, default=0), max(column, default=0)
    span = most - least + 1
    if span <= len(_DIGITS):
        base, width = span, 1
    else:
        width = next(width for width in range(2, 99) if len(_DIGITS) ** width >= span)
        base = next(base for base in range(2, len(_DIGITS) + 1) if base**width >= span)
    # First digits first, then second ones: where most numbers are small, the first are all alike.
    digits = [_digits(number - least, base, width) for number in column]
    text = "".join(map("".join, zip(*digits, strict=True)))
    return {"digits": text, "base": base, "width": width, "least": least}


def _digits(number: int, base: int, width: int) -> str:
    signs = []
    for _ in range(width):
        number, sign = divmod(number, base)
        signs.append(_DIGITS[sign])
    return "".join(reversed(signs))


def compact(value: Any) -> str:
    """`value` as JSON without needless spaces, keys in order; raises `ValueError` for NaN."""
    return json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


def deflated(text: str) -> str:
    """`text` as UTF-8, compressed (RFC 1950) and written in signs that HTML leaves alone.

    Two signs of 91 hold 13 bits, as in basE91 (Henke 2005): a twelfth less than base64. The
    number of bytes stands before, with a space.
    """
    raw = zlib.compress(text.encode("utf-8", "replace"), 9)
    signs = []
    for start in range(0, len(raw), 13):
        bits = int.from_bytes(raw[start : start + 13].ljust(13, b"\0"), "big")
        for shift in range(91, -1, -13):
            signs.append(_PAIRS[bits >> shift & 8191])
    return f"{len(raw)} {''.join(signs)}"
