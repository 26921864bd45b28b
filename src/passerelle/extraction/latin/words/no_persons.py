"""What tells that words that look like the name of a person are none.

A street, school or prize, a relative, a town or a body known otherwise, a longer name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from passerelle.extraction.latin.words.names import LETTERS_AFTER, Name, is_given
from passerelle.extraction.latin.words.titles import NEAR, name_words, title_before
from passerelle.extraction.latin.words.tokens import Token, is_pinyin, is_surname
from passerelle.extraction.lexicon import either, folded, lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.rx import CAPITAL

__all__ = ["has_office", "is_known_otherwise", "is_likely", "is_no_person", "is_placed", "is_town"]

_HONOURED = re.compile(
    r"(?i)^(?:docteur|dr|général|maréchal|colonel|professeur|abbé|mgr|comte|lord|sir)"
)


@cache
def _before(language: str, key: str) -> re.Pattern[str]:
    """Words of the lexicon right before a name."""
    words = either(lexicon(language, "people")[key])
    between = either(lexicon(language, "people")["kinds_of_named"])
    links = r"(?:\s(?:de|du|des|d['’]|de la|la|le|les|l['’]|of))?"
    comma = r"(?:\s?,)?" if key == "kin" else ""
    return re.compile(rf"{words}(?:\s{between}){{0,2}}{links}{comma}\s?$", re.IGNORECASE)


@cache
def _after(language: str, key: str) -> re.Pattern[str]:
    comma = r"(?:,\s)?" if key == "kin_after" else ""
    return re.compile(rf"\s*{comma}{either(lexicon(language, 'people')[key])}")


def has_office(text: str, end: int) -> bool:
    """Whether an office that somebody else has follows at once: «Quezon Heights Mayor X»."""
    return any(
        one.begin == end + 1 and re.match(rf",?\s{CAPITAL}", text[one.end :])
        for one in offices(text, "en")
    )


def is_known_otherwise(name: Name, analysis: Analysis) -> bool:
    """Whether the words are known as a place or body, or as someone long dead."""
    places = analysis.gazetteer
    if places.place(name.text) or places.actor(name.text):
        return True
    return folded(name.text) in name_words(analysis.document.language, "historical")


def is_likely(name: Name) -> bool:
    """Whether a word beside capitals can be a given name: `Plan ORSEC` has none."""
    given = (name.given or "").replace(" ", "-").split("-")
    return any(is_given(part) or len(part.strip(".")) == 1 for part in given) or (
        is_pinyin(name.given or "") and is_surname(name.family or "")
    )


def is_town(name: Name, analysis: Analysis) -> bool:
    """Whether it is an acronym and a town: «CCPIT Tianjin»."""
    if any(part in analysis.acronyms for part in name.text.split()):
        return True
    known = analysis.gazetteer.place(name.text.split()[-1])
    return name.how == "capitals" and known is not None and known.place in ("city", "region")


def is_placed(text: str, start: int, name: Name, analysis: Analysis) -> bool:
    """Whether the first word is rather a town, as in «in Sofia Bulgaria»."""
    first = name.text.split()[0]
    where = re.search(r"(?:\bin|\bat|\bfrom|\bà|\bto)\s$", text[:start]) is not None
    return where and analysis.gazetteer.place(first) is not None


def is_no_person(
    text: str, start: int, end: int, name: Name, words: Sequence[Token], titled: bool, language: str
) -> bool:
    """Whether a street, school, prize or relative is named here, or a thing with an article."""
    stop = title_before(text, start, language)
    left = text[max(0, stop - NEAR) : stop]
    kin = _after(language, "kin_after").match(text, end)
    if kin and language == "en" and re.search(r"\d$", kin[0]):  # «X, 54, the mayor of …»
        held = re.compile(r",\s(?:the\s|a\s|former\s)*").match(text, kin.end())
        if held and any(
            o.begin == held.end() or o.start == held.end() for o in offices(text, "en")
        ):
            kin = None
        if any(o.end == start - 1 for o in offices(text, "en")):
            kin = None  # «Former mayor X, 71, …»
    if _before(language, "kin").search(left) or kin:
        return True
    if _after(language, "named_so").match(text, end) or re.match(r"\s?\(\d{4}", text[end:]):
        return True
    honoured = not titled or _HONOURED.search(text[stop:start])
    if honoured and _before(language, "named_after").search(left):
        return True
    if titled:
        return False
    previous = words[name.first - 1] if name.first else None
    if previous is None:
        return _within_name(text, end, name, words, language)
    article = previous.text.casefold().strip("'’") in name_words(language, "articles")
    return article or _within_name(text, end, name, words, language)


def _within_name(text: str, end: int, name: Name, words: Sequence[Token], language: str) -> bool:
    """Whether a word with a capital goes on: «Ellis Harbour Authority»."""
    after = words[name.last] if name.last < len(words) else None
    if after is None or not after.proper or after.start - end != 1 or name.how == "capitals":
        return False
    if after.text in LETTERS_AFTER:
        return False
    return not any(one.start == after.start for one in offices(text, language))
