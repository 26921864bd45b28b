"""Functions: who is what, in which body; and on what their public role rests.

`linking` says whose an office is. Its body is the one named with it; else the one of the
function before it, of the list it stands in, or of the text, as far as a body of that kind
can have such an office. The slug may depend on the body: who presides over a region, a
département, a community, a friendship group or an association is not the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from passerelle.extraction.account import Holding
from passerelle.extraction.latin.bodies.joining import drop
from passerelle.extraction.latin.functions.abroad import shared_out
from passerelle.extraction.latin.functions.affiliation import affiliated, bracketed, presided
from passerelle.extraction.latin.functions.context import context
from passerelle.extraction.latin.functions.counterparts import counterparts
from passerelle.extraction.latin.functions.french_handover import handed_over
from passerelle.extraction.latin.functions.french_headed import of_common_noun
from passerelle.extraction.latin.functions.french_leaving import left_and_followed, put_at_head
from passerelle.extraction.latin.functions.held_in import seats
from passerelle.extraction.latin.functions.holding import hold, named_in, slug_in
from passerelle.extraction.latin.functions.main_body import main_town
from passerelle.extraction.latin.functions.past_offices import is_over
from passerelle.extraction.latin.functions.rows import rows
from passerelle.extraction.latin.functions.succession import predecessors, spoken_of, successors
from passerelle.extraction.latin.functions.unnamed import Seat
from passerelle.extraction.latin.places.homes import chinese_home, fits
from passerelle.extraction.latin.words.levels import LEVELS
from passerelle.extraction.latin.words.linking import Named, Tie
from passerelle.extraction.latin.words.names import is_given
from passerelle.extraction.latin.words.ties import ties
from passerelle.extraction.latin.words.tokens import is_pinyin, is_surname
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office, offices
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["functions"]

_OF_BODY = frozenset(("affiliated", "member", "observer-member"))
_COUNCIL = frozenset(("mayor", "deputy-mayor", "municipal-councillor"))
_LEADS = frozenset(
    (
        "president",
        "vice-president",
        "honorary-president",
        "secretary-general",
        "treasurer",
        "founder",
    )
)


def functions(analysis: Analysis) -> None:
    """Find the functions of all persons, with their bodies."""
    read = [
        (number, passage, _ties(analysis, number, passage))
        for number, passage in enumerate(analysis.passages)
        if not (passage.caps or passage.titled)
    ]
    if analysis.document.language == "en":
        for _, passage, tied in read:
            _mayors(analysis, passage, tied)
    last: Holding | None = None
    for number, passage, tied in read:
        last = _in_passage(analysis, number, passage, tied, last)
    presided(analysis)
    rows(analysis)
    affiliated(analysis)
    bracketed(analysis)
    _drop_generic(analysis)


@dataclass
class _Tied:
    """The persons, offices and seats of a passage, and which hang together."""

    people: list[Named]
    offices: list[Office]
    seats: list[Seat]
    ties: list[Tie]


def _mayors(analysis: Analysis, passage: Passage, tied: _Tied) -> None:
    """Mayors whose town is named with them come first: no other mayor can be of that town."""
    for tie in tied.ties:
        office, body = tied.offices[tie.office], tied.seats[tie.office].body_of(tie.person)
        if body and office.slug == "mayor" and not (office.former or tie.past):
            _hold(analysis, passage, tie, office, body)


def _ties(analysis: Analysis, number: int, passage: Passage) -> _Tied:
    """The persons, offices, and their ties in a passage."""
    language = analysis.document.language
    people = named_in(analysis, passage)
    bodies = [(a, b) for a, b, _ in spots(analysis, passage, "body")]
    found = [
        one
        for one in offices(passage.text, language)
        if not _within(one, people) and not any(a < one.start < b for a, b in bodies)
    ]
    found = [
        one
        for at, one in enumerate(found)
        if not _of_no_mayor(passage.text, found[max(0, at - 1) : at], one)
    ]
    held = seats(analysis, number, found, people)
    stops = [max(one.end, seat.end) for one, seat in zip(found, held, strict=True)]
    return _Tied(people, found, held, ties(passage.text, found, stops, people, language))


def _drop_generic(analysis: Analysis) -> None:
    """Bodies without a proper name or head word count only if someone holds a function there."""
    held = {one.body for one in analysis.functions}
    for key in analysis.adopted:
        body = analysis.bodies.get(key)
        vague = body is not None and (body.confidence == 0.7 or body.rule == "bodies/of-function")
        if vague and key not in held and _is_once(analysis, key):
            drop(analysis, key)


def _is_once(analysis: Analysis, key: str) -> bool:
    return sum(one.kind == "body" and one.entity == key for one in analysis.mentions) == 1


def _in_passage(
    analysis: Analysis, number: int, passage: Passage, tied: _Tied, last: Holding | None
) -> Holding | None:
    people, found, held = tied.people, tied.offices, tied.seats
    made = tied.ties
    own = {tie.person.key: body for tie in made if (body := held[tie.office].body_of(tie.person))}
    towns = _towns_of_two(analysis, passage, found, held, made)
    for tie in chain(made, _spoken_of(analysis, passage, tied)):
        office, seat = found[tie.office], held[tie.office]
        body = seat.body_of(tie.person) or towns.get((tie.office, tie.person.key))
        if body is None and (_told(analysis, tie, office) or _is_short(analysis, tie)):
            continue
        unnamed = seat.other and office.slug in _LEADS
        if body is None and unnamed and of_common_noun(analysis, passage, office, seat):
            _hold(analysis, passage, tie, office, None)
            continue
        if body is None and (office.slug in _OF_BODY or unnamed):
            continue
        if body is None and seat.other and _is_of_land(analysis, office):
            _hold(analysis, passage, tie, office, None)
            continue
        if body is None:
            before = held[: tie.office]
            home = own.get(tie.person.key)
            if home is None or not fits(analysis, home, LEVELS.get(office.slug, ())):
                home = None
            seat.context = home or seat.context or context(analysis, number, office, before)
            body = _at_home(analysis, number, tie, office, seat.context)
        last = _hold(analysis, passage, tie, office, body)
    handed_over(analysis, passage, people)
    last = put_at_head(analysis, passage, people, last)
    predecessors(analysis, passage, people, last)
    last = left_and_followed(analysis, passage, people, last)
    last = successors(analysis, passage, people, last)
    counterparts(analysis, passage, people, last)
    return last


def _is_of_land(analysis: Analysis, office: Office) -> bool:
    """Whether an office has a body that the text does not name: «mayor of the Czech city»."""
    return office.slug in LEVELS and analysis.document.language == "en"


def _spoken_of(analysis: Analysis, passage: Passage, tied: _Tied) -> Iterator[Tie]:
    """Ties of offices to persons called by another office, looked up when the others are held."""
    called = spoken_of(analysis, passage, tied.offices)
    if not called:
        return
    people = sorted([*tied.people, *called], key=lambda one: one.begin)
    stops = [max(o.end, s.end) for o, s in zip(tied.offices, tied.seats, strict=True)]
    made = ties(passage.text, tied.offices, stops, people, analysis.document.language)
    yield from (tie for tie in made if tie.person in called)


def _towns_of_two(
    analysis: Analysis, passage: Passage, found: list[Office], held: list[Seat], made: list[Tie]
) -> dict[tuple[int, str], str]:
    """The towns of two mayors named together, by office and person."""
    towns: dict[tuple[int, str], str] = {}
    for at, office in enumerate(found):
        people = [tie.person for tie in made if tie.office == at]
        unknown = office.slug == "mayor" and held[at].body is None and not held[at].single
        if unknown and len(people) == 2:
            shared = shared_out(analysis, passage, office, people, main_town(analysis))
            towns |= {(at, person): body for person, body in shared.items()}
    return towns


def _at_home(
    analysis: Analysis, number: int, tie: Tie, office: Office, body: str | None
) -> str | None:
    """The body of the context; of a Chinese mayor a Chinese one."""
    levels = LEVELS.get(office.slug)
    if levels is None or body is None:
        return body
    person = analysis.people[tie.person.key]
    given = (person.given or "").replace(" ", "")
    chinese = is_surname(person.family or "") and is_pinyin(given) and not is_given(given)
    if not chinese or analysis.bodies[body].country == "CN":
        return body
    return chinese_home(analysis, number, levels)


def _told(analysis: Analysis, tie: Tie, office: Office) -> bool:
    """Whether the person was already said to have this function: «said Mayor X»."""
    return any(
        one.person == tie.person.key
        and one.function
        in (
            office.slug,
            slug_in(office.slug, _kind(analysis, one.body), _level(analysis, one.body)),
        )
        and one.former == office.former
        for one in analysis.functions
    )


def _level(analysis: Analysis, key: str | None) -> str:
    return next((core[0] for core, one in analysis.cores.items() if one == key), "")


def _is_short(analysis: Analysis, tie: Tie) -> bool:
    """Whether one who has a function is only called by it again: «Commissioner Lindqvist»."""
    person = analysis.people[tie.person.key]
    alone = tie.before and person.given and tie.person.end - tie.person.start < len(person.name)
    return bool(alone) and any(one.person == tie.person.key for one in analysis.functions)


def _kind(analysis: Analysis, key: str | None) -> str:
    return analysis.bodies[key].kind if key in analysis.bodies else ""


def _of_no_mayor(text: str, before: list[Office], one: Office) -> bool:
    """«Le consul, X, et son adjoint»: the deputy of somebody who is no mayor is none of a mayor."""
    if one.slug != "deputy-mayor" or not before or before[-1].slug in _COUNCIL:
        return False
    own = re.search(r"(?i)\b(?:son|sa|ses|leur)\s$", text[max(0, one.begin - 6) : one.begin])
    return own is not None and " " not in text[one.start : one.end].strip()


def _within(office: Office, people: list[Named]) -> bool:
    return any(one.start <= office.start < one.end for one in people)


def _hold(
    analysis: Analysis, passage: Passage, tie: Tie, office: Office, body: str | None
) -> Holding:
    kind = _kind(analysis, body)
    start = min(tie.person.start, office.begin)
    end = max(tie.person.end, office.end)
    span = passage.span(start, end)
    if re.search(r"\d{2}", analysis.words(span)) or span.end - span.start > 160:
        span = passage.span(office.begin, office.end)  # nothing private comes along
    holding = Holding(
        person=tie.person.key,
        body=body,
        function=_in_language(analysis, slug_in(office.slug, kind, _level(analysis, body)), body),
        acting=office.acting,
        former=office.former or (not office.acting and (tie.past or is_over(passage, tie, office))),
        honorary=office.honorary,
        start=span.start,
        end=span.end,
        rule="functions/before-name" if tie.before else "functions/after-name",
        confidence=0.9,
    )
    hold(analysis, holding, office.basis)
    return holding


def _in_language(analysis: Analysis, slug: str, body: str | None) -> str:
    """A chief executive is the head of an administration only where there is one."""
    one = analysis.bodies.get(body or "")
    private = one is not None and one.type == "institution"
    chief = slug == "director-general-of-services" and analysis.document.language == "en"
    return "director" if chief and private else slug
