"""Answers as columns with types: a polars frame, and Parquet.

A column whose values are all of one type has it: integers (64 bits), decimals and floats
together as floats, truth values, dates, times. Anything else is text: what a cell shows.
"""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from passerelle.queries.formats.look import Look
from passerelle.queries.run import Answer
from passerelle.queries.values import Value, value_of

if TYPE_CHECKING:
    import polars as pl

__all__ = ["as_parquet", "frame"]

_LARGE = 2**63


def frame(answer: Answer, *, addresses: bool = False) -> pl.DataFrame:
    """`answer` as a polars frame, a column per variable in their order."""
    import polars as pl

    columns = []
    for place, name in enumerate(answer.solutions.variables):
        terms = [row[place] for row in answer.solutions.rows]
        values = [value_of(answer, term, addresses=addresses) for term in terms]
        kind = _type(values)
        if kind is pl.String:
            values = [None if t is None else answer.text(t, addresses=addresses) for t in terms]
        elif kind is pl.Float64:
            values = [None if value is None else float(value) for value in values]  # type: ignore[arg-type]
        columns.append(pl.Series(name, values, dtype=kind))
    return pl.DataFrame(columns)


def _type(values: list[Value]) -> pl.DataType | type[pl.DataType]:
    import polars as pl

    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return pl.Boolean
    if kinds == {int} and all(-_LARGE <= value < _LARGE for value in values if value is not None):  # type: ignore[operator]
        return pl.Int64
    if kinds and kinds <= {int, float, Decimal} and kinds != {int}:
        return pl.Float64
    if kinds == {date}:
        return pl.Date
    if kinds == {datetime}:
        zones = {value.tzinfo is not None for value in values if isinstance(value, datetime)}
        if len(zones) == 1:  # with and without a zone, times do not compare
            return pl.Datetime("us", "UTC" if zones == {True} else None)
    return pl.String


def as_parquet(answer: Answer, look: Look) -> bytes:
    """Parquet with typed columns."""
    out = io.BytesIO()
    frame(answer, addresses=look.addresses).write_parquet(out)
    return out.getvalue()
