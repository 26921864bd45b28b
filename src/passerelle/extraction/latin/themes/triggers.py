"""Words that signal a theme: the labels of the scheme and those of the lexicon, by lemma.

Lemmas come from simplemma, which holds its dictionaries itself and needs no download. A
stemmer was weighed and left: it makes "formation" and "format", "business" and "busy" one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import simplemma

from passerelle.extraction.lexicon import lexicon
from passerelle.vocabulary import load_vocabulary

__all__ = ["signalled"]

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
Lemmas = tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def _lemma(word: str, language: str) -> str:
    return simplemma.lemmatize(word.lower(), lang=language).lower()


def _words(text: str, language: str) -> list[tuple[str, int, int]]:
    """The lemmas of the words that count, each with its place."""
    small = lexicon(language, "themes")["small"]
    return [
        (_lemma(match[0], language), match.start(), match.end())
        for match in _WORD.finditer(text)
        if match[0].lower() not in small
    ]


@cache
def _triggers(language: str) -> dict[str, list[tuple[Lemmas, str]]]:
    """All signals by their first lemma, the longest first."""
    table: dict[Lemmas, str] = {}
    for label, slug in load_vocabulary().spoken("theme", language):
        table.setdefault(_key(label, language), slug)
    for slug, labels in lexicon(language, "themes")["triggers"].items():
        for label in labels:
            table.setdefault(_key(label, language), slug)
    first: dict[str, list[tuple[Lemmas, str]]] = {}
    for lemmas, slug in table.items():
        first.setdefault(lemmas[0], []).append((lemmas, slug))
    for entries in first.values():
        entries.sort(key=lambda one: -len(one[0]))
    return first


def _key(label: str, language: str) -> Lemmas:
    return tuple(lemma for lemma, _, _ in _words(label, language))


def signalled(text: str, language: str) -> Iterator[tuple[str, int, int]]:
    """The themes that `text` signals, with the words that do; the longest signal counts."""
    words = _words(text, language)
    triggers = _triggers(language)
    at = 0
    while at < len(words):
        found = _longest(words, at, triggers, text)
        if found is None:
            at += 1
            continue
        slug, length = found
        yield slug, words[at][1], words[at + length - 1][2]
        at += length


def _longest(
    words: list[tuple[str, int, int]],
    at: int,
    triggers: dict[str, list[tuple[Lemmas, str]]],
    text: str,
) -> tuple[str, int] | None:
    for lemmas, slug in triggers.get(words[at][0], ()):
        stretch = words[at : at + len(lemmas)]
        together = tuple(lemma for lemma, _, _ in stretch) == lemmas
        if together and not re.search(r"[,;:.]", text[stretch[0][1] : stretch[-1][2]]):
            return slug, len(lemmas)
    return None
