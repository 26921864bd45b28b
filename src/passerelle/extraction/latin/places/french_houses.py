"""Towns of French houses that somebody only goes to: «au théâtre municipal de Jasienica Górna».

A school, hospital or museum may be a body; where a museum or theatre is only gone to, or any such
house is meant, the town in its name is a place.
"""

from __future__ import annotations

import re

from passerelle.extraction.latin.bodies.placed import only_says_where
from passerelle.extraction.latin.places.place_uses import NAME, Use, words_of_places
from passerelle.extraction.latin.words.heads import Candidate
from passerelle.extraction.lexicon import folded
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.passages import Passage

__all__ = ["housed", "is_house"]

_TOWN = re.compile(rf"\s(?:de\s|d[’'])(?P<name>{NAME}(?:\s{NAME})?)$")
_ANY = re.compile(r"(?i)(?<!\w)(?:une?|cette|cet|ce)\s$")
_INSIDE = re.compile(
    r"(?i)\b(?:cour|salles?|locaux|jardins?|murs|parvis|élèves|collégiens|lycéens|étudiants|façade"
    r"|toit|salons|amphithéâtre|gymnase|chantier)\s(?:du\s|de la\s|de l[’'])$"
)


def is_house(passage: Passage, one: Candidate, language: str) -> bool:
    """Whether a name put aside says where something is, or stands for any such house."""
    left = passage.text[: one.start]
    if language != "fr" or not one.head.held:
        return False
    visited = one.head.kind == "museum" and only_says_where(passage, one, language)
    return bool(visited or _ANY.search(left) or _INSIDE.search(left))


def housed(analysis: Analysis, passage: Passage) -> list[Use]:
    """The towns at the end of the names of such houses."""
    found = []
    for where, one in analysis.held:
        town = _TOWN.search(one.name) if where is passage else None
        if town is None or not is_house(passage, one, analysis.document.language):
            continue
        if folded(town["name"].split()[0]) in words_of_places("fr", "venue"):
            continue
        start = one.start + town.start("name")
        name = town["name"]
        found.append(Use(start, start + len(name), "places/located", 0.75, name))
    return found
