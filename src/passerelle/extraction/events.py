"""The stage that finds events: who received, visited, signed, held what, when and where.

An event needs a verb of the lexicon ``events`` and somebody or something bound to it.
What is told twice is one event: a verb without a date or place of its own, or a noun such
as "the meeting", speaks of the event before it. `Mention`s of kind ``event`` mark where
each is spoken of; the later stages hang roles and themes on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from passerelle.errors import WhenError
from passerelle.extraction.account import Event
from passerelle.extraction.analysis import Analysis, Mention, Span
from passerelle.extraction.circumstances import Circumstances, circumstances, namesake, venue
from passerelle.extraction.clauses import Clause, clauses
from passerelle.extraction.frames import Frame, frames, nouns
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.modality import ahead, modality
from passerelle.references import Modality
from passerelle.times import When

__all__ = ["events"]

_MAYBE = r"\b(?:pourrai(?:t|ent)|might|could|may)\b"
_HEADING = 9  # words; a longer line is no heading
_NEAR = (
    frozenset({"visit", "reception", "meeting"}),
    frozenset({"ceremony", "commemoration", "signing"}),
    frozenset({"assembly", "forum", "conference"}),
)


@dataclass
class _Told:
    """An event as one verb tells of it, and later as the whole text does."""

    kind: str
    modality: Modality
    spans: list[Span]
    found: Circumstances
    frame: Frame
    bound: bool
    own: bool
    clause: Clause
    key: str = ""
    triggers: list[Span] = field(default_factory=list)


def events(analysis: Analysis) -> None:
    """Add the events, and a mention wherever one is spoken of."""
    told: list[_Told] = []
    sentences = clauses(analysis)
    heading = False
    for clause in [*(c for c in sentences if not c.title), *(c for c in sentences if c.title)]:
        same_day = heading or _same_day(clause, analysis.document.language)
        heading = same_day and len(clause.text.split()) < _HEADING and "." not in clause.text
        for frame in frames(clause, analysis.document.language):
            one = _read(analysis, clause, frame)
            if one and not _travels(told, one):
                during = one.frame.name == "sign" and one.modality == "asserted"
                if told and (same_day or during):
                    _inherit(told[-1], one)
                _settle(analysis, told, one)
        for one in _parts(analysis, clause):
            if told:
                one.found.place = told[0].found.place if told[0].modality == one.modality else None
            told.append(one)
        _spoken_of(analysis, told, clause)
        if clause.title:
            _from_title(analysis, told, clause)
    kept = [one for one in told if _worth(one, told)]
    for number, one in enumerate(kept, start=1):
        one.key = f"e{number}"
        analysis.events[one.key] = _event(analysis, one)
        analysis.mentions += [Mention(span, "event", one.key) for span in one.triggers]
    analysis.mentions.sort()


# --- one verb ---------------------------------------------------------------------------


def _read(analysis: Analysis, clause: Clause, frame: Frame) -> _Told | None:
    """What a frame tells, or None where it tells of no event."""
    language, published = analysis.document.language, analysis.document.published
    if frame.name == "sign" and not _of_paper(clause, frame, language):
        return None
    found = circumstances(analysis, clause, frame)
    if frame.noun and _several(clause, frame, language):
        return None
    mode = frame.modality or modality(
        clause.text, language, frame.start, frame.end, ahead(found.when, published)
    )
    if mode == "denied" and not (frame.name == "hold" and (found.when or found.place)):
        return None
    kind = _kind(analysis, clause, frame)
    if kind == "reception" and frame.name == "receive" and "/" in (found.when or ""):
        kind = "visit"  # nobody is received for days
    if frame.subjects and not frame.passive:
        found.place = found.place or _home(analysis, frame)
    bound = bool(frame.subjects or frame.objects)
    own = bool(found.when or found.place or found.edition)
    trigger = clause.span(frame.start, frame.end)
    return _Told(
        kind=kind,
        modality=mode,  # type: ignore[arg-type]
        spans=[_evidence(clause, frame)],
        found=found,
        frame=frame,
        bound=bound,
        own=own,
        clause=clause,
        triggers=[trigger],
    )


def _of_paper(clause: Clause, frame: Frame, language: str) -> bool:
    """Whether what is signed is a paper of agreement, and not a guest book."""
    if re.search(r"inviter à l", text_of := clause.text[frame.start : frame.end]) and text_of:
        return True
    papers = "|".join(lexicon(language, "agreements")["instruments"].values())
    text = clause.text
    if frame.passive:
        floor = max(text.rfind(mark, 0, frame.start) for mark in ".;:!?•") + 1
        around = text[floor : frame.start] + "|" + text[frame.end : frame.end + 60]
    else:
        around = text[frame.end : frame.end + 90]
    general = lexicon(language, "events")["papers"]
    return bool(re.search(rf"(?<!\w)(?:{papers}|{general})\b", around, re.IGNORECASE))


def _kind(analysis: Analysis, clause: Clause, frame: Frame) -> str:
    """The kind of the frame; a journey in order to train is a training session."""
    book = lexicon(analysis.document.language, "events")["refine"]
    after = clause.text[frame.end : frame.end + 120]
    if frame.name in ("visit", "send") and re.search(book["to_train"], after):
        return "training-session"
    if frame.name == "receive" and _trains(analysis, frame, book):
        return "training-session"
    if (
        frame.kind in ("meeting", "conference")
        and frame.noun
        and re.search(book["online"], clause.text[frame.noun.start : frame.end + 80])
    ):
        return "webinar"
    return frame.kind


def _trains(analysis: Analysis, frame: Frame, book: dict[str, str]) -> bool:
    """Whether a body of training receives officials or trainees."""
    hosts = [analysis.bodies[k].name for g in frame.subjects if g.kind == "body" for k in g.keys]
    guests = [
        analysis.delegations[k].name
        for g in frame.objects
        if g.kind == "delegation"
        for k in g.keys
    ]
    return any(re.search(book["trainers"], name) for name in hosts) and any(
        re.search(book["trainees"], name) for name in guests
    )


def _several(clause: Clause, frame: Frame, language: str) -> bool:
    """Whether the noun stands for several events at once ("trois ateliers", "meetings")."""
    noun = frame.noun
    if noun is None:
        return False
    words = clause.text[noun.start : noun.end]
    one = lexicon(language, "events")["one"]
    return words.split(" ")[0].endswith("s") and not re.fullmatch(one, words)


def _evidence(clause: Clause, frame: Frame) -> Span:
    """From the first to the last of what is bound to the verb."""
    positions = [p for p, g in clause.groups.items() if g in frame.subjects + frame.objects]
    near = [p for p in positions if abs(p - frame.start) < 200]
    ends = [frame.start, frame.end - 1, *near]
    if frame.noun:
        ends += [frame.noun.start, frame.noun.end - 1]
    return clause.span(min(ends), max(ends) + 1)


def _same_day(clause: Clause, language: str) -> bool:
    """Whether the clause says "in the evening", "l'après-midi": the day told of before."""
    return bool(re.search(lexicon(language, "events")["same_day"], clause.text))


def _inherit(last: _Told, one: _Told) -> None:
    """Take the day of the event before, and its place where none is told."""
    single = last.found.when and re.fullmatch(r"\d{4}-\d\d-\d\d", last.found.when)
    if last.modality == one.modality and single and one.found.when is None:
        one.found.when = last.found.when
        one.found.place = one.found.place or last.found.place
        one.own = True


def _travels(told: list[_Told], one: _Told) -> bool:
    """Guests who "had come by coach" came to the event told of; it is spoken of once more."""
    if one.frame.name != "visit" or one.own or not told or one.modality != "asserted":
        return False
    known = next((known for known in reversed(told) if known.modality == "asserted"), None)
    if known is None:
        return False
    known.triggers += one.triggers
    return True


def _parts(analysis: Analysis, clause: Clause) -> Iterator[_Told]:
    """ "Three workshops: water (led by X), schools (led by Y)": each is an event of its own."""
    language = analysis.document.language
    book = lexicon(language, "events")["parts"]
    many = [noun for noun in nouns(clause, language) if re.search(r"s$", clause.text[: noun.end])]
    if not many:
        return
    for match in re.finditer(book["item"], clause.text[many[0].end :]):
        start, end = (many[0].end + at for at in match.span("topic"))
        by = many[0].end + match.end()
        frame = Frame("part", many[0].kind, start, end, False, (), (), ("", ""), many[0], None)
        found = circumstances(analysis, clause, frame)
        mode = modality(
            clause.text,
            language,
            many[0].start,
            many[0].end,
            ahead(found.when, analysis.document.published),
        )
        yield _Told(
            kind=frame.kind,
            modality=mode,  # type: ignore[arg-type]
            spans=[clause.span(start, by)],
            found=Circumstances(when=found.when),
            frame=frame,
            bound=True,
            own=bool(found.when),
            clause=clause,
            triggers=[clause.span(start, end)],
        )


# --- which event ------------------------------------------------------------------------


def _settle(analysis: Analysis, told: list[_Told], one: _Told) -> None:
    """Join `one` to the event it speaks of, or let it stand as a new one."""
    edition = one.kind == "edition"
    if edition:
        _take_series(told, one)
        if one.kind == "edition":
            return
    alike = [known for known in reversed(told) if _same(known, one, analysis)]
    if alike:
        known = next((known for known in alike if known.kind == one.kind), alike[0])
        _join(known, one, analysis)
        return
    if one.clause.title and told:
        return
    told.append(one)


def _take_series(told: list[_Told], one: _Told) -> None:
    """ "The fourth edition" is one of the series named before."""
    noun = one.frame.noun
    named = nouns(one.clause, "fr", noun.end, noun.end + 60) if noun else []
    if named and not re.search(r"\b(?:cette|cet|ce|this|the) $", one.clause.text[: named[0].start]):
        one.kind = named[0].kind
        return
    if named and told:
        one.kind = told[-1].kind
        return
    for known in reversed(told):
        if known.found.series or known.found.edition:
            one.kind, one.found.series = known.kind, known.found.series
            return


def _same(known: _Told, one: _Told, analysis: Analysis) -> bool:
    if _clash(known.found.when, one.found.when):
        return False
    if {known.modality, one.modality} == {"asserted", "intended"} and one.own:
        return False
    if "denied" in (known.modality, one.modality) and known.modality != one.modality:
        return False
    if _other_edition(known.found.edition, one.found.edition):
        return False
    same_kind = known.kind == one.kind or _anaphor(one, analysis)
    near = same_kind or any({known.kind, one.kind} <= group for group in _NEAR)
    if not near:
        return False
    if one.kind == "signing" != known.kind and not _anaphor(one, analysis):
        return known.kind == "ceremony" and known.modality == one.modality and not one.own
    places = known.found.place, one.found.place
    if all(places) and places[0] != places[1]:
        return not one.bound and not one.found.when
    if _elsewhere(known, one):
        return False
    if same_kind or not one.own:
        return True
    return not one.found.when or known.found.when == one.found.when or known.found.when is None


def _elsewhere(known: _Told, one: _Told) -> bool:
    """Whether guests who were received somewhere went to another place after that."""
    received = known.frame.name in ("receive", "meet") and known.found.place is None
    return received and one.frame.name == "visit" and bool(one.found.place) and one.bound


def _other_edition(one: int | None, two: int | None) -> bool:
    return one is not None and two is not None and one != two


def _anaphor(one: _Told, analysis: Analysis) -> bool:
    """Whether the noun of the verb is "the meeting", "cette séance": an event known already."""
    noun = one.frame.noun
    if noun is None:
        return False
    book = lexicon(analysis.document.language, "events")["anaphors"]
    before = one.clause.text[max(0, noun.start - 12) : noun.end]
    return bool(re.search(rf"(?<!\w){book['event']}$", before, re.IGNORECASE))


def _clash(one: str | None, two: str | None) -> bool:
    """Whether two times cannot be those of one event."""
    if one is None or two is None or one == two:
        return False
    try:
        spans = [When.parse(text).as_occurrence() for text in (one, two)]
    except WhenError:
        return True
    lows = [span.earliest_start for span in spans]
    highs = [span.latest_end for span in spans]
    if None in lows or None in highs:
        return False
    return lows[0] > highs[1] or lows[1] > highs[0]  # type: ignore[operator]


def _join(known: _Told, one: _Told, analysis: Analysis) -> None:
    """Complete an event by what is told of it once more."""
    known.triggers += one.triggers
    known.spans += one.spans
    known.bound |= one.bound
    for name in ("when", "place", "venue", "edition", "series"):
        if name == "venue" and known.kind == "visit" and known.clause is not one.clause:
            continue  # a visit has many
        if getattr(known.found, name) is None:
            setattr(known.found, name, getattr(one.found, name))
    if one.kind == "signing" and known.kind == "ceremony":
        known.kind = "signing"
    meeting = lexicon(analysis.document.language, "events")["anaphors"]["meeting"]
    noun = one.frame.noun
    if (
        known.kind == "reception"
        and noun
        and re.fullmatch(meeting, one.clause.text[noun.start : noun.end])
    ):
        known.kind = "meeting"


def _spoken_of(analysis: Analysis, told: list[_Told], clause: Clause) -> None:
    """Mark "the meeting" and the like, outside frames, as speaking of the last event."""
    if not told:
        return
    book = lexicon(analysis.document.language, "events")["anaphors"]
    for match in re.finditer(rf"(?<!\w)(?:{book['event']})(?!\w)", clause.text, re.IGNORECASE):
        span = clause.span(match.start(), match.end())
        if not any(s.start < span.end and span.start < s.end for one in told for s in one.triggers):
            _meant(told, clause, match.start(), span, analysis).triggers.append(span)


def _meant(
    told: list[_Told], clause: Clause, position: int, span: Span, analysis: Analysis
) -> _Told:
    """The last event before of the kind that the noun names, else the last one."""
    before = [one for one in told if one.triggers[0].start < span.start] or told
    named = nouns(clause, analysis.document.language, position)
    kind = named[0].kind if named and named[0].start < position + 12 else ""
    alike = [one for one in before if one.kind == kind and one.modality != "denied"]
    return (alike or before)[-1]


def _from_title(analysis: Analysis, told: list[_Told], clause: Clause) -> None:
    """The title may name the house where the first event was."""
    first = next((one for one in told if one.modality == "asserted"), None)
    if first and first.found.venue is None and first.kind != "visit":
        first.found.venue = venue(analysis, clause, 0, len(clause.text))


def _worth(one: _Told, told: list[_Told]) -> bool:
    """Whether enough is told for an event: somebody bound, or a date or a place."""
    if one.kind in ("", "edition"):
        return False
    if one.frame.name == "sign" and one.modality == "reported":
        return not any(other.modality == "denied" for other in told)
    if one.modality == "intended":
        verb = one.clause.text[max(0, one.frame.start - 12) : one.frame.end]
        if one.frame.name == "sign" and re.search(_MAYBE, verb):
            return False
        invited = one.frame.name in ("invite", "organise") and one.bound
        return bool(one.found.when or one.found.place) or invited
    if one.frame.name in (
        "noun",
        "hold",
        "attend",
        "chair",
        "moderate",
        "open",
        "house",
        "organise",
    ):
        return one.own or len(one.triggers) > 1 or bool(one.found.venue)
    return one.bound or one.own


def _event(analysis: Analysis, one: _Told) -> Event:
    sure = one.frame.name != "noun" and one.bound and (one.own or len(one.triggers) > 1)
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


def _home(analysis: Analysis, frame: Frame) -> str | None:
    """The town of an authority that receives in its own rooms."""
    if frame.name not in ("receive", "house"):
        return None
    for body in _hosts(analysis, frame):
        place = namesake(analysis, body)
        if place:
            return place
    return None


def _hosts(analysis: Analysis, frame: Frame) -> Iterator[str]:
    for group in frame.subjects:
        for key in group.keys:
            if group.kind == "body":
                yield key
            yield from (f.body for f in analysis.functions if f.person == key and f.body)
