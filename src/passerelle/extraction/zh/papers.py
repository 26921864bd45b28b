"""What a text says is signed, founded or built together, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from passerelle.extraction.analysis import Analysis
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.happenings import Story
from passerelle.extraction.zh.patterns import BODY, PERSON, pattern
from passerelle.extraction.zh.sides import main_body, pair_of, pair_words
from passerelle.extraction.zh.skeleton import Skeleton

__all__ = [
    "Found",
    "clause_start",
    "instruments",
    "listed",
    "partnerships",
    "projects",
    "told_twins",
]


@dataclass
class Found:
    """One agreement as a sentence tells it."""

    at: int
    type: str
    kind: str
    start: int
    end: int
    modality: str
    parties: tuple[str, ...]
    when: str | None
    general: bool = False


_SIGNS, _SIGNED = pattern("papers", "signs"), pattern("papers", "signed")
_FOUNDS, _ARE = pattern("papers", "founds"), pattern("papers", "are")
_BUILDS, _RELATION = pattern("papers", "builds"), pattern("papers", "relation")
_DENIED, _REPORTED = pattern("papers", "denied"), pattern("papers", "reported")
_WISHED, _NO_WISH = pattern("papers", "wished"), pattern("papers", "no-wish")
_HOPED, _DONE = pattern("papers", "hoped"), pattern("papers", "done")
_DONE_THEN = pattern("papers", "done-then")


def instruments(analysis: Analysis, story: Story, at: int, sentence: Skeleton) -> Iterator[Found]:
    """What is signed: 签署《友好交流备忘录》, 备忘录签署仪式."""
    text = sentence.text
    kinds = lexicon("zh", "agreements")["instruments"]
    place = 0
    for match in (*_SIGNS.finditer(text), *_SIGNED.finditer(text)):
        if match.start() < place:
            continue
        place = match.end()
        verb = match[1]
        if (
            verb in ("发表", "发布", "共同发表", "达成", "签", "通过")
            and match.lastindex == 4
            and not re.match("[了《]", match[2] or "")
        ):
            continue
        word = match[4] if match.lastindex == 4 else match[1]
        modality = _modality(analysis, story, sentence, at, match.start(), match.end())
        if modality is None or _only_named(text, match) or _AS_START.match(text, match.end()):
            continue
        kind = "renewal" if verb == "续签" and modality == "asserted" else str(kinds[word])
        general = word in ("文件", "合作文件") or (
            modality != "denied" and word == "协议" and "任何" in match[0]
        )
        if word in ("文件", "合作文件") and modality != "denied":
            continue
        yield Found(
            at,
            "instrument",
            kind,
            match.start(),
            match.end(),
            modality,
            _parties(analysis, sentence, match.start(), match.end()),
            _when(story, at, sentence, match.start(), match.end(), modality),
            general or "任何" in match[0],
        )
        relation = _RELATION.search(match[0])
        if relation and modality == "asserted" and kind == "agreement":
            yield Found(
                at,
                "partnership",
                "twinning",
                match.start(),
                match.end(),
                modality,
                _parties(analysis, sentence, match.start(), match.end()),
                _open(_when(story, at, sentence, match.start(), match.end(), modality)),
            )


_ITEM = pattern("papers", "item")


def listed(analysis: Analysis, story: Story, at: int, sentence: Skeleton) -> Iterator[Found]:
    """1. 《…协议书》，签字人为…: papers that a list says were signed."""
    match = _ITEM.match(sentence.text)
    before = "".join(one.text for one in story.sentences[max(0, at - 6) : at])
    signed = _LISTS.search(before) or _SIGNERS.search(sentence.text)
    if match is None or not signed or _SIGNS.search(sentence.text[: match.end()]):
        return
    start, end = match.span(1)
    kind = str(lexicon("zh", "agreements")["instruments"][match[2]])
    when = _when(story, at, sentence, start, end, "asserted")
    parties = _parties(analysis, sentence, start, end)
    yield Found(at, "instrument", kind, start, end, "asserted", parties, when)
    if _RELATION.search(match[1]) and kind == "agreement":
        yield Found(at, "partnership", "twinning", start, end, "asserted", parties, _open(when))


_AS_START = pattern("papers", "as-start")
_LISTS, _SIGNERS = pattern("papers", "lists"), pattern("papers", "signers")


def _only_named(text: str, match: re.Match[str]) -> bool:
    """Whether the paper is only referred to: 根据协议."""
    lists = lexicon("zh", "agreements")["modality"]["refers"]
    return text[max(0, match.start() - 4) : match.start()].endswith(tuple(lists))


def partnerships(analysis: Analysis, story: Story, at: int, sentence: Skeleton) -> Iterator[Found]:
    """What is founded: 缔结友好城市关系, 1988年结为友好城市."""
    text = sentence.text
    kinds = lexicon("zh", "agreements")["partnerships"]
    for match in (*_FOUNDS.finditer(text), *_ARE.finditer(text)):
        word = match[3] if match.re is _FOUNDS else match[1] or match[2]
        if _quoted(text, match.start()) or _ON_PAPER.match(text, match.end()):
            continue
        clause = text[clause_start(text, match.start()) : match.start()]
        if _MANY.search(clause):
            continue  # 与12个国家的14个城市缔结
        modality = _modality(analysis, story, sentence, at, match.start(), match.end())
        if match.re is _ARE and match[2]:
            modality = "denied"
        parties = _parties(analysis, sentence, match.start(), match.end())
        if modality is None:
            continue
        old = _LONG_SINCE.search(clause) or _FIRST_OF.search(match[0])
        told = None if old or _SINCE.match(text, match.end()) else story
        when = _when(told, at, sentence, match.start(), match.end(), modality)
        if modality == "asserted" and len(parties) < 2 and not (when and pair_words().search(text)):
            continue
        yield Found(
            at,
            "partnership",
            str(kinds[word]),
            match.start(),
            match.end(),
            modality,
            parties,
            _open(when) if modality == "asserted" else when,
        )


_ON_PAPER = pattern("agreements", "on-paper")


_TWINS = pattern("agreements", "twins")


def told_twins(at: int, sentence: Skeleton) -> Iterator[Found]:
    """Twins named as such: 济南市的友好城市雷恩市, 广州与里昂结好37年."""
    for match in _TWINS.finditer(sentence.text):
        signs = [sign for sign in match.groups() if sign]
        parties = tuple(dict.fromkeys(sentence.units[sign].key for sign in signs))
        if len(parties) == 2 and not pattern("papers", "told-twins").search(
            sentence.text[: match.start()][-8:]
        ):
            dated = [unit.key for sign in match[0] if (unit := sentence.units.get(sign))]
            when = _open(dated[-1]) if dated and dated[-1][:1].isdigit() else None
            yield Found(
                at, "partnership", "twinning", match.start(), match.end(), "asserted", parties, when
            )


def _quoted(text: str, place: int) -> bool:
    """Whether words stand in a headline's quotes: “结好”."""
    opened = text.rfind("“", 0, place)
    return (
        opened >= 0 and "”" not in text[opened:place] and "”" in text[place:] and place - opened < 3
    )


def _open(when: str | None) -> str | None:
    return f"{when.split('/')[0]}/" if when else None


def projects(analysis: Analysis, story: Story, at: int, sentence: Skeleton) -> Iterator[Found]:
    """What is built together under a name: 共建“智能交通联合实验室”."""
    text = sentence.text
    for match in _BUILDS.finditer(text):
        modality = _modality(analysis, story, sentence, at, match.start(), match.end())
        if modality is None:
            continue
        yield Found(
            at,
            "project",
            "project",
            match.start(),
            match.end(),
            modality,
            _parties(analysis, sentence, match.start(), match.end()),
            None,
        )


def clause_start(text: str, start: int) -> int:
    """Where the clause before a place begins."""
    return max(text.rfind(sign, 0, start) for sign in "，；。“") + 1


def _modality(
    analysis: Analysis, story: Story, sentence: Skeleton, at: int, start: int, end: int
) -> str | None:
    """How the agreement is told; None where it is neither told nor wished clearly."""
    text = sentence.text
    clause = text[clause_start(text, start) : start]
    if _DENIED.search(clause):
        return "denied"
    if _REPORTED.search(text[:start]):
        return "reported"
    if _WISHED.search(_NO_WISH.sub("", clause)):
        return "intended"
    said = text[:start].rsplit("。", 1)[-1]
    if _HOPED.search(said) and "，" in said and not _DONE_THEN.search(clause + text[start:end]):
        return "intended"
    told = clause + text[start : end + 12]
    dated = any(unit.kind == "date" for unit in sentence.units.values())
    if _DONE.search(told) or dated or at == 0 or re.search(BODY, clause):
        return "asserted"
    return None


def _parties(analysis: Analysis, sentence: Skeleton, start: int, end: int) -> tuple[str, ...]:
    """The bodies that the clause binds; 双方 are those that the text is about."""
    text = sentence.text
    first = max(text.rfind(sign, 0, start) for sign in "。；") + 1
    clause = text[max(first, clause_start(text, start)) : end]
    two = re.search(
        rf"({BODY})[^，。；\ue000-\ue7ff]{{0,6}}?(?:与|同|和|、)[^，。；\ue000-\ue7ff]{{0,8}}?({BODY})",
        clause,
    )
    if two is not None:
        return tuple(dict.fromkeys(sentence.units[sign].key for sign in two.groups()))
    people = re.findall(PERSON, clause)
    if len(people) == 2 and re.search("代表|与|和", clause):
        bodies = [main_body(analysis, sentence.units[sign].key) for sign in people]
        if all(bodies):
            return tuple(dict.fromkeys(str(body) for body in bodies))
    with_one = re.search(rf"与[^，。；]{{0,8}}?({BODY})", clause)
    pair = pair_of(analysis, clause)
    if with_one is not None:
        other = sentence.units[with_one[1]].key
        subject = re.findall(BODY, text[first:start])
        keys = [sentence.units[sign].key for sign in subject]
        keys = [key for key in keys if key != other]
        return (keys[0], other) if keys else pair if other in pair else (other,)
    if pair_words().search(clause) or not re.search(BODY, clause):
        return pair
    return ()


_YEARS = pattern("papers", "years")


_MANY, _FIRST_OF = pattern("papers", "many"), pattern("papers", "first-of")
_SINCE, _LONG_SINCE = pattern("papers", "since"), pattern("papers", "long-since")
"""What shows that a relation is older than the event of the day: 自…缔结为友好城市以来."""


def _when(
    story: Story | None, at: int, sentence: Skeleton, start: int, end: int, modality: str
) -> str | None:
    """The date of the clause; a signing today is on the day of its event, if `story` counts."""
    text = sentence.text
    if modality in ("denied", "reported") or _YEARS.match(text, end):
        return None  # 今年适逢两市缔结友好城市关系21周年
    titles = [match.span() for match in re.finditer("《[^》]*》", text)]
    dated = [
        (text.index(sign), unit)
        for sign, unit in sentence.units.items()
        if unit.kind == "date"
        and unit.key
        and not any(a <= text.index(sign) < b for a, b in titles)
    ]
    dated = [pair for pair in dated if text[pair[0] + 1 : pair[0] + 2] != "度"]  # 2017年度协议
    if story is None:
        dated = [pair for pair in dated if pair[0] >= clause_start(text, start)]
    if "续签" in text[start:end]:
        dated = [pair for pair in dated if pair[0] < start]
    near = [pair for pair in dated if pair[0] < end]
    if near:
        return max(near, key=lambda pair: pair[0])[1].key
    if modality == "intended" or "曾" in text[clause_start(text, start) : start]:
        return None
    for one in story.speaks_of[at] if story else ():
        if one.modality == "asserted" and one.setting.when and "/" not in one.setting.when:
            return one.setting.when
    return None
