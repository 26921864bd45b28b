"""The embedded store: Oxigraph in this process, on disk or in memory.

Readers open the folder read-only. Nothing here ends a runaway query (the library has no
time-out), so what answers strangers must run it in a process that can be ended.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, TypeVar

import pyoxigraph as ox
from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from passerelle.errors import QueryError, StoreError
from passerelle.store.base import RowFormat, Solutions, Term
from passerelle.store.terms import quad_in, solutions_from_query, unique, write_quads

__all__ = ["EmbeddedStore"]

Form = TypeVar("Form", ox.QuerySolutions, ox.QueryTriples, ox.QueryBoolean)

_PIPE = 1 << 20
"""Bytes held between the store that writes and who reads."""
_ROOTS = ("CURRENT", "MANIFEST")
"""Files of RocksDB that tell which others belong to the store."""
_ROWS = {"csv": ox.QueryResultsFormat.CSV, "json": ox.QueryResultsFormat.JSON}


class EmbeddedStore:
    """An Oxigraph store; `path` None keeps it in memory."""

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self._path = path
        self._read_only = read_only
        try:
            if path is None:
                self._store = ox.Store()
            elif read_only:
                self._store = ox.Store.read_only(str(path))
            else:
                self._store = ox.Store(str(path))
        except OSError as fault:
            raise StoreError(
                f"the store cannot be opened: {fault}.",
                where=path,
                remedy="Build it again with 'passerelle build --force'.",
            ) from None

    def _query(self, query: str) -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        try:
            return self._store.query(query, use_default_graph_as_union=True)
        except SyntaxError as fault:
            raise QueryError(
                f"the query is not valid SPARQL 1.1: {' '.join(str(fault).split())}."
            ) from None
        except (OSError, ValueError) as fault:
            raise StoreError(f"the query failed: {fault}.") from None

    def select(self, query: str) -> Solutions:
        """See `Store.select`."""
        return solutions_from_query(self._solutions(query))

    def _solutions(self, query: str) -> ox.QuerySolutions:
        return self._expected(query, ox.QuerySolutions, "SELECT", "Write SELECT … WHERE { … }.")

    def _expected(self, query: str, form: type[Form], called: str, remedy: str) -> Form:
        """The answer, if the query is of that form; raises `QueryError` otherwise."""
        results = self._query(query)
        if isinstance(results, form):
            return results
        # An open answer may only be dropped in this thread: no traceback may keep it.
        del results
        raise QueryError(f"this is no {called} query.", remedy=remedy)

    def stream(self, query: str, form: RowFormat, out: IO[bytes]) -> None:
        """See `Store.stream`."""
        solutions = self._solutions(query)
        try:
            solutions.serialize(out, _ROWS[form])
        except OSError as fault:
            raise StoreError(f"the answer cannot be written: {fault}.") from None

    def ask(self, query: str) -> bool:
        """See `Store.ask`."""
        return bool(self._expected(query, ox.QueryBoolean, "ASK", "Write ASK { … }."))

    def construct(self, query: str) -> list[Triple]:
        """See `Store.construct`."""
        return unique(self._expected(query, ox.QueryTriples, "CONSTRUCT", "Write CONSTRUCT { … }."))

    def graphs(self) -> list[NamedNode]:
        """See `Store.graphs`."""
        names = (name for name in self._store.named_graphs() if isinstance(name, NamedNode))
        return sorted(names, key=lambda name: name.value)

    def load(self, quads: Iterable[Quad]) -> None:
        """See `Store.load`."""
        self._store.bulk_extend(quads)

    def replace_graph(self, graph: NamedNode, triples: Iterable[Triple]) -> None:
        """See `Store.replace_graph`."""
        self._store.remove_graph(graph)
        self._store.extend(quad_in(graph, triple) for triple in triples)

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """See `Store.quads`."""
        return iter(self._store.quads_for_pattern(None, None, None, graph))

    def matching(
        self,
        subject: NamedNode | BlankNode | None = None,
        predicate: NamedNode | None = None,
        value: Term | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """The quads that have what is given; a look-up where the subject or the value is."""
        return iter(self._store.quads_for_pattern(subject, predicate, value, graph))

    def lines(self) -> Iterator[bytes]:
        """All quads as lines of N-Quads, in the order in which the store keeps them."""
        out, into = os.pipe()

        def write() -> None:
            # A reader that went away is no fault of the store.
            with suppress(BrokenPipeError), os.fdopen(into, "wb", buffering=_PIPE) as stream:
                self._store.dump(stream, format=ox.RdfFormat.N_QUADS)

        writer = threading.Thread(target=write)
        writer.start()
        try:
            with os.fdopen(out, "rb", buffering=_PIPE) as stream:
                yield from stream
        finally:
            writer.join()

    def __reduce__(self) -> tuple[Callable[[Path], EmbeddedStore], tuple[Path]]:
        """Another process opens the same folder, for reading; a store in memory cannot travel."""
        if self._path is None:
            raise TypeError("a store in memory cannot travel to another process")
        return _opened, (self._path,)

    def __len__(self) -> int:
        return len(self._store)

    def objects(self, subject: NamedNode, predicate: NamedNode, graph: NamedNode) -> list[Term]:
        """What one graph states of `subject` under `predicate`."""
        found = self._store.quads_for_pattern(subject, predicate, None, graph)
        return [quad.object for quad in found]

    def dump(self, path: Path, form: str) -> int:
        """See `Store.dump`."""
        return write_quads(self.quads(), path, form)

    def close(self) -> None:
        """Write what is pending to disk and let go of the folder."""
        if not self._read_only:
            self._store.flush()
        del self._store

    def fingerprint(self) -> str:
        """Digest of the files on disk: where it is the same, so is the graph. Empty in memory.

        The same graph may lie in files in other ways; then its digest is another one.
        """
        if self._path is None:
            return ""
        total = hashlib.blake2b(digest_size=16)
        for file in sorted(self._path.iterdir()):
            if file.suffix in (".sst", ".log", ".blob") or file.name.startswith(_ROOTS):
                with file.open("rb") as stream:
                    digest = hashlib.file_digest(stream, "blake2b")
                total.update(file.name.encode() + digest.digest())
        return total.hexdigest()

    def optimize(self) -> None:
        """Compact the files on disk after a bulk load."""
        self._store.optimize()


def _opened(path: Path) -> EmbeddedStore:
    return EmbeddedStore(path, read_only=True)
