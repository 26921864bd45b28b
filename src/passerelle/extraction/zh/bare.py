"""A name of a body or place without what stands before it: country, relation, verb."""

from __future__ import annotations

from passerelle.extraction.zh.patterns import words
from passerelle.extraction.zh.sounds import signs
from passerelle.extraction.zh.words import Word, country_words, known_cities

__all__ = ["by_sound", "is_name", "is_sound", "unglued", "without_country"]


_NAMED = frozenset(("city", "province", "topic", "institution"))
"""Kinds of words with which a name goes on."""


def is_name(word: Word) -> bool:
    """Whether a word may be a name: characters of no list, or a place."""
    if (len(word.text) == 1 and word.kinds == {"venue"}) or is_sound(word):
        return True  # 东湖市
    return not word.kinds or bool(word.kinds & {"city", "province", "country", "known"})


_BRIEF: dict[str, str] = words("chains", "brief")


def _without_relation(waiting: list[Word]) -> list[Word]:
    """Take off what only says how a place is related: 友城大分市, 首都巴黎市."""
    for at in range(len(waiting) - 2, 0, -1):
        if waiting[at - 1].text in _RELATIONS and any(is_name(one) for one in waiting[at:-1]):
            return waiting[at:]
    return waiting


_RELATIONS = frozenset(words("chains", "relations"))


def without_country(waiting: list[Word], sort: str) -> tuple[str | None, list[Word]]:
    """Take the country off a name that stands without it: 法国梅尔维尔市."""
    if sort == "territory":
        waiting = _without_relation(waiting)
    first = waiting[0]
    if len(waiting) > 2 and first.text in _BRIEF and waiting[1].kinds & {"topic", "inner"}:
        return _BRIEF[first.text], waiting[1:]  # 喀地方分权部
    named = len(waiting) > 2 and waiting[1].kinds & _NAMED
    if named and first.text in ("原", "前", "现", "时"):
        return None, waiting[1:]  # 原重庆市外办主任
    if "country" not in first.kinds or len(waiting) < 2:
        return None, waiting
    code = country_words()[first.text]
    rest = waiting[1:]
    if len(rest) > 2 and rest[0].text in ("原", "前", "现") and rest[1].kinds & _NAMED:
        return code, rest[1:]  # 法国前交通部部长
    if sort == "territory" and len(rest) > 1:
        return code, rest
    if code == "CN":
        return code, waiting  # 中国浦东干部学院 is called so
    society = waiting[-1].text.endswith(("会", "中心", "部", "署", "院"))
    proper = "city" in rest[0].kinds or by_sound(rest[:2])  # 奥地利法官协会 is called so
    if "city" in rest[0].kinds and known_cities().get(rest[0].text) != code:
        return code, waiting  # 巴西中山同乡会
    bare = not is_name(rest[0]) or rest[0].text == "驻" or sort == "known"
    bare = bare or (society and not proper)
    return code, waiting if bare or len(rest) == 1 else rest


def unglued(waiting: list[Word], ahead: list[Word]) -> list[Word]:
    """Take off a verb that no list has: 按程序报 before 省外办, 重组 before 国家林业局."""
    if waiting[-1].text in _LEVELS and ahead and ahead[0].kinds & {"institution", "topic"}:
        listed = any(word.kinds & {"city", "province", "country"} for word in waiting)
        return waiting if listed or _names_land(waiting) else waiting[-1:]
    for at, word in enumerate(waiting[1:-1], 1):
        if word.text in _STATE and not any(one.kinds for one in waiting[:at]):
            return waiting if by_sound(waiting[:at]) else waiting[at:]
    return waiting


_LEVELS = "省市"
_VERBS = frozenset("报呈送请经转致由向对给交函告发抄据按")
"""Verbs of papers that stand before whom they are for."""


def _names_land(waiting: list[Word]) -> bool:
    """Whether a province or town is named before its head: 浙水省侨联, not 报省外办."""
    stem = waiting[:-1]
    if waiting[-1].text != "省":
        return sum(len(word.text) for word in stem) != 1
    if len(stem) > 2 and not _VERBS & set("".join(word.text for word in stem)):
        return True  # 考卡山谷省工业协会
    return by_sound(stem) or (len(stem) == 2 and not any(word.kinds for word in stem))


_STATE = frozenset(words("chains", "state"))


def is_sound(word: Word) -> bool:
    """Whether a word is a head of bodies by itself, but may be a sound in a name: 科西嘉."""
    return word.kinds == {"short"} and word.text in signs()


def by_sound(waiting: list[Word]) -> bool:
    """Whether words are written with the characters of foreign names only, and their dots."""
    return set("".join(word.text for word in waiting)) <= signs() | {"-", "·"}
