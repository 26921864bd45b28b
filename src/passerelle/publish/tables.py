"""The graph as flat tables: CSV for spreadsheets, Parquet for programs, and what they hold.

Two descriptions lie beside them: a Frictionless Data Package
(https://specs.frictionlessdata.io/) and CSV on the Web (https://www.w3.org/TR/tabular-metadata/).
In CSV a cell that a spreadsheet would run as a formula gets an apostrophe in front; Parquet
holds it as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeAlias

import polars as pl
from pyoxigraph import Literal, NamedNode

from passerelle.namespaces import RDF
from passerelle.publish.parts import Site
from passerelle.publish.table_kinds import TABLES, Column, Kind, Table
from passerelle.queries.formats.text import neutral, separated
from passerelle.store.base import Term

__all__ = ["ID", "Written", "header", "write_tables"]

ID = "id"
"""The first column of each table: the address of the row's node."""
Cell: TypeAlias = str | int | float | date | None
_TYPES: dict[Kind, pl.DataType] = {
    "text": pl.String(),
    "iri": pl.String(),
    "code": pl.String(),
    "integer": pl.Int64(),
    "number": pl.Float64(),
    "date": pl.Date(),
}


class Written:
    """A table as it was written: its files, and how many rows they have."""

    def __init__(self, table: Table, folder: Path) -> None:
        self.table = table
        self.csv = folder / f"{table.name}.csv"
        self.parquet = folder / f"{table.name}.parquet"
        self.rows = 0


def write_tables(site: Site, folder: Path) -> Iterator[Written]:
    """Write each table that has rows into `folder`, as CSV and as Parquet."""
    for table in TABLES:
        rows = list(_rows(site, table))
        if not rows:
            continue
        written = Written(table, folder)
        written.rows = len(rows)
        with written.csv.open("w", encoding="utf-8", newline="") as stream:
            stream.write(separated(tuple(header(table))))
            stream.writelines(separated(tuple(map(_text, row))) for row in rows)
        schema = dict(zip(header(table), _types(table), strict=True))
        pl.DataFrame(rows, schema=schema, orient="row").write_parquet(written.parquet)
        yield written


def header(table: Table) -> list[str]:
    """The names of the columns of `table`."""
    return [ID, *(column.name for column in table.columns), *(["lang"] if table.each else [])]


def _types(table: Table) -> list[pl.DataType]:
    kinds = [_TYPES[column.kind] for column in table.columns]
    return [pl.String(), *kinds, *([pl.String()] if table.each else [])]


def _rows(site: Site, table: Table) -> Iterator[tuple[Cell, ...]]:
    for node in _members(site, table):
        values: dict[NamedNode, set[Term]] = defaultdict(set)
        for quad in site.store.matching(subject=node):
            values[quad.predicate].add(quad.object)
        if table.each:
            yield from _each(node, table.columns[0], values)
        else:
            cells = (_cell(column, values.get(column.source, ())) for column in table.columns)
            yield (node.value, *cells)


def _members(site: Site, table: Table) -> list[NamedNode]:
    found = {
        quad.subject
        for kind in table.classes
        for quad in site.store.matching(predicate=RDF.type, value=kind)
        if isinstance(quad.subject, NamedNode)
    }
    return sorted(found, key=lambda node: node.value)


def _each(
    node: NamedNode, column: Column, values: dict[NamedNode, set[Term]]
) -> Iterator[tuple[Cell, ...]]:
    """A row per value, with its language."""
    for term in sorted(values.get(column.source, ()), key=str):
        language = term.language if isinstance(term, Literal) else None
        yield node.value, _plain(column.kind, term), language


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
