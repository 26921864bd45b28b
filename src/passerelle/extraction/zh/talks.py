"""Talks between two sides: both take part; who is called a guest there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.late import late
from passerelle.extraction.zh.patterns import WHO
from passerelle.extraction.zh.rows import FILL, GUESTS, WHO_CAME, Part, row
from passerelle.extraction.zh.sides import guests_of
from passerelle.extraction.zh.skeleton import Skeleton
from passerelle.extraction.zh.story import Story
from passerelle.extraction.zh.subjects import subject_of

__all__ = ["talks"]

_WITH_THEM = late(rf"({row(WHO)})[^，]*?(?:与|同|和|对)(?:其|[他她]们?)$")
_WITH = late(rf"({row(WHO)})[^，]*?(?:与|同|和){WHO_CAME}{FILL}({row(WHO)}|{GUESTS})")
_AHEAD = late(rf"(?:与|同|和){WHO_CAME}{FILL}({row(WHO)})")


def talks(
    analysis: Analysis,
    story: Story,
    sentence: Skeleton,
    first: int,
    before: str,
    where: tuple[int, int],
) -> Iterator[Part]:
    """甲与乙会谈: both take part; 甲与客人座谈: the host and those who came."""
    before = re.sub(f"{WHO}(?=中|的(?!{WHO}))", "", before)
    to_them = _WITH_THEM.search(before)
    if to_them is not None:
        yield from (Part(key, "participant", *where) for key in sentence.keys(to_them[1]))
        return
    match = _WITH.search(before)
    if match is not None:
        left, right = sentence.keys(match[1]), sentence.keys(match[2])
        for key in (*left, *right):
            yield Part(key, "participant" if right else "host", *where)
        if not right:
            yield from (Part(key, "guest", *where) for key in sorted(guests_of(analysis, story)))
        return
    ahead = _AHEAD.search(before)
    if ahead is not None:
        left = subject_of(sentence, first, before[: ahead.start()])
        for key in (*left, *sentence.keys(ahead[1])):
            yield Part(key, "participant", *where)
