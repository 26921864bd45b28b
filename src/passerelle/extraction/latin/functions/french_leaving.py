"""Offices that end and begin by what a French text tells of their holders.

«X cède son fauteuil», «Y lui succède», «l'intérim est assuré par Y», «Élue à la tête de Z, Y …»:
who leaves has the office no longer, who follows has the same.
"""

from __future__ import annotations

import re

from passerelle.extraction.account import Holding
from passerelle.extraction.latin.functions.french_handover import (
    HEADSHIP,
    hand_to,
    headed_office,
)
from passerelle.extraction.latin.functions.holding import hold
from passerelle.extraction.latin.words.linking import Named, link
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.passages import Passage

__all__ = ["left_and_followed", "put_at_head"]

_ASIDE = r"(?:\s?\([^()]{2,40}\)|,\s[^,;.:]{3,70},)?"
_CHOSEN = (
    r"\b(?:ré)?(?:élue?|nommée?|portée?|désignée?|appelée?|placée?|installée?|reconduite?"
    r"|confirmée?|maintenue?|propulsée?|arrivée?)s?\s(?:[^,;.:()]{0,45}?\s)??"
    r"|(?<=,\s)(?:désormais\s|toujours\s|actuellement\s)?|(?<=\sest\s)"
)


def left_and_followed(
    analysis: Analysis, passage: Passage, people: list[Named], last: Holding | None
) -> Holding | None:
    """Mark who leaves an office in a passage, and enter who follows; the office told last."""
    if analysis.document.language != "fr":
        return last
    for one in people:
        if _gone(passage.text, one.end):
            _end(analysis, one.key)
    for one in people:
        acting = _follows(passage.text, one)
        told = _told_before(analysis, passage, one, last) if acting is not None else None
        if acting is None or told is None:
            continue
        span = passage.span(one.start, one.end)
        changed = {
            "person": one.key,
            "former": False,
            "acting": acting,
            "honorary": False,
            "start": span.start,
            "end": span.end,
            "rule": "functions/successor",
            "confidence": 0.8,
        }
        last = told.model_copy(update=changed)
        hold(analysis, last, "elected" if told.function == "mayor" else "appointed")
        _end(analysis, told.person, told.function)
    return last


def _gone(text: str, end: int) -> bool:
    """Whether the one whose name ends there is said to leave."""
    aside = rx.match(_ASIDE, text[end:])
    return link("fr", "leaves").match(text, end + (aside.end() if aside else 0)) is not None


def _follows(text: str, one: Named) -> bool | None:
    """Whether somebody takes the place of another, and if so, only for a time."""
    after = link("fr", "follows").match(text, one.end)
    before = link("fr", "followed_by").search(text[max(0, one.begin - 90) : one.begin])
    if before is None and (after is None or link("fr", "succeeds").search(text[: one.start])):
        return None
    said = (before or after or [""])[0]
    return "intérim" in said or "provisoire" in said


def _told_before(
    analysis: Analysis, passage: Passage, one: Named, last: Holding | None
) -> Holding | None:
    """The office of somebody else that was told last before a name."""
    here = passage.span(one.start, one.end).start
    before = [h for h in analysis.functions if h.start < here and h.person != one.key]
    near = [h for h in before if here - h.start < _FAR]
    found = max(near, key=lambda h: h.start, default=None)
    return found or (last if last in near else None)


_FAR = 500  # characters from who leaves to who follows


def _end(analysis: Analysis, person: str, function: str | None = None) -> None:
    """Make the offices of a person former ones; all, or one of them."""
    for at, one in enumerate(analysis.functions):
        if one.person == person and not one.former and function in (None, one.function):
            analysis.functions[at] = one.model_copy(update={"former": True, "acting": False})


def put_at_head(
    analysis: Analysis, passage: Passage, people: list[Named], last: Holding | None
) -> Holding | None:
    """«Élue à la tête de l'Association Z, X …», «X a été nommée à la direction de Z»."""
    if analysis.document.language != "fr":
        return last
    for found in rx.finditer(rf"(?i)(?:{_CHOSEN}){HEADSHIP}", passage.text):
        office = headed_office(analysis, passage, found)
        if office is None:
            continue
        before = [p for p in people if p.end <= found.start()]
        after = [p for p in people if p.begin >= found.end()]
        said = passage.text[before[-1].end : found.start()] if before else "."
        holder = None
        if re.fullmatch(r",?\s(?:est\s?$|a été|est|vient d[’']être|avait été|sera|fut)?\s?", said):
            holder = before[-1]
        elif after and rx.fullmatch(
            r"[^,;.:()]{2,90},\s", passage.text[found.end() : after[0].begin]
        ):
            holder = after[0]
        if holder is not None:
            last = hand_to(analysis, passage, holder, office)
    return last
