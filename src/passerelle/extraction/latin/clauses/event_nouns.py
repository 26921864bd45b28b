"""The nouns of events: "réunion", "signing ceremony", "the fourth edition"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.words.conjugation import conjugated
from passerelle.extraction.lexicon import filled, lexicon
from passerelle.extraction.reading import rx

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
    people = lexicon(language, "delegations").get("people", "")
    return {
        "people": people,  # unless the language tells events by nouns of its own
        **book["macros"],
        **conjugated(language),
        "group_noun": book["refine"].get("group_noun", "(?!)"),
        "ordinal": f"(?:{book['editions']['ordinal']})",
    }


def nouns(clause: Clause, language: str, start: int = 0, end: int | None = None) -> list[Noun]:
    """The nouns of events between two positions, the longer one where kinds share words."""
    book = lexicon(language, "events")["nouns"]
    if "nouns" not in clause.memory:
        clause.memory["nouns"] = _beginnings(clause.text, language)
    text, found = clause.text, list[Noun]()
    reach = len(text) if end is None else end
    for at in clause.memory["nouns"]:
        if not start <= at < reach or (found and at < found[-1].end):
            continue
        best = _longest(text, at, reach, book)
        if best is None and text[at].isupper():  # "les Assises", "le Forum"
            best = _longest(text[:at] + text[at].lower() + text[at + 1 :], at, reach, book)
        if best:
            found.append(best)
    return found


def _beginnings(text: str, language: str) -> list[int]:
    """Where a noun of an event may begin."""
    small = rx.compiled(r"(?<![\w-])\w").sub(lambda letter: letter[0].lower(), text)
    texts = (text, small) if len(small) == len(text) else (text,)
    return sorted({match.start() for one in texts for match in _any(language).finditer(one)})


@cache
def _any(language: str) -> re.Pattern[str]:
    forms = "|".join(lexicon(language, "events")["nouns"].values())
    return re.compile(rf"(?<![\w-])(?=\w)(?=(?:{forms}))")


def noun_at(text: str, start: int, language: str) -> Noun | None:
    """The noun of an event that begins at `start`."""
    return _longest(text, start, len(text), lexicon(language, "events")["nouns"])


def _longest(text: str, start: int, end: int, book: dict[str, str]) -> Noun | None:
    best: Noun | None = None
    for kind in book:
        match = _kind_pattern(book[kind]).match(text, start)  # what follows may decide
        if match and match.end() <= end and (best is None or match.end() > best.end):
            best = Noun(kind, start, match.end())
    return best


@cache
def _kind_pattern(forms: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{forms})(?![\w-])")


def edition(clause: Clause, language: str, start: int, end: int) -> Noun | None:
    """«The fourth edition»: a noun whose kind is that of its series."""
    match = _edition(language).search(clause.text, start, end)
    if not match:
        return None
    word = clause.text.rindex(" ", match.start(), match.end()) + 1
    return Noun("edition", word, match.end())


@cache
def _edition(language: str) -> re.Pattern[str]:
    anaphor = filled(lexicon(language, "events")["anaphors"]["edition"], macros(language))
    return re.compile(rf"(?<!\w)(?:{anaphor})(?!\w)", re.IGNORECASE)


def heads_phrase(text: str, noun: Noun) -> bool:
    """Whether the noun stands after an article or a number and is not one more noun of another."""
    before = text[max(0, noun.start - 40) : noun.start]
    return not rx.search(
        r"\b(?:de|du|des|of|for|pour|en|sur|on|par|by|sans|without|d')\s?$", before
    )
