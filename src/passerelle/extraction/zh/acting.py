"""Whether a territory acts where it is named, or is only where something happens."""

from __future__ import annotations

import re
from functools import lru_cache

from passerelle.extraction.zh.chains import Link, chains
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.titles import title_near
from passerelle.extraction.zh.words import begins_word, country_words, cut

__all__ = ["acts", "located", "located_at", "outer", "party", "venue"]

_LOCATIVE = pattern("territories", "locative")


_HELD = pattern("territories", "held")
_RELATED, _LEAVES = pattern("territories", "related"), pattern("territories", "leaves")


_ACT = pattern("territories", "act")


_SENT = pattern("territories", "sent")


_SENT_TOGETHER = re.compile(
    rf"(?:[、和与及][^、和与及，。；\s]{{2,12}}?[市省县区州郡]){{1,4}}(?:{_SENT.pattern})"
)
"""青河市、圣阿芒市代表团: towns that send a group together."""


_PARTY = pattern("territories", "party")


_BONDS = pattern("territories", "bonds")
_ON_THE_WAY = re.compile(
    r"(?:[在于赴抵]|抵达|前往)$|(?:访问|出访|来自|走访|赴)(?:了)?[^，与]{1,20}$"
)
"""Who goes or is there, where two places are named together: 访问了挪威某地和丹麦奥尔堡."""


def acts(text: Reading, start: int, end: int) -> bool:
    """Whether the territory does something here, holds an office, or is a party."""
    words = text.words
    if title_near(text, end) is not None:
        return True
    if (
        _SENT.match(words, end)
        or _SENT_TOGETHER.match(words, end)
        or words.startswith(("政府", "人民政府", "市政府"), end)
    ):
        return True
    first = outer(text, start)
    before = words[max(0, first - 8) : first]
    if pattern("acting", "acts").search(before):
        return not _LOCATIVE.search(before)
    if pattern("acting", "acts-2").match(words[end:]) and not _LOCATIVE.search(before):
        return True
    if _subject(text, first, end):
        return True
    if _ACT.match(words, end) and not _LOCATIVE.search(words[max(0, start - 6) : start]):
        return True
    return party(text, start, end)


_OPENS = pattern("territories", "opens")
_TELLS_NOTHING = pattern("territories", "tells-nothing")


def _subject(text: Reading, first: int, end: int) -> bool:
    """Whether a territory opens a clause and a verb follows: 日本三条市遭受暴雨灾害后."""
    if _OPENS.search(text.words[max(0, first - 12) : first]) is None:
        return False
    if _TELLS_NOTHING.match(text.words, end):
        return False
    return begins_word(text.words, end, frozenset(("stop",)), 1)


def outer(text: Reading, start: int) -> int:
    """Where the province and the country of a town begin that stand right before it."""
    ends = _place_words(text)
    while start in ends:
        start = ends[start]
    before = text.words[max(0, start - 8) : start]
    country = max((word for word in country_words() if before.endswith(word)), key=len, default="")
    return start - len(country)


def party(text: Reading, start: int, end: int) -> bool:
    """Whether two stand together in a sentence that binds them: 青河市与圣阿芒市缔结."""
    words = text.words
    sentence = re.split("[。！？\n]", words[end : end + 90])[0]
    first = outer(text, start)
    before = re.split("[。！？\n]", words[max(0, first - 60) : first])[-1]
    if not _BONDS.search(before + sentence):
        return False
    if _ON_THE_WAY.search(before):
        return False
    joined = _PARTY.match(sentence) or re.search(r"[与和同及、](?:\w国)?$", before)
    return bool(joined) and not re.search("来自[^，]*$", before)


def venue(text: Reading, start: int, end: int) -> bool:
    """在里昂市政厅举行: a house, not an authority."""
    before = text.words[max(0, start - 2) : start]
    return before.endswith(("在", "于")) and bool(_HELD.match(text.words, end))


def located_at(text: Reading, start: int, end: int) -> bool:
    """Whether what stands here is where something is, happens, comes from or goes to."""
    return located(text, start, end, None)


def located(text: Reading, start: int, end: int, ahead: Link | None) -> bool:
    """Whether something is, happens, comes from or goes to here."""
    before = text.words[max(0, start - 16) : start]
    if ahead is not None and ahead.sort != "territory":
        return ahead.sort == "venue" and bool(pattern("acting", "located").search(before))
    if title_near(text, end) is not None or _SENT.match(text.words, end):
        return False
    begin = _listed_from(text, start)
    if begin != start and end < len(text.words) and title_near(text, end) is None:
        before = text.words[max(0, begin - 16) : begin]
    for _ in range(2):  # 走访友好城市中国岱北市
        country = max((w for w in country_words() if before.endswith(w)), key=len, default="")
        before = _RELATED.sub("", before.removesuffix(country))
    if _LOCATIVE.search(before) or (before.endswith("由") and _LEAVES.match(text.words, end)):
        return True
    return bool(_HELD.match(text.words, end)) and not re.search("[由与和]$", before)


def _listed_from(text: Reading, start: int) -> int:
    """Where a list of places begins: 来自武汉、重庆和里昂; or a province before its town."""
    ends = _place_words(text)
    place = start
    for _ in range(12):
        joint = re.search(r"[、和与及]$", text.words[max(0, place - 1) : place])
        at = place - len(joint[0]) if joint else place
        at -= len(
            max((w for w in country_words() if text.words.endswith(w, 0, at)), key=len, default="")
        )
        if joint and at < place - 1 and at not in ends:
            joint2 = re.search(r"[、和与及]$", text.words[max(0, at - 1) : at])
            at = at - 1 if joint2 else at
        if at not in ends:
            return place if place == start or at == place - 1 else at
        place = ends[at]
    return place


@lru_cache(maxsize=4)
def _place_words(text: Reading) -> dict[int, int]:
    """Where each name of a place ends, and where it begins."""
    found = {word.end: word.start for word in cut(text) if word.kinds & {"city", "province"}}
    for chain in chains(text):
        if chain.last.sort == "territory":
            found[chain.end] = chain.start
    return found
