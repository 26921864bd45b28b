"""Nouns of events: where each ends, and of what kind it is once its words are read together."""

from __future__ import annotations

from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.skeleton import Skeleton

__all__ = ["named_event"]

_SESSION, _SOME = pattern("hits", "session"), pattern("hits", "some")
_BEFORE_ONLINE, _BY_VIDEO = pattern("hits", "online"), pattern("hits", "by-video")
_MANNER, _SERIES = pattern("hits", "manner"), pattern("hits", "series")


def named_event(
    sentence: Skeleton, start: int, end: int, word: str, kind: str
) -> tuple[int, str] | None:
    """Where the noun of an event ends, and its kind; None where it names none."""
    text = sentence.text
    if word.endswith("会") and text[end : end + 1] in ("谈", "见", "晤", "议"):
        return None
    if _MANNER.match(text, end):
        return None  # 以视频连线方式召开了推进会
    if word == "系列活动" and not _SERIES.match(text, end):
        return None
    if kind in _ONLINE and _online(sentence, start):
        kind = "meeting" if word == "会议" else "webinar"
    end, kind = _opening(text, end, kind)
    before = text[:start]
    session = _SESSION.search(before) or _SOME.search(before)
    video = kind == "webinar" and word.endswith(_VIDEO) and _TWO_SIDES.search(before)
    return end, "meeting" if video or (word == "会议" and session) else kind


_VIDEO = ("会议", "视频会")
_TWO_SIDES = pattern("hits", "two-sides")


_ONLINE = ("conference", "forum", "round-table", "assembly")


def _online(sentence: Skeleton, start: int) -> bool:
    """Whether a meeting is held by video: 线上工作会议, 以视频方式召开."""
    clause = sentence.text[sentence.clause(start)[0] : start]
    return bool(_BEFORE_ONLINE.search(clause) or _BY_VIDEO.search(clause))


_OPENING = pattern("happenings", "opening")


_TALKING = ("conference", "forum", "round-table", "workshop", "training-session", "assembly")


def _opening(text: str, end: int, kind: str) -> tuple[int, str]:
    """论坛开幕式 is the forum, 法国周开幕式 a ceremony: where the word ends, and its kind."""
    match = _OPENING.match(text, end)
    if match is None:
        return end, kind
    talks = kind in _TALKING and "幕" in match[0]
    return match.end(), kind if talks else "ceremony"
