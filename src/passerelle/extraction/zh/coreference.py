"""Later mentions of people and bodies: 贝尔纳一行, 王市长, 我校, where only one can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from passerelle.extraction.account import Body, Person
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Mention
from passerelle.extraction.zh.names import is_dotted
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.reading import Reading, reading
from passerelle.extraction.zh.sounds import signs
from passerelle.extraction.zh.titles import office_at, offices
from passerelle.extraction.zh.words import begins_word, ending
from passerelle.scripts import has_han, simplified

__all__ = ["coreference", "forget_publishers"]

_Later: TypeAlias = tuple[int, int, str, Literal["person", "body"]]

_BODIES = words("coreference", "bodies")
"""Short forms of a body of a kind."""


def coreference(analysis: Analysis) -> None:
    """Add the mentions that speak of somebody or some body known by then."""
    text = reading(analysis)
    taken = {at for one in analysis.mentions for at in range(*text.here(one.span))}
    for start, end, key, kind in [
        *_people(analysis, text),
        *_by_office(analysis, text),
        *_bodies(analysis, text),
        *_bare_heads(analysis, text),
    ]:
        if text.hidden(start, end) or any(at in taken for at in range(start, end)):
            continue
        taken.update(range(start, end))
        analysis.mentions.append(Mention(text.span(start, end), kind, key))
    analysis.mentions.sort()


_CREDITED = pattern("coreference", "credited")


def forget_publishers(analysis: Analysis) -> None:
    """A body that only stands in the line of the source, or alone at an edge, does nothing.

    Unless somebody of the text holds a function there: 会长 in the minutes of a society.
    """
    text = reading(analysis)
    holding = {one.body for one in analysis.functions}
    # offices before their towns, which nothing may be part of then
    ranked = sorted(analysis.bodies.values(), key=lambda body: body.type == "collectivity")
    for body in ranked:
        mine = [text.here(one.span) for one in analysis.mentions if one.entity == body.key]
        parts = any(one.unit_of == body.key for one in analysis.bodies.values())
        if not parts and body.key not in holding and all(_edge(text, *one) for one in mine):
            del analysis.bodies[body.key]
            analysis.mentions[:] = [one for one in analysis.mentions if one.entity != body.key]


def _edge(text: Reading, start: int, end: int) -> bool:
    """Whether a mention is in a line of credits, or is a line with no more than a date."""
    first = text.words.rfind("\n", 0, start) + 1
    last = text.words.find("\n", end)
    line = text.words[first : last if last >= 0 else len(text.words)]
    if _CREDITED.search(line) and "。" not in line and line.find("：") + first < end:
        return True
    rest = text.words[first:start] + text.words[end : first + len(line)]
    return re.fullmatch(r"[\s\d年月日：:（）()〔〕-]*", rest) is not None


def _people(analysis: Analysis, text: Reading) -> Iterator[_Later]:
    for key, person in analysis.people.items():
        yield from ((a, b, key, "person") for a, b in _again(text, person))
    families = [person.family for person in analysis.people.values()]
    for key, person in analysis.people.items():
        if person.family and families.count(person.family) == 1:
            found = _by_family(text, analysis, person, person.family)
            yield from ((a, b, key, "person") for a, b in found)


_OFFICES = tuple(words("coreference", "offices"))
_DOES: str = words("coreference", "does")
_TO: str = words("coreference", "to")


def _by_office(analysis: Analysis, text: Reading) -> Iterator[_Later]:
    """大使出席了…: an office alone, where one person in the text holds it."""
    named = [
        (one.entity, *text.here(one.span)) for one in analysis.mentions if one.kind == "person"
    ]
    for office in _OFFICES:
        if office not in text.words:
            continue
        ends = {match.end() for match in re.finditer(rf"(?<!副){office}", text.words)}
        starts = {match.start() for match in re.finditer(office, text.words)}
        holders = {key for key, start, end in named if start in ends or end in starts}
        if len(holders) != 1:
            continue
        for match in re.finditer(rf"(?:^|[，。；、\n“]|{_TO})({office})(?={_DOES})", text.words):
            yield match.start(1), match.end(1), holders.copy().pop(), "person"


def _again(text: Reading, person: Person) -> Iterator[tuple[int, int]]:
    """The full name once more."""
    yield from rx.spans_of(person.name, text.written)


def _by_family(
    text: Reading, analysis: Analysis, person: Person, family: str
) -> Iterator[tuple[int, int]]:
    """王市长, 马丁女士, 贝尔纳一行."""
    foreign = (len(family) > 1 and is_dotted(person.name)) or not _is_han(family)
    for start, end in rx.spans_of(family, text.written):
        before, after = text.words[start - 1 : start], text.words[end : end + 1]
        if foreign and before != "·" and after not in ("·", "-"):
            inside = before in signs() and not begins_before(text, start)
            longer = after in signs() and not begins_word(text.words, end)
            if not (_is_han(family) and (inside or longer)):
                yield start, end
        elif not foreign and _addressed(text, end) and not _in_name(text, start):
            yield start, end


def begins_before(text: Reading, end: int) -> bool:
    """Whether a known word of two characters or more ends at `end`."""
    return any(
        begins_word(text.words, end - size) and text.words[end - size : end] for size in (2, 3)
    )


def _is_han(name: str) -> bool:
    return "\u3400" <= name[0] <= "\u9fff"


def _addressed(text: Reading, end: int) -> bool:
    """Whether a form of address follows a surname."""
    titles = ("女士", "先生", "教授", "博士", "院士", "老师", "大使", "总领事", "公参")
    if text.words.startswith(titles, end):
        return True
    return any(one.start == end and not one.deputy for one in offices(text))


def _in_name(text: Reading, start: int) -> bool:
    """Whether a character before makes the surname part of something longer."""
    before = text.words[start - 1 : start]
    if not before or not "\u3400" <= before <= "\u9fff":
        return False
    return not any(
        begins_word(text.words, start - size, frozenset(("stop", "function")), 1)
        for size in (1, 2)
        if start - size >= 0
    )


def _bodies(analysis: Analysis, text: Reading) -> Iterator[_Later]:
    for body in analysis.bodies.values():
        if body.type == "institution":
            yield from ((a, b, body.key, "body") for a, b in _whole(text, body))
    for kind, form in _BODIES.items():
        same = [body for body in analysis.bodies.values() if body.kind == kind]
        whole = [body for body in same if body.unit_of is None]
        for match in re.finditer(form, text.words):
            if match[0].endswith("馆") and not _alone(text, match.start()):
                continue
            meant = _meant(analysis, text, match, whole or same)
            if meant is not None:
                yield match.start(), match.end(), meant, "body"


def office_of_home(text: Reading, body: Body) -> bool:
    """Whether a body is named in the first lines, so that the text is about it."""
    return simplified(body.name) in text.words[:200]


def _bare_heads(analysis: Analysis, text: Reading) -> Iterator[_Later]:
    """兼孔子学院院长: a head word alone, where the name of one body only ends with it."""
    for head in lexicon("zh", "bodies")["general"]["words"]:
        same = [
            b
            for b in analysis.bodies.values()
            if b.type == "institution" and simplified(b.name).endswith(head)
        ]
        if len(same) > 1:
            same = [b for b in same if b.country == "CN" and office_of_home(text, b)]
        if len(head) < 2 or len(same) != 1:
            continue
        for start, end in rx.spans_of(head, text.words):
            if office_at(text, end) is not None and _alone(text, start):
                yield start, end, same[0].key, "body"


def _alone(text: Reading, start: int) -> bool:
    """Whether a head word stands without a name: 在总领馆."""
    before = ending(text).get(start)
    return before is None or bool(before.kinds & {"stop", "function"}) or not has_han(before.text)


def _whole(text: Reading, body: Body) -> Iterator[tuple[int, int]]:
    for form in filter(None, (body.name, body.acronym)):
        if len(form) > 1:
            yield from rx.spans_of(form, text.written)


def _called(form: str, body: Body) -> bool:
    """Whether a body may be called so: 我院 is no university that ends with 大学."""
    last = simplified(body.name)[-1]
    return {"院": last == "院", "校": last in "学校院", "会": last in "会盟"}.get(form[-1], True)


def _meant(analysis: Analysis, text: Reading, match: re.Match[str], same: list[Body]) -> str | None:
    """The one body that a short form means; 该院 the last one named before it."""
    if match[0].startswith("该"):
        before = [
            (text.here(one.span)[1], one.entity)
            for one in analysis.mentions
            if one.kind == "body" and one.entity in {body.key for body in same}
        ]
        near = [pair for pair in before if pair[0] <= match.start()]
        return max(near)[1] if near else None
    fitting = [body for body in same if _called(match[0], body)]
    if not fitting and any(
        body.kind == "hospital" and body.country == "CN" for body in analysis.bodies.values()
    ):
        return None  # 我院 is the hospital of the university
    same = fitting or same
    if match[0][0] in "我本":
        edges = text.words[:120] + text.words[-120:] + (analysis.document.publisher or "")
        home = [body for body in same if body.country == "CN"] or same
        own = [body for body in home if simplified(body.name) in edges]
        if len({body.key for body in own}) == 1:
            return own[0].key
    if len(same) == 1 and same[0].kind in ("embassy", "consulate"):
        return same[0].key
    home = [body for body in same if body.country == "CN"]
    if len(home) > 1:
        # the one that speaks: 我校 in a text of its own university
        edges = text.words[:80] + text.words[-80:]
        home = [body for body in home if body.name in edges][:1]
    return home[0].key if len(home) == 1 else None
