"""When two Chinese names mean the same body: short forms, offices, missions, friends."""

from __future__ import annotations

import re

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.institutions import Found
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.territories import Territory
from passerelle.extraction.zh.words import country_words, known_cities

__all__ = ["same", "same_land"]


def same(
    analysis: Analysis, text: Reading, one: Found, names: dict[str, str], lands: list[Territory]
) -> str | None:
    """The key of the same body under this or another form of its name."""
    words = text.words[one.start : one.end]
    if words in names:
        return names[words]
    tail = _tail_of(analysis, one, words, names)
    if tail is not None:
        return tail
    for form, key in names.items():
        if (
            one.loose
            and form.endswith(words)
            and one.head in lexicon("zh", "bodies")["unit"]["heads"]
        ):
            return key  # 国际合作与交流处, told before with its university
        body = analysis.bodies[key]
        if body.kind == one.kind and body.type == "institution" and _shortens(words, form, lands):
            return key
        if body.kind == one.kind and (_posted(words) or words) == (_posted(form) or form):
            return key
        if body.kind == one.kind == "consulate" and _same_post(words, form):
            return key
        unit = {"friendship-group"} >= {one.kind, body.kind}
        if unit and (form.endswith(words) or words.endswith(form)):
            return key
        alike = body.kind == one.kind and body.country == one.country
        if alike and _but_for_town(words, form):
            return key
    return _known_as(words, names)


def _known_as(words: str, names: dict[str, str]) -> str | None:
    """The key of a well-known body under one of its other names."""
    for name, more in lexicon("zh", "bodies")["known"].items():
        forms = (name, *more[2:])
        if words in forms:
            return next((names[form] for form in forms if form in names), None)
    return None


def _tail_of(analysis: Analysis, one: Found, words: str, names: dict[str, str]) -> str | None:
    """The one body whose name ends so: 福利中心, told before as 列日市公共社会福利中心."""
    longer = {key for form, key in names.items() if form != words and form.endswith(words)}
    if one.loose and words == one.head and len(longer) == 1:
        return longer.pop()  # 工商会, told before with its town
    longer = {key for key in longer if analysis.bodies[key].type == "institution"}
    whole = len(words) >= 4 and one.parent is None
    return longer.pop() if whole and len(longer) == 1 else None


_POST = pattern("bodies", "post")


def _posted(name: str) -> tuple[str, str] | None:
    """Whose mission to where: 驻法国使馆 is 中国驻法国大使馆."""
    match = _POST.match(name)
    if match is None:
        return None
    words = country_words() | lexicon("zh", "places")["short"]
    sender = words.get(match[1], match[1]) or "CN"
    return str(sender), str(words.get(match[2], match[2]))


def _same_post(one: str, other: str) -> bool:
    """驻里昂总领事馆, 里昂总领事馆, 中国驻法国里昂总领事馆: one consulate of one sender."""
    posts = []
    for name in (one, other):
        sender, _, seat = name.rpartition("驻")
        for country in country_words():
            seat = seat.removeprefix(country) if len(seat) > len(country) + 4 else seat
        posts.append((sender, re.sub("总?领事?馆$", "", seat)))
    (first, here), (second, there) = posts
    return bool(here) and here == there and (first == second or "" in (first, second))


def _but_for_town(one: str, other: str) -> bool:
    """Whether two names differ by the town before them: 武汉江汉大学, 江汉大学."""
    short, long = sorted((one, other), key=len)
    town = long.removesuffix(short)
    return long != short and long.endswith(short) and len(short) > 3 and town in known_cities()


_OFFICES = tuple(words("bodies", "offices"))


_FRIENDS = tuple(words("bodies", "friends"))


def _shortens(one: str, other: str, lands: list[Territory]) -> bool:
    """Whether one name is a shorter form of the other: 市外办 of 临江市人民政府外事办公室."""
    for group in (_OFFICES, _FRIENDS):
        heads = [
            next((head for head in group if name.endswith(head)), None) for name in (one, other)
        ]
        if heads[0] and heads[1]:
            stems = [
                name.removesuffix(str(head)).removesuffix("人民政府").removesuffix("政府")
                for name, head in zip((one, other), heads, strict=True)
            ]
            return same_land(stems[0], stems[1], lands)
    if _zoned(one, other, lands) or _zoned(other, one, lands):
        return True
    short, long = sorted((one, other), key=len)
    level = short[:1]
    if level not in "市省县区州" or not long.endswith(short[1:]):
        return False
    return same_land(level, long.removesuffix(short[1:]).removesuffix("人民政府"), lands)


_ZONES: dict[str, str] = words("bodies", "zones")


def _zoned(one: str, other: str, lands: list[Territory]) -> bool:
    """Whether one is 高新区管委会 where the other is 青河高新技术产业开发区管委会."""
    for short, long in _ZONES.items():
        if short in one and long in other:
            town, tail = one.split(short, 1)
            stem, rest = other.split(long, 1)
            town, stem = town.removesuffix("市"), stem.removesuffix("市").removesuffix("国家级")
            tail, rest = (side.replace("管理委员会", "管委会") for side in (tail, rest))
            return tail == rest and town in ("", stem)
    return False


def same_land(one: str, other: str, lands: list[Territory]) -> bool:
    """Whether 市 is 临江市: equal, or one level word that only one Chinese territory here has."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if long.removeprefix(short) in ("市", "省", "县", "区", "州"):
        return len(short) > 1  # 威海友协, of 威海市
    if short not in ("市", "省", "县", "区", "州", "") or not long.endswith(short):
        return False
    if not short:
        return False
    if any(land.name == long and land.country not in ("CN", None) for land in lands):
        return False  # 市外办 is of no town abroad
    same_level = {land.name for land in lands if land.name.endswith(short) and land.country == "CN"}
    return same_level <= {long}
