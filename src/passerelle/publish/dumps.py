"""The whole graph as files: RDF in five syntaxes, tables, and the digests of all of them.

N-Quads, TriG and JSON-LD keep the named graphs (which source said what); Turtle and RDF/XML hold
their union. Nothing is held in memory whole: statements are sorted on disk once, and stream from
there into each file.
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import Protocol

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from passerelle.namespaces import PREFIXES
from passerelle.publish.checksums import checksums, digest_of
from passerelle.publish.figures import Census, Figures
from passerelle.publish.parts import File, Site
from passerelle.publish.statements import Statements
from passerelle.publish.table_descriptions import csvw, data_package
from passerelle.publish.tables import Tables

__all__ = ["Dump", "Dumps", "dump_files", "dumps_of"]

MEDIA_TYPES = {
    "nq": "application/n-quads",
    "trig": "application/trig",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
}


@dataclass(frozen=True)
class Dump:
    """A file that holds the graph, or a part of it."""

    place: str
    path: Path
    size: int
    digest: str
    """SHA-256, in hexadecimal."""
    rows: int | None = None
    """Of a table."""

    @property
    def packed(self) -> bool:
        """Whether it is packed with gzip."""
        return self.place.endswith(".gz")

    @property
    def ending(self) -> str:
        """Its ending, without that of packing."""
        return self.place.removesuffix(".gz").rsplit(".", 1)[1]

    @property
    def media_type(self) -> str:
        """Media type, once unpacked (IANA)."""
        return MEDIA_TYPES[self.ending]


@dataclass
class Dumps:
    """All dumps of a site, and what was counted while they were written."""

    files: list[Dump] = field(default_factory=list)
    figures: Figures = field(default_factory=Figures)
    quads: int = 0
    canonical: str = ""
    """SHA-256 of the canonical form (RDFC-1.0)."""

    @property
    def graphs(self) -> list[Dump]:
        """The dumps that hold the whole graph."""
        return [one for one in self.files if one.place.startswith("dumps/passerelle.")]

    @property
    def tables(self) -> list[Dump]:
        """The tables."""
        return [one for one in self.files if one.rows is not None]


class Taker(Protocol):
    """Looks at a graph, subject by subject."""

    def take(self, subject: str, triples: list[Triple]) -> None:
        """Look at all `triples` about one `subject`."""


_MADE: weakref.WeakKeyDictionary[Site, Dumps] = weakref.WeakKeyDictionary()
"""Several parts tell of the dumps; they are written once."""


def dumps_of(site: Site) -> Dumps:
    """The dumps of `site`, written into a temporary folder that lasts as long as `site`."""
    if site not in _MADE:
        folder = Path(tempfile.mkdtemp(prefix="passerelle-"))
        weakref.finalize(site, shutil.rmtree, folder, ignore_errors=True)
        _MADE[site] = _write(site, folder)
    return _MADE[site]


def dump_files(site: Site) -> Iterator[File]:
    """The part of the site: all dumps, and their checksums."""
    made = dumps_of(site)
    yield from (File(one.place, one.path) for one in made.files)
    digests = [(one.place.removeprefix("dumps/"), one.digest) for one in made.files]
    yield File("dumps/SHA256SUMS", checksums(digests, made.canonical))


def _write(site: Site, folder: Path) -> Dumps:
    made = Dumps()
    runs = folder / "runs"
    runs.mkdir()
    statements = Statements(site.store, runs)
    _write_canonical(statements, folder / "passerelle.nq.gz", made)
    census, tables = Census(site.minter.base), Tables()
    union = _shown_to((census, tables), statements.triples())
    _serialise(union, folder / "passerelle.ttl", RdfFormat.TURTLE)
    made.figures = census.finish()
    _serialise(statements.triples(), folder / "passerelle.rdf", RdfFormat.RDF_XML)
    _serialise(statements.quads(), folder / "passerelle.trig", RdfFormat.TRIG)
    _serialise(statements.quads(), folder / "passerelle.jsonld", RdfFormat.JSON_LD)
    shutil.rmtree(runs)
    for name in ("nq.gz", "trig", "ttl", "jsonld", "rdf"):
        path = folder / f"passerelle.{name}"
        made.files.append(_dump(f"dumps/{path.name}", path))
    made.files.extend(_tables(site, tables, folder / "tables"))
    return made


def _write_canonical(statements: Statements, path: Path, made: Dumps) -> None:
    """Write the canonical form, packed: the same graph gives the same bytes."""
    total = hashlib.sha256()
    lines = statements.lines()
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as stream:
        for batch in iter(lambda: list(islice(lines, 10_000)), []):
            text = b"".join(batch)
            total.update(text)
            stream.write(text)
            made.quads += len(batch)
    made.canonical = total.hexdigest()


def _serialise(statements: Iterator[Triple] | Iterator[Quad], path: Path, form: RdfFormat) -> None:
    serialize(statements, str(path), format=form, prefixes=PREFIXES)


def _shown_to(takers: Sequence[Taker], triples: Iterator[Triple]) -> Iterator[Triple]:
    """Pass on `triples`, and show all of one subject to each of `takers`."""
    for subject, group in groupby(triples, key=attrgetter("subject")):
        about = list(group)
        for taker in takers:
            taker.take(subject.value, about)
        yield from about


def _tables(site: Site, tables: Tables, folder: Path) -> Iterator[Dump]:
    folder.mkdir()
    written = list(tables.write(folder))
    for one in written:
        for path in (one.csv, one.parquet):
            yield _dump(f"dumps/tables/{path.name}", path, one.rows)
    for name, text in (
        ("datapackage.json", data_package(site, written)),
        ("csv-metadata.json", csvw(site, written)),
    ):
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        yield _dump(f"dumps/tables/{name}", path)


def _dump(place: str, path: Path, rows: int | None = None) -> Dump:
    return Dump(place, path, path.stat().st_size, digest_of(path), rows)
