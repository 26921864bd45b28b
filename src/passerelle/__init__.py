"""Passerelle: one RDF knowledge graph of who cooperates with whom between territories."""

from importlib.metadata import version

__all__ = ["__version__"]

__version__ = version("passerelle")
