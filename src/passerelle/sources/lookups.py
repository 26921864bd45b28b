"""What the key ``map`` of an expression may name: tables, files, and two that are built in."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from passerelle.errors import MappingError
from passerelle.scripts import spelled
from passerelle.sources.countries import country_code, country_names

__all__ = ["BUILT_IN", "Chain", "Countries", "Pinyin", "read_lookup"]


class Countries:
    """Names of countries (fr, en, zh) and ISO codes to alpha-2 codes."""

    def get(self, key: str) -> str | None:
        """The code meant by `key`."""
        return country_code(key)

    def __iter__(self) -> Iterator[str]:
        return iter(country_names())


class Pinyin:
    """Chinese characters to how they are spelled: 成都市 Chengdu Shi (see `scripts.spelled`)."""

    def get(self, key: str) -> str | None:
        """The spelling of `key`."""
        return spelled(key)

    def __iter__(self) -> Iterator[str]:
        return iter(())


class Chain:
    """Several lookups as one: the first that knows a key answers."""

    def __init__(self, lookups: list[Any]) -> None:
        self._lookups = lookups

    def get(self, key: str) -> Any:
        """What the first lookup that knows `key` has for it; an empty text counts."""
        return next((f for one in self._lookups if (f := one.get(key)) is not None), None)

    def __iter__(self) -> Iterator[str]:
        for one in self._lookups:
            yield from one


def read_lookup(path: Path) -> dict[str, str]:
    """A file of two columns, value and meaning; a value without meaning maps to nothing."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return {row[0].strip(): row[1].strip() for row in csv.reader(stream) if len(row) > 1}
    except (UnicodeDecodeError, csv.Error) as fault:
        raise MappingError(
            f"the lookup file cannot be read ({fault}).",
            where=path,
            remedy="Save it as UTF-8, with two columns: value and meaning.",
        ) from None


BUILT_IN: Mapping[str, Callable[[], Countries | Pinyin]] = {
    "countries": Countries,
    "pinyin": Pinyin,
}
"""Lookups by name that no file needs to hold."""
