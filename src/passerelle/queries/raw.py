"""Rows as the engine writes them, streamed to a file: for answers too large to be held.

What the file holds is the engine's, in SPARQL 1.1 Query Results CSV or JSON: addresses and no
names, and in CSV nothing that keeps a spreadsheet from running a cell as a formula.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from passerelle.errors import QueryError
from passerelle.queries.bind import form_of, limited, with_prefixes
from passerelle.queries.pack import Question
from passerelle.queries.params import Taken
from passerelle.queries.run import bound
from passerelle.store import Store
from passerelle.store.base import RowFormat

__all__ = ["write_query", "write_question"]


def write_question(
    store: Store,
    question: Question,
    given: Mapping[str, str],
    languages: tuple[str, ...],
    form: RowFormat,
    path: Path,
    limit: int | None = None,
) -> tuple[Taken, ...]:
    """Stream the rows of a saved question to `path`; returns what parameters were taken for.

    Raises `QueryError` when the question has a step, which needs all rows at once.
    """
    if question.step is not None:
        raise QueryError(
            f"{question.name} is not answered by its query alone: its rows are joined after it.",
            remedy="Ask without --raw.",
        )
    query, taken = bound(store, question, given, languages)
    _write(store, query, form, path, limit)
    return taken


def write_query(
    store: Store, query: str, form: RowFormat, path: Path, limit: int | None = None
) -> None:
    """Stream the rows of any SELECT to `path`; our prefixes need not be declared."""
    _write(store, with_prefixes(query), form, path, limit)


def _write(store: Store, query: str, form: RowFormat, path: Path, limit: int | None) -> None:
    if form_of(query) != "SELECT":
        raise QueryError("only rows are written raw.", remedy="Ask without --raw, or a SELECT.")
    asked = query if limit is None else limited(query, limit)
    if asked is None:
        raise QueryError(
            "a LIMIT cannot be added to this query.", remedy="Write it into the query itself."
        )
    with path.open("wb") as out:
        store.stream(asked, form, out)
