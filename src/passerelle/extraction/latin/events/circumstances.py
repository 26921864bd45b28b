"""When, where and as which edition a thing told in a clause happened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.event_nouns import Noun, macros
from passerelle.extraction.latin.clauses.groups import Group
from passerelle.extraction.latin.clauses.modality import called_off, segment
from passerelle.extraction.latin.events.frames import Frame
from passerelle.extraction.lexicon import filled, lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["Circumstances", "circumstances", "is_term", "namesake", "ordinal", "venue"]


_JOURNEYS = ("visit", "send", "lead", "stay")


@dataclass
class Circumstances:
    """What the words beside a verb or noun of an event say of it."""

    when: str | None = None
    place: str | None = None
    venue: str | None = None
    edition: int | None = None
    series: str | None = None


def circumstances(analysis: Analysis, clause: Clause, frame: Frame) -> Circumstances:
    """The circumstances of a frame: the nearest date and place within its part of the clause."""
    language = analysis.document.language
    start = min(frame.start, frame.noun.start) if frame.noun else frame.start
    end = max(frame.end, frame.noun.end) if frame.noun else frame.end
    verb = clause.text[frame.start : frame.end]
    narrow, wide = (segment(clause.text, start, end, colon) for colon in (":", ""))
    found = Circumstances()
    for low, high in (narrow, wide):  # what stands before a colon counts if nothing else does
        floor, ceiling = max(low, frame.reach[0]), min(high, frame.reach[1])
        reach = floor, (end if called_off(verb, language) else ceiling)
        found.when = found.when or _day(clause, language, reach, start, end)
        found.place = found.place or _place(analysis, clause, frame, (floor, ceiling))
        found.venue = found.venue or venue(analysis, clause, floor, ceiling)
    found.place = found.place or _of_venue(analysis, found.venue)
    if frame.noun:
        found.edition = ordinal(clause.text[: frame.noun.start], language)
        found.series = _series(clause, language, frame, frame.noun, found.edition)
    return found


def is_term(value: str) -> bool:
    """Whether years are told in which a programme or agreement runs, and no day."""
    return re.fullmatch(r"\d{4}/\d{4}", value) is not None


def _day(clause: Clause, language: str, reach: tuple[int, int], start: int, end: int) -> str | None:
    """The date nearest to the words at `start` to `end`; none that is the date of a paper."""
    floor, ceiling = reach
    paper = rx.compiled(lexicon(language, "events")["of_paper"], re.IGNORECASE)
    near: list[tuple[int, str]] = []
    for position, group in clause.groups.items():
        if group.kind != "date" or not floor <= position < ceiling:
            continue
        value = group.keys[0]
        of_others = paper.search(clause.text, max(0, position - 125), position)
        if (
            is_term(value)
            or value.endswith("/")
            or (of_others and not start <= of_others.start() <= end)
        ):
            continue
        near.append((max(start - position, position - end, 0), value))
    return min(near)[1] if near else None


def ordinal(before: str, language: str) -> int | None:
    """The number of an edition that stands at the end of `before`."""
    book = lexicon(language, "events")["editions"]
    match = rx.search(rf"(?<!\w)({book['ordinal']})\s+(?:{book['of']})?$", before, re.IGNORECASE)
    if not match or rx.search(book["another"], before[: match.start()], re.IGNORECASE):
        return None
    digits = rx.match(r"\d+", match[1])
    if digits:
        return int(digits[0])
    for number, stem in enumerate(book["numbers"], start=1):
        if rx.match(stem, match[1], re.IGNORECASE):
            return number
    return None


def _series(
    clause: Clause, language: str, frame: Frame, noun: Noun, edition: int | None
) -> str | None:
    """The name of what is held again and again: the noun with its capital or its number."""
    text = clause.text
    if edition is None or noun.kind == "edition":
        return None
    stop = frame.start if noun.start < frame.start else len(text)
    ends = lexicon(language, "events")["editions"]["ends"]
    marks = rx.compiled(rf"[,.;:!?•()ⓉⓆ«“]| (?:{ends}) (?=[ⓁⓉ])").search(text, noun.end, stop)
    end = marks.start() if marks else stop
    name = " ".join(clause.words(noun.start, end).split())
    return name if len(name.split()) > 1 else None


# --- places ----------------------------------------------------------------------------


def namesake(analysis: Analysis, body: str) -> str | None:
    """The place that has the name of a collectivity."""
    thing = analysis.bodies.get(body)
    if thing is None or thing.type != "collectivity":
        return None
    for place in analysis.places.values():
        if place.kind != "country" and rx.ends_with(thing.name, place.name, "'’"):
            return place.key
    return None


def _of_venue(analysis: Analysis, venue: str | None) -> str | None:
    """The town that the name of the venue holds."""
    towns = [p for p in analysis.places.values() if p.kind in ("city", "district")]
    held = [p.key for p in towns if venue and rx.ends_with(venue, p.name)]
    book = lexicon(analysis.document.language, "events")["where"]
    own = rx.compiled(rf" (?:{book['alone']})")  # "Cork City Hall" is in Cork
    held += [p.key for p in towns if venue and _own_hall(venue, p.name, own)]
    return held[0] if held else None


def _own_hall(venue: str, town: str, hall: re.Pattern[str]) -> bool:
    """Whether the venue is the town hall of the town."""
    return venue.startswith(town) and hall.fullmatch(venue, len(town)) is not None


def _place(analysis: Analysis, clause: Clause, frame: Frame, reach: tuple[int, int]) -> str | None:
    """The nearest place where, or whither, something is; not the one whence a guest comes."""
    (floor, ceiling), start, end = reach, frame.start, frame.end
    near: list[tuple[int, int, str]] = []
    for position, group in clause.groups.items():
        if group.kind not in ("place", "body") or not floor <= position < ceiling:
            continue
        key = _where(analysis, clause, position, group)
        if key and not _origin(analysis, clause, frame, position, key):
            country = analysis.places[key].kind in ("country", "region")
            if analysis.places[key].kind in ("country", "other") and frame.name not in _JOURNEYS:
                continue  # "organise avec un musée, en Chine"; a hall is a venue
            near.append((country, max(start - position, position - end, 0), key))
    return min(near)[2] if near else None


def _where(analysis: Analysis, clause: Clause, position: int, group: Group) -> str | None:
    """The place that a sign means after "à" or "in", or right after a verb of visiting."""
    book = lexicon(analysis.document.language, "events")["where"]
    led = rx.search(
        rf"(?:^|[\s(,'])(?:{book['before']})\s*$", clause.text[:position], re.IGNORECASE
    )
    if led and rx.search(book["whence"], clause.text[max(0, position - 20) : position]):
        return None
    reached = rx.search(
        r"(?:rejoint|visité|visiter|gagné|quitté|visit(?:s|ed|ing)?|tour(?:s|ed|ing)?"
        r"|reach(?:es|ed|ing)?) $",
        clause.text[max(0, position - 20) : position],
    )
    if group.kind == "body":
        gone = led or (reached and analysis.document.language == "fr")
        return namesake(analysis, group.keys[0]) if gone and _bare(clause, group) else None
    return group.keys[0] if led or reached else None


def _bare(clause: Clause, group: Group) -> bool:
    """Whether a body is named by the name of its town alone."""
    return clause.view.text[group.start : group.end][:1].isupper()


def _origin(analysis: Analysis, clause: Clause, frame: Frame, position: int, key: str) -> bool:
    """Whether a place right after a group of guests says whence they come."""
    origin = lexicon(analysis.document.language, "events")["where"]["origin"]
    before = rx.search(rf"([ⓅⒷⒹ])\s*,?\s*(?:{origin})\s*$", clause.text[:position])
    if not before:
        return False
    group = clause.groups[before.start()]
    if group.kind != "delegation":
        return False
    guests = analysis.delegations[group.keys[0]]
    place = analysis.places[key]
    return bool(place.country) and guests.country == place.country


# --- venues ----------------------------------------------------------------------------


@cache
def _venues(language: str) -> re.Pattern[str]:
    book = lexicon(language, "events")["where"]
    led = filled(book["venue_before"], macros(language))
    return re.compile(rf"(?:{led})(?P<venue>{filled(book['venue_name'], book)})")


def venue(analysis: Analysis, clause: Clause, floor: int, ceiling: int) -> str | None:
    """The named building, or the town hall, where something happened."""
    language = analysis.document.language
    book = lexicon(language, "events")["where"]
    for match in _venues(language).finditer(clause.text, floor, ceiling):
        name = " ".join(clause.words(match.start("venue"), match.end("venue")).split())
        proper = rx.search(r"\b[A-ZÀ-ÞĀ-ŒŔ-Ț]", name[1:])
        if rx.fullmatch(book["alone"], name) or proper or " de " in name or " " in name:
            return name
    for position, group in clause.groups.items():
        if not floor <= position < ceiling:
            continue
        named = _building(analysis, clause, position, group)
        if named:
            return named
    return None


def _building(analysis: Analysis, clause: Clause, position: int, group: Group) -> str | None:
    """A place that is no town, or a body whose rooms are meant."""
    before = clause.text[:position]
    book = lexicon(analysis.document.language, "events")["where"]
    if not rx.search(rf"(?:{book['inside']})$", before):
        return None
    if group.kind == "place":
        place = analysis.places[group.keys[0]]
        return place.name if place.kind == "other" else None
    if group.kind == "body":
        body = analysis.bodies[group.keys[0]]
        hall = rx.search(rf"\b(?:{book['alone']})$", body.name)
        return body.name if body.type == "institution" or hall else None
    return None
