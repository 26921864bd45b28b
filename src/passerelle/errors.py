"""Every error Passerelle raises on purpose: one tree, shown once at the edge of the program.

::

    PasserelleError                 exit code 1: the data or the question is at fault
    ├── WorkspaceError              no workspace here, or its settings are wrong
    ├── SourceError                 a source is unusable as a whole: stop
    │   ├── DocumentError           a press release cannot be read as text
    │   ├── MappingError            its source.toml says something that cannot be meant
    │   └── ExpectationError        it shrank, exploded, or rejected more rows than allowed
    ├── RowError                    one record is unusable: set it aside, count it, go on
    │   └── WhenError               a date that cannot be read
    ├── IdentityError               ledger, decisions or list of the withdrawn cannot be relied on
    ├── ValidationError             the graph breaks a shape of severity Violation
    ├── StoreError                  the store cannot be opened, read or written
    ├── QueryError                  a query or a parameter is wrong
    ├── ModelError                  a model cannot be asked, or its replies cannot be used
    ├── ReleaseError                a release, a dump or a patch cannot be used
    └── UsageError                  exit code 2: the command line is at fault

Each message names where (file, row or line), what is wrong and what to do about it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path

__all__ = [
    "AlikeError",
    "DocumentError",
    "ExpectationError",
    "IdentityError",
    "MappingError",
    "ModelError",
    "PasserelleError",
    "QueryError",
    "ReleaseError",
    "RowError",
    "SourceError",
    "StoreError",
    "UsageError",
    "ValidationError",
    "WhenError",
    "WorkspaceError",
    "did_you_mean",
]


class PasserelleError(Exception):
    """Root of all errors meant for a person: `where` it is, `what` is wrong, `remedy`."""

    exit_code = 1

    def __init__(
        self,
        what: str,
        *,
        where: str | Path | None = None,
        line: int | None = None,
        remedy: str | None = None,
    ) -> None:
        self.what = what
        self.where = None if where is None else str(where)
        self.line = line
        self.remedy = remedy
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message  # also after a place or remedy was made more precise

    @property
    def message(self) -> str:
        """The whole message in one paragraph: place, fault, remedy."""
        place = self.where or ""
        if self.line is not None:
            place = f"{place}, line {self.line}" if place else f"line {self.line}"
        text = f"{place}: {self.what}" if place else self.what
        return f"{text} {self.remedy}" if self.remedy else text


class WorkspaceError(PasserelleError):
    """There is no workspace, or its `passerelle.toml` cannot be used."""


class SourceError(PasserelleError):
    """A source is unusable as a whole."""


class DocumentError(SourceError):
    """A document cannot be read: damaged, locked, too large, without text, of another kind."""


class MappingError(SourceError):
    """A `source.toml` names a key, a column or a value that does not exist."""


class ExpectationError(SourceError):
    """A source gave fewer or more records, or more rejected rows, than it says it should."""


class RowError(PasserelleError):
    """One row or record is unusable; `column` and `value` say which cell."""

    def __init__(
        self,
        what: str,
        *,
        column: str | None = None,
        value: str | None = None,
        remedy: str | None = None,
    ) -> None:
        self.column = column
        self.value = value
        super().__init__(what, remedy=remedy)


class WhenError(RowError):
    """A text that should be a date cannot be read as one."""


class IdentityError(PasserelleError):
    """The ledger or the decisions contradict themselves."""


class ValidationError(PasserelleError):
    """The graph breaks a shape whose severity is Violation."""


class StoreError(PasserelleError):
    """The store cannot be opened, read or written."""


class QueryError(PasserelleError):
    """A query cannot be found, parsed, bound or answered."""


class AlikeError(PasserelleError):
    """Blank nodes are so alike that a graph has no canonical form in reasonable time."""


class ModelError(PasserelleError):
    """A model cannot be asked, or its replies cannot be used."""


class ReleaseError(PasserelleError):
    """A release cannot be made; a dump or a patch cannot be read or used."""


class UsageError(PasserelleError):
    """The command line asks for something that does not exist."""

    exit_code = 2


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``"Did you mean 'x'?"`` for the nearest of `known`, or the list of them."""
    choices = sorted(set(known))
    near = difflib.get_close_matches(word.lower(), choices, n=1, cutoff=0.6)
    if near:
        return f"Did you mean '{near[0]}'?"
    shown = ", ".join(choices[:12]) + (", …" if len(choices) > 12 else "")
    return f"Known: {shown}." if choices else "None is known."
