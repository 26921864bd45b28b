"""The stage that finds events: who received, visited, signed, held what, when and where.

An event needs a verb of the lexicon ``events`` and somebody or something bound to it.
What is told twice is one event: a verb without a date or place of its own, or a noun such
as "the meeting", speaks of the event before it. `Mention`s of kind ``event`` mark where
each is spoken of; the later stages hang roles and themes on them.
"""

from __future__ import annotations

import re

from passerelle.extraction.account import Event
from passerelle.extraction.latin.clauses.clauses import Clause, clauses
from passerelle.extraction.latin.clauses.event_nouns import nouns
from passerelle.extraction.latin.clauses.modality import ahead, long_past
from passerelle.extraction.latin.clauses.reference import reference
from passerelle.extraction.latin.events.agenda import Agenda
from passerelle.extraction.latin.events.circumstances import venue
from passerelle.extraction.latin.events.clause_frames import frames
from passerelle.extraction.latin.events.notices import notice
from passerelle.extraction.latin.events.sameness import next_of_series, same, take_series
from passerelle.extraction.latin.events.stretches import stretch
from passerelle.extraction.latin.events.telling import Told, parts, read
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Mention, Span

__all__ = ["events"]

_BY_NOUN = ("noun", "row", "then", "anchored")  # frames without a verb
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
                _tell(analysis, told, one, same_day)
        for one in parts(analysis, clause):
            if told:
                one.found.place = told[0].found.place if told[0].modality == one.modality else None
            told.append(one)
        _spoken_of(analysis, told, clause)
        if clause.title:
            _from_title(analysis, told, clause)
    for one, clause in seen:
        stretch(one, clause, language)
    kept = [one for one in told if _worth(one, told, language, reference(analysis))]
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


def _tell(analysis: Analysis, told: list[Told], one: Told, same_day: bool) -> None:
    if _travels(told, one):
        return
    then = one.frame.name in ("then", "follow") and bool(told)
    if then:
        one.modality = told[-1].modality
    during = then or (one.frame.name in ("sign", "watch") and one.modality == "asserted")
    if during and not then and one.found.when is None and told:
        _within(told[-1], one)
    if (same_day or during) and not any(same(known, one, analysis) for known in told):
        today = reference(analysis)
        near = [known for known in told if not long_past(known.found.when, today)]
        alike = [known for known in near if known.modality == one.modality and known.found.when]
        near = alike if analysis.document.language == "en" else near
        if near:
            _inherit(near[-1], one)
    _settle(analysis, told, one)


def _same_day(clause: Clause, language: str) -> bool:
    """Whether the clause says "in the evening", "l'après-midi": the day told of before."""
    return bool(rx.search(lexicon(language, "events")["same_day"], clause.text))


def _inherit(last: Told, one: Told) -> None:
    """Take the day of the event before, and its place where none is told."""
    single = last.found.when and rx.fullmatch(r"\d{4}-\d\d-\d\d", last.found.when)
    if last.modality == one.modality and single and one.found.when is None:
        one.found.when = last.found.when
        one.found.place = one.found.place or last.found.place
        one.own = True


def _within(last: Told, one: Told) -> None:
    """A paper is signed on one of the few days of the visit told of before."""
    days = (last.found.when or "").split("/")
    if last.modality == one.modality and last.kind == "visit" and len(days) == 2 and all(days):
        one.found.when, one.own = last.found.when, True
        one.found.place = one.found.place or last.found.place


def _travels(told: list[Told], one: Told) -> bool:
    """Guests who "had come by coach" came to the event told of; it is spoken of once more."""
    if one.frame.name != "visit" or one.own or not told or one.modality != "asserted":
        return False
    known = next(
        (known for known in reversed(told) if known.modality == "asserted"),
        None,
    )
    if known is None:
        return False
    known.triggers += one.triggers
    return True


def _settle(analysis: Analysis, told: list[Told], one: Told) -> None:
    """Join `one` to the event it speaks of, or let it stand as a new one."""
    edition = one.kind == "edition"
    if edition:
        take_series(told, one, analysis.document.language)
        if one.kind == "edition":
            return
    if one.found.edition is None:
        next_of_series(told, one, analysis.document.language)
    alike = [known for known in reversed(told) if same(known, one, analysis)]
    if alike:
        known = next((known for known in alike if known.kind == one.kind), alike[0])
        _join(known, one, analysis)
        return
    if one.clause.title and told and "Ⓣ" not in one.clause.text:
        return
    english = analysis.document.language == "en"
    if not one.frame.vague or one.found.when or (english and one.found.place):
        told.append(one)


def _join(known: Told, one: Told, analysis: Analysis) -> None:
    """Complete an event by what is told of it once more."""
    known.triggers += one.triggers
    known.spans += one.spans
    heading = known.frame.name != "noun" or not rx.search(r"[.!?]\W*$", known.clause.text)
    vague = (known.frame.name in _BY_NOUN and heading) or (
        known.frame.name == "invite" and not known.frame.subjects
    )
    if vague and one.frame.name not in _BY_NOUN:
        known.spans.insert(0, one.spans[0])  # a verb tells more than a heading
        known.frame, known.clause = one.frame, one.clause
    known.bound |= one.bound
    for name in ("when", "place", "venue", "edition", "series"):
        if name == "venue" and known.kind == "visit" and known.clause is not one.clause:
            continue  # a visit has many
        if getattr(known.found, name) is None or (name == "when" and _nearer(known, one)):
            setattr(known.found, name, getattr(one.found, name))
    if one.kind == "signing" and known.kind == "ceremony" and known.frame.name != "notice":
        known.kind = "signing"
    meeting = lexicon(analysis.document.language, "events")["anaphors"]["meeting"]
    noun = one.frame.noun
    if (
        known.kind == "reception"
        and noun
        and rx.fullmatch(meeting, one.clause.text[noun.start : noun.end])
    ):
        known.kind = "meeting"


def _nearer(known: Told, one: Told) -> bool:
    """Whether days of the month that was told so far are told."""
    month, days = known.found.when or "", one.found.when or ""
    return len(month) == len("2024-05") and days.startswith(f"{month}-")


def _spoken_of(analysis: Analysis, told: list[Told], clause: Clause) -> None:
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


def _from_title(analysis: Analysis, told: list[Told], clause: Clause) -> None:
    """The title may name the house where the first event was."""
    first = next((one for one in told if one.modality == "asserted"), None)
    if first and first.found.venue is None and first.kind != "visit":
        first.found.venue = venue(analysis, clause, 0, len(clause.text))


def _worth(one: Told, told: list[Told], language: str, published: str | None) -> bool:
    """Whether enough is told for an event: somebody bound, or a date or a place."""
    if one.kind in ("", "edition"):
        return False
    person = any(group.kind == "person" for group in one.frame.subjects)
    day = rx.fullmatch(r"\d{4}-\d\d-\d\d", one.found.when or "")
    told_of = person or one.found.place or (one.frame.subjects and day)
    if one.frame.vague and not (one.found.when or (language == "en" and one.found.place)):
        return False
    if one.frame.name == "sign" and long_past(one.found.when, published) and not told_of:
        return False  # the day of a paper that is in force
    if one.frame.name == "sign" and one.modality == "reported":
        return not any(other.modality == "denied" for other in told)
    if one.modality == "intended":
        verb = one.clause.text[max(0, one.frame.start - 12) : one.frame.end]
        if one.frame.name == "sign" and rx.search(lexicon(language, "modality")["maybe"], verb):
            return False
        invited = one.frame.name in ("invite", "organise") and one.bound
        return bool(one.found.when or one.found.place) or invited
    if one.frame.name in ("gather", "perform") and not one.bound:
        placed = one.found.when and (one.found.place or one.found.venue)
        return bool(placed) or (language == "en" and _more_than_a_meeting(one))
    if _bound_by_words(one, language):
        return True
    if one.frame.name in (
        *_BY_NOUN,
        "hold",
        "attend",
        "chair",
        "moderate",
        "open",
        "house",
        "there",
        "train",
        "organise",
    ):
        return one.own or len(one.triggers) > 1 or bool(one.found.venue)
    return one.bound or one.own or (language == "en" and bool(one.found.venue))


def _bound_by_words(one: Told, language: str) -> bool:
    """Whether somebody or something anchors it, so that nothing else need be told."""
    led = one.frame.name in ("attend", "chair", "moderate", "open")
    return one.frame.name == "anchored" or (language == "en" and one.bound and led)


def _more_than_a_meeting(one: Told) -> bool:
    """«Gathered in Ⓛ for the ninth workshop», «danced at the gala»: one is enough."""
    if one.frame.name == "perform":
        return one.own
    return one.own and one.kind not in ("meeting", "cultural-event")


def _event(analysis: Analysis, one: Told) -> Event:
    sure = one.frame.name not in _BY_NOUN and one.bound and (one.own or len(one.triggers) > 1)
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
