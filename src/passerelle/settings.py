"""Settings files: TOML read into a typed model, with errors that name file, line and key."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from passerelle.errors import PasserelleError, did_you_mean

__all__ = ["line_of", "load_toml"]

Model = TypeVar("Model", bound=BaseModel)


def line_of(text: str, *keys: str) -> int | None:
    """The line of `text` on which the last of `keys` stands, searched for one after the other.

    TOML parsers keep no positions; following the keys in order is right unless a key
    is repeated inside a value.
    """
    found: int | None = None
    start = 0
    lines = text.splitlines()
    for key in keys:
        pattern = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])")
        for number in range(start, len(lines)):
            if pattern.search(lines[number].split("#", 1)[0]):
                found, start = number + 1, number
                break
    return found


def load_toml(path: Path, model: type[Model], error: type[PasserelleError]) -> Model:
    """Read `path` as `model`; raise `error` naming file, line, key and a remedy."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        data = tomllib.loads(text)
    except FileNotFoundError:
        raise error("there is no such file.", where=path) from None
    except (OSError, UnicodeDecodeError) as fault:
        raise error(f"cannot be read: {fault}.", where=path, remedy="Save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as fault:
        raise error(
            f"is not valid TOML: {fault}.", where=path, remedy="Correct that line."
        ) from None
    try:
        return model.model_validate(data)
    except ValidationError as fault:
        raise _first(fault, path, text, model, error) from None


def _first(
    fault: ValidationError,
    path: Path,
    text: str,
    model: type[BaseModel],
    error: type[PasserelleError],
) -> PasserelleError:
    # A misspelt key is also a missing one: what was written is the better place to look.
    first = min(fault.errors(), key=lambda error: error["type"] != "extra_forbidden")
    keys = [str(part) for part in first["loc"] if isinstance(part, str)]
    name = ".".join(keys)
    if first["type"] == "extra_forbidden":
        what = f"unknown key '{name}'."
        remedy = did_you_mean(keys[-1], _fields(model, keys[:-1]))
    elif first["type"] == "missing":
        what, remedy = f"the key '{name}' is missing.", f"Add {keys[-1]} = …"
    else:
        shown: Any = first.get("input")
        what, remedy = f"'{name}' = {shown!r}: {first['msg']}.", "Correct this value."
    return error(what, where=path, line=line_of(text, *keys), remedy=remedy)


def _fields(model: type[BaseModel], keys: list[str]) -> list[str]:
    """The names that may stand where the unknown key stood."""
    for key in keys:
        field = model.model_fields.get(key)
        annotation = field.annotation if field else None
        if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
            break
        model = annotation
    return list(model.model_fields)
