"""Towns that only stand before an office or a committee of theirs: 图卢兹市长, 哈尔滨市委副书记."""

from __future__ import annotations

import re
from bisect import bisect_left

from passerelle.extraction.zh.bare import is_sound
from passerelle.extraction.zh.countries import foreign_country, transcribed
from passerelle.extraction.zh.land import Territory, entry, go_abroad
from passerelle.extraction.zh.names import chinese_at
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.words import Word, country_words, cut, ending, known_cities, starting

__all__ = ["before_functions", "of_committees"]

_OFFICES = tuple(words("territories", "offices"))
_BEFORE_OFFICE = frozenset(words("territories", "before-office"))


def before_functions(text: Reading, lands: dict[str, Territory]) -> None:
    """临江市长, 图卢兹市长: the town before the office, without its own word for town."""
    for word in _offices(text):
        stem, start = _stem_before(text, word.start)
        if not stem:
            continue
        country = None
        for name, code in country_words().items():
            if stem.startswith(name) and len(stem) > len(name) + 1:
                stem, start, country = stem.removeprefix(name), start + len(name), code
        head = word.text.removeprefix("第一").removeprefix("副")
        head = "大区" if head.startswith("大区") else head[0]
        if f"{stem}·" in text.words or f"·{stem}" in text.words:
            continue  # 努尔兰区长, called 努尔兰·阿布德拉耶夫 before
        if len(stem) == 2 and stem[-1] == head:
            continue  # 奥市市长: a name cut to its first sign
        same = next(
            (one for one in lands.values() if stem in one.forms and one.head[-1] == head[-1]), None
        )
        if same is None:
            named = any(stem in one.forms for one in lands.values())  # 彰化县彰化市长
            if not (named or _town_like(stem, text, start) or _foreigner(text, word.end)):
                continue
            end = start + len(stem)
            end += end == word.start and head in _SMALL  # 彭丹镇长 names 彭丹镇
            same = entry(text, country, stem + head, text.written[start:end], lands)
            if _foreigner(text, word.end):
                go_abroad(same, foreign_country(text))
        same.places.append((start, start + len(stem)))
        same.acts.append((start, start + len(stem)))


_SMALL = frozenset("镇乡县区村町郡")
"""Levels that a town is named with even where its office shares their sign."""


def _in_town(word: Word) -> bool:
    """Whether a word may be of the name of a town: unknown, a place, a sound."""
    return is_sound(word) or not word.kinds or bool(word.kinds & {"city", "country"})


def of_committees(text: Reading, lands: dict[str, Territory]) -> None:
    """哈尔滨市委副书记、市长: the town whose committee and mayor are named together."""
    for match in pattern("territories", "committee").finditer(text.words):
        if match.start() not in starting(text):
            continue
        stem, start = _stem_before(text, match.start())
        shorter = len(stem) - len(stem.removeprefix("中共"))
        start, end = start + shorter, match.start() + 1
        name = text.words[start:end]
        if not 3 <= len(name) <= 5 or text.hidden(start, end):
            continue
        land = entry(text, None, name, text.written[start:end], lands)
        land.places.append((start, end))
        land.acts.append((start, end))


def _offices(text: Reading) -> list[Word]:
    return [word for word in cut(text) if word.text in _OFFICES]


def _stem_before(text: Reading, end: int) -> tuple[str, int]:
    """The characters right before an office that may be the name of its town."""
    words = cut(text)
    at = bisect_left(words, end, key=lambda word: word.start)
    while at > 0 and words[at - 1].text in _BEFORE_OFFICE:
        at -= 1
    last = words[at].start
    first = last
    while at > 0 and _in_town(words[at - 1]):
        piece = words[at - 1].text
        if not re.fullmatch(r"[\u3400-\u9fff-]+", piece):
            break
        at -= 1
        first = words[at].start
    stem = text.words[first:last]
    return (stem, first) if 2 <= len(stem) <= 10 else ("", first)


def _foreigner(text: Reading, end: int) -> bool:
    """Whether a name with a dot or in letters follows: 枫丹白露市长朱利安·贡多莱 is abroad."""
    return _ABROAD.match(text.words, end) is not None


_ABROAD = re.compile(r"[\u3400-\u9fff-]{1,7}·|[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w'’.-]+ [A-ZÀ-ÞĀ-ŽА-ЯЁ]")


def _holder_behind(text: Reading, end: int) -> bool:
    """Whether somebody is named right behind the office: 八王子市长某某, not 王明市长."""
    office = next((one for one in _offices(text) if one.start == end), None)
    name = chinese_at(text, office.end) if office is not None else None
    return name is not None and name.sure >= 0.95


def _town_like(stem: str, text: Reading, start: int) -> bool:
    """A town we know or one that is written by its sound; 王明市长 is a man."""
    if "·" + stem in text.words:
        return False  # 勒鲁瓦市长, a mayor whose name was told before
    if stem in known_cities() or transcribed(stem):
        return True
    if len(stem) in (2, 3) and _holder_behind(text, start + len(stem)):
        return True
    before = ending(text).get(start)  # 冲绳县石垣市长
    return len(stem) in (2, 3) and before is not None and bool(before.kinds & {"territory"})
