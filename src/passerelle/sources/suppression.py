"""What a reader may ask of the list of the withdrawn; the identity room keeps the list itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

__all__ = ["Suppression"]


class Suppression(Protocol):
    """Who was withdrawn, as a reader may ask."""

    def person(
        self, ids: Iterable[tuple[str, str]], names: Iterable[str], about: Iterable[str] = ()
    ) -> str | None:
        """The tombstone of the person meant, if any."""

    def named_in(self, text: str) -> frozenset[str]:
        """Tombstones of those whose whole name stands in `text`."""

    def redact(
        self,
        text: str,
        about: Iterable[str] = (),
        *,
        covered: bool = False,
        any_case: bool = False,
        mark: str = ...,
    ) -> str:
        """`text` without their names."""

    def also(self, forms: Mapping[tuple[str, str], str]) -> Suppression:
        """The same with more keys, in memory."""

    def forms_of(
        self, slug: str, names: Iterable[str], surnames: Iterable[str]
    ) -> dict[tuple[str, str], str]:
        """Keys of further names of someone."""

    def pseudonym(self, value: str) -> str:
        """What stands for an identifier that holds a name: always the same."""

    def who(self, key: tuple[str, str]) -> frozenset[str]:
        """The tombstones that answer to a key (kind, form)."""

    @property
    def addresses(self) -> dict[str, str]:
        """Every withdrawn slug to its tombstone's."""
