"""Answers as tables, CSV and SPARQL JSON.

In CSV a cell that a spreadsheet would run as a formula (it begins with ``=``, ``+``, ``-``,
``@``, tab or return) gets an apostrophe in front, as spreadsheets themselves write text;
numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode

from passerelle.namespaces import XSD
from passerelle.queries.run import Answer
from passerelle.store.base import Term

__all__ = ["FORMATS", "as_csv", "as_json", "as_table"]

FORMATS = ("table", "csv", "json")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBERS = {str(XSD) + name for name in ("integer", "decimal", "double", "float", "int", "long")}


def as_csv(answer: Answer, *, addresses: bool = False) -> str:
    """Header of variable names, then a line per row; names of things, or their addresses."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.solutions.variables)
    for row in answer.solutions.rows:
        writer.writerow(_safe(term, answer.text(term, addresses=addresses)) for term in row)
    return out.getvalue()


def _safe(term: Term | None, text: str) -> str:
    if isinstance(term, Literal) and term.datatype.value in _NUMBERS:
        return text
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_json(answer: Answer) -> str:
    """SPARQL 1.1 Query Results JSON."""
    bindings = [{name: _binding(term) for name, term in row.items()} for row in answer.solutions]
    document = {
        "head": {"vars": list(answer.solutions.variables)},
        "results": {"bindings": bindings},
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _binding(term: Term) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Literal):
        said: dict[str, Any] = {"type": "literal", "value": term.value}
        if term.language:
            said["xml:lang"] = term.language
        elif term.datatype != XSD.string:
            said["datatype"] = term.datatype.value
        return said
    raise TypeError("triple terms have no form in SPARQL 1.1 results")


def as_table(answer: Answer, *, width: int | None = None, addresses: bool = False) -> str:
    """A table for a terminal, wrapped to its width (wide characters counted as two cells)."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_edge=False, pad_edge=False, header_style="bold", row_styles=["", "dim"])
    for title in answer.titles:
        table.add_column(Text(title), overflow="fold")
    for row in answer.solutions.rows:
        table.add_row(*(Text(answer.text(term, addresses=addresses)) for term in row))
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=False, highlight=False).print(table)
    return out.getvalue()
