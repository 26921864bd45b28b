"""Statements as sorted lines of N-Quads on disk: any number of them, in bounded memory.

Lines are bytes and end in a line feed; sorted by code point they are what RDFC-1.0 calls the
canonical form, once blank nodes bear their canonical labels (`blanks`). All statements about
one subject, and all that say the same in several graphs, lie side by side.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import Quad, RdfFormat

__all__ = ["Lines", "gather", "has_blank", "kept", "quads_of", "subject_of", "to_lines"]

_RUN = 1_000_000
"""Lines sorted in memory at once (about 300 MB)."""
_BATCH = 20_000
"""Quads turned to text at once."""
_STEP = 128
"""Every so many lines the place is noted, so that a subject is found without reading all."""


class Lines:
    """The sorted, distinct lines of one data set, in the file `path`.

    `sha256` is the digest of the file; iterating reads it from the start.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0
        self._digest = hashlib.sha256()
        self._marks: list[bytes] = []
        self._places: list[int] = []
        self._at = 0

    def note(self, line: bytes) -> None:
        """Take account of the next line of the file."""
        if self.count % _STEP == 0:
            self._marks.append(line)
            self._places.append(self._at)
        self.count += 1
        self._at += len(line)
        self._digest.update(line)

    @property
    def sha256(self) -> str:
        """Digest of all lines."""
        return self._digest.hexdigest()

    def __iter__(self) -> Iterator[bytes]:
        with self.path.open("rb") as stream:
            yield from stream

    def about(self, subject: bytes) -> list[bytes]:
        """The lines about `subject`, a term as N-Quads writes it."""
        start = subject + b" "
        found: list[bytes] = []
        with self.path.open("rb") as stream:
            mark = max(bisect_left(self._marks, start) - 1, 0)
            stream.seek(self._places[mark] if self.count else 0)
            for line in stream:
                if line.startswith(start):
                    found.append(line)
                elif line > start:
                    break
        return found


def gather(lines: Iterable[bytes], path: Path) -> Lines:
    """`lines`, in any order, sorted and each once in the new file `path`."""
    files = _runs(lines, path)
    known, last = Lines(path), b""
    with ExitStack() as stack, path.open("wb") as out:
        for line in merge(*(stack.enter_context(file.open("rb")) for file in files)):
            if line != last:
                out.write(line)
                known.note(line)
                last = line
    for file in files:
        file.unlink()
    return known


def _runs(lines: Iterable[bytes], path: Path) -> list[Path]:
    files: list[Path] = []
    stream = iter(lines)
    while run := sorted(islice(stream, _RUN)):
        files.append(path.with_name(f"{path.name}.{len(files)}"))
        files[-1].write_bytes(b"".join(run))
    return files


def kept(lines: Iterable[bytes], path: Path) -> Lines:
    """`lines` that are sorted and distinct already, in the new file `path`."""
    known = Lines(path)
    with path.open("wb") as out:
        for line in lines:
            out.write(line)
            known.note(line)
    return known


def to_lines(quads: Iterable[Quad]) -> Iterator[bytes]:
    """Each quad as a line of canonical N-Quads; blank nodes keep their labels."""
    stream = iter(quads)
    while batch := list(islice(stream, _BATCH)):
        data = ox.serialize(batch, format=RdfFormat.N_QUADS) or b""
        yield from data.splitlines(keepends=True)


def quads_of(lines: Iterable[bytes]) -> list[Quad]:
    """The statements that the lines hold, under the labels they have there."""
    return list(ox.parse(b"".join(lines), format=RdfFormat.N_QUADS))


def has_blank(line: bytes) -> bool:
    """Whether a blank node may be in the line: always when one is, rarely when none is."""
    return line.startswith(b"_:") or b" _:" in line


def subject_of(line: bytes) -> bytes:
    """The first term of the line."""
    return line[: line.index(b" ")]
