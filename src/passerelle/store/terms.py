"""All conversion of terms and results between libraries: one function each way."""

from __future__ import annotations

import io
import json
import logging
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox
from pyoxigraph import QueryResultsFormat, RdfFormat

from passerelle.collector import collector_paused
from passerelle.files import replacing
from passerelle.namespaces import PREFIXES, XSD
from passerelle.store.base import Solutions, Term

if TYPE_CHECKING:
    import rdflib

__all__ = [
    "from_rdflib",
    "plain",
    "quad_in",
    "rdflib_term",
    "solutions_from_json",
    "solutions_from_query",
    "to_rdflib",
    "triples_from_bytes",
    "unique",
    "variables_of",
    "write_quads",
]

_FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
Item = TypeVar("Item")


def write_quads(quads: Iterable[ox.Quad], path: Path, form: str) -> int:
    """Write `quads`, sorted, in a format of `DUMP_FORMATS`; returns how many statements.

    The file appears whole or not at all. Formats without named graphs get the union.
    """
    kind = _FORMATS[form]
    ordered = sorted(quads, key=str)
    statements: list[ox.Quad] | list[ox.Triple] = (
        ordered if kind.supports_datasets else unique(quad.triple for quad in ordered)
    )
    with replacing(path) as part:
        ox.serialize(statements, str(part), format=kind, prefixes=PREFIXES)
    return len(statements)


@collector_paused()
def solutions_from_query(results: ox.QuerySolutions) -> Solutions:
    """A lazily evaluated answer, taken out whole; with the collector on, in twice the time."""
    names = tuple(variable.value for variable in results.variables)
    return Solutions(names, [tuple(row) for row in results])


def solutions_from_json(data: bytes) -> Solutions:
    """SPARQL 1.1 Query Results JSON, as an endpoint sends it.

    What an endpoint adds of its own beside head and results is passed over; one that names
    no variables where there are no rows gives an answer without columns.
    """
    try:
        return _solutions(data)
    except SyntaxError:
        document = json.loads(data)
        core = {"head": {"vars": [], **document["head"]}, "results": document["results"]}
        return _solutions(json.dumps(core).encode())


def _solutions(data: bytes) -> Solutions:
    results = ox.parse_query_results(io.BytesIO(data), format=QueryResultsFormat.JSON)
    if not isinstance(results, ox.QuerySolutions):
        raise ValueError("a boolean where solutions were expected")
    return solutions_from_query(results)


def variables_of(query: str) -> tuple[str, ...]:
    """The variables that a SELECT projects, in their order."""
    results = ox.Store().query(query)
    if not isinstance(results, ox.QuerySolutions):
        raise ValueError("no SELECT query")
    return tuple(variable.value for variable in results.variables)


def triples_from_bytes(data: bytes, form: RdfFormat) -> list[ox.Triple]:
    """A serialised graph as distinct triples, in their order."""
    return unique(quad.triple for quad in ox.parse(io.BytesIO(data), format=form))


def quad_in(graph: ox.NamedNode, triple: ox.Triple) -> ox.Quad:
    """`triple` as a quad of `graph`."""
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def unique(items: Iterable[Item]) -> list[Item]:
    """`items` without repetition, in their order."""
    return list(dict.fromkeys(items))


def plain(term: Term | None) -> str:
    """The text of a term for a table: IRI or lexical form; empty when unbound."""
    if term is None:
        return ""
    return term.value if not isinstance(term, ox.Triple) else str(term)


def to_rdflib(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """The union of `quads` as one rdflib graph, for what only rdflib can do (SHACL)."""
    import rdflib

    # An ill-formed literal is for a shape to report, not for a log to show as a traceback.
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
    graph = rdflib.Graph()
    known: dict[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, rdflib.term.Node] = {}

    def term(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> rdflib.term.Node:
        if value not in known:
            known[value] = rdflib_term(value)
        return known[value]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        graph.addN(
            (term(quad.subject), term(quad.predicate), term(quad.object), graph) for quad in quads
        )
    return graph


def rdflib_term(
    value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, *, normalise: bool = True
) -> rdflib.term.Node:
    """`value` for rdflib; unless `normalise`, numbers stay as written (``01`` is not ``1``)."""
    import rdflib

    if isinstance(value, ox.NamedNode):
        return rdflib.URIRef(value.value)
    if isinstance(value, ox.BlankNode):
        return rdflib.BNode(value.value)
    if isinstance(value, ox.Triple):
        raise ValueError("rdflib has no triple terms")
    if value.language:
        return rdflib.Literal(value.value, lang=value.language)
    if value.datatype == XSD.string:
        return rdflib.Literal(value.value)
    kind = rdflib.URIRef(value.datatype.value)
    return rdflib.Literal(value.value, datatype=kind, normalize=normalise)


def from_rdflib(value: rdflib.term.Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """A term of rdflib as ours."""
    import rdflib

    if isinstance(value, rdflib.URIRef):
        return ox.NamedNode(str(value))
    if isinstance(value, rdflib.BNode):
        return ox.BlankNode(str(value))
    if not isinstance(value, rdflib.Literal):
        raise ValueError(f"no RDF term: {value!r}")
    if value.language:
        return ox.Literal(str(value), language=value.language)
    kind = value.datatype
    return ox.Literal(str(value), datatype=None if kind is None else ox.NamedNode(str(kind)))
