"""The graph of ``world.ttl``: small enough to see by eye."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import NamedNode, RdfFormat

from passerelle.namespaces import PREFIXES
from passerelle.store import EmbeddedStore

__all__ = ["BASE", "world"]

BASE = "http://e.org/"
FILE = Path(__file__).with_suffix(".ttl")


def world(more: str = "") -> EmbeddedStore:
    """The graph, said twice in two named graphs, as sources that agree say it."""
    prefixes = "".join(f"@prefix {name}: <{base}> .\n" for name, base in PREFIXES.items())
    text = f"{prefixes}@prefix : <{BASE}> .\n{FILE.read_text(encoding='utf-8')}{more}"
    store = EmbeddedStore()
    for name in ("one", "two"):
        quads = ox.parse(text, format=RdfFormat.TURTLE)
        store.load(ox.Quad(q.subject, q.predicate, q.object, NamedNode(BASE + name)) for q in quads)
    return store
