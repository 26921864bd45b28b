"""Institutions by their head words: what a chain of names names, and what kind it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.chains import Chain, Link
from passerelle.extraction.zh.countries import country_of
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.titles import office_at, office_ending
from passerelle.extraction.zh.words import cut, kinds_of, known_cities

__all__ = ["Found", "institutions", "newspapers", "trimmed"]


@dataclass(frozen=True)
class Found:
    """A name of an institution in the text, before it is known whose it is."""

    start: int
    end: int
    name: str
    head: str
    kind: str
    country: str | None
    parent: str | None = None
    loose: bool = False
    words: tuple[str, ...] = ()


def institutions(text: Reading, chain: Chain) -> list[Found]:
    """The institutions of a chain: its last link, and a university before its department."""
    links = _joined(list(chain.links))
    found: list[Found] = []
    start = 0
    for at, link in enumerate(links):
        if council(text, chain, at) and not text.hidden(link.start, link.end):
            name = text.written[chain.start : link.end]
            country = country_of(text, chain.country, name)
            town = text.words[chain.start : link.start]
            found.append(Found(chain.start, link.end, name, link.head, _ABROAD, country, town))
            continue
        if _zone(text, link):
            found.append(
                Found(
                    *(chain.start, link.end, text.written[chain.start : link.end], link.head),
                    *("local-authority", "CN"),
                )
            )
            continue
        if link.sort not in ("institution", "short", "known") or text.hidden(link.start, link.end):
            continue
        before = links[start:at]
        if _general(text, link, before) or _abroad(text, link) or _houses(text, link):
            continue
        first = before[0] if before else link
        end = _with_branch(text, link)
        begun = _from_particle(text, first.start, end)
        name = text.written[begun:end]
        parent = text.words[before[0].start : before[-1].end] if before else None
        country = country_of(text, chain.country, text.words[first.start : link.end])
        if link.sort == "known" and link.head in lexicon("zh", "bodies")["known"]:
            country = lexicon("zh", "bodies")["known"][link.head][1] or None
        state = link.head == "部" and not before
        minister = state and text.words.startswith(("部长", "副部长"), link.end)
        kind = "ministry" if minister else _kind(link, before)
        found.append(
            Found(
                *(begun, end, name, link.head, kind, country, parent),
                loose=_loose(link, before),
                words=tuple(word.text for word in link.proper),
            )
        )
    return found


_ABROAD = "foreign-local-authority"


def council(text: Reading, chain: Chain, at: int) -> bool:
    """Whether a link is the council of a town abroad, a body beside the town: 罗斯托克市市议会."""
    links = chain.links
    if at != 1 or len(links) != 2 or links[0].sort != "territory" or links[0].head != "市":
        return False
    country = country_of(text, chain.country, links[0].text)
    return links[1].head in _COUNCILS and country not in ("CN", "FR")


_COUNCILS = frozenset(words("institutions", "councils"))


_BRANCH = pattern("institutions", "branch")


def _with_branch(text: Reading, link: Link) -> int:
    """Where a name ends that has a town in brackets: 哈尔滨工业大学（深圳）."""
    match = _BRANCH.match(text.words, link.end)
    town = match is not None and match[1] in known_cities()
    return match.end() if match is not None and town and link.head in _BRANCHED else link.end


_ZONES = tuple(words("institutions", "zones"))


def _zone(text: Reading, link: Link) -> bool:
    """Whether a zone has an office or a short name of its own: 蠡园经济开发区党工委书记."""
    if link.sort != "venue" or not link.head.endswith(_ZONES) or not link.own():
        return False
    if text.hidden(link.start, link.end):
        return False
    brief = text.words.startswith(("（以下简称", "（简称", "（下称"), link.end)
    return brief or office_at(text, link.end) is not None


def _from_particle(text: Reading, start: int, end: int) -> int:
    """Where the name of a school begins that is called after 于勒·凡尔纳."""
    particle = text.words[start - 1 : start] == "于" and text.words[start + 1 : start + 2] == "·"
    return start - 1 if particle and "·" in text.words[start:end] else start


_BRANCHED = frozenset(words("institutions", "branched"))


def _joined(links: list[Link]) -> list[Link]:
    """Links that are only a head go with what stands before them: 中国科学院大学."""
    joined: list[Link] = []
    for link in links:
        bare = len(link.words) == 1 and link.sort == "institution"
        if bare and joined and joined[-1].sort in ("institution", "venue"):
            link = Link(joined.pop().words + link.words, link.head, link.sort)
        elif joined and joined[-1].sort == "venue" and link.sort != "venue":
            # 南湖 is no lake here: 南湖理工大学
            link = Link(joined.pop().words + link.words, link.head, link.sort)
        joined.append(link)
    return joined


def _general(text: Reading, link: Link, before: list[Link]) -> bool:
    """Whether a sort of body is meant, no certain one."""
    lists = lexicon("zh", "bodies")["general"]
    if _no_body(text, link) or _by_number(text, link) or _counts(text, link, before):
        return True
    if link.head in _EVERY and len(before) == 1 and len(before[0].words) == len(link.words) == 1:
        return office_at(text, link.end) is None  # 各区县学校
    if link.sort == "known" or before or _with_head(text, link):
        return False
    if link.head.endswith("科") or _pair_of_lands(text, link):
        return office_at(text, link.end) is None  # 微创外科中心, 文史科: no office
    if text.words[max(0, link.start - 2) : link.start] in ("我国", "各国", "两国"):
        return True
    proper = "".join(word.text for word in link.proper)
    society = link.text.startswith(_PAIRS) and link.head.endswith(_SOCIETIES)
    if society and (len(link.words) > 2 or office_at(text, link.end) is not None):
        return False  # 法中友好协会; 法中委员会 where somebody presides over it
    if not proper:
        return link.head in lists["words"] or link.sort == "short"
    if link.head not in lists["words"]:
        return False
    if proper.startswith(tuple(lists["counted"])) or _COUNTED.match(proper):
        return True
    return re.fullmatch(f"(?:{'|'.join(lists['before'])})+", proper) is not None


def _counts(text: Reading, link: Link, before: list[Link]) -> bool:
    """4支乐团, 97家乡镇卫生院: so many of a sort, no certain one."""
    start = before[0].start if before else link.start
    if text.words.startswith("设区市", start):
        return True
    return text.words[start] in "支家所个座间批" and text.words[start - 1 : start].isdigit()


def _by_number(text: Reading, link: Link) -> bool:
    """苏大附一院, which has a name of its own elsewhere; but 市一院."""
    return link.head in _BY_NUMBER and text.words[link.end - 3] not in "市省县区州"


_BY_NUMBER = frozenset(f"{number}{head}" for number in "一二三四五" for head in "院中")


def _with_head(text: Reading, link: Link) -> bool:
    """市委常委、宣传部部长: a part of the Party, with whoever heads it."""
    return link.head in _OF_THE_PARTY and office_at(text, link.end) is not None


_OF_THE_PARTY = frozenset(("宣传部", "统战部", "组织部", "秘书处"))
_COUNTED = re.compile("[一二两三四五六七八九十百几数多]+[余多]?(?:所|家|个|名|支|座|间)")
_TERM = pattern("institutions", "term")
"""第五届理事会: those who sit for some years, no body beside the society."""


def _pair_of_lands(text: Reading, link: Link) -> bool:
    """中多医院结对: hospitals of China and of a country that the text names, by its first sign."""
    proper = "".join(word.text for word in link.proper)
    if len(proper) != 2 or "中" not in proper or office_at(text, link.end) is not None:
        return False
    other = proper.replace("中", "", 1)
    general = link.head in lexicon("zh", "bodies")["general"]["words"]
    named = {word.text[0] for word in cut(text) if "country" in word.kinds}
    return general and other in named and not link.head.endswith(_SOCIETIES)


def _no_body(text: Reading, link: Link) -> bool:
    """台州—里昂之家, a line of its own; 第五届理事会, who sits there; 知事上田清司, a man."""
    if link.sort == "short" and office_ending(text, link.start) is not None:
        return True
    dashed = "—" in link.text and not link.head.endswith(_SOCIETIES)
    return dashed or _TERM.match(text.words[link.start : link.end]) is not None


_EVERY = frozenset(words("institutions", "every"))


_PAIRS = tuple(words("bodies", "pairs"))


_SOCIETIES = tuple(words("bodies", "societies"))


_HOUSES = pattern("institutions", "houses")


def _houses(text: Reading, link: Link) -> bool:
    """Whether a body only gives its name to a house, or stands behind a dash in a title."""
    if text.words[link.start - 1 : link.start] in ("—", "–"):
        return True
    return _HOUSES.match(text.words, link.end) is not None


def _abroad(text: Reading, link: Link) -> bool:
    """国家科学研究中心（CNRS）驻华代表处: no more than the body before."""
    seat = link.text.startswith("驻") or link.head in ("代表处", "办事处")
    return seat and text.words[link.start - 1 : link.start] == "）"


def _loose(link: Link, before: list[Link]) -> bool:
    """Whether a name is made of common words only and needs more to be believed."""
    if link.text.startswith(_PAIRS) and (link.head.endswith(_SOCIETIES) or len(link.text) > 7):
        return False
    if link.head in lexicon("zh", "bodies")["festivals"]["words"]:
        return True
    if link.text.startswith("国家") and link.head.endswith(_STATE) and len(link.words) > 2:
        return False  # 国家卫生健康委员会
    if not before and _of_the_world(link):
        return False
    if link.text.startswith(_ZONES) and link.head in ("管委会", "管理委员会", "党工委"):
        return False  # 高新区管委会
    return not before and not link.own() and link.sort != "known"


_WORLD = tuple(words("institutions", "world"))


def _of_the_world(link: Link) -> bool:
    """欧盟委员会, 世界大都市协会: of the world or a part of it, with a field or a sure head."""
    lists = lexicon("zh", "bodies")
    if lists["institution"].get(link.head) == "international-organisation":
        return len(link.text) > 2
    general = link.head in lists["general"]["words"]
    told = len(link.words) > 2 or (len(link.head) > 2 and not general)
    return link.text.startswith(_WORLD) and told and len(link.text) > 4


_STATE = ("委员会", "局", "部", "署", "委")
"""Heads of bodies of the state, behind 国家 and a field of work."""


def _kind(link: Link, before: list[Link]) -> str:
    lists = lexicon("zh", "bodies")
    if link.sort == "known":
        return str(lists["known"][link.head][0]) if link.head in lists["known"] else "association"
    inside = next((one for one in reversed(before) if one.sort != "government"), None)
    if inside is not None and inside.sort in ("institution", "short", "known"):
        parent = lists["institution"].get(inside.head)
        if parent in lists["unit"]["of"] and link.head in lists["unit"]["heads"]:
            return str(lists["institution"].get(link.head) or parent)
    kind = str(lists["institution"].get(link.head) or lists["short"][link.head])
    if kind == "local-authority" and link.text.startswith("国家") and link.head.endswith(_STATE):
        return "ministry" if link.head.endswith("委员会") else "state-body"
    if link.sort == "short":
        return _kind_of_short(link, before)
    if kind == "agency" and inside is not None and link.head.endswith("局"):
        return "local-authority"
    return kind


def _kind_of_short(link: Link, before: list[Link]) -> str:
    """国际处 is of a university, 园林局 of a city, 国家…局 of the state."""
    if link.head == "中心":
        return "agency"
    if before or link.head in ("局", "厅", "委", "办"):
        state = link.text.startswith(("国家", "中央"))
        return "state-body" if state else "local-authority"
    return str(lexicon("zh", "bodies")["short"][link.head])


def trimmed(found: list[Found], text: Reading) -> list[Found]:
    """Cut what a word we do not know glued to a name that stands clean elsewhere."""
    clean = {text.words[one.start : one.end] for one in found if _clean(text, one)}
    result = []
    for one in found:
        whole = text.words[one.start : one.end]
        shorter = [name for name in clean if whole != name and whole.endswith(name)]
        start = one.end - len(max(shorter, key=len, default=""))
        glued = not _clean(text, one) or text.words[one.start] in "该各某位家所"
        strange = not any(
            kinds_of(word) for word in one.words if word in text.words[one.start : start]
        )
        if shorter and glued and one.parent is None and strange and one.words:
            one = replace(one, start=start, name=text.written[start : one.end])
        result.append(one)
    return result


def _clean(text: Reading, one: Found) -> bool:
    before = text.words[one.start - 1 : one.start]
    return not before or not ("\u3400" <= before <= "\u9fff")


_PAPER = pattern("institutions", "paper")


def newspapers(text: Reading, known: list[Found]) -> list[Found]:
    """《老街报》: a title that ends as papers do, and is said to report."""
    found = []
    for match in _PAPER.finditer(text.words):
        start, end = match.span(1)
        if not any(one.start < end and start < one.end for one in known):
            name = text.written[start:end]
            country = country_of(text, None, text.words[start:end])
            found.append(Found(start, end, name, "日报", "media", country))
    return found
