"""The two sides of a text: who is at home, who came, and in whose name each one signs."""

from __future__ import annotations

import re

from passerelle.extraction.account import Body
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.late import Late
from passerelle.extraction.zh.patterns import BODY, pattern
from passerelle.extraction.zh.skeleton import Skeleton
from passerelle.extraction.zh.story import Story

__all__ = ["behalf_of", "guests_of", "main_body", "pair_of", "pair_words"]

_BOTH = pattern("sides", "both")


def pair_words() -> Late:
    """Words that mean the two bodies of the text."""
    return _BOTH


def guests_of(analysis: Analysis, story: Story) -> set[str]:
    """Those who came: groups, and people said to be received, to visit or to lead a group."""
    if analysis.delegations:
        return set(analysis.delegations)
    guests: set[str] = set()
    for one in story.sentences:
        for form in (
            r"(?:会见|接见|宴请)(?!的)(?:了)?[^，。：]{0,14}?([\ue000-\ue3ff])",
            r"([\ue000-\ue3ff])(?:一行)?(?:(?!会见|接见|会晤|宴请|接待|欢迎|陪同|与|同|和)[^，。]){0,10}(?:来访|到访|率团|访问)",
            r"([\ue000-\ue3ff])(?:率领|带领|率)",
        ):
            for match in re.finditer(form, one.text):
                guests.add(one.units[match[1]].key)
    return guests


def main_body(analysis: Analysis, person: str) -> str | None:
    """The body in whose name a person stands: of the highest function, not of the Party."""
    held = [
        one for one in analysis.functions if one.person == person and one.body and not one.former
    ]
    held.sort(key=lambda one: one.function in ("party-secretary", "affiliated", "member"))
    return None if not held else held[0].body


def behalf_of(analysis: Analysis, sentence: Skeleton, person: str) -> str | None:
    """The body that a signatory signs for, if words say that he does."""
    for sign, named in re.findall(rf"([\ue000-\ue3ff])代表[^，。]{{0,4}}?({BODY})", sentence.text):
        if sentence.units[sign].key == person:
            return sentence.units[str(named)].key
    if not pattern("sides", "behalf-of").search(sentence.text):
        return None
    body: str | None = main_body(analysis, person)
    while body is not None:
        parent = analysis.bodies[body].unit_of
        if parent is None or not pattern("sides", "behalf-of-2").search(sentence.text):
            return body
        body = parent
    return None


_TOWNS = ("commune", "prefecture-city", "county-city", "municipality-central", "county")


def _town(body: Body) -> bool:
    abroad = body.kind == "foreign-local-authority" and body.name[-1] in "市町镇鎮"
    return body.kind in _TOWNS or abroad


def pair_of(analysis: Analysis, words: str = "") -> tuple[str, ...]:
    """The two bodies that 双方 means: the only one from here and the only one from abroad."""
    whole = [one for one in analysis.bodies.values() if one.unit_of is None]
    lands = [one for one in whole if one.type == "collectivity"]
    if "两市" in words:
        lands = [one for one in lands if _town(one)]
    elif "两省" in words:
        lands = [one for one in lands if not _town(one)]
    elif pattern("sides", "houses").search(words):
        lands = []
    for group in (
        lands,
        [one for one in whole if one.kind in ("university", "hospital", "museum")],
    ):
        home = [one.key for one in group if one.country in ("CN", None)]
        away = [one.key for one in group if one.country not in ("CN", None)]
        if len(home) == len(away) == 1:
            return home[0], away[0]
    return _organisers(analysis)


def _organisers(analysis: Analysis) -> tuple[str, ...]:
    """The two bodies that hold the event together: 两校 after 由A与B联合主办."""
    keys = []
    for one in analysis.roles:
        if one.role == "organiser" and one.who in analysis.bodies:
            body = analysis.bodies[one.who]
            keys.append(body.unit_of or body.key)
    pair = tuple(dict.fromkeys(keys))
    countries = {analysis.bodies[key].country for key in pair if key in analysis.bodies}
    return pair if len(pair) == len(countries) == 2 else ()
