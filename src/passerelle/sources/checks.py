"""The leaves of a mapping, checked once: columns, lookups, patterns, conditions, lists.

Every fault names the file and the line of `source.toml`, and the nearest thing there is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from passerelle.errors import MappingError, RowError, did_you_mean
from passerelle.settings import line_of
from passerelle.sources.coordinates import latitude, longitude, point
from passerelle.sources.leaves import CONDITION_KEYS, Condition, Each, Expression, columns_of
from passerelle.sources.lookups import BUILT_IN, Chain, read_lookup
from passerelle.sources.private import is_private
from passerelle.sources.table import Table
from passerelle.sources.texts import web_address

__all__ = ["POINT", "LeafCheck", "is_expression"]

_EXPRESSION = ("column", "extract", "template", "const", "split", "map", "default", "lenient")
_SOURCES = frozenset({"column", "template", "const"})
POINT = "point"
"""Latitude and longitude in one text."""
_READ: dict[str, Callable[[Any], Any]] = {
    "lat": latitude,
    "long": longitude,
    POINT: point,
    "homepage": web_address,
    "cited": web_address,
}
"""Fields whose texts have forms of their own."""


def is_expression(value: Any) -> bool:
    """Whether `value` is a table that says where a value comes from."""
    return isinstance(value, dict) and bool(_SOURCES & value.keys())


class LeafCheck:
    """Checks leaves of the mapping in `file` against `table`, and notes the columns used."""

    def __init__(self, file: Path, table: Table) -> None:
        self._file = file
        self._text = file.read_text(encoding="utf-8-sig")
        self._columns = table.columns
        self._lists = table.lists
        self.used: set[str] = set()

    def fail(self, what: str, keys: list[str], remedy: str) -> MappingError:
        """The error that names the file and the line on which the last of `keys` stands."""
        return MappingError(what, where=self._file, line=line_of(self._text, *keys), remedy=remedy)

    def column(self, column: str, keys: list[str]) -> None:
        """Note that `column` is used; it must be there and hold nothing private."""
        if is_private(column):
            raise self.fail(
                f"the column '{column}' is private (birth, e-mail, phone, address, photo).",
                keys,
                "It is dropped when the file is read and cannot be mapped: take it out.",
            )
        if column not in self._columns:
            raise self.fail(
                f"there is no column '{column}'.", keys, did_you_mean(column, self._columns)
            )
        self.used.add(column)

    def leaf(self, value: Any, keys: list[str]) -> Any:
        """A constant, or the expression that takes the value from the row."""
        if isinstance(value, list):
            return [self.leaf(inner, keys) for inner in value]
        read = _READ.get(keys[-1])
        if not isinstance(value, dict):
            return value if read is None else self.constant(value, read, keys)
        if not _SOURCES & value.keys() or value.keys() - set(_EXPRESSION):
            raise self.leaf_fault(value, keys)
        leaf = dict(value)
        if "column" in leaf:
            self.column(leaf["column"], [*keys, leaf["column"]])
        for column in columns_of(leaf.get("template", "")):
            self.column(column, [*keys, column])
        self._parts(leaf, keys)
        if isinstance(leaf.get("map"), str | list):
            leaf["map"] = self._lookup(leaf["map"], keys)
        if keys[-1] == "cited":
            leaf.setdefault("split", None)  # at spaces, which no address holds
        expression = Expression(leaf)
        expression.read = read
        return expression

    def _parts(self, leaf: Mapping[str, Any], keys: list[str]) -> None:
        if "extract" in leaf:
            self._pattern(leaf["extract"], [*keys, "extract"])
            if "column" not in leaf:
                raise self.fail("extract needs a column.", [*keys, "extract"], "Name it.")
        if leaf.get("split") == "":
            raise self.fail("split is empty.", [*keys, "split"], 'Write split = ";".')

    def constant(self, value: Any, read: Callable[[Any], Any], keys: list[str]) -> Any:
        """`value` as `read` turns it, once and for all rows."""
        try:
            return read(str(value))
        except RowError as fault:
            raise self.fail(fault.what, keys, fault.remedy or "") from None

    def leaf_fault(self, value: dict[str, Any], keys: list[str]) -> MappingError:
        """What is wrong with a table that is no expression."""
        odd = next((key for key in value if key not in _EXPRESSION), "")
        return self.fail(
            f"unknown key '{odd}' in '{keys[-1]}'.", [*keys, odd], did_you_mean(odd, _EXPRESSION)
        )

    def _lookup(self, name: Any, keys: list[str]) -> Any:
        if isinstance(name, list):
            return Chain([self._lookup(one, keys) for one in name])
        if not isinstance(name, str):
            return name
        if name in BUILT_IN:
            return BUILT_IN[name]()
        path = self._file.parent / name
        if not path.is_file():
            raise self.fail(
                f"there is no lookup file '{name}'.", [*keys, name], "Put it beside source.toml."
            )
        return read_lookup(path)

    def _pattern(self, text: Any, keys: list[str]) -> None:
        try:
            re.compile(text)
        except (re.error, TypeError) as fault:
            what = f"'{keys[-1]}' is no regular expression ({fault})."
            raise self.fail(what, keys, "Correct it.") from None

    def condition(self, value: Any, keys: list[str]) -> Condition:
        """What stands under ``if``."""
        if not isinstance(value, dict) or "column" not in value:
            raise self.fail(
                "a condition names no column.", keys, 'Write if = { column = "…", equals = "…" }.'
            )
        odd = next((key for key in value if key not in CONDITION_KEYS), None)
        if odd is not None:
            raise self.fail(
                f"unknown key '{odd}' in 'if'.", [*keys, odd], did_you_mean(odd, CONDITION_KEYS)
            )
        self.column(value["column"], [*keys, value["column"]])
        self._pattern(value.get("matches", ""), [*keys, "matches"])
        return Condition(value["column"], {k: v for k, v in value.items() if k != "column"})

    def each(self, value: Any, keys: list[str]) -> Each:
        """What stands under ``each``."""
        if isinstance(value, dict) and value.keys() == {"column", "split"} and value["split"]:
            self.column(value["column"], [*keys, value["column"]])
            return Each(value["column"], value["split"])
        if not isinstance(value, str) or value not in self._lists:
            raise self.fail(
                f"there is no list '{value}' in the rows.",
                keys,
                'A list in a cell is written each = { column = "…", split = ";" }.'
                if not self._lists
                else did_you_mean(str(value), self._lists),
            )
        return Each(value)
