"""Who holds which function where: the words right before a name, and those behind it.

``青河市委副书记、市长沈国平`` is read from the name backwards, function by function, each with
the body before it. A function without a body takes that of the function before it, else
the one that the text is about: 副校长 is of the university, 市长 of the town.
"""

from __future__ import annotations

import re
from dataclasses import replace

from passerelle.extraction.account import Body, Holding
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.coreference import forget_publishers
from passerelle.extraction.zh.fitting import HOMES, diplomatic, fitting, native
from passerelle.extraction.zh.given import (
    appointment,
    leads_group,
    of_stranger,
    seat,
    segment_end,
)
from passerelle.extraction.zh.holders import Held, Scene, before_name, scene_of, to_body
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.sharing import taken
from passerelle.extraction.zh.titles import Office, offices, slug_of
from passerelle.extraction.zh.words import country_words
from passerelle.scripts import simplified

__all__ = ["functions"]


def functions(analysis: Analysis) -> None:
    """Add the functions of all people, then on what ground each is public."""
    scene = scene_of(analysis)
    held: list[Held] = []
    for at, (start, end, key) in enumerate(scene.people):
        mine = _joined(_before(scene, start, end, key), _behind(scene, start, end, key))
        if not mine:
            mine = _shared(scene, at, held)
        held += mine
    for one in held:
        if not one.address:
            _add(scene, one, held)
    for one in held:
        # 德尔马主席: no news of somebody whose functions are told
        told = [other for other in analysis.functions if other.person == one.person]
        if one.address and all(other.function == "affiliated" for other in told):
            _add(scene, _addressed(scene, one, told), held)
    _drop_bodiless(analysis)
    _basis(analysis)
    forget_publishers(analysis)


def _addressed(scene: Scene, one: Held, told: list[Holding]) -> Held:
    """某某协会黄伟平, then 黄伟平会长: he heads the one body that he was told to be of."""
    bodies = {other.body for other in told}
    kinds = {scene.analysis.bodies[body].kind for body in bodies if body}
    fits = one.office is not None and kinds & set(HOMES.get(one.office.word, ()))
    return replace(one, body=bodies.pop()) if len(bodies) == 1 and fits else one


def _joined(before: list[Held], behind: list[Held]) -> list[Held]:
    """驻法国使馆周力公使: the body stands before the name, the function behind it."""
    if len(before) == len(behind) == 1 and before[0].office is None and behind[0].address:
        one = behind[0]
        return [Held(one.person, one.office, before[0].body, before[0].start, one.end)]
    return before + behind


def _before(scene: Scene, start: int, end: int, key: str) -> list[Held]:
    return [
        Held(key, step.office, step.body, step.begun, end) for step in before_name(scene, start)
    ]


def _behind(scene: Scene, start: int, end: int, key: str) -> list[Held]:
    """The functions that stand behind a name: in brackets, after a comma, or as address."""
    text = scene.text
    after = pattern("functions", "behind").match(text.words, end)
    place = after.end() if after else end
    address = next((one for one in offices(text) if one.start == end and not one.weak), None)
    if address is not None:
        return [Held(key, address, None, start, address.end, address=True)]
    appointed = appointment(scene, place, start, key)
    if appointed:
        return appointed
    opened = pattern("functions", "behind-2").match(text.words, place)
    if opened is None:
        return []
    stop = segment_end(text, opened.end(), opened[0])
    inside = [one for one in offices(text) if opened.end() <= one.start and one.end <= stop]
    if not inside:
        whole = _whole(scene, opened.end(), stop) if opened[0] == "（" else None
        return [Held(key, None, whole, start, stop)] if whole else []
    return _row_behind(scene, key, start, (opened, stop), inside)


def _row_behind(
    scene: Scene, key: str, start: int, where: tuple[re.Match[str], int], inside: list[Office]
) -> list[Held]:
    """The functions of a row behind a name, each with the body before it."""
    text, (opened, stop) = scene.text, where
    if any(opened.end() <= other < stop for other, _, _ in scene.people):
        return []
    found: list[Held] = []
    place = opened.end()
    for office in inside:
        between = text.words[place : office.start]
        begun, body = scene.bodies_by_end.get(to_body(scene, office.start), (office.start, None))
        rest = text.words[place:begun].strip(" 、，,；;兼及和")
        if rest and rest not in country_words() and not _BETWEEN.fullmatch(rest):
            break
        if "。" in between:
            break
        if body is None and found and not rest and begun - place <= 1:
            body = found[-1].body  # （市侨联党组书记、主席）
        found.append(Held(key, office, body, start, office.end))
        place = office.end
    if opened[0][0] in "，,":
        closed = text.words[place : place + 1]
        return found if closed in "，。；：）\n" else []
    return found


def _shared(scene: Scene, at: int, held: list[Held]) -> list[Held]:
    """A list that shares a function gives it to each: 副市长张三、李四."""
    start, end, key = scene.people[at]
    before = [one for one in scene.people[:at] if one[1] <= start]
    if not before:
        return []
    last = max(before, key=lambda one: one[1])
    between = scene.text.words[last[1] : start]
    if not pattern("functions", "shared").fullmatch(between):
        return []
    names = [scene.analysis.people[one].name for one in (key, last[2])]
    paired = any(one.end == last[1] and _pairs(scene, one) for one in held)
    if native(names[0]) != native(names[1]) and not paired:
        return []  # 惠敏之和科瓦奇·伊什特万
    return [
        Held(key, one.office, one.body, one.start, end)
        for one in held
        if one.person == last[2] and one.end == last[1]
    ]


_BETWEEN = pattern("functions", "behind-3")


def _whole(scene: Scene, start: int, end: int) -> str | None:
    """The body that a bracket names and nothing else: 某某（萨克森州经济部）."""
    begun, body = scene.bodies_by_end.get(end, (end, None))
    rest = scene.text.words[start:begun]
    return body if not rest or rest in country_words() else None


def _pairs(scene: Scene, one: Held) -> bool:
    """Whether a function is of two bodies: 两校校长."""
    if one.office is None:
        return False
    before = scene.text.words[max(0, one.office.start - 2) : one.office.start]
    return pattern("functions", "pairs").fullmatch(before) is not None


def _of_pair(scene: Scene, one: Held) -> str | None:
    """两校校长蒋承志、霍尔瓦特·艾娃: each of the bodies that the sentence names, in order."""
    if not _pairs(scene, one) or one.office is None:
        return None
    start = scene.text.words.rfind("\n", 0, one.office.start) + 1
    start = max(start, scene.text.words.rfind("。", 0, one.office.start) + 1)
    named = [
        mention.entity
        for mention in scene.analysis.mentions
        if mention.kind == "body" and start <= scene.text.here(mention.span)[0] < one.office.start
    ]
    row = [key for begin, _, key in scene.people if one.office.end <= begin < one.end]
    bodies = list(dict.fromkeys(named))
    return bodies[len(row) - 1] if len(bodies) == 2 and 0 < len(row) <= 2 else None


def _add(scene: Scene, one: Held, held: list[Held]) -> None:
    analysis = scene.analysis
    if one.office is not None and (seat(scene, one) or leads_group(scene, one)):
        return
    if one.body is None and of_stranger(scene, one):
        return
    body = one.body or _of_pair(scene, one) or taken(scene, one, held)
    if one.office is not None:
        body = fitting(scene, one, body)
    kind = analysis.bodies[body].kind if body else None
    if kind == "foreign-local-authority" and body and "大区" in analysis.bodies[body].name:
        kind = "region"  # a region of Chile has the offices of one of France
    if kind == "foreign-local-authority" and body and _seats(analysis.bodies[body]):
        kind = "commune"
    if kind == "committee" and body and analysis.bodies[body].name.endswith(("处", "處")):
        kind = None  # the head of a secretariat presides over nothing
    slug = "affiliated" if one.office is None else slug_of(one.office, kind)
    if body is None and (slug == "affiliated" or _headless(one)):
        return
    body = body or diplomatic(analysis, slug)
    office = one.office
    span = scene.text.span(one.start, one.end)
    holding = Holding(
        person=one.person,
        body=body,
        function=slug,
        acting=office is not None and office.acting,
        former=office is not None and office.former,
        honorary=office is not None and office.honorary,
        start=span.start,
        end=span.end,
        rule="functions/beside" if one.body else "functions/from-context",
        confidence=0.9 if one.body else 0.7,
    )
    same = [h for h in analysis.functions if _key(h) == _key(holding)]
    if not same and not (slug == "affiliated" and _has_other(analysis, one.person, body)):
        analysis.functions.append(holding)


def _seats(body: Body) -> bool:
    """市议会议员: the council of a town abroad, whose members are councillors of a town."""
    return simplified(body.name).endswith(("市议会", "镇议会"))


def _headless(one: Held) -> bool:
    """习近平主席: a form of address that says of nothing that he presides over it."""
    return one.address and one.office is not None and one.office.word in _HEADS_OF_BODIES


_HEADS_OF_BODIES = frozenset(words("functions", "heads-of-bodies"))


def _key(one: Holding) -> tuple[object, ...]:
    return one.person, one.body, one.function, one.former


def _has_other(analysis: Analysis, person: str, body: str | None) -> bool:
    return any(one.person == person and one.body == body for one in analysis.functions)


def _drop_bodiless(analysis: Analysis) -> None:
    """A function told once with and once without its body is one; a dean is professor, too."""
    told = {(one.person, one.function) for one in analysis.functions if one.body}
    held = {(one.person, one.body) for one in analysis.functions if one.function != "affiliated"}
    analysis.functions[:] = [
        one
        for one in analysis.functions
        if (one.body or (one.person, one.function) not in told)
        and not (one.function == "affiliated" and (one.person, one.body) in held)
    ]


def _basis(analysis: Analysis) -> None:
    lists = lexicon("zh", "functions")["basis"]
    for key, person in analysis.people.items():
        mine = [one for one in analysis.functions if one.person == key]
        if any(one.function in lists["elected"] or _heads_land(analysis, one) for one in mine):
            basis = "elected"
        elif any(one.function in lists["appointed"] or _appointed(analysis, one) for one in mine):
            basis = "appointed"
        else:
            continue
        analysis.people[key] = person.model_copy(update={"basis": basis})


def _heads_land(analysis: Analysis, one: Holding) -> bool:
    """Whether somebody presides over an authority, or is a deputy there."""
    body = analysis.bodies.get(one.body or "")
    presides = one.function in ("president", "vice-president")
    return presides and body is not None and body.type == "collectivity"


def _appointed(analysis: Analysis, one: Holding) -> bool:
    body = analysis.bodies.get(one.body or "")
    return body is not None and body.kind in lexicon("zh", "functions")["basis"]["appointing"]
