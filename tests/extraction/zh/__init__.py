"""Chinese press releases, sentence by sentence: what each stage finds in words of our own."""

from __future__ import annotations

from passerelle.documents import Document
from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.pipeline import LEARNT, analyse
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["functions_in", "names_in", "read", "roles_in"]


def read(text: str, published: str | None = "2024-03-08") -> Analysis:
    """The bench after all stages, for a text published on a Friday."""
    return analyse(Document("x.txt", text, "zh", published=published), Gazetteer(), LEARNT)


def names_in(analysis: Analysis) -> dict[str, str]:
    """The name of each thing by its key."""
    things = (analysis.people, analysis.bodies, analysis.delegations, analysis.places)
    return {key: one.name for table in things for key, one in table.items()}


def functions_in(analysis: Analysis) -> set[tuple[str, str, str | None]]:
    """Who is what, where."""
    names = names_in(analysis)
    return {
        (names[one.person], one.function, names.get(one.body or "")) for one in analysis.functions
    }


def roles_in(analysis: Analysis) -> set[tuple[str, str, str]]:
    """Kind of event, role, who."""
    names = names_in(analysis)
    return {(analysis.events[one.event].kind, one.role, names[one.who]) for one in analysis.roles}
