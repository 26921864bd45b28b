"""Towns that no list has, where somebody goes or something is: 在乌日霍罗德签订, 赴沙田.

They are written by their sound, or are of the rank of a county; a verb of going, a preposition
of place or the name of a country stands before, and the name clearly ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.chains import chains
from passerelle.extraction.zh.countries import foreign_country
from passerelle.extraction.zh.names import ends_at
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.sounds import signs
from passerelle.extraction.zh.words import begins_word, country_words, kinds_of, known_cities
from passerelle.extraction.zh.words import inside as words_inside

__all__ = ["stops"]

_GOES, _NOT_THERE = pattern("places", "goes"), pattern("places", "not-there")
_LONGEST = 8


@lru_cache(maxsize=4)
def stops(text: Reading) -> tuple[tuple[int, int, str | None], ...]:
    """Where such towns stand, each with its country."""
    return tuple(_found(text))


def _found(text: Reading) -> Iterator[tuple[int, int, str | None]]:
    built = {at for chain in chains(text) for at in range(chain.start, chain.end)}
    for match in _GOES.finditer(text.words):
        place: int | None = match.end()
        while place is not None and (found := _town_at(text, place)) is not None:
            start, end, country = found
            free = start not in built or text.words[end - 1] == "岛"
            if free and text.words[start:end] not in known_cities():
                yield start, end, country
            joint = _AND.match(text.words, end)  # 访问了挪威克里斯蒂安桑和丹麦奥尔堡
            place = joint.end() if joint else None


_AND = pattern("territories", "and")
_NO_TOWN = frozenset(("stop", "country", "venue", "function"))


def _town_at(text: Reading, place: int) -> tuple[int, int, str | None] | None:
    """The town that begins at a place, behind its country, with that country."""
    start, country = _behind_country(text.words, place)
    end = _sounds(text, start, 2 if country else 3) or _listed(text, start)
    end = end or _called_like_land(text, start)
    if end is None:
        return None
    end += bool(_ISLAND.match(text.words, end)) and end - start > 2
    name = text.words[start:end]
    if _NOT_THERE.match(text.words, end) or name in country_words():
        return None
    if name not in known_cities() and begins_word(text.words, start, _NO_TOWN):
        return None
    sounds = set(name) <= signs() | {"岛"}
    return start, end, country or (foreign_country(text) if sounds else "CN")


_ISLAND = re.compile("岛(?!国|屿|民|上|内|型)")
_LAND_ENDS, _LAND_NEVER = (frozenset(words("places", name)) for name in ("ends", "never-first"))


def _called_like_land(text: Reading, start: int) -> int | None:
    """设在敦川, 离开石梁时: a name of two signs of no list that ends like a river or a hill."""
    name, end = text.words[start : start + 2], start + 2
    inside = words_inside(text, start, end)
    strange = len(inside) == 2 and not any(one.kinds - {"venue"} for one in inside)
    if not strange or name[-1] not in _LAND_ENDS or name[0] in _LAND_NEVER:
        return None
    clear = ends_at(text, end) or begins_word(text.words, end) or text.words[end] in "时后前的"
    return end if clear else None


def _behind_country(words: str, at: int) -> tuple[int, str | None]:
    """Where the name begins behind the country that may stand before it."""
    for size in range(7, 1, -1):
        if words[at : at + size] in country_words():
            return at + size, country_words()[words[at : at + size]]
    return at, None


def _sounds(text: Reading, start: int, least: int) -> int | None:
    """Where a name ends that is written by its sound, if it clearly ends."""
    end = start
    while end - start < _LONGEST and text.words[end : end + 1] in _letters(end == start):
        if end > start and begins_word(text.words, end):
            break
        end += 1
    clear = ends_at(text, end) or begins_word(text.words, end) or _ISLAND.match(text.words, end)
    return end if end - start >= least and clear else None


@cache
def _letters(first: bool) -> frozenset[str]:
    """The characters of a name; none begins with one that is a word by itself."""
    return signs() - frozenset("于与和都在那") if first else signs()


def _listed(text: Reading, start: int) -> int | None:
    for size in (4, 3, 2):
        if text.words[start : start + size] in _towns() and ends_at(text, start + size):
            return start + size
    return None


@cache
def _towns() -> frozenset[str]:
    """Towns and districts that are no words by themselves."""
    lists = lexicon("zh", "places")
    names = (*lists["county_cities"]["names"].split(), *lists["districts"]["names"].split())
    return frozenset(name for name in names if not kinds_of(name))
