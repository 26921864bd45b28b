"""Places: territories where something is, happens, comes from or goes to.

Whoever only has a mayor or signs is no place. Towns that everybody knows need no word for town
behind them; others do.
"""

from __future__ import annotations

from collections.abc import Iterator

from passerelle.extraction.account import Place
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Mention
from passerelle.extraction.zh.acting import located_at
from passerelle.extraction.zh.chains import Chain, chains
from passerelle.extraction.zh.countries import foreign_country, transcribed
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.reading import Reading, reading
from passerelle.extraction.zh.stops import stops
from passerelle.extraction.zh.territories import Territory, territories
from passerelle.extraction.zh.words import begins_word, cut, known_cities, starting
from passerelle.scripts import has_han

__all__ = ["add_place", "places"]

_HEADING = pattern("places", "heading")
_DATELINE = pattern("places", "dateline")


def places(analysis: Analysis) -> None:
    """Add the places of the text, and their mentions."""
    text = reading(analysis)
    for land in territories(analysis):
        for start, end in land.located:
            if not text.hidden(start, end):
                add_place(analysis, text, land, start, end)
    found = (
        *_well_known(analysis, text),
        *_datelines(text),
        *_sounded(text),
        *_reached(text),
        *_stems(text),
        *_below_provinces(text),
        *_villages(text),
    )
    for start, end, kind, country in found:
        _add(analysis, text, (start, end), text.written[start:end], kind, country)
    analysis.mentions.sort()


def add_place(analysis: Analysis, text: Reading, land: Territory, start: int, end: int) -> str:
    """The key of a territory as a place, which is added where it is new."""
    name = land.written.removesuffix("议会").removesuffix("議會")
    return _add(analysis, text, (start, end), name, land.place, land.country)


def _add(
    analysis: Analysis,
    text: Reading,
    where: tuple[int, int],
    name: str,
    kind: str,
    country: str | None,
) -> str:
    same = next((p.key for p in analysis.places.values() if _alike(p.name, name)), None)
    span = text.span(*where)
    key = same or f"l{len(analysis.places) + 1}"
    if same is None:
        analysis.places[key] = Place(
            key=key,
            name=name,
            kind=kind,
            country=country,
            start=span.start,
            end=span.end,
            rule="places/in-use",
            confidence=0.85,
        )
    analysis.mentions.append(Mention(span, "place", key))
    return key


def _alike(one: str, other: str) -> bool:
    """Whether two names are one but for the word of kind: 景德镇, 景德镇市."""
    short, long = sorted((one, other), key=len)
    return short == long or (long[:-1] == short and long[-1] in "市省县区州镇")


def _well_known(analysis: Analysis, text: Reading) -> Iterator[tuple[int, int, str, str | None]]:
    """在巴黎举行, 来自上海: towns and provinces of the lists without their word of kind."""
    lists = lexicon("zh", "places")
    regions = {name for names in lists["regions"].values() for name in names.split()}
    built = [
        (chain.start, chain.end)
        for chain in chains(text)
        if chain.last.sort != "venue" or len(chain.links[0].words) == 1
    ]  # 在温得和克独立广场
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


def _reached(text: Reading) -> Iterator[tuple[int, int, str, str | None]]:
    """赴沙田, 访问丹麦奥尔堡: where somebody goes."""
    for start, end, country in stops(text):
        if not text.hidden(start, end):
            yield start, end, "city", country


_HELD_IN = pattern("places", "held-in")


def _sounded(text: Reading) -> Iterator[tuple[int, int, str, str | None]]:
    """在沙托丹举行: a town abroad that no list has, written by its sound."""
    built = [(chain.start, chain.end) for chain in chains(text)]
    for match in _HELD_IN.finditer(text.words):
        name, (start, end) = match[1], match.span(1)
        if begins_word(text.words, start) or name[-1] in "年月日周天":
            continue  # 在明年举办
        sounded = transcribed(name if len(name) > 2 else name * 2) and name not in known_cities()
        if sounded and not any(first < end and start < last for first, last in built):
            yield start, end, "city", foreign_country(text)


def _stems(text: Reading) -> Iterator[tuple[int, int, str, str | None]]:
    """在江澜停留, beside 江澜经开区: what bodies of the text are called after."""
    built = [(chain.start, chain.end) for chain in chains(text)]
    for stem in {_stem(chain) for chain in chains(text)} - {""}:
        for start, end in rx.spans_of(stem, text.words):
            inside = any(one <= start < two and (one, two) != (start, end) for one, two in built)
            follows = starting(text).get(end)
            goes_on = follows is not None and not follows.kinds and has_han(follows.text)
            if inside or goes_on or text.hidden(start, end) or not located_at(text, start, end):
                continue
            yield start, end, "city", foreign_country(text) if transcribed(stem) else "CN"


def _stem(chain: Chain) -> str:
    """The characters of no list at the head of a name: 江澜 of 江澜经开区, 绵州 of 绵州市."""
    first = chain.links[0]
    if chain.country not in (None, "CN"):
        return ""
    if first.sort == "territory" and first.head in ("市", "县", "区"):
        stem = first.text.removesuffix(first.head)
        return stem if len(stem) == 2 else ""
    strange = ""
    for word in first.words:
        if word.kinds or not has_han(word.text):
            return strange if len(strange) == 2 and word.kinds else ""
        strange += word.text
    return ""


_IN_PROVINCE = pattern("places", "in-province")


def _below_provinces(text: Reading) -> Iterator[tuple[int, int, str, str | None]]:
    """在陕西杨凌召开: a town behind its province."""
    for match in _IN_PROVINCE.finditer(text.words):
        if not any(c.start < match.end(1) and match.start(1) < c.end for c in chains(text)):
            yield match.start(1), match.end(1), "city", "CN"


_VILLAGE = pattern("places", "village")


def _villages(text: Reading) -> Iterator[tuple[int, int, str, str | None]]:
    """走进云雾岭村: a village, which no list has."""
    for match in _VILLAGE.finditer(text.words):
        if not text.hidden(*match.span(1)):
            yield match.start(1), match.end(1), "other", "CN"


def _datelines(text: Reading) -> Iterator[tuple[int, int, str, str | None]]:
    for match in _DATELINE.finditer(text.words):
        at = 1 if match[1] else 2
        if match[at] in known_cities():
            yield match.start(at), match.end(at), "city", known_cities()[match[at]]
    for match in _HEADING.finditer(text.words):  # 七月·阿维尼翁
        if match[1] in known_cities():
            yield match.start(1), match.end(1), "city", known_cities()[match[1]]
