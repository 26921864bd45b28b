"""Titles right before a name, and the words of the lexicon of people."""

from __future__ import annotations

import re
from functools import cache

from passerelle.extraction.lexicon import folded, lexicon

__all__ = ["NEAR", "is_titled", "name_words", "title_before"]

NEAR = 120
"""Characters before a name in which its title stands, and what says that it is none."""


@cache
def name_words(language: str, key: str) -> frozenset[str]:
    """The folded words of a list of the lexicon of people."""
    return frozenset(folded(word) for word in lexicon(language, "people")[key])


@cache
def _titles(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(lexicon(language, "people")["titles"], key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:(?:{words})(?:\s(?:le|la|l['’])?\s?|\s?(?:et|and)\s)?)+$")


def is_titled(text: str, start: int, language: str) -> bool:
    """Whether a title stands right before `start`."""
    return title_before(text, start, language) < start


def title_before(text: str, start: int, language: str) -> int:
    """Where the titles before a name begin; its own beginning if it has none."""
    title = _titles(language).search(text, max(0, start - NEAR), start)
    return title.start() if title else start
