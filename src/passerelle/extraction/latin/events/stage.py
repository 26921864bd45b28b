"""The stage that finds events: who received, visited, signed, held what, when and where.

An event needs a verb of the lexicon ``events`` and somebody or something bound to it.
`Mention`s of kind ``event`` mark where each is spoken of; the later stages hang roles and
themes on them.
"""

from __future__ import annotations

from passerelle.extraction.account import Event
from passerelle.extraction.latin.clauses.clauses import Clause, clauses
from passerelle.extraction.latin.clauses.modality import ahead
from passerelle.extraction.latin.clauses.reference import reference
from passerelle.extraction.latin.events.agenda import Agenda
from passerelle.extraction.latin.events.circumstances import venue
from passerelle.extraction.latin.events.clause_frames import frames
from passerelle.extraction.latin.events.joining import take_up
from passerelle.extraction.latin.events.notices import notice
from passerelle.extraction.latin.events.spoken_of import note_spoken_of
from passerelle.extraction.latin.events.stretches import stretch
from passerelle.extraction.latin.events.telling import Told, parts, read
from passerelle.extraction.latin.events.worth import BY_NOUN, is_worth
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Mention

__all__ = ["events"]

_HEADING = 9  # words; a longer line is no heading


def events(analysis: Analysis) -> None:
    """Add the events, and a mention wherever one is spoken of."""
    told: list[Told] = []
    seen: list[tuple[Told, Clause]] = []
    language = analysis.document.language
    sentences = clauses(analysis)
    heading = False
    rows = Agenda(language, reference(analysis))
    announced = notice(analysis, sentences)
    late = [c for c in sentences if c.title and "Ⓣ" not in c.text]
    for clause in [*(c for c in sentences if c not in late), *late]:
        same_day = heading or _same_day(clause, language)
        heading = same_day and len(clause.text.split()) < _HEADING and "." not in clause.text
        rows.step(clause)
        if announced and announced[0] is clause:
            told.append(announced[1])
            continue
        found = frames(clause, language)
        for frame in [*rows.items(clause, found), *found]:
            one = read(analysis, clause, frame)
            if one:
                seen.append((one, clause))
                _on_the_day(rows, one)
                take_up(analysis, told, one, same_day)
        for one in parts(analysis, clause):
            if told:
                one.found.place = told[0].found.place if told[0].modality == one.modality else None
            told.append(one)
        note_spoken_of(analysis, told, clause)
        if clause.title:
            _from_title(analysis, told, clause)
    for one, clause in seen:
        stretch(one, clause, language)
    kept = [one for one in told if is_worth(one, told, language, reference(analysis))]
    for number, one in enumerate(kept, start=1):
        one.key = f"e{number}"
        analysis.events[one.key] = _event(analysis, one)
        analysis.mentions += [Mention(span, "event", one.key) for span in one.triggers]
    analysis.mentions.sort()


def _on_the_day(rows: Agenda, one: Told) -> None:
    """In a row of an agenda, what has no date of its own is on the day of the row."""
    if rows.day and one.found.when is None:
        one.found.when, one.own = rows.day, True
        if ahead(rows.day, rows.today) and one.modality == "asserted":
            one.modality = "intended"
    if rows.day and one.found.place is None and rows.day == one.found.when:
        one.found.place = rows.place


def _same_day(clause: Clause, language: str) -> bool:
    """Whether the clause says "in the evening", "l'après-midi": the day told of before."""
    return bool(rx.search(lexicon(language, "events")["same_day"], clause.text))


def _from_title(analysis: Analysis, told: list[Told], clause: Clause) -> None:
    """The title may name the house where the first event was."""
    first = next((one for one in told if one.modality == "asserted"), None)
    if first and first.found.venue is None and first.kind != "visit":
        first.found.venue = venue(analysis, clause, 0, len(clause.text))


def _event(analysis: Analysis, one: Told) -> Event:
    sure = one.frame.name not in BY_NOUN and one.bound and (one.own or len(one.triggers) > 1)
    return Event(
        key=one.key,
        kind=one.kind,
        when=one.found.when,
        place=one.found.place,
        venue=one.found.venue,
        edition=one.found.edition,
        series=one.found.series,
        modality=one.modality,
        start=one.spans[0].start,
        end=one.spans[0].end,
        rule=f"events/{one.frame.name}",
        confidence=0.95 if sure else 0.8,
    )
