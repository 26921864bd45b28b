"""Functions that are given or left by a verb, and words of office that give none.

``增选某某为副会长`` and ``不再担任副会长`` say who is or was what; a seat in a committee of
the Party, the lead of a group and an office of a body that we do not know say nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from passerelle.extraction.zh.holders import Held, Scene, to_body
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.titles import offices
from passerelle.extraction.zh.words import ending

__all__ = ["appointment", "leads_group", "of_stranger", "seat", "segment_end"]

_SKIPPED = tuple(words("functions", "skipped"))
"""Seats in committees of the Party beside an office say nothing that the scheme has."""

_LEAVES, _MADE, _MAKES = (pattern("functions", name) for name in ("leaves", "made", "makes"))


def appointment(scene: Scene, place: int, start: int, key: str) -> list[Held]:
    """不再担任副会长, 增选某某为副会长: a function that somebody leaves or is given."""
    text = scene.text
    left = _LEAVES.match(text.words, place)
    made = _MADE.match(text.words, place)
    clause = re.split("[。；\n]", text.words[max(0, start - 60) : start])[-1]
    if left is None and (made is None or not _MAKES.search(clause)):
        return []
    verb = left or made
    if verb is None:
        return []
    begun = verb.end()
    stop = segment_end(text, begun, "，")
    office = next(
        (one for one in offices(text) if begun <= one.start < min(stop, begun + 24)), None
    )
    if office is None or any(begun <= other < office.start for other, _, _ in scene.people):
        return []
    first, body = scene.bodies_by_end.get(to_body(scene, office.start), (office.start, None))
    if text.words[begun:first].strip(" “了"):
        return []
    if left is not None:
        office = replace(office, former=True)
    return [Held(key, office, body, start, office.end)]


def segment_end(text: Reading, start: int, opened: str) -> int:
    """Where the bracket or the clause ends that a function behind a name stands in."""
    ends = "）\n" if "（" in opened else "。；\n"
    places = [text.words.find(sign, start) for sign in ends]
    return min((place for place in places if place >= 0), default=len(text.words))


def of_stranger(scene: Scene, one: Held) -> bool:
    """苏大附一院院长: an office of a body that is named, but that we do not know."""
    if one.office is None or one.address or one.office.start in scene.bodies_by_end:
        return False
    if "驻" in scene.text.words[max(0, one.office.start - 4) : one.office.start]:
        return False  # 驻华大使, 驻港总领事
    word = ending(scene.text).get(one.office.start)
    if word is None or not "\u3400" <= word.text[0] <= "\u9fff":
        return False
    before = ending(scene.text).get(word.start)
    alone = before is None or bool(before.kinds) or not "\u3400" <= before.text[0] <= "\u9fff"
    if alone and word.text in "院校馆会所台社":
        return False  # 院党委书记
    named = any(end == one.office.start for _, end, _ in scene.people)
    head = bool(word.kinds & {"institution"}) and (
        len(word.text) > 2 or word.text[0] in "一二三四五"  # 苏大附一院
    )
    return not named and (not word.kinds or head)


def seat(scene: Scene, one: Held) -> bool:
    """Whether an office is a seat that says nothing: of the Party, or of no body beside it."""
    if one.office is None or one.office.word not in _SKIPPED:
        return False
    body = scene.analysis.bodies.get(one.body or "")
    return body is None or one.office.word != "委员" or not body.name.endswith(_BOARDS)


_BOARDS = ("管委会", "管委會", "管理委员会", "管理委員會", "理事会", "理事會", "董事会", "董事會")


def leads_group(scene: Scene, one: Held) -> bool:
    """团长：李明, 代表团团长李明: who leads a group has a role, no function."""
    if one.office is None or one.office.word not in _LEADERS:
        return False
    body = scene.analysis.bodies.get(one.body or "")
    return body is None or not body.name.endswith("团")


_LEADERS = ("团长", "队长", "领队", "组长", "副队长")
