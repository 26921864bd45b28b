"""Tables of any file format as one thing: column names and numbered rows of texts.

Every value comes out as the text a person would type (dates ISO, whole numbers without
a decimal point), so that one mapping serves a CSV file and the workbook it was made from.
Columns of birth, e-mail, phone, address and photo are left out here, before anything else
sees them.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from passerelle.errors import SourceError
from passerelle.sources.base import SourceDescription
from passerelle.sources.objects import as_text, flatten, lists_in, load_items
from passerelle.sources.packed import open_content
from passerelle.sources.private import is_private
from passerelle.sources.sheets import MAX_CELLS, read_parquet, read_sheet
from passerelle.sources.snapshot import LANG, without_head
from passerelle.texts import clean, decode, text_fault

__all__ = ["Table", "TableRow", "read_table"]

MAX_COLUMNS = 16_384
"""As many as the widest spreadsheet; a table beyond is no table."""
_DELIMITERS = ",;\t|"
_MIDNIGHT = re.compile(r"(?<=^\d{4}-\d{2}-\d{2}) 00:00:00$")  # added to days by the reader

# A cell may hold a whole text; the library's own bound (128 KiB) would refuse it.
csv.field_size_limit(16 * 1024 * 1024)


@dataclass(frozen=True)
class TableRow:
    """One row: its number as a spreadsheet shows it, its cells, and what is wrong with it.

    `lists` are those of a JSON object: each element with its values by column.
    """

    number: int
    cells: dict[str, str]
    fault: str | None = None
    lists: dict[str, list[dict[str, str]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """Column names in their order, the rows in theirs, and the columns left out as private.

    `lists` are the names under which rows of JSON have lists.
    """

    columns: list[str]
    rows: list[TableRow]
    private: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)


def read_table(path: Path, source: SourceDescription) -> Table:
    """The table in `path`; raises `SourceError` naming the file and what to do about it."""
    if source.format in ("json", "jsonl"):
        return _from_items(load_items(path, source), path)
    data = open_content(path, source.format, source.member).data
    if source.format == "sparql":
        text = without_head(decode(data, path, "utf-8"))
        return _with_languages(_headed(csv.reader(io.StringIO(text, newline="")), source, path))
    if source.format == "parquet":
        columns, lines = read_parquet(data, path)
        _check_columns(columns, path, 1)
        return _table(columns, enumerate(lines, start=2))
    if source.format in ("xlsx", "ods"):
        sheet = (
            [_MIDNIGHT.sub("", as_text(c)) for c in line] for line in _sheet(data, source, path)
        )
        return _headed(sheet, source, path)
    return _read_delimited(decode(data, path, source.encoding), source, path)


def _with_languages(table: Table) -> Table:
    """`table` with a column of languages for each: an answer without any has none for it."""
    texts = [name for name in table.columns if not name.endswith(LANG)]
    missing = [name + LANG for name in texts if name + LANG not in table.columns]
    return replace(table, columns=[*table.columns, *missing])


def _sheet(data: bytes, source: SourceDescription, path: Path) -> Iterator[Sequence[Any]]:
    return read_sheet(data, source, path)


def _read_delimited(text: str, source: SourceDescription, path: Path) -> Table:
    delimiter = source.delimiter or ("\t" if source.format == "tsv" else _delimiter(text))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return _headed(reader, source, path)
    except csv.Error as fault:
        raise SourceError(
            f"{fault}.",
            where=path,
            line=reader.line_num,
            remedy="Check the quotes around that line, or save the table again.",
        ) from None


def _headed(lines: Iterable[list[str]], source: SourceDescription, path: Path) -> Table:
    """A table whose first line that says anything begins the header."""
    # Counted by row and not by line: a cell that holds a line break is still one row.
    numbered = enumerate(lines, 1)
    heads = ((number, [clean(cell) for cell in line]) for number, line in numbered)
    top, first = next(((number, line) for number, line in heads if any(line)), (1, []))
    header = [first, *(line for _, line in islice(heads, source.header_rows - 1))]
    columns = _joined(header) if len(header) > 1 else header[0]
    while columns and not columns[-1]:
        columns.pop()
    _check_columns(columns, path, top)
    return _table(columns, numbered)


def _joined(header: list[list[str]]) -> list[str]:
    """Several header rows as one: a merged cell names all the columns below it."""
    width = max(map(len, header))
    rows = [[*row, *[""] * (width - len(row))] for row in header]
    for above, row in enumerate(rows[:-1]):
        for place in range(1, width):
            under = any(lower[place] for lower in rows[above + 1 :])
            row[place] = row[place] or (row[place - 1] if under else "")
    parts = ([row[place] for row in rows if row[place]] for place in range(width))
    return [" / ".join(dict.fromkeys(part)) for part in parts]


def _check_columns(columns: list[str], path: Path, line: int) -> None:
    if not any(columns):
        raise SourceError("there is no header row.", where=path, remedy="Name the columns in it.")
    if len(columns) > MAX_COLUMNS:
        raise SourceError(
            f"has {len(columns)} columns, more than {MAX_COLUMNS}.",
            where=path,
            remedy="Check the delimiter, or cut the table.",
        )
    twice = sorted(name for name, count in Counter(columns).items() if count > 1 and name)
    if twice or columns.count("") > 1:
        which = f"the column '{twice[0]}' stands twice" if twice else "two columns have no name"
        raise SourceError(
            f"{which} in the header.", where=path, line=line, remedy="Rename one of them."
        )


def _table(columns: list[str], numbered: Iterable[tuple[int, Sequence[Any]]]) -> Table:
    private = [column for column in columns if is_private(column)]
    kept = [(place, name) for place, name in enumerate(columns) if name not in set(private)]
    rows = []
    for number, line in numbered:
        cells = [clean(as_text(cell)) for cell in line]
        if any(cells):
            rows.append(_row(number, cells, len(columns), kept))
    return Table([name for _, name in kept], rows, private)


def _row(number: int, cells: list[str], width: int, kept: list[tuple[int, str]]) -> TableRow:
    fault = None
    if len(cells) > width and any(cells[width:]):
        fault = (
            f"the row has {len(cells)} cells but the header has {width}: "
            "put quotes around the value that holds the delimiter."
        )
    values = {name: cells[place] for place, name in kept if place < len(cells)}
    return TableRow(number, values, fault or _damage(values))


def _damage(cells: dict[str, str]) -> str | None:
    if text_fault("".join(cells.values())) is None:
        return None
    found = ((name, text_fault(text)) for name, text in cells.items())
    return next((f"the column '{name}' {fault}" for name, fault in found if fault), None)


def _delimiter(text: str) -> str:
    """The delimiter that cuts the first lines into the same, largest number of cells."""
    lines = text[: 1 << 20].splitlines()[:20]

    def score(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        except csv.Error:  # told with its line when the table is read
            widths = []
        wide = widths[0] if widths else 0
        return (widths.count(wide) if wide > 1 else 0, wide)

    return max(_DELIMITERS, key=score)


def _from_items(items: list[Any], path: Path) -> Table:
    """A table of JSON objects: nested values under dotted names, lists joined by ``|``."""
    try:
        flat = [dict(flatten(item)) if isinstance(item, dict) else {} for item in items]
        lists = [lists_in(item) if isinstance(item, dict) else {} for item in items]
    except RecursionError:
        raise SourceError(
            "its objects lie too deep in each other.", where=path, remedy="Name items = …"
        ) from None
    inner = (name for row in lists for part in row.values() for one in part for name in one)
    columns = list(dict.fromkeys(chain((name for item in flat for name in item), inner)))
    if len(columns) > MAX_COLUMNS or len(columns) * len(flat) > MAX_CELLS:
        raise SourceError(
            f"its objects have {len(columns)} different fields.",
            where=path,
            remedy=f"A table has up to {MAX_COLUMNS} columns and {MAX_CELLS} cells: name items = …",
        )
    private = [column for column in columns if is_private(column)]
    kept = [column for column in columns if column not in set(private)]
    rows = []
    for number, (item, cells, named) in enumerate(zip(items, flat, lists, strict=True), start=1):
        values = {column: clean(cells.get(column, "")) for column in kept}
        fault = _damage(values) if isinstance(item, dict) else "the item is not an object."
        rows.append(TableRow(number, values, fault, _cleaned(named, set(private))))
    return Table(kept, rows, private, sorted({name for row in lists for name in row}))


def _cleaned(
    lists: dict[str, list[dict[str, str]]], private: set[str]
) -> dict[str, list[dict[str, str]]]:
    return {
        name: [
            {column: clean(text) for column, text in one.items() if column not in private}
            for one in elements
        ]
        for name, elements in lists.items()
        if name not in private
    }
