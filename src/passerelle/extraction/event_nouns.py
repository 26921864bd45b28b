"""The nouns of events: "réunion", "signing ceremony", "the fourth edition"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from passerelle.extraction.clauses import Clause
from passerelle.extraction.lexicon import filled, lexicon

__all__ = ["Noun", "edition", "heads_phrase", "macros", "noun_at", "nouns"]


@dataclass(frozen=True)
class Noun:
    """A noun of an event: its kind, and where it stands."""

    kind: str
    start: int
    end: int


@cache
def macros(language: str) -> dict[str, str]:
    """The parts that patterns of the lexicon ``events`` name in braces."""
    book = lexicon(language, "events")
    return {**book["macros"], "ordinal": f"(?:{book['editions']['ordinal']})"}


def nouns(clause: Clause, language: str, start: int = 0, end: int | None = None) -> list[Noun]:
    """The nouns of events between two positions, the longer one where kinds share words."""
    book = lexicon(language, "events")["nouns"]
    text = clause.text
    found: list[Noun] = []
    for match in re.finditer(r"(?<![\w-])\w", text[:end]):
        if match.start() < start or (found and match.start() < found[-1].end):
            continue
        reach = len(text) if end is None else end
        best = _longest(text, match.start(), reach, book)
        if best is None and match[0].isupper():  # "les Assises", "le Forum"
            small = text[: match.start()] + match[0].lower() + text[match.start() + 1 :]
            best = _longest(small, match.start(), reach, book)
        if best:
            found.append(best)
    return found


def noun_at(text: str, start: int, language: str) -> Noun | None:
    """The noun of an event that begins at `start`."""
    return _longest(text, start, len(text), lexicon(language, "events")["nouns"])


def _longest(text: str, start: int, end: int, book: dict[str, str]) -> Noun | None:
    best: Noun | None = None
    for kind in book:
        match = _kind_pattern(book[kind]).match(text, start, end)
        if match and (best is None or match.end() > best.end):
            best = Noun(kind, start, match.end())
    return best


@cache
def _kind_pattern(forms: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{forms})(?![\w-])")


def edition(clause: Clause, language: str, start: int, end: int) -> Noun | None:
    """«The fourth edition»: a noun whose kind is that of its series."""
    anaphor = filled(lexicon(language, "events")["anaphors"]["edition"], macros(language))
    match = re.compile(rf"(?<!\w)(?:{anaphor})(?!\w)", re.IGNORECASE).search(
        clause.text, start, end
    )
    if not match:
        return None
    word = clause.text.rindex(" ", match.start(), match.end()) + 1
    return Noun("edition", word, match.end())


def heads_phrase(text: str, noun: Noun) -> bool:
    """Whether the noun stands after an article or a number and is not one more noun of another."""
    before = text[max(0, noun.start - 40) : noun.start]
    return not re.search(
        r"\b(?:de|du|des|of|for|pour|en|sur|on|par|by|sans|without|d')\s?$", before
    )
