"""Territories named by less than their name: 临江与…, 图卢兹市长, 我县, 大区议会."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from passerelle.extraction.reading import rx
from passerelle.extraction.zh.acting import acts, located, party
from passerelle.extraction.zh.bare import is_sound
from passerelle.extraction.zh.chains import chains
from passerelle.extraction.zh.countries import foreign_country, transcribed
from passerelle.extraction.zh.land import Territory, entry, go_abroad
from passerelle.extraction.zh.names import chinese_at
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.words import (
    Word,
    country_words,
    cut,
    ending,
    known_cities,
    starting,
)
from passerelle.extraction.zh.words import inside as words_inside

__all__ = [
    "bare_names",
    "before_functions",
    "known_parties",
    "of_committees",
    "of_level",
    "we",
]


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
            same = entry(text, country, stem + head, text.written[start : start + len(stem)], lands)
            if _foreigner(text, word.end):
                go_abroad(same, foreign_country(text))
        same.places.append((start, start + len(stem)))
        same.acts.append((start, start + len(stem)))


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


def of_level(text: Reading, lands: dict[str, Territory]) -> None:
    """省长黄强…介绍了四川: who speaks of the province without its name means the only one named."""
    for level, named in (("省", "province"), ("市", "city")):
        if any(one.head == level and one.country == "CN" for one in lands.values()):
            continue
        if not re.search(_ALONE.replace("LEVEL", level), text.words):
            continue
        bare = [
            word
            for word in cut(text)
            if named in word.kinds and not text.hidden(word.start, word.end)
        ]
        bare = [word for word in bare if _of_china(word, named) and not _seat(text, word)]
        own = _spoken_of(text, bare)
        if own is not None:
            bare = [word for word in bare if word.text == own]
            first = bare[0]
            written = text.written[first.start : first.end]
            land = entry(text, None, first.text + level, written, lands)
            land.places += [(word.start, word.end) for word in bare]
            land.acts.append((first.start, first.end))


def _spoken_of(text: Reading, bare: list[Word]) -> str | None:
    """The one town of a text that is more than a stop on the way, or the one named by far most."""
    counts = Counter(word.text for word in bare)
    ranked = counts.most_common(2)
    if not ranked or all(
        located(text, word.start, word.end, None) for word in bare if word.text == ranked[0][0]
    ):
        return None
    clear = len(ranked) == 1 or ranked[0][1] >= max(3, 2 * ranked[1][1])
    return ranked[0][0] if clear else None


_ALONE: str = words("territories", "alone")


def _seat(text: Reading, word: Word) -> bool:
    """驻成都总领事馆: a town where a mission sits says nothing of whose text it is."""
    return text.words[word.start - 1 : word.start] == "驻"


def _of_china(word: Word, named: str) -> bool:
    if named == "province":
        return word.text not in _CENTRAL
    return known_cities().get(word.text) == "CN"


_OFFICES = tuple(words("territories", "offices"))


def _offices(text: Reading) -> list[Word]:
    return [word for word in cut(text) if word.text in _OFFICES]


_BEFORE_OFFICE = frozenset(words("territories", "before-office"))


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
    """Whether a name with a dot follows: the town of 枫丹白露市长朱利安·贡多莱 is one abroad."""
    return re.match(r"[\u3400-\u9fff-]{1,7}·", text.words[end : end + 10]) is not None


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


def known_parties(text: Reading, lands: dict[str, Territory]) -> None:
    """里昂与广州结为友好城市: well-known towns that are parties."""
    built = [(chain.start, chain.end) for chain in chains(text)]
    known = {form for land in lands.values() for form in land.forms}
    for word in cut(text):
        if (
            not word.kinds & {"city", "province"}
            or word.text in known
            or text.hidden(word.start, word.end)
        ):
            continue
        if any(start <= word.start < end for start, end in built) or not party(
            text, word.start, word.end
        ):
            continue
        head = "省" if "province" in word.kinds and word.text not in _CENTRAL else "市"
        if _before_own_town(text, word):
            continue
        written = text.written[word.start : word.end]
        land = entry(text, None, word.text + head, written, lands)
        land.places.append((word.start, word.end))
        land.acts.append((word.start, word.end))


def _before_own_town(text: Reading, word: Word) -> bool:
    """Whether a province only says where the town behind it lies: 湖南岳阳."""
    ahead = starting(text).get(word.end)
    return "province" in word.kinds and ahead is not None and "city" in ahead.kinds


_CENTRAL = tuple(words("territories", "central"))


def bare_names(text: Reading, lands: dict[str, Territory]) -> None:
    """临江与梅尔维尔: the town by its short name, once the long one is known."""
    covered = {
        at for one in lands.values() for first, last in one.places for at in range(first, last)
    }
    for land in lands.values():
        stem = land.name.removesuffix(land.head)
        if len(stem) < 2 or stem not in land.forms:
            continue
        for start, end in rx.spans_of(stem, text.words):
            taken = start in covered
            inside = any(w.end > start for w in words_inside(text, start - 3, start))
            if taken or inside or text.words.startswith(land.head, end):
                continue
            if text.hidden(start, end):
                continue
            if (
                _part_of_name(text, start, end)
                or _goes_on(text, end)
                or text.words[start - 1 : start] == "驻"
            ):
                continue
            land.places.append((start, end))
            if acts(text, start, end):
                land.acts.append((start, end))
            if located(text, start, end, None):
                land.located.append((start, end))


def _goes_on(text: Reading, end: int) -> bool:
    """Whether a word of no list follows, so that the name is longer: 海宁皮革城."""
    word = starting(text).get(end)
    return (
        word is not None
        and not word.kinds
        and "\u3400" <= word.text[0] <= "\u9fff"
        and not re.match("[虽方各相友交因也都]", word.text)
    )


def _part_of_name(text: Reading, start: int, end: int) -> bool:
    """Whether the characters belong to a longer name: 临江宾馆, 青河职业技术学院."""
    for chain in chains(text):
        alone = (chain.start, chain.end) == (start, end) and chain.last.sort == "territory"
        if chain.start <= start and end <= chain.end and not alone:
            return True
    return text.words[end : end + 1] in "·-" and end < len(text.words)


def we(text: Reading, land: Territory, lands: list[Territory]) -> None:
    """我县, 市政府: the one Chinese territory of the level that the text is about."""
    level = land.head[-1]
    same = [one for one in lands if one.head[-1] == level and one.country == "CN"]
    if land.country != "CN":
        _they(text, land, lands)
        return
    if level not in "市省县区州":
        return
    if len(same) > 1 and land is not _publisher(text, same):
        return
    ours = rf"(?:我|本|该|全){level}(?!区|民|场|长|内|外)|(?<![两双各特地]){level}政府"
    for match in re.finditer(rf"{ours}|(?<![\u3400-\u9fff]){level}(?:人民)?政府", text.words):
        start, end = match.span()
        if any(first <= start < last for first, last in land.places) or text.hidden(start, end):
            continue
        if match[0].endswith("政府") and _named_before(text, start):
            continue
        land.places.append((start, end))
        if match[0].endswith("政府") or acts(text, start, end) or match[0].startswith("我"):
            land.acts.append((start, end))


_ABROAD = words("territories", "abroad")


def _they(text: Reading, land: Territory, lands: list[Territory]) -> None:
    """大区议会 alone: the one region abroad of the text."""
    same = [one for one in lands if one.country != "CN" and one.place == land.place]
    pattern = _ABROAD.get(land.place)
    if len(same) != 1 or pattern is None:
        return
    for match in re.finditer(pattern, text.words):
        start, end = match.span()
        free = not any(first < end and start < last for first, last in land.places)
        if free and not _named_before(text, start) and not text.hidden(start, end):
            land.places.append((start, end))
            if acts(text, start, end):
                land.acts.append((start, end))


def _named_before(text: Reading, start: int) -> bool:
    words = [ending(text)[start]] if start in ending(text) else []
    return (
        bool(words) and not words[0].kinds - {"city"} and "\u3400" <= words[0].text[-1] <= "\u9fff"
    )


def _publisher(text: Reading, same: list[Territory]) -> Territory | None:
    """The territory whose offices speak in the first or last lines, else the first one."""
    edges = text.words[:160] + "\n" + text.words[-80:]
    named = [
        land for land in same if f"{land.name}人民政府" in edges or f"来源：{land.name}" in edges
    ]
    if len(named) == 1:
        return named[0]
    return same[0] if same else None
