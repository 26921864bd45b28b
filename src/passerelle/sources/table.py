"""Tables of any file format as one thing: column names and numbered rows of texts.

Every value comes out as the text a person would type (dates ISO, whole numbers without
a decimal point), so that one mapping serves a CSV file and the workbook it was made from.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from passerelle.errors import SourceError, did_you_mean
from passerelle.sources.base import SourceDescription

__all__ = ["Table", "TableRow", "load_items", "present", "read_table"]

_DELIMITERS = ",;\t|"
_ENCODINGS = ["cp1252", "gb18030", "utf_16_le", "utf_16_be"]
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MIDNIGHT = re.compile(r"(?<=^\d{4}-\d{2}-\d{2}) 00:00:00$")  # added to days by the reader

# A cell may hold a whole text; the library's own bound (128 KiB) would refuse it.
csv.field_size_limit(16 * 1024 * 1024)


@dataclass(frozen=True)
class TableRow:
    """One row: its number as a spreadsheet shows it, its cells, and what is wrong with it."""

    number: int
    cells: dict[str, str]
    fault: str | None = None


@dataclass(frozen=True)
class Table:
    """Column names in their order, and the rows in theirs."""

    columns: list[str]
    rows: list[TableRow]


def read_table(path: Path, source: SourceDescription) -> Table:
    """The table in `path`; raises `SourceError` naming the file and what to do about it."""
    present(path)
    if path.stat().st_size == 0:
        raise SourceError("the file is empty.", where=path, remedy="Save it again, with a header.")
    if source.format in ("csv", "tsv"):
        return _read_delimited(path, source)
    if source.format in ("json", "jsonl"):
        return _from_items(load_items(path, source))
    return _read_frame(path, source)


def present(path: Path) -> None:
    """Raise `SourceError` when there is no such file, naming the file that may be meant."""
    if path.is_file():
        return
    folder = path.parent
    beside = [f.name for f in folder.iterdir() if f.is_file()] if folder.is_dir() else []
    raise SourceError("there is no such file.", where=path, remedy=did_you_mean(path.name, beside))


def _read_delimited(path: Path, source: SourceDescription) -> Table:
    text = _decode(path, source.encoding)
    delimiter = source.delimiter or ("\t" if source.format == "tsv" else _delimiter(text))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        top, names = next(((n, row) for n, row in enumerate(reader, 1) if any(row)), (1, []))
        columns = _header(names, path)
        # Counted by row and not by line: a cell that holds a line break is still one row.
        rows = [
            _row(number, cells, columns)
            for number, cells in enumerate(reader, start=top + 1)
            if any(cell.strip() for cell in cells)
        ]
    except csv.Error as fault:
        raise SourceError(
            f"{fault}.",
            where=path,
            line=reader.line_num,
            remedy="Check the quotes around that line, or save the table again.",
        ) from None
    return Table(columns, rows)


def _row(number: int, cells: list[str], columns: list[str]) -> TableRow:
    fault = None
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        fault = (
            f"the row has {len(cells)} cells but the header has {len(columns)}: "
            "put quotes around the value that holds the delimiter."
        )
    values = (cell.strip() for cell in cells)
    return TableRow(number, dict(zip(columns, values, strict=False)), fault)


def _header(cells: list[str], path: Path) -> list[str]:
    columns = [cell.strip() for cell in cells]
    while columns and not columns[-1]:
        columns.pop()
    if not columns:
        raise SourceError("there is no header row.", where=path, remedy="Name the columns in it.")
    twice = sorted({column for column in columns if columns.count(column) > 1})
    if twice:
        raise SourceError(
            f"the column '{twice[0]}' stands twice in the header.",
            where=path,
            line=1,
            remedy="Rename one of them.",
        )
    return columns


def _decode(path: Path, encoding: str | None) -> str:
    """The text of `path`: the stated encoding, a byte-order mark, UTF-8, or the best guess."""
    from charset_normalizer import from_bytes

    data = path.read_bytes()
    named = encoding or next((name for mark, name in _BOMS if data.startswith(mark)), None)
    try:
        return _whole(data.decode(named or "utf-8"), path)
    except LookupError:
        raise SourceError(
            f"unknown encoding '{encoding}'.", where=path, remedy="Use utf-8, cp1252 or gb18030."
        ) from None
    except UnicodeDecodeError as fault:
        if named:
            raise SourceError(
                f"is not {named} at byte {fault.start}.",
                where=path,
                remedy='State the right one in source.toml: encoding = "…".',
            ) from None
    best = from_bytes(data, cp_isolation=_ENCODINGS).best()
    if best is None:
        raise SourceError(
            "the encoding cannot be told.",
            where=path,
            remedy='State it in source.toml (encoding = "cp1252"), or save the file as UTF-8.',
        )
    return _whole(str(best), path)


def _whole(text: str, path: Path) -> str:
    """`text` without a byte-order mark; raises `SourceError` when it is no text at all."""
    if "\0" in text:
        raise SourceError(
            "holds a NUL character, so it is damaged or in another encoding.",
            where=path,
            line=text.count("\n", 0, text.index("\0")) + 1,
            remedy='State the encoding (encoding = "utf-16-le"), or save it as UTF-8.',
        )
    return text.removeprefix("\ufeff")


def _delimiter(text: str) -> str:
    """The delimiter that cuts the first lines into the same, largest number of cells."""
    lines = text.splitlines()[:20]

    def score(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        except csv.Error:  # told with its line when the table is read
            widths = []
        wide = widths[0] if widths else 0
        return (widths.count(wide) if wide > 1 else 0, wide)

    return max(_DELIMITERS, key=score)


def _read_frame(path: Path, source: SourceDescription) -> Table:
    import polars

    try:
        if source.format == "parquet":
            frame = polars.read_parquet(path)
        else:
            # Read as texts, header included: a number typed as text keeps its zeros.
            frame = polars.read_excel(
                path,
                sheet_name=source.sheet,
                has_header=False,
                drop_empty_rows=False,
                infer_schema_length=0,
                read_options={"skip_rows": 0},  # blank rows above the header count too
            )
    except Exception as fault:  # the readers raise types of their own, without a common root
        raise SourceError(
            f"cannot be read as {source.format} ({_short(fault)}).",
            where=path,
            remedy="The file may be cut off or of another format: save or fetch it again.",
        ) from None
    if source.format == "parquet":
        return _from_rows(frame.columns, frame.iter_rows(), first=2)
    texts = [[_MIDNIGHT.sub("", _text(cell)) for cell in line] for line in frame.iter_rows()]
    top = next((place for place, line in enumerate(texts) if any(line)), 0)
    header = _header(texts[top] if texts else [], path)
    return _from_rows(header, texts[top + 1 :], first=top + 2)


def _from_rows(columns: list[str], lines: Iterable[Sequence[Any]], first: int) -> Table:
    rows = []
    for number, line in enumerate(lines, start=first):
        cells = {column: _text(value) for column, value in zip(columns, line, strict=False)}
        if any(cells.values()):
            rows.append(TableRow(number, cells))
    return Table(columns, rows)


def load_items(path: Path, source: SourceDescription) -> list[Any]:
    """The objects of a JSON or JSONL file; raises `SourceError` with the line at fault."""
    present(path)
    text = _decode(path, source.encoding)
    if source.format == "jsonl":
        return list(_json_lines(text, path))
    try:
        data = json.loads(text)
    except json.JSONDecodeError as fault:
        raise _json_fault(fault, path, fault.lineno) from None
    for key in source.items.split(".") if source.items else ():
        if not isinstance(data, dict) or key not in data:
            raise SourceError(
                f"there is no '{key}' in it.",
                where=path,
                remedy="Correct items = … in source.toml.",
            )
        data = data[key]
    if not isinstance(data, list):
        raise SourceError(
            "holds no list of objects.", where=path, remedy="Name the list with items = …"
        )
    return data


def _json_lines(text: str, path: Path) -> Iterator[Any]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield json.loads(line)
            except json.JSONDecodeError as fault:
                raise _json_fault(fault, path, number) from None


def _json_fault(fault: json.JSONDecodeError, path: Path, line: int) -> SourceError:
    return SourceError(
        f"is not JSON: {fault.msg} (column {fault.colno}).",
        where=path,
        line=line,
        remedy="Correct it there.",
    )


def _from_items(items: list[Any]) -> Table:
    """A table of JSON objects: nested values under dotted names, lists joined by ``|``."""
    flat = [dict(_flatten(item)) if isinstance(item, dict) else {} for item in items]
    columns = list(dict.fromkeys(name for item in flat for name in item))
    rows = [
        TableRow(
            number,
            {column: cells.get(column, "") for column in columns},
            None if isinstance(item, dict) else "the item is not an object.",
        )
        for number, (item, cells) in enumerate(zip(items, flat, strict=True), start=1)
    ]
    return Table(columns, rows)


def _flatten(value: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield from _flatten(inner, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", _text(inner)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "|".join(_text(item) for item in value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _short(fault: Exception) -> str:
    return " ".join(str(fault).split())[:160] or type(fault).__name__
