"""Workbooks and Parquet files as lines of cells, sized up before they are read.

The readers make room for the whole rectangle of a sheet: one cell in its last corner would
take all memory, so the corner is looked up first.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

from passerelle.errors import SourceError
from passerelle.sources.base import SourceDescription
from passerelle.sources.packed import check_archive

__all__ = ["MAX_CELLS", "read_parquet", "read_sheet"]

MAX_CELLS = 20_000_000
_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_CHUNK = 1024 * 1024
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "


def read_sheet(data: bytes, source: SourceDescription, path: Path) -> Iterator[tuple[Any, ...]]:
    """The lines of a sheet, header included, from its first row on; raises `SourceError`."""
    import polars

    try:
        archive = check_archive(data, path)
    except SourceError as fault:
        if "unpacked" in fault.what:
            raise _unreadable(source.format, path, fault.what) from None
        raise
    _size_up(archive, path)
    # Read as texts, header included: a number typed as text keeps its zeros.
    which: Any = {"sheet_name": source.sheet} if isinstance(source.sheet, str) else {}
    if isinstance(source.sheet, int):
        which = {"sheet_id": source.sheet}
    try:
        frame = polars.read_excel(
            io.BytesIO(data),
            **which,
            has_header=False,
            drop_empty_rows=False,
            infer_schema_length=0,
            read_options={"skip_rows": 0},  # blank rows above the header count too
        )
    except _faults() as fault:
        raise _unreadable(source.format, path, str(fault)) from None
    lines: Iterator[tuple[Any, ...]] = frame.iter_rows()
    return lines


def read_parquet(data: bytes, path: Path) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """The columns and lines of a Parquet file; raises `SourceError`."""
    import polars

    try:
        lazy = polars.scan_parquet(io.BytesIO(data))
        columns = lazy.collect_schema().names()
        _bounded(lazy.select(polars.len()).collect().item(), len(columns), path)
        frame = lazy.collect()
    except _faults() as fault:
        raise _unreadable("parquet", path, str(fault)) from None
    return columns, frame.iter_rows()


def _faults() -> tuple[type[Exception], ...]:
    """What the two libraries raise for a file they cannot read; they have no common root."""
    import fastexcel
    import polars

    return (polars.exceptions.PolarsError, fastexcel.FastExcelError, OSError, ValueError)


def _unreadable(form: str, path: Path, told: str) -> SourceError:
    short = " ".join(told.split())[:160]
    return SourceError(
        f"cannot be read as {form} ({short}).",
        where=path,
        remedy="The file may be cut off or of another format: save or fetch it again.",
    )


def _bounded(rows: int, columns: int, path: Path) -> None:
    if rows * columns > MAX_CELLS:
        raise SourceError(
            f"reaches over {rows} rows and {columns} columns, more than {MAX_CELLS} cells.",
            where=path,
            remedy="Delete the stray cells far from the table, or save the table as CSV.",
        )


def _size_up(archive: zipfile.ZipFile, path: Path) -> None:
    for part in archive.namelist():
        if part.startswith("xl/worksheets/") and part.endswith(".xml"):
            with archive.open(part) as stream:
                _bounded(*_corner(iter(lambda: stream.read(_CHUNK), b"")), path)
        elif part == "content.xml":
            with archive.open(part) as stream:
                _Extent(path).read(stream.read())


def _corner(chunks: Iterator[bytes]) -> tuple[int, int]:
    """Rows and columns between the outermost cells of a sheet of SpreadsheetML."""
    tops: set[int] = set()
    sides: set[bytes] = set()
    rest = b""
    for chunk in chunks:
        text = rest + chunk
        for column, row in _CELL.findall(text):
            sides.add(column)
            tops.add(int(row))
        rest = text[-256:].rpartition(b">")[2]
    if not tops:
        return 0, 0
    numbers = [_column_number(side) for side in sides]
    return max(tops) - min(tops) + 1, max(numbers) - min(numbers) + 1


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


class _Extent:
    """The last row and column of an OpenDocument sheet that hold something, repeats counted."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._row = self._column = self._last = self._widest = 0
        self._repeat = 1

    def read(self, data: bytes) -> None:
        """Raise `SourceError` as soon as a sheet reaches too far."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        try:
            parser.Parse(data, True)
        except expat.ExpatError as fault:
            raise _unreadable("ods", self._path, str(fault)) from None

    def _start(self, name: str, given: dict[str, str]) -> None:
        if name == f"{_TABLE}table":
            self._row = self._last = self._widest = 0
        elif name == f"{_TABLE}table-row":
            self._repeat = _number(given.get(f"{_TABLE}number-rows-repeated"))
            self._row += self._repeat
            self._column = 0
        elif name in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            self._column += _number(given.get(f"{_TABLE}number-columns-repeated"))
            if f"{_OFFICE}value-type" in given:
                self._last = self._row
                self._widest = max(self._widest, self._column)
                _bounded(self._last, self._widest, self._path)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 12 else 1
