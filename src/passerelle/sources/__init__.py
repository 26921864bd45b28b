"""Sources: files and tables in, typed records with their evidence out."""

from passerelle.sources.base import Rejected, SourceDescription, SourceResult
from passerelle.sources.read import load_description, read_source

__all__ = ["Rejected", "SourceDescription", "SourceResult", "load_description", "read_source"]
