"""The words by which a name is found: folded, character by character, and as they read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from passerelle.identity.names import normalise
from passerelle.scripts import has_han, simplified, spelled, syllables

__all__ = ["traditional", "words_of"]

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff〇]+")
_CHARACTERS = 6
"""So many characters from each place of a Chinese name on; what is asked is cut alike."""
_SYLLABLES = 4
_WHOLE = 48
"""So much of a whole name; longer questions are cut alike."""


def words_of(names: Iterable[str]) -> set[str]:
    """All words for a thing with these `names`; a whole name has an equals sign before it.

    >>> sorted(words_of(["Évry"])), "chengdu" in words_of(["成都"])
    (['=evry', 'evry'], True)
    """
    return {word for name in names for word in _words(name)}


def _words(name: str) -> Iterator[str]:
    folded = normalise(simplified(name) if has_han(name) else name)
    yield f"={folded.replace(' ', '')[:_WHOLE]}"
    yield from _HAN.sub(" ", folded).split()
    for run in _HAN.findall(folded):
        yield from (run[at : at + _CHARACTERS] for at in range(len(run)))
        yield from _readings(run)


def _readings(run: str) -> Iterator[str]:
    """How characters read: syllable by syllable, several as one word, and as places are spelled.

    >>> "chengdu" in set(_readings("成都市")), "hohhot" in set(_readings("呼和浩特市"))
    (True, True)
    """
    read = syllables(run)
    yield from read
    yield from ("".join(read[at : at + _SYLLABLES]) for at in range(len(read)))
    yield f"={''.join(read)[:_WHOLE]}"
    usual = normalise(spelled(run))
    yield from usual.split()
    yield f"={usual.replace(' ', '')[:_WHOLE]}"


def traditional(names: Iterable[str]) -> dict[str, str]:
    """Traditional characters that a reader may type, each with the simplified one of `names`.

    >>> traditional(["厦门", "Paris"])["門"]
    '门'
    """
    characters = {
        one for name in names if has_han(name) for run in _HAN.findall(name)
        for one in simplified(run)
    }  # fmt: skip
    pairs = {(other, one) for one in characters for other in _others(one) if other != one}
    return dict(sorted(pairs))


@cache
def _converters() -> tuple[object, ...]:
    from opencc import OpenCC  # loads its dictionaries

    return tuple(OpenCC(name) for name in ("s2t", "s2tw", "s2hk"))


def _others(character: str) -> Iterator[str]:
    for converter in _converters():
        other: str = converter.convert(character)  # type: ignore[attr-defined]
        if len(other) == 1:
            yield other
