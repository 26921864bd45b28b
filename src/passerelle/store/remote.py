"""The remote store: any SPARQL 1.1 endpoint, reached through SPARQLWrapper.

Queries run as they are, over what the endpoint takes as its default graph. Where that is
not the union of the named graphs, `parameters` ask for it in the endpoint's own way
(Oxigraph: ``{"union-default-graph": ""}``, Jena: ``{"default-graph-uri":
"urn:x-arq:UnionGraph"}``). User name and password come from the environment only
(``PASSERELLE_ENDPOINT_USER``, ``PASSERELLE_ENDPOINT_PASSWORD``).
"""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from passerelle import __version__
from passerelle.errors import QueryError, StoreError
from passerelle.store.base import Solutions
from passerelle.store.terms import (
    quad_in,
    solutions_from_json,
    triples_from_bytes,
    variables_of,
    write_quads,
)

__all__ = ["RemoteStore"]

_AGENT = f"passerelle/{__version__} (SPARQLWrapper)"
_ACCEPT = {
    JSON: "application/sparql-results+json, application/json;q=0.5",
    TURTLE: "text/turtle, application/n-triples;q=0.9, application/rdf+xml;q=0.5",
}
"""SPARQLWrapper likes plain ``application/json`` as much, which to some engines is another form."""
_BATCH = 5000
"""Triples per INSERT DATA: some 1 MB of text, which common endpoints accept."""


class RemoteStore:
    """A SPARQL endpoint: `endpoint` answers queries, `update` takes updates.

    With `graph_store` (SPARQL 1.1 Graph Store HTTP Protocol) whole graphs are replaced in
    one request; without it, by batched updates. `timeout` is in seconds.
    """

    def __init__(
        self,
        endpoint: str,
        *,
        update: str | None = None,
        graph_store: str | None = None,
        parameters: Mapping[str, str] | None = None,
        timeout: int = 60,
    ) -> None:
        self._endpoint = endpoint
        self._update = update
        self._graph_store = graph_store
        self._parameters = dict(parameters or {})
        self._timeout = timeout

    # --- requests --------------------------------------------------------------------

    def _request(self, address: str, text: str, form: str) -> tuple[bytes, str]:
        wrapper = SPARQLWrapper(address, updateEndpoint=address, agent=_AGENT)
        user = os.environ.get("PASSERELLE_ENDPOINT_USER")
        if user:
            wrapper.setCredentials(user, os.environ.get("PASSERELLE_ENDPOINT_PASSWORD", ""))
        wrapper.setMethod(POST)
        wrapper.setTimeout(self._timeout)
        wrapper.setReturnFormat(form)
        wrapper.addCustomHttpHeader("Accept", _ACCEPT[form])
        wrapper.setQuery(text)
        for name, value in self._parameters.items():
            wrapper.addParameter(name, value)
        try:
            response = wrapper.query().response
            return response.read(), response.headers.get("Content-Type", "")
        except QueryBadFormed as fault:
            said = " ".join(str(fault).split())[:300]
            raise QueryError(f"the endpoint refused the query: {said}", where=address) from None
        except (SPARQLWrapperException, urllib.error.HTTPError) as fault:
            said = " ".join(str(fault).split())[:300]
            raise StoreError(
                f"the endpoint answered with an error: {said}", where=address
            ) from None
        except (urllib.error.URLError, TimeoutError, ConnectionError) as fault:
            raise StoreError(
                f"the endpoint cannot be reached ({getattr(fault, 'reason', fault)}).",
                where=address,
                remedy="Check the address and that the server runs.",
            ) from None

    def select(self, query: str) -> Solutions:
        """See `Store.select`."""
        data, _ = self._request(self._endpoint, query, JSON)
        try:
            found = solutions_from_json(data)
            # Some engines name no columns when there are no rows: then the query does.
            return found if found.variables else Solutions(variables_of(query), found.rows)
        except (SyntaxError, ValueError, KeyError, TypeError):
            raise self._not_understood("SELECT") from None

    def ask(self, query: str) -> bool:
        """See `Store.ask`."""
        data, _ = self._request(self._endpoint, query, JSON)
        try:
            return bool(json.loads(data)["boolean"])
        except (ValueError, KeyError, TypeError):
            raise self._not_understood("ASK") from None

    def construct(self, query: str) -> list[Triple]:
        """See `Store.construct`."""
        data, kind = self._request(self._endpoint, query, TURTLE)
        form = RdfFormat.from_media_type(kind.split(";")[0])
        if form is None:
            raise self._not_understood("CONSTRUCT")
        return triples_from_bytes(data, form)

    def _not_understood(self, form: str) -> QueryError:
        return QueryError(
            f"the answer is not that of a {form} query.",
            where=self._endpoint,
            remedy="Check that the query is one, and that the address is a SPARQL endpoint.",
        )

    def graphs(self) -> list[NamedNode]:
        """See `Store.graphs`."""
        rows = self.select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        names = (row["g"] for row in rows)
        found = [name for name in names if isinstance(name, NamedNode)]
        return sorted(found, key=lambda name: name.value)

    # --- writing ---------------------------------------------------------------------

    def _write(self, text: str) -> None:
        if not self._update:
            raise StoreError(
                "the store is read-only: no update address is set.",
                where=self._endpoint,
                remedy='Set update = "…" under [store].',
            )
        self._request(self._update, text, JSON)

    def load(self, quads: Iterable[Quad]) -> None:
        """See `Store.load`."""
        stream = iter(quads)
        while batch := list(islice(stream, _BATCH)):
            batch.sort(key=lambda quad: str(quad.graph_name))
            parts = [
                _graph_block(graph, (quad.triple for quad in group))
                for graph, group in groupby(batch, key=lambda quad: quad.graph_name)
            ]
            self._write(f"INSERT DATA {{ {' '.join(parts)} }}")

    def replace_graph(self, graph: NamedNode, triples: Iterable[Triple]) -> None:
        """See `Store.replace_graph`."""
        if self._graph_store:
            self._put(graph, list(triples))
            return
        stream = iter(triples)
        first = list(islice(stream, _BATCH))
        block = f"INSERT DATA {{ {_graph_block(graph, first)} }}" if first else ""
        self._write(f"DROP SILENT GRAPH {graph} ; {block}")
        self.load(quad_in(graph, triple) for triple in stream)

    def _put(self, graph: NamedNode, triples: list[Triple]) -> None:
        address = f"{self._graph_store}?graph={quote(graph.value, safe='')}"
        if not address.startswith(("http://", "https://")):
            raise StoreError("graph_store must be an http address.", where=self._graph_store)
        request = urllib.request.Request(  # noqa: S310 (the scheme is checked above)
            address,
            method="PUT" if triples else "DELETE",
            data=ox.serialize(triples, format=RdfFormat.N_TRIPLES) if triples else None,
            headers={"Content-Type": "application/n-triples", "User-Agent": _AGENT},
        )
        try:
            with urllib.request.urlopen(request, timeout=self._timeout):  # noqa: S310
                pass
        except urllib.error.HTTPError as fault:
            if not (fault.code == 404 and not triples):  # nothing there to delete
                raise StoreError(f"the graph store answered {fault}", where=address) from None
        except (urllib.error.URLError, TimeoutError) as fault:
            raise StoreError(f"cannot be reached ({fault}).", where=address) from None

    # --- reading whole ---------------------------------------------------------------

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """See `Store.quads`."""
        for name in self.graphs() if graph is None else [graph]:
            for triple in self.construct(
                f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {name} {{ ?s ?p ?o }} }}"
            ):
                yield quad_in(name, triple)

    def dump(self, path: Path, form: str) -> int:
        """See `Store.dump`."""
        return write_quads(self.quads(), path, form)


def _graph_block(graph: object, triples: Iterable[Triple]) -> str:
    return f"GRAPH {graph} {{ {' . '.join(str(triple) for triple in triples)} . }}"
