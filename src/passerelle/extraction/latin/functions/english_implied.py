"""Whose an English office is that names no body: by who stands beside it, by the town told of.

«Mayor X and Deputy Mayor Y»: Y is of the town of X. «The deal was signed in Larkspur by Mayor X»:
the mayor of Larkspur. «Mayor X showed the guests round», where one town is told of: of that one. An
officer in the newsletter of a club, far from the name of any other, is one of that club.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from passerelle.extraction.latin.bodies.entering import enter_town
from passerelle.extraction.latin.functions.colleagues import SeatLike
from passerelle.extraction.latin.functions.here import is_free
from passerelle.extraction.latin.functions.main_body import main_body
from passerelle.extraction.latin.functions.told_by import town_of
from passerelle.extraction.latin.places.homes import fits, sentence_of
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.rx import CAPITAL
from passerelle.extraction.reading.spots import spots

__all__ = ["at_hall", "called_on", "colleague", "only_town", "signed_there", "town_spots"]

_STAFF = frozenset(
    (
        *("director-general-of-services", "deputy-director-general-of-services", "director"),
        *("administrative-function", "project-officer", "international-relations-director"),
    )
)
_JOINED = re.compile(
    r"(?:[^\w\s]|\s|\b[^\W\d_a-z][\w’'.-]*|\b(?:and|with|the|his|her|its|their|as well as|for|of"
    r"|by(?<=and by)|de|van|von|der|da|do|dos|la|al|bin|ten)\b)*"
)
_SIGNED = re.compile(
    r"(?:,? (?:on|last|this|yesterday|today|earlier)\b[^,;.:]{0,30})?,? by (?:the )?(?:[a-z-]+ )?$"
)
_GOES = re.compile(
    r"\b(?:travel|visit|went|flew|fly|arriv|return|tour|stopp|call|head|leav|left|set (?:off|out)"
    r"|depart|journey|trip|came|led|leads|took|sail|back from|came from|mission|guests? of)\w*\b"
)
_CITIES = frozenset(("mayor", "deputy-mayor", "municipal-councillor"))


def colleague(
    analysis: Analysis,
    number: int,
    office: Office,
    made: Sequence[SeatLike],
    levels: tuple[str, ...] | None,
) -> str | None:
    """«Mayor X, Deputy Mayor Y and City Manager Z»: the body of the office told right before."""
    staff = office.slug in _STAFF
    if analysis.document.language != "en" or office.slug == "mayor" or not (levels or staff):
        return None
    text = analysis.passages[number].text
    for seat in reversed(made):
        key = seat.body or seat.context
        if not key or not _JOINED.fullmatch(text[seat.at : office.begin]):
            return None
        public = analysis.bodies[key].type == "collectivity"
        return key if (fits(analysis, key, levels) if levels else public) else None
    return None


def signed_there(
    analysis: Analysis, number: int, office: Office, levels: tuple[str, ...] | None
) -> str | None:
    """«signed in Larkspur on Friday by Mayor X»: of the town where it was signed."""
    if analysis.document.language != "en" or office.slug not in _CITIES or levels is None:
        return None
    passage = analysis.passages[number]
    for start, end, key in reversed(town_spots(analysis, passage, office.begin)):
        at = re.search(r"\b(?:in|at) (?:the )?$", passage.text[:start])
        if at and _SIGNED.fullmatch(passage.text[end : office.begin]):
            return _free(analysis, passage, start, end, key, office)
    return None


_CALLS_ON = re.compile(
    r"\b(?:(?:call|visit)s? (?:on|to)|called on|met(?: with)?"
    r"|(?:received|welcomed|greeted|hosted) by|talks with|meeting with) (?:the )?(?:[a-z]+ )?$"
)


def called_on(
    analysis: Analysis,
    number: int,
    office: Office,
    made: Sequence[SeatLike],
    levels: tuple[str, ...] | None,
) -> str | None:
    """«The Deputy Mayor of Arden called on Mayor X»: of the town of the text, not of Arden."""
    if analysis.document.language != "en" or office.slug not in _CITIES or levels is None:
        return None
    passage = analysis.passages[number]
    since, _ = sentence_of(passage, office, "en")
    guests = {seat.body or seat.context for seat in made if since <= seat.at < office.begin}
    if not guests or not _CALLS_ON.search(passage.text[since : office.begin]):
        return None
    own = main_body(analysis, office, levels)
    return own if own not in guests else None


_HALL = re.compile(
    rf"\b(?:at|to|in|into|outside) (?P<town>{CAPITAL}[\w’-]+(?: {CAPITAL}[\w’-]+){{0,2}}) "
    r"(?:City Hall|Town Hall|Guildhall|Civic Centre|Council Offices)\b"
)


def at_hall(
    analysis: Analysis, number: int, office: Office, levels: tuple[str, ...] | None
) -> str | None:
    """«Mayor X received them at Sandoval Springs City Hall»: of the town whose hall it is."""
    if analysis.document.language != "en" or office.slug != "mayor" or levels is None:
        return None
    passage = analysis.passages[number]
    since, end = sentence_of(passage, office, "en")
    hall = _HALL.search(passage.text, since, end)
    if hall is None:
        return None
    body = enter_town(analysis, passage, *hall.span("town"))
    return body if is_free(analysis, body, office) else None


def only_town(
    analysis: Analysis, number: int, office: Office, levels: tuple[str, ...] | None
) -> str | None:
    """The one town that a passage tells of, of a mayor who does not go there."""
    if analysis.document.language != "en" or office.slug != "mayor" or levels is None:
        return None
    passage = analysis.passages[number]
    since, end = sentence_of(passage, office, "en")
    towns: dict[str, tuple[int, int, str]] = {}
    for start, stop, key in town_spots(analysis, passage, len(passage.text)):
        goes = office.end < start < end and _GOES.search(passage.text[office.end : start])
        whence = re.search(r"\b(?:from|by) (?:the )?$", passage.text[:start])
        if not goes and not whence and (stop <= office.begin or since <= start < end):
            towns.setdefault(passage.text[start:stop], (start, stop, key))
    if len(towns) != 1:
        return None
    start, stop, key = next(iter(towns.values()))
    return _free(analysis, passage, start, stop, key, office)


def town_spots(analysis: Analysis, passage: Passage, end: int) -> list[tuple[int, int, str]]:
    """Where towns are named in a passage before `end`, as bodies or as places."""
    found = [
        one
        for one in spots(analysis, passage, "body")
        if one[1] <= end and fits(analysis, one[2], ("city",))
    ]
    found += [
        one
        for one in spots(analysis, passage, "place")
        if one[1] <= end and analysis.places[one[2]].kind == "city"
        if not any(a < one[1] and one[0] < b for a, b, _ in found)
    ]
    return sorted(found)


def _free(
    analysis: Analysis, passage: Passage, start: int, end: int, key: str, office: Office
) -> str | None:
    """The town as a body, unless it has another mayor."""
    body = key if key in analysis.bodies else town_of(analysis, passage, start, end)
    return body if is_free(analysis, body, office) else None
