"""Names that were put aside, and become bodies as someone holds a function there."""

from __future__ import annotations

import re

from passerelle.extraction.latin.bodies.entering import enter
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.analysis import Analysis, Mention
from passerelle.extraction.reading.passages import Passage

__all__ = ["adopt"]


def adopt(analysis: Analysis, passage: Passage, at: int, end: int) -> None:
    """Make bodies of names that were put aside until someone holds a function there."""
    for where, one in analysis.held:
        if where is not passage or not at <= one.start < end:
            continue
        if not _leads_to(passage.text[at : one.start], analysis.document.language):
            continue
        begun = [
            k
            for k, b in analysis.bodies.items()
            if folded(b.name).startswith(folded(one.name) + " ")
        ]
        if len(begun) == 1:
            span = passage.span(one.start, one.end)
            analysis.mentions.append(Mention(span, "body", begun[0]))
        else:
            analysis.adopted.add(enter(analysis, passage, one))


def _leads_to(between: str, language: str) -> bool:
    """Whether only a field stands between an office and a body, and no verb."""
    if language != "en":
        return True
    joins = {*lexicon("en", "bodies")["words"]["joins"], "at", "department", "service", "team"}
    return all(word in joins for word in re.findall(r"\b[a-z]+\b", between))
