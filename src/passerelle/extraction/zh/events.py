"""Events: what the happenings of the text come to."""

from __future__ import annotations

import re

from passerelle.extraction.account import Event
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.delegations import number
from passerelle.extraction.zh.happenings import story_of
from passerelle.extraction.zh.hits import Hit
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.reading import Reading, reading
from passerelle.extraction.zh.skeleton import Skeleton
from passerelle.extraction.zh.story import Happening, Story

__all__ = ["events"]

_EDITION = pattern("events", "edition")


def events(analysis: Analysis) -> None:
    """Add the events of the text."""
    text = reading(analysis)
    story = story_of(analysis)
    for at, one in enumerate(story.happenings, start=1):
        hit = one.first
        sentence = story.sentences[hit.at]
        start, end = sentence.span(*_stretch(one, hit, sentence))
        edition, series = _edition(text, sentence, hit)
        key = f"e{at}"
        analysis.events[key] = Event(
            key=key,
            kind=one.kind,
            when=one.setting.when or _after(story, at - 1),
            place=one.setting.place or _same_place(story, at - 1),
            venue=one.setting.venue,
            edition=edition,
            series=series,
            modality=one.modality,
            start=text.span(start, end).start,
            end=text.span(start, end).end,
            rule=f"events/{'verb' if hit.verb else 'noun'}",
            confidence=_confidence(one),
        )


def _stretch(one: Happening, hit: Hit, sentence: Skeleton) -> tuple[int, int]:
    """The clauses of a sentence that tell an event, from the first to the last."""
    here = [o for o in one.hits if o.at == hit.at and (o is hit or not o.looks_back)]
    bounds = [sentence.clause(other.start) for other in here]
    last = max(*(end for _, end in bounds), *(other.end for other in here))
    return min(start for start, _ in bounds), last


def _confidence(one: Happening) -> float:
    sure = 0.9 if one.setting.when or len(one.hits) > 1 else 0.75
    return sure if one.modality == "asserted" else sure - 0.1


def _edition(text: Reading, sentence: Skeleton, hit: Hit) -> tuple[int | None, str | None]:
    start, end = sentence.span(hit.start, hit.end)
    match = _EDITION.search(text.words, start, end)
    if hit.verb or match is None:
        return None, None
    return 1 if match[1] == "首" else number(match[1]), re.sub(
        "[”“「」]", "", text.written[match.start(2) : match.end(2)]
    ).strip()


_LINK = pattern("events", "link")


def _after(story: Story, at: int) -> str | None:
    """The day of the event told before, where words tie this one to it: 会见后."""
    one = story.happenings[at]
    sentence = story.sentences[one.first.at].text
    if at == 0 or not _LINK.search(sentence[: one.first.end]):
        return None
    told = [index for index in range(at) if story.happenings[index].modality == "asserted"]
    if not told or one.modality != "asserted":
        return None
    when = story.happenings[told[-1]].setting.when or _after(story, told[-1])
    return when if when and "/" not in when else None


_THERE = pattern("events", "there")


def _same_place(story: Story, at: int) -> str | None:
    """The place of the event that this one follows without leaving it."""
    one = story.happenings[at]
    if at == 0 or one.modality != "asserted":
        return None
    before = story.happenings[at - 1]
    days = (before.setting.when or "").split("/")
    during = len(days) == 2 and days[0] <= (one.setting.when or "")[:10] <= days[1]
    if one.setting.own_date and not (during and _THERE.search(story.sentences[one.first.at].text)):
        return None
    if one.kind == "visit" and not pattern("events", "same-place").search(one.first.word):
        return None
    return before.setting.place or _same_place(story, at - 1)
