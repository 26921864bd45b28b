"""Offices that a French text tells by handing them over: «X succède à Y à la direction de Z».

X has the office now, Y had it; «Y quitte la présidence de Z, remplacé par X» says the same.
"""

from __future__ import annotations

import re
from itertools import pairwise

from passerelle.extraction.account import Holding
from passerelle.extraction.latin.bodies.entering import enter
from passerelle.extraction.latin.functions.holding import hold, slug_in
from passerelle.extraction.latin.words.linking import Named, link
from passerelle.extraction.reading.analysis import Analysis, Span
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["HEADSHIP", "hand_to", "handed_over", "headed_office", "is_handed"]

_WHAT = r"(?P<what>co-?présidence|vice-présidence|présidence|direction|tête|trésorerie)"
_OF = r"(?:\s(?:générale|exécutive))?\s(?:de la\s|de l[’']|du\s|des\s|de\s|d[’'])"
HEADSHIP = rf"(?:à|dans|pour) la {_WHAT}{_OF}"
_AT = re.compile(rf",?\s{HEADSHIP}")
_LEAVES = re.compile(
    r",?\s(?:quitte(?:ra)?|a quitté|vient de quitter|laisse|cède|a cédé|abandonne) "
    rf"(?:la|sa) {_WHAT}{_OF}"
)
_REPLACED = re.compile(
    r"(?:elle|il|[Cc]elui-ci|[Cc]elle-ci)? ?(?:est|a été|sera) remplacée?"
    r"(?P<how> [^,.;]{3,40}?)? par\s(?:M\.\s|Mme\s)?$"
    r"|,\s(?:et )?remplacée?(?P<so> [^,.;]{3,40}?)? par\s(?:M\.\s|Mme\s)?$"
)
_ACTING = re.compile(r"intérim|provisoire")
_OFFICES = {
    "direction": "directeur",
    "présidence": "président",
    "coprésidence": "président",
    "co-présidence": "président",
    "vice-présidence": "vice-président",
    "trésorerie": "trésorier",
}
_CLUBS = frozenset(("association", "committee", "authority-network", "foundation", "ngo"))
_FAR = 160
_UP_TO = re.compile(r"(?:[a-zà-ÿ-]{4,}\s)?|[a-zà-ÿ’' -]{0,60}\s(?:de la|du|de l['’]|de)\s?")


def is_handed(text: str, end: int) -> bool:
    """Whether the office follows the name of who had it before."""
    return _AT.match(text, end) is not None


def handed_over(analysis: Analysis, passage: Passage, people: list[Named]) -> None:
    """Enter the office of who has it now, and that of who had it."""
    if analysis.document.language != "fr":
        return
    text = passage.text
    for before, one in pairwise(people):
        told = _AT.match(text, one.end)
        if told and link("fr", "succeeds").search(text[before.end : one.start]):
            found = headed_office(analysis, passage, told)
            if found:
                hand_to(analysis, passage, before, found)
                hand_to(analysis, passage, one, found, former=True)
    for at, one in enumerate(people):
        told = _LEAVES.match(text, one.end)
        found = headed_office(analysis, passage, told) if told else None
        if told is None or found is None:
            continue
        hand_to(analysis, passage, one, found, former=True)
        after = people[at + 1] if at + 1 < len(people) else None
        by = _REPLACED.search(text, told.end(), after.start) if after else None
        if after and by and after.start - told.end() < _FAR:
            acting = bool(_ACTING.search(by["how"] or by["so"] or ""))
            hand_to(analysis, passage, after, found, acting=acting)


_Office = tuple[str, str, str | None]
"""The slug, the basis and the body of an office."""


def headed_office(analysis: Analysis, passage: Passage, told: re.Match[str]) -> _Office | None:
    """Which office "the direction of Z" is, by what it directs."""
    text, at = passage.text, told.end()
    body = _body_at(analysis, passage, at, text)
    what = told["what"].casefold()
    word = _OFFICES.get(what) or ("président" if _is_club(analysis, body) else "directeur")
    named = offices(word + text[told.end("what") : at + 90], "fr")
    if not named or named[0].start or (body is None and named[0].slug in ("director", "president")):
        return None
    kind = analysis.bodies[body].kind if body else ""
    level = next((core[0] for core, key in analysis.cores.items() if key == body), "")
    return slug_in(named[0].slug, kind, level), named[0].basis, body


def _is_club(analysis: Analysis, body: str | None) -> bool:
    if body is None:
        return False
    one = analysis.bodies[body]
    return one.kind in _CLUBS or one.kind == "friendship-group" or one.type == "collectivity"


def _body_at(analysis: Analysis, passage: Passage, at: int, text: str) -> str | None:
    """The body named there, or the one whose service is named there."""
    stop = re.compile(r"[,.;:()]|$").search(text, at)
    end = stop.start() if stop else len(text)
    for start, _, key in spots(analysis, passage, "body"):
        between = text[at:start] if start >= at else "."
        if start < end and _UP_TO.fullmatch(between):
            return key
    held = [one for where, one in analysis.held if where is passage and one.start == at]
    return enter(analysis, passage, held[0]) if held else None


def hand_to(
    analysis: Analysis,
    passage: Passage,
    one: Named,
    found: _Office,
    *,
    former: bool = False,
    acting: bool = False,
) -> Holding:
    """Enter the office that somebody is handed, or hands on, and give it back."""
    slug, basis, body = found
    span: Span = passage.span(one.start, one.end)
    holding = Holding(
        person=one.key,
        body=body,
        function=slug,
        former=former,
        acting=acting,
        start=span.start,
        end=span.end,
        rule="functions/handed-over",
        confidence=0.85,
    )
    hold(analysis, holding, basis)
    return holding
