"""Twins named as such, without a word of founding: 友城雷恩市, 庆祝结好40周年."""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.delegations import number
from passerelle.extraction.zh.found import Found, since
from passerelle.extraction.zh.patterns import BODY, pattern
from passerelle.extraction.zh.sides import pair_of
from passerelle.extraction.zh.skeleton import Skeleton
from passerelle.extraction.zh.terms import elsewhere

__all__ = ["told_twins"]

_JUBILEE = pattern("agreements", "jubilee")
_TWINS = pattern("agreements", "twins")


def told_twins(analysis: Analysis, at: int, sentence: Skeleton) -> Iterator[Found]:
    """Twins named as such: 济南市的友好城市雷恩市, 广州与里昂结好37年."""
    for match in _JUBILEE.finditer(sentence.text):
        keys = [sentence.units[sign].key for sign in match.groups()[:2] if sign]
        day = next((unit.key for unit in sentence.of("date") if unit.key), None)
        year = (day or analysis.document.published or "")[:4]
        when = f"{int(year) - number(match[3])}/" if year.isdigit() else None
        parties = tuple(dict.fromkeys(keys))
        yield Found(
            at, "partnership", "twinning", match.start(), match.end(), "asserted", parties, when
        )
    yield from _jubilees(analysis, at, sentence)
    for match in _TWINS.finditer(sentence.text):
        signs = [sign for sign in match.groups() if sign]
        parties = tuple(dict.fromkeys(sentence.units[sign].key for sign in signs))
        if len(parties) == 2 and not pattern("papers", "told-twins").search(
            sentence.text[: match.start()][-8:]
        ):
            dated = [unit.key for sign in match[0] if (unit := sentence.units.get(sign))]
            when = since(dated[-1]) if dated and dated[-1][:1].isdigit() else None
            yield Found(
                at, "partnership", "twinning", match.start(), match.end(), "asserted", parties, when
            )


_FOUNDING = pattern("agreements", "founding")
_JUBILEE_OF, _OUR_TWIN = pattern("agreements", "jubilee-of"), pattern("agreements", "our-twin")
_PAIR = re.compile(
    rf"({BODY})[^，。；\ue000-\ue7ff]{{0,8}}?(?:与|同|和|、)[^，。；]{{0,6}}?({BODY})"
)


def _jubilees(analysis: Analysis, at: int, sentence: Skeleton) -> Iterator[Found]:
    """为纪念结好40周年，A与B…; 我市友城B: twins that a clause apart names."""
    text = sentence.text
    for match in _JUBILEE_OF.finditer(text):
        if re.search(BODY, match[0]):
            continue
        pair = _PAIR.search(elsewhere(text[match.end() :]))
        year = (analysis.document.published or "")[:4]
        keys = tuple(sentence.units[sign].key for sign in pair.groups()) if pair else ()
        named = tuple(dict.fromkeys(unit.key for unit in sentence.of("body")))
        parties = keys or pair_of(analysis, match[0]) or (named if len(named) == 1 else ())
        if len(named) == 1 or len(set(parties)) == 2:
            when = f"{int(year) - number(match[1])}/" if year.isdigit() else None
            yield Found(
                at, "partnership", "twinning", match.start(), match.end(), "asserted", parties, when
            )
    for match in _OUR_TWIN.finditer(text):
        own = [sentence.units[sign].key for sign in match[0] if sign in sentence.units]
        home = pair_of(analysis) if len(own) < 2 else ()
        parties = tuple(own) if len(own) == 2 else home if own[0] in home else (own[0],)
        told = pattern("papers", "told-twins").search(text[: match.start()][-8:])
        founded = _FOUNDING.search(text[: match.start()])  # 与…缔结姊妹市，县府…
        if not told and not founded:
            yield Found(
                at, "partnership", "twinning", match.start(), match.end(), "asserted", parties, None
            )
