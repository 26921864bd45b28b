"""The mapping of `source.toml`: `[[record]]` templates, and one row turned into records.

A template has the shape of a record. A leaf is a constant, or an expression: a table with
``column`` (or ``template``, or ``const``) and perhaps ``extract`` (the part of the column
that a regular expression finds), ``split``, ``map`` and ``default``; a name may say its
language as ``lang`` (the source's own where it says none). A bad identifier or coordinate
rejects the row; with ``lenient = true`` it is left out and the row stays. Any table may say
under ``if`` for which rows it holds, a record under ``each`` for which list in the row it is
repeated.
Templates are checked once, before any row is read, so that a misspelt key or column is
reported with its line instead of being missed in every row.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from passerelle.errors import MappingError, did_you_mean
from passerelle.records import THING_KINDS, Name, Party, Ref, Row
from passerelle.sources.base import SourceDescription
from passerelle.sources.checks import POINT, LeafCheck, is_expression
from passerelle.sources.faults import MODELS, record_adapter, record_fault
from passerelle.sources.identifiers import normal_form
from passerelle.sources.leaves import Each, Expression, Tagged, filler
from passerelle.sources.private import is_private
from passerelle.sources.table import Table, TableRow
from passerelle.vocabulary import Vocabulary

__all__ = ["RecordMapping"]

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
_EACH = "each"


class RecordMapping:
    """The checked templates of one source."""

    def __init__(
        self, source: SourceDescription, file: Path, table: Table, vocabulary: Vocabulary
    ) -> None:
        """Check the templates in `file` against models and `table`; raises `MappingError`."""
        self._leaves = LeafCheck(file, table)
        self._schemes = vocabulary.slugs("identifier-scheme")
        self._context = {"vocabulary": vocabulary}
        self._modality = source.modality
        self._language = source.language
        checked = [self._record(template) for template in source.record]
        self._templates = [(template, filler(template), each) for template, each in checked]
        for column in source.ignore:
            if not is_private(column):
                self._leaves.column(column, ["ignore", column])
        self.unused_columns = [name for name in table.columns if name not in self._leaves.used]

    # --- checking, once --------------------------------------------------------------

    def _record(self, template: Mapping[str, Any]) -> tuple[dict[str, Any], Each | None]:
        kind = str(template.get("type", ""))
        if kind not in MODELS:
            raise self._leaves.fail(
                f"unknown record type '{kind}'." if kind else "a [[record]] has no type.",
                ["record", "type", *([kind] if kind else [])],
                did_you_mean(kind, MODELS),
            )
        inner = {
            key: value for key, value in template.items() if key not in _ROW_KEYS and key != _EACH
        }
        checked: dict[str, Any] = self._object(inner, MODELS[kind], ["record"])
        for key in _ROW_KEYS & template.keys():
            checked[key] = self._leaves.leaf(template[key], ["record", key])
        each = self._leaves.each(template[_EACH], ["record", _EACH]) if _EACH in template else None
        return checked, each

    def _object(self, value: Any, model: type[BaseModel], keys: list[str]) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self._leaves.fail(f"'{keys[-1]}' must be a table.", keys, "Write it as { … }.")
        checked: dict[str, Any] = {}
        for key, inner in value.items():
            name = str(_SINGULAR.get(key, key))
            path = [*keys, key]
            field = model.model_fields.get(name)
            if key == "if":
                checked[key] = self._leaves.condition(inner, path)
            elif model in (Ref, Party) and key in THING_KINDS:
                checked[key] = self._object(inner, Ref, path)
            elif key == POINT and "lat" in model.model_fields:
                checked[key] = self._leaves.leaf(inner, path)
            elif field is None:
                raise self._unknown_key(key, model, path)
            else:
                checked[name] = self._value(inner, field.annotation, path)
        return checked

    def _unknown_key(self, key: str, model: type[BaseModel], keys: list[str]) -> MappingError:
        if is_private(key):
            what = f"'{key}' is private and has no field."
            return self._leaves.fail(
                what, keys, "Take it out: only public functions of people are kept."
            )
        near = [*model.model_fields, *_SINGULAR]
        near += THING_KINDS if model in (Ref, Party) else ()
        return self._leaves.fail(f"unknown key '{key}'.", keys, did_you_mean(key, near))

    def _value(self, value: Any, annotation: Any, keys: list[str]) -> Any:
        model = _model_of(annotation)
        if model is Name:
            return self._names(value, keys)
        if is_expression(value):
            return self._leaves.leaf(value, keys)
        if model is not None and isinstance(value, list):
            return [self._object(inner, model, keys) for inner in value]
        if model is not None and isinstance(value, dict):
            return self._object(value, model, keys)
        if isinstance(value, dict):
            return self._identifiers(value, keys)
        return self._leaves.leaf(value, keys)

    def _names(self, value: Any, keys: list[str]) -> Any:
        """Names: one expression, a list of them, or a table by language."""
        if isinstance(value, dict) and not is_expression(value):
            named = {lang: part for lang, part in value.items() if lang != "if"}
            return Tagged(
                (self._leaves.leaf(part, [*keys, lang]), lang) for lang, part in named.items()
            )
        parts = value if isinstance(value, list) else [value]
        return Tagged(self._name(part, keys) for part in parts)

    def _name(self, value: Any, keys: list[str]) -> tuple[Any, Any]:
        if not isinstance(value, dict):
            return value, self._language
        lang = value.get("lang", self._language)
        rest = {key: part for key, part in value.items() if key != "lang"}
        return self._leaves.leaf(rest, keys), self._leaves.leaf(lang, [*keys, "lang"])

    def _identifiers(self, value: dict[str, Any], keys: list[str]) -> dict[str, Any]:
        if keys[-1] not in ("ids", "id"):
            raise self._leaves.leaf_fault(value, keys)
        for scheme in value:
            if self._schemes and scheme not in self._schemes:
                raise self._leaves.fail(
                    f"unknown identifier scheme '{scheme}'.",
                    [*keys, scheme],
                    did_you_mean(scheme, self._schemes),
                )
        return {scheme: self._identifier(scheme, one, keys) for scheme, one in value.items()}

    def _identifier(self, scheme: str, value: Any, keys: list[str]) -> Any:
        leaf = self._leaves.leaf(value, [*keys, scheme])
        if isinstance(leaf, Expression):
            leaf.read = lambda text: normal_form(scheme, text)
            return leaf
        return self._leaves.constant(leaf, lambda text: normal_form(scheme, text), [*keys, scheme])

    # --- applying, per row -----------------------------------------------------------

    def records(self, row: TableRow, evidence: dict[str, Any]) -> Iterator[Any]:
        """The records of one row; raises `RowError` naming the column at fault."""
        rows: dict[tuple[str, ...], Row] = {}
        for template, fill, each in self._templates:
            said: set[str] = set()
            for cells in each.rows(row.cells, row.lists) if each else (row.cells,):
                filled = fill(cells)
                key = repr(filled) if each else ""  # elements that say the same say it once
                if filled is None or key in said:
                    continue
                said.update([key] if each else ())
                told = filled.pop("cited", ())
                cited = (told,) if isinstance(told, str) else tuple(told)
                if cited not in rows:  # records of one row share what supports them
                    rows[cited] = Row(**evidence, cited=cited)
                filled["evidence"] = (rows[cited],)
                yield self._record_of(filled, template, cells)

    def _record_of(
        self, filled: dict[str, Any], template: Mapping[str, Any], cells: Mapping[str, str]
    ) -> Any:
        filled.update(filled.pop(POINT, {}))
        filled.setdefault("modality", self._modality)
        try:
            return record_adapter.validate_python(filled, context=self._context)
        except ValidationError as fault:
            raise record_fault(fault, template, cells) from None


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
