"""Events that no word of event tells: who goes somewhere, is welcomed there, or lectures there.

率团赴里昂, 来到我市; 博物馆迎来了…一行; 在师范学院作了一场讲座.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.patterns import GROUP, PERSON, filled, pattern, words
from passerelle.extraction.zh.skeleton import Skeleton

__all__ = ["untold"]

_CALLS = pattern("journeys", "calls")
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


_CAME = pattern("journeys", "came")
_LECTURES, _WELCOMED = pattern("journeys", "lectures"), pattern("journeys", "welcomed")


def untold(sentence: Skeleton, told: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Where such an event is told in a sentence, and its kind."""
    found = [(start, end, "visit") for start, end in journeys(sentence, told)]
    for form, kind in ((_CAME, "visit"), (_WELCOMED, "visit"), (_LECTURES, "conference")):
        for match in form.finditer(sentence.text):
            first, last = sentence.clause(match.start())
            places = [at for at, _ in told] + [at for at, _, _ in found]
            within = match.start() if kind == "conference" else first
            stop = match.start() if kind == "conference" else last
            if not any(within <= at < stop for at in places):
                found.append((match.start(), match.end(), kind))
    if not told and not found and sentence.of("date"):
        found += _alone(sentence)
    yield from found


@cache
def _without_word() -> tuple[tuple[str, re.Pattern[str]], ...]:
    fill = filled(words("roles", "fill"))
    forms = words("journeys", "alone")
    return tuple((kind, re.compile(filled(form.replace("{FILL}", fill)))) for kind, form in forms)


def _alone(sentence: Skeleton) -> list[tuple[int, int, str]]:
    """What a day and a verb tell where nothing else does: 就经贸合作交换意见, 正式开园."""
    for kind, form in _without_word():
        match = form.search(sentence.text)
        if match is not None:
            return [(match.start(), match.end(), kind)]
    return []


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
        if _CALLS.match(text, last) and "率" not in text[first:start]:
            continue  # 代表团赴市政厅，拜会副市长
        if not (re.search(f"{PERSON}|{GROUP}", before) or _TRAVELLER.search(before)):
            continue
        yield start, end
