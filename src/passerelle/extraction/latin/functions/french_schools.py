"""French offices of schools and of learning, which no town has: «proviseure de Suzu»."""

from __future__ import annotations

import re

from passerelle.extraction.latin.functions.french_implied import is_of_school, school_of
from passerelle.extraction.latin.functions.unnamed import PLACE, Seat
from passerelle.extraction.latin.words.linking import link
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.rx import CAPITAL

__all__ = ["of_academy", "of_no_town", "of_school"]

_TEACHERS = re.compile(r"(?i)(?:enseignant|profess|étudiant|cherch|maître|médecin|architecte)")


def of_school(analysis: Analysis, number: int, office: Office) -> Seat | None:
    """«proviseure de Suzu»: of the school that bears the name of that town."""
    if analysis.document.language != "fr" or not is_of_school(analysis, number, office):
        return None
    text = analysis.passages[number].text
    joint = link("fr", "of").match(text, office.end)
    town = PLACE.match(text, joint.end()) if joint else None
    school = school_of(analysis, town[0]) if town else None
    return Seat(town.end(), school) if town and school else None


def of_academy(analysis: Analysis, passage: Passage, office: Office, seat: Seat) -> None:
    """«le recteur de Guyane» serves the state there: he presides over no territory."""
    rector = re.match(r"(?i)rect(?:eur|rice)", passage.text[office.start : office.end])
    if rector and seat.body and analysis.bodies[seat.body].type == "collectivity":
        seat.body, seat.other = None, True


def of_no_town(analysis: Analysis, passage: Passage, office: Office, seat: Seat) -> None:
    """«une enseignante de Suzu» comes from there; no town has teachers."""
    words = passage.text[office.start : office.end]
    if office.slug != "affiliated" or not seat.body or not _TEACHERS.match(words):
        return
    body = analysis.bodies[seat.body]
    town = body.type == "collectivity" or body.rule == "bodies/of-function"
    if town and re.match(rf"\sd(?:e\s|['’])(?={CAPITAL})", passage.text[office.end :]):
        seat.body, seat.other = None, True
