"""Happenings: the words of the text that tell an event, and which of them tell the same one.

The headline, the first sentence and ``参加会见`` speak of one meeting. Words that look back
(会见后, 此次访问) join what was told; a visit takes in the meeting that receives it; a
signing within a meeting is part of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.hits import LABEL, Hit, hits
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.setting import Setting, located
from passerelle.extraction.zh.skeleton import Skeleton, skeletons
from passerelle.extraction.zh.tellings import agree, edition, near

__all__ = ["Happening", "Story", "story_of"]


_SIDE = pattern("happenings", "side")


@dataclass
class Happening:
    """One event with all its hits; `told` once a line below the headlines speaks of it."""

    kind: str
    hits: list[Hit] = field(default_factory=list)
    setting: Setting = field(default_factory=Setting)
    modality: str = "asserted"
    who: set[str] = field(default_factory=set)
    headline: bool = False
    told: bool = False
    phrase: str = ""

    @property
    def side(self) -> bool:
        """Whether it is another edition, told in passing."""
        return _SIDE.search(self.phrase) is not None or self.modality != "asserted"

    @property
    def first(self) -> Hit:
        """The hit that tells it best."""
        below = [hit for hit in self.hits if hit.at != self.hits[0].at and not hit.looks_back]
        return below[0] if self.headline and below else self.hits[0]


@dataclass
class Story:
    """The sentences of a text, and which happening each speaks of."""

    sentences: list[Skeleton]
    happenings: list[Happening]
    speaks_of: dict[int, list[Happening]]


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


_OPENS = pattern("roles", "opens")
_ENTRY, _HEADING = pattern("happenings", "entry"), pattern("happenings", "heading")


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
    same = _same(story, hit, headline)
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


def _same(story: Story, hit: Hit, headline: bool) -> Happening | None:
    """The happening told before that a hit speaks of again."""
    if hit.kind == "signing" and hit.verb and not headline:
        within = _within(story, hit)
        if within is not None:
            return within
    if hit.apart:
        return _named_alike(story, hit)
    told = _looked_back_to(story, hit) if hit.looks_back else None
    if told is not None:
        return told
    for one in reversed(story.happenings):
        alike = one.modality == hit.modality and near(one.kind, hit.kind)
        if hit.looks_back and alike and agree(one.setting, hit.setting):
            return one
        if not hit.looks_back and _told_again(story, one, hit, headline):
            return one
    return None


def _looked_back_to(story: Story, hit: Hit) -> Happening | None:
    """The last event of the kind that words like 会议由 or 陪同出访 look back to."""
    plain = pattern("happenings", "plain").fullmatch(hit.word) is not None
    named = [one for one in story.happenings if any(not o.verb for o in one.hits)]
    exact = [one for one in story.happenings if one.kind == hit.kind]
    exact = [one for one in named if near(one.kind, hit.kind)] if plain and named else exact
    exact.sort(key=lambda one: not one.side)
    if hit.verb and _TRIP.search(hit.word):  # 陪同出访: the journey, not a site seen on it
        exact.sort(key=lambda one: not _SITES.search(one.hits[0].word))
    fits = (
        one
        for one in reversed(exact)
        if one.modality == hit.modality and agree(one.setting, hit.setting)
    )
    return next(fits, None)


def _told_again(story: Story, one: Happening, hit: Hit, headline: bool) -> bool:
    """Whether a hit that does not look back tells a happening once more."""
    if not near(one.kind, hit.kind) or not agree(one.setting, hit.setting):
        return False
    lonely = one.headline and not one.told
    if one.modality != hit.modality and not (lonely and one.kind == hit.kind):
        return False
    if lonely:
        return one.kind == hit.kind or not hit.verb or _share(one, hit)
    if one.kind == "visit" and hit.kind == "meeting":
        return _receives(story, one, hit)
    if not hit.verb:
        return not _new_date(one, hit) and one.kind == hit.kind and not _other_name(one, hit)
    return _done_again(story, one, hit)


def _done_again(story: Story, one: Happening, hit: Hit) -> bool:
    """Whether a verb tells a happening once more, by how far it stands and what it adds."""
    last, new = one.hits[-1], _new_date(one, hit)
    if one.kind == hit.kind == "visit":
        soon = not hit.setting.venue and not new and hit.at - last.at <= 2
        return (last.at == hit.at or soon) and not _further(story, one, hit)
    if one.kind == "meeting" and hit.kind == "visit":
        comes = pattern("happenings", "comes").fullmatch(hit.word) is not None
        return last.at == hit.at and comes and not hit.setting.venue
    if pattern("happenings", "opens").search(hit.word) and hit.at - last.at <= 3:
        return not new  # 为展览剪彩: the exhibition told before
    if one.kind == hit.kind == "signing" and hit.at - last.at > 3 and not one.who & hit.who:
        return False
    return one.kind == hit.kind and not new and (_share(one, hit) or last.at == hit.at)


_FURTHER = pattern("happenings", "further")


def _further(story: Story, one: Happening, hit: Hit) -> bool:
    """随后前往曲阜参观孔庙: another place, said to be seen after the first."""
    sentence = story.sentences[hit.at]
    clause = sentence.text[sentence.clause(hit.start)[0] : hit.start]
    elsewhere = hit.setting.place is not None and hit.setting.place != one.setting.place
    return elsewhere and _FURTHER.match(clause) is not None


def _new_date(one: Happening, hit: Hit) -> bool:
    """Whether the hit has a date of its own, other than that of the happening."""
    return hit.setting.own_date and hit.setting.when != one.setting.when


def _other_name(one: Happening, hit: Hit) -> bool:
    """Whether two events are named apart: an edition of its own, or quotes."""
    first, second = edition(one.phrase), edition(hit.phrase)
    return first is not None and second is not None and first != second


def _share(one: Happening, hit: Hit) -> bool:
    return not one.who or not hit.who or bool(one.who & hit.who)


_SITES, _TRIP = pattern("happenings", "sites"), pattern("happenings", "trip")


def _receives(story: Story, one: Happening, hit: Hit) -> bool:
    """Whether a meeting is the reception of the visit told right before."""
    last = one.hits[-1]
    soon = hit.at - last.at <= 4 and not _new_date(one, hit)
    if _SITES.search(last.word) or hit.setting.place:
        return False
    sentence = story.sentences[hit.at]
    behind = sentence.text[hit.end : sentence.clause(hit.start)[1]]
    others = set(sentence.keys(behind, "person delegation")) - one.who
    before = sentence.text[sentence.clause(hit.start)[0] : hit.start]
    own = set(sentence.keys(before, "person")) - one.who
    return soon and not others and not (own and len(one.hits) and one.who)


def _named_alike(story: Story, hit: Hit) -> Happening | None:
    """The event of the same word and no other day that 随后举行的座谈会 tells once more."""
    for one in reversed(story.happenings):
        lonely = one.headline and not one.told and one.kind == hit.kind
        again = any(other.word == hit.word and not other.verb for other in one.hits)
        if one.modality == hit.modality and (again or lonely) and not _new_date(one, hit):
            return one
    return None


def _within(story: Story, hit: Hit) -> Happening | None:
    """The meeting, visit or ceremony during which something is signed."""
    told = [
        one
        for one in story.happenings
        if one.modality == hit.modality and (one.told or len(one.hits) > 1)
    ]
    years = [(one.setting.when or "")[:4] for one in told]
    told = [one for one, year in zip(told, years, strict=True) if not year or year == max(years)]
    if not told or hit.modality != "asserted" or _new_date(told[-1], hit):
        return None
    own = hit.setting.own_date and all(other.at != hit.at for other in told[-1].hits)
    if hit.setting.place or (own and not any(one.kind == "signing" for one in told)):
        return None  # 当日中午，…在长春续签
    signings = [one for one in told if one.kind == "signing"]
    if not signings and hit.parties and not _headlined(told[-1], hit):
        return None  # 会上，甲协会与乙商会签署…: those who sign make it an event of its own
    return (signings or told)[-1]


def _headlined(one: Happening, hit: Hit) -> bool:
    """Whether the signing was told right before, as part of the event."""
    return any(hit.at - other.at < 3 and other.kind == "signing" for other in one.hits)
