"""Offices of the state and of parliaments, and the bodies that they are held in."""

from __future__ import annotations

import re

from passerelle.extraction.lexicon import folded
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office

__all__ = ["CHAMBERS", "STATE", "chamber", "of_state"]

CHAMBERS = {
    "senator": "parliament-chamber",
    "deputy-mp": "parliament-chamber",
    "european-deputy": "parliamentary-body",
}

STATE = frozenset(
    (
        *("prefect", "state-function", "minister", "ambassador", "consul"),
        "diplomatic-counsellor",
    )
)
"""Offices of the state, whose body is a post or a prefecture, or none that a text names."""


def chamber(analysis: Analysis, office: Office) -> str | None:
    """The chamber of a senator or deputy, if the text names it."""
    words = {
        "senator": "sena",
        "deputy-mp": "assembl|parliament|commons|bundestag",
        "european-deputy": "europ",
    }
    kind, word = CHAMBERS.get(office.slug), words.get(office.slug, "$^")
    for key, body in analysis.bodies.items():
        if body.kind == kind and re.search(word, folded(body.name)):
            return key
    return None


def of_state(analysis: Analysis, office: Office) -> str | None:
    """The chamber of a member, the post or prefecture of who serves the state."""
    if office.slug in CHAMBERS:
        return chamber(analysis, office)
    posts = {"consul": "consulate", "ambassador": "embassy", "diplomatic-counsellor": ""}
    return _of_kind(analysis, posts.get(office.slug, "state-prefecture"))


def _of_kind(analysis: Analysis, kind: str) -> str | None:
    found = [key for key, one in analysis.bodies.items() if one.kind == kind]
    return found[0] if len(found) == 1 else None
