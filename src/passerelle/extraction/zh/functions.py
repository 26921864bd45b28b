"""Who holds which function where: the words right before a name, and those behind it.

``青河市委副书记、市长沈国平`` is read from the name backwards, function by function, each with
the body before it. A function without a body takes that of the function before it, else
the one that the text is about: 副校长 is of the university, 市长 of the town.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from passerelle.extraction.account import Holding
from passerelle.extraction.analysis import Analysis
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.bodies import add_territory
from passerelle.extraction.zh.reading import Reading, reading
from passerelle.extraction.zh.territories import territories
from passerelle.extraction.zh.titles import Office, office_ending, offices, slug_of
from passerelle.extraction.zh.words import cut

__all__ = ["Scene", "Step", "before_name", "functions", "scene_of"]

_SKIPPED = ("常委", "委员", "党组成员")
"""Seats in committees of the Party beside an office say nothing that the scheme has."""
_LEVELS = {
    "市长": "市",
    "县长": "县区",
    "区长": "区",
    "省长": "省",
    "州长": "州",
    "镇长": "镇",
    "乡长": "乡",
    "市长助理": "市",
}
_DIPLOMATS = ("ambassador", "consul", "diplomatic-counsellor")


@dataclass(frozen=True)
class Held:
    """One function of a person in the text, with the body that stands by it."""

    person: str
    office: Office | None
    body: str | None
    start: int
    end: int
    address: bool = False


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


def functions(analysis: Analysis) -> None:
    """Add the functions of all people, then on what ground each is public."""
    scene = scene_of(analysis)
    held: list[Held] = []
    for at, (start, end, key) in enumerate(scene.people):
        mine = _before(scene, start, end, key) + _behind(scene, start, end, key)
        if not mine:
            mine = _shared(scene, at, held)
        held += mine
    for one in held:
        if not one.address:
            _add(scene, one, held)
    for one in held:
        # 德尔马主席: no news of somebody whose functions are told
        if one.address and not any(told.person == one.person for told in analysis.functions):
            _add(scene, one, held)
    _drop_bodiless(analysis)
    _basis(analysis)


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


def _before(scene: Scene, start: int, end: int, key: str) -> list[Held]:
    return [
        Held(key, step.office, step.body, step.begun, end) for step in before_name(scene, start)
    ]


def before_name(scene: Scene, start: int) -> list[Step]:
    """The functions that stand before a name, the nearest first."""
    text, found = scene.text, []
    place = _skip_back(text, start)
    titled = place
    for title in lexicon("zh", "names")["forenames"]:
        if text.words.endswith(title, 0, place) and office_ending(text, place) is None:
            titled = place - len(title)
    place = _skip_back(text, titled)
    while (office := office_ending(text, place)) is not None:
        left = _to_body(scene, office.start)
        if found and _addresses(scene, office):
            break
        begun, body = scene.bodies_by_end.get(left, (left, None))
        found.append(Step(office, body, begun))
        joint = re.search(r"(?:、|兼任?|及|和| )$", text.words[max(0, begun - 2) : begun])
        if joint is None:
            break
        place = begun - len(joint[0])
    if text.words[place - 1 : place] == "的" and place - 1 in scene.bodies_by_end:
        place = titled = place - 1  # 巴黎大学的托马·库唐
    if not found and place in scene.bodies_by_end and not text.words[place:start].strip(" 的："):
        begun, body = scene.bodies_by_end[place]
        found.append(Step(None, body, begun))
    elif not found and titled < start and titled in scene.bodies_by_end:
        begun, body = scene.bodies_by_end[titled]
        found.append(Step(None, body, begun))
    return found


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


def office_of(text: Reading, start: int) -> Office | None:
    """The function that begins at `start`."""
    return next((one for one in offices(text) if one.start == start), None)


def _to_body(scene: Scene, place: int) -> int:
    """Where the body before a function ends: over its field of work, and brackets."""
    left = _without_bracket(scene.text, place)
    ending = {word.end: word for word in cut(scene.text) if place - 12 <= word.start < place}
    near = left
    wide = office_of(scene.text, place)
    while near not in scene.bodies_by_end and near in ending and left - near <= 10:
        word = ending[near]
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
    return left if head and near != left and body.type == "collectivity" else near


_HEADS_OF_BODIES = frozenset(
    (
        "主席",
        "会长",
        "校长",
        "院长",
        "馆长",
        "社长",
        "台长",
        "理事长",
        "董事长",
        "总裁",
        "秘书长",
        "总经理",
        "团长",
    )
)
"""Who heads a body of its own: not of the town that stands further before."""


def _behind(scene: Scene, start: int, end: int, key: str) -> list[Held]:
    """The functions that stand behind a name: in brackets, after a comma, or as address."""
    text = scene.text
    after = re.compile(r"(?:（[A-Z][^）]*）)?(?:女士|先生|博士|教授)?").match(text.words, end)
    place = after.end() if after else end
    address = next((one for one in offices(text) if one.start == end and not one.weak), None)
    if address is not None:
        return [Held(key, address, None, start, address.end, address=True)]
    opened = re.compile(r"[（，, ：:—–-]+|(?:担任|出任|当选为?|就任|任)").match(text.words, place)
    if opened is None:
        return []
    stop = _segment_end(text, opened.end(), opened[0])
    inside = [one for one in offices(text) if opened.end() <= one.start and one.end <= stop]
    if not inside or any(opened.end() <= other < stop for other, _, _ in scene.people):
        return []
    found = []
    place = opened.end()
    for office in inside:
        between = text.words[place : office.start]
        begun, body = scene.bodies_by_end.get(_to_body(scene, office.start), (office.start, None))
        rest = text.words[place:begun].strip(" 、，,；;兼及和")
        if rest and not re.fullmatch("法国|中国|现任|现为|系|原|.{2,4}国", rest):
            break
        if "。" in between:
            break
        found.append(Held(key, office, body, start, office.end))
        place = office.end
    if opened[0][0] in "，,":
        closed = text.words[place : place + 1]
        return found if closed in "，。；）\n" else []
    return found


def _segment_end(text: Reading, start: int, opened: str) -> int:
    ends = "）\n" if "（" in opened else "。；\n"
    places = [text.words.find(sign, start) for sign in ends]
    return min((place for place in places if place >= 0), default=len(text.words))


def _shared(scene: Scene, at: int, held: list[Held]) -> list[Held]:
    """A list that shares a function gives it to each: 副市长张三、李四."""
    start, end, key = scene.people[at]
    before = [one for one in scene.people[:at] if one[1] <= start]
    if not before:
        return []
    last = max(before, key=lambda one: one[1])
    between = scene.text.words[last[1] : start]
    if not re.fullmatch(
        r"(?:（[A-Z][^）]*）)?(?:女士|先生|教授|博士)?(?:、|和|与|及|以及)", between
    ):
        return []
    return [
        Held(key, one.office, one.body, one.start, end)
        for one in held
        if one.person == last[2] and one.end == last[1]
    ]


def _add(scene: Scene, one: Held, held: list[Held]) -> None:
    analysis = scene.analysis
    if one.office is not None and one.office.word in _SKIPPED:
        return
    body = one.body or _taken(scene, one, held)
    if one.office is not None:
        body = _fitting(scene, one, body)
    kind = analysis.bodies[body].kind if body else None
    slug = "affiliated" if one.office is None else slug_of(one.office, kind)
    if slug == "affiliated" and body is None:
        return
    body = body or _diplomatic(analysis, slug)
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


def _key(one: Holding) -> tuple[object, ...]:
    return one.person, one.body, one.function, one.former


def _has_other(analysis: Analysis, person: str, body: str | None) -> bool:
    return any(one.person == person and one.body == body for one in analysis.functions)


def _taken(scene: Scene, one: Held, held: list[Held]) -> str | None:
    """The body of the function that stands before in the same row, or of the neighbour."""
    office = one.office
    if office is None:
        return None
    row = [o for o in held if o.person == one.person and o.body and o.end == one.end]
    left = [o for o in row if o.office is not None and o.office.start < office.start]
    if left:
        return max(left, key=lambda o: o.start).body
    before = [o for o in held if o.end <= one.start and o.body and o.office is not None]
    if before:
        last = max(before, key=lambda o: o.end)
        between = scene.text.words[last.end : one.start]
        near = re.fullmatch(
            r"(?:（[A-Z][^）]*）)?(?:女士|先生|教授|博士)?(?:、|，|和|及|以及)", between
        )
        if near and last.office is not None and last.office.word == office.word:
            return last.body
    return _neighbour(scene, one) if _home(scene.analysis, office) is None else None


def _neighbour(scene: Scene, one: Held) -> str | None:
    """院长曹立群、党委书记马红霞: the body of the one named right before."""
    at = one.office.start if one.office else one.start
    before = [(end, key) for _, end, key in scene.people if end <= at]
    if one.office is None or one.office.word in _LEVELS or not before:
        return None
    end, key = max(before)
    if not re.fullmatch(r"(?:女士|先生|教授|博士)?(?:、|和|及|以及)", scene.text.words[end:at]):
        return None
    bodies = [told.body for told in scene.analysis.functions if told.person == key and told.body]
    return bodies[0] if len(set(bodies)) == 1 else None


def _fitting(scene: Scene, one: Held, body: str | None) -> str | None:
    """The body that a function of its level is of: a mayor's is a town."""
    analysis, office = scene.analysis, one.office
    if office is None:
        return body
    level = _LEVELS.get(office.word)
    if level is None:
        return body or _home(analysis, office)
    given = analysis.bodies.get(body or "")
    if given is not None and given.type == "collectivity":
        return body
    towns = [
        b for b in analysis.bodies.values() if b.type == "collectivity" and b.name[-1] in level
    ]
    if given is not None:
        for town in towns:
            if given.unit_of == town.key or given.name.startswith(town.name[:-1]):
                return town.key
        towns = [town for town in towns if town.country == given.country]
    else:
        foreign = not _native(analysis.people[one.person].name)
        towns = [town for town in towns if (town.country != "CN") == foreign]
        if not towns:
            return _land_before(scene, one, level, foreign)
    return towns[0].key if len({town.key for town in towns}) == 1 else None


def _native(name: str) -> bool:
    return "·" not in name and "\u3400" <= name[0] <= "\u9fff"


def _land_before(scene: Scene, one: Held, level: str, foreign: bool) -> str | None:
    """到访阿维尼翁市，同市长…: the town named last, which has a mayor and so is a body."""
    near = [
        (start, land)
        for land in territories(scene.analysis)
        if land.name[-1] in level and (land.country != "CN") == foreign
        for start, _ in land.places
        if one.start - 60 < start < one.start
    ]
    if not near:
        return None
    return add_territory(scene.analysis, scene.text, max(near, key=lambda pair: pair[0])[1])


_HOMES = {
    "校长": ("university",),
    "会长": ("association", "peoples-organisation"),
    "馆长": ("museum",),
    "院长": ("university", "hospital"),
    "秘书长": ("association", "peoples-organisation"),
    "理事长": ("association",),
}


def _home(analysis: Analysis, office: Office) -> str | None:
    """The one Chinese body of the sort that a function without a body is of."""
    kinds = _HOMES.get(office.word, ())
    same = [
        body.key
        for body in analysis.bodies.values()
        if body.kind in kinds and body.country == "CN" and body.unit_of is None
    ]
    if office.word == "校长":
        same = [
            key
            for key in same
            if "学" in analysis.bodies[key].name[-2:] or "校" in analysis.bodies[key].name[-1:]
        ]
    return same[0] if len(same) == 1 else None


def _diplomatic(analysis: Analysis, slug: str) -> str | None:
    """The one embassy or consulate of the text for its diplomats."""
    if slug not in _DIPLOMATS:
        return None
    kinds = (
        ("consulate",)
        if slug == "consul"
        else ("embassy",)
        if slug == "ambassador"
        else ("embassy", "consulate")
    )
    same = [b.key for b in analysis.bodies.values() if b.kind in kinds]
    return same[0] if len(same) == 1 else None


def _drop_bodiless(analysis: Analysis) -> None:
    """A function told once with and once without its body is one."""
    told = {(one.person, one.function) for one in analysis.functions if one.body}
    analysis.functions[:] = [
        one for one in analysis.functions if one.body or (one.person, one.function) not in told
    ]


def _basis(analysis: Analysis) -> None:
    lists = lexicon("zh", "functions")["basis"]
    for key, person in analysis.people.items():
        mine = [one for one in analysis.functions if one.person == key]
        if any(one.function in lists["elected"] for one in mine):
            basis = "elected"
        elif any(one.function in lists["appointed"] or _appointed(analysis, one) for one in mine):
            basis = "appointed"
        else:
            continue
        analysis.people[key] = person.model_copy(update={"basis": basis})


def _appointed(analysis: Analysis, one: Holding) -> bool:
    body = analysis.bodies.get(one.body or "")
    return body is not None and body.kind in lexicon("zh", "functions")["basis"]["appointing"]
