"""Functions told by those of another: who came before, who follows, who is deputy, who answers.

«She succeeds X», «Y was elected in his place», «his deputy, Y», «her counterpart in Bergen, Z».
"""

from __future__ import annotations

import re
from functools import cache

from passerelle.extraction.account import Holding
from passerelle.extraction.latin.bodies.entering import enter_town
from passerelle.extraction.latin.functions.french_handover import is_handed
from passerelle.extraction.latin.functions.holding import hold
from passerelle.extraction.latin.words.linking import Named, link
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["predecessors", "spoken_of", "successors"]

_DEPUTIES = {
    "mayor": "deputy-mayor",
    "president": "vice-president",
    "director": "deputy-director",
    "governor": "vice-governor",
    "director-general-of-services": "deputy-director-general-of-services",
}
_BASIS = {"mayor": "elected", "deputy-mayor": "elected", "governor": "elected"}


_CALLED = "municipal-councillor"  # a mayor is a councillor, too: «the Mayor, Cllr X»
_GOES_ON = re.compile(r",? who (?:is|was|also|serves|has)\b| is also\b| also (?:serves|chairs)\b")


def spoken_of(analysis: Analysis, passage: Passage, found: list[Office]) -> list[Named]:
    """«The governor, who is also vice-chair of …»: who is meant, if one person has that office."""
    made: list[Named] = []
    for office in found if analysis.document.language == "en" else ():
        the = re.search(r"(?i)\bthe $", passage.text[: office.begin])
        if not the or not _GOES_ON.match(passage.text, office.end):
            continue
        who = {h.person for h in analysis.functions if h.function == office.slug and not h.former}
        if len(who) == 1:
            made.append(Named(the.start(), the.start(), office.end, who.pop()))
    return made


def predecessors(
    analysis: Analysis, passage: Passage, people: list[Named], last: Holding | None
) -> None:
    """«Elle succède à X»: X has had the function of who was named before, or told last."""
    if last is None:
        return
    language = analysis.document.language
    for at, one in enumerate(people):
        if one.key == last.person or not link(language, "succeeds").search(
            passage.text[: one.start]
        ):
            continue
        if language == "fr" and is_handed(passage.text, one.end):
            continue
        held = {h.person: h for h in reversed(analysis.functions) if not h.former}
        held |= {
            h.person: h
            for h in analysis.functions
            if language == "en" and not h.former and h.function != _CALLED
        }
        who = next((p.key for p in reversed(people[:at]) if p.key in held), last.person)
        _hold(analysis, passage, one, held.get(who, last), former=True)


def successors(
    analysis: Analysis, passage: Passage, people: list[Named], last: Holding | None
) -> Holding | None:
    """Persons whose only office is the one that was told of another just before them."""
    language = analysis.document.language
    if "in_place" not in lexicon(language, "functions")["links"]:
        return last
    for one in people:
        if any(h.person == one.key for h in analysis.functions):
            continue
        told = _told_before(analysis, passage, one, last)
        if told is None or told.person == one.key:
            continue
        if _in_place(passage, one, language):
            last = _hold(analysis, passage, one, told)
            _ended(analysis, told)
        elif found := _relative(language).search(passage.text, 0, one.begin):
            _related(analysis, passage, one, told, found)
    return last


def _told_before(
    analysis: Analysis, passage: Passage, one: Named, last: Holding | None
) -> Holding | None:
    """The office told last before a person."""
    start = passage.span(one.start, one.end).start
    before = [h for h in analysis.functions if h.start < start]
    led = {h.person for h in before if h.function != _CALLED}
    before = [h for h in before if h.function != _CALLED or h.person not in led]
    return max(before, key=lambda h: h.start, default=last)


def _in_place(passage: Passage, one: Named, language: str) -> bool:
    """«X was elected in his place», «members elected X to succeed her»."""
    after = link(language, "in_place").match(passage.text, one.end)
    if after is None:
        return False
    said = after.groupdict().get("passive") is not None
    return said or link(language, "chosen").search(passage.text[: one.begin]) is not None


def _ended(analysis: Analysis, told: Holding) -> None:
    """Who was followed in an office has it no longer."""
    at = next((n for n, one in enumerate(analysis.functions) if one is told), None)
    if at is not None:
        analysis.functions[at] = told.model_copy(update={"former": True, "acting": False})


@cache
def _relative(language: str) -> re.Pattern[str]:
    return re.compile(lexicon(language, "functions")["links"]["relative"] + "$")


def _related(
    analysis: Analysis, passage: Passage, one: Named, told: Holding, found: re.Match[str]
) -> None:
    """A deputy, successor or counterpart of the one told of before."""
    what = found["what"].casefold()
    if what in ("deputy", "depute"):
        slug = _DEPUTIES.get(told.function)
        if slug:
            _hold(analysis, passage, one, told, function=slug)
    elif what == "predecessor":
        _hold(analysis, passage, one, told, former=True)
    elif what == "successor":
        _hold(analysis, passage, one, told)
    elif found["where"]:
        body = _body_in(analysis, passage, *found.span("where"))
        if body:
            _hold(analysis, passage, one, told, body=body)


def _body_in(analysis: Analysis, passage: Passage, start: int, end: int) -> str | None:
    """The body named at a place of a passage; a town as a body."""
    for at, _, key in spots(analysis, passage, "body"):
        if start <= at < end:
            return key
    for at, stop, key in spots(analysis, passage, "place"):
        if start <= at < end and analysis.places[key].kind == "city":
            return enter_town(analysis, passage, at, stop)
    return None


def _hold(
    analysis: Analysis,
    passage: Passage,
    one: Named,
    told: Holding,
    *,
    function: str | None = None,
    body: str | None = None,
    former: bool = False,
) -> Holding:
    """Enter the office of another as that of a person."""
    span = passage.span(one.start, one.end)
    changed = {
        "person": one.key,
        "function": function or told.function,
        "body": body or told.body,
        "former": former,
        "acting": False,
        "start": span.start,
        "end": span.end,
        "rule": "functions/predecessor" if former else "functions/successor",
        "confidence": 0.8,
    }
    held = told.model_copy(update=changed)
    hold(analysis, held, _BASIS.get(held.function, "appointed"))
    return held
