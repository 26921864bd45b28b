"""What tells that words are the name of a person: a title, an office, a list, what is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from passerelle.extraction.latin.words.heads import heads
from passerelle.extraction.latin.words.linking import link
from passerelle.extraction.latin.words.names import Name, is_given
from passerelle.extraction.latin.words.no_persons import (
    has_office,
    is_known_otherwise,
    is_likely,
    is_no_person,
    is_placed,
    is_town,
)
from passerelle.extraction.latin.words.tokens import Token
from passerelle.extraction.lexicon import either, folded, lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.rx import CAPITAL

__all__ = ["sign"]

_NEXT = re.compile(
    rf"\s(?:et|and|&)\s(?:M\.\s|Mme\s|Mrs?\.?\s|Ms\.?\s)?({CAPITAL}[\w-]+)\s{CAPITAL}"
)
_STYLES = frozenset(
    ("mayor", "senator", "deputy-mp", "minister", "prefect", "president", "ambassador", "consul")
)
_MORE = {"en": "|to|in|for|at", "fr": ""}
"""Further words between an office and where it is held."""
_COUNTERPART = re.compile(r"\bhomologues?[^,.;:()]{0,40}(?:\([^()]*\))?,?\s$")
_COUPLE = re.compile(r"(?:et|and)\s(?:Mme|Mrs|Ms|M\.|Mr)\.?\s$")


class _Before(Protocol):
    end: int


def sign(
    text: str,
    start: int,
    end: int,
    name: Name,
    words: Sequence[Token],
    titled: bool,
    analysis: Analysis,
    before: Sequence[_Before],
) -> tuple[str, float] | None:
    """What tells that the words are the name of a person, if anything does: rule and certainty."""
    language = analysis.document.language
    if is_no_person(text, start, end, name, words, titled, language):
        return None
    if before and not titled and text[before[-1].end : start] == " pour ":
        return None  # «signée par X pour Y»: who signs for a person is none of ours
    if language == "en" and not titled and has_office(text, end):
        return None
    if titled:
        couple = not name.full and _COUPLE.search(text[:start])
        return None if couple else ("people/title", 0.95)
    if not name.full:
        return _single(text, start, name, language)
    if is_known_otherwise(name, analysis):
        return None
    if name.how == "given" or (name.how == "capitals" and is_likely(name)):
        placed = is_placed(text, start, name, analysis)
        return None if placed else (f"people/{name.how}", 0.9)
    if is_town(name, analysis):
        return None
    if name.how == "shape" and heads(name.text, language):
        return None
    return _near_sign(text, start, end, name, before, language)


def _near_sign(
    text: str, start: int, end: int, name: Name, before: Sequence[_Before], language: str
) -> tuple[str, float] | None:
    """What stands beside a name that by itself could be anything's."""
    if _beside_office(text, start, end, name, language):
        return "people/function", 0.85
    if language == "fr" and _COUNTERPART.search(text[max(0, start - 80) : start]):
        return "people/function", 0.8
    called = lexicon(language, "people").get("professions")
    if called and re.search(rf"{either(called)}\s?$", text[max(0, start - 40) : start]):
        return "people/calling", 0.75
    bracket = re.match(rf"\s\((?={CAPITAL})", text[end:])
    after = text[end + bracket.end() :] if bracket else ""
    if bracket and any(one.start() == 0 for one, _ in heads(after, language)):
        return "people/affiliation", 0.8
    if language == "en" and _does(text, start, end):
        return "people/acting", 0.75
    after_it = _NEXT.match(text, end)
    if _in_list(text, start, before) or (after_it and is_given(after_it[1])):
        return "people/list", 0.8
    if _says(text, start, end, language):
        return "people/saying", 0.7
    if language == "en" and link("en", "succeeds").search(text[:start]):
        return "people/successor", 0.8
    return None


@cache
def _doings() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = lexicon("en", "people")
    return (
        re.compile(rf"\s{either(words['does'])}"),
        re.compile(rf"(?i){either(words['callings'])}\s$"),
        re.compile(rf"\s(?:from|of|at|for)\s(?:the\s)?(?={CAPITAL})"),
    )


def _does(text: str, start: int, end: int) -> bool:
    """Whether a name does what only persons do, has a calling, or is "of" or "from" a body."""
    does, calling, of = _doings()
    if does.match(text, end) or calling.search(text[max(0, start - 40) : start]):
        return True
    if link("en", "chosen").search(text[:start]) and link("en", "in_place").match(text, end):
        return True
    joint = of.match(text, end)
    body = (
        re.match(rf"(?:{CAPITAL}[\w’'&-]*\s?|of\s|for\s|and\s){{1,6}}", text[joint.end() :])
        if joint
        else None
    )
    listed = re.search(r"(?:,|\band|\bby|\bwith|:|^)\s*$", text[:start])
    return bool(body and listed and heads(body[0], "en"))


def _single(text: str, start: int, name: Name, language: str) -> tuple[str, float] | None:
    """A family name alone needs a function right before it: «Mayor Kowalchuk»."""
    if len(name.text) > 2 and _plural_titles(language).search(text, 0, start):
        return "people/title-of-several", 0.85
    near = [
        one
        for one in offices(text, language)
        if 0 <= start - one.end <= 1
        and (language == "en" or (one.slug in _STYLES and not text[: one.end].endswith("s")))
    ]
    if near and len(name.text) > 2:
        return "people/function-and-family", 0.7
    return None


@cache
def _plural_titles(language: str) -> re.Pattern[str]:
    """«MM. Boly, Bonkoungou et » before a family name alone."""
    words = either(lexicon(language, "people")["plural"])
    name = rf"{CAPITAL}[\w’'-]+"
    return re.compile(rf"{words}\s(?:{name}(?:,|\s(?:et|and))\s){{1,6}}$")


def _beside_office(text: str, start: int, end: int, name: Name, language: str) -> bool:
    for one in offices(text, language):
        between = text[one.end : start] if one.end <= start else text[end : one.begin]
        key = "after_person" if one.begin >= end else "before_person"
        if not between.strip() or link(language, key).fullmatch(between):
            return True
        if one.begin >= end and language == "en" and link("en", "predicate").fullmatch(between):
            return True
        if (
            one.end <= start
            and len(between) < (90 if language == "en" else 60)
            and re.fullmatch(
                rf"\s(?:de|du|des|d['’]|of{_MORE[language]})\s?[^,;.:()]+,?\s", between
            )
            and not _goes_before_bodies(between, name, language)
        ):
            return True
    return False


def _goes_before_bodies(between: str, name: Name, language: str) -> bool:
    """Whether the words before a name lead to a town or company: «of the water company X»."""
    last = re.search(rf"(?:^|[\s’'])({CAPITAL}[\w’'-]*)\s$", between)
    if name.how == "shape" and last:
        # «of the … Cooperative X», but «Governor of Phetchaburi X», «leader of … Council X»
        whole = re.fullmatch(rf"\sof\s{CAPITAL}[\w’'-]+\s", between) or (
            heads(last[1], "en") and len(re.findall(CAPITAL, between)) > 1
        )
        return language != "en" or not whole
    table = lexicon(language, "bodies")["words"]
    words = re.findall(r"\w+|,", folded(between))
    kinds = table.get("apposed_kinds", {})
    return words[-1] in table["joins"] or words[-1] in kinds or " ".join(words[-2:]) in kinds


def _in_list(text: str, start: int, before: Sequence[_Before]) -> bool:
    """Whether only a comma, "et", or brackets part this name from a person before it."""
    if not before:
        return False
    between = text[before[-1].end : start]
    plain = re.sub(r"\([^()]*\)", "", between).strip().casefold()
    return plain in ("", ",", ";", "et", "and", "&", ", et", ", and", "ainsi que", ", ainsi que")


@cache
def _saying(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    says = either(lexicon(language, "people")["says"])
    return re.compile(rf"(?i){says}\s*$"), re.compile(rf"(?i)\s*,?\s*{says}")


def _says(text: str, start: int, end: int, language: str) -> bool:
    before, after = _saying(language)
    return bool(before.search(text[max(0, start - 40) : start]) or after.match(text, end))
