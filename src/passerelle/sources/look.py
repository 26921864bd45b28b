"""Records as a person reads them: one field a line, what they point at in a few words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from passerelle.records import Evidence, Name, Record, Ref, Row
from passerelle.times import When

__all__ = ["outline"]

_HIDDEN = frozenset({"type", "evidence"})


def outline(record: Record) -> list[str]:
    """The record's type and evidence, then its fields that say something."""
    return [f"{record.type} ({_evidence(record.evidence)})", *_fields(record, "  ")]


def _fields(model: BaseModel, indent: str) -> Iterator[str]:
    for name in type(model).model_fields:
        value = getattr(model, name)
        if name in _HIDDEN or value in (None, (), {}):
            continue
        if isinstance(value, tuple) and isinstance(value[0], BaseModel) and not _short(value[0]):
            for part in value:
                yield f"{indent}{name}:"
                yield from _fields(part, indent + "  ")
        else:
            yield f"{indent}{name}: {_text(value)}"


def _short(value: Any) -> bool:
    return isinstance(value, Ref | Name | When)


def _text(value: Any) -> str:
    if isinstance(value, Ref):
        return _ref(value)
    if isinstance(value, When):
        return _when(value)
    if isinstance(value, Name):
        return f"{value.text}{f'@{value.lang}' if value.lang else ''}"
    if isinstance(value, tuple):
        return ", ".join(map(_text, value))
    if isinstance(value, dict):
        return ", ".join(f"{key} {inner}" for key, inner in value.items())
    return str(value)


def _ref(ref: Ref) -> str:
    """``collectivity Chengdu@zh (own chengdu, CN)``."""
    names = " / ".join(map(_text, ref.names[:3]))
    rest = [f"{scheme} {value}" for scheme, value in ref.ids.items()]
    rest += [ref.country] if ref.country else []
    return " ".join(filter(None, [ref.kind, names, f"({', '.join(rest)})" if rest else ""]))


def _when(when: When) -> str:
    bounds = when.edtf()
    return f"{when.text} (read as {bounds})" if when.text not in ("", bounds) else bounds


def _evidence(evidence: Sequence[Evidence]) -> str:
    told = [
        f"{one.file} row {one.row}" if isinstance(one, Row) else f"{one.file} «{one.exact}»"
        for one in evidence[:2]
    ]
    return ", ".join(told) or "no evidence"
