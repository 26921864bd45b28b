"""A store in memory on rdflib: a second implementation of SPARQL to check answers against.

It is many times slower than Oxigraph and not meant for volume.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, Triple

from passerelle.errors import QueryError, StoreError
from passerelle.store.base import RowFormat, Solutions, Term
from passerelle.store.terms import from_rdflib, quad_in, rdflib_term, unique, write_quads

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.query import Result
    from rdflib.term import Node, Variable

__all__ = ["RdflibStore"]

_FAULTS = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, NameError),
    *(OSError, RuntimeError, TypeError, ValueError),
)
"""What rdflib raises for a query it cannot plan or answer; its own errors have no common root."""


class RdflibStore:
    """Named graphs in an rdflib dataset whose default graph is their union."""

    def __init__(self) -> None:
        import rdflib

        logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)  # ill-formed literals stay
        self._dataset = rdflib.Dataset(default_union=True)

    def _query(self, query: str, form: str) -> Result:
        from pyparsing import ParseBaseException
        from rdflib.plugins.sparql.sparql import SPARQLError

        try:
            with warnings.catch_warnings():  # it uses what it deprecates itself
                warnings.simplefilter("ignore", DeprecationWarning)
                result = self._dataset.query(query)
                len(result)  # evaluates it here and now
        except ParseBaseException as fault:
            raise QueryError(
                f"the query is not valid SPARQL 1.1: {fault.lineno}:{fault.column}: {fault.msg}."
            ) from None
        except (*_FAULTS, SPARQLError) as fault:
            raise StoreError(f"the query failed: {type(fault).__name__}: {fault}") from None
        if result.type != form:
            raise QueryError(f"this is no {form} query.")
        return result

    def select(self, query: str) -> Solutions:
        """See `Store.select`."""
        result = self._query(query, "SELECT")
        names = result.vars or []
        rows = [tuple(_bound(row, name) for name in names) for row in result.bindings]
        return Solutions(tuple(str(name) for name in names), rows)

    def stream(self, query: str, form: RowFormat, out: IO[bytes]) -> None:
        """See `Store.stream`; rdflib holds its solutions anyway."""
        self._query(query, "SELECT").serialize(out, format=form)

    def ask(self, query: str) -> bool:
        """See `Store.ask`."""
        return bool(self._query(query, "ASK").askAnswer)

    def construct(self, query: str) -> list[Triple]:
        """See `Store.construct`."""
        result = self._query(query, "CONSTRUCT")
        return unique(_triple(*row) for row in result.graph or ())

    def graphs(self) -> list[NamedNode]:
        """See `Store.graphs`."""
        names = [from_rdflib(graph.identifier) for graph in self._dataset.graphs() if len(graph)]
        return sorted((n for n in names if isinstance(n, NamedNode)), key=lambda n: n.value)

    def load(self, quads: Iterable[Quad]) -> None:
        """See `Store.load`."""
        for quad in quads:
            self._add(self._graph(quad.graph_name), quad.triple)

    def replace_graph(self, graph: NamedNode, triples: Iterable[Triple]) -> None:
        """See `Store.replace_graph`."""
        held = self._graph(graph)
        held.remove((None, None, None))
        for triple in triples:
            self._add(held, triple)

    def _graph(self, name: object) -> Graph:
        from rdflib import URIRef

        if not isinstance(name, NamedNode):
            raise StoreError("only named graphs are kept.")
        return self._dataset.graph(URIRef(name.value))

    @staticmethod
    def _add(graph: Graph, triple: Triple) -> None:
        parts = (triple.subject, triple.predicate, triple.object)
        graph.add(tuple(rdflib_term(part, normalise=False) for part in parts))  # type: ignore[arg-type]

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """See `Store.quads`."""
        for name in self.graphs() if graph is None else [graph]:
            for triple in self._graph(name):
                yield quad_in(name, _triple(*triple))

    def dump(self, path: Path, form: str) -> int:
        """See `Store.dump`."""
        return write_quads(self.quads(), path, form)


def _bound(row: Mapping[Variable, Node | None], name: Variable) -> Term | None:
    term = row.get(name)  # what is unbound is missing, or None
    return None if term is None else from_rdflib(term)


def _triple(subject: object, predicate: object, value: object) -> Triple:
    return Triple(from_rdflib(subject), from_rdflib(predicate), from_rdflib(value))  # type: ignore[arg-type]
