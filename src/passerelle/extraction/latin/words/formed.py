"""Names of bodies without a head word: those that say by their own form what they are.

`Partnerschaftsverein Weidenfels`, `Lingnan Express`, `Beaumont-sur-Vingeanne Métropole`.
"""

from __future__ import annotations

import re
from functools import cache

from passerelle.extraction.latin.words.heads import Candidate, Head
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.rx import CAPITAL

__all__ = ["formed"]

_BEFORE = r"(?:Grand|Grande|Saint|La|Le|Les)"
_NAME = rf"{CAPITAL}[\w]*(?:[’'-][\w]+)*"


def formed(
    passage: Passage, people: list[tuple[int, int]], before: list[Candidate], language: str
) -> list[Candidate]:
    """Bodies of a passage that no head word tells, apart from those already found."""
    found = [
        _made(one, head, one[0])
        for pattern, head in _forms(language)
        for one in pattern.finditer(passage.text)
    ]
    taken = [*people, *((one.start, one.end) for one in before)]
    return [one for one in found if not any(a < one.end and one.start < b for a, b in taken)]


@cache
def _forms(language: str) -> tuple[tuple[re.Pattern[str], Head], ...]:
    """What such names look like, and what they then are."""
    table = lexicon(language, "bodies")
    found: list[tuple[re.Pattern[str], Head]] = []
    # «Valence Romans Agglo»; with one letter or at the head of a sentence a word is no name
    more = rf"(?:(?<=\w\w\w)(?<!^Une)(?<!Les)\s{_NAME})?" if language == "fr" else ""
    for kind, words in table["after"].items():
        pattern = rf"(?<![\w-])(?:{_BEFORE}\s)?({_NAME}{more})\s(?:{'|'.join(words)})(?![\w-])"
        found.append((re.compile(pattern), Head(kind, "" if kind == "university" else "epci")))
    for kind, forms in table["forms"].items():
        level = {"communaute-agglomeration": "epci", "foreign-local-authority": "other"}
        head = Head(kind, level.get(kind, ""))
        found += [(re.compile(rf"(?<![\w-])(?:{form})(?![\w-])"), head) for form in forms]
    return tuple(found)


def _made(found: re.Match[str], head: Head, name: str) -> Candidate:
    return Candidate(*found.span(), name, head, folded(name), "bodies/form", 0.85)
