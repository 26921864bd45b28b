"""What one sign of a clause stands for: names with the words around them that belong to them.

A person takes along title and function, a body its article and acronym; direct speech is a
group too, because what is said in quotation marks is not what the text says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Mention, Span
from passerelle.extraction.reading.plain import Plain

__all__ = ["Group", "groups_of"]

_SPEECH = re.compile(r'«[^«»]{1,1500}»|“[^“”]{1,1500}”|"[^"]{1,1500}"')
_LED = 40  # characters before a name in which a verb leads to it
_HELD = 320  # characters after the name of an event in which it is told to be held
_LONG_SPEECH = 7  # words; fewer are a name or a title
_WIDEST_OFFICE = 300
"""Characters of the words that tell a function."""
_Beside = tuple[dict[int, int], dict[int, int]]
"""Where bodies stand: from each end to its beginning, and from each beginning to its end."""


@dataclass(frozen=True)
class Group:
    """What one sign stands for: the things meant, and beside them the bodies in brackets."""

    kind: str
    keys: tuple[str, ...]
    start: int
    end: int
    aside: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Book:
    before: dict[str, re.Pattern[str]]
    verb: re.Pattern[str]


@cache
def _book(language: str) -> _Book:
    words = lexicon(language, "clauses")
    determiner = rf"(?:\b(?:{words['determiner']})(?: |(?<=')))"
    body = (
        rf"(?:{determiner}?(?:\b(?:{words['sort']}) )?)\Z"  # not $, which a line end satisfies, too
    )
    person = rf"(?:{determiner}?(?:\b(?:{words['title']}) )+|{determiner}|\bS\.)\Z"
    return _Book(
        {
            "person": re.compile(person, re.IGNORECASE),
            "body": re.compile(body, re.IGNORECASE),
            "delegation": re.compile(determiner + r"\Z", re.IGNORECASE),
        },
        re.compile(rf"(?<![\w'])(?:{words['verb']}|{words['behalf']})\b"),
    )


def groups_of(analysis: Analysis, view: Plain) -> list[Group]:
    """All names in the order of the text, persons with the functions beside them."""
    book = _book(analysis.document.language)
    speech = _direct_speech(view)
    found: list[Group] = []
    persons = [m for m in analysis.mentions if m.kind == "person"]
    for reach, keys in _with_functions(analysis, view, persons, book):
        found.append(Group("person", keys, *reach))
    for mention in analysis.mentions:
        reach = view.inside(mention.span)
        if mention.kind == "body" and _is_event(analysis, view, reach):
            continue
        if mention.kind not in ("person", "event") and reach[0] < reach[1]:
            kind, key = _acting(analysis, view, mention, reach[0])
            found.append(Group(kind, (key,), *reach))
    found = _apart(speech + found)
    return [_widened(view, one, found, book) for one in found]


def _is_event(analysis: Analysis, view: Plain, reach: tuple[int, int]) -> bool:
    """Whether what looks like a body is "the 3rd Forum of …", an event that was held."""
    book = lexicon(analysis.document.language, "events")
    kinds = [
        book["nouns"][kind]
        for kind in ("forum", "assembly", "conference", "exhibition", "cultural-event")
    ]
    noun = rf"(?:{'|'.join(kinds)})"
    name = view.text[slice(*reach)]
    if not rx.search(rf"(?i:^{noun}\b|\b{noun}$)", name):
        return False
    numbered = rf"(?<!\w)(?:{book['editions']['ordinal']}|{book['editions']['yearly']}) $"
    held = rx.match(book["editions"]["held"], view.text[reach[1] : reach[1] + _HELD])
    before = view.text[: reach[0]][-_LED:]
    if held or rx.search(numbered, before, re.IGNORECASE):
        return True
    led, gone_on = (book["editions"].get(side, "(?!)") for side in ("led", "gone_on"))
    after = view.text[reach[1] : reach[1] + _HELD]
    return bool(rx.search(led, before) or rx.match(gone_on, after))


def _acting(analysis: Analysis, view: Plain, mention: Mention, start: int) -> tuple[str, str]:
    """A town that is named at no "in" or "from" is the authority of that name, if there is one."""
    if mention.kind != "place":
        return mention.kind, mention.entity
    words = lexicon(analysis.document.language, "clauses")["preposition"]
    place = analysis.places[mention.entity]
    bodies = [
        body.key
        for body in analysis.bodies.values()
        if body.type == "collectivity" and rx.holds(body.name, place.name)
    ]
    article = lexicon(analysis.document.language, "clauses")["determiner"]
    led = rx.search(
        rf"(?:(?<!\w)(?:{words})|\(|,) *(?:(?:{article}) )?$", view.text[max(0, start - 16) : start]
    )
    gone = rx.search(
        lexicon(analysis.document.language, "events")["where"]["reached"], view.text[:start][-24:]
    )
    if len(bodies) == 1 and not led and not gone:
        return "body", bodies[0]
    return mention.kind, mention.entity


def _direct_speech(view: Plain) -> list[Group]:
    return [
        Group("speech", (), match.start(), match.end())
        for match in _SPEECH.finditer(view.text)
        if len(match[0].split()) >= _LONG_SPEECH
    ]


def _with_functions(
    analysis: Analysis, view: Plain, persons: list[Mention], book: _Book
) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """Each person with the words of the functions told there; those that share one together."""
    held = sorted((*view.inside(Span(f.start, f.end)), f.person) for f in analysis.functions)
    bodies = _bodies_of(analysis, view)
    reaches: list[tuple[int, int]] = []
    for mention in persons:
        start, end = view.inside(mention.span)
        first = bisect_left(held, (start - _WIDEST_OFFICE - 2,))
        for left, right, person in islice(held, first, None):
            if left > end + 2:
                break
            beside = person == mention.entity and start <= right + 2
            if not beside or right - left >= _WIDEST_OFFICE:
                continue
            between = view.text[min(left, end) : max(left, start)] + view.text[left:right]
            if not book.verb.search(between):
                start, end = min(start, left), max(end, right)
        reaches.append(_with_body(view, bodies.get(mention.entity, ({}, {})), start, end))
    merged: list[list[int]] = []
    for start, end in sorted(reaches):
        if merged and start < merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    begins = sorted((view.inside(m.span)[0], at) for at, m in enumerate(persons))
    for start, end in merged:
        first, last = bisect_left(begins, (start,)), bisect_left(begins, (end,))
        inside = (persons[at] for at in sorted(at for _, at in begins[first:last]))
        yield (start, end), tuple(dict.fromkeys(m.entity for m in inside))


def _bodies_of(analysis: Analysis, view: Plain) -> dict[str, _Beside]:
    """By person, where the bodies of their offices are named."""
    places: dict[str, list[tuple[int, int]]] = {}
    for mention in analysis.mentions:
        if mention.kind == "body":
            places.setdefault(mention.entity, []).append(view.inside(mention.span))
    held: dict[str, set[str]] = {}
    for one in analysis.functions:
        if one.body:
            held.setdefault(one.person, set()).add(one.body)
    found: dict[str, _Beside] = {}
    for person, bodies in held.items():
        spots = [spot for body in bodies for spot in places.get(body, ())]
        found[person] = {right: left for left, right in spots}, dict(spots)
    return found


def _with_body(view: Plain, bodies: _Beside, start: int, end: int) -> tuple[int, int]:
    """With the body of the office where it stands beside: «X, Chairman, Ⓑ», "the Ⓑ mayor X"."""
    before, after = bodies
    if start - 1 in before and view.text[start - 1] == " ":
        return before[start - 1], end
    for joint in (", ", ", the "):
        right = after.get(end + len(joint))
        if right is None or not view.text.startswith(joint, end):
            continue
        closes = view.text[right : right + 1] in (",", ".", ";", ")") or right >= len(view.text)
        if closes and view.text[start:end].count(","):
            return start, right
    return start, end


def _apart(groups: Iterable[Group]) -> list[Group]:
    """No two groups on the same words: speech first, then the longest."""
    kept: list[tuple[int, int, Group]] = []  # apart, so that starts and ends are in one order
    ranked = sorted(groups, key=lambda g: (g.kind != "speech", g.start - g.end, g.start))
    for group in ranked:
        at = bisect_left(kept, group.end, key=lambda one: one[0])  # the first that begins after
        if not at or kept[at - 1][1] <= group.start:
            kept.insert(at, (group.start, group.end, group))
    return [group for _, _, group in kept]


def _widened(view: Plain, group: Group, groups: list[Group], book: _Book) -> Group:
    """The group with article or title before it and a short bracket after it."""
    start, end, aside = group.start, group.end, group.aside
    if group.kind in book.before:
        at = bisect_left(groups, start, key=lambda one: one.start)
        floor = groups[at - 1].end if at else 0
        led = book.before[group.kind].search(view.text, max(floor, start - 40), start)
        start = led.start() if led else start
    bracket = rx.compiled(r" ?\([^()]{1,60}\)").match(view.text, end)
    if bracket and group.kind in ("person", "body"):
        first = bisect_left(groups, bracket.start(), key=lambda one: one.start)
        last = bisect_left(groups, bracket.end(), key=lambda one: one.start)
        within = groups[first:last]
        if all(one.kind in ("body", "place") for one in within):
            end = bracket.end()
            aside = tuple(key for one in within if one.kind == "body" for key in one.keys)
    return Group(group.kind, group.keys, start, end, aside)
