"""Talks between two sides: who came and who is at home."""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.names import is_dotted
from passerelle.extraction.zh.patterns import WHO
from passerelle.extraction.zh.rows import FILL, GUESTS, WHO_CAME, Part, row
from passerelle.extraction.zh.sides import guests_of
from passerelle.extraction.zh.skeleton import Skeleton
from passerelle.extraction.zh.story import Happening, Story
from passerelle.extraction.zh.subjects import subject_of

__all__ = ["talks"]


def _abroad(analysis: Analysis, keys: list[str]) -> bool:
    """Whether people are of bodies outside China, or have names of others."""
    for key in keys:
        held = [one.body for one in analysis.functions if one.person == key and one.body]
        countries = {analysis.bodies[body].country for body in held if body in analysis.bodies}
        person = analysis.people.get(key)
        if countries - {"CN", None} or (person is not None and is_dotted(person.name)):
            return True
    return False


def _at_home(analysis: Analysis, one: Happening) -> bool:
    """Whether an event is said to be in China."""
    place = analysis.places.get(one.setting.place or "")
    return place is not None and place.country == "CN"


_CAME_HERE = re.compile(
    "(?:与|同|和)(?:正在|专程|应邀|率团|前来|日前)*(?:来访|到访|来华|来我)[^，]*?的"
)
"""与来访的…: whoever is talked to has come."""


def talks(
    analysis: Analysis,
    story: Story,
    one: Happening,
    sentence: Skeleton,
    first: int,
    before: str,
    where: tuple[int, int],
) -> Iterator[Part]:
    """Talks between two: whoever is at home is the host."""
    before = re.sub(f"{WHO}(?=中|的(?!{WHO}))", "", before)
    to_them = re.search(rf"({row(WHO)})[^，]*?(?:与|同|和|对)(?:其|[他她]们?)$", before)
    if to_them is not None:
        yield from (Part(key, "participant", *where) for key in sentence.keys(to_them[1]))
        return
    match = re.search(
        rf"({row(WHO)})[^，]*?(?:与|同|和){WHO_CAME}{FILL}({row(WHO)}|{GUESTS})",
        before,
    )
    guests = guests_of(analysis, story)
    if match is not None:
        left, right = sentence.keys(match[1]), sentence.keys(match[2])
        came = bool(right and _CAME_HERE.search(match[0]))
        gone = (False, True) if came else _away(analysis, one, guests, left, right)
        yield from _of_sides(left, right or sorted(guests), gone, where)
        return
    ahead = re.search(rf"(?:与|同|和){FILL}({row(WHO)})", before)
    if ahead is not None:
        left, right = subject_of(sentence, first, before[: ahead.start()]), sentence.keys(ahead[1])
        told = guests & {*left, *right}
        for key in (*left, *right):
            yield Part(key, "guest" if key in told else "host" if told else "participant", *where)


def _of_sides(
    left: list[str], right: list[str], gone: tuple[bool, bool], where: tuple[int, int]
) -> Iterator[Part]:
    """The parts of two sides: guests and hosts where one has come, else participants."""
    for side, came in zip((left, right), gone, strict=True):
        role = "participant" if gone[0] == gone[1] else "guest" if came else "host"
        yield from (Part(key, role, *where) for key in side)


def _away(
    analysis: Analysis, one: Happening, guests: set[str], left: list[str], right: list[str]
) -> tuple[bool, bool]:
    """Which of two sides has come to the other."""
    if not right:
        return False, True
    told = bool(set(left) & guests), bool(set(right) & guests)
    if told[0] != told[1]:
        return told
    abroad = _abroad(analysis, left), _abroad(analysis, right)
    return abroad if _at_home(analysis, one) else (False, False)
