"""An event that a model found becomes one of the account, with day, place and modality.

Where a verb of the rules tells it, which alone told too little, the rules say what it tells.
"""

from __future__ import annotations

from passerelle.extraction.account import Event
from passerelle.extraction.latin.clauses.clauses import Clause, clauses
from passerelle.extraction.latin.clauses.modality import ahead, modality
from passerelle.extraction.latin.clauses.reference import reference
from passerelle.extraction.latin.events.circumstances import Circumstances, circumstances
from passerelle.extraction.latin.events.clause_frames import frames
from passerelle.extraction.latin.events.frames import Frame
from passerelle.extraction.latin.events.telling import read
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Mention, Span
from passerelle.extraction.reading.plain import plain
from passerelle.references import Modality

__all__ = ["add_event", "note_events"]

RULE = "events/learnt"


def note_events(analysis: Analysis) -> None:
    """Add a mention wherever the rules tell of an event, which in Chinese they do not."""
    if analysis.document.language == "zh":
        from passerelle.extraction.learnt import chinese  # loaded with the first Chinese text

        chinese.note_events(analysis)


def add_event(analysis: Analysis, span: Span, kind: str, sure: float) -> None:
    """Enter what the words at `span` tell as an event."""
    if analysis.document.language == "zh":
        from passerelle.extraction.learnt import chinese  # loaded with the first Chinese text

        chinese.add_event(analysis, span, kind, sure)
        return
    found = _in_clause(analysis, span)
    if found is None:
        return
    clause, start, end = found
    frame = _frame(clause, analysis.document.language, start, end, kind)
    told, mode = _told(analysis, clause, frame)
    span = clause.span(frame.start, frame.end)
    key = f"e{max((int(one[1:]) for one in analysis.events), default=0) + 1}"
    analysis.events[key] = Event(
        key=key,
        kind=kind,
        when=told.when,
        place=told.place,
        venue=told.venue,
        edition=told.edition,
        series=told.series,
        modality=mode,
        start=span.start,
        end=span.end,
        rule=RULE,
        confidence=sure,
    )
    analysis.mentions.append(Mention(span, "event", key))


def _in_clause(analysis: Analysis, span: Span) -> tuple[Clause, int, int] | None:
    """The clause in which the words stand, and where in its text."""
    start, end = plain(analysis).inside(span)
    for clause in clauses(analysis):
        if clause.places and clause.places[0] <= start <= clause.places[-1] and start < end:
            first = clause.at(start)
            return clause, first, max(clause.at(end - 1), first) + 1
    return None


def _frame(clause: Clause, language: str, start: int, end: int, kind: str) -> Frame:
    """The verb of the rules that stands there, else the words as one without sides."""
    for frame in frames(clause, language):
        if frame.kind == kind and frame.start < end and start < frame.end:
            return frame
    led = rx.search(_helpers(language), clause.text[:start])
    start = led.start() if led else start
    return Frame("learnt", kind, start, end, False, (), (), ("", ""), None, None)


def _helpers(language: str) -> str:
    """What belongs to a verb before it, as «n'a pas»."""
    auxiliary = lexicon(language, "events")["lone"]["auxiliary"]
    return rf"{auxiliary}(?:{lexicon(language, 'modality')['not']} )?$"


def _told(analysis: Analysis, clause: Clause, frame: Frame) -> tuple[Circumstances, Modality]:
    known = read(analysis, clause, frame) if frame.name != "learnt" else None
    if known:
        return known.found, known.modality
    found = circumstances(analysis, clause, frame)
    later = ahead(found.when, reference(analysis))
    language = analysis.document.language
    return found, modality(clause.text, language, frame.start, frame.end, later)
