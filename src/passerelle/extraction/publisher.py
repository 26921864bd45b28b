"""Who publishes a text, where only its letterhead or the line under it says so."""

from __future__ import annotations

from passerelle.extraction.analysis import Analysis
from passerelle.extraction.passages import Passage

__all__ = ["publisher"]


def publisher(analysis: Analysis) -> Passage | None:
    """The name of the publisher, where the text has it, to be read as a passage of its own."""
    name = analysis.document.publisher
    start = analysis.document.text.find(name) if name else -1
    if not name or start < 0:
        return None
    return Passage(name, list(range(start, start + len(name))), "heading")
