"""The body of a function that stands without one: a mayor's is a town, a dean's a university."""

from __future__ import annotations

from passerelle.extraction.account import Body
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.acting import located_at
from passerelle.extraction.zh.bodies import add_territory
from passerelle.extraction.zh.holders import Held, Scene
from passerelle.extraction.zh.land import Territory, entry
from passerelle.extraction.zh.names import is_dotted
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.reading import reading
from passerelle.extraction.zh.stops import stops
from passerelle.extraction.zh.territories import territories
from passerelle.extraction.zh.titles import Office
from passerelle.extraction.zh.words import inside, known_cities
from passerelle.scripts import simplified

__all__ = ["HOMES", "LEVELS", "diplomatic", "fitting", "home", "native", "of_chinese"]


LEVELS = words("functions", "levels")


_BARE: dict[str, list[str]] = words("functions", "bare-levels")
"""Kinds of Chinese authorities that may be named without the word for their level: 四川."""


_SEVERAL = pattern("functions", "several")


_DIPLOMATS = ("ambassador", "consul", "diplomatic-counsellor")


def fitting(scene: Scene, one: Held, body: str | None) -> str | None:
    """The body that a function of its level is of: a mayor's is a town."""
    analysis, office = scene.analysis, one.office
    if office is None:
        return body
    level = LEVELS.get(office.word)
    if level is None:
        abroad = not native(analysis.people[one.person].name) and not office.side
        return body or (None if abroad else home(analysis, office))
    given = analysis.bodies.get(body or "")
    if given is not None and given.type == "collectivity":
        return body
    before = scene.text.words[max(0, office.start - 2) : office.start]
    return None if body is None and _SEVERAL.search(before) else _of_level(scene, one, given, level)


def _of_level(scene: Scene, one: Held, given: Body | None, level: str) -> str | None:
    """The one authority of a level that somebody can head; none for 三市市长."""
    analysis = scene.analysis
    kinds = _BARE.get(level, ())
    towns = [
        b
        for b in analysis.bodies.values()
        if (b.type == "collectivity" and b.name[-1] in level) or b.kind in kinds
    ]
    if given is not None:
        for town in towns:
            if given.unit_of == town.key or given.name.startswith(town.name[:-1]):
                return town.key
        for land in territories(analysis):
            if land.name[-1] in level and simplified(given.name).startswith(land.name):
                return add_territory(analysis, scene.text, land)  # 红河…自治州州委副书记、州长
        towns = [town for town in towns if town.country == given.country]
    else:
        return _of_context(scene, one, towns, level)
    return towns[0].key if len({town.key for town in towns}) == 1 else None


def _of_context(scene: Scene, one: Held, towns: list[Body], level: str) -> str | None:
    """The town of a mayor that is named without one: of the sentence, else the only one."""
    analysis = scene.analysis
    foreign = not native(analysis.people[one.person].name)
    visited = _of_sentence(scene, one, level, foreign)
    if visited is not None:
        return add_territory(analysis, scene.text, visited)
    fit = {town.key for town in towns if (town.country != "CN") == foreign}
    if fit:
        return fit.pop() if len(fit) == 1 else _governing(scene, one, fit)
    near = _land_before(scene, one, level, foreign)
    if near is None and foreign:
        unknown = _unknown_towns(analysis, level)
        return unknown[0] if len(unknown) == 1 else None
    return near if near or foreign else _land_before(scene, one, level, True)


def _unknown_towns(analysis: Analysis, level: str) -> list[str]:
    """The towns of no known country: that of a mayor with a dot in the name is one of them."""
    return [
        body.key
        for body in analysis.bodies.values()
        if body.type == "collectivity"
        and body.name[-1] in level
        and body.rule == "bodies/territory"
        and known_cities().get(simplified(body.name[:-1])) != "CN"
    ]


def _of_sentence(scene: Scene, one: Held, level: str, foreign: bool) -> Territory | None:
    """访问X市，与副市长…: the one town of a level that the sentence names before the office."""
    text = scene.text
    start = one.office.start if one.office else one.start
    begun = max(text.words.rfind(stop, 0, start) for stop in "。\n") + 1
    named = [
        land
        for land in territories(scene.analysis)
        if land.name[-1] in level
        and _of_his(scene, one, land.country, foreign)
        and any(begun <= place < start for place, _ in land.places)
    ]
    return named[0] if len(named) == 1 else None


def _governing(scene: Scene, one: Held, towns: set[str]) -> str | None:
    """访问X市，与副市长…: of several towns the one that the sentence names, else the paragraph."""
    text = scene.text
    start = one.office.start if one.office else one.start
    for stop in "。\n":
        begun = text.words.rfind(stop, 0, start) + 1
        named = {
            mention.entity
            for mention in scene.analysis.mentions
            if mention.entity in towns and begun <= text.here(mention.span)[0] < start
        }
        if named:
            return named.pop() if len(named) == 1 else None
    return None


def native(name: str) -> bool:
    """Whether a name is Chinese: of Chinese characters, without a dot."""
    return not is_dotted(name) and "\u3400" <= name[0] <= "\u9fff"


def _land_before(scene: Scene, one: Held, level: str, foreign: bool) -> str | None:
    """到访阿维尼翁市，同市长…: the town named last, which has a mayor and so is a body."""
    near = [
        (start, land)
        for land in territories(scene.analysis)
        if land.name[-1] in level and _of_his(scene, one, land.country, foreign)
        for start, _ in land.places
        if one.start - 60 < start < one.start
    ]
    if not near:
        return _stop_before(scene, one, level) if foreign else None
    return add_territory(scene.analysis, scene.text, max(near, key=lambda pair: pair[0])[1])


HOMES = words("functions", "homes")


def _speaking(analysis: Analysis) -> str | None:
    """The body that speaks of itself: 我校, 我院, 本会."""
    said = [
        one.entity
        for one in analysis.mentions
        if one.kind == "body"
        and one.entity in analysis.bodies
        and analysis.bodies[one.entity].type == "institution"
        and analysis.words(one.span)[:1] in ("我", "本")
    ]
    return said[0] if len(set(said)) == 1 else None


def _of_his(scene: Scene, one: Held, country: str | None, foreign: bool) -> bool:
    """Whether somebody of such a name may head a town of a country."""
    if (country != "CN") != foreign:
        return False
    chinese = native(scene.analysis.people[one.person].name)
    return not (foreign and chinese) or country in _HAN_NAMES


_HAN_NAMES = frozenset(words("functions", "han-names"))


def _stop_before(scene: Scene, one: Held, level: str) -> str | None:
    """在南特，他与副市长…: the town abroad where they are, which has a mayor and so is a body."""
    text = scene.text
    known = known_cities()
    near: list[tuple[int, int, str | None]] = [
        (word.start, word.end, known[word.text])
        for word in inside(text, max(0, one.start - 60), one.start)
        if known.get(word.text, "CN") != "CN" and located_at(text, word.start, word.end)
    ]
    near += [found for found in stops(text) if one.start - 60 < found[0] < one.start]
    if native(scene.analysis.people[one.person].name):
        near = [found for found in near if found[2] in _HAN_NAMES]
    if not near or level != "市":
        return None
    start, end, country = max(near)
    lands: dict[str, Territory] = {}
    name, written = text.words[start:end], text.written[start:end]
    land = entry(text, country, name + level, written, lands)
    land.places.append((start, end))
    return add_territory(scene.analysis, text, land)


_DIASPORA = pattern("functions", "diaspora")


def of_chinese(body: Body) -> bool:
    """Whether Chinese people hold the offices of a body: one of China, or of Chinese abroad."""
    return body.country == "CN" or _DIASPORA.search(simplified(body.name)) is not None


def home(analysis: Analysis, office: Office) -> str | None:
    """The one Chinese body of the sort that a function without a body is of."""
    kinds = HOMES.get(office.word, ())
    if office.side:
        # 中方院长, of the institute that two universities run
        joint = [body.key for body in analysis.bodies.values() if "孔子" in body.name]
        if len(joint) == 1:
            return joint[0]
    speaks = _speaking(analysis)
    if speaks is not None and (kinds or office.word.endswith("书记")):
        fits = kinds and analysis.bodies[speaks].kind in kinds
        return speaks if fits or office.word.endswith("书记") else None
    same = [
        body.key
        for body in analysis.bodies.values()
        if body.kind in kinds and of_chinese(body) and body.unit_of is None
    ]
    if office.word == "校长":
        same = [
            key
            for key in same
            if "学" in analysis.bodies[key].name[-2:] or "校" in analysis.bodies[key].name[-1:]
        ]
    if len(same) > 1:
        # a paper of its own: 副会长 is of the society in the letterhead
        opening = reading(analysis).words[:120]
        same = [key for key in same if simplified(analysis.bodies[key].name) in opening]
    return same[0] if len(same) == 1 else None


def diplomatic(analysis: Analysis, slug: str) -> str | None:
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
    same = [
        b.key
        for b in analysis.bodies.values()
        if b.kind in kinds and b.unit_of is None and not b.name.endswith(("处", "部", "處"))
    ]
    return same[0] if len(same) == 1 else None
