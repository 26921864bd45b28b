"""Templates applied to a row: the leaves that take a value from it, and what they leave out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from passerelle.errors import RowError, did_you_mean

__all__ = ["Expression", "columns_of", "fill"]

_COLUMN = re.compile(r"\{([^{}]+)\}")


def columns_of(template: str) -> list[str]:
    """The columns that a text such as ``"{town} - {partner}"`` takes its parts from."""
    return _COLUMN.findall(template)


class Expression(dict[str, Any]):
    """A checked leaf that takes its value from the row."""

    def __call__(self, cells: Mapping[str, str]) -> Any:
        """The leaf's value in the row, its default where the row says nothing, or None."""
        value = self.said(cells)
        if value is None:
            return self.get("default")
        if "split" in self:
            parts = [part.strip() for part in str(value).split(self["split"])]
            return [self._mapped(part) for part in parts if part] or self.get("default")
        return self._mapped(value)

    @property
    def takes(self) -> bool:
        """Whether it takes anything from the row: a ``const`` does not."""
        return "column" in self or "template" in self

    def said(self, cells: Mapping[str, str]) -> Any:
        """What the row says, before splitting and mapping; None when it says nothing."""
        if "column" in self:
            return cells.get(self["column"]) or None
        if "template" in self:
            text: str = self["template"]
            if not any(cells.get(column) for column in columns_of(text)):
                return None
            return _COLUMN.sub(lambda match: cells.get(match[1], ""), text)
        return self["const"]

    def _mapped(self, value: Any) -> Any:
        if "map" not in self:
            return value
        try:
            return self["map"][value]
        except KeyError:
            raise RowError(
                f"'{value}' is not in the map.",
                column=self.get("column"),
                value=str(value),
                remedy=did_you_mean(str(value), self["map"]),
            ) from None


def fill(template: Any, cells: Mapping[str, str]) -> Any:
    """`template` with the row's values, or None when the row says nothing of it.

    A part whose expressions are all empty is left out whole, constants and defaults
    included: a party of constant country but without a name is no party.
    """
    if isinstance(template, Expression):
        value = template(cells)
        return None if value in ("", [], ()) else value
    if isinstance(template, list):
        parts = [part for inner in template if (part := fill(inner, cells)) is not None]
        return parts or None
    if not isinstance(template, dict):
        return template
    if _takes(template) and not _says(template, cells):
        return None
    filled = {key: fill(inner, cells) for key, inner in template.items()}
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
    return template if isinstance(template, list) else []
