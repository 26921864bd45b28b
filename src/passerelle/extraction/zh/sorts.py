"""Whether words mean one certain body, or only a sort of body: 各区县学校, 4支乐团, 中多医院.

Some names of common words are believed where more speaks for them: they are loose.
"""

from __future__ import annotations

import re

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.chains import Link
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.titles import office_at, office_ending
from passerelle.extraction.zh.words import cut

__all__ = ["STATE", "ZONES", "is_loose", "is_sort"]

ZONES = tuple(words("institutions", "zones"))
_BY_NUMBER = frozenset(f"{number}{head}" for number in "一二三四五" for head in "院中")
_OF_THE_PARTY = frozenset(("宣传部", "统战部", "组织部", "秘书处"))
_COUNTED = re.compile("[一二两三四五六七八九十百几数多]+[余多]?(?:所|家|个|名|支|座|间)")
_TERM = pattern("institutions", "term")
"""第五届理事会: those who sit for some years, no body beside the society."""
_EVERY = frozenset(words("institutions", "every"))
_PAIRS = tuple(words("bodies", "pairs"))
_SOCIETIES = tuple(words("bodies", "societies"))
_WORLD = tuple(words("institutions", "world"))
STATE = ("委员会", "局", "部", "署", "委")
"""Heads of bodies of the state, behind 国家 and a field of work."""


def is_sort(text: Reading, link: Link, before: list[Link]) -> bool:
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


def _with_head(text: Reading, link: Link) -> bool:
    """市委常委、宣传部部长: a part of the Party, with whoever heads it."""
    return link.head in _OF_THE_PARTY and office_at(text, link.end) is not None


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


def is_loose(link: Link, before: list[Link]) -> bool:
    """Whether a name is made of common words only and needs more to be believed."""
    if link.text.startswith(_PAIRS) and (link.head.endswith(_SOCIETIES) or len(link.text) > 7):
        return False
    if link.head in lexicon("zh", "bodies")["festivals"]["words"]:
        return True
    if link.text.startswith("国家") and link.head.endswith(STATE) and len(link.words) > 2:
        return False  # 国家卫生健康委员会
    if not before and _of_the_world(link):
        return False
    if link.text.startswith(ZONES) and link.head in ("管委会", "管理委员会", "党工委"):
        return False  # 高新区管委会
    return not before and not link.own() and link.sort != "known"


def _of_the_world(link: Link) -> bool:
    """欧盟委员会, 世界大都市协会: of the world or a part of it, with a field or a sure head."""
    lists = lexicon("zh", "bodies")
    if lists["institution"].get(link.head) == "international-organisation":
        return len(link.text) > 2
    general = link.head in lists["general"]["words"]
    told = len(link.words) > 2 or (len(link.head) > 2 and not general)
    return link.text.startswith(_WORLD) and told and len(link.text) > 4
