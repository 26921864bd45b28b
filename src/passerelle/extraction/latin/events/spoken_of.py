"""Words such as "the meeting", outside frames, that speak of an event told of before."""

from __future__ import annotations

import re

from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.event_nouns import nouns
from passerelle.extraction.latin.events.telling import Told
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Span

__all__ = ["note_spoken_of"]


def note_spoken_of(analysis: Analysis, told: list[Told], clause: Clause) -> None:
    """Mark "the meeting" and the like, outside frames, as speaking of the last event."""
    if not told:
        return
    book = lexicon(analysis.document.language, "events")["anaphors"]
    for match in rx.finditer(rf"(?<!\w)(?:{book['event']})(?!\w)", clause.text, re.IGNORECASE):
        span = clause.span(match.start(), match.end())
        if any(_is_its_noun(one, clause, match) for one in told):
            continue
        if not any(s.start < span.end and span.start < s.end for one in told for s in one.triggers):
            known = _meant(told, clause, match.start(), span, analysis)
            known.triggers.append(span)
            talks = lexicon(analysis.document.language, "events")["anaphors"]["meeting"]
            if known.kind == "reception" and rx.search(rf"(?:{talks})$", match[0], re.I):
                known.kind = "meeting"  # what the text itself calls a meeting


def _is_its_noun(one: Told, clause: Clause, match: re.Match[str]) -> bool:
    """Whether the words are the subject of a verb that told of an event of its own."""
    noun = one.frame.noun
    return (
        one.clause is clause
        and noun is not None
        and match.start() < noun.end
        and noun.start < match.end()
    )


def _meant(told: list[Told], clause: Clause, position: int, span: Span, analysis: Analysis) -> Told:
    """The last event before of the kind that the noun names, else the last one."""
    before = [one for one in told if one.triggers[0].start < span.start] or told
    named = nouns(clause, analysis.document.language, position)
    kind = named[0].kind if named and named[0].start < position + 12 else ""
    alike = [one for one in before if one.kind == kind and one.modality != "denied"]
    if kind == "meeting" and not alike:  # a reception is a meeting as well
        alike = [one for one in before if one.kind == "reception" and one.modality != "denied"]
    return (alike or before)[-1]
