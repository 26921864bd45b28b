"""Persons: words that are a name, by what they are and by what stands beside them.

A name needs a sign that it is one: a title, a family name in capitals, a given name, a
function or a verb of saying beside it, or its place in a list of persons. Streets, schools,
prizes and relatives are named after or with persons, too; those are left out, as are contacts
and signatures, which never come here (`zones`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from passerelle.extraction.account import Person
from passerelle.extraction.latin.words.heads import heads
from passerelle.extraction.latin.words.levels import LEVELS
from passerelle.extraction.latin.words.names import Name, is_given, read
from passerelle.extraction.latin.words.signs import sign
from passerelle.extraction.latin.words.titles import is_titled, name_words
from passerelle.extraction.latin.words.tokens import Token, is_pinyin, is_surname, tokens
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.analysis import Analysis, Mention
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.passages import Passage

__all__ = ["people"]


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
    blocked = _blocked(passage, words, language) | _places(words, analysis)
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


_FOREIGN = re.compile("[\u01a0-\u01b0\u1ea0-\u1ef9]")
"""Letters of Vietnamese names, which no common word of our languages has."""


def _blocked(passage: Passage, words: Sequence[Token], language: str) -> set[int]:
    """Tokens of functions, and words that belong to no name."""
    taken = _covered((one.start, one.end) for one in offices(passage.text, language))
    titles = _covered(found.span() for found in _title(language).finditer(passage.text))
    never = name_words(language, "never")
    blocked: set[int] = set()
    for at, word in enumerate(words):
        office = word.start in taken
        after = words[at + 1] if at + 1 < len(words) else word
        if _is_chinese(word, after):
            continue
        follows_given = at > 0 and _is_given(words, at - 1) and words[at - 1].start not in titles
        initial = len(word.text) == 1 and word.proper and after.text == "." and at > 0
        plain = (
            word.low in never
            and not _FOREIGN.search(word.text)  # «Trịnh Hoài Sơn» is no «son»
            and not (initial and _is_given(words, at - 1))
            and not (
                word.low in name_words(language, "surnames_too")
                and at > 0
                and (
                    words[at - 1].start in titles
                    or (words[at - 1].text == "." and at > 1 and words[at - 2].start in titles)
                )
            )
            and not (
                follows_given
                and (word.shape == "caps" or word.low in name_words(language, "surnames_too"))
            )
        )
        title = word.start in titles
        if language == "en" and _is_seat(words, at, taken):
            blocked.add(at)
        preposition = language == "fr" and word.text == "À"
        if office or plain or preposition or (title and not follows_given):
            blocked.add(at)
    return blocked


def _is_seat(words: Sequence[Token], at: int, taken: frozenset[int]) -> bool:
    """Whether it is the town in «Governor of Phetchaburi Nattawut Petchprom», of three words."""
    if at < 2 or not words[at].proper or words[at - 1].low != "of":
        return False
    if words[at - 2].start not in taken or words[at].low in _opens():
        return False
    rest = words[at + 1 : at + 4]
    proper = [one.proper for one in rest]
    return proper[:2] == [True, True] and not (len(proper) == 3 and proper[2])


@cache
def _opens() -> frozenset[str]:
    return frozenset(folded(word) for word in lexicon("en", "places")["words"]["opens"])


def _places(words: Sequence[Token], analysis: Analysis) -> set[int]:
    """Tokens of long names of places: «Hô Chi Minh-Ville»."""
    found: set[int] = set()
    proper = [one.proper for one in words]
    for at in range(len(words) - 2):
        run = range(at, at + 3)
        if not (proper[at] and proper[at + 1] and proper[at + 2]):
            continue
        if analysis.gazetteer.place(" ".join(words[one].text for one in run)):
            found.update(run)
    return found


def _covered(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The characters that lie in any of the spans."""
    return frozenset(at for start, end in spans for at in range(start, end))


def _is_chinese(word: Token, after: Token) -> bool:
    """Whether a small word is a family name: «He Lianfang»."""
    named = word.proper and after.shape == "cap" and is_surname(word.text)
    return named and len(after.text) > 4 and is_pinyin(after.text) and not is_given(after.text)


def _is_given(words: Sequence[Token], at: int) -> bool:
    """Whether a given name or an initial with its stop stands at `at`."""
    initial = words[at].text == "." and at > 0 and len(words[at - 1].text) == 1
    return initial or (words[at].proper and is_given(words[at].text))


def _name_at(
    passage: Passage,
    words: Sequence[Token],
    at: int,
    blocked: set[int],
    analysis: Analysis,
    before: list[_Found],
) -> _Found | None:
    language = analysis.document.language
    word = words[at]
    if not word.proper or at in blocked:
        return None
    titled = is_titled(passage.text, word.start, language)
    if language == "fr" and not titled and _is_inside(words, at, blocked):
        return None
    name = read(words, at, blocked, language)
    if name is None or (not titled and word.text.casefold() in name_words(language, "articles")):
        return None
    start, end = words[name.first].start, words[name.last - 1].end
    found = sign(passage.text, start, end, name, words, titled, analysis, before)
    if found is None:
        return None
    rule, sure = found
    if language == "fr" and not titled and _is_where(passage.text[:start], rule):
        return None
    return _Found(passage, name, start, end, rule, sure, titled)


def _is_inside(words: Sequence[Token], at: int, blocked: set[int]) -> bool:
    """Whether a name that no title begins would begin within one: «Vila | Nova do Mar»."""
    if at < 2 or at - 1 in blocked or not words[at - 1].proper:
        return False
    before, further = words[at - 1], words[at - 2]
    if words[at].start - before.end != 1 or before.shape == "caps":
        return False
    # «le Rouennais Gabriel X»; the first word of a sentence has a capital anyway
    return further.low.strip("'’") in ("de", "d", "a", "en", "pour")


_HOUSE = re.compile(r"(?:\s[a-zà-ÿ]{4,})?\s(?:de\s|d[’'])$")


def _is_where(left: str, rule: str) -> bool:
    """Whether a name is that of a town: «le comité populaire de Huê», «à Beit Sahel, dit X»."""
    if rule == "people/saying" and re.search(r"(?<!\w)[àÀ]\s$", left):
        return re.search(lexicon("fr", "bodies")["words"]["dative"], left[:-2]) is None
    near = left[-70:]
    held = next((one for one in reversed(offices(near, "fr")) if one.slug in LEVELS), None)
    if held is not None and re.fullmatch(r"\s(?:de\s|d[’'])", near[held.end :]):
        return True
    inside = heads(near, "fr")
    house = inside[-1] if inside and _HOUSE.fullmatch(near, inside[-1][0].end()) else None
    return house is not None and (house[1].held or bool(house[1].level))


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
