"""Where functions stand beside a name: before it, the nearest first, and behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.reading import Reading, reading
from passerelle.extraction.zh.titles import Office, office_at, office_ending
from passerelle.extraction.zh.words import ending

__all__ = ["Held", "Scene", "Step", "before_name", "scene_of", "to_body"]


@dataclass(frozen=True)
class Step:
    """One function before a name, and the body before it; `begun` is where both begin."""

    office: Office | None
    body: str | None
    begun: int


@dataclass
class Scene:
    """The text with its people and bodies by place."""

    analysis: Analysis
    text: Reading
    bodies_by_end: dict[int, tuple[int, str]]
    people: list[tuple[int, int, str]]


@dataclass(frozen=True)
class Held:
    """One function of a person in the text, with the body that stands by it."""

    person: str
    office: Office | None
    body: str | None
    start: int
    end: int
    address: bool = False


def scene_of(analysis: Analysis) -> Scene:
    """The people and bodies of the text by place."""
    text = reading(analysis)
    scene = Scene(analysis, text, {}, [])
    for mention in analysis.mentions:
        start, end = text.here(mention.span)
        if mention.kind == "body":
            known = scene.bodies_by_end.get(end)
            if known is None or start < known[0]:
                scene.bodies_by_end[end] = (start, mention.entity)
        elif mention.kind == "person":
            scene.people.append((start, end, mention.entity))
    return scene


_AGED = pattern("holders", "aged")
_HOLDS = pattern("holders", "holds")
_ONCE = tuple(words("holders", "once"))
"""What stands before a body that somebody is no longer of."""


def before_name(scene: Scene, start: int) -> list[Step]:
    """The functions that stand before a name, the nearest first."""
    text = scene.text
    found: list[Step] = []
    place = _over_asides(text, start)
    titled = place
    for title in lexicon("zh", "names")["forenames"]:
        if text.words.endswith(title, 0, place) and office_ending(text, place) is None:
            titled = place - len(title)
    place = _holding(text, _skip_back(text, titled))
    while (office := office_ending(text, place)) is not None:
        left = to_body(scene, office.start)
        if found and _addresses(scene, office):
            break
        begun, body = scene.bodies_by_end.get(left, (left, None))
        outside = _before_country(text, begun)
        if body is not None and text.words.endswith(_ONCE, max(0, outside - 4), outside):
            office = replace(office, former=True)
        if body is None:
            begun = _over_fields(text, begun)
        found.append(Step(office, body, begun))
        joint = re.search(r"(?:、|兼任?|及|和| )$", text.words[max(0, begun - 2) : begun])
        if joint is None:
            break
        place = begun - len(joint[0])
    if not found:
        found += _of_body(scene, start, place, titled)
    return found


def _before_country(text: Reading, place: int) -> int:
    """Where the name of a country begins that ends at `place`: 曾任摩洛哥泰特瓦市市长."""
    word = ending(text).get(place)
    return word.start if word is not None and "country" in word.kinds else place


def _of_body(scene: Scene, start: int, place: int, titled: int) -> list[Step]:
    """The body alone before a name: 巴黎大学的托马·库唐."""
    text = scene.text
    if text.words[place - 1 : place] == "的" and place - 1 in scene.bodies_by_end:
        place = titled = place - 1
    if place in scene.bodies_by_end and not text.words[place:start].strip(" 的："):
        begun, body = scene.bodies_by_end[place]
        return [Step(None, body, begun)]
    if titled < start and titled in scene.bodies_by_end:
        begun, body = scene.bodies_by_end[titled]
        return [Step(None, body, begun)]
    return []


def _over_asides(text: Reading, start: int) -> int:
    """Step from a name over brackets and an age to the office: 省长（马绍莱克）某某."""
    place = _skip_back(text, start)
    opened = text.words.rfind("（", max(0, place - 12), place)
    if text.words[place - 1 : place] == "）" and office_ending(text, opened) is not None:
        place = opened
    aged = _AGED.search(text.words[max(0, place - 8) : place])
    return place - (len(aged[0]) if aged else 0)


def _over_fields(text: Reading, place: int) -> int:
    """Where the field of an office begins, behind another one: 副市长、国际事务负责人."""
    by_end, begun = ending(text), place
    while place - begun < 12 and begun in by_end and by_end[begun].kinds & {"topic", "inner"}:
        begun = by_end[begun].start
    return begun if text.words[begun - 1 : begun] in ("、", "兼") else place


def _holding(text: Reading, place: int) -> int:
    """兼任里尔市市长的奥布里: step over 的 behind an office that somebody is said to hold."""
    held = _HOLDS.search(text.words[max(0, place - 30) : place])
    return place - 1 if held and office_ending(text, place - 1) is not None else place


def _addresses(scene: Scene, office: Office) -> bool:
    """Whether a function stands behind the name of another: 陈雅乐（Chen Yale）教授、副院长."""
    left = _without_bracket(scene.text, office.start)
    return any(end in (left, office.start) for _, end, _ in scene.people)


def _skip_back(text: Reading, place: int) -> int:
    while place > 0 and text.words[place - 1] in " ：:":
        place -= 1
    return place


def _without_bracket(text: Reading, place: int) -> int:
    """Step over a short form in brackets, and 的, to the left."""
    if text.words[place - 1 : place] == "的":
        place -= 1
    if text.words[place - 1 : place] == "）":
        opened = text.words.rfind("（", 0, place)
        return opened if opened >= 0 else place
    return _skip_back(text, place)


_SEAT = pattern("holders", "seat")
"""A seat in a committee of the Party before an office: 县农业农村局党组成员、总农艺师."""


def to_body(scene: Scene, place: int) -> int:
    """Where the body before a function ends: over its field of work, and brackets."""
    if place + 1 in scene.bodies_by_end and scene.bodies_by_end[place + 1][0] < place:
        return place + 1  # 教育局长: of the 教育局
    if scene.text.words[place - 1 : place] == "”" and place - 1 in scene.bodies_by_end:
        return place - 1  # 环保组织“湖之友”创始人
    seat = _SEAT.search(scene.text.words[max(0, place - 12) : place])
    left = _without_bracket(scene.text, place - len(seat[0]) if seat else place)
    by_end = ending(scene.text)
    near = left
    wide = office_at(scene.text, place)
    while near not in scene.bodies_by_end and near in by_end and left - near <= 10:
        word = by_end[near]
        between = word.text in ("负责", "主管", "分管", "的")
        if not between and (
            word.kinds & {"stop", "function"} or not "\u3400" <= word.text <= "\u9fff"
        ):
            return left
        near = word.start
    if near not in scene.bodies_by_end:
        return left
    body = scene.analysis.bodies[scene.bodies_by_end[near][1]]
    head = wide is not None and wide.word in _HEADS_OF_BODIES
    town = body.type == "collectivity" and body.kind not in _COUNCILS
    charged = any(word in scene.text.words[near:left] for word in ("负责", "主管", "分管"))
    return left if head and near != left and town and not charged else near


_COUNCILS = frozenset(words("holders", "councils"))
"""Authorities abroad that somebody presides over."""
_HEADS_OF_BODIES = frozenset(words("functions", "heads-of-bodies"))
"""Who heads a body of its own: not of the town that stands further before."""
