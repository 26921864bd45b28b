"""The town that a text is from, where only the name of the club that publishes it says so.

«Newsletter of Harlan Falls Sister Cities, Inc.»: "Mayor X" is the mayor of Harlan Falls, though the
text names it only in passing.
"""

from __future__ import annotations

import re

from passerelle.extraction.latin.bodies.entering import enter_town
from passerelle.extraction.latin.functions.told_by import town_of
from passerelle.extraction.latin.places.homes import fits
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.spots import spots

__all__ = ["guest_town", "own_town"]

_WORD = r"[A-ZÀ-ÞĀ-ŒŔ-Ț][\w’'-]*"
_CLUB = re.compile(
    rf"(?:The )?(?P<town>{_WORD}(?: {_WORD}){{0,2}}?) (?:(?:International|Area) )?"
    r"(?:Sister[- ]Cit(?:y|ies)|(?:Town )?Twinning|Twin[- ]Towns?|Partner(?:ship)? Towns?"
    r"|Friendship (?:Association|Society|Link)|International Exchange)\b"
)
# «Schwarzenau, Germany», the heading of what is told of a twin town
_OF_PLACE = re.compile(rf"{_WORD}(?: {_WORD}){{0,2}}(?:(?:, | \(){_WORD}(?: {_WORD})?\)?)?")
_HEAD = 400  # characters; whose newsletter it is stands at its head
_MAYORS = frozenset(("mayor", "deputy-mayor"))


def own_town(analysis: Analysis) -> str | None:
    """The town of the club at the head of a text that names it by itself too."""
    if analysis.document.language != "en":
        return None
    publisher = (analysis.document.publisher or "").casefold()
    for body in list(analysis.bodies.values()):
        club = _CLUB.match(body.name)
        if club is None or not (body.start < _HEAD or body.name.casefold() == publisher):
            continue
        named = re.compile(rf"(?<![\w-]){re.escape(club['town'])}(?![\w-])(?! {_WORD})")
        for passage in analysis.passages:
            found = None if passage.caps else named.search(passage.text)
            if found:
                return enter_town(analysis, passage, *found.span())
    return None


def guest_town(analysis: Analysis, number: int, office: Office, home: str | None) -> str | None:
    """The one other town a passage names, or its heading, of a mayor who is not that of home."""
    if analysis.document.language != "en" or office.slug not in _MAYORS or home is None:
        return None
    publisher = (analysis.document.publisher or "").casefold()
    taken = {
        one.body for one in analysis.functions if one.function == office.slug and not one.former
    }
    if office.slug != "mayor" or home not in taken:
        return None
    own = analysis.bodies[home].name
    if not any(core and core in publisher for core in _cores(analysis, home)):
        return None
    for at in range(number, max(number - 6, -1), -1):
        passage = analysis.passages[at]
        if at != number and passage.kind != "heading":
            continue
        if at != number and not _OF_PLACE.fullmatch(passage.text):
            return None
        end = office.begin if at == number else len(passage.text)
        towns = {
            passage.text[start:stop]: (start, stop, key)
            for kind in ("place", "body")
            for start, stop, key in spots(analysis, passage, kind)
            if stop <= end and key not in taken and passage.text[start:stop] not in own
            if _is_town(analysis, kind, key)
        }
        if len(towns) > 1:
            return None
        for start, stop, key in towns.values():
            return key if key in analysis.bodies else town_of(analysis, passage, start, stop)
        if at != number:
            return None
    return None


def _cores(analysis: Analysis, key: str) -> list[str]:
    return [core[1] for core, one in analysis.cores.items() if one == key]


def _is_town(analysis: Analysis, kind: str, key: str) -> bool:
    return fits(analysis, key, ("city",)) if kind == "body" else analysis.places[key].kind == "city"
