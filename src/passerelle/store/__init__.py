"""The store: one small protocol, at home in an embedded Oxigraph or any SPARQL endpoint."""

from passerelle.store.base import Solutions, Store
from passerelle.store.embedded import EmbeddedStore
from passerelle.store.memory_rdflib import RdflibStore
from passerelle.store.remote import RemoteStore

__all__ = ["EmbeddedStore", "RdflibStore", "RemoteStore", "Solutions", "Store"]
