"""Faults of records, told as the person who owns the table sees them: by column and value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from passerelle.errors import RowError
from passerelle.records import THING_KINDS, Record
from passerelle.sources.leaves import Expression, Tagged, fill

__all__ = ["MODELS", "record_adapter", "record_fault"]

record_adapter: TypeAdapter[Any] = TypeAdapter(Record)
MODELS: dict[str, type[BaseModel]] = {
    model.model_fields["type"].default: model for model in get_args(get_args(Record)[0])
}
"""Record types by name."""


def record_fault(
    fault: ValidationError, template: Any = None, cells: Mapping[str, str] | None = None
) -> RowError:
    """The first fault of a record as a `RowError`, with the column it came from."""
    first = fault.errors()[0]
    keys = [key for key in first["loc"] if key not in MODELS]
    column = _column_at(template, keys, cells or {})
    message = first["msg"].removeprefix("Value error, ").rstrip(".")
    name = ".".join(str(key) for key in keys)
    if first["type"] == "missing":
        message = f"'{name}' is missing"
    elif first["type"] == "extra_forbidden":
        message = f"unknown field '{name}'"
    elif not column:
        message = f"{name}: {message}" if name else message
    value = first["input"] if isinstance(first["input"], str | int | float) else ""
    stop = "" if message.endswith(("?", "!")) else "."
    return RowError(message + stop, column=column, value=str(value))


def _column_at(template: Any, keys: list[Any], cells: Mapping[str, str]) -> str | None:
    """The column whose value stands at `keys` of the template filled from `cells`."""
    for key in keys:
        if isinstance(template, Expression | Tagged):
            break
        if isinstance(template, list):  # parts that the row says nothing of were left out
            template = [part for part in template if fill(part, cells) is not None]
        if isinstance(template, dict) and key in template:
            template = template[key]
        elif isinstance(template, dict) and isinstance(key, str):
            inner = [v for k, v in template.items() if k in THING_KINDS]
            template = inner[0].get(key) if key != "actor" and inner else (inner or [None])[0]
        elif isinstance(template, list) and isinstance(key, int) and key < len(template):
            template = template[key]
        else:
            return None
    if isinstance(template, Tagged):
        template = template.leaves[0]
    return template.get("column") if isinstance(template, Expression) else None
