"""The groups bound to a verb of an event, and the verb with them as a frame.

A subject stands before the verb and hangs on no preposition, an object right after it, an
agent after "by".
"""

from __future__ import annotations

import re

from passerelle.extraction.latin.clauses.binding import (
    agents,
    first_subject,
    fronted,
    last_of_row,
    objects,
    sent,
    subjects,
)
from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.event_nouns import noun_at, nouns
from passerelle.extraction.latin.clauses.groups import Group
from passerelle.extraction.latin.clauses.rows import ALL, listed
from passerelle.extraction.latin.events.frames import Frame, Spec
from passerelle.extraction.latin.events.unnamed_people import english_someone, enough, without_names
from passerelle.extraction.latin.events.verb_nouns import noun_of
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx

__all__ = ["bind"]

_SHOWS = ("cultural-event", "exhibition", "sport-event", "forum", "conference")


def bind(
    clause: Clause, language: str, match: re.Match[str], spec: Spec, passive: bool
) -> Frame | None:
    """The frame with its groups and noun, or None where what it needs is missing."""
    start, end = match.span()
    if not passive and spec.needs != ALL and _by_others(clause, language, end):
        return None  # "hosted by Ⓟ" is no active verb
    noun = noun_of(clause, language, spec, start, end)
    if spec.noun and noun is None:
        return None
    before, roles = _subjects_of(clause, language, match, spec)
    after = _objects_of(clause, language, end, spec, passive)
    after = () if after == before else after  # "greeting his guests, Ⓟ …": only who does it
    doers, done_to = before, after
    if passive:
        doers, done_to = agents(clause, language, end, spec.by), before
        if not before and not spec.noun:
            doers, done_to = last_of_row(clause, language, start, doers)
    hosted = spec.name == "receive" and not (done_to if passive else before)
    if hosted and (passive or language != "en") and _of_event(clause, language, start):
        return None  # "a conference hosted by Ⓑ": who is host of it the roles tell
    known: tuple[Group, ...] = ()
    vague = spec.name == "visit" and not before and not english_someone(clause, language, start)
    if spec.name == "receive" and not passive:
        known = _received_us(clause, language, start, end, spec.subjects)
    if known:
        doers, done_to = known, ()
    elif not enough(spec, passive, doers, done_to):
        by_day = without_names(clause, language, match, spec, passive, (doers, done_to))
        if by_day is None:
            return None
        vague = by_day
    kind = spec.kind or (noun.kind if noun else "")
    modality = spec.modality
    someone = spec.name in ("receive", "shown") and english_someone(clause, language, start)
    sides, told = (passive, doers, done_to, roles), (noun, modality, vague, someone)
    return Frame(spec.name, kind, start, end, *sides, *told)


def _by_others(clause: Clause, language: str, end: int) -> bool:
    """Whether an English participle is followed by who did it."""
    return language == "en" and bool(rx.match(r" (?:\w+ ){0,2}by ", clause.text[end : end + 40]))


def _subjects_of(
    clause: Clause, language: str, match: re.Match[str], spec: Spec
) -> tuple[tuple[Group, ...], tuple[str, str]]:
    """Who stands before the verb, sends those who travel, or follows a participle."""
    before = (
        () if spec.noun == "subject" else subjects(clause, language, match.start(), spec.subjects)
    )
    roles = spec.roles
    if spec.name == "visit" and not before:
        before, roles = sent(clause, language, match.start(), roles)
    if not before and (not spec.noun or language == "en"):
        before = fronted(clause, language, *match.span(), spec.subjects)
    if language == "en" and not before and _going_on(clause, match):
        before = first_subject(clause, language, match.start(), spec.subjects)
    return before, roles


def _going_on(clause: Clause, match: re.Match[str]) -> bool:
    """«Ⓟ met Ⓟ before touring …»: who did the one thing does the other."""
    led = clause.text[: match.start()]
    return bool(rx.match(r"(?:then )?\w+ing\b", match[0]) and rx.search(r"\w", led))


def _objects_of(
    clause: Clause, language: str, end: int, spec: Spec, passive: bool
) -> tuple[Group, ...]:
    """Who stands right after the verb, or the body whose people do."""
    after = objects(clause, language, end, spec.needs) if spec.roles[1] else ()
    if spec.name in ("receive", "meet") and not after and not passive:
        return _of_body(clause, language, end)
    return after


def _of_body(clause: Clause, language: str, end: int) -> tuple[Group, ...]:
    """«A reçu des élus de la Ⓑ»: people of a body, for whom it stands."""
    members = lexicon(language, "clauses").get("members")
    led = rx.compiled(rf"(?: Ⓣ| \w+ment)? (?:{members})(?:la |l'|le )?(?=Ⓑ)").match(
        clause.text, end
    )
    return (
        tuple(listed(clause, language, led.end(), len(clause.text))[0]) if members and led else ()
    )


def _received_us(
    clause: Clause, language: str, start: int, end: int, kinds: str
) -> tuple[Group, ...]:
    """Who "nous a accueillis": the subject before the pronoun, or right after the verb."""
    guests = rx.search(lexicon(language, "clauses")["object"], clause.text[:start])
    if guests is None:
        return ()
    doers = subjects(clause, language, guests.start(), kinds)
    after = rx.compiled(r"[^.;:!?•ⒷⒹ]{0,40}?(?=Ⓟ)").match(clause.text, end)
    if doers or after is None:
        return doers
    return tuple(listed(clause, language, after.end(), len(clause.text))[0])


def _of_event(clause: Clause, language: str, verb: int) -> bool:
    """Whether what is hosted is an event, and no group or reception."""
    floor = max(clause.text.rfind(mark, 0, verb) for mark in ".;:!?•") + 1
    if language != "en":
        led = rx.compiled(r"\W*(?:L[ae] |L')").match(clause.text, floor)
        first = noun_at(clause.text[:verb].lower(), led.end(), language) if led else None
        return first is not None and first.kind in _SHOWS
    named = nouns(clause, language, floor, verb)
    return bool(named) and all(one.kind != "reception" for one in named)
