"""Whose an office is, by what is told of its holder: who received guests, whose club says "we".

«They travelled to Castelvecchio. Deputy Mayor X received them»: of the town they went to.
«Y stays on as treasurer» in a newsletter that says "our": of the club that publishes it.
"""

from __future__ import annotations

import re

from passerelle.extraction.latin.bodies.entering import enter_town
from passerelle.extraction.latin.functions.befitting import OFFICERS
from passerelle.extraction.latin.places.homes import fits, sentence_of
from passerelle.extraction.latin.words.linking import link
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.analysis import Analysis, Mention
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["own_club", "receiving", "town_of"]

_CLUBS = frozenset(("association", "committee", "foundation", "authority-network", "ngo"))
_HEAD = 400  # characters; whose newsletter it is stands at its head


def _has(analysis: Analysis, key: str) -> bool:
    return key in lexicon(analysis.document.language, "functions")["links"]


def receiving(
    analysis: Analysis, number: int, office: Office, levels: tuple[str, ...] | None
) -> str | None:
    """The town where guests went, of the mayor who received them there."""
    language = analysis.document.language
    text = analysis.passages[number].text
    if levels != ("city",) or not _has(analysis, "received_by"):
        return None
    where = _where(analysis, passage := analysis.passages[number], office)
    if where and where[2] in analysis.bodies:
        return where[2] if fits(analysis, where[2], levels) else None
    if where and analysis.places[where[2]].kind == "city":
        return town_of(analysis, passage, where[0], where[1])
    received = link(language, "received_by").search(text[: office.begin])
    if not received and not link(language, "receives").match(text, office.end):
        return _host(analysis, number, office) if language == "fr" else None
    for at in range(number, max(number - 3, -1), -1):
        end = office.begin if at == number else len(analysis.passages[at].text)
        for start, stop, key in _reached(analysis, analysis.passages[at], end):
            if key in analysis.bodies and fits(analysis, key, levels):
                return key
            if key in analysis.places and analysis.places[key].kind == "city":
                return town_of(analysis, analysis.passages[at], start, stop)
    return None


_WELCOMES = re.compile(
    r"(?i)(?:\b(?:y|les|nous)\s(?:(?:a|ont|avait|avaient)\s)?|\bl['’](?:a|ont|avait)\s)"
    r"(?:accueill|reçoi|reçu|recev|salu)\w*|\b(?:leur|lui|nous) (?:a |ont )?souhait\w+ la bienvenue"
)
_AT = re.compile(r"(?i)(?<!\w)à\s$")


def _host(analysis: Analysis, number: int, office: Office) -> str | None:
    """«C'est à Toul que … : la maire, X, y accueille Y»: the town where guests are received."""
    passage = analysis.passages[number]
    article = re.search(r"(?i)\b(?:le|la)\s$", passage.text[: office.begin])
    since, end = sentence_of(passage, office, "fr")
    if article is None or not _WELCOMES.search(passage.text, since, end):
        return None
    for at in range(number, max(number - 2, -1), -1):
        one = analysis.passages[at]
        stop = office.begin if at == number else len(one.text)
        towns = [
            place
            for place in spots(analysis, one, "place")
            if place[1] <= stop and _AT.search(one.text[: place[0]])
        ]
        if towns and analysis.places[towns[-1][2]].kind == "city":
            more = _GOES_ON.match(one.text, towns[-1][1])
            return town_of(analysis, one, towns[-1][0], more.end() if more else towns[-1][1])
    return None


_GOES_ON = re.compile(r"\s(?:de la\s|de l['’]|du\s|sur\s)[A-ZÀ-ÞĀ-ŒŔ-Ț][\w-]+(?=,|\.|\s)")
_WHERE = re.compile(r",? where\b[^.;:]{0,120}$")


def _where(analysis: Analysis, passage: Passage, office: Office) -> tuple[int, int, str] | None:
    """The place right before "where", which an office after it is of: «Graz, where Mayor X …»."""
    clause = _WHERE.search(passage.text[: office.begin])
    if clause is None or analysis.document.language != "en":
        return None
    near = [
        one
        for kind in ("place", "body")
        for one in spots(analysis, passage, kind)
        if one[1] == clause.start()
    ]
    return near[0] if near else None


def _reached(analysis: Analysis, passage: Passage, end: int) -> list[tuple[int, int, str]]:
    """Places and bodies named after words of going somewhere, the last one first."""
    went = link(analysis.document.language, "went")
    found = [
        (start, stop, key)
        for kind in ("place", "body")
        for start, stop, key in spots(analysis, passage, kind)
        if stop <= end and went.search(passage.text[:start])
    ]
    return sorted(found, reverse=True)


def town_of(
    analysis: Analysis, passage: Passage, start: int, stop: int, level: str = "city"
) -> str:
    """The town as a body; where it was gone to, it stays a place."""
    whole = _in_full(analysis, passage.text[start:stop])
    if whole:
        return whole
    key = enter_town(analysis, passage, start, stop, level)
    analysis.mentions.remove(Mention(passage.span(start, stop), "body", key))
    return key


def _in_full(analysis: Analysis, name: str) -> str | None:
    """The town whose name the text gives in full elsewhere: Castelvecchio (Marittimo)."""
    begun = {
        key
        for core, key in analysis.cores.items()
        if core[0] == "city" and core[1].startswith(folded(name) + " ")
    }
    return begun.pop() if len(begun) == 1 else None


def own_club(analysis: Analysis, number: int, office: Office) -> str | None:
    """The club whose newsletter says "we", of an officer in a passage that names no other."""
    passage = analysis.passages[number]
    if office.slug not in OFFICERS or not _has(analysis, "we"):
        return None
    own = folded(analysis.document.publisher or "")
    ours = own if analysis.document.language == "fr" else ""  # of whom a whole letter speaks
    if not ours and not link(analysis.document.language, "we").search(passage.text):
        return None
    says_our = re.search(r"(?i)\b(?:our|notre|votre)\s(?:\w+\s)?$", passage.text[: office.begin])
    named = {key for _, _, key in spots(analysis, passage, "body")}
    if not says_our and any(analysis.bodies[key].kind in _CLUBS for key in named):
        return None
    for key, body in analysis.bodies.items():
        if own and folded(body.name) == own:
            return key if body.kind in _CLUBS else None
    first = next(
        (
            one.entity
            for one in analysis.mentions
            if one.kind == "body" and analysis.bodies[one.entity].kind in _CLUBS
        ),
        None,
    )
    return first if first and analysis.bodies[first].start < _HEAD else None
