"""The build: sources to records to identity to graph to store, atomically."""

from passerelle.pipeline.build import build
from passerelle.pipeline.report import BuildReport
from passerelle.pipeline.state import BuildState, open_store

__all__ = ["BuildReport", "BuildState", "build", "open_store"]
