"""Bodies with French names in an English text: «the Comité de jumelage de Clisson»."""

from __future__ import annotations

import re

from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.latin.bodies import french as bodies_fr
from passerelle.extraction.latin.words.heads import Candidate
from passerelle.extraction.reading.passages import Passage

__all__ = ["foreign"]

_FRENCH = re.compile(
    r"(?:[A-ZÀ-ÞĀ-ŒŔ-Ț][\w’'-]+ "
    r"(?:(?:municipal|départemental|régional|communautaire|culturel|général)e?\b"
    r"|(?:de|du|des|pour)\s|d['’])|(?:Collège|Lycée|École|Mairie|Région|Département)\s[A-ZÀ-ÞĀ-ŒŔ-Ț])"
)


def foreign(
    passage: Passage, people: list[tuple[int, int]], before: list[Candidate], places: Gazetteer
) -> list[Candidate]:
    """The bodies of a passage together with those of French grammar, which go before."""
    if not _FRENCH.search(passage.text):
        return before
    found = [
        one
        for one in bodies_fr.candidates(passage, people, places)
        if _FRENCH.match(one.name)
        and not any(other.start <= one.start and one.end <= other.end for other in before)
    ]
    kept = [
        one
        for one in before
        if not any(other.start < one.end and one.start < other.end for other in found)
    ]
    return [*kept, *found]
