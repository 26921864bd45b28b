"""Names of bodies without a head word: those that say by their own form what they are.

`Partnerschaftsverein Weidenfels`, `Lingnan Express`, `Beaumont-sur-Vingeanne Métropole`.
"""

from __future__ import annotations

import re

from passerelle.extraction import rx
from passerelle.extraction.heads import Candidate, Head
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.passages import Passage

__all__ = ["formed"]

_BEFORE = r"(?:Grand|Grande|Saint|La|Le|Les)"
_NAME = r"[A-ZÀ-Þ][\w]*(?:[’'-][\w]+)*"


def formed(
    passage: Passage, people: list[tuple[int, int]], before: list[Candidate], language: str
) -> list[Candidate]:
    """Bodies of a passage that no head word tells, apart from those already found."""
    table = lexicon(language, "bodies")
    found: list[Candidate] = []
    for kind, words in table["after"].items():
        pattern = rf"(?<![\w-])(?:{_BEFORE}\s)?({_NAME})\s(?:{'|'.join(words)})(?![\w-])"
        for one in rx.finditer(pattern, passage.text):
            found.append(_made(one, Head(kind, "epci"), one[0]))
    for kind, forms in table["forms"].items():
        for form in forms:
            level = {"communaute-agglomeration": "epci", "foreign-local-authority": "other"}.get(
                kind, ""
            )
            found += [
                _made(one, Head(kind, level), one[0])
                for one in rx.finditer(rf"(?<![\w-])(?:{form})(?![\w-])", passage.text)
            ]
    taken = [*people, *((one.start, one.end) for one in before)]
    return [one for one in found if not any(a < one.end and one.start < b for a, b in taken)]


def _made(found: re.Match[str], head: Head, name: str) -> Candidate:
    return Candidate(*found.span(), name, head, folded(name), "bodies/form", 0.85)
