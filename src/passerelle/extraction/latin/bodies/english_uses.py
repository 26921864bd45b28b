"""Whether an English text tells of a body, or only says where something is."""

from __future__ import annotations

import re
from functools import cache

from passerelle.extraction.latin.words.heads import Candidate
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.rx import CAPITAL

__all__ = ["acts", "does", "is_where"]

_WHERE = re.compile(
    r"(?i)\b(?:in|at|near|to|from|across|around|throughout|via|outside|within|into|towards?"
    r"|inside|visit\w*|tour\w*|(?:north|south|east|west|people|part|outskirts|all) of)"
    rf"\s(?:the\s)?(?:[A-Z]\w+\s)?$|{CAPITAL}[\w-]+(?:,|\s\(|\sin)\s$|^\W*$"
)

_FROM_OF = re.compile(
    r"(?i)\b(?:delegations?|missions?|teams?|groups?|part(?:y|ies)|representatives?|officials?"
    r"|leaders?|governors?|governments?|councils?|twins?|partners?|behalf|invitation|sides?"
    r"|members?|authorit(?:y|ies)|counterparts?|mayors?|presidents?|administrations?)"
    r"\s(?:of|from)\s(?:the\s)?$"
)


def is_where(text: str, one: Candidate) -> bool:
    """Whether a county or province is only said to be where something is."""
    left = text[max(0, one.start - 60) : one.start]
    if _FROM_OF.search(left):
        return False
    if not left.strip():  # at the head of a sentence only a verb tells
        return re.match(r"(?:,|\s(?:on|in|\d))", text[one.end :]) is not None
    return (
        _WHERE.search(left) is not None or re.search(r"\bof (?:the )?$|[’']s $", left) is not None
    )


def acts(text: str, one: Candidate) -> bool:
    """Whether a county or city does what only a body does."""
    verbs = "|".join(lexicon("en", "bodies")["towns"]["acts"])
    after = re.match(rf"\s(?:{verbs})(?!\w)|['’]s\s", text[one.end :])
    before = re.search(r"(?:with|between|and|by|behalf of)\s(?:the\s)?$", text[: one.start])
    return bool(after or before or re.match(r"\sand\s[A-Za-z]", text[one.end :]))


@cache
def _doing() -> re.Pattern[str]:
    """What only a body does, right after its name or after another one joined to it."""
    verbs = "|".join(lexicon("en", "bodies")["doing"]["verbs"])
    other = rf"(?:,?\s(?:and|&)\s(?:the\s)?{CAPITAL}[\w’-]*(?:\s{CAPITAL}[\w’-]*){{0,5}})?"
    return re.compile(
        rf"(?:\s\([^()]*\))?{other}\s(?:(?:also|both|jointly|each|now)\s)?(?:{verbs})(?!\w)"
    )


def does(text: str, one: Candidate) -> bool:
    """Whether a school, a museum does what only a body does, or is dealt with as one."""
    return (
        _doing().match(text, one.end) is not None
        or re.search(r"\b(?:with|between|by)\s(?:the\s)?$", text[: one.start]) is not None
        or (
            re.search(r"\b(?:from|of|for)\s(?:the\s)?$", text[: one.start]) is not None
            and one.head.kind in ("university", "hospital")
        )
    )
