"""Which country a Chinese text speaks of: by name, by a town we know, by how a name is written."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.sounds import signs
from passerelle.extraction.zh.words import country_words, cut, known_cities

__all__ = ["country_of", "foreign_country", "transcribed"]


def country_of(text: Reading, said: str | None, name: str) -> str | None:
    """The country of what is called `name`: as said, as known, else by the look of it."""
    if said:
        return said
    if name[:2] in ("法中", "中法"):
        return "FR" if name[0] == "法" else "CN"  # each side names itself first
    for city, country in known_cities().items():
        if name.startswith(city):
            return country
    if name.startswith(_provinces()):
        return "CN"  # 黑龙江省, written with signs of foreign names, too
    if _foreign_places().get(name[:2]) and name.startswith(tuple(_foreign_names())):
        return "FR"
    first = re.match(r"(.{2,4})驻", name)
    if first and first[1] in country_words():
        return country_words()[first[1]]
    proper = pattern("countries", "country-of").split(name)[0]
    return foreign_country(text) if transcribed(proper) else "CN"


def transcribed(name: str) -> bool:
    """Whether a name is written by its sound alone, as foreign ones are.

    >>> transcribed("梅尔维尔"), transcribed("临江")
    (True, False)
    """
    letters = [sign for sign in name if sign not in "-·"]
    return len(letters) >= 3 and set(letters) <= signs()


@lru_cache(maxsize=1)
def _provinces() -> tuple[str, ...]:
    provinces = lexicon("zh", "places")["provinces"]
    return tuple(f"{name}省" for name in provinces["省"].split())


@lru_cache(maxsize=1)
def _foreign_names() -> tuple[str, ...]:
    places = lexicon("zh", "places")
    return tuple(f"{places['regions']['FR']} {places['departments']['FR']}".split())


@lru_cache(maxsize=1)
def _foreign_places() -> Counter[str]:
    return Counter(name[:2] for name in _foreign_names())


_BETWEEN = pattern("countries", "between")
"""中德关系, 德中友好: a country by its sign, beside China's."""


@lru_cache(maxsize=1)
def _short() -> dict[str, str]:
    return dict(lexicon("zh", "places")["short"])


@lru_cache(maxsize=4)
def foreign_country(text: Reading) -> str | None:
    """The country other than China that a text names most, if one stands out."""
    words = country_words()
    counts = Counter(words[one.text] for one in cut(text) if one.text in words)
    for short, code in (("中法", "FR"), ("法中", "FR"), ("访法", "FR"), ("法方", "FR")):
        counts[code] += text.words.count(short)
    for one in _BETWEEN.finditer(text.words):
        counts[_short()[one[1] or one[2]]] += 1
    for city, country in known_cities().items():
        if country != "CN" and city in text.words:
            counts[country] += 1
    del counts["CN"]
    ranked = [pair for pair in counts.most_common(2) if pair[1]]
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
