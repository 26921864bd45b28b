"""The body named after the holder: «Mayor X on behalf of the City of Y», «X (Laval), maire»."""

from __future__ import annotations

import re

from passerelle.extraction.latin.functions.adopting import adopt
from passerelle.extraction.latin.functions.unnamed import PLACE, Seat, new_body
from passerelle.extraction.latin.words.levels import LEVELS
from passerelle.extraction.latin.words.linking import Named, group_after, link
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office, offices
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["in_brackets", "on_behalf"]

# «Round table of mayors: X (Chioggia), Y (Esbjerg)»
_LABEL = re.compile(r"(?:\s(?:present|attending|invited|taking part))?(?:\s?:\s|\s[–—-]\s|,\s)")


def on_behalf(
    analysis: Analysis, passage: Passage, office: Office, seat: Seat, people: list[Named]
) -> None:
    """The body named after the person: «Mayor X on behalf of the City of Y», «Chief X of the Y»."""
    text, language = passage.text, analysis.document.language
    ends = [seat.end, *(one.end for one in people if 0 <= one.begin - office.end <= 2)]
    for end in ends:
        joint = link(language, "behalf").match(text, end)
        if joint is None or re.match(r"\s?,\s?at\s", joint[0]):  # «Mayor X, at the town hall»
            continue
        levels = LEVELS.get(office.slug)
        for start, _, key in spots(analysis, passage, "body"):
            fits = levels is None or analysis.bodies[key].type == "collectivity"
            if start == joint.end() and fits:
                seat.single[next((p.start for p in people if p.end == end), -1)] = key
                seat.body = key
                return
        if levels is not None and "epci" not in levels and passage.text[joint.end()].isupper():
            adopt(analysis, passage, joint.end(), len(text))
            made = new_body(analysis, passage, office, joint.end(), len(text))
            if made and made.body:
                seat.body = made.body
                return


def in_brackets(
    analysis: Analysis, passage: Passage, office: Office, seat: Seat, people: list[Named]
) -> None:
    """«les maires X (Laval) et Y (Pontivy)», «X (Laval), maire»."""
    if office.slug not in LEVELS:
        return
    after = [one for one in people if one.begin >= office.end]
    before = passage.text[office.end : after[0].begin] if after else ""
    label = office.slug == "mayor" and passage.text[office.end - 1] in "sx"
    close = after and (not before.strip() or (label and _LABEL.fullmatch(before)))
    listed = (
        group_after(passage.text, people, after[0], analysis.document.language) if close else []
    )
    listed += [
        one
        for one in people
        if re.fullmatch(r"\s\([^()]*\),\s", passage.text[one.end : office.begin])
    ]
    for one in listed:
        found = re.match(rf"\s?\(({PLACE.pattern})\)", passage.text[one.end :])
        if found is None or offices(found[1], analysis.document.language):
            continue
        start = one.end + found.start(1)
        named = [key for at, _, key in spots(analysis, passage, "body") if at == start]
        if named:
            seat.single |= {
                other.start: named[0] for other in listed if other.start not in seat.single
            }
            continue
        made = new_body(analysis, passage, office, start, start + len(found[1]))
        if made and made.body:
            seat.single[one.start] = made.body
