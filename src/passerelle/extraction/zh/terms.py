"""Whom an agreement binds, and since when: the bodies and the date of the clause that tells it."""

from __future__ import annotations

import re

from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.patterns import BODY, PERSON, pattern
from passerelle.extraction.zh.sides import main_body, pair_of, pair_words
from passerelle.extraction.zh.skeleton import Skeleton
from passerelle.extraction.zh.story import Story

__all__ = ["clause_start", "elsewhere", "parties_of", "when_of"]


def clause_start(text: str, start: int) -> int:
    """Where the clause before a place begins."""
    return max(text.rfind(sign, 0, start) for sign in "，；。“") + 1


def parties_of(analysis: Analysis, sentence: Skeleton, start: int, end: int) -> tuple[str, ...]:
    """The bodies that the clause binds; 双方 are those that the text is about."""
    text = sentence.text
    first = max(text.rfind(sign, 0, start) for sign in "。；") + 1
    clause = elsewhere(text[max(first, clause_start(text, start)) : end])
    two = re.search(
        rf"({BODY})[^，。；\ue000-\ue7ff]{{0,12}}?(?:与|同|和|、)[^，。；\ue000-\ue7ff]{{0,8}}?({BODY})",
        clause,
    )
    if two is not None:
        return tuple(dict.fromkeys(sentence.units[sign].key for sign in two.groups()))
    people = re.findall(PERSON, clause)
    if len(people) == 2 and re.search("代表|与|和", clause):
        bodies = [main_body(analysis, sentence.units[sign].key) for sign in people]
        if all(bodies):
            return tuple(dict.fromkeys(str(body) for body in bodies))
    with_one = re.search(rf"与[^，。；]{{0,8}}?({BODY})", clause)
    pair = pair_of(analysis, clause)
    if with_one is not None:
        other = sentence.units[with_one[1]].key
        keys = _subjects(analysis, sentence, text[first:start], other)
        return (keys[0], other) if keys else pair if other in pair else (other,)
    if pair_words().search(clause) or not re.search(BODY, clause):
        alone = (
            _subjects(analysis, sentence, text[first:start], "") if _WITH_US.search(clause) else []
        )
        return pair or tuple(alone[:1])
    return ()


_WITH_US = re.compile("[与同和](?:我|本|贵)[市省县区州校院馆]")
_AWAY, _PRESS = pattern("terms", "away"), pattern("terms", "press")


def elsewhere(clause: str) -> str:
    """A clause without where it happens, and without the paper that reports it."""
    return _PRESS.sub("", _AWAY.sub("", clause))


def _subjects(analysis: Analysis, sentence: Skeleton, before: str, other: str) -> list[str]:
    """The bodies that may be one side where the clause names the other: who acts, first."""
    units = [sentence.units[sign] for sign in elsewhere(before) if sign in sentence.units]
    bodies = [unit.key for unit in units if unit.kind == "body"]
    if not bodies:
        groups = [analysis.delegations.get(unit.key) for unit in units]
        bodies = [one.sent_by for one in groups if one is not None and one.sent_by]
    if not bodies:
        people = (main_body(analysis, unit.key) for unit in units if unit.kind == "person")
        bodies = [body for body in people if body]
    return [key for key in bodies if key != other]


_YEARS = pattern("papers", "years")


def when_of(
    story: Story | None, at: int, sentence: Skeleton, start: int, end: int, modality: str
) -> str | None:
    """The date of the clause; a signing today is on the day of its event, if `story` counts."""
    text = sentence.text
    if modality in ("denied", "reported") or _YEARS.match(text, end):
        return None  # 今年适逢两市缔结友好城市关系21周年
    titles = [match.span() for match in re.finditer("《[^》]*》", text)]
    dated = [
        (text.index(sign), unit)
        for sign, unit in sentence.units.items()
        if unit.kind == "date"
        and unit.key
        and not any(a <= text.index(sign) < b for a, b in titles)
    ]
    dated = [pair for pair in dated if text[pair[0] + 1 : pair[0] + 2] != "度"]  # 2017年度协议
    if story is None:
        dated = [pair for pair in dated if pair[0] >= clause_start(text, start)]
    if "续签" in text[start:end]:
        dated = [pair for pair in dated if pair[0] < start]
    near = [pair for pair in dated if pair[0] < end]
    if near:
        return max(near, key=lambda pair: pair[0])[1].key
    if modality == "intended" or "曾" in text[clause_start(text, start) : start]:
        return None
    for one in story.speaks_of[at] if story else ():
        if one.modality == "asserted" and one.setting.when and "/" not in one.setting.when:
            return one.setting.when
    return None
