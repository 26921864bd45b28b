"""How Chinese names read: a table of syllables, and the names that it would read wrongly.

The page's search finds 成都 by "cheng du", "chengdu" or "Chéngdū". A syllable for each character
that occurs needs little room, whatever the number of names; a name whose usual Latin form is
another (呼和浩特: Hohhot, 重庆: Chongqing) brings that form with it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from passerelle.scripts import has_han, only_han, simplified, spelled, syllables

__all__ = ["other_readings", "pinyin"]


def pinyin(names: Iterable[str]) -> dict[str, str]:
    """For each character of `names` the syllable it mostly stands for, without tones.

    >>> pinyin(["成都", "Chengdu"])
    {'成': 'cheng', '都': 'du'}
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        han = only_han(name)
        read = syllables(simplified(han)) if han else ()
        if len(read) == len(han):
            for character, syllable in zip(han, read, strict=True):
                found[character][syllable] += 1
    # As often as another: the first in the alphabet, so that the same names give the same table.
    return {
        character: min(counts, key=lambda one: (-counts[one], one))
        for character, counts in sorted(found.items())
    }


def other_readings(names: Iterable[str], table: dict[str, str]) -> list[str]:
    """What `names` are spelled like where that is not what `table` reads, sorted.

    >>> other_readings(["呼和浩特市"], pinyin(["呼和浩特市"]))
    ['Hohhot Shi']
    """
    return sorted(
        {
            spelling
            for name in names
            if has_han(name)
            and _close(spelling := spelled(name)) != _close("".join(table.get(c, c) for c in name))
        }
    )


def _close(text: str) -> str:
    """Letters and digits only: what two spellings have in common."""
    return re.sub(r"[\W_]+", "", text).lower()
