"""Chinese script: one form for simplified and traditional characters, and how they read."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from passerelle.identity.words import READINGS

__all__ = ["has_han", "only_han", "reading", "simplified", "syllables"]

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff〇]")
_NOT_HAN = re.compile(r"[^\u3400-\u9fff\U00020000-\U0003ffff〇]+")


def has_han(text: str) -> bool:
    """Whether `text` has Chinese characters."""
    return _HAN.search(text) is not None


def only_han(text: str) -> str:
    """The Chinese characters of `text`, without anything between them."""
    return _NOT_HAN.sub("", text)


@cache
def _converter() -> object:
    from opencc import OpenCC  # loads its dictionaries

    return OpenCC("t2s")


@lru_cache(maxsize=200_000)
def simplified(text: str) -> str:
    """`text` in simplified characters.

    >>> simplified("廈門市")
    '厦门市'
    """
    converted: str = _converter().convert(text)  # type: ignore[attr-defined]
    return converted


@lru_cache(maxsize=200_000)
def syllables(han: str) -> tuple[str, ...]:
    """The pinyin of simplified characters, syllable by syllable, without tones.

    >>> syllables("成都")
    ('cheng', 'du')
    """
    if han in READINGS:
        return (READINGS[han],)
    from pypinyin import lazy_pinyin  # loads its dictionaries

    # ü is written u on maps and in passports of towns: Lüliang, Luliang
    return tuple(one.replace("v", "u") for one in lazy_pinyin(han))


def reading(han: str) -> str:
    """The pinyin of `han` as one word, as names of places are written."""
    return "".join(syllables(han))
