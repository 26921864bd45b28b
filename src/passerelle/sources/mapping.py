"""The mapping of `source.toml`: `[[record]]` templates, and one row turned into records.

A template has the shape of a record. A leaf is a constant, or an expression: a table with
``column`` (or ``template``, or ``const``) and perhaps ``split``, ``map`` and ``default``;
a name may say its language as ``lang`` (the source's own where it says none).
Templates are checked once, before any row is read, so that a misspelt key or column is
reported with its line instead of being missed in every row.
"""

from __future__ import annotations

import csv
import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from passerelle.errors import MappingError, RowError, did_you_mean
from passerelle.records import THING_KINDS, Name, Party, Record, Ref
from passerelle.settings import line_of
from passerelle.sources.base import SourceDescription
from passerelle.sources.leaves import Expression, columns_of, fill
from passerelle.vocabulary import Vocabulary

__all__ = ["RecordMapping", "record_adapter", "record_fault"]

_EXPRESSION = ("column", "template", "const", "split", "map", "default")
_SOURCES = frozenset({"column", "template", "const"})
_SINGULAR = {
    "name": "names",
    "id": "ids",
    "party": "parties",
    "participation": "participations",
    "signature": "signatures",
    "theme": "themes",
}
_ROW_KEYS = frozenset({"cited"})
"""Keys of a template that describe the row as evidence instead of the record."""

record_adapter: TypeAdapter[Any] = TypeAdapter(Record)
_MODELS: dict[str, type[BaseModel]] = {
    model.model_fields["type"].default: model for model in get_args(get_args(Record)[0])
}


class RecordMapping:
    """The checked templates of one source."""

    def __init__(
        self, source: SourceDescription, file: Path, columns: list[str], vocabulary: Vocabulary
    ) -> None:
        """Check the templates in `file` against models and `columns`; raises `MappingError`."""
        self._file = file
        self._text = file.read_text(encoding="utf-8")
        self._columns = columns
        self._schemes = vocabulary.slugs("identifier-scheme")
        self._lookups: dict[str, dict[str, str]] = {}
        self._used: set[str] = set()
        self._context = {"vocabulary": vocabulary}
        self._modality = source.modality
        self._language = source.language
        self._templates = [self._record(template) for template in source.record]
        for column in source.ignore:
            self._column(column, ["ignore", column])
        self.unused_columns = [name for name in columns if name not in self._used]

    # --- checking, once --------------------------------------------------------------

    def _fail(self, what: str, keys: list[str], remedy: str) -> MappingError:
        return MappingError(what, where=self._file, line=line_of(self._text, *keys), remedy=remedy)

    def _record(self, template: Mapping[str, Any]) -> dict[str, Any]:
        kind = str(template.get("type", ""))
        if kind not in _MODELS:
            raise self._fail(
                f"unknown record type '{kind}'." if kind else "a [[record]] has no type.",
                ["record", "type", *([kind] if kind else [])],
                did_you_mean(kind, _MODELS),
            )
        inner = {key: value for key, value in template.items() if key not in _ROW_KEYS}
        checked: dict[str, Any] = self._object(inner, _MODELS[kind], ["record"])
        for key in _ROW_KEYS & template.keys():
            checked[key] = self._leaf(template[key], ["record", key])
        return checked

    def _object(self, value: Any, model: type[BaseModel], keys: list[str]) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self._fail(f"'{keys[-1]}' must be a table.", keys, "Write it as { … }.")
        checked: dict[str, Any] = {}
        for key, inner in value.items():
            name = str(_SINGULAR.get(key, key))
            path = [*keys, key]
            if model in (Ref, Party) and key in THING_KINDS:
                checked[key] = self._object(inner, Ref, path)
                continue
            field = model.model_fields.get(name)
            if field is None:
                near = [*model.model_fields, *_SINGULAR]
                near += THING_KINDS if model in (Ref, Party) else ()
                raise self._fail(f"unknown key '{key}'.", path, did_you_mean(key, near))
            checked[name] = self._value(inner, field.annotation, path)
        return checked

    def _value(self, value: Any, annotation: Any, keys: list[str]) -> Any:
        model = _model_of(annotation)
        if _is_expression(value):
            lang = value.get("lang", self._language) if model is Name else None
            inner = {key: part for key, part in value.items() if model is not Name or key != "lang"}
            leaf = self._leaf(inner, keys)
            return {lang: leaf} if lang else leaf
        if model is Name and isinstance(value, dict):
            return {lang: self._leaf(inner, [*keys, lang]) for lang, inner in value.items()}
        if model is not None and isinstance(value, list):
            return [self._object(inner, model, keys) for inner in value]
        if model is not None and isinstance(value, dict):
            return self._object(value, model, keys)
        if isinstance(value, dict):
            return self._identifiers(value, keys)
        return self._leaf(value, keys)

    def _identifiers(self, value: dict[str, Any], keys: list[str]) -> dict[str, Any]:
        if keys[-1] not in ("ids", "id"):
            raise self._leaf_fault(value, keys)
        for scheme in value:
            if self._schemes and scheme not in self._schemes:
                raise self._fail(
                    f"unknown identifier scheme '{scheme}'.",
                    [*keys, scheme],
                    did_you_mean(scheme, self._schemes),
                )
        return {scheme: self._leaf(inner, [*keys, scheme]) for scheme, inner in value.items()}

    def _leaf_fault(self, value: dict[str, Any], keys: list[str]) -> MappingError:
        odd = next((key for key in value if key not in _EXPRESSION), "")
        return self._fail(
            f"unknown key '{odd}' in '{keys[-1]}'.", [*keys, odd], did_you_mean(odd, _EXPRESSION)
        )

    def _leaf(self, value: Any, keys: list[str]) -> Any:
        if not isinstance(value, dict):
            return value
        if not _SOURCES & value.keys() or value.keys() - set(_EXPRESSION):
            raise self._leaf_fault(value, keys)
        leaf = dict(value)
        if "column" in leaf:
            self._column(leaf["column"], [*keys, leaf["column"]])
        for column in columns_of(leaf.get("template", "")):
            self._column(column, [*keys, column])
        if isinstance(leaf.get("map"), str):
            leaf["map"] = self._lookup(leaf["map"], keys)
        return Expression(leaf)

    def _column(self, column: str, keys: list[str]) -> None:
        if column not in self._columns:
            raise self._fail(
                f"there is no column '{column}'.", keys, did_you_mean(column, self._columns)
            )
        self._used.add(column)

    def _lookup(self, name: str, keys: list[str]) -> dict[str, str]:
        path = self._file.parent / name
        if not path.is_file():
            raise self._fail(
                f"there is no lookup file '{name}'.", [*keys, name], "Put it beside source.toml."
            )
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return {row[0].strip(): row[1].strip() for row in csv.reader(stream) if len(row) > 1}

    # --- applying, per row -----------------------------------------------------------

    def records(self, cells: Mapping[str, str], evidence: dict[str, Any]) -> Iterator[Any]:
        """The records of one row; raises `RowError` naming the column at fault."""
        for template in self._templates:
            filled = fill(template, cells)
            if filled is None:
                continue
            cited = filled.pop("cited", ())
            row = {**evidence, "cited": [cited] if isinstance(cited, str) else cited}
            filled.setdefault("modality", self._modality)
            filled["evidence"] = [row]
            try:
                yield record_adapter.validate_python(filled, context=self._context)
            except ValidationError as fault:
                raise record_fault(fault, template) from None


def _is_expression(value: Any) -> bool:
    return isinstance(value, dict) and bool(_SOURCES & value.keys())


def _model_of(annotation: Any) -> type[BaseModel] | None:
    """The model inside ``X | None``, ``tuple[X, ...]`` or an annotated alias, if any."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Union, types.UnionType, tuple, Annotated):
        for inner in get_args(annotation):
            model = _model_of(inner)
            if model is not None:
                return model
    return None


def record_fault(fault: ValidationError, template: Any = None) -> RowError:
    """The first fault of a record as a `RowError`, with the column it came from."""
    first = fault.errors()[0]
    keys = [key for key in first["loc"] if key not in _MODELS]
    column = _column_at(template, keys)
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


def _column_at(template: Any, keys: list[Any]) -> str | None:
    """The column whose value stands at `keys` of the filled template."""
    for key in keys:
        if isinstance(template, Expression):
            break
        if isinstance(template, dict) and key in template:
            template = template[key]
        elif isinstance(template, dict) and isinstance(key, str):
            inner = [v for k, v in template.items() if k in THING_KINDS]
            template = inner[0].get(key) if key != "actor" and inner else (inner or [None])[0]
        elif isinstance(template, list) and isinstance(key, int) and key < len(template):
            template = template[key]
        else:
            return None
    return template.get("column") if isinstance(template, Expression) else None
