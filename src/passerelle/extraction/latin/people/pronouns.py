"""The stage that finds whom a pronoun means: "she then visited", "they drove on to Cork".

Only where the words settle it: "she" after a sentence that names one person, "they" and
"it" after one that speaks of a group of visitors. Pronouns that mean nobody of the text, or
could mean two, are left alone; a later stage then binds nobody to the verb.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Literal

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis, Mention
from passerelle.extraction.reading.plain import plain

__all__ = ["pronouns"]

_BACK = 3  # sentences in which the one who is meant is sought


@dataclass
class _Sentence:
    start: int
    end: int
    persons: list[tuple[int, str]]
    groups: list[tuple[int, str]]
    bodies: int = 0


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    book = lexicon(language, "clauses").get("pronouns")
    if book is None:
        return None
    kinds = "|".join(rf"(?P<{kind}>{book[kind]})" for kind in ("person", "group", "one", "object"))
    return re.compile(rf"(?<![\w'-])(?:{kinds})(?![\w'-])")


def pronouns(analysis: Analysis) -> None:
    """Add a mention for each pronoun of which it is plain who is meant."""
    pattern = _pattern(analysis.document.language)
    if pattern is None:
        return
    view = plain(analysis)
    sentences = _sentences(analysis)
    starts = [one.start for one in sentences]
    for match in pattern.finditer(view.text):
        at = bisect_right(starts, match.start()) - 1
        if at < 0:
            continue
        form = match.lastgroup or ""
        kind: Literal["person", "delegation"] = "person" if form == "person" else "delegation"
        start, end = match.span("them" if form == "object" else form)
        if kind == "person":
            who = _person(sentences, at, start)
            spoken = sentences[at].persons
        else:
            who = _group(sentences, at, start, first=form == "one")
            known = list(analysis.delegations)
            if who is None and view.text[start:end].startswith("the ") and len(known) == 1:
                who = known[0]  # "the students", where only one group is told of
            spoken = sentences[at].groups
        if who is not None:
            analysis.mentions.append(Mention(view.span(start, end), kind, who))
            spoken.append((start, who))
    analysis.mentions.sort()


def _sentences(analysis: Analysis) -> list[_Sentence]:
    view = plain(analysis)
    found = []
    for span in analysis.sentences:
        start, end = view.inside(span)
        if start < end:
            found.append(_Sentence(start, end, [], []))
    found.sort(key=lambda one: one.start)
    starts = [one.start for one in found]
    for mention in analysis.mentions:
        start, end = view.inside(mention.span)
        at = bisect_right(starts, start) - 1
        if start >= end or at < 0:
            continue
        if mention.kind == "person":
            found[at].persons.append((start, mention.entity))
        elif mention.kind == "delegation":
            found[at].groups.append((start, mention.entity))
        elif mention.kind == "body":
            found[at].bodies += 1
    return found


def _person(sentences: list[_Sentence], at: int, position: int) -> str | None:
    """The only person of the words before in the sentence, or of the last one that names any."""
    for back, one in enumerate(reversed(sentences[max(0, at - _BACK) : at + 1])):
        named = [who for start, who in sorted(one.persons) if start < position]
        if named:
            alone = len(set(named)) == 1
            return named[0] if alone else (named[0] if back == 0 else None)
    return None


def _group(sentences: list[_Sentence], at: int, position: int, first: bool) -> str | None:
    """The group of which the words before speak; "it" means what they begin with."""
    for one in reversed(sentences[max(0, at - _BACK) : at + 1]):
        groups = [who for start, who in sorted(one.groups) if start < position]
        people = [who for start, who in sorted(one.persons) if start < position]
        if groups:
            if first and people and min(one.persons)[0] < min(one.groups)[0]:
                return None
            return groups[-1]
        if len(set(people)) > 1 or one.bodies > 1:
            return None
    return None
