"""Answers as a workbook (XLSX): typed cells, a bold header that stays in sight, filters.

No cell can run: every text is written as text, so nothing needs an apostrophe in front.
What a spreadsheet cannot count with exactly (numbers of more than 15 digits, dates before
March 1900, which it misnumbers) stays text.
"""

from __future__ import annotations

import io
import math
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from passerelle.errors import QueryError
from passerelle.queries.formats.look import Look
from passerelle.queries.run import Answer
from passerelle.queries.values import Value, value_of
from passerelle.store.base import Term

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["as_xlsx"]

_ROWS = 1_048_575
_CHARACTERS = 32_767
_WIDEST = 60
_EXACT = 10**15
_SINCE = date(1900, 3, 1)


def as_xlsx(answer: Answer, look: Look) -> bytes:
    """One sheet; raises `QueryError` for more rows or longer texts than a sheet can hold."""
    import xlsxwriter

    if len(answer.solutions) > _ROWS:
        raise QueryError(
            f"{len(answer.solutions):,} rows are more than a sheet holds ({_ROWS:,}).",
            remedy="Write parquet or csv, or fewer rows with --limit.",
        )
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties(_about(answer, look))
        sheet = book.add_worksheet()
        look_of = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
            "time": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "valign": "top"}),
            "number": book.add_format({"valign": "top"}),
        }
        _fill(sheet, answer, look, look_of)
    return out.getvalue()


_MADE = datetime(2000, 1, 1)
"""The moment a workbook says it was made at: the same answer gives the same bytes."""


def _about(answer: Answer, look: Look) -> dict[str, Any]:
    """What is asked and with which values, so that the file still says it when sent on."""
    question = answer.question
    if question is None:
        return {"created": _MADE}
    title = next((question.title[lang] for lang in look.languages if lang in question.title), "")
    taken = "; ".join(str(one) for one in answer.taken)
    return {
        "title": title, "subject": question.name, "comments": taken, "created": _MADE,
    }  # fmt: skip


def _fill(sheet: Worksheet, answer: Answer, look: Look, formats: dict[str, Any]) -> None:
    for place, title in enumerate(answer.titles):
        sheet.write_string(0, place, title, formats["head"])
    for number, row in enumerate(answer.solutions.rows, start=1):
        for place, term in enumerate(row):
            if term is not None:
                _write(sheet, number, place, _cell(answer, term, look), formats)
    for place, width in enumerate(_widths(answer, look)):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 0)
    if answer.titles:
        sheet.autofilter(0, 0, len(answer.solutions), len(answer.titles) - 1)


def _cell(answer: Answer, term: Term, look: Look) -> Value:
    """The value of `term` that a sheet can hold: what it cannot becomes the text."""
    value = value_of(answer, term, addresses=look.addresses)
    if isinstance(value, datetime):
        value = None if value.tzinfo or value.date() < _SINCE else value
    elif isinstance(value, date):
        value = None if value < _SINCE else value
    elif isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        value = value if math.isfinite(value) and abs(float(value)) < _EXACT else None
    return answer.text(term, addresses=look.addresses) if value is None else value


def _write(sheet: Worksheet, row: int, column: int, value: Value, formats: dict[str, Any]) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, formats["number"])
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, value, formats["time"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, formats["date"])
    elif isinstance(value, (int, float, Decimal)):
        sheet.write_number(row, column, value, formats["number"])
    else:
        text = str(value)
        if len(text) > _CHARACTERS:
            raise QueryError(
                f"row {row}, column {column + 1} holds {len(text):,} characters, "
                f"more than a cell ({_CHARACTERS:,}).",
                remedy="Write csv or parquet.",
            )
        sheet.write_string(row, column, text, formats["text"])


def _widths(answer: Answer, look: Look) -> list[int]:
    """The width of each column: its widest line, wide characters counted as two."""
    from rich.cells import cell_len

    widths = [cell_len(title) + 3 for title in answer.titles]  # room for the filter's arrow
    for row in answer.solutions.rows:
        for place, term in enumerate(row):
            lines = answer.text(term, addresses=look.addresses).split("\n")
            widths[place] = max(widths[place], *(cell_len(line) + 1 for line in lines))
    return [min(width, _WIDEST) for width in widths]
