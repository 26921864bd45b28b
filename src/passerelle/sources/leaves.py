"""Templates applied to a row: the leaves that take a value from it, and what they leave out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from passerelle.errors import RowError, did_you_mean

__all__ = ["TAGGED", "Condition", "Each", "Expression", "Lookup", "Tagged", "columns_of", "fill"]

_COLUMN = re.compile(r"\{([^{}]+)\}")
TAGGED = "@"
"""The language of a name whose texts say it themselves: ``Lyon@fr``."""


class Lookup(Protocol):
    """What a ``map`` is: values by key, and the keys for a suggestion."""

    def get(self, key: str, /) -> Any:
        """What `key` means; None when it is not known."""

    def __iter__(self) -> Any: ...


def columns_of(template: str) -> list[str]:
    """The columns that a text such as ``"{town} - {partner}"`` takes its parts from."""
    return _COLUMN.findall(template)


class Expression(dict[str, Any]):
    """A checked leaf that takes its value from the row; `read` judges and turns each part.

    What it refuses rejects the row, or, with ``lenient = true``, is left out.
    """

    read: Callable[[Any], Any] | None = None

    def __call__(self, cells: Mapping[str, str]) -> Any:
        """The leaf's value in the row, its default where the row says nothing, or None."""
        value = self.said(cells)
        if value is None:
            return self.get("default")
        if "split" in self:
            parts = [part.strip() for part in str(value).split(self["split"])]
            turned = [self._turned(part) for part in parts if part]
            return [one for one in turned if one is not None] or self.get("default")
        return self._turned(value)

    @property
    def takes(self) -> bool:
        """Whether it takes anything from the row: a ``const`` does not."""
        return "column" in self or "template" in self

    def said(self, cells: Mapping[str, str]) -> Any:
        """What the row says, before splitting and mapping; None when it says nothing."""
        if "extract" in self:
            found = re.search(self["extract"], cells.get(self["column"], ""))
            # The first group where the pattern has one, else all that it matches.
            return (found[found.re.groups and 1] or None) if found else None
        if "column" in self:
            return cells.get(self["column"]) or None
        if "template" in self:
            text: str = self["template"]
            if not any(cells.get(column) for column in columns_of(text)):
                return None
            return _COLUMN.sub(lambda match: cells.get(match[1], ""), text)
        return self["const"]

    def _turned(self, value: Any) -> Any:
        mapped = self._mapped(value)
        if self.read is None or mapped in ("", None):
            return mapped
        try:
            return self.read(mapped)
        except RowError as fault:
            if self.get("lenient"):
                return None
            raise RowError(
                fault.what, column=self.get("column"), value=str(value), remedy=fault.remedy
            ) from None

    def _mapped(self, value: Any) -> Any:
        if "map" not in self:
            return value
        lookup: Lookup = self["map"]
        found = lookup.get(value)
        if found is None:
            raise RowError(
                f"'{value}' is not in the map.",
                column=self.get("column"),
                value=str(value),
                remedy=did_you_mean(str(value), lookup),
            )
        return found


class Tagged:
    """Names of a row whose languages stand in another column, in themselves, or in a list."""

    def __init__(self, parts: Iterable[tuple[Any, Any]]) -> None:
        self.parts = list(parts)

    @property
    def leaves(self) -> list[Any]:
        """What it takes from the row: texts, not languages."""
        return [text for text, _ in self.parts]

    def __call__(self, cells: Mapping[str, str]) -> dict[str, list[str]] | None:
        """Texts by language, those of each language in the order of the mapping."""
        names: dict[str, list[str]] = {}
        for text, lang in self.parts:
            said = fill(text, cells)
            tag = fill(lang, cells) or "und"
            for one in said if isinstance(said, list) else [] if said is None else [said]:
                name, own = _split_tag(str(one)) if tag == TAGGED else (str(one), str(tag))
                names.setdefault(own, []).append(name)
        return names or None


def _split_tag(text: str) -> tuple[str, str]:
    """``Lyon@fr`` into name and tag; a text without tag is in no known language."""
    match = re.fullmatch(r"(.+)@([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)", text, re.DOTALL)
    return (match[1].strip().strip('"'), match[2]) if match else (text, "und")


class Each:
    """``each = "members"``: the record stands for each object or value of a list in the row.

    A table has its list in one cell: ``each = { column = "partners", split = ";" }``.
    """

    def __init__(self, column: str, split: str | None = None) -> None:
        self.column = column
        self._split = split

    def rows(
        self, cells: Mapping[str, str], lists: Mapping[str, list[dict[str, str]]]
    ) -> Iterator[Mapping[str, str]]:
        """The row once for each element, whose values stand beside the row's own."""
        if self._split is None:
            elements = lists.get(self.column, [])
        else:
            parts = (part.strip() for part in cells.get(self.column, "").split(self._split))
            elements = [{self.column: part} for part in parts if part]
        return ({**cells, **element} for element in elements)


class Condition:
    """``if = { column = "x", equals = … }``: whether a part of the mapping holds in a row."""

    def __init__(self, column: str, tests: Mapping[str, Any]) -> None:
        self.column = column
        self._tests = dict(tests)

    def holds(self, cells: Mapping[str, str]) -> bool:
        """Whether every test holds; without a test, whether the column says anything."""
        value = cells.get(self.column) or ""
        if not self._tests:
            return bool(value)
        return all(_TESTS[name](value, wanted) for name, wanted in self._tests.items())


def _listed(value: str, wanted: Any) -> bool:
    return value in map(str, wanted if isinstance(wanted, list) else [wanted])


_TESTS: dict[str, Callable[[str, Any], bool]] = {
    "equals": lambda value, wanted: value == str(wanted),
    "in": _listed,
    "not": lambda value, wanted: not _listed(value, wanted),
    "matches": lambda value, wanted: re.search(wanted, value) is not None,
}
CONDITION_KEYS = ("column", *_TESTS)


def fill(template: Any, cells: Mapping[str, str]) -> Any:
    """`template` with the row's values, or None when the row says nothing of it.

    A part whose expressions are all empty is left out whole, constants and defaults
    included: a party of constant country but without a name is no party. So is a part
    whose condition (key ``if``) does not hold.
    """
    if isinstance(template, Expression | Tagged):
        value = template(cells)
        return None if value in ("", [], ()) else value
    if isinstance(template, list):
        parts = [part for inner in template if (part := fill(inner, cells)) is not None]
        return parts or None
    if not isinstance(template, dict):
        return template
    condition = template.get("if")
    if isinstance(condition, Condition) and not condition.holds(cells):
        return None
    if _takes(template) and not _says(template, cells):
        return None
    filled = {key: fill(inner, cells) for key, inner in template.items() if key != "if"}
    return {key: value for key, value in filled.items() if value is not None}


def _takes(template: Any) -> bool:
    """Whether `template` takes anything from the row."""
    if isinstance(template, Expression):
        return template.takes
    return any(map(_takes, _inside(template)))


def _says(template: Any, cells: Mapping[str, str]) -> bool:
    """Whether the row has a value for any expression of `template`."""
    if isinstance(template, Expression):
        return template.takes and template.said(cells) is not None
    return any(_says(inner, cells) for inner in _inside(template))


def _inside(template: Any) -> list[Any]:
    if isinstance(template, dict):
        return list(template.values())
    if isinstance(template, Tagged):
        return template.leaves
    return template if isinstance(template, list) else []
