"""Who publishes a text, where only its letterhead or the line under it says so."""

from __future__ import annotations

import re

from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.passages import Passage

__all__ = ["publisher"]


_OURS = re.compile(
    r"\b[Oo]ur (?:own )?(?:association|society|club|committee|charity|network|group|organi[sz]ation"
    r"|council|chamber)\b"
)


def publisher(analysis: Analysis) -> Passage | None:
    """The publisher as a passage of its own: where the text has the name or says "our club"."""
    name = analysis.document.publisher
    if not name:
        return None
    start = analysis.document.text.find(name)
    if start >= 0:
        return Passage(name, list(range(start, start + len(name))), "heading")
    ours = _OURS.search(analysis.document.text)
    if ours is None or analysis.document.language != "en":
        return None
    places = [min(ours.start() + at, ours.end() - 1) for at in range(len(name))]
    places[-1] = ours.end() - 1
    return Passage(name, places, "heading")
