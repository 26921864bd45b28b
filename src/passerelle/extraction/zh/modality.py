"""How a word of event is told: done, planned, reported, denied, or only wished for."""

from __future__ import annotations

import re

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.dates import all_dates
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.setting import reach
from passerelle.extraction.zh.skeleton import Skeleton

__all__ = ["days_of", "modality_of"]

_WISHES = re.compile("欢迎|邀请|希望|期待")
_INVITES, _HOLDS = pattern("hits", "invites"), pattern("hits", "holds")
_PLANNED, _DONE = pattern("hits", "planned"), pattern("hits", "done")
_GOES, _SITED = pattern("hits", "goes"), pattern("hits", "sited")
_DURING = re.compile("上|中，|期间，|现场，")
_HANDED = re.compile("将(?=[^，。；]{1,16}(?:交给|赠|捐|移交|转交|作为|命名|[纳列]入))")
"""将 that takes an object: 将10台呼吸机交给."""
_TITLE = re.compile("《[^》]*》|“[^”]{1,30}”(?!。)")
"""What a paper or an event is called says nothing of whether it was: 《关于加强…的声明》."""
_SIGNS = re.compile("签(?!证)")


def modality_of(
    analysis: Analysis, sentence: Skeleton, start: int, end: int, noun: bool = False
) -> str | None:
    """How the event is told; None where it is only wished for."""
    words = lexicon("zh", "events")["modality"]
    first, last = sentence.clause(start)
    clause, behind = sentence.text[first:start], sentence.text[end:last]
    clause = pattern("hits", "modality").sub("", _TITLE.sub("", clause))
    if any(word in sentence.text for word in ("推迟", "取消", "延期", "改期", "搁置")):
        return "denied"
    if pattern("hits", "modality-2").search(clause):
        return "denied"
    if re.search("|".join(words["reported"]), sentence.text[:start]):
        return "reported"
    ahead = _future(analysis, sentence, end)
    if noun:
        near = _next_words(sentence.text[end : end + 20])
        near = "" if _DURING.match(near) else _HANDED.sub("", near)
        return _of_noun(sentence, start, (clause, behind, near), ahead)
    return _of_verb(sentence, start, (clause, behind), ahead)


def _next_words(behind: str) -> str:
    """What the words behind a noun say of it: its clause, and one that tells of the same."""
    clause, comma, more = re.split("[。；]", behind)[0].partition("，")
    return clause if _THEN_ELSE.match(more) else clause + comma + more


_THEN_ELSE = pattern("hits", "then-else")


def _strong(clause: str, near: str) -> bool:
    form = "|".join(lexicon("zh", "events")["modality"]["intended"])
    return any(re.search(form, words) for words in (clause, near))


def _of_noun(
    sentence: Skeleton, start: int, around: tuple[str, str, str], ahead: bool
) -> str | None:
    """What is held: a plan, a wish, or done."""
    clause, behind, near = around
    if _SITED.search(clause):
        wished = "将" in clause or _WISHES.search(sentence.text[:start])
        return "intended" if wished or ahead else "asserted"
    if _INVITES.search(clause) and not _HOLDS.search(clause + behind):
        # 愿邀请中学生参加夏令营 is a wish; with day and place it is a plan
        planned = any(sign in clause for sign in days_of(sentence)) and _GOES.search(clause)
        return "intended" if planned else None
    if _strong(clause, near):
        told = pattern("hits", "modality-3").search(clause + near)
        return "intended" if told or ahead else None
    held = re.search("举[行办]|召开", clause + behind)
    if pattern("hits", "modality-4").search(clause) and held:
        return "intended"
    return "intended" if ahead else "asserted"


def _of_verb(sentence: Skeleton, start: int, around: tuple[str, str], ahead: bool) -> str | None:
    """What is done: 定于今日转赴…，参访… is a plan."""
    clause, behind = around
    if "邀请" in clause and any(sign in clause for sign in days_of(sentence)):
        return "intended"
    if _strong(clause, ""):
        return "intended" if pattern("hits", "modality-3").search(clause) or ahead else None
    if pattern("hits", "modality-5").search(clause):
        return None
    if _PLANNED.search(sentence.text[:start]) and not _DONE.search(clause + behind[:2]):
        return "intended"
    return "intended" if ahead else "asserted"


def days_of(sentence: Skeleton) -> list[str]:
    """The signs of the dates of a sentence."""
    return [sign for sign, unit in sentence.units.items() if unit.kind == "date" and unit.key]


def _future(analysis: Analysis, sentence: Skeleton, end: int) -> bool:
    """Whether the first date, up to where the clause ends, lies after publication."""
    titles = [match.span() for match in re.finditer("《[^》]*》", sentence.text)]
    paper = _SIGNS.search(sentence.text)
    last = min(paper.start() if paper else len(sentence.text), reach(sentence, end))
    # not the years of a paper: 签署《2024—2026年合作计划》, 签署2024年至2027年备忘录
    dated = (
        unit.key.split("/")[0]
        for place, sign in enumerate(sentence.text[:last])
        if (unit := sentence.units.get(sign)) and unit.kind == "date" and unit.key
        if not any(a <= place < b for a, b in titles)
    )
    day = next(dated, None)
    if day is None:
        return False
    reference = analysis.document.published or _first_day(analysis)
    if reference is None:
        return False
    size = min(len(day), len(reference)) if analysis.document.published else 4
    size = 4 if day[5:7] > "12" else size  # a season
    return day[:size] > reference[:size]


def _first_day(analysis: Analysis) -> str | None:
    """The first whole day that the text tells."""
    days = (one.value for one in all_dates(analysis) if one.exact and one.value)
    return next(days, None)
