"""Words of each language that stages read by: one TOML file per language and stage, as data.

Values are words, or regular expressions where a word has many forms. Lists of names are
plain text and tables (`given-names.txt`, `places-*.tsv`).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

__all__ = [
    "either",
    "filled",
    "folded",
    "given_names",
    "lexicon",
    "pattern",
    "rows",
    "surnames",
    "weak_given_names",
]

_HERE = files(__package__)


@cache
def lexicon(language: str, stage: str) -> dict[str, Any]:
    """The lexicon of one stage in one language; treat it as read-only."""
    return tomllib.loads((_HERE / f"{language}-{stage}.toml").read_text(encoding="utf-8"))


@cache
def pattern(language: str, stage: str, key: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Any of the expressions of a list of the lexicon, as whole words."""
    return re.compile(either(lexicon(language, stage)[key]), flags)


def either(expressions: list[str]) -> str:
    """One expression for any of `expressions`, as whole words; the longer are tried first."""
    longest_first = sorted(expressions, key=len, reverse=True)
    # what ends in an apostrophe goes on with the next word: «d'Oujda»
    return rf"(?<!\w)(?:{'|'.join(longest_first)})(?:(?<=[’'])|(?!\w))"


def filled(expression: str, words: Mapping[str, str]) -> str:
    """`expression` with each name in braces replaced by its words, which may hold names too."""
    while re.search(r"\{[a-z]", expression):
        expression = re.sub(r"\{([a-z]\w*)\}", lambda match: words[match[1]], expression)
    return expression


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """`text` without case and accents, with plain apostrophes: how names are looked up.

    >>> folded("Côte d’Azur")
    "cote d'azur"
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("œ", "oe"))
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


@cache
def given_names() -> frozenset[str]:
    """Given names that say by themselves that a person is meant, folded."""
    return frozenset(_names("given-names").partition("---")[0].split())


@cache
def weak_given_names() -> frozenset[str]:
    """Given names that are everyday words or places, too."""
    return frozenset(_names("given-names").partition("---")[2].split())


@cache
def surnames() -> frozenset[str]:
    """Chinese surnames in Latin letters, folded."""
    return frozenset(folded(word) for word in _names("pinyin-surnames").split())


def _names(table: str) -> str:
    text = (_HERE / f"{table}.txt").read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a table of names."""
    lines = (_HERE / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    head, *body = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [dict(zip(head, row, strict=True)) for row in body]
