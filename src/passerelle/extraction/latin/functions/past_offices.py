"""Offices that somebody had once, as the years with them say."""

from __future__ import annotations

import re

from passerelle.extraction.latin.words.linking import Tie
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.passages import Passage

__all__ = ["is_over"]

# «maire de Toul de 1995 à 2001»
_FROM_TO = re.compile(
    r"(?:\s(?:de la\s|de l[’']|du\s|des\s|de\s|d[’'])[^,;.:()\d]{2,60}?)?"
    r"\s(?:de \d{4} à \d{4}|entre \d{4} et \d{4}|jusqu[’']en \d{4})(?!\d)"
)
_ONCE = re.compile(
    r"(?:\s(?:of|for)\s[^,.;:()]{2,50}?)?,?\s(?:at (?:the|that) time\b|back then\b|in those days\b"
    r"|when\s|from \d{4}\s?(?:to|until|–|-)\s?\d{4}|between \d{4} and \d{4}|until \d{4}"
    r"|for \w+ years (?:until|up to)\b|in the (?:19|20)\d0s\b|in (?:19|20)\d\d\b)"
)


def is_over(passage: Passage, tie: Tie, office: Office) -> bool:
    """«X, who was mayor of Montelara at the time», «mayor of Lisle from 1989 to 2001, X»."""
    if _FROM_TO.match(passage.text, office.end):
        return True
    before = passage.text[tie.person.end : office.begin]
    after = _ONCE.match(passage.text, office.end)
    if after is None or tie.before:
        return False
    was = re.search(r"\bwas (?:then |also )?(?:the )?$", before)
    lasted = re.search(r"\d{4}$|time$|then$|days$", after[0])
    return bool(was or (re.fullmatch(r",\s(?:the )?", before) and lasted))
