"""Places: territories where something is, happens, comes from or goes to.

Whoever only has a mayor or signs is no place. Towns that everybody knows need no word for town
behind them; others do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.account import Place
from passerelle.extraction.analysis import Analysis, Mention
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.chains import chains
from passerelle.extraction.zh.reading import Reading, reading
from passerelle.extraction.zh.territories import Territory, located_at, territories
from passerelle.extraction.zh.words import cut, known_cities

__all__ = ["add_place", "places"]

_DATELINE = re.compile(
    r"(?:新华社|中新社|中新网|人民网|光明网|央视网|本报|本网|新华网)([\u3400-\u9fff]{2,8}?)\d{1,2}月\d{1,2}日[电讯]"
)


def places(analysis: Analysis) -> None:
    """Add the places of the text, and their mentions."""
    text = reading(analysis)
    for land in territories(analysis):
        for start, end in land.located:
            if not text.hidden(start, end):
                add_place(analysis, text, land, start, end)
    for start, end, kind, country in (*_well_known(analysis, text), *_datelines(text)):
        _add(analysis, text, (start, end), text.written[start:end], kind, country)
    analysis.mentions.sort()


def add_place(analysis: Analysis, text: Reading, land: Territory, start: int, end: int) -> str:
    """The key of a territory as a place, which is added where it is new."""
    return _add(analysis, text, (start, end), land.written, land.place, land.country)


def _add(
    analysis: Analysis,
    text: Reading,
    where: tuple[int, int],
    name: str,
    kind: str,
    country: str | None,
) -> str:
    same = next((p.key for p in analysis.places.values() if _stem(p.name) == _stem(name)), None)
    span = text.span(*where)
    key = same or f"l{len(analysis.places) + 1}"
    if same is None:
        analysis.places[key] = Place(
            key=key,
            name=name,
            kind=kind,  # type: ignore[arg-type]
            country=country,
            start=span.start,
            end=span.end,
            rule="places/in-use",
            confidence=0.85,
        )
    analysis.mentions.append(Mention(span, "place", key))
    return key


def _stem(name: str) -> str:
    return name[:-1] if len(name) > 2 and name[-1] in "市省县区州镇" else name


def _well_known(analysis: Analysis, text: Reading) -> Iterator[tuple[int, int, str, str]]:
    """在巴黎举行, 来自上海: towns and provinces of the lists without their word of kind."""
    lists = lexicon("zh", "places")
    regions = {name for names in lists["regions"].values() for name in names.split()}
    built = [(chain.start, chain.end) for chain in chains(text)]
    for word in cut(text):
        if not word.kinds & {"city", "province"} or text.hidden(word.start, word.end):
            continue
        if any(start <= word.start < end for start, end in built):
            continue
        if text.words[word.end : word.end + 1] in ("·", "市", "省"):
            continue
        if located_at(text, word.start, word.end):
            kind = "region" if "province" in word.kinds or word.text in regions else "city"
            if word.text in ("北京", "上海", "天津", "重庆"):
                kind = "city"
            yield word.start, word.end, kind, known_cities().get(word.text, "CN")


def _datelines(text: Reading) -> Iterator[tuple[int, int, str, str]]:
    for match in _DATELINE.finditer(text.words):
        if match[1] in known_cities():
            yield match.start(1), match.end(1), "city", known_cities()[match[1]]
