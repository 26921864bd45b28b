"""Happenings: the words of the text that tell an event, and which of them tell the same one.

The headline, the first sentence and ``参加会见`` speak of one meeting. Words that look back
(会见后, 此次访问) join what was told; a visit takes in the meeting that receives it; a
signing within a meeting is part of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.hits import LABEL, Hit, hits
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.sameness import told_before
from passerelle.extraction.zh.setting import Setting, located
from passerelle.extraction.zh.skeleton import Skeleton, skeletons
from passerelle.extraction.zh.story import Happening, Story
from passerelle.extraction.zh.tellings import near

__all__ = ["story_of", "tells_also"]

_OPENS = pattern("roles", "opens")
_ENTRY, _HEADING = pattern("happenings", "entry"), pattern("happenings", "heading")


def story_of(analysis: Analysis) -> Story:
    """The happenings of a text, read once."""
    if analysis.story is None:
        analysis.story = _read(analysis)
    return analysis.story


def _read(analysis: Analysis) -> Story:
    sentences = skeletons(analysis)
    story = Story(sentences, [], {})
    heads = _headlines(sentences)
    for at, sentence in enumerate(sentences):
        story.speaks_of[at] = []
        found = hits(analysis, sentence, at)
        if _ENTRY.match(sentence.text) and at + 1 < len(sentences):
            found = _entry(analysis, sentences[at + 1], at + 1, found)
        for hit in found:
            _place(story, hit, at in heads)
        plain = not _HEADING.match(sentence.text.strip()) or _OPENS.search(sentence.text.strip())
        if not story.speaks_of[at] and plain:
            last = (story.speaks_of[back] for back in (at - 1, at - 2) if back in story.speaks_of)
            before = next((ones[-1:] for ones in last if ones), [])
            main = [one for one in story.happenings if not one.side][-1:]
            story.speaks_of[at] = main if before and before[0].side and main else before
    _labels(analysis, story)
    told = [one for one in story.happenings if one.told or len(one.hits) > 1]
    if told:
        for at, ones in story.speaks_of.items():
            story.speaks_of[at] = [one for one in ones if one in told]
        story.happenings = told
    return story


def _entry(analysis: Analysis, below: Skeleton, at: int, found: list[Hit]) -> list[Hit]:
    """一、欢迎晚宴, with day and house in the line below; nothing where that tells the event."""
    days = [unit.key for unit in below.of("date") if unit.key]
    told = {hit.kind for hit in hits(analysis, below, at)}
    if not days or not found or any(near(found[0].kind, kind) for kind in told):
        return []
    comma = max(below.text.find("，"), 0) + 1
    where = located(analysis, below, comma, len(below.text))
    ahead = (analysis.document.published or "9999") < days[0][:10]
    setting = replace(where, when=days[0], own_date=True)
    modality = "intended" if ahead else "asserted"
    return [replace(found[0], setting=setting, modality=modality, looks_back=False, held=True)]


def _labels(analysis: Analysis, story: Story) -> None:
    """时间：…, 地点：…: the day and the place of the event of a notice."""
    if not story.happenings:
        return
    main = story.happenings[0]
    for sentence in story.sentences:
        match = LABEL.search(sentence.text.rstrip("。；"))
        if match is None:
            continue
        dated = [unit.key for unit in sentence.of("date") if unit.key]
        if match[1] in ("时间", "日期"):
            day = dated[0] if dated else None
            if day and main.setting.when and day.startswith(main.setting.when):
                main.setting = replace(main.setting, when=day)
            main.setting = main.setting.filled(Setting(when=day))
        else:
            where = located(analysis, sentence, match.start(2), match.end(2))
            main.setting = main.setting.filled(where)
    if (main.setting.when or "")[:10] > (analysis.document.published or "9999"):
        main.modality = "intended" if main.modality == "asserted" else main.modality


def tells_also(story: Story, one: Happening) -> None:
    """Note that a sentence tells of one more happening; what it took from before it drops."""
    at = one.first.at
    here = [other for other in story.speaks_of[at] if any(hit.at == at for hit in other.hits)]
    story.speaks_of[at] = [*here, one]


def _headlines(sentences: list[Skeleton]) -> set[int]:
    """The first lines that are no sentences: without a full stop, before the first one with."""
    heads = set()
    for at, sentence in enumerate(sentences[:8]):
        if sentence.text.rstrip("”’」』）").endswith(("。", "！", "？")):
            break
        label = re.match("[^：，、]{1,4}：", sentence.text)
        if not sentence.of("date") and label is None and len(sentence.text) < 60:
            heads.add(at)
    return heads if len(heads) < len(sentences) else set()


def _place(story: Story, hit: Hit, headline: bool) -> None:
    """Join a hit to the happening it speaks of, or begin a new one."""
    hit = _as_planned(story, hit)
    if hit.row and story.happenings:
        main = story.happenings[0]
        hit = replace(hit, setting=hit.setting.filled(main.setting), modality=main.modality)
    same = told_before(story, hit, headline)
    if same is None:
        fresh = hit.held and not any(near(one.kind, hit.kind) for one in story.happenings)
        if hit.looks_back and not fresh and (story.happenings or hit.modality != "asserted"):
            told = [one for one in story.happenings if one.modality == hit.modality]
            story.speaks_of[hit.at] += [one for one in told if not one.side][-1:] or told[-1:]
            return
        if hit.looks_back and hit.verb and not (hit.who and not story.happenings):
            return  # but 甲、乙参加会见 is all that some lines tell
        kind = _kind(story, hit)
        same = Happening(kind, headline=headline, modality=hit.modality, phrase=hit.phrase)
        story.happenings.append(same)
    same.hits.append(hit)
    first = same.headline and not headline and not same.told
    same.told = same.told or not headline
    if first:
        same.modality = hit.modality
        same.setting = hit.setting.filled(same.setting)
    elif not hit.looks_back or hit.setting.own_date:
        same.setting = same.setting.filled(hit.setting)
    same.who |= hit.who
    same.phrase = same.phrase or hit.phrase
    if first and not hit.looks_back:
        same.kind = _telling(same.kind, hit.kind)
    if same not in story.speaks_of[hit.at]:
        story.speaks_of[hit.at].append(same)


def _as_planned(story: Story, hit: Hit) -> Hit:
    """会见后，举行签字仪式: as much a plan as the meeting that it follows."""
    ahead = [one for one in story.happenings[-1:] if one.modality == "intended"]
    near = any(hit.at - other.at <= 2 for one in ahead for other in one.hits)
    text = story.sentences[hit.at].text[: hit.end + 1]
    tied = pattern("happenings", "then").search(text) and "了" not in text
    if near and tied and hit.modality == "asserted" and not hit.setting.own_date:
        return replace(hit, modality="intended")
    return hit


def _kind(story: Story, hit: Hit) -> str:
    """第八次会议 is of the kind of the round table that the text is about."""
    kinds = (hit.kind, "conference") if hit.word == "会议" else (hit.kind,)
    main = [
        one
        for one in story.happenings
        if one.kind != "visit" and not one.side and any(near(one.kind, kind) for kind in kinds)
    ]
    plain = pattern("happenings", "plain").fullmatch(hit.word) is not None and not hit.verb
    plain = plain and len(hit.phrase) <= len(hit.word) + 5
    if plain and main:
        return main[0].kind
    return "meeting" if pattern("hits", "bare").fullmatch(hit.phrase) else hit.kind


def _telling(headline: str, told: str) -> str:
    return told if told not in ("meeting", "ceremony") or headline == "visit" else headline
