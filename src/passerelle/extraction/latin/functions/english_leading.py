"""The body before an English office: «HFFA chair X», «Borough Council President Y»."""

from __future__ import annotations

import re

from passerelle.extraction.latin.bodies.compounds import before_office
from passerelle.extraction.latin.bodies.entering import enter_town
from passerelle.extraction.latin.bodies.joining import is_bare
from passerelle.extraction.latin.functions.own_town import own_town
from passerelle.extraction.latin.functions.owners import owned
from passerelle.extraction.latin.functions.unnamed import Seat, of_head
from passerelle.extraction.latin.words.heads import heads
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["leading"]

_WHOSE = re.compile(r"(?:[’']s)? (?:(?:new|then|former|current|acting) )?|, whose (?:\w+ )?")


def leading(analysis: Analysis, passage: Passage, office: Office, seat: Seat) -> None:
    """The body before the office: «HFFA chair X», «Borough Council President Y»."""
    for _, end, key in spots(analysis, passage, "body"):
        if _WHOSE.fullmatch(passage.text[end : office.begin]):
            seat.body = key
            return
    if owned(analysis, passage, office, seat):
        return
    county = re.match(r"(?i)(?:County|City|Town|Borough)(?=\s)", passage.text[office.begin :])
    owner = re.search(r"(?<!\w)(?!The\b|Our\b)[A-Z][\w-]+(?=\s$)", passage.text[: office.begin])
    if county and owner:  # «Marlow County Executive X»
        small = county[0].islower()  # «Edmonton city councillor X»
        end = owner.end() if small else office.begin + county.end()
        level = "city" if county[0].title() in ("City", "Town") else "other"
        seat.body = enter_town(analysis, passage, owner.start(), end, level)
        return
    bare = heads(passage.text[: office.begin], "en")
    if bare and bare[-1][0].end() == office.begin - 1:
        town = bare[-1][1].level == "city" and is_bare(bare[-1][0][0], "en")
        seat.body = (own_town(analysis) if town else None) or of_head(analysis, bare[-1][0][0])
        return
    seat.body = before_office(analysis, passage, office)
