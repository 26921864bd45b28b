"""Templates applied to a row: the leaves that take a value from it, and what they leave out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Protocol, TypeAlias

from passerelle.errors import RowError, did_you_mean

__all__ = [
    "TAGGED",
    "Condition",
    "Each",
    "Expression",
    "Lookup",
    "Tagged",
    "columns_of",
    "fill",
    "filler",
]

Cells: TypeAlias = Mapping[str, str]
"""A row: its texts by column."""
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
    `said` gives what the row says, before splitting and mapping; None when it says nothing.
    """

    read: Callable[[Any], Any] | None = None

    def __init__(self, leaf: Mapping[str, Any]) -> None:
        super().__init__(leaf)
        self.said: Callable[[Cells], Any] = _said(self)
        self._splits = "split" in self

    def __call__(self, cells: Cells) -> Any:
        """The leaf's value in the row, its default where the row says nothing, or None."""
        value = self.said(cells)
        if value is None:
            return self.get("default")
        if self._splits:
            parts = [part.strip() for part in str(value).split(self["split"])]
            turned = [self._turned(part) for part in parts if part]
            return [one for one in turned if one is not None] or self.get("default")
        return self._turned(value)

    @property
    def takes(self) -> bool:
        """Whether it takes anything from the row: a ``const`` does not."""
        return "column" in self or "template" in self

    @property
    def columns(self) -> list[str]:
        """The columns it takes its value from."""
        return [self["column"]] if "column" in self else columns_of(self.get("template", ""))

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


def _said(leaf: Mapping[str, Any]) -> Callable[[Cells], Any]:
    """The way from a row to what it says for `leaf`, laid once and gone for every row."""
    if "extract" in leaf:
        return _extracted(leaf["column"], re.compile(leaf["extract"]))
    if "column" in leaf:
        column = leaf["column"]
        return lambda cells: cells.get(column) or None
    if "template" in leaf:
        return _joined(leaf["template"])
    const = leaf["const"]
    return lambda cells: const


def _extracted(column: str, pattern: re.Pattern[str]) -> Callable[[Cells], str | None]:
    # The first group where the pattern has one, else all that it matches.
    group = min(pattern.groups, 1)

    def said(cells: Cells) -> str | None:
        found = pattern.search(cells.get(column, ""))
        return (found[group] or None) if found else None

    return said


def _joined(text: str) -> Callable[[Cells], str | None]:
    columns = columns_of(text)

    def said(cells: Cells) -> str | None:
        if not any(cells.get(column) for column in columns):
            return None
        return _COLUMN.sub(lambda match: cells.get(match[1], ""), text)

    return said


class Tagged:
    """Names of a row whose languages stand in another column, in themselves, or in a list."""

    def __init__(self, parts: Iterable[tuple[Any, Any]]) -> None:
        self.parts = list(parts)
        self._fillers = [(filler(text), filler(lang)) for text, lang in self.parts]

    @property
    def leaves(self) -> list[Any]:
        """What it takes from the row: texts, not languages."""
        return [text for text, _ in self.parts]

    def __call__(self, cells: Cells) -> dict[str, list[str]] | None:
        """Texts by language, those of each language in the order of the mapping."""
        names: dict[str, list[str]] = {}
        for text, lang in self._fillers:
            said = text(cells)
            tag = lang(cells) or "und"
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

    def rows(self, cells: Cells, lists: Mapping[str, list[dict[str, str]]]) -> Iterator[Cells]:
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

    def holds(self, cells: Cells) -> bool:
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


def fill(template: Any, cells: Cells) -> Any:
    """`template` with the row's values, or None when the row says nothing of it."""
    return filler(template)(cells)


def filler(template: Any) -> Callable[[Cells], Any]:
    """The way from a row to `template` with its values: looked at once, gone for every row.

    A part whose expressions are all empty is left out whole, constants and defaults
    included: a party of constant country but without a name is no party. So is a part
    whose condition (key ``if``) does not hold.
    """
    if isinstance(template, Expression | Tagged):
        return partial(_fill_leaf, template)
    if isinstance(template, list):
        return partial(_fill_list, [filler(inner) for inner in template])
    if not isinstance(template, dict):
        return lambda cells: template
    parts = [(key, filler(inner)) for key, inner in template.items() if key != "if"]
    condition = template.get("if")
    holds = condition.holds if isinstance(condition, Condition) else None
    return partial(_fill_table, parts, holds, _says(template))


def _fill_leaf(leaf: Expression | Tagged, cells: Cells) -> Any:
    value = leaf(cells)
    return None if value in ("", [], ()) else value


def _fill_list(parts: list[Callable[[Cells], Any]], cells: Cells) -> Any:
    filled = [value for part in parts if (value := part(cells)) is not None]
    return filled or None


def _fill_table(
    parts: list[tuple[str, Callable[[Cells], Any]]],
    holds: Callable[[Cells], bool] | None,
    says: Callable[[Cells], bool],
    cells: Cells,
) -> Any:
    if (holds and not holds(cells)) or not says(cells):
        return None
    return {key: value for key, part in parts if (value := part(cells)) is not None}


def _says(template: Any) -> Callable[[Cells], bool]:
    """Whether a row has a value for any expression of `template`, where it has any."""
    taking = [leaf for leaf in _leaves(template) if leaf.takes]
    if not taking:
        return lambda cells: True
    # What a pattern finds must be looked for; anything else is said where a cell is not empty.
    extracts = [leaf.said for leaf in taking if "extract" in leaf]
    columns = {name for leaf in taking if "extract" not in leaf for name in leaf.columns}

    def says(cells: Cells) -> bool:
        for column in columns:
            if cells.get(column):
                return True
        return any(said(cells) is not None for said in extracts)

    return says


def _leaves(template: Any) -> Iterator[Expression]:
    """All expressions of `template`, at any depth."""
    if isinstance(template, Expression):
        yield template
        return
    if isinstance(template, dict):
        template = template.values()
    elif isinstance(template, Tagged):
        template = template.leaves
    elif not isinstance(template, list):
        return
    for inner in template:
        yield from _leaves(inner)
