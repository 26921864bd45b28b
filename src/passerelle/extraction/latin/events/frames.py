"""Verbs of events with those who do them and those to whom they are done.

A frame of the lexicon ``events`` names verbs and what their subject and object are to the
event. `frames` finds them in a clause and binds the groups beside them: a subject stands
before the verb and hangs on no preposition, an object right after it, an agent after "by".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from passerelle.extraction.latin.clauses.binding import (
    NEAR,
    agents,
    first_subject,
    fronted,
    last_of_row,
    objects,
    sent,
    subjects,
)
from passerelle.extraction.latin.clauses.clauses import PARTY, Clause
from passerelle.extraction.latin.clauses.event_nouns import (
    Noun,
    edition,
    heads_phrase,
    macros,
    noun_at,
    nouns,
)
from passerelle.extraction.latin.clauses.groups import Group
from passerelle.extraction.latin.clauses.rows import ALL, listed
from passerelle.extraction.latin.events.dated_nouns import anchored, dated, heads_row
from passerelle.extraction.latin.events.lone import lone, lone_noun
from passerelle.extraction.lexicon import filled, lexicon
from passerelle.extraction.reading import rx
from passerelle.references import Modality

__all__ = ["Frame", "frames"]


_ALONE = (
    *("sign", "hold", "celebrate", "inaugurate", "organise", "invite", "send", "attend"),
    *("visit", "show", "exhibit", "play", "watch", "gather", "perform", "house", "there", "train"),
    *("proceed", "result", "follow", "made", "planted"),
)
"""Frames that tell of something even where nobody is named for them."""

_LONE = {
    "reception": ("host", "guest"),
    "meeting": ("meeter", "meeter"),
    "visit": ("guest", ""),
    "signing": ("signatory", ""),
    "ceremony": ("participant", ""),
    "cultural-event": ("participant", ""),
    "sport-event": ("participant", ""),
    "training-session": ("", "participant"),
}
"""What subject and object are to an event whose verb is read by its stem."""

_WITH_CROWD = ("receive", "shown", "brief", "meet", "train")
_SHOWS = ("cultural-event", "exhibition", "sport-event", "forum", "conference")
_FAR = 250  # characters before a verb in which its subject may begin
_UNNAMED = (
    *("receive", "meet", "perform", "train", "award", "learn", "screen", "exhibit"),
    *("shown", "brief", "stay", "lead", "call"),
)
"""Frames that tell of something on a day, where who does it is told by a common noun."""


@dataclass(frozen=True)
class Frame:
    """A verb of an event in a clause, and what is bound to it."""

    name: str
    kind: str
    start: int
    end: int
    passive: bool
    subjects: tuple[Group, ...]
    objects: tuple[Group, ...]
    roles: tuple[str, str]
    noun: Noun | None
    modality: Modality | None
    vague: bool = False
    """Whether those concerned have no name: only a day makes it an event."""
    someone: bool = False
    """Whether people without a name do what the verb says, or have it done to them."""
    reach: tuple[int, int] = (0, 1 << 30)
    """From the verb before to the verb after in the clause."""


@dataclass(frozen=True)
class _Spec:
    name: str
    kind: str
    noun: str
    active: rx.Split | None
    passive: rx.Split | None
    by: str
    roles: tuple[str, str]
    needs: str
    subjects: str
    modality: Modality | None


@dataclass(frozen=True)
class _Verb:
    pattern: rx.Split
    spec: _Spec
    passive: bool


@cache
def _verbs(language: str) -> tuple[_Verb, ...]:
    """The verbs of the frames by their voice."""
    return tuple(
        _Verb(pattern, spec, passive)
        for spec in _specs(language)
        for pattern, passive in ((spec.active, False), (spec.passive, True))
        if pattern
    )


@cache
def _specs(language: str) -> tuple[_Spec, ...]:
    return tuple(_spec(language, one) for one in lexicon(language, "events")["frame"])


def _spec(language: str, one: dict[str, Any]) -> _Spec:
    def joined(field: str) -> rx.Split | None:
        patterns = [filled(pattern, macros(language)) for pattern in one.get(field, ())]
        ends = r"(?:(?<=')|(?![\w-]))"  # «auprès d'Ⓟ»
        return rx.Split(r"(?<![\w-])", "|".join(patterns), ends) if patterns else None

    return _Spec(
        name=one["name"],
        kind=one["kind"],
        noun=one.get("noun", ""),
        active=joined("active"),
        passive=joined("passive"),
        by=one.get("by", ""),
        roles=(one.get("subject", ""), one.get("object", "")),
        needs=one.get("needs", ALL),
        subjects=one.get("subjects", ALL),
        modality=one.get("modality"),
    )


def frames(clause: Clause, language: str) -> list[Frame]:
    """The frames of a clause in its order; of overlapping verbs the longer one counts."""
    if "frames" not in clause.memory:
        clause.memory["frames"] = _frames(clause, language)
    found: list[Frame] = clause.memory["frames"]
    return found


def _frames(clause: Clause, language: str) -> list[Frame]:
    bound = [
        frame
        for verb in _verbs(language)
        for match in verb.pattern.finditer(clause.text)
        if (frame := _bound(clause, language, match, verb.spec, verb.passive))
    ]
    bound.sort(
        key=lambda one: (one.start - one.end, not one.objects, not one.noun, not one.subjects)
    )
    kept: list[Frame] = []
    for frame in bound:
        if not any(one.start < frame.end and frame.start < one.end for one in kept):
            kept.append(frame)
    kept += _undone(clause, language, kept)
    kept += _lone(clause, language, kept)
    kept.sort(key=lambda one: one.start)
    ends = [0, *(one.end for one in kept)]
    starts = [*(one.start for one in kept[1:]), len(clause.text)]
    return [
        one if one.name == "anchored" else replace(one, reach=(end, start))
        for one, end, start in zip(kept, ends, starts, strict=False)
    ]


def _undone(clause: Clause, language: str, kept: list[Frame]) -> list[Frame]:
    """Nouns of events that have a date but no verb: "lors de leur visite à Toul, le 4 juin"."""
    found: list[Frame] = []
    for noun in nouns(clause, language):
        taken = any(one.noun == noun or _same_part(clause, one, noun) for one in kept)
        if found and _joined(clause, language, found[-1], noun):
            taken = True
            if found[-1].kind == "reception":  # "picnic and concert": what is not the food
                found[-1] = replace(found[-1], kind=noun.kind)
        goes_on = not taken and _on_the_day(clause, language, noun, found)
        told = not taken and (dated(clause, language, noun) or lone_noun(clause, language, noun))
        if goes_on or told:
            name = "then" if goes_on else "row" if heads_row(clause, language, noun) else "noun"
            found.append(
                Frame(name, noun.kind, noun.start, noun.end, False, (), (), ("", ""), noun, None)
            )
        else:
            taken = taken or any(one.kind == noun.kind for one in [*kept, *found])
            told = any(
                one.kind == noun.kind and (one.noun or one in found)
                for one in [*kept, *found]
                if _same_part(clause, one, noun)
            )
            with_whom = None if told else anchored(clause, language, noun, taken)
            if with_whom is not None:
                found.append(
                    Frame(
                        *("anchored", noun.kind, noun.start, noun.end, False),
                        *((), with_whom, ("", ""), noun, None),
                    )
                )
    return found


def _lone(clause: Clause, language: str, kept: list[Frame]) -> Iterator[Frame]:
    """Verbs of the trade in any form, where no frame tells of an event beside them."""
    for verb in lone(clause, language, [(one.start, one.end) for one in kept]):
        before = subjects(clause, language, verb.start, ALL)
        after = objects(clause, language, verb.end, ALL)
        doer, target = _LONE.get(verb.kind, ("", ""))
        doers, done_to = before, after
        if verb.passive and target:
            doers, done_to = agents(clause, language, verb.end, "par"), before or after
        roles = (doer, target)
        yield Frame(
            "lone", verb.kind, verb.start, verb.end, verb.passive, doers, done_to, roles, None, None
        )


def _on_the_day(clause: Clause, language: str, noun: Noun, found: list[Frame]) -> bool:
    """«Le 19 juin : accueil par Ⓟ, puis entretien avec Ⓟ. L'après-midi, atelier …»."""
    book = lexicon(language, "events")["alone"]
    before = clause.text[: noun.start]
    if rx.fullmatch(rf"[\s•–-]*{book['later']}", before) if "later" in book else False:
        return True
    last = found[-1] if found else None
    if last is None or "more" not in book or "•" in before[last.end :]:
        return False
    return bool(rx.search(rf"{book['more']}$", before[last.end :]))


def _joined(clause: Clause, language: str, last: Frame, noun: Noun) -> bool:
    """«Picnic and concert» are one event."""
    joint = lexicon(language, "events")["alone"].get("joint", "(?!)")
    return bool(
        rx.fullmatch(rf" (?:{joint}) (?:[\w-]+ ){{0,2}}", clause.text[last.end : noun.start])
    )


def _same_part(clause: Clause, frame: Frame, noun: Noun) -> bool:
    """Whether a verb of events stands in the same part of the clause as the noun."""
    left, right = sorted(((frame.start, frame.end), (noun.start, noun.end)))
    return not rx.search(r"[.;!?•]", clause.text[left[1] : right[0]])


def _bound(
    clause: Clause, language: str, match: re.Match[str], spec: _Spec, passive: bool
) -> Frame | None:
    """The frame with its groups and noun, or None where what it needs is missing."""
    start, end = match.span()
    if not passive and spec.needs != ALL and _by_others(clause, language, end):
        return None  # "hosted by Ⓟ" is no active verb
    noun = _noun_of(clause, language, spec, start, end)
    if spec.noun and noun is None:
        return None
    before, roles = _subjects_of(clause, language, match, spec)
    after = _objects_of(clause, language, end, spec, passive)
    doers, done_to = before, after
    if passive:
        doers, done_to = agents(clause, language, end, spec.by), before
        if not before and not spec.noun:
            doers, done_to = last_of_row(clause, language, start, doers)
    hosted = spec.name == "receive" and not (done_to if passive else before)
    if hosted and (passive or language != "en") and _of_event(clause, language, start):
        return None  # "a conference hosted by Ⓑ": who is host of it the roles tell
    known: tuple[Group, ...] = ()
    vague = spec.name == "visit" and not before and not _english_someone(clause, language, start)
    if spec.name == "receive" and not passive:
        known = _received_us(clause, language, start, end, spec.subjects)
    if known:
        doers, done_to = known, ()
    elif not _enough(spec, passive, doers, done_to):
        unnamed = _unnamed(clause, language, match, spec, passive, (doers, done_to))
        if unnamed is None:
            return None
        vague = unnamed
    kind = spec.kind or (noun.kind if noun else "")
    modality = spec.modality
    someone = spec.name in ("receive", "shown") and _english_someone(clause, language, start)
    sides, told = (passive, doers, done_to, roles), (noun, modality, vague, someone)
    return Frame(spec.name, kind, start, end, *sides, *told)


def _objects_of(
    clause: Clause, language: str, end: int, spec: _Spec, passive: bool
) -> tuple[Group, ...]:
    """Who stands right after the verb, or the body whose people do."""
    after = objects(clause, language, end, spec.needs) if spec.roles[1] else ()
    if spec.name in ("receive", "meet") and not after and not passive:
        return _of_body(clause, language, end)
    return after


def _unnamed(
    clause: Clause,
    language: str,
    match: re.Match[str],
    spec: _Spec,
    passive: bool,
    sides: tuple[tuple[Group, ...], tuple[Group, ...]],
) -> bool | None:
    """Whether only a day makes an event of it; None where common nouns tell of nobody."""
    doers, done_to = sides
    by_any = bool(doers) or (language == "en" and _someone(clause, language, *match.span()))
    guests = spec.name in _WITH_CROWD and _crowd(clause, language, match.end())
    named = spec.name == "meet" and any(g.kind in ("person", "delegation") for g in done_to)
    crowd = guests and by_any
    if not crowd and not _by_someone(clause, language, match, spec, passive or named or guests):
        return None
    return not named and not crowd and language != "en"


def _by_others(clause: Clause, language: str, end: int) -> bool:
    """Whether an English participle is followed by who did it."""
    return language == "en" and bool(rx.match(r" (?:\w+ ){0,2}by ", clause.text[end : end + 40]))


def _subjects_of(
    clause: Clause, language: str, match: re.Match[str], spec: _Spec
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


def _by_someone(
    clause: Clause, language: str, match: re.Match[str], spec: _Spec, told: bool
) -> bool:
    """Whether a pronoun or a common noun does what the verb says, or has it done to it."""
    may = spec.name in _UNNAMED and (told or spec.name != "receive")
    return may and _someone(clause, language, *match.span())


def _of_event(clause: Clause, language: str, verb: int) -> bool:
    """Whether what is hosted is an event, and no group or reception."""
    floor = max(clause.text.rfind(mark, 0, verb) for mark in ".;:!?•") + 1
    if language != "en":
        led = rx.compiled(r"\W*(?:L[ae] |L')").match(clause.text, floor)
        first = noun_at(clause.text[:verb].lower(), led.end(), language) if led else None
        return first is not None and first.kind in _SHOWS
    named = nouns(clause, language, floor, verb)
    return bool(named) and all(one.kind != "reception" for one in named)


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


def _enough(
    spec: _Spec, passive: bool, doers: tuple[Group, ...], done_to: tuple[Group, ...]
) -> bool:
    """Whether enough is named: somebody receives somebody, somebody visits, and so on."""
    if spec.name == "receive":
        return bool(doers or done_to) if passive else bool(done_to)
    if spec.name == "call":
        return bool(doers and done_to)
    if spec.name in ("hear", "train") or (spec.name == "award" and passive):
        return bool(doers or done_to)
    if spec.name == "meet":
        return bool(doers and done_to) or len(doers) > 1
    return spec.name in _ALONE or bool(doers)


def _someone(clause: Clause, language: str, start: int, end: int) -> bool:
    """Whether the subject is a pronoun or a common noun of people: «Les diplomates ont …»."""
    book = lexicon(language, "events")["refine"]
    before = clause.text[max(0, start - _FAR) : start]
    if rx.search(filled(book.get("someone", "(?!)"), macros(language)), before):
        return True
    participle = rx.fullmatch(book.get("bare", "(?!)"), clause.text[start:end])
    return bool(participle and rx.search(r"(?:^|[.;:!?•,])\W*$", before))


def _english_someone(clause: Clause, language: str, start: int) -> bool:
    """Whether English people without a name stand before a verb."""
    return language == "en" and _someone(clause, language, start, start)


def _crowd(clause: Clause, language: str, end: int) -> bool:
    """«A reçu les délégations venues de …»: guests that are no one group."""
    crowd = lexicon(language, "events")["refine"].get("crowd")
    return bool(crowd and rx.match(filled(crowd, macros(language)), clause.text[end : end + 160]))


def _of_body(clause: Clause, language: str, end: int) -> tuple[Group, ...]:
    """«A reçu des élus de la Ⓑ»: people of a body, for whom it stands."""
    members = lexicon(language, "clauses").get("members")
    led = rx.compiled(rf"(?: Ⓣ| \w+ment)? (?:{members})(?:la |l'|le )?(?=Ⓑ)").match(
        clause.text, end
    )
    return (
        tuple(listed(clause, language, led.end(), len(clause.text))[0]) if members and led else ()
    )


def _noun_of(clause: Clause, language: str, spec: _Spec, start: int, end: int) -> Noun | None:
    """The noun that is the subject of a verb such as "was held", or the object of "organises"."""
    text = clause.text
    if spec.noun == "subject":
        floor = max(text.rfind(mark, 0, start) for mark in ".;:!?•(") + 1
        floor = max(floor, start - 2 * NEAR)
        numbered = edition(clause, language, floor, start)
        if numbered:
            return numbered
        found = nouns(clause, language, floor, start)
        aside = lexicon(language, "events")["refine"].get("adverbial", "(?!)")
        found = [
            one
            for one in found
            if heads_phrase(text, one)
            and not rx.search(aside, text[max(floor, one.start - 60) : one.start])
        ]
        return found[0] if found else _inverted(clause, language, floor, start, end)
    if spec.noun == "object":
        stop = rx.search(r"[.;:!?•()]", text[end : end + NEAR])
        reach = end + (stop.start() if stop else NEAR)
        found = [one for one in nouns(clause, language, end, reach) if heads_phrase(text, one)]
        if found and _direct(language, text[end : found[0].start]):
            return _opened(clause, language, found[0], reach)
        return _relative(clause, language, start) if language == "en" else None
    return None


def _opened(clause: Clause, language: str, noun: Noun, reach: int) -> Noun:
    """«The opening of the training course»: what is opened, where that is an event."""
    words = clause.text[noun.start : noun.end]
    if not rx.search(r"(?i)\b(?:opening|closing|launch|start|end|conclusion)\b", words):
        return noun
    inner = [one for one in nouns(clause, language, noun.end, reach) if one.kind != "ceremony"]
    led = inner and rx.fullmatch(
        r" of (?:the|an?|its|their|this) (?:[\w'’-]+ ){0,4}", clause.text[noun.end : inner[0].start]
    )
    return inner[0] if led else noun


def _relative(clause: Clause, language: str, start: int) -> Noun | None:
    """«The training in open data that Ⓑ is offering»: the object before its relative clause."""
    led = rx.search(r" (?:that|which) (?:[ⓅⒷⒹ]|(?:[\w-]+ ){1,3})[^\w]*$", clause.text[:start])
    if led is None:
        return None
    floor = max(clause.text.rfind(mark, 0, led.start()) for mark in ".;:!?•") + 1
    found = [
        one
        for one in nouns(clause, language, max(floor, led.start() - NEAR), led.start())
        if heads_phrase(clause.text, one)
    ]
    return found[-1] if found else None


def _inverted(clause: Clause, language: str, floor: int, start: int, end: int) -> Noun | None:
    """«Le 5 juin s'est tenue une réunion»: the subject right after its verb."""
    led = lexicon(language, "events")["alone"].get("inverted", "(?!)")
    at_head = rx.fullmatch(rf"[\s•–-]*{led}", clause.text[floor:start])
    alone = lexicon(language, "events")["alone"].get("intransitive", "(?!)")
    if not at_head and not rx.match(alone, clause.text[start:end]):
        return None
    article = rx.compiled(r",? (?:à [ⓁⒷ],? |en [ⓁⒷ],? |Ⓣ,? )?(?:une? |la |le |l'|les |des )").match(
        clause.text, end
    )
    return noun_at(clause.text, article.end(), language) if article else None


def _direct(language: str, between: str) -> bool:
    """Whether a noun is the object itself: only a place, a date or an insertion in between."""
    words = lexicon(language, "clauses")["preposition"]
    bare = rx.sub(r",[^,]*,|(?:\w+ )?[ⓁⓉ]", " ", between)
    return not rx.search(rf"{PARTY}|(?<!\w)(?:{words})\b", bare)
