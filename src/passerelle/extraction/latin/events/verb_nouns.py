"""The noun of an event that is subject or object of a verb: "was held", "organises"."""

from __future__ import annotations

from passerelle.extraction.latin.clauses.binding import NEAR
from passerelle.extraction.latin.clauses.clauses import PARTY, Clause
from passerelle.extraction.latin.clauses.event_nouns import (
    Noun,
    edition,
    heads_phrase,
    noun_at,
    nouns,
)
from passerelle.extraction.latin.events.frames import Spec
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx

__all__ = ["noun_of"]


def noun_of(clause: Clause, language: str, spec: Spec, start: int, end: int) -> Noun | None:
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
