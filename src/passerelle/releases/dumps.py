"""A data set read from a file of any format (or from a store) into its canonical form."""

from __future__ import annotations

import gzip
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox
from pyoxigraph import Quad, RdfFormat

from passerelle.errors import ReleaseError, did_you_mean
from passerelle.files import replacing
from passerelle.releases.blanks import canonical_labels, described_labels
from passerelle.releases.lines import Lines, gather, has_blank, kept, quads_of, to_lines

__all__ = ["ENDINGS", "Dataset", "packed", "read_canonical", "read_dump", "write_packed"]

ENDINGS = ("trig", "nq", "ttl", "nt", "jsonld", "rdf")
"""What a dump's name ends in; ``.gz`` may follow."""


class Dataset:
    """One side of a comparison: a name to show, and its statements in canonical form.

    `described` holds the same under names of blank nodes that stay the same when something
    else changes (`blanks`); without blank nodes it is `canonical` itself.
    """

    def __init__(self, name: str, canonical: Lines, blank: Iterable[Quad] = ()) -> None:
        self.name = name
        self.canonical = canonical
        self._blank = tuple(blank)

    @classmethod
    def of(cls, name: str, quads: Iterable[Quad], folder: Path) -> Dataset:
        """The data set of `quads`, kept in `folder` as long as it is used."""
        blank: list[bytes] = []
        plain = _set_aside(to_lines(quads), blank)
        path = _room(folder)
        first = gather(plain, path)
        if not blank:
            return cls(name, first)
        labelled = list(canonical_labels(quads_of(blank)))
        whole = gather(chain(first, to_lines(labelled)), path.with_suffix(".whole.nq"))
        return cls(name, whole, labelled)

    @cached_property
    def described(self) -> Lines:
        """The statements by which people compare."""
        if not self._blank:
            return self.canonical
        plain = (line for line in self.canonical if not has_blank(line))
        path = self.canonical.path.with_suffix(".described.nq")
        return gather(chain(plain, to_lines(described_labels(self._blank))), path)


def _room(folder: Path) -> Path:
    """A file of its own: both sides may have one name."""
    return Path(tempfile.mkdtemp(dir=folder)) / "canonical.nq"


def _set_aside(lines: Iterable[bytes], blank: list[bytes]) -> Iterator[bytes]:
    for line in lines:
        if has_blank(line):
            blank.append(line)
        else:
            yield line


def read_dump(path: Path) -> Iterator[Quad]:
    """The quads of a file; raises `ReleaseError` naming the line at fault."""
    form = _format_of(path)
    try:
        with _opened(path) as stream:
            yield from ox.parse(stream, format=form)
    except SyntaxError as fault:
        raise ReleaseError(
            f"this is no valid {form.name}: {fault.msg}.",
            where=path,
            line=fault.lineno,
            remedy="Write the dump again.",
        ) from None
    except (OSError, EOFError, zlib.error, ValueError) as fault:
        raise ReleaseError(f"cannot be read: {fault}.", where=path) from None


def _opened(path: Path) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")


def _format_of(path: Path) -> RdfFormat:
    ending = path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix
    form = RdfFormat.from_extension(ending.removeprefix("."))
    if form is None or ending.removeprefix(".") not in ENDINGS:
        raise ReleaseError(
            "this is no dump of a known format.",
            where=path,
            remedy=f"Its name must end so, .gz may follow. {did_you_mean('', ENDINGS)}",
        )
    return form


# --- the dump of a release ---------------------------------------------------------------


def write_packed(lines: Lines, path: Path) -> None:
    """The lines, packed; the same lines give the same bytes."""
    with (
        replacing(path) as part,
        part.open("wb") as raw,
        gzip.GzipFile("", "wb", 6, raw, mtime=0) as out,
    ):
        out.writelines(lines)


def packed(path: Path) -> Iterator[bytes]:
    """The lines of a packed file; raises `ReleaseError` when it cannot be unpacked."""
    try:
        with gzip.open(path, "rb") as stream:
            yield from stream
    except (OSError, EOFError, zlib.error) as fault:
        raise ReleaseError(f"cannot be read: {fault}.", where=path) from None


def read_canonical(name: str, path: Path, sha256: str, folder: Path) -> Dataset:
    """A packed dump in canonical form; raises `ReleaseError` when its digest is not `sha256`."""
    lines = kept(packed(path), _room(folder))
    if lines.sha256 != sha256:
        raise ReleaseError(
            "the dump is not the one that was released: its SHA-256 is another.",
            where=path,
            remedy="Put the file back as it was, from a copy or from version control.",
        )
    return Dataset(name, lines, quads_of(line for line in lines if has_blank(line)))
