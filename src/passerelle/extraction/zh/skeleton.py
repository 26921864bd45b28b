"""A sentence as its grammar is read: people, bodies, groups, places and dates as single signs.

``临江市市长王明在临江宾馆会见了…代表团一行8人`` becomes ``P在临江宾馆会见了D``, each sign
knowing what it stands for, so that who does what to whom is a matter of short patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.acting import outer
from passerelle.extraction.zh.dates import all_dates
from passerelle.extraction.zh.holders import Scene, before_name, scene_of
from passerelle.extraction.zh.patterns import PERSON, pattern
from passerelle.extraction.zh.reading import Reading, reading
from passerelle.extraction.zh.titles import office_at

__all__ = ["Skeleton", "Unit", "skeletons"]

_FIRST = {"person": 0xE000, "body": 0xE400, "delegation": 0xE800, "place": 0xEC00, "date": 0xF000}
_TAIL = pattern("skeleton", "tail")


_BODY_TAIL = pattern("skeleton", "body-tail")


@dataclass(frozen=True)
class Unit:
    """What one sign stands for: its kind, its key (a date's value), its place in the reading."""

    kind: str
    key: str
    start: int
    end: int
    offices: tuple[str, ...] = ()


@dataclass
class Skeleton:
    """One sentence; `units` by sign, `at` the place in the reading of each character."""

    text: str
    at: list[int]
    start: int
    end: int
    units: dict[str, Unit] = field(default_factory=dict)

    def keys(self, signs: str, kinds: str = "person body delegation") -> list[str]:
        """The keys of the signs in a stretch of the skeleton."""
        found = [self.units[sign] for sign in signs if sign in self.units]
        return [unit.key for unit in found if unit.kind in kinds.split()]

    def of(self, kind: str) -> list[Unit]:
        """The units of a kind, in order."""
        return [
            self.units[sign]
            for sign in self.text
            if sign in self.units and self.units[sign].kind == kind
        ]

    def clause(self, place: int) -> tuple[int, int]:
        """The bounds of the clause around a place of the skeleton, between commas."""
        start = max(self.text.rfind(sign, 0, place) for sign in "，；。") + 1
        ends = [self.text.find(sign, place) for sign in "，；。"]
        return start, min((end for end in ends if end >= 0), default=len(self.text))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the reading of a stretch of the skeleton."""
        last = end - 1
        unit = self.units.get(self.text[last]) if 0 <= last < len(self.text) else None
        return self.at[start], unit.end if unit else self.at[last] + 1


def skeletons(analysis: Analysis) -> list[Skeleton]:
    """All sentences of the text that may tell something."""
    text = reading(analysis)
    scene = scene_of(analysis)
    units = _units(analysis, text, scene)
    made = []
    for span in analysis.sentences:
        start, end = text.here(span)
        for first, last in _pieces(text, start, end):
            made.append(_skeleton(text, units, first, last))
            _name_him(made)
    return made


_HE = pattern("roles", "he")
_HEAD = re.compile(f"[^{{PERSON}}]*({PERSON})(?![、和与及])".replace("{PERSON}", PERSON[1:-1]))


_HIM_AGAIN = re.compile("[^\ue000-\ue3ff]*([\ue380-\ue3ff])")
"""Somebody who is himself called 他 there."""


def _name_him(made: list[Skeleton]) -> None:
    """Where 他 or 她 does something, read the one person that the text last began with."""
    sentence = made[-1]
    for match in _HE.finditer(sentence.text):
        place = match.start(1)
        lines = [sentence.text[:place]]
        lines += [one.text for one in made[-3:-1]][::-1]
        for at, line in enumerate(lines):
            head = _HEAD.match(line) or _HIM_AGAIN.match(line)
            if head is None and not re.search(PERSON, line):
                continue
            source = made[-1 - at]
            if head is not None:
                unit = source.units[head[1]]
                start = sentence.at[place]
                sign = chr(0xE380 + len(sentence.units))
                sentence.units[sign] = Unit("person", unit.key, start, start + 1)
                sentence.text = sentence.text[:place] + sign + sentence.text[place + 1 :]
            break


def _pieces(text: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence without what is private, cut at semicolons."""
    bounds = [start]
    for match in re.finditer("；", text.words[start:end]):
        bounds.append(start + match.end())
    bounds.append(end)
    for first, last in pairwise(bounds):
        hidden = [(a, b) for a, b in text.private if a < last and first < b]
        place = first
        for a, b in hidden:
            if a > place:
                yield place, a
            place = max(place, b)
        if place < last:
            yield place, last


def _units(analysis: Analysis, text: Reading, scene: Scene) -> list[Unit]:
    """Everything that a sign will stand for, the widest first where they overlap."""
    found = []
    for mention in analysis.mentions:
        if mention.kind == "date":
            continue
        start, end = text.here(mention.span)
        offices: tuple[str, ...] = ()
        if mention.kind == "person":
            held = before_name(scene, start)
            offices = tuple(one.office.word for one in held if one.office)
            start = min([start, *(one.begun for one in held)])
        elif mention.kind == "body" and analysis.bodies[mention.entity].type == "collectivity":
            start = outer(text, start)  # 福建省厦门市
        end = _tail(text, end, mention.kind)
        if mention.kind == "body" and office_at(text, end) is not None:
            found.append(Unit("nobody", "", start, end))  # 市外办副主任: not the body itself
            continue
        found.append(Unit(mention.kind, mention.entity, start, end, offices))
    found += [Unit("date", one.value or "", one.start, one.end) for one in all_dates(analysis)]
    order = {"person": 0, "delegation": 1, "date": 2, "nobody": 3, "body": 4, "place": 5}
    found.sort(key=lambda unit: (order[unit.kind], -(unit.end - unit.start), unit.start))
    kept: list[Unit] = []
    for unit in found:
        if not any(unit.start < other.end and other.start < unit.end for other in kept):
            kept.append(unit)
    return sorted((one for one in kept if one.kind != "nobody"), key=lambda unit: unit.start)


def _tail(text: Reading, end: int, kind: str) -> int:
    """Take in what only says more of the same: a title, a size, a form in Latin letters."""
    while kind in ("person", "delegation", "body"):
        match = (_BODY_TAIL if kind == "body" else _TAIL).match(text.words, end)
        address = office_at(text, end) if kind == "person" else None
        if match is not None and match[0]:
            end = match.end()
        elif address is not None and not address.weak:
            end = address.end  # 彭涛副市长
        else:
            break
    return end


def _skeleton(text: Reading, units: list[Unit], start: int, end: int) -> Skeleton:
    signs: list[str] = []
    at: list[int] = []
    made = Skeleton("", at, start, end)
    counts = dict(_FIRST)
    place = start
    for unit in [unit for unit in units if start <= unit.start and unit.end <= end]:
        signs += text.words[place : unit.start]
        at += range(place, unit.start)
        sign = chr(counts[unit.kind])
        counts[unit.kind] += 1
        made.units[sign] = unit
        signs.append(sign)
        at.append(unit.start)
        place = unit.end
    signs += text.words[place:end]
    at += range(place, end)
    made.text = "".join(signs)
    return made
