"""Whether words that give a role mean it: in an event of this kind, and not denied."""

from __future__ import annotations

import re

from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.story import Happening

__all__ = ["denied", "fits", "turned"]

_TOLD, _SHOWS = pattern("roles", "told"), pattern("roles", "shows")
_HANDS = pattern("roles", "hands")
_WITHIN = re.compile("[^，。；]{0,30}的")
"""What makes of a clause what is told of a thing: 参观由…主办的灯会."""


def fits(role: str, one: Happening, words: str, text: str, match: re.Match[str]) -> bool:
    """Whether words that give a role mean it in an event of this kind."""
    before = text[max(0, match.start() - 8) : match.start()]
    if role == "initiator" and words.endswith("邀请") and words[0] not in "应受":
        return one.modality == "intended"
    if role in ("witness", "participant"):
        handed = _HANDS.search(words) and one.kind not in ("ceremony", "commemoration", "signing")
        moved = role == "participant" and before.endswith(("赴", "来", "到"))
        return "来自" in before or not (handed or moved)
    if role == "speaker":
        return _speaks(one, words)
    return _holds(role, one, words, text, match)


def _holds(role: str, one: Happening, words: str, text: str, match: re.Match[str]) -> bool:
    """Whether somebody holds, leads or supports this event, and not one told within it."""
    before = text[max(0, match.start() - 8) : match.start()]
    if one.kind == "visit" and role in ("organiser", "co-organiser", "chair", "moderator"):
        return role == "organiser" and "组织" in words
    if role == "supporter" and pattern("roles", "fits").search(text[: match.start()][-20:]):
        return False
    if role == "organiser" and "主办" not in words:
        met = "举行" in words and one.kind in ("meeting", "visit", "webinar")
        if met or re.search("在$|在[^，]{0,6}$", before):
            return False
    nested = one.kind in ("visit", "meeting") and _WITHIN.match(text, match.end()) is not None
    within = nested and not _names_it(one, text, match.end())
    return not (within and role in ("organiser", "co-organiser", "host", "supporter"))


def _names_it(one: Happening, text: str, end: int) -> bool:
    """Whether the event itself is what the words before it are told of: 由…组织的对接会."""
    stop = min(
        (at for at in (text.find(sign, end) for sign in "，。；") if at >= 0), default=len(text)
    )
    return any(not hit.verb and end <= hit.start < stop for hit in one.hits)


def _speaks(one: Happening, words: str) -> bool:
    """Whether words of speech make a speaker; whoever talks at a meeting is none by that."""
    if _SHOWS.search(words):
        return True
    if _TOLD.search(words):
        talks = any(not hit.verb for hit in one.hits)
        return talks or one.kind not in ("meeting", "signing", "reception")
    return one.kind != "visit" or "致辞" in words or "演讲" in words


def denied(text: str, start: int, end: int) -> bool:
    """Whether the clause up to these words says that it was not so."""
    clause = text[max(text.rfind(sign, 0, start) for sign in "，。；") + 1 : end]
    return pattern("roles", "denied").search(clause) is not None


def turned(role: str, one: Happening) -> str:
    """The part as it is called at such an event: who leads a round table is its chair."""
    if role == "moderator" and one.kind == "round-table":
        return "chair"
    return role
