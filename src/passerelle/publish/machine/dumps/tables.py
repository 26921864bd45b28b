"""The graph as flat tables: CSV for spreadsheets, Parquet for programs, and what they hold.

Two descriptions lie beside them: a Frictionless Data Package
(https://specs.frictionlessdata.io/) and CSV on the Web (https://www.w3.org/TR/tabular-metadata/).
In CSV a cell that a spreadsheet would run as a formula gets an apostrophe in front; Parquet
holds it as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeAlias

import polars as pl
from pyoxigraph import Literal, NamedNode, Triple

from passerelle.namespaces import RDF
from passerelle.publish.machine.dumps.table_kinds import TABLES, Column, Kind, Table
from passerelle.queries.formats.text import neutral, separated
from passerelle.store.base import Term

__all__ = ["ID", "Row", "Tables", "Written", "frame_of", "header", "separated_rows"]

ID = "id"
"""The first column of each table: the address of the row's node."""
Cell: TypeAlias = str | int | float | date | None
Row: TypeAlias = tuple[Cell, ...]
_TYPES: dict[Kind, pl.DataType] = {
    "text": pl.String(),
    "iri": pl.String(),
    "code": pl.String(),
    "integer": pl.Int64(),
    "number": pl.Float64(),
    "date": pl.Date(),
}


class Rows:
    """Gathers the rows of one table, node by node."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rows: list[Row] = []

    def take(self, node: str, values: Mapping[NamedNode, list[Term]]) -> None:
        """Add what the table tells of `node`."""
        columns = self.table.columns
        if self.table.each:
            self.rows.extend(_each(node, columns[0], values))
        else:
            cells = (_cell(column, values.get(column.source, ())) for column in columns)
            self.rows.append((node, *cells))


@dataclass(frozen=True)
class Written:
    """A table as it was written."""

    table: Table
    folder: Path
    rows: int

    @property
    def csv(self) -> Path:
        """Its file for spreadsheets."""
        return self.folder / f"{self.table.name}.csv"

    @property
    def parquet(self) -> Path:
        """Its file for programs."""
        return self.folder / f"{self.table.name}.parquet"


class Tables:
    """Gathers all tables from the triples of a graph, subject by subject."""

    def __init__(self) -> None:
        self._tables = [Rows(table) for table in TABLES]
        self._by_class: dict[Term, list[Rows]] = defaultdict(list)
        for rows in self._tables:
            for kind in rows.table.classes:
                self._by_class[kind].append(rows)

    def take(self, subject: str, triples: list[Triple]) -> None:
        """Add the rows that all `triples` about one `subject` make."""
        kinds = [one.object for one in triples if one.predicate == RDF.type]
        told = dict.fromkeys(rows for kind in kinds for rows in self._by_class.get(kind, ()))
        if not told:
            return
        values: dict[NamedNode, list[Term]] = defaultdict(list)
        for one in triples:
            values[one.predicate].append(one.object)
        for rows in told:
            rows.take(subject, values)

    def rows(self) -> dict[str, list[Row]]:
        """The rows of each table that has any, by its name."""
        return {rows.table.name: rows.rows for rows in self._tables if rows.rows}


def separated_rows(rows: Iterable[Row]) -> bytes:
    """`rows` as lines of CSV."""
    return "".join(separated(tuple(map(_text, row))) for row in rows).encode()


def frame_of(table: Table, rows: list[Row]) -> pl.DataFrame:
    """`rows` as columns of their types."""
    schema = dict(zip(header(table), _types(table), strict=True))
    return pl.DataFrame(rows, schema=schema, orient="row")


def header(table: Table) -> list[str]:
    """The names of the columns of `table`."""
    return [ID, *(column.name for column in table.columns), *(["lang"] if table.each else [])]


def _types(table: Table) -> list[pl.DataType]:
    kinds = [_TYPES[column.kind] for column in table.columns]
    return [pl.String(), *kinds, *([pl.String()] if table.each else [])]


def _each(node: str, column: Column, values: Mapping[NamedNode, list[Term]]) -> Iterator[Row]:
    """A row per value, with its language."""
    for term in values.get(column.source, ()):
        language = term.language if isinstance(term, Literal) else None
        yield node, _plain(column.kind, term), language


def _cell(column: Column, terms: Iterable[Term]) -> Cell:
    if column.lang:
        terms = [t for t in terms if isinstance(t, Literal) and t.language == column.lang]
    found = sorted(_plain(column.kind, term) for term in terms)
    if not found:
        return None
    if column.kind in ("text", "iri", "code"):
        return "|".join(found)
    return next((value for text in found if (value := _typed(column.kind, text)) is not None), None)


def _plain(kind: Kind, term: Term) -> str:
    text = term.value if isinstance(term, (NamedNode, Literal)) else str(term)
    return text.replace("#", "/").rsplit("/", 1)[-1] if kind == "code" else text


def _typed(kind: Kind, text: str) -> Cell:
    """`text` as a value; None where it is none of that kind."""
    try:
        if kind == "date":
            return date.fromisoformat(text)
        return int(text) if kind == "integer" else float(Decimal(text))
    except (ValueError, InvalidOperation):
        return None


def _text(cell: Cell) -> str:
    """`cell` as CSV has it."""
    if cell is None:
        return ""
    return neutral(cell) if isinstance(cell, str) else str(cell)
