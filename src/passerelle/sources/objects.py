"""Objects of JSON and JSON Lines: the list in a file, and the list as a table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from passerelle.errors import SourceError
from passerelle.sources.base import SourceDescription
from passerelle.sources.packed import open_content
from passerelle.texts import decode

__all__ = ["as_text", "flatten", "lists_in", "load_items"]


def load_items(path: Path, source: SourceDescription) -> list[Any]:
    """The objects of a JSON or JSONL file; raises `SourceError` with the line at fault."""
    text = decode(open_content(path, source.format, source.member).data, path, source.encoding)
    try:
        if source.format == "jsonl":
            return list(_json_lines(text, path))
        return _listed(json.loads(text), source.items, path)
    except json.JSONDecodeError as fault:
        raise _json_fault(fault, path, fault.lineno) from None
    except (RecursionError, ValueError) as fault:  # a number of thousands of digits, for one
        deep = isinstance(fault, RecursionError)
        told = "lists and objects lie too deep in each other" if deep else f"{fault}"
        raise SourceError(f"is not JSON: {told}.", where=path, remedy="Correct it there.") from None


def _listed(data: Any, items: str | None, path: Path) -> list[Any]:
    """The list under the dotted path `items`, whose numbers count list places from 0."""
    for key in items.split(".") if items else ():
        if isinstance(data, list) and key.isdecimal() and int(key) < len(data):
            data = data[int(key)]
        elif isinstance(data, dict) and key in data:
            data = data[key]
        else:
            raise SourceError(
                f"there is no '{key}' in it.",
                where=path,
                remedy="Correct items = … in source.toml.",
            )
    if not isinstance(data, list):
        raise SourceError(
            "holds no list of objects.", where=path, remedy="Name the list with items = …"
        )
    return data


def _json_lines(text: str, path: Path) -> Iterator[Any]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield json.loads(line)
            except json.JSONDecodeError as fault:
                raise _json_fault(fault, path, number) from None


def _json_fault(fault: json.JSONDecodeError, path: Path, line: int) -> SourceError:
    return SourceError(
        f"is not JSON: {fault.msg} (column {fault.colno}).",
        where=path,
        line=line,
        remedy="Correct it there.",
    )


def flatten(value: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Names and texts of an object: nested values under dotted names, lists joined by ``|``.

    Lists of objects have no text: see `lists_in`.
    """
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield from flatten(inner, f"{prefix}{key}.")
        elif not _holds_objects(inner):
            yield f"{prefix}{key}", as_text(inner)


def lists_in(value: dict[str, Any]) -> dict[str, list[dict[str, str]]]:
    """The lists of an object by name, each element as names and texts.

    >>> lists_in({"name": "Lyon", "members": [{"code": 1}], "codes": ["a"]})
    {'members': [{'members.code': '1'}], 'codes': [{'codes': 'a'}]}
    """
    return {
        key: [
            dict(flatten(element, f"{key}."))
            if isinstance(element, dict)
            else {key: as_text(element)}
            for element in inner
        ]
        for key, inner in value.items()
        if isinstance(inner, list)
    }


def _holds_objects(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(element, dict) for element in value)


def as_text(value: Any) -> str:
    """A cell as a person would type it: days in ISO form, whole numbers without a point."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "|".join(as_text(item) for item in value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
