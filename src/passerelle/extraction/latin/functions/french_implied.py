"""Bodies that a French text only implies, each where the words leave one that can be meant.

«notre maire» in a letter of a twinning
committee is the mayor of the committee's town; «le proviseur» heads the school spoken of; a
vice-president with a portfolio in a university's news belongs to the university; who leads a
delegation holds office where it comes from; «directeur général des X» names «Direction des X».
"""

from __future__ import annotations

import re

from passerelle.extraction.latin.bodies.entering import enter
from passerelle.extraction.latin.functions.told_by import town_of
from passerelle.extraction.latin.words.heads import Candidate
from passerelle.extraction.latin.words.levels import words_of_office
from passerelle.extraction.latin.words.linking import link
from passerelle.extraction.lexicon import folded
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import BOARD, Office
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["club_town", "implied", "is_of_school", "named_by_office", "school_of", "university"]

_CLUBS = frozenset(("association", "committee", "foundation", "authority-network", "ngo"))
_NAME = r"(?:L[ae]s?\s)?[A-ZÀ-ÞĀ-ŒŔ-Ț][\w’'-]+(?:\s[A-ZÀ-ÞĀ-ŒŔ-Ț][\w’'-]+)*"
_TOWN = re.compile(rf"\b(?:d[eu]\s|d['’])(?P<town>{_NAME})$")
_ELECTED = re.compile(rf"\bélue?s? (?:de\s|d['’])(?P<town>{_NAME}),\s[^,;:()]{{4,60}},\s$")
_SCHOOLS = ("lycee", "college", "ecole", "groupe scolaire", "cite scolaire", "conservatoire")
_SENT = re.compile(r"(?i)\b(?:délégation|groupe|étudiants|élèves|équipe|mission)\b[^.;]{0,30}$")
# What an office makes of the name of the body that it directs.
_NOUNS = {
    "direct": "direction",
    "delegu": "delegation",
    "secretaire": "secretariat",
    "chef": "service",
    "responsable": "service",
}
_SMALL = frozenset(("pour", "dans", "avec", "general", "generale", "generaux", "generales"))


def implied(
    analysis: Analysis, number: int, office: Office, levels: tuple[str, ...] | None
) -> str | None:
    """The body that an office without one implies, if the words leave only one."""
    if analysis.document.language != "fr":
        return None
    if is_of_school(analysis, number, office):
        return _school(analysis, number, office)
    if levels == ("city",):
        return _elected_of(analysis, number, office)
    if levels is None and office.slug in (*BOARD, "director", "deputy-director"):
        return _leader(analysis, number, office)
    return None


def _elected_of(analysis: Analysis, number: int, office: Office) -> str | None:
    """«Une élue de Suzu, Mme X, conseillère municipale»: where the holder was elected."""
    passage = analysis.passages[number]
    found = _ELECTED.search(passage.text, 0, office.begin)
    return town_of(analysis, passage, *found.span("town")) if found else None


def university(analysis: Analysis, number: int, office: Office) -> str | None:
    """The university whose news it is, or that the passage is about."""
    own = _publisher(analysis)
    if own and _is_university(analysis, own):
        return own
    passage = analysis.passages[number]
    named = [one for one in spots(analysis, passage, "body") if one[1] <= office.begin]
    hosts = [one for one in named if not _SENT.search(passage.text[: one[0]])]
    return hosts[-1][2] if hosts and _is_university(analysis, hosts[-1][2]) else None


def _is_university(analysis: Analysis, key: str) -> bool:
    body = analysis.bodies[key]
    return body.kind == "university" and not folded(body.name).startswith(_SCHOOLS)


def _publisher(analysis: Analysis) -> str | None:
    own = folded(analysis.document.publisher or "")
    return next((k for k, one in analysis.bodies.items() if own and folded(one.name) == own), None)


def club_town(analysis: Analysis) -> str | None:
    """The town in the name of the club that says "we": «Comité de jumelage de Toul»."""
    own = _publisher(analysis)
    if own is None or analysis.bodies[own].kind not in _CLUBS:
        return None
    for passage in analysis.passages:
        for start, end, key in spots(analysis, passage, "body"):
            found = _TOWN.search(passage.text, start, end) if key == own else None
            if found and not passage.caps:
                return town_of(analysis, passage, *found.span("town"))
    return None


def is_of_school(analysis: Analysis, number: int, office: Office) -> bool:
    """Whether only a school has such an office."""
    words = folded(words_of_office(analysis, number, office))
    return words.startswith(("proviseur", "principal", "censeur"))


def school_of(analysis: Analysis, place: str) -> str | None:
    """«proviseure de Suzu»: the one school of the text whose name ends with the town."""
    tail = re.compile(rf"(?<!\w){re.escape(folded(place))}$")
    found = [one for one in _schools(analysis) if tail.search(folded(_name(analysis, one)))]
    return _key(analysis, found[0]) if len({_name(analysis, one) for one in found}) == 1 else None


_School = str | tuple[Passage, Candidate]
"""A school that is a body, or one put aside until somebody holds an office there."""


def _name(analysis: Analysis, one: _School) -> str:
    return analysis.bodies[one].name if isinstance(one, str) else one[1].name


def _key(analysis: Analysis, one: _School) -> str:
    return one if isinstance(one, str) else enter(analysis, *one)


def _schools(analysis: Analysis) -> list[_School]:
    """The schools of the text, in its order."""
    found: list[tuple[int, _School]] = [(one.start, k) for k, one in analysis.bodies.items()]
    found += [(where.span(one.start, one.end).start, (where, one)) for where, one in analysis.held]
    found.sort(key=lambda one: one[0])
    return [one for _, one in found if folded(_name(analysis, one)).startswith(_SCHOOLS)]


def _school(analysis: Analysis, number: int, office: Office) -> str | None:
    """The school named last before in the passage, or the first of the text."""
    passage = analysis.passages[number]
    schools = _schools(analysis)
    near: list[tuple[int, _School]] = [
        (end, key)
        for _, end, key in spots(analysis, passage, "body")
        if end <= office.begin and key in schools
    ]
    near += [
        (one[1].end, one)
        for one in schools
        if not isinstance(one, str) and one[0] is passage and one[1].end <= office.begin
    ]
    last = [max(near, key=lambda one: one[0])[1]] if near else schools[:1]
    return _key(analysis, last[0]) if last else None


def _leader(analysis: Analysis, number: int, office: Office) -> str | None:
    """«une délégation de l'Université de Y … Menée par le vice-président X»: of Y's university."""
    left = analysis.passages[number].text[: office.begin]
    led = re.compile(rf"(?:{link('fr', 'led').pattern})$", re.IGNORECASE)
    if not led.search(left):
        return None
    for at in range(number, max(number - 2, -1), -1):
        passage = analysis.passages[at]
        text = left if at == number else passage.text
        bodies = spots(analysis, passage, "body")
        for sent in reversed(list(link("fr", "sent").finditer(text))):
            found = [key for start, _, key in bodies if 0 <= start - sent.end() <= 2]
            if found:
                return found[0]
    return None


def named_by_office(analysis: Analysis, number: int, office: Office, end: int) -> str | None:
    """«directeur général des collectivités»: the «Direction générale des collectivités»."""
    words = re.findall(r"\w+", folded(analysis.passages[number].text[office.start : end]))
    noun = next((to for stem, to in _NOUNS.items() if words and words[0].startswith(stem)), None)
    field = _counted(words[1:])
    if noun is None or not field:
        return None
    for key, body in analysis.bodies.items():
        name = re.findall(r"\w+", folded(body.name))
        if name[:1] == [noun] and _counted(name[1:]) == field:
            return key
    return None


def _counted(words: list[str]) -> frozenset[str]:
    return frozenset(word for word in words if len(word) > 3 and word not in _SMALL)
