"""The mapping of `source.toml`: `[[record]]` templates, and one row turned into records.

A template has the shape of a record. A leaf is a constant, or an expression: a table with
``column`` (or ``template``, or ``const``) and perhaps ``split``, ``map`` and ``default``;
a name may say its language as ``lang`` (the source's own where it says none). Any table may
say under ``if`` for which rows it holds.
Templates are checked once, before any row is read, so that a misspelt key or column is
reported with its line instead of being missed in every row.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from passerelle.errors import MappingError, RowError, did_you_mean
from passerelle.records import THING_KINDS, Name, Party, Ref
from passerelle.settings import line_of
from passerelle.sources.base import SourceDescription
from passerelle.sources.coordinates import latitude, longitude, point
from passerelle.sources.faults import MODELS, record_adapter, record_fault
from passerelle.sources.identifiers import normal_form
from passerelle.sources.leaves import (
    CONDITION_KEYS,
    Condition,
    Expression,
    Tagged,
    columns_of,
    fill,
)
from passerelle.sources.lookups import COUNTRIES, Chain, Countries, read_lookup
from passerelle.sources.private import is_private
from passerelle.sources.texts import web_address
from passerelle.vocabulary import Vocabulary

__all__ = ["RecordMapping"]

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
_POINT = "point"
_READ: dict[str, Callable[[Any], Any]] = {
    "lat": latitude,
    "long": longitude,
    _POINT: point,
    "homepage": web_address,
    "cited": web_address,
}
"""Fields whose texts have forms of their own."""


class RecordMapping:
    """The checked templates of one source."""

    def __init__(
        self, source: SourceDescription, file: Path, columns: list[str], vocabulary: Vocabulary
    ) -> None:
        """Check the templates in `file` against models and `columns`; raises `MappingError`."""
        self._file = file
        self._text = file.read_text(encoding="utf-8-sig")
        self._columns = columns
        self._schemes = vocabulary.slugs("identifier-scheme")
        self._used: set[str] = set()
        self._context = {"vocabulary": vocabulary}
        self._modality = source.modality
        self._language = source.language
        self._templates = [self._record(template) for template in source.record]
        for column in source.ignore:
            if not is_private(column):
                self._column(column, ["ignore", column])
        self.unused_columns = [name for name in columns if name not in self._used]

    # --- checking, once --------------------------------------------------------------

    def _fail(self, what: str, keys: list[str], remedy: str) -> MappingError:
        return MappingError(what, where=self._file, line=line_of(self._text, *keys), remedy=remedy)

    def _record(self, template: Mapping[str, Any]) -> dict[str, Any]:
        kind = str(template.get("type", ""))
        if kind not in MODELS:
            raise self._fail(
                f"unknown record type '{kind}'." if kind else "a [[record]] has no type.",
                ["record", "type", *([kind] if kind else [])],
                did_you_mean(kind, MODELS),
            )
        inner = {key: value for key, value in template.items() if key not in _ROW_KEYS}
        checked: dict[str, Any] = self._object(inner, MODELS[kind], ["record"])
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
            field = model.model_fields.get(name)
            if key == "if":
                checked[key] = self._condition(inner, path)
            elif model in (Ref, Party) and key in THING_KINDS:
                checked[key] = self._object(inner, Ref, path)
            elif key == _POINT and "lat" in model.model_fields:
                checked[key] = self._leaf(inner, path)
            elif field is None:
                raise self._unknown_key(key, model, path)
            else:
                checked[name] = self._value(inner, field.annotation, path)
        return checked

    def _unknown_key(self, key: str, model: type[BaseModel], keys: list[str]) -> MappingError:
        if is_private(key):
            what = f"'{key}' is private and has no field."
            return self._fail(what, keys, "Take it out: only public functions of people are kept.")
        near = [*model.model_fields, *_SINGULAR]
        near += THING_KINDS if model in (Ref, Party) else ()
        return self._fail(f"unknown key '{key}'.", keys, did_you_mean(key, near))

    def _value(self, value: Any, annotation: Any, keys: list[str]) -> Any:
        model = _model_of(annotation)
        if model is Name:
            return self._names(value, keys)
        if _is_expression(value):
            return self._leaf(value, keys)
        if model is not None and isinstance(value, list):
            return [self._object(inner, model, keys) for inner in value]
        if model is not None and isinstance(value, dict):
            return self._object(value, model, keys)
        if isinstance(value, dict):
            return self._identifiers(value, keys)
        return self._leaf(value, keys)

    def _names(self, value: Any, keys: list[str]) -> Any:
        """Names: one expression, a list of them, or a table by language."""
        if isinstance(value, dict) and not _is_expression(value):
            named = {lang: part for lang, part in value.items() if lang != "if"}
            return Tagged((self._leaf(part, [*keys, lang]), lang) for lang, part in named.items())
        parts = value if isinstance(value, list) else [value]
        return Tagged(self._name(part, keys) for part in parts)

    def _name(self, value: Any, keys: list[str]) -> tuple[Any, Any]:
        if not isinstance(value, dict):
            return value, self._language
        lang = value.get("lang", self._language)
        rest = {key: part for key, part in value.items() if key != "lang"}
        return self._leaf(rest, keys), self._leaf(lang, [*keys, "lang"])

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
        return {scheme: self._identifier(scheme, one, keys) for scheme, one in value.items()}

    def _identifier(self, scheme: str, value: Any, keys: list[str]) -> Any:
        leaf = self._leaf(value, [*keys, scheme])
        if isinstance(leaf, Expression):
            leaf.read = lambda text: normal_form(scheme, text)
            return leaf
        return self._constant(leaf, lambda text: normal_form(scheme, text), [*keys, scheme])

    def _leaf_fault(self, value: dict[str, Any], keys: list[str]) -> MappingError:
        odd = next((key for key in value if key not in _EXPRESSION), "")
        return self._fail(
            f"unknown key '{odd}' in '{keys[-1]}'.", [*keys, odd], did_you_mean(odd, _EXPRESSION)
        )

    def _leaf(self, value: Any, keys: list[str]) -> Any:
        if isinstance(value, list):
            return [self._leaf(inner, keys) for inner in value]
        read = _READ.get(keys[-1])
        if not isinstance(value, dict):
            return value if read is None else self._constant(value, read, keys)
        if not _SOURCES & value.keys() or value.keys() - set(_EXPRESSION):
            raise self._leaf_fault(value, keys)
        leaf = dict(value)
        if "column" in leaf:
            self._column(leaf["column"], [*keys, leaf["column"]])
        for column in columns_of(leaf.get("template", "")):
            self._column(column, [*keys, column])
        if leaf.get("split") == "":
            raise self._fail("split is empty.", [*keys, "split"], 'Write split = ";".')
        if isinstance(leaf.get("map"), str | list):
            leaf["map"] = self._lookup(leaf["map"], keys)
        if keys[-1] == "cited":
            leaf.setdefault("split", None)  # at spaces, which no address holds
        expression = Expression(leaf)
        expression.read = read
        return expression

    def _constant(self, value: Any, read: Callable[[Any], Any], keys: list[str]) -> Any:
        try:
            return read(str(value))
        except RowError as fault:
            raise self._fail(fault.what, keys, fault.remedy or "") from None

    def _condition(self, value: Any, keys: list[str]) -> Condition:
        if not isinstance(value, dict) or "column" not in value:
            raise self._fail(
                "a condition names no column.", keys, 'Write if = { column = "…", equals = "…" }.'
            )
        odd = next((key for key in value if key not in CONDITION_KEYS), None)
        if odd is not None:
            raise self._fail(
                f"unknown key '{odd}' in 'if'.", [*keys, odd], did_you_mean(odd, CONDITION_KEYS)
            )
        self._column(value["column"], [*keys, value["column"]])
        try:
            re.compile(value.get("matches", ""))
        except (re.error, TypeError) as fault:
            raise self._fail(
                f"'matches' is no regular expression ({fault}).", [*keys, "matches"], "Correct it."
            ) from None
        return Condition(value["column"], {k: v for k, v in value.items() if k != "column"})

    def _column(self, column: str, keys: list[str]) -> None:
        if is_private(column):
            raise self._fail(
                f"the column '{column}' is private (birth, e-mail, phone, address, photo).",
                keys,
                "It is dropped when the file is read and cannot be mapped: take it out.",
            )
        if column not in self._columns:
            raise self._fail(
                f"there is no column '{column}'.", keys, did_you_mean(column, self._columns)
            )
        self._used.add(column)

    def _lookup(self, name: Any, keys: list[str]) -> Any:
        if isinstance(name, list):
            return Chain([self._lookup(one, keys) for one in name])
        if not isinstance(name, str):
            return name
        if name == COUNTRIES:
            return Countries()
        path = self._file.parent / name
        if not path.is_file():
            raise self._fail(
                f"there is no lookup file '{name}'.", [*keys, name], "Put it beside source.toml."
            )
        return read_lookup(path)

    # --- applying, per row -----------------------------------------------------------

    def records(self, cells: Mapping[str, str], evidence: dict[str, Any]) -> Iterator[Any]:
        """The records of one row; raises `RowError` naming the column at fault."""
        for template in self._templates:
            filled = fill(template, cells)
            if filled is None:
                continue
            cited = filled.pop("cited", ())
            row = {**evidence, "cited": [cited] if isinstance(cited, str) else cited}
            filled.update(filled.pop(_POINT, {}))
            filled.setdefault("modality", self._modality)
            filled["evidence"] = [row]
            try:
                yield record_adapter.validate_python(filled, context=self._context)
            except ValidationError as fault:
                raise record_fault(fault, template, cells) from None


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
