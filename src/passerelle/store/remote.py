"""The remote store: any SPARQL 1.1 endpoint, reached through SPARQLWrapper.

Queries run as they are, over what the endpoint takes as its default graph. Where that is
not the union of the named graphs, `parameters` ask for it in the endpoint's own way
(Oxigraph: ``{"union-default-graph": ""}``, Jena: ``{"default-graph-uri":
"urn:x-arq:UnionGraph"}``). How requests are made and repeated, and where user name and
password come from: see `passerelle.endpoint`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby, islice
from pathlib import Path
from typing import IO, Literal
from urllib.parse import quote

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple

from passerelle.endpoint import Endpoint
from passerelle.errors import QueryError, StoreError
from passerelle.store.base import RowFormat, Solutions
from passerelle.store.terms import (
    quad_in,
    solutions_from_json,
    triples_from_bytes,
    variables_of,
    write_quads,
)

__all__ = ["RemoteStore"]

_BATCH = 5000
"""Triples per INSERT DATA: some 1 MB of text, which common endpoints accept."""
_LARGEST = 2 * 1024**3
"""Bytes of one answer: a whole graph of a store of our own."""
_LARGEST_FILE = 64 * 1024**3
"""Bytes of one answer that goes to a file and is never held."""
_MEDIA = {"csv": ("text/csv",), "json": ("application/sparql-results+json", "application/json")}


class RemoteStore:
    """A SPARQL endpoint: `endpoint` answers queries, `update` takes updates.

    With `graph_store` (SPARQL 1.1 Graph Store HTTP Protocol) whole graphs are replaced in
    one request; without it, by batched updates. Queries go by `method`. `timeout` is in
    seconds, `contact` the address of who runs the program, which the server is told.
    """

    def __init__(
        self,
        endpoint: str,
        *,
        update: str | None = None,
        graph_store: str | None = None,
        parameters: Mapping[str, str] | None = None,
        method: Literal["GET", "POST"] = "POST",
        timeout: int = 60,
        contact: str | None = None,
    ) -> None:
        self._queries = Endpoint(
            endpoint,
            method=method,
            parameters=dict(parameters or {}),
            timeout=timeout,
            contact=contact,
            tries=3,
            max_bytes=_LARGEST,
        )
        self._endpoint = endpoint
        self._updates = replace(self._queries, address=update) if update else None
        self._graph_store = graph_store

    # --- reading ---------------------------------------------------------------------

    def select(self, query: str) -> Solutions:
        """See `Store.select`."""
        data = self._queries.query(query, "SELECT", "json").data
        try:
            found = solutions_from_json(data)
            # Some engines name no columns when there are no rows: then the query does.
            return found if found.variables else Solutions(variables_of(query), found.rows)
        except (SyntaxError, ValueError, KeyError, TypeError):
            raise self._not_understood("SELECT") from None

    def stream(self, query: str, form: RowFormat, out: IO[bytes]) -> None:
        """See `Store.stream`."""
        endpoint = replace(self._queries, max_bytes=_LARGEST_FILE)
        media_type = endpoint.copy(query, "SELECT", form, out)
        if media_type not in _MEDIA[form]:
            raise QueryError(
                f"the endpoint sent {media_type}, where {_MEDIA[form][0]} was asked for.",
                where=self._endpoint,
                remedy=f"Ask for {'json' if form == 'csv' else 'csv'}, or without --raw.",
            )

    def ask(self, query: str) -> bool:
        """See `Store.ask`."""
        data = self._queries.query(query, "ASK", "json").data
        try:
            return bool(json.loads(data)["boolean"])
        except (ValueError, KeyError, TypeError):
            raise self._not_understood("ASK") from None

    def construct(self, query: str) -> list[Triple]:
        """See `Store.construct`."""
        answer = self._queries.query(query, "CONSTRUCT", "turtle")
        form = RdfFormat.from_media_type(answer.media_type)
        if form is None:
            raise self._not_understood("CONSTRUCT")
        return triples_from_bytes(answer.data, form)

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
        if not self._updates:
            raise StoreError(
                "the store is read-only: no update address is set.",
                where=self._endpoint,
                remedy='Set update = "…" under [store].',
            )
        # Ground statements set or taken away: an update that runs twice does the same.
        self._updates.update(text)

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
        home = replace(self._queries, address=address)
        if triples:
            data = ox.serialize(triples, format=RdfFormat.N_TRIPLES)
            home.put(data or b"", "application/n-triples")
        else:
            home.delete()

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
