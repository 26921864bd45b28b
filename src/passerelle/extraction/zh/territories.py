"""Towns, counties, provinces and regions of a Chinese text, and where each is said to act."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache, lru_cache

from passerelle.extraction import rx
from passerelle.extraction.analysis import Analysis
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.acting import acts, located, party, venue
from passerelle.extraction.zh.chains import Chain, Link, chain_starts, chains
from passerelle.extraction.zh.countries import country_of, transcribed
from passerelle.extraction.zh.patterns import words
from passerelle.extraction.zh.reading import Reading, reading
from passerelle.extraction.zh.words import Word, country_words, cut, ending, known_cities, starting
from passerelle.extraction.zh.words import inside as words_inside

__all__ = ["Territory", "territories"]


@dataclass
class Territory:
    """One territory: its fullest name, and where it stands, acts and is a place."""

    name: str
    written: str
    head: str
    kind: str
    place: str
    country: str | None
    forms: set[str] = field(default_factory=set)
    places: list[tuple[int, int]] = field(default_factory=list)
    acts: list[tuple[int, int]] = field(default_factory=list)
    located: list[tuple[int, int]] = field(default_factory=list)


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
    _before_functions(text, lands)
    _known_parties(text, lands)
    _bare_names(text, lands)
    for land in lands.values():
        _we(text, land, list(lands.values()))
        land.places.sort()
        land.acts.sort()
    return list(lands.values())


def _add(text: Reading, chain: Chain, at: int, link: Link, lands: dict[str, Territory]) -> None:
    """Enter one mention; 市政府 alone is entered where it is known which."""
    start, end = link.start, link.end
    governed = link.sort == "government"
    name = link.text
    if governed:
        if len(link.words) == 1 and at > 0:
            return  # 临江市 stands before it and is entered with it
        name = _without_government(name)
    if (len(name) < 3 and name not in _short_names()) or _no_name(link):
        return
    land = _entry(text, chain.country, name, text.written[start : start + len(name)], lands)
    ahead = chain.links[at + 1] if at + 1 < len(chain.links) else None
    if ahead is not None and ahead.sort == "government" and len(ahead.words) == 1:
        governed, end = True, ahead.end
    if land.kind == "prefecture-city" and at == 0 and _after_province(text, start, land):
        land.kind = "county-city"
    land.places.append((start, end))
    if _acts_here(text, chain, at, governed, (start, end)):
        land.acts.append((start, end))
    if located(text, chain.start if at == 0 else start, end, ahead):
        land.located.append((start, start + len(name)))


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


def _no_name(link: Link) -> bool:
    """Whether only common words stand before the head: 沿海地区."""
    if len(link.proper) == 1 and link.proper[0].kinds == {"venue"}:
        return False  # 老街市
    return not any(not word.kinds or word.kinds & {"city", "province"} for word in link.proper)


def _entry(
    text: Reading, said: str | None, name: str, written: str, lands: dict[str, Territory]
) -> Territory:
    if name in lands:
        land = lands[name]
        if said and land.country != said:
            land.country = said
            _set_kind(land)
        return land
    head = next(
        head
        for head in sorted(lexicon("zh", "bodies")["territory"], key=len, reverse=True)
        if name.endswith(head)
    )
    land = Territory(name, written, head, "", "", country_of(text, said, name))
    land.forms = {name} | ({name.removesuffix(head)} if len(name) - len(head) > 1 else set())
    _set_kind(land)
    lands[name] = land
    return land


def _set_kind(land: Territory) -> None:
    """Kind and level after the head, the country, and what is known of the name."""
    china, france, place = lexicon("zh", "bodies")["territory"][land.head]
    stem = land.name.removesuffix(land.head)
    land.kind = china if land.country in ("CN", None) else france
    land.place = place
    if land.country not in ("CN", None):
        land.kind = france if land.country == "FR" else "foreign-local-authority"
        if land.head == "省":
            land.place = "department" if land.country == "FR" else "region"
        return
    if land.head == "市":
        if stem in lexicon("zh", "places")["provinces"]["市"].split():
            land.kind = "municipality-central"
        elif stem in _county_cities():
            land.kind = "county-city"


@cache
def _county_cities() -> frozenset[str]:
    return frozenset(lexicon("zh", "places")["county_cities"]["names"].split())


def _before_functions(text: Reading, lands: dict[str, Territory]) -> None:
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
        same = next((land for land in lands.values() if stem in land.forms), None)
        if same is None:
            if not _town_like(stem, text, start) and not _foreigner(text, word.end):
                continue
            same = _entry(
                text, country, stem + head, text.written[start : start + len(stem)], lands
            )
        same.places.append((start, start + len(stem)))
        same.acts.append((start, start + len(stem)))


_OFFICES = tuple(words("territories", "offices"))


def _offices(text: Reading) -> list[Word]:
    return [word for word in cut(text) if word.text in _OFFICES]


def _stem_before(text: Reading, end: int) -> tuple[str, int]:
    """The characters right before an office that may be the name of its town."""
    words = cut(text)
    at = bisect_left(words, end, key=lambda word: word.start)
    while at > 0 and words[at - 1].text in (
        "第一",
        "常务",
        "前",
        "原",
        "时任",
        "现任",
        "新任",
        "代理",
        "名誉",
    ):
        at -= 1
    last = words[at].start
    first = last
    while at > 0 and (not words[at - 1].kinds or words[at - 1].kinds & {"city", "country"}):
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


def _town_like(stem: str, text: Reading, start: int) -> bool:
    """A town we know or one that is written by its sound; 王明市长 is a man."""
    if "·" + stem in text.words:
        return False  # 勒鲁瓦市长, a mayor whose name was told before
    return stem in known_cities() or transcribed(stem)


def _known_parties(text: Reading, lands: dict[str, Territory]) -> None:
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
        land = _entry(text, None, word.text + head, word.text, lands)
        land.places.append((word.start, word.end))
        land.acts.append((word.start, word.end))


_CENTRAL = tuple(words("territories", "central"))


def _bare_names(text: Reading, lands: dict[str, Territory]) -> None:
    """临江与梅尔维尔: the town by its short name, once the long one is known."""
    for land in lands.values():
        stem = land.name.removesuffix(land.head)
        if len(stem) < 2:
            continue
        covered = {at for first, last in land.places for at in range(first, last)}
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
        if chain.start <= start and end <= chain.end:
            return True
    return text.words[end : end + 1] in "·-" and end < len(text.words)


def _we(text: Reading, land: Territory, lands: list[Territory]) -> None:
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
    ours = rf"(?:我|本|该|全){level}(?!区|民|场|长|内|外)|{level}政府"
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
