"""What everything after the graph may ask of a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol, TypeAlias
from typing import Literal as OneOf

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

__all__ = ["DUMP_FORMATS", "RowFormat", "Solutions", "Store", "Term"]

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
RowFormat: TypeAlias = OneOf["csv", "json"]
"""SPARQL 1.1 Query Results: CSV or JSON."""

DUMP_FORMATS = {
    "turtle": "ttl",
    "trig": "trig",
    "nquads": "nq",
    "ntriples": "nt",
    "jsonld": "jsonld",
    "rdfxml": "rdf",
}
"""Name of each format a store can be dumped in, and its file extension."""


@dataclass(frozen=True)
class Solutions:
    """The answer to a SELECT: variable names, and rows of terms in their order (None: unbound)."""

    variables: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]

    def __iter__(self) -> Iterator[dict[str, Term]]:
        """Each row as a dict of the variables that are bound in it."""
        for row in self.rows:
            yield {
                name: term
                for name, term in zip(self.variables, row, strict=True)
                if term is not None
            }

    def __len__(self) -> int:
        return len(self.rows)


class Store(Protocol):
    """A set of named graphs whose union is queried.

    Where several graphs state the same, Oxigraph gives one solution for each of them, other
    engines one for all: queries that are to mean the same everywhere say DISTINCT, also
    inside aggregates.

    All methods raise `StoreError` when the store cannot be reached or written, and
    `QueryError` when it refuses a query.
    """

    def select(self, query: str) -> Solutions:
        """The solutions of a SELECT query over the union of all graphs."""

    def stream(self, query: str, form: RowFormat, out: IO[bytes]) -> None:
        """The solutions of a SELECT query written to the file `out`, without holding them."""

    def ask(self, query: str) -> bool:
        """The answer to an ASK query."""

    def construct(self, query: str) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE query, each once."""

    def graphs(self) -> list[NamedNode]:
        """The names of all graphs, sorted."""

    def load(self, quads: Iterable[Quad]) -> None:
        """Add `quads`, each to its own named graph."""

    def replace_graph(self, graph: NamedNode, triples: Iterable[Triple]) -> None:
        """Make `graph` hold exactly `triples`; without any, it is gone."""

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """All quads, or those of one graph."""

    def dump(self, path: Path, form: str) -> int:
        """Write everything to `path` in a format of `DUMP_FORMATS`; returns the count.

        Formats without named graphs get the union, each triple once.
        """
