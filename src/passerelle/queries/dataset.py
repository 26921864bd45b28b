"""Endpoints whose default graph is not the union of their named graphs.

The questions are asked of the union. Whether an endpoint answers from it is found out by
looking for one named statement outside of its graph. Where it does not, each query gets the
dataset it means in the words of SPARQL 1.1 (§13.2): ``FROM`` and ``FROM NAMED`` for every
graph there is, which every endpoint understands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from pyoxigraph import NamedNode, Quad, Triple

from passerelle.errors import StoreError
from passerelle.queries.bind import mask
from passerelle.store import Solutions, Store
from passerelle.store.base import RowFormat

__all__ = ["OverGraphs", "over_union", "with_dataset"]

_MOST = 200
"""More graphs than this make queries longer than common endpoints read."""
_ONE = (
    "SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER(!isBlank(?s) && !isBlank(?o)) } LIMIT 1"
)
_BODY = re.compile(r"\bWHERE\b|\{", re.IGNORECASE)


def over_union(store: Store, where: str) -> tuple[Store, str]:
    """`store`, or one that asks it over all its graphs; and what to tell the person.

    Raises `StoreError` when there are too many graphs to name in a query.
    """
    one = next(iter(store.select(_ONE).rows), None)
    if one is None or store.ask(f"ASK {{ {one[0]} {one[1]} {one[2]} }}"):
        return store, ""
    graphs = store.graphs()
    if len(graphs) > _MOST:
        raise StoreError(
            f"the endpoint does not answer from the union of its {len(graphs)} graphs.",
            where=where,
            remedy="Ask for it in the endpoint's own way, such as "
            "--endpoint-param union-default-graph= (Oxigraph) or "
            "--endpoint-param default-graph-uri=urn:x-arq:UnionGraph (Jena).",
        )
    said = (
        f"The endpoint does not answer from the union of its graphs: all {len(graphs)} are named."
    )
    return OverGraphs(store, graphs), said


def with_dataset(query: str, graphs: Iterable[NamedNode]) -> str:
    """`query` over the union of `graphs`; one that names its own dataset is left as it is."""
    bare = mask(query)
    place = _body(bare)
    if re.search(r"\bFROM\b", bare[:place], re.IGNORECASE):
        return query
    names = [f"<{graph.value}>" for graph in graphs]
    clause = " ".join(
        [*(f"FROM {name}" for name in names), *(f"FROM NAMED {name}" for name in names)]
    )
    return f"{query[:place]} {clause} {query[place:]}"


def _body(bare: str) -> int:
    """Where the pattern of the query begins: its first WHERE or brace outside of brackets.

    The template of CONSTRUCT { … } comes before; DESCRIBE may have no pattern at all.
    """
    template = re.search(r"\bCONSTRUCT\s*\{", bare, re.IGNORECASE)
    start = template.end() + bare[template.end() :].index("}") + 1 if template else 0
    for match in _BODY.finditer(bare, start):
        before = bare[: match.start()]
        if before.count("(") == before.count(")"):
            return match.start()
    return len(bare)


class OverGraphs:
    """A store whose queries are asked over the union of `graphs`; the rest is the store's."""

    def __init__(self, store: Store, graphs: Iterable[NamedNode]) -> None:
        self._store = store
        self._graphs = list(graphs)

    def select(self, query: str) -> Solutions:
        """See `Store.select`."""
        return self._store.select(with_dataset(query, self._graphs))

    def stream(self, query: str, form: RowFormat, out: IO[bytes]) -> None:
        """See `Store.stream`."""
        self._store.stream(with_dataset(query, self._graphs), form, out)

    def ask(self, query: str) -> bool:
        """See `Store.ask`."""
        return self._store.ask(with_dataset(query, self._graphs))

    def construct(self, query: str) -> list[Triple]:
        """See `Store.construct`."""
        return self._store.construct(with_dataset(query, self._graphs))

    def graphs(self) -> list[NamedNode]:
        """See `Store.graphs`."""
        return self._graphs

    def load(self, quads: Iterable[Quad]) -> None:
        """See `Store.load`."""
        self._store.load(quads)

    def replace_graph(self, graph: NamedNode, triples: Iterable[Triple]) -> None:
        """See `Store.replace_graph`."""
        self._store.replace_graph(graph, triples)

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """See `Store.quads`."""
        return self._store.quads(graph)

    def dump(self, path: Path, form: str) -> int:
        """See `Store.dump`."""
        return self._store.dump(path, form)
