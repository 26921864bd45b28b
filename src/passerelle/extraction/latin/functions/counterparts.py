"""Who is told by somebody else's office: «le maire de X, A, et son homologue de Y, B».

The office is the one named last; the body is the town or region that goes with "homologue", or
none where only an adjective says which country it is of.
"""

from __future__ import annotations

import re

from passerelle.extraction.account import Holding
from passerelle.extraction.latin.bodies.entering import enter_town
from passerelle.extraction.latin.functions.holding import hold
from passerelle.extraction.latin.functions.unnamed import PLACE
from passerelle.extraction.latin.words.linking import Named
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["counterparts"]

_LINK = re.compile(r"\s?(?:\([^()]*\))?\s?,?\s?")


def counterparts(
    analysis: Analysis, passage: Passage, people: list[Named], last: Holding | None
) -> None:
    """Enter the functions of the persons whom a passage calls the counterpart of another."""
    word = lexicon(analysis.document.language, "functions")["links"].get("counterpart")
    for found in re.finditer(word, passage.text) if word else ():
        model = _model(analysis, passage, found.start(), last)
        if model is None:
            continue
        body, stop = _home(analysis, passage, found, model)
        one = _person(passage.text, found.start(), stop, people)
        if one is None or one.key == model.person:
            continue
        span = passage.span(found.start(), one.end)
        held = model.model_copy(
            update={
                "person": one.key,
                "body": body,
                "former": False,
                "acting": False,
                "honorary": False,
                "start": span.start,
                "end": span.end,
                "rule": "functions/counterpart",
                "confidence": 0.8,
            }
        )
        hold(analysis, held, "elected" if body else "")


def _person(text: str, start: int, stop: int, people: list[Named]) -> Named | None:
    """The person after the words («son homologue de Y, X»), or right before them."""
    after = [p for p in people if p.begin >= stop and _LINK.fullmatch(text[stop : p.begin])]
    before = [p for p in people if p.end <= start and re.fullmatch(r"\s?,\s", text[p.end : start])]
    return next(iter(after[:1] + before[-1:]), None)


def _model(analysis: Analysis, passage: Passage, at: int, last: Holding | None) -> Holding | None:
    """The function told last before a place of a passage."""
    here = passage.span(at, at + 1).start
    before = [one for one in analysis.functions if one.end <= here]
    return max(before, key=lambda one: one.end, default=last)


def _home(
    analysis: Analysis, passage: Passage, found: re.Match[str], model: Holding
) -> tuple[str | None, int]:
    """The body named with a counterpart, and where its name ends."""
    joint = re.compile(r"\s(?:de la |de l[’']|du |de |d[’'])").match(passage.text, found.end())
    if joint is None:
        return None, found.end()
    for start, end, key in spots(analysis, passage, "body"):
        if start == joint.end():
            return key, end
    name = PLACE.match(passage.text, joint.end())
    if name is None:
        return None, found.end()
    level = next((core[0] for core, key in analysis.cores.items() if key == model.body), "")
    known = analysis.gazetteer.place(name[0])
    if level and (known is None or known.place != "country"):
        return enter_town(analysis, passage, *name.span(), level), name.end()
    return None, name.end()
