"""In which body an office is held: the one named with it, in one way after the other."""

from __future__ import annotations

import re

from passerelle.extraction.latin.functions.after_holder import in_brackets, on_behalf
from passerelle.extraction.latin.functions.after_office import after_office
from passerelle.extraction.latin.functions.english_leading import leading
from passerelle.extraction.latin.functions.french_headed import headed
from passerelle.extraction.latin.functions.french_implied import named_by_office
from passerelle.extraction.latin.functions.french_respective import to_each
from passerelle.extraction.latin.functions.french_schools import of_academy, of_no_town, of_school
from passerelle.extraction.latin.functions.owners import beside, counterpart, of_each, signed_for
from passerelle.extraction.latin.functions.respective import respective
from passerelle.extraction.latin.functions.unnamed import Seat
from passerelle.extraction.latin.words.linking import Named
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.spots import spots

__all__ = ["seats"]


def seats(analysis: Analysis, number: int, found: list[Office], people: list[Named]) -> list[Seat]:
    """The seat of each office of a passage."""
    passage = analysis.passages[number]
    made: list[Seat] = []
    for at, office in enumerate(found):
        limit = found[at + 1].begin if at + 1 < len(found) else len(passage.text)
        seat = of_school(analysis, number, office)
        seat = seat or after_office(analysis, passage, office, limit, people)
        if seat.body is None and analysis.document.language == "en":
            leading(analysis, passage, office, seat)
        if seat.body is None:
            on_behalf(analysis, passage, office, seat, people)
        if seat.body is None:
            in_brackets(analysis, passage, office, seat, people)
        if seat.body is None:
            signed_for(analysis, passage, office, seat, people)
            counterpart(analysis, passage, office, seat)
        if seat.body is None and analysis.document.language == "en":
            beside(analysis, passage, office, seat, people)
        if analysis.document.language == "en" and passage.text[office.end - 1] == "s":
            of_each(passage, office, seat, spots(analysis, passage, "body"), people)
        if seat.body is None and analysis.document.language == "fr":
            seat.body = named_by_office(analysis, number, office, seat.end)
            seat.body = seat.body or (None if seat.other else headed(analysis, number, office))
        if seat.body is None:
            respective(analysis, passage, office, seat, people)
        to_each(analysis, passage, office, seat, people)
        of_academy(analysis, passage, office, seat)
        of_no_town(analysis, passage, office, seat)
        seat.at = office.begin
        made.append(seat)
    _shared(passage.text, found, made)
    return made


def _shared(text: str, found: list[Office], made: list[Seat]) -> None:
    """«president and CEO of the Chamber»: an office without a body shares that of the next."""
    for at in range(len(made) - 2, -1, -1):
        one, after = made[at], made[at + 1]
        between = text[one.end : found[at + 1].begin]
        if (
            one.body is None
            and after.body
            and not one.other
            and re.fullmatch(r"\s(?:et|and|&)\s(?:the\s|la\s|le\s)?", between)
        ):
            one.body = after.body
