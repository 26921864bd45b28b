"""Columns unpacked as the page does it, so that tests can read what a page holds."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from itertools import accumulate
from typing import Any

SIGNS = [chr(code) for code in range(35, 127) if chr(code) not in "&<>\\"]


PAIR_SIGNS = [chr(code) for code in range(33, 127) if chr(code) not in "&<>"]


def inflated(text: str) -> str:
    """What `deflated` wrote."""
    length, signs = text.split(" ", 1)
    bits = "".join(
        f"{91 * PAIR_SIGNS.index(one) + PAIR_SIGNS.index(two):013b}"
        for one, two in zip(signs[::2], signs[1::2], strict=True)
    )
    raw = int(bits, 2).to_bytes(len(bits) // 8, "big")
    return zlib.decompress(raw[: int(length)]).decode()


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
    length = len(digits) // width
    numbers = []
    for row in range(length):
        number = 0
        for sign in digits[row::length]:
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
