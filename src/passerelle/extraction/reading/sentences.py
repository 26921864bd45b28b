"""Passages of the text proper and their sentences: what all later stages read.

Written without a library: sentence splitters that need no download know neither wrapped
lines nor lists nor `M. le Maire`, and need the same list of abbreviations anyway. Names are
matched as they are written, so nothing is lemmatised here; forms of functions and head words
stand in the lexicons.
"""

from __future__ import annotations

import re

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.passages import Passage, passages
from passerelle.extraction.reading.zones import PRIVATE, proper, reaches

__all__ = ["bounded", "sentences", "split"]

_STOP = re.compile(r"(?:[.!?…]+|[。！？])[»”\"’')\]]*\s+(?=[«“\"‘(\[—–-]*\s?[A-ZÀ-ÞĀ-ŒŔ-Ț0-9•])")
_WORD_BEFORE = re.compile(r"([\w.-]*)$")
_LONGEST = 2_000
"""Characters of a sentence; what is longer is no prose, and is read in parts of that length.

Later stages compare what stands in one sentence, so that their time grows with its square.
"""
_INITIAL = re.compile(r"(?:[A-ZÀ-ÞĀ-ŒŔ-Ț]\.?-?)+")


def sentences(analysis: Analysis) -> None:
    """Find the passages and sentences of the text."""
    language = analysis.document.language
    found = proper(passages(analysis.document.text), language)
    for passage in found:
        kept = [
            part for one in split(passage.text, language) for part in bounded(passage.text, *one)
        ]
        kept = [(a, b) for a, b in kept if not _is_private(passage.text[a:b], language)]
        for piece in _pieces(passage, kept):
            analysis.passages.append(piece)
            analysis.sentences += [
                piece.span(a, b) for a, b in split(piece.text, language) if piece.text[a:b].strip()
            ]
    analysis.sentences.sort()


def _is_private(sentence: str, language: str) -> bool:
    """Whether who is named in a sentence is only someone to write to."""
    return PRIVATE.search(sentence) is not None or reaches(sentence, language)


def split(text: str, language: str) -> list[tuple[int, int]]:
    """Where the sentences of a flat passage begin and end."""
    known = frozenset(lexicon(language, "layout")["abbreviations"])
    found, at = [], 0
    for stop in _STOP.finditer(text):
        before = _WORD_BEFORE.search(text, max(at, stop.start() - 40), stop.start())
        word = before[1] if before else ""
        if stop[0].startswith(".") and (word in known or _INITIAL.fullmatch(word) or word == ""):
            continue
        if text.count("(", at, stop.start()) > text.count(")", at, stop.start()):
            continue
        found.append((at, stop.start() + len(stop[0].rstrip())))
        at = stop.end()
    if text[at:].strip():
        found.append((at, len(text)))
    return found


def bounded(text: str, start: int, end: int, longest: int = _LONGEST) -> list[tuple[int, int]]:
    """A sentence as it is, or parts of at most `longest` characters, cut at spaces if possible."""
    parts: list[tuple[int, int]] = []
    while end - start > longest:
        space = text.rfind(" ", start + longest // 2, start + longest)
        cut = space if space > 0 else start + longest
        parts.append((start, cut))
        start = cut
    return [*parts, (start, end)]


def _pieces(passage: Passage, kept: list[tuple[int, int]]) -> list[Passage]:
    """The passage without sentences that were left out, in as few pieces as may be."""
    if not kept:
        return []
    runs: list[tuple[int, int]] = []
    for begin, end in kept:
        whole = runs and end - runs[-1][0] <= 2 * _LONGEST
        if whole and not passage.text[runs[-1][1] : begin].strip():
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((begin, end))
    if runs == [(0, len(passage.text))]:
        return [passage]
    return [passage.part(a, b) for a, b in runs]
