"""Whether a word of a theme is named only in passing where a matter is told.

«The Hualin Cultural Center» is a house, "two buses" in a title are a count, "urban" in "urban
cycling" only says of what kind, and "met students" tells of people. The words are data
(`passing` of the themes); a language without them lets every word pass.
"""

from __future__ import annotations

from passerelle.extraction.account import Event
from passerelle.extraction.latin.agreements.bonds import words_of
from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["elsewhere", "passing"]

Stretch = tuple[int, int]


def passing(text: str, language: str, word: Stretch, beside: list[Stretch], rule: str) -> bool:
    """Whether the signal at `word` says nothing of what an event or agreement deals with."""
    book = lexicon(language, "themes").get("passing")
    if book is None:
        return False
    start, end = word
    said = text[start:end]
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if said[:1].isupper() and rx.match(rf" (?:[A-Z][\w-]+ ){{0,2}}{book['house']}\b", after):
        return rule != "title"
    if rule == "title" and rx.search(rf"(?i)\b(?:{book['count']}) $", before):
        return True
    if rx.search(rf"\b(?:{book['people']}) $", before):
        return True
    if said.lower() in book["weak"]:
        return any(not text[min(end, b) : max(start, a)].strip() for a, b in beside)
    return said.lower() in book["bare"] and not rx.match(book["told"], after)


def elsewhere(analysis: Analysis, clause: Clause, event: Event, words: tuple[int, int]) -> bool:
    """Whether a paper or what somebody said stands between an event and "on"."""
    start, end = words
    language = analysis.document.language
    said = lexicon(language, "themes")["topic"].get("elsewhere")
    if said is None:
        return False
    papers = event.kind != "signing" and any(
        start <= one.start < end for one in words_of(clause, language, "instruments")
    )
    return papers or bool(rx.search(said, clause.text[start:end]))
