"""Journeys: who goes somewhere visits it, though no word says so (率团赴里昂, 来到我市)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.patterns import GROUP, PERSON, filled, pattern, words
from passerelle.extraction.zh.skeleton import Skeleton

__all__ = ["journeys"]

_LEFT, _TRAVELLER = pattern("journeys", "left"), pattern("journeys", "traveller")


@cache
def _goes() -> re.Pattern[str]:
    """A verb of going with its goal: a known place, or any behind a strong verb."""
    verbs = lexicon("zh", "events")["moves"]
    strong, weak = ("|".join(verbs[name]) for name in ("strong", "weak"))
    lands = filled(words("roles", "fill-of-place"))
    known = rf"{lands}[\uec00-\uefff\ue400-\ue7ff]"
    known = f"(?:{known}|{pattern('journeys', 'known').pattern})"
    unknown = pattern("journeys", "unknown").pattern
    return re.compile(f"(?:({strong})了?(?:{known}|{unknown})|({weak})了?{known})(?!的)")


def journeys(sentence: Skeleton, told: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The verbs of going that no other word of event in the clause takes in."""
    text = sentence.text
    for match in _goes().finditer(text):
        group = 1 if match[1] else 2
        start, end = match.span(group)
        first, last = sentence.clause(start)
        before = text[:start]
        if _LEFT.search(text[first:start]) or any(start <= at < last for at, _ in told):
            continue
        if not (re.search(f"{PERSON}|{GROUP}", before) or _TRAVELLER.search(before)):
            continue
        yield start, end
