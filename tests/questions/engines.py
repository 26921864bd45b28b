"""Engines that the fixtures of the questions are asked on, all behind `select`."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from passerelle.store import EmbeddedStore, Solutions
from passerelle.store.terms import solutions_from_json, to_rdflib


def in_memory(quads: Iterable[ox.Quad]) -> EmbeddedStore:
    store = EmbeddedStore()
    store.load(quads)
    return store


class RdflibStore:
    """The union of all graphs in rdflib."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._graph = to_rdflib(quads)

    def select(self, query: str) -> Solutions:
        answer = self._graph.query(query).serialize(format="json")
        assert answer is not None
        return solutions_from_json(answer)


ENGINES = {"oxigraph in memory": in_memory, "rdflib": RdflibStore}
