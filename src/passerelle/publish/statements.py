"""All statements of a graph in canonical order, sorted on disk: more than memory can hold.

The canonical form of a dataset (RDFC-1.0, https://www.w3.org/TR/rdf-canon/) is the sorted list
of its statements in canonical N-Quads, blank nodes renamed. A dataset without blank nodes needs
no renaming: its sorted lines are its canonical form. Only one with blank nodes is held in memory.
"""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, groupby, islice
from pathlib import Path

from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    Quad,
    RdfFormat,
    Triple,
    parse,
    serialize,
)

from passerelle.store import Store

__all__ = ["Statements"]

_BATCH = 100_000
"""Statements made into text in one go."""
_RUN = 128 * 1024**2
"""Bytes of text that are sorted in memory; about three times as much is held."""
_BLANK = re.compile(rb"^_:|^\S+ \S+ _:| _:\S+ \.$", re.MULTILINE)
"""A blank node as subject, object or graph in lines of N-Quads."""


class _BlankNodeError(Exception):
    """A blank node came up: the statements cannot be sorted as they are."""


class Statements:
    """The statements of `store`, sorted into files in `folder`, one per named graph."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._folder = folder
        self._runs: dict[bytes, list[Path]] = defaultdict(list)
        try:
            self._sort(store.quads())
        except _BlankNodeError:
            self._runs.clear()
            dataset = Dataset(store.quads())
            dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
            self._sort(iter(dataset), renamed=True)
        self._files = {graph: self._one(runs) for graph, runs in sorted(self._runs.items())}

    def lines(self) -> Iterator[bytes]:
        """The canonical form, line by line: sorted by code point, each statement once."""
        files = [_read(path) for path in self._files.values()]
        return heapq.merge(*files) if len(files) > 1 else chain(*files)

    def triples(self) -> Iterator[Triple]:
        """The union of all graphs in canonical order, each triple once."""
        # Equal triples of several graphs follow each other: only the graph's name differs.
        yield from (triple for triple, _ in groupby(quad.triple for quad in self._parsed()))

    def _parsed(self) -> Iterator[Quad]:
        lines = self.lines()
        for batch in iter(lambda: list(islice(lines, _BATCH)), []):
            yield from parse(b"".join(batch), format=RdfFormat.N_QUADS)

    def quads(self) -> Iterator[Quad]:
        """All statements, graph by graph."""
        for path in self._files.values():
            yield from parse(path=str(path), format=RdfFormat.N_QUADS)

    def _sort(self, quads: Iterator[Quad], *, renamed: bool = False) -> None:
        """Write `quads` as sorted runs; raises `_BlankNodeError` unless they are `renamed`."""
        held: dict[bytes, list[bytes]] = defaultdict(list)
        size = 0
        for batch in iter(lambda: list(islice(quads, _BATCH)), []):
            data = serialize(batch, format=RdfFormat.N_QUADS) or b""
            if not renamed and b"_:" in data and _BLANK.search(data):
                raise _BlankNodeError
            size += len(data)
            for line in data.splitlines(keepends=True):
                held[_graph(line)].append(line)
            if size > _RUN:
                self._write(held)
                size = 0
        self._write(held)

    def _write(self, held: dict[bytes, list[bytes]]) -> None:
        """Write each graph's lines as a run: sorted, each once."""
        for graph, lines in held.items():
            path = self._folder / f"{sum(map(len, self._runs.values()))}.nq"
            lines.sort()
            with path.open("wb") as stream:
                stream.writelines(line for line, _ in groupby(lines))
            self._runs[graph].append(path)
        held.clear()

    def _one(self, runs: list[Path]) -> Path:
        """The runs of a graph as one sorted file."""
        if len(runs) == 1:
            return runs[0]
        merged = runs[0].with_suffix(".merged")
        with merged.open("wb") as stream:
            stream.writelines(line for line, _ in groupby(heapq.merge(*map(_read, runs))))
        for run in runs:
            run.unlink()
        return merged


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        yield from stream


def _graph(line: bytes) -> bytes:
    """The name of the graph in a line of N-Quads; empty for the default graph.

    Terms hold no blank but inside the quotes of a literal, and after a literal without a graph
    comes the full stop.
    """
    start = line.rfind(b" ", 0, -3)
    last = line[start + 1 : -3]
    literal = line.find(b'"')
    if literal < 0:
        return last if line.count(b" ") == 4 else b""
    closed = line.rfind(b'"')
    return last if start > closed else b""
