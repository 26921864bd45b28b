"""Bodies: institutions by their head words, and collectivities where they act.

A town that is only where something happens is a place (`places`); it is a body when it has a
mayor, a government or a delegation, or when it receives, signs, sends, invites. The short form
in brackets (以下简称“勒芒塞工院”) belongs to the long one before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from passerelle.extraction.account import Body
from passerelle.extraction.analysis import Analysis, Mention
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.chains import Chain, Link, chains
from passerelle.extraction.zh.countries import country_of, foreign_country
from passerelle.extraction.zh.reading import Reading, reading
from passerelle.extraction.zh.territories import Territory, territories
from passerelle.extraction.zh.titles import offices
from passerelle.extraction.zh.words import country_words, kinds_of, known_cities

__all__ = ["add_territory", "bodies"]

_SHORT = re.compile(
    r"（(?:以下|下文)?(?:统?简称|下称|以下称|又称|英文(?:缩写|简称)|缩写)(?:为)?[:：]?[“\"]?([^”\"）]{2,16})[”\"]?）"
)
_LATIN = re.compile(r"（([A-Z][A-Za-z-]{1,9})）")
_SHORT_TOO = re.compile(
    r"（[^（）]{4,80}[,，;；、](?:以下)?简称[:：]?[“\"]?([^”\"）]{2,16})[”\"]?）"
)


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


def bodies(analysis: Analysis) -> None:
    """Add the bodies of the text, and every mention of them."""
    text = reading(analysis)
    lands = territories(analysis)
    found = _trimmed([one for chain in chains(text) for one in _institutions(text, chain)], text)
    names: dict[str, str] = {}
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        _register(analysis, text, one, names, lands)
    for land in lands:
        _register_territory(analysis, text, land, names)
    _parents(analysis, text, found, names, lands)
    analysis.mentions.sort()


def _institutions(text: Reading, chain: Chain) -> list[Found]:
    """The institutions of a chain: its last link, and a university before its department."""
    links = _joined(list(chain.links))
    found: list[Found] = []
    start = 0
    for at, link in enumerate(links):
        if link.sort not in ("institution", "short", "known") or text.hidden(link.start, link.end):
            continue
        before = links[start:at]
        if _general(text, link, before):
            continue
        first = before[0] if before else link
        name = text.written[first.start : link.end]
        parent = text.words[before[0].start : before[-1].end] if before else None
        country = country_of(text, chain.country, text.words[first.start : link.end])
        if link.sort == "known" and link.head in lexicon("zh", "bodies")["known"]:
            country = lexicon("zh", "bodies")["known"][link.head][1] or None
        found.append(
            Found(
                *(first.start, link.end, name, link.head, _kind(link, before), country, parent),
                loose=_loose(link, before),
                words=tuple(word.text for word in link.proper),
            )
        )
    return found


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
    if link.sort == "known" or before:
        return False
    if text.words[max(0, link.start - 2) : link.start] in ("我国", "各国", "两国"):
        return True
    proper = "".join(word.text for word in link.proper)
    if link.text.startswith(_PAIRS) and link.head.endswith(_SOCIETIES) and len(link.words) > 2:
        return False
    if not proper:
        return link.head in lists["words"] or link.sort == "short"
    if link.head not in lists["words"]:
        return False
    return any(proper == word or proper.startswith(word) for word in lists["before"]) and not any(
        not word.kinds or "city" in word.kinds for word in link.proper
    )


_PAIRS = ("中法", "法中", "中欧", "欧中", "中外", "中德", "中英", "中意", "中非", "中比", "中瑞")
_SOCIETIES = (
    "协会",
    "联合会",
    "委员会",
    "基金会",
    "商会",
    "学会",
    "促进会",
    "总会",
    "友好小组",
    "研究会",
    "联谊会",
)


def _loose(link: Link, before: list[Link]) -> bool:
    """Whether a name is made of common words only and needs more to be believed."""
    if link.text.startswith(_PAIRS) and link.head.endswith(_SOCIETIES):
        return False
    if link.head in lexicon("zh", "bodies")["festivals"]["words"]:
        return True
    return not before and not link.own() and link.sort != "known"


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


def _trimmed(found: list[Found], text: Reading) -> list[Found]:
    """Cut what was glued to a name by a word we do not know, where the name stands clean elsewhere."""
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


def _register(
    analysis: Analysis,
    text: Reading,
    one: Found,
    names: dict[str, str],
    lands: list[Territory],
) -> None:
    """Add a body or one more mention of it."""
    key = _same(analysis, text, one, names, lands)
    if key is None and one.loose and not _believed(text, one, analysis):
        return
    short = _short_form(text, one.end)
    if key is None:
        key = f"b{len(analysis.bodies) + 1}"
        analysis.bodies[key] = Body(
            key=key,
            name=one.name,
            acronym=short,
            kind=one.kind,
            type="institution",
            country=one.country,
            start=text.span(one.start, one.end).start,
            end=text.span(one.start, one.end).end,
            rule="bodies/head",
            confidence=0.8 if one.loose else 0.9,
        )
    body = analysis.bodies[key]
    if len(one.name) > len(body.name) and body.name != one.name:
        where = text.span(one.start, one.end)
        body = body.model_copy(update={"name": one.name, "start": where.start, "end": where.end})
    if short and not body.acronym:
        body = body.model_copy(update={"acronym": short})
    analysis.bodies[key] = body
    names.setdefault(text.words[one.start : one.end], key)
    analysis.mentions.append(Mention(text.span(one.start, one.end), "body", key))
    if short:
        names.setdefault(short, key)
        _mentions_of(analysis, text, short, key)


def _believed(text: Reading, one: Found, analysis: Analysis) -> bool:
    """A name of common words is one where a function or a colon says so."""
    if any(office.start == one.end for office in offices(text)):
        return True
    before = text.words[max(0, one.start - 1) : one.start]
    return before in ("：", "\n") and text.words[one.end : one.end + 1] in ("、", "，", "\n", "")


def _short_form(text: Reading, end: int) -> str | None:
    for pattern in (_SHORT, _LATIN, _SHORT_TOO):
        match = pattern.match(text.words, end)
        if match:
            return text.written[match.start(1) : match.end(1)]
    return None


def _mentions_of(analysis: Analysis, text: Reading, form: str, key: str) -> None:
    """Every other place where `form` stands by itself."""
    taken = [text.here(one.span) for one in analysis.mentions if one.kind == "body"]
    for match in re.finditer(re.escape(form), text.words):
        start, end = match.span()
        if not any(first < end and start < last for first, last in taken):
            analysis.mentions.append(Mention(text.span(start, end), "body", key))


def _same(
    analysis: Analysis, text: Reading, one: Found, names: dict[str, str], lands: list[Territory]
) -> str | None:
    """The key of the same body under this or another form of its name."""
    words = text.words[one.start : one.end]
    if words in names:
        return names[words]
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
        unit = {"friendship-group"} >= {one.kind, body.kind}
        if unit and (form.endswith(words) or words.endswith(form)):
            return key
        if body.kind == one.kind and _but_for_town(words, form):
            return key
    known = lexicon("zh", "bodies")["known"]
    for name, more in known.items():
        forms = (name, *more[2:])
        if words in forms:
            return next((names[form] for form in forms if form in names), None)
    return None


_POST = re.compile(r"(.*?)驻(.+?)(?:大|总)?(?:使馆|领事馆|领馆)$")


def _posted(name: str) -> tuple[str, str] | None:
    """Whose mission to where: 驻法国使馆 is 中国驻法国大使馆 is 中华人民共和国驻法兰西共和国大使馆."""
    match = _POST.match(name)
    if match is None:
        return None
    words = country_words() | lexicon("zh", "places")["short"]
    sender = words.get(match[1], match[1]) or "CN"
    return str(sender), str(words.get(match[2], match[2]))


def _but_for_town(one: str, other: str) -> bool:
    """Whether two names differ by the town before them: 武汉江汉大学, 江汉大学."""
    short, long = sorted((one, other), key=len)
    town = long.removesuffix(short)
    return long != short and long.endswith(short) and len(short) > 3 and town in known_cities()


_OFFICES = ("外事办公室", "外事办", "外办", "外侨办", "外事侨务办公室", "外事和侨务办公室")
_FRIENDS = ("人民对外友好协会", "对外友好协会", "对外友协", "友协")


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
            return _same_land(stems[0], stems[1], lands)
    short, long = sorted((one, other), key=len)
    level = short[:1]
    if level not in "市省县区州" or not long.endswith(short[1:]):
        return False
    return _same_land(level, long.removesuffix(short[1:]).removesuffix("人民政府"), lands)


def _same_land(one: str, other: str, lands: list[Territory]) -> bool:
    """Whether 市 is 临江市: equal, or one level word that only one Chinese territory here has."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if short not in ("市", "省", "县", "区", "州", "") or not long.endswith(short):
        return False
    if not short:
        return False
    same_level = {land.name for land in lands if land.name.endswith(short) and land.country == "CN"}
    return same_level <= {long}


def add_territory(analysis: Analysis, text: Reading, land: Territory) -> str:
    """The key of a territory as a body, which is added where it is new."""
    same = next((one.key for one in analysis.bodies.values() if one.name == land.written), None)
    if same is None:
        land.acts = land.acts or land.places[:1]
        _register_territory(analysis, text, land, {})
        analysis.mentions.sort()
        same = list(analysis.bodies)[-1]
    return same


def _register_territory(
    analysis: Analysis, text: Reading, land: Territory, names: dict[str, str]
) -> None:
    """Add a collectivity that acts somewhere, with all its mentions."""
    if not land.acts:
        return
    key = f"b{len(analysis.bodies) + 1}"
    first = text.span(*land.acts[0])
    analysis.bodies[key] = Body(
        key=key,
        name=land.written,
        kind=land.kind,
        type="collectivity",
        country=land.country or foreign_country(text),
        start=first.start,
        end=first.end,
        rule="bodies/territory",
        confidence=0.9,
    )
    for form in land.forms:
        names.setdefault(form, key)
    for start, end in land.places:
        analysis.mentions.append(Mention(text.span(start, end), "body", key))


def _parents(
    analysis: Analysis,
    text: Reading,
    found: list[Found],
    names: dict[str, str],
    lands: list[Territory],
) -> None:
    """Say of each unit which body it belongs to."""
    unit = lexicon("zh", "bodies")["unit"]
    for one in found:
        key = names.get(text.words[one.start : one.end])
        if key is None or analysis.bodies[key].unit_of:
            continue
        parent = _parent(analysis, one, names, lands, unit)
        if parent and parent != key:
            update = {"unit_of": parent}
            country = analysis.bodies[parent].country
            if country:
                update["country"] = country
            analysis.bodies[key] = analysis.bodies[key].model_copy(update=update)


def _parent(
    analysis: Analysis,
    one: Found,
    names: dict[str, str],
    lands: list[Territory],
    unit: dict[str, list[str]],
) -> str | None:
    if one.kind in unit["kinds"]:
        stem = (one.parent or "").removesuffix("人民政府").removesuffix("政府")
        if stem in names:
            return names[stem]
        if one.parent is None and one.head in unit["heads"]:
            return _only(analysis, "university", one)
        same = [land.name for land in lands if land.acts and _same_land(stem, land.name, lands)]
        if one.parent is None:
            same = [land.name for land in lands if land.acts and land.country == "CN"]
        return names.get(same[0]) if len(same) == 1 else None
    if one.parent in names:
        parent = analysis.bodies[names[one.parent]]
        return parent.key if parent.kind in unit["of"] and one.head in unit["heads"] else None
    fields = all("topic" in kinds_of(word) or word in ("和", "与") for word in one.words)
    if one.loose and fields and one.head in unit["heads"]:
        return _only(analysis, "university", one)
    return None


def _only(analysis: Analysis, kind: str, one: Found) -> str | None:
    """The only Chinese body of a kind in the text that is no part of another."""
    whole = [
        body.key
        for body in analysis.bodies.values()
        if body.kind == kind
        and body.country == "CN"
        and body.name != one.name
        and not body.unit_of
        and not _unit_name(body)
    ]
    return whole[0] if len(whole) == 1 else None


def _unit_name(body: Body) -> bool:
    heads = lexicon("zh", "bodies")["unit"]["heads"]
    return any(body.name.endswith(head) for head in heads) and "大学" not in body.name
