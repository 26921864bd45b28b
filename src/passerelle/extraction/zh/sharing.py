"""The body of an office that stands without one: of its row, of a neighbour, told just before.

``党委书记曹立、院长马红``: the second has the body of the first. After ``会见了扶余郡议长一行``
it is known of what ``议长宋某`` is the head: the office was named with its body, without him.
"""

from __future__ import annotations

from bisect import bisect_left

from passerelle.extraction.zh.countries import transcribed
from passerelle.extraction.zh.fitting import LEVELS, home, native, of_chinese
from passerelle.extraction.zh.holders import Held, Scene
from passerelle.extraction.zh.names import surnames
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.titles import Office, offices

__all__ = ["taken"]


def taken(scene: Scene, one: Held, held: list[Held]) -> str | None:
    """The body of the function that stands before in the same row, or of the neighbour."""
    office = one.office
    if office is None or office.word == "市委书记":
        return None
    row = [o for o in held if o.person == one.person and o.body and o.end == one.end]
    left = [o for o in row if o.office is not None and o.office.start < office.start]
    if left:
        return max(left, key=lambda o: o.start).body
    before = [o for o in held if o.end <= one.start and o.body and o.office is not None]
    if before:
        last = max(before, key=lambda o: o.end)
        between = scene.text.words[last.end : one.start]
        near = pattern("functions", "taken").fullmatch(between)
        likewise = last.office is not None and last.office.word == office.word
        if near and likewise and not _of_another_land(scene, one, last):
            return last.body
    alike = [
        o
        for o in held
        if o.office is not None
        and o.office.word == office.word
        and o.body
        and 0 < one.start - o.end < 40
    ]
    if alike and office.acting:
        return alike[-1].body  # 院长因故未能出席，由代理院长…
    abroad = not native(scene.analysis.people[one.person].name) and not office.side
    if home(scene.analysis, office) is not None and not abroad:
        return None
    return (
        _told_before(scene, office)
        or _neighbour(scene, one)
        or _just_named(scene, office, _plainly_chinese(scene, one))
    )


def _told_before(scene: Scene, office: Office) -> str | None:
    """会见了扶余郡议长一行，与议长宋福燮: the office was named before with its body alone."""
    text = scene.text
    told = [
        one
        for one in _same_offices(scene, office, office.start - 160, office.start)
        if one.start in scene.bodies_by_end and "\n" not in text.words[one.end : office.start]
    ]
    alone = [
        one
        for one in told
        if one.deputy == office.deputy and not any(at == one.end for at, _, _ in scene.people)
    ]
    found = {scene.bodies_by_end[one.start][1] for one in alone}
    if not found and office.deputy and office.word not in LEVELS:
        # 主任韦知远…，副主任闵舒: the deputy of the one told before with the body
        found = {scene.bodies_by_end[one.start][1] for one in told if not one.deputy}
        found = {key for key in found if scene.analysis.bodies[key].type == "institution"}
    return found.pop() if len(found) == 1 else None


def _same_offices(scene: Scene, office: Office, start: int, end: int) -> list[Office]:
    """The offices of the same word that begin in a stretch of the text."""
    told = offices(scene.text)
    first, last = (bisect_left(told, at, key=lambda one: one.start) for at in (start, end))
    return [one for one in told[first:last] if one.word == office.word]


_HAN_NAMES = tuple(words("functions", "han-names"))
"""Countries abroad where names are written like Chinese ones."""


def _of_another_land(scene: Scene, one: Held, last: Held) -> bool:
    """明登市市长米夏埃尔·耶克、副市长方国强: a Chinese name is not of the town abroad."""
    people, bodies = scene.analysis.people, scene.analysis.bodies
    country = bodies[last.body].country if last.body else None
    if country in (None, "CN", *_HAN_NAMES):
        return False
    return native(people[one.person].name) and not native(people[last.person].name)


_HEADED = words("functions", "headed")


def _plainly_chinese(scene: Scene, one: Held) -> bool:
    """Whether a name is of two or three characters and begins with a Chinese surname."""
    name = scene.analysis.people[one.person].name
    return native(name) and len(name) <= 3 and name[0] in surnames() and not transcribed(name)


def _just_named(scene: Scene, office: Office, chinese: bool) -> str | None:
    """参观了临江博物馆。馆长李明介绍…: the last body of the paragraph that has such a head."""
    ends = tuple(_HEADED.get(office.word, ()))
    others = {
        scene.bodies_by_end[other.start][1]
        for other in _same_offices(scene, office, office.start + 1, office.start + 80)
        if other.start in scene.bodies_by_end and other.deputy == office.deputy
    }
    near = [
        (end, key)
        for end, (_, key) in scene.bodies_by_end.items()
        if 0 < office.start - end < 60
        and "\n" not in scene.text.words[end : office.start]
        and key not in others  # 院长甲、乙医院院长丙: 甲 is of the other one
        and scene.analysis.bodies[key].name.endswith(ends)
        and (of_chinese(scene.analysis.bodies[key]) or not chinese)
    ]
    return max(near)[1] if ends and near else None


def _neighbour(scene: Scene, one: Held) -> str | None:
    """院长曹立群、党委书记马红霞: the body of the one named right before."""
    at = one.office.start if one.office else one.start
    before = [(end, key) for _, end, key in scene.people if end <= at]
    if one.office is None or one.office.word in LEVELS or not before or "议员" in one.office.word:
        return None
    end, key = max(before)
    if not pattern("functions", "neighbour").fullmatch(scene.text.words[end:at]):
        return None
    bodies = [told.body for told in scene.analysis.functions if told.person == key and told.body]
    if "，" in scene.text.words[end:at]:
        known = scene.analysis.bodies
        bodies = [body for body in bodies if known[body].type == "institution"]
    return bodies[0] if len(set(bodies)) == 1 else None
