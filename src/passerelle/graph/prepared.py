"""A graph as the validator asks it: each query is read once, however many nodes it is about.

pySHACL hands over the text of a SPARQL constraint for each node that has to meet it, and
rdflib takes longer to read such a text than to answer it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import rdflib
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Processor, Result
from rdflib.term import Identifier

__all__ = ["Prepared", "together"]


class Prepared(rdflib.Graph):
    """The same statements as another graph, which answers queries that it has read before."""

    def __init__(self, graph: rdflib.Graph) -> None:
        super().__init__(graph.store, graph.identifier, graph.namespace_manager)

    def query(
        self,
        query_object: str | Query,
        processor: str | Processor = "sparql",
        result: str | type[Result] = "sparql",
        initNs: Mapping[str, Any] | None = None,  # noqa: N803 (as rdflib calls them)
        initBindings: Mapping[str, Identifier] | None = None,  # noqa: N803
        use_store_provided: bool = True,
        **kwargs: Any,
    ) -> Result:
        """See `rdflib.Graph.query`."""
        if isinstance(query_object, str):
            query_object = _read(query_object, tuple((initNs or dict(self.namespaces())).items()))
        return super().query(
            query_object, processor, result, initNs, initBindings, use_store_provided, **kwargs
        )


@lru_cache(maxsize=256)
def _read(text: str, prefixes: tuple[tuple[str, Any], ...]) -> Query:
    return prepareQuery(text, initNs=dict(prefixes))


@contextmanager
def together(large: rdflib.Graph, small: rdflib.Graph) -> Iterator[Prepared]:
    """Both graphs as one; `large` holds the statements of `small` for as long as it takes."""
    added = [triple for triple in small if triple not in large]
    try:
        for triple in added:
            large.add(triple)
        yield Prepared(large)
    finally:
        for triple in added:
            large.remove(triple)
