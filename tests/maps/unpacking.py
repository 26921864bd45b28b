"""Columns unpacked as the page does it, so that tests can read what a page holds."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
from typing import Any

SIGNS = [chr(code) for code in range(35, 127) if chr(code) not in "&<>\\"]


def unpack(column: list[Any] | Mapping[str, Any]) -> list[Any]:
    """One column as a plain list."""
    if isinstance(column, list):
        return column
    if "values" in column:
        return [column["values"][place] for place in unpack(column["at"])]
    if "steps" in column:
        return list(accumulate(column["steps"]))
    if "rests" in column:
        texts = [""]
        for shared, rest in zip(unpack(column["shared"]), column["rests"], strict=True):
            texts.append(texts[-1][:shared] + rest)
        return texts[1:]
    digits, base, width = column["digits"], column["base"], column["width"]
    numbers = []
    for start in range(0, len(digits), width):
        number = 0
        for sign in digits[start : start + width]:
            number = number * base + SIGNS.index(sign)
        numbers.append(number + column["least"])
    return numbers


def rows(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A table as rows, without what is not known."""
    columns = {
        key: unpack(table[column["as"]] if isinstance(column, dict) and "as" in column else column)
        for key, column in table.items()
        if key not in ("length", "together")
    }
    for group in table["together"]:
        for place, key in enumerate(group["keys"]):
            columns[key] = [values[place] for values in unpack(group)]
    return [{key: columns[key][row] for key in columns} for row in range(table["length"])]
