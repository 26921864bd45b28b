"""The dumps as files: pieces of blocks laid one after another, each noted with its place.

A later run takes the pieces of blocks that have not changed out of the files of the former one.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import IO, NamedTuple

import polars as pl

from passerelle.publish.machine.dumps.figures import Counts
from passerelle.publish.machine.dumps.pieces import FOOT, HEAD, Pieces, pack
from passerelle.publish.machine.dumps.table_kinds import TABLES, Table
from passerelle.publish.machine.dumps.tables import Row, Written, frame_of, header, separated_rows
from passerelle.queries.formats.text import separated

__all__ = ["NAMES", "Joiner", "Laid", "Span"]

NAMES = {form: f"passerelle.{form}" for form in ("trig", "ttl", "jsonld", "rdf")} | {
    "nq": "passerelle.nq.gz"
}
"""The file of each form."""


class Span(NamedTuple):
    """A stretch of a file."""

    path: Path
    start: int
    length: int


@dataclass
class Laid:
    """A block as it lies in files.

    Its pieces have names: ``nq``, ``ttl``, ``rdf``; with the graph ``trig <…>``, ``jsonld <…>``;
    with the table ``csv things``.
    """

    key: str
    lines: int
    spans: dict[str, Span]
    counts: Counts
    rows: dict[str, tuple[int, int]] = field(default_factory=dict)
    """For each table the first row in the former file (-1: in none), and how many."""
    fresh: dict[str, list[Row]] = field(default_factory=dict)
    """Rows that are in no former file."""


class Joiner:
    """Writes the dumps of a graph into `folder`."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder = folder
        self._stack = stack
        self._open: dict[Path, IO[bytes]] = {}
        self._spool = folder / "pieces"
        self._out = stack.enter_context(self._spool.open("wb"))
        self._at = 0

    def lay(self, key: str, made: Pieces) -> Laid:
        """Put the pieces of a new block aside until all are there."""
        pieces = dict(made.whole)
        for graph, forms in made.graphs.items():
            pieces |= {f"{form} {graph}": data for form, data in forms.items()}
        for table, rows in made.tables.items():
            pieces[f"csv {table}"] = separated_rows(rows)
        spans = {}
        for name, data in pieces.items():
            spans[name] = Span(self._spool, self._at, len(data))
            self._out.write(data)
            self._at += len(data)
        counted = {table: (-1, len(rows)) for table, rows in made.tables.items()}
        return Laid(key, made.lines, spans, made.counts, counted, made.tables)

    def canonical(self, blocks: Sequence[Laid]) -> str:
        """SHA-256 of the canonical form."""
        total = hashlib.sha256()
        for laid in blocks:
            total.update(zlib.decompress(self._read(laid.spans["nq"]), wbits=31))
        return total.hexdigest()

    def graph(self, form: str, blocks: Sequence[Laid]) -> tuple[Path, str]:
        """Write the whole graph in one form: the file and its SHA-256."""
        frame = {"nq": _packed, "trig": _trig, "jsonld": _json_ld}.get(form, _framed)
        return self._write(self._folder / NAMES[form], frame(form, blocks))

    def tables(self, folder: Path, former: Path, blocks: Sequence[Laid]) -> Iterator[Written]:
        """Write each table that has rows; rows of former blocks are those of the files there."""
        for table in TABLES:
            having = [laid for laid in blocks if table.name in laid.rows]
            if having:
                count = sum(laid.rows[table.name][1] for laid in having)
                written = Written(table, folder, count)
                self._write(written.csv, _csv(table, having))
                frame = pl.concat(_frames(table, having, former), rechunk=True)
                frame.write_parquet(written.parquet)
                _number(table, having)
                yield written

    def _write(self, path: Path, parts: Iterable[bytes | tuple[Laid, str]]) -> tuple[Path, str]:
        """Write `parts`; a piece of a block is noted at its new place."""
        self._out.flush()
        total, at = hashlib.sha256(), 0
        with path.open("wb") as out:
            for part in parts:
                data = part if isinstance(part, bytes) else self._read(part[0].spans[part[1]])
                if not isinstance(part, bytes):
                    part[0].spans[part[1]] = Span(path, at, len(data))
                total.update(data)
                out.write(data)
                at += len(data)
        return path, total.hexdigest()

    def _read(self, span: Span) -> bytes:
        self._out.flush()
        if span.path not in self._open:
            self._open[span.path] = self._stack.enter_context(span.path.open("rb"))
        return os.pread(self._open[span.path].fileno(), span.length, span.start)


def _packed(form: str, blocks: Sequence[Laid]) -> Iterator[bytes | tuple[Laid, str]]:
    yield from ((laid, form) for laid in blocks)
    if not blocks:
        yield pack(b"")


def _framed(form: str, blocks: Sequence[Laid]) -> Iterator[bytes | tuple[Laid, str]]:
    yield HEAD[form]
    yield from ((laid, form) for laid in blocks)
    yield FOOT[form]


def _graphs(form: str, blocks: Sequence[Laid]) -> Iterator[tuple[str, list[Laid]]]:
    """The graphs in order, the default one first, each with the blocks that it is in."""
    found: dict[str, list[Laid]] = {}
    for laid in blocks:
        for name in laid.spans:
            kind, _, graph = name.partition(" ")
            if kind == form:
                found.setdefault(graph, []).append(laid)
    return iter(sorted(found.items()))


def _trig(form: str, blocks: Sequence[Laid]) -> Iterator[bytes | tuple[Laid, str]]:
    yield HEAD[form]
    for graph, some in _graphs(form, blocks):
        yield f"{graph} {{\n".encode() if graph else b""
        yield from ((laid, f"{form} {graph}") for laid in some)
        yield b"}\n" if graph else b""


def _json_ld(form: str, blocks: Sequence[Laid]) -> Iterator[bytes | tuple[Laid, str]]:
    yield HEAD[form]
    for number, (graph, some) in enumerate(_graphs(form, blocks)):
        yield b"," if number else b""
        if graph:
            name = json.dumps(graph.strip("<>"), ensure_ascii=False)
            yield f'{{"@id":{name},"@graph":['.encode()
        for place, laid in enumerate(some):
            yield b"," if place else b""
            yield laid, f"{form} {graph}"
        yield b"]}" if graph else b""
    yield FOOT[form]


def _csv(table: Table, blocks: Sequence[Laid]) -> Iterator[bytes | tuple[Laid, str]]:
    yield separated(tuple(header(table))).encode()
    yield from ((laid, f"csv {table.name}") for laid in blocks)


def _frames(table: Table, blocks: Sequence[Laid], former: Path) -> Iterator[pl.DataFrame]:
    """The rows of all blocks in as few stretches as there are: of the former file, and new."""
    name = table.name
    yield frame_of(table, [])
    old: pl.DataFrame | None = None
    for fresh, some in groupby(blocks, key=lambda laid: laid.rows[name][0] < 0):
        if fresh:
            yield frame_of(table, [row for laid in some for row in laid.fresh[name]])
            continue
        old = pl.read_parquet(former / f"{name}.parquet") if old is None else old
        for start, count in _stretches(laid.rows[name] for laid in some):
            yield old.slice(start, count)


def _stretches(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Neighbours joined: start and length of each stretch."""
    first = last = 0
    for start, count in places:
        if start != last:
            yield first, last - first
            first = start
        last = start + count
    yield first, last - first


def _number(table: Table, blocks: Sequence[Laid]) -> None:
    """Note where the rows of each block now are."""
    at = 0
    for laid in blocks:
        count = laid.rows[table.name][1]
        laid.rows[table.name] = (at, count)
        at += count
