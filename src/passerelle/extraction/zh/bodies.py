"""Bodies: institutions by their head words, and collectivities where they act.

A town that is only where something happens is a place (`places`); it is a body when it has a
mayor, a government or a delegation, or when it receives, signs, sends, invites. The short form
in brackets (以下简称“勒芒塞工院”) belongs to the long one before it.
"""

from __future__ import annotations

import re

from passerelle.extraction.account import Body
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Mention
from passerelle.extraction.zh.alike import same, same_land
from passerelle.extraction.zh.chains import chains
from passerelle.extraction.zh.countries import foreign_country
from passerelle.extraction.zh.headed import headed, quoted
from passerelle.extraction.zh.institutions import Found, institutions, newspapers, trimmed
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.reading import Reading, reading
from passerelle.extraction.zh.territories import Territory, territories
from passerelle.extraction.zh.titles import offices
from passerelle.extraction.zh.words import kinds_of

__all__ = ["add_territory", "bodies"]

_SHORT = pattern("bodies", "short")


_LATIN = re.compile(r"（([A-Z][A-Za-z-]{1,9})）")


_SHORT_TOO = pattern("bodies", "short-too")


def bodies(analysis: Analysis) -> None:
    """Add the bodies of the text, and every mention of them."""
    text = reading(analysis)
    lands = territories(analysis)
    found = trimmed([one for chain in chains(text) for one in institutions(text, chain)], text)
    found += newspapers(text, found)
    found += headed(text, found)
    found += quoted(text, found)
    names: dict[str, str] = {}
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        _register(analysis, text, one, names, lands)
    for land in lands:
        _register_territory(analysis, text, land, names)
    _parents(analysis, text, found, names, lands)
    _drop_venues(analysis, text)
    analysis.mentions.sort()


def _drop_venues(analysis: Analysis, text: Reading) -> None:
    """在库尔蒂乌斯博物馆讲解: a museum or a library where something is, and that does nothing."""
    for body in [one for one in analysis.bodies.values() if one.kind == "museum"]:
        spans = [text.here(one.span) for one in analysis.mentions if one.entity == body.key]
        parts = any(one.unit_of == body.key for one in analysis.bodies.values())
        if not parts and all(_only_where(text, *span) for span in spans):
            del analysis.bodies[body.key]
            analysis.mentions[:] = [one for one in analysis.mentions if one.entity != body.key]


_WHERE, _DOES = pattern("bodies", "where"), pattern("bodies", "does")


def _only_where(text: Reading, start: int, end: int) -> bool:
    if any(office.start == end for office in offices(text)) or _DOES.match(text.words, end):
        return False
    return _WHERE.search(text.words[max(0, start - 12) : start]) is not None


def _register(
    analysis: Analysis,
    text: Reading,
    one: Found,
    names: dict[str, str],
    lands: list[Territory],
) -> None:
    """Add a body or one more mention of it."""
    key = same(analysis, text, one, names, lands)
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


_LONG = 6
"""A name of this many characters is no mere sort of body: 欧洲城市联盟."""


def _units() -> list[str]:
    return list(lexicon("zh", "bodies")["unit"]["heads"])


def _believed(text: Reading, one: Found, analysis: Analysis) -> bool:
    """A name of common words is one where a function, what it does or a colon says so."""
    if any(office.start == one.end for office in offices(text)):
        return True
    size = one.end - one.start
    whole = size >= _LONG and (one.head not in _units() or size >= _LONG + 2)
    if whole and pattern("bodies", "at-work").match(text.words, one.end):
        return True
    before = text.words[max(0, one.start - 1) : one.start]
    return before in ("：", "\n") and text.words[one.end : one.end + 1] in ("、", "，", "\n", "")


def _short_form(text: Reading, end: int) -> str | None:
    for form in (_SHORT, _LATIN, _SHORT_TOO):
        match = form.match(text.words, end)
        if match:
            return text.written[match.start(1) : match.end(1)]
    return None


def _mentions_of(analysis: Analysis, text: Reading, form: str, key: str) -> None:
    """Every other place where `form` stands by itself."""
    taken = [text.here(one.span) for one in analysis.mentions if one.kind == "body"]
    for start, end in rx.spans_of(form, text.words):
        if not any(first < end and start < last for first, last in taken):
            analysis.mentions.append(Mention(text.span(start, end), "body", key))


def add_territory(analysis: Analysis, text: Reading, land: Territory) -> str:
    """The key of a territory as a body, which is added where it is new."""
    names = (land.written, land.council)
    same = next((one.key for one in analysis.bodies.values() if one.name in names), None)
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
        name=_acting_name(text, land),
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


def _acting_name(text: Reading, land: Territory) -> str:
    """汝拉省议会, where only the council of a territory acts, else the territory."""
    councils = [text.words[start:end].endswith("议会") for start, end in land.acts]
    return land.council if land.council and all(councils) else land.written


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
        if one.kind == "foreign-local-authority":
            parent = names.get(one.parent or "")
        else:
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
    letters = re.match("[A-Z]{2,}", one.name)
    if letters is not None:
        return names.get(letters[0])  # INRAE国际关系部
    if one.kind in unit["kinds"]:
        stem = (one.parent or "").removesuffix("人民政府").removesuffix("政府")
        if stem in names:
            return names[stem]
        if one.parent is None and one.head in unit["heads"]:
            return _only(analysis, "university", one)
        same = [land.name for land in lands if land.acts and same_land(stem, land.name, lands)]
        if one.parent is None and one.country not in ("CN", None):
            return None
        if one.parent is None:
            same = [land.name for land in lands if land.acts and land.country == "CN"]
        return names.get(same[0]) if len(same) == 1 else None
    if one.parent and pattern("bodies", "parent").fullmatch(one.parent):
        return _only(analysis, "embassy", one)
    if one.parent in names:
        parent = analysis.bodies[names[one.parent]]
        return parent.key if parent.kind in unit["of"] and one.head in unit["heads"] else None
    fields = all("topic" in kinds_of(word) or word in _FIELDS for word in one.words)
    if fields and one.head in unit["heads"] and one.name[0] not in "市省县區区州":
        return _only(analysis, "university", one)
    return None


_FIELDS = frozenset("医法文理工商农药和与")
"""What a school of a university may be of, in one character."""
_MISSION = pattern("bodies", "mission")


def _only(analysis: Analysis, kind: str, one: Found) -> str | None:
    """The only Chinese body of a kind in the text, or its only mission, that is no part."""
    missions = [
        body.key
        for body in analysis.bodies.values()
        if body.kind in ("embassy", "consulate") and not body.unit_of and not _unit_name(body)
    ]
    inside = one.head == "处" or one.name == "领事部"
    if inside and len(missions) == 1:
        return missions[0]
    if inside and _MISSION.search(reading(analysis).words):
        return None  # 教育处一秘, of an embassy that is not named
    if one.country not in ("CN", None):
        return None
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
