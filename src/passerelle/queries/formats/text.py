"""Answers as text for people: a table for the terminal, CSV, TSV and Markdown.

CSV and TSV are those of spreadsheets, not of SPARQL 1.1: they show names, and a cell that a
spreadsheet would run as a formula (it begins with ``=``, ``+``, ``-``, ``@``, also in full
width, with tab, return or newline) gets an apostrophe in front, as spreadsheets themselves
write text. Numbers stay numbers. The machine's formats are JSON and XML.
"""

from __future__ import annotations

import io
import re

from passerelle.queries.formats.look import Look
from passerelle.queries.run import Answer
from passerelle.queries.values import is_number
from passerelle.store.base import Term

__all__ = ["as_csv", "as_markdown", "as_table", "as_tsv", "neutral", "separated"]

_FORMULA = (*"=+-@＝＋－＠", "\t", "\r", "\n")
"""What begins a formula; full-width signs do where a spreadsheet speaks Chinese or Japanese."""
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_MARKS = str.maketrans(
    {"\\": "\\\\", "|": "\\|", "<": "&lt;", "&": "&amp;", "*": "\\*", "_": "\\_", "`": "\\`",
     "[": "\\[", "]": "\\]", "\r": "", "\n": "<br>"}
)  # fmt: skip


def as_csv(answer: Answer, look: Look) -> str:
    """Header of variable names, then a line per row (RFC 4180, but lines end with ``\\n``)."""
    return _separated(answer, look, ",")


def as_tsv(answer: Answer, look: Look) -> str:
    """As CSV, but parted by tabs; a cell that holds one is quoted."""
    return _separated(answer, look, "\t")


def _separated(answer: Answer, look: Look, delimiter: str) -> str:
    lines = [answer.solutions.variables]
    for row in answer.solutions.rows:
        lines.append(
            tuple(_safe(term, answer.text(term, addresses=look.addresses)) for term in row)
        )
    return "".join(separated(cells, delimiter) for cells in lines)


def separated(cells: tuple[str, ...], delimiter: str = ",") -> str:
    """A line of CSV as RFC 4180 has it, but ended by ``\n``.

    By hand: Python's writer leaves a bare return unquoted, and so parts the row.
    """
    marks = {delimiter, '"', "\r", "\n"}
    quoted = (_quoted(cell) if marks & set(cell) else cell for cell in cells)
    return (delimiter.join(quoted) if cells != ("",) else '""') + "\n"


def _quoted(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'


def _safe(term: Term | None, text: str) -> str:
    return text if is_number(term) else neutral(text)


def neutral(text: str) -> str:
    """`text` so that no spreadsheet runs it as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_markdown(answer: Answer, look: Look) -> str:
    """A table of GitHub Flavored Markdown with the titles as header; numbers to the right."""
    rows = answer.solutions.rows
    sides = ["---:" if _numbers(rows, place) else "---" for place in range(len(answer.titles))]
    lines = [[_cell(title) for title in answer.titles], sides]
    lines += [[_cell(answer.text(term, addresses=look.addresses)) for term in row] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(text: str) -> str:
    return text.translate(_MARKS)


def _numbers(rows: list[tuple[Term | None, ...]], place: int) -> bool:
    """Whether column `place` holds numbers and nothing else."""
    cells = [row[place] for row in rows if row[place] is not None]
    return bool(cells) and all(is_number(cell) for cell in cells)


def as_table(answer: Answer, look: Look) -> str:
    """A table for a terminal, wrapped to its width (wide characters counted as two cells)."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    rows = answer.solutions.rows
    for place, title in enumerate(answer.titles):
        right = _numbers(rows, place)
        table.add_column(Text(title), overflow="fold", justify="right" if right else "left")
    for row in rows:
        table.add_row(*(Text(_shown(answer.text(term, addresses=look.addresses))) for term in row))
    out = io.StringIO()
    Console(file=out, width=look.width, force_terminal=False, highlight=False).print(table)
    return out.getvalue()


def _shown(text: str) -> str:
    """`text` without what would steer a terminal: control characters as pictures."""
    return _CONTROL.sub(lambda match: _picture(ord(match[0])), text)


def _picture(code: int) -> str:
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
