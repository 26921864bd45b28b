"""Names of bodies that only say where something is: «au siège de la Métropole»."""

from __future__ import annotations

import re
from functools import cache

from passerelle.extraction.latin.words.heads import Candidate
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.passages import Passage

__all__ = ["only_says_where"]

_EDGE_LEFT = re.compile(
    r"(?i)(?:^\W*(?:l['’]|la |le |the )?|[,:–—-]\s|\b(?:by|de|du|from|of)\s(?:the |la |l['’])?)$"
)
# «à l'association» says to whom, not where: these have no house that a text goes to.
_UNHOUSED = frozenset(
    (
        *("association", "ngo", "agency", "authority-network", "foundation", "company"),
        *("friendship-group", "international-organisation"),
    )
)
_AT_SEAT = re.compile(
    r"(?i)\b(?:(?:siège|locaux|salons|salles?|jardins|cour|bureaux|stand) (?:du|de la|de l['’]|de)"
    r"|(?:devant|vers) (?:la|le|l['’]))\s?$"
)
_EDGE_RIGHT = re.compile(r"(?i)\W*$|\s?\(|\s?[,:–—-]")


def only_says_where(passage: Passage, one: Candidate, language: str) -> bool:
    """Whether the words only say where something is: «au siège de la Métropole»."""
    if one.rule == "bodies/letterhead":
        return False
    unhoused = one.head.kind in _UNHOUSED and not one.name.startswith("Forum")
    if language == "fr" and unhoused and not passage.caps:
        return _AT_SEAT.search(passage.text[: one.start]) is not None
    if passage.caps:
        left, right = passage.text[: one.start], passage.text[one.end :]
        return not (_EDGE_LEFT.search(left) and _EDGE_RIGHT.match(right))
    before = passage.text[max(0, one.start - 12) : one.start]
    if one.head.kind == "media" or (language == "en" and one.head.level and not one.head.last):
        return False
    if language == "fr" and re.search(
        lexicon("fr", "bodies")["words"]["dative"],
        re.sub(r"(?:à l['’]|à la |au |aux )$", "", passage.text[: one.start]),
    ):
        return False
    return _before(language).search(before) is not None


@cache
def _before(language: str) -> re.Pattern[str]:
    """Words right before a name that say where something is."""
    words = "|".join(lexicon(language, "bodies")["words"]["locative"])
    return re.compile(rf"(?i)(?<!\w)(?:{words})\s?$")
