"""Persons: words that are a name, by what they are and by what stands beside them.

A name needs a sign that it is one: a title, a family name in capitals, a given name, a
function or a verb of saying beside it, or its place in a list of persons. Streets, schools,
prizes and relatives are named after or with persons, too; those are left out, as are contacts
and signatures, which never come here (`zones`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from passerelle.extraction.account import Person
from passerelle.extraction.analysis import Analysis, Mention
from passerelle.extraction.lexicon import either, folded, lexicon
from passerelle.extraction.linking import link
from passerelle.extraction.linking import link
from passerelle.extraction.names import Name, is_given, read
from passerelle.extraction.offices import offices
from passerelle.extraction.passages import Passage
from passerelle.extraction.tokens import Token, is_pinyin, is_surname, tokens

__all__ = ["people", "title_before"]

_LINKS = frozenset((",", ";", "et", "and", "&", "ainsi", "que"))


@dataclass
class _Found:
    """A name in a passage, with the rule and certainty that it is one."""

    passage: Passage
    name: Name
    start: int
    end: int
    rule: str
    sure: float
    titled: bool = False


@cache
def _words(language: str, key: str) -> frozenset[str]:
    return frozenset(folded(word) for word in lexicon(language, "people")[key])


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


@cache
def _titles(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(lexicon(language, "people")["titles"], key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:(?:{words})(?:\s(?:le|la|l['’])?\s?|\s?(?:et|and)\s)?)+$")


def title_before(text: str, start: int, language: str) -> int:
    """Where the titles before a name begin; its own beginning if it has none."""
    title = _titles(language).search(text, 0, start)
    return title.start() if title else start


@cache
def _title(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(lexicon(language, "people")["titles"], key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?=\s)")


def people(analysis: Analysis) -> None:
    """Find the persons of the text and all places where they are named in full."""
    found: list[_Found] = []
    analysis.acronyms |= set(re.findall(r"\(([A-Z][A-Z&.-]+)\)", analysis.document.text))
    for passage in analysis.passages:
        if not (passage.caps or passage.titled or passage.nameless):
            found += _in_passage(passage, analysis)
    _enter(analysis, found)


def _in_passage(passage: Passage, analysis: Analysis) -> list[_Found]:
    language = analysis.document.language
    words = tokens(passage.text)
    blocked = _blocked(passage, words, language)
    found: list[_Found] = []
    at = 0
    while at < len(words):
        one = _name_at(passage, words, at, blocked, analysis, found)
        if one:
            found.append(one)
            at = one.name.last
        else:
            at += 1
    return found


def _blocked(passage: Passage, words: list[Token], language: str) -> set[int]:
    """Tokens of functions, and words that belong to no name."""
    taken = [(one.start, one.end) for one in offices(passage.text, language)]
    titles = [found.span() for found in _title(language).finditer(passage.text)]
    never = _words(language, "never")
    blocked: set[int] = set()
    for at, word in enumerate(words):
        office = any(a <= word.start < b for a, b in taken)
        follows_given = at and words[at - 1].proper and is_given(words[at - 1].text)
        plain = word.low in never and not (
            follows_given and (word.shape == "caps" or word.low in _words(language, "surnames_too"))
        )
        title = any(a <= word.start < b for a, b in titles)
        if office or plain or (title and not follows_given):
            blocked.add(at)
    return blocked


def _name_at(
    passage: Passage,
    words: list[Token],
    at: int,
    blocked: set[int],
    analysis: Analysis,
    before: list[_Found],
) -> _Found | None:
    language = analysis.document.language
    word = words[at]
    if not word.proper or at in blocked:
        return None
    titled = _titles(language).search(passage.text, 0, word.start) is not None
    name = read(words, at, blocked, language)
    if name is None or (not titled and word.low in _words(language, "articles")):
        return None
    start, end = words[name.first].start, words[name.last - 1].end
    sign = _sign(passage.text, start, end, name, words, titled, analysis, before)
    if sign is None:
        return None
    rule, sure = sign
    return _Found(passage, name, start, end, rule, sure, titled)


def _sign(
    text: str,
    start: int,
    end: int,
    name: Name,
    words: list[Token],
    titled: bool,
    analysis: Analysis,
    before: list[_Found],
) -> tuple[str, float] | None:
    """What tells that the words are the name of a person, if anything does."""
    language = analysis.document.language
    if _no_person(text, start, end, name, words, titled, language):
        return None
    if (
        titled
        and not name.full
        and re.search(r"(?:et|and)\s(?:Mme|Mrs|Ms|M\.|Mr)\.?\s$", text[:start])
    ):
        return None  # a couple: «M. et Mme X»
    if titled:
        return "people/title", 0.95
    if not name.full:
        return _single(text, start, name, language)
    if analysis.gazetteer.place(name.text) or analysis.gazetteer.actor(name.text):
        return None
    if folded(name.text) in _words(language, "historical"):
        return None
    if name.how == "given" or (name.how == "capitals" and _is_likely(name)):
        placed = _is_placed(text, start, name, analysis)
        return None if placed else (f"people/{name.how}", 0.9)
    if any(part in analysis.acronyms for part in name.text.split()) or _is_town(name, analysis):
        return None
    if _beside_office(text, start, end, language):
        return "people/function", 0.85
    if _in_list(text, start, before):
        return "people/list", 0.8
    if _says(text, start, end, language):
        return "people/saying", 0.7
    return None


def _is_likely(name: Name) -> bool:
    """Whether a word beside capitals can be a given name: `Plan ORSEC` has none."""
    given = (name.given or "").replace(" ", "-").split("-")
    return any(is_given(part) or len(part.strip(".")) == 1 for part in given) or (
        is_pinyin(name.given or "") and is_surname(name.family or "")
    )


def _is_town(name: Name, analysis: Analysis) -> bool:
    """Whether the second word is a town: «CCPIT Tianjin»."""
    known = analysis.gazetteer.place(name.text.split()[-1])
    return name.how == "capitals" and known is not None and known.place in ("city", "region")


def _is_placed(text: str, start: int, name: Name, analysis: Analysis) -> bool:
    """Whether the first word is rather a town, as in «in Sofia Bulgaria»."""
    first = name.text.split()[0]
    where = re.search(r"(?:\bin|\bat|\bfrom|\bà|\bto)\s$", text[:start]) is not None
    return where and analysis.gazetteer.place(first) is not None


def _no_person(
    text: str, start: int, end: int, name: Name, words: list[Token], titled: bool, language: str
) -> bool:
    """Whether a street, school, prize or relative is named here, or a thing with an article."""
    left = _without_title(text[:start], language)
    if _before(language, "kin").search(left) or _after(language, "kin_after").match(text, end):
        return True
    if _after(language, "named_so").match(text, end) or re.match(r"\s?\(\d{4}", text[end:]):
        return True
    if _before(language, "named_after").search(left):
        return True
    if titled:
        return False
    previous = words[name.first - 1] if name.first else None
    if previous is None:
        return _within_name(text, end, name, words, language)
    article = previous.text.casefold().strip("'’") in _words(language, "articles")
    return article or _within_name(text, end, name, words, language)


def _within_name(text: str, end: int, name: Name, words: list[Token], language: str) -> bool:
    """Whether a word with a capital goes on: «Ellis Harbour Authority»."""
    after = words[name.last] if name.last < len(words) else None
    if after is None or not after.proper or after.start - end != 1 or name.how == "capitals":
        return False
    return not any(one.start == after.start for one in offices(text, language))


def _without_title(left: str, language: str) -> str:
    title = _titles(language).search(left)
    return left[: title.start()] if title else left


def _single(text: str, start: int, name: Name, language: str) -> tuple[str, float] | None:
    """A family name alone needs a function right before it: «Mayor Kowalchuk»."""
    near = [one for one in offices(text, language) if 0 <= start - one.end <= 1]
    if near and len(name.text) > 2:
        return "people/function-and-family", 0.7
    return None


def _beside_office(text: str, start: int, end: int, language: str) -> bool:
    for one in offices(text, language):
        between = text[one.end : start] if one.end <= start else text[end : one.begin]
        key = "after_person" if one.begin >= end else "before_person"
        if not between.strip() or link(language, key).fullmatch(between):
            return True
        if (
            one.end <= start
            and len(between) < 60
            and re.fullmatch(r"\s(?:de|du|des|d['’]|of)\s?[^,;.:()]+,?\s", between)
        ):
            return True
    return False


def _in_list(text: str, start: int, before: list[_Found]) -> bool:
    """Whether only a comma, "et", or brackets part this name from a person before it."""
    if not before:
        return False
    between = text[before[-1].end : start]
    plain = re.sub(r"\([^()]*\)", "", between).strip().casefold()
    return plain in ("", ",", ";", "et", "and", "&", ", et", ", and", "ainsi que", ", ainsi que")


def _says(text: str, start: int, end: int, language: str) -> bool:
    says = either(lexicon(language, "people")["says"])
    return bool(
        re.search(rf"(?i){says}\s*$", text[max(0, start - 40) : start])
        or re.match(rf"(?i)\s*,?\s*{says}", text[end : end + 40])
    )


def _enter(analysis: Analysis, found: list[_Found]) -> None:
    """Make persons of names: full ones first, then family names that no full one has."""
    known: dict[str, str] = {}
    for one in sorted(found, key=lambda f: (not f.name.full, f.passage.offsets[f.start])):
        key = _same(analysis, one.name) or known.get(_folded(one.name))
        if key is None:
            key = f"p{len(analysis.people) + 1}"
            analysis.people[key] = _person(analysis, key, one)
            known[_folded(one.name)] = key
        elif len(one.name.text) > len(analysis.people[key].name) and one.name.full:
            analysis.people[key] = _person(analysis, key, one)
        span = one.passage.span(one.start, one.end)
        analysis.mentions.append(Mention(span, "person", key))
    analysis.mentions.sort()


def _folded(name: Name) -> str:
    return " ".join(sorted(folded(name.text).split()))


def _same(analysis: Analysis, name: Name) -> str | None:
    """The person already found whom this name fits: alone its family name, or an initial."""
    family = folded(name.family or "")
    fits = [
        key
        for key, one in analysis.people.items()
        if folded(one.family or "") == family and _given_fits(one.given, name.given)
    ]
    return fits[0] if len(fits) == 1 else None


def _given_fits(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    a, b = folded(one).replace(".", ""), folded(other).replace(".", "")
    return a == b or (
        min(len(a), len(b)) <= 3 and (a.startswith(b[:1]) and len(min(a, b, key=len)) == 1)
    )


def _person(analysis: Analysis, key: str, one: _Found) -> Person:
    span = one.passage.span(one.start, one.end)
    known = analysis.gazetteer.person(one.name.text)
    return Person(
        key=key,
        name=one.name.text,
        given=one.name.given,
        family=one.name.family,
        known=known.known if known else None,
        start=span.start,
        end=span.end,
        rule=one.rule,
        confidence=one.sure,
    )
