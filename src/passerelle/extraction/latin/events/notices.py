"""Events told under labels, as a notice to the press does: What, When, Where, each on a line.

Nothing is told without a line that says what and one that says when.
"""

from __future__ import annotations

from dataclasses import replace

from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.event_nouns import nouns
from passerelle.extraction.latin.clauses.groups import Group
from passerelle.extraction.latin.clauses.modality import ahead
from passerelle.extraction.latin.clauses.reference import reference
from passerelle.extraction.latin.events.circumstances import Circumstances, ordinal
from passerelle.extraction.latin.events.frames import Frame
from passerelle.extraction.latin.events.telling import Told
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["notice"]

_REACH = 8  # clauses among which the labels of one notice stand
_WEAK = ("reception", "signing")  # what stands beside another event in a row of them


def notice(analysis: Analysis, sentences: list[Clause]) -> tuple[Clause, Told] | None:
    """The line that says what is to happen, and the event that the labels tell of."""
    labels = lexicon(analysis.document.language, "events").get("labels")
    if labels is None:
        return None
    found: dict[str, tuple[int, int, Clause]] = {}
    for number, clause in enumerate(sentences):
        for name, form in labels.items():
            match = rx.match(rf"\W*(?:{form})\s*:\s*", clause.text)
            if match and name not in found:
                found[name] = (number, match.end(), clause)
    if "what" not in found or "when" not in found:
        return None
    first, start, what = found["what"]
    if not 0 < found["when"][0] - first < _REACH:
        return None
    named = nouns(what, analysis.document.language, start)
    day = _first(found["when"], "date")
    if not named or day is None:
        return None
    noun = next((one for one in named if one.kind not in _WEAK), named[0])
    where = found.get("where")
    place = _first(where, "place") if where else None
    when = day.keys[0]
    frame = Frame("noun", noun.kind, noun.start, noun.end, False, (), (), ("", ""), noun, None)
    told = Told(
        kind=noun.kind,
        modality="intended" if ahead(when, reference(analysis)) else "asserted",
        spans=[what.span(start, len(what.text))],
        found=Circumstances(when=when, venue=_house(where) if where else None),
        frame=replace(frame, name="notice"),
        bound=True,
        own=True,
        clause=what,
        triggers=[what.span(noun.start, noun.end)],
    )
    told.found.place = place.keys[0] if place else None
    told.found.edition = ordinal(what.text[: noun.start], analysis.document.language)
    return what, told


def _first(line: tuple[int, int, Clause], kind: str) -> Group | None:
    """The first name of a kind after a label."""
    _, start, clause = line
    return next(
        (g for at, g in sorted(clause.groups.items()) if at >= start and g.kind == kind), None
    )


def _house(line: tuple[int, int, Clause]) -> str | None:
    """The house that begins the line of the place, where more is told than the town."""
    _, start, clause = line
    end = clause.text.find(",", start)
    words = " ".join(clause.words(start, end).split()) if end > start else ""
    town = any(g.kind == "place" and start <= at < end for at, g in clause.groups.items())
    return words if words[:1].isupper() and not (town and len(words.split()) == 1) else None
