"""Towns, counties, provinces and regions of a Chinese text, and where each is said to act."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.acting import acts, located, venue
from passerelle.extraction.zh.chains import Chain, Link, chain_starts, chains
from passerelle.extraction.zh.countries import foreign_country
from passerelle.extraction.zh.institutions import council
from passerelle.extraction.zh.land import Territory, entry, go_abroad
from passerelle.extraction.zh.names import kinds_ending
from passerelle.extraction.zh.nearby import of_town_halls, that_town
from passerelle.extraction.zh.ours import we
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.reading import Reading, reading
from passerelle.extraction.zh.shortened import bare_names, known_parties, of_level
from passerelle.extraction.zh.titles import title_near
from passerelle.extraction.zh.town_offices import before_functions, of_committees
from passerelle.extraction.zh.words import begins_word, country_words, known_cities

__all__ = ["Territory", "territories"]


def territories(analysis: Analysis) -> list[Territory]:
    """The territories of a text, by first mention."""
    return _territories(reading(analysis))


@lru_cache(maxsize=4)
def _territories(text: Reading) -> list[Territory]:
    lands: dict[str, Territory] = {}
    for chain in chains(text):
        for at, link in enumerate(chain.links):
            if link.sort in ("territory", "government") and not text.hidden(link.start, link.end):
                _add(text, chain, at, link, lands)
    of_committees(text, lands)
    before_functions(text, lands)
    of_town_halls(text, lands)
    that_town(text, lands)
    known_parties(text, lands)
    of_level(text, lands)
    bare_names(text, lands)
    _in_lists(text, list(lands.values()))
    _unnamed(text, lands)
    for land in lands.values():
        we(text, land, list(lands.values()))
        land.places.sort()
        land.acts.sort()
    return list(lands.values())


def _unnamed(text: Reading, lands: dict[str, Territory]) -> None:
    """市政府, where the text names no town of its own: the authority is called so."""
    for match in _GOVERNMENT.finditer(text.words):
        level, (start, end) = match[1], match.span()
        begins = kinds_ending(text).get(start)
        named = start and "\u3400" <= text.words[start - 1] <= "\u9fff"
        if named and not (begins is not None and "stop" in begins):
            continue
        council = match[0].endswith("议会")
        if council and title_near(text, end) is not None:
            _sits(text, lands, level, (start, end))
            continue
        if any(one.head[-1] == level[-1] and one.country == "CN" for one in lands.values()):
            continue
        if council:
            continue
        if begins_word(text.words, end, frozenset(("institution", "short", "topic", "inner"))):
            continue  # 市政府新闻办
        opens = not start or not "\u3400" <= text.words[start - 1] <= "\u9fff"
        if not opens and title_near(text, end) is None:
            continue  # 经市政府批准
        if text.hidden(start, end) or venue(text, start, end):
            continue
        kind = lexicon("zh", "bodies")["territory"][level]
        name = text.words[start:end]
        land = lands.get(name) or Territory(
            *(name, text.written[start:end], level),
            *(kind[0], kind[2]),
            country="CN",
            forms={name},
        )
        land.places.append((start, end))
        land.acts.append((start, end))
        lands[name] = land


def _sits(text: Reading, lands: dict[str, Territory], level: str, where: tuple[int, int]) -> None:
    """县议会议长: the council told before with its town, else one that is called so."""
    start, end = where
    told = [one for one in lands.values() if (one.council or one.name).endswith(f"{level}议会")]
    name = text.words[start:end]
    land = told[0] if len(told) == 1 else lands.get(name)
    if text.hidden(start, end) or len(told) > 1:
        return
    if land is None:
        place = lexicon("zh", "bodies")["territory"][level][2]
        kind = "foreign-local-authority"
        land = Territory(name, text.written[start:end], level, kind, place, None, forms={name})
        lands[name] = land
    land.places.append((start, end))
    land.acts.append((start, end))


_GOVERNMENT = re.compile("(特区|[市省县区州町镇])(?:(?:人民)?政府|议会)(?!工作报告|间|大楼|网)")


def _in_lists(text: Reading, lands: list[Territory]) -> None:
    """基苏木郡、捷斯市派代表: each of a list does what the last one does."""
    acting = {start for land in lands for start, _ in land.acts}
    placed = [(start, end, land) for land in lands for start, end in land.places]
    for start, end, land in sorted(placed, key=lambda one: one[:2], reverse=True):
        joint = _JOINT.match(text.words, end)
        located = any(first == start for first, _ in land.located)
        if joint is None or located or (start, end) in land.acts:
            continue
        if any(place in acting for place in range(joint.end(), joint.end() + 6)) and any(
            first == joint.end() or _country_between(text, joint.end(), first) for first in acting
        ):
            land.acts.append((start, end))
            acting.add(start)


def _look_abroad(text: Reading, land: Territory, end: int) -> None:
    if land.head in "市州省县区郡镇" and _headed_by_foreigner(text, end):
        go_abroad(land, foreign_country(text))


def _headed_by_foreigner(text: Reading, end: int) -> bool:
    """Whether the mayor of a town has a name with a dot."""
    office = title_near(text, end)
    at = office.end if office is not None and office.start == end else -1
    return at > 0 and re.match(r"[\u3400-\u9fff-]{1,7}·", text.words[at : at + 10]) is not None


_JOINT = pattern("territories", "joint")


def _country_between(text: Reading, start: int, end: int) -> bool:
    return text.words[start:end] in country_words()


def _add(text: Reading, chain: Chain, at: int, link: Link, lands: dict[str, Territory]) -> None:
    """Enter one mention; 市政府 alone is entered where it is known which."""
    start, end = link.start, link.end
    governed = link.sort == "government"
    name = link.text
    if governed:
        if len(link.words) == 1 and at > 0:
            return  # 临江市 stands before it and is entered with it
        name = _without_government(name)
    if _nameless(link, name):
        return
    land = entry(text, chain.country, name, text.written[start : start + len(name)], lands)
    _seated(text, link, name, land)
    if chain.country is None:
        _look_abroad(text, land, end)
    ahead = chain.links[at + 1] if at + 1 < len(chain.links) else None
    beside = council(text, chain, at + 1) if ahead is not None else False
    if ahead is not None and ahead.sort == "government" and len(ahead.words) == 1 and not beside:
        governed, end = True, ahead.end
    if land.kind == "prefecture-city" and at == 0 and _after_province(text, start, land):
        land.kind = "county-city"
    land.places.append((start, end))
    if _acts_here(text, chain, at, governed, (start, end)):
        land.acts.append((start, end))
    if located(text, chain.start if at == 0 else start, end, ahead):
        land.located.append((start, start + len(name)))


def _seated(text: Reading, link: Link, name: str, land: Territory) -> None:
    """Keep the name of the council of a territory: 沃克吕兹省议会, 卡塔赫纳市议会."""
    if name.endswith("议会") and not land.name.endswith("议会"):
        land.council = text.written[link.start : link.start + len(name)]
    elif link.sort == "government" and link.text.endswith("议会"):
        land.council = text.written[link.start : link.end]


def _acts_here(
    text: Reading, chain: Chain, at: int, governed: bool, where: tuple[int, int]
) -> bool:
    """Whether a territory acts: by its government, or by what is told of it."""
    behind = chain.links[at + 1 :]
    if not behind and chain.end in chain_starts(text):
        return False  # 陕西省宝鸡市: the town acts
    if governed and len(behind) < 2 and (not behind or behind[0].sort == "government"):
        return not venue(text, *where)
    if not behind or behind[0].sort == "government":
        return acts(text, *where)
    # 云岭县人民政府新闻办公室: an office of the government
    return governed and behind[0].sort in ("institution", "short", "government")


@cache
def _short_names() -> frozenset[str]:
    """Names of two characters with their head, such as 杜省."""
    return frozenset(lexicon("zh", "places")["departments"]["FR"].split())


def _after_province(text: Reading, start: int, land: Territory) -> bool:
    """浙江省青河市, of which we know no prefecture: a city of the rank of a county."""
    stem = land.name.removesuffix(land.head)
    return text.words[start - 1 : start] in ("省", "州") and stem not in known_cities()


def _without_government(name: str) -> str:
    for word in lexicon("zh", "bodies")["government"]["words"]:
        if name.endswith(word) and len(name) > len(word):
            level = word[0] if word[0] in "市省县区州" else ""
            return name.removesuffix(word) + level
    return ""


def _nameless(link: Link, name: str) -> bool:
    if (len(name) < 3 and name not in _short_names()) or _no_name(link):
        return True
    # 东南亚国家地方政府: governments in general
    return not name.endswith(tuple(lexicon("zh", "bodies")["territory"]))


def _no_name(link: Link) -> bool:
    """Whether only common words stand before the head: 沿海地区."""
    if len(link.proper) == 1 and link.proper[0].kinds == {"venue"}:
        return False  # 老街市
    return not any(not word.kinds or word.kinds & {"city", "province"} for word in link.proper)
