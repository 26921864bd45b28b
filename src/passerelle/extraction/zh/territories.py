"""Towns, counties, provinces and regions of a Chinese text, and where each is said to act."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from passerelle.extraction.analysis import Analysis
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.chains import Chain, Link, chains
from passerelle.extraction.zh.countries import country_of, transcribed
from passerelle.extraction.zh.reading import Reading, reading
from passerelle.extraction.zh.titles import title_at, title_near
from passerelle.extraction.zh.words import Word, country_words, cut, known_cities

__all__ = ["Territory", "located_at", "territories"]


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
    if len(name) < 3 or _no_name(link):
        return
    land = _entry(text, chain.country, name, text.written[start : start + len(name)], lands)
    ahead = chain.links[at + 1] if at + 1 < len(chain.links) else None
    if ahead is not None and ahead.sort == "government" and len(ahead.words) == 1:
        governed, end = True, ahead.end
    if land.kind == "prefecture-city" and at == 0 and _after_province(text, start, land):
        land.kind = "county-city"
    land.places.append((start, end))
    if governed and not _venue(text, start, end) and (ahead is None or at + 2 >= len(chain.links)):
        land.acts.append((start, end))
    elif ahead is None or ahead.sort == "government":
        if _acts(text, start, end):
            land.acts.append((start, end))
    elif ahead.sort in ("institution", "short") and governed:
        # 云岭县人民政府新闻办公室: an office of the government
        land.acts.append((start, end))
    if _located(text, chain.start if at == 0 else start, end, ahead):
        land.located.append((start, start + len(name)))


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


_LOCATIVE = re.compile(
    r"(?:在|赴|到|抵达|抵|前往|来到|来自|位于|坐落于|访问|走访|出访|到访|走进|走近|离开|返回|回到|途经|转往|从|落户|参访|考察|做客|莅临|于)(?:了)?(?:我国|美丽的|历史名城|著名的)?$"
)
_HELD = re.compile(
    r"(?:市区|境内|当地)?(?:成功|隆重|正式|顺利|如期|盛大)?(?:举行|召开|举办(?!的)|开幕|闭幕|落幕|启动|开展|进行|揭幕)|(?:市区|境内|城区)"
)
_ACT = re.compile(
    r"(?:人民)?(?:已|将|拟|愿|曾|还|也|先后|正式|近日|决定|计划|希望|积极|共同|联合|分别|高度)*"
    r"(?:邀请|派出|派遣|派(?!出所)|选派|主办|承办|协办|联合主办|签署|签订|缔结|结为|结成|结好|接待|接收|赠送|捐赠|欢迎|组织|加入|提出|决定|计划|希望|愿|拟|支持|授予|成立|设立|投资|资助|出资|同意|承诺|重视|期待)"
)
_SENT = re.compile(
    r"(?:友好|经贸|政府|青年|青少年|文化|教育|教师|企业家|商务|农业|专家|代表|师生|学生|党政|市政|议员|议会|访华|体育|艺术|医疗|科技|旅游|工商|高级别|高级|官方|\d{1,3}人|[一二三四五六七八九十]{1,3}人)*"
    r"(?:代表团|访问团|访华团|访法团|考察团|考察组|顾问团|专家团|专家组|经贸团|商务团|艺术团|演出团|师生团|交流团|参访团|工作组|代表队)"
)
_PARTY = re.compile(r"与|和|同|、|及|—|－")
_BONDS = re.compile(
    "缔结|签署|签订|结为|结成|结好|友好城市|友城|姊妹|姐妹城市|续签|建立友好|建立.{0,8}关系"
)


def _acts(text: Reading, start: int, end: int) -> bool:
    """Whether the territory does something here, holds an office, or is a party."""
    words = text.words
    if title_near(text, end) is not None:
        return True
    if _SENT.match(words, end) or words.startswith(("政府", "人民政府", "市政府"), end):
        return True
    if re.search(r"(?:代表|应|受|由|感谢|授权|委托)(?:了)?$", words[max(0, start - 4) : start]):
        return not _LOCATIVE.search(words[max(0, start - 4) : start])
    if _ACT.match(words, end) and not _LOCATIVE.search(words[max(0, start - 6) : start]):
        return True
    return _party(text, start, end)


def _party(text: Reading, start: int, end: int) -> bool:
    """Whether two stand together in a sentence that binds them: 青河市与圣阿芒市缔结."""
    words = text.words
    sentence = re.split("[。！？\n]", words[end : end + 90])[0]
    before = re.split("[。！？\n]", words[max(0, start - 60) : start])[-1]
    if not _BONDS.search(before + sentence):
        return False
    joined = _PARTY.match(sentence) or re.search(r"[与和同及、](?:\w国)?$", before)
    return bool(joined) and not re.search("来自[^，]*$", before)


def _venue(text: Reading, start: int, end: int) -> bool:
    """在里昂市政厅举行: a house, not an authority."""
    before = text.words[max(0, start - 2) : start]
    return before.endswith(("在", "于")) and bool(_HELD.match(text.words, end))


def located_at(text: Reading, start: int, end: int) -> bool:
    """Whether what stands here is where something is, happens, comes from or goes to."""
    return _located(text, start, end, None)


def _located(text: Reading, start: int, end: int, ahead: Link | None) -> bool:
    """Whether something is, happens, comes from or goes to here."""
    before = text.words[max(0, start - 8) : start]
    if ahead is not None and ahead.sort != "territory":
        return ahead.sort == "venue" and bool(re.search("在|于|赴|来到|到", before))
    if title_near(text, end) is not None or _SENT.match(text.words, end):
        return False
    begin = _listed_from(text, start)
    if begin != start and end < len(text.words) and title_near(text, end) is None:
        before = text.words[max(0, begin - 8) : begin]
    country = max((w for w in country_words() if before.endswith(w)), key=len, default="")
    before = before.removesuffix(country)
    if _LOCATIVE.search(before):
        return True
    return bool(_HELD.match(text.words, end)) and not re.search("[由与和]$", before)


def _listed_from(text: Reading, start: int) -> int:
    """Where a list of places begins: 来自武汉、重庆和里昂; or a province before its town."""
    ends = _place_words(text)
    place = start
    for _ in range(12):
        joint = re.search(r"[、和与及]$", text.words[max(0, place - 1) : place])
        at = place - len(joint[0]) if joint else place
        at -= len(
            max((w for w in country_words() if text.words.endswith(w, 0, at)), key=len, default="")
        )
        if joint and at < place - 1 and at not in ends:
            joint2 = re.search(r"[、和与及]$", text.words[max(0, at - 1) : at])
            at = at - 1 if joint2 else at
        if at not in ends:
            return place if place == start or at == place - 1 else at
        place = ends[at]
    return place


@lru_cache(maxsize=4)
def _place_words(text: Reading) -> dict[int, int]:
    """Where each name of a place ends, and where it begins."""
    found = {word.end: word.start for word in cut(text) if word.kinds & {"city", "province"}}
    for chain in chains(text):
        if chain.last.sort == "territory":
            found[chain.end] = chain.start
    return found


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
            if not _town_like(stem, text, start):
                continue
            same = _entry(
                text, country, stem + head, text.written[start : start + len(stem)], lands
            )
        same.places.append((start, start + len(stem)))
        same.acts.append((start, start + len(stem)))


_OFFICES = (
    "大区议员",
    "省议员",
    "市议员",
    "市长",
    "副市长",
    "县长",
    "副县长",
    "省长",
    "副省长",
    "区长",
    "副区长",
    "镇长",
    "副镇长",
)


def _offices(text: Reading) -> list[Word]:
    return [word for word in cut(text) if word.text in _OFFICES]


def _stem_before(text: Reading, end: int) -> tuple[str, int]:
    """The characters right before an office that may be the name of its town."""
    words = cut(text)
    at = next(i for i, word in enumerate(words) if word.start == end)
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
        if any(start <= word.start < end for start, end in built) or not _party(
            text, word.start, word.end
        ):
            continue
        head = "省" if "province" in word.kinds and word.text not in _CENTRAL else "市"
        land = _entry(text, None, word.text + head, word.text, lands)
        land.places.append((word.start, word.end))
        land.acts.append((word.start, word.end))


_CENTRAL = ("北京", "上海", "天津", "重庆")


def _bare_names(text: Reading, lands: dict[str, Territory]) -> None:
    """临江与梅尔维尔: the town by its short name, once the long one is known."""
    for land in lands.values():
        stem = land.name.removesuffix(land.head)
        if len(stem) < 2:
            continue
        for match in re.finditer(re.escape(stem), text.words):
            start, end = match.span()
            taken = any(first <= start < last for first, last in land.places)
            if taken or text.words.startswith(land.head, end) or text.hidden(start, end):
                continue
            if (
                _part_of_name(text, start, end)
                or _goes_on(text, end)
                or text.words[start - 1 : start] == "驻"
            ):
                continue
            land.places.append((start, end))
            if _acts(text, start, end):
                land.acts.append((start, end))
            if _located(text, start, end, None):
                land.located.append((start, end))


def _goes_on(text: Reading, end: int) -> bool:
    """Whether a word of no list follows, so that the name is longer: 海宁皮革城."""
    word = next((word for word in cut(text) if word.start == end), None)
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
    pattern = rf"(?:我|本|该|全){level}(?!区|民|场|长|内|外)|(?<![\u3400-\u9fff]){level}(?:人民)?政府|{level}政府"
    for match in re.finditer(pattern, text.words):
        start, end = match.span()
        if any(first <= start < last for first, last in land.places) or text.hidden(start, end):
            continue
        if match[0].endswith("政府") and _named_before(text, start):
            continue
        land.places.append((start, end))
        if match[0].endswith("政府") or _acts(text, start, end) or match[0].startswith("我"):
            land.acts.append((start, end))


_ABROAD = {
    "region": r"(?:该|本)?大区(?:议会|政府)?",
    "department": r"该省(?:议会)?|省议会",
    "city": "该市",
}


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
            if _acts(text, start, end):
                land.acts.append((start, end))


def _named_before(text: Reading, start: int) -> bool:
    words = [word for word in cut(text) if word.end == start]
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
