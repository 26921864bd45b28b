"""Sentences in which each name is one sign, so that patterns read how they hang together.

``Le Ⓑ a accueilli, à Ⓛ, Ⓓ.`` — what a sign stands for is in `groups`. A sentence that ends
with a colon takes along the list after it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from passerelle.extraction.latin.clauses.groups import Group, groups_of
from passerelle.extraction.reading.analysis import Analysis, Span
from passerelle.extraction.reading.plain import BULLET, Plain, plain, spelling

__all__ = ["PARTY", "SIGNS", "SPEECH", "Clause", "clauses"]

SIGNS = {"person": "Ⓟ", "body": "Ⓑ", "place": "Ⓛ", "delegation": "Ⓓ", "date": "Ⓣ"}
PARTY = "[ⓅⒷⒹ]"
SPEECH = "Ⓠ"
_SHORTEST_TITLE = 8  # characters; less may begin any sentence
_LONGEST_LEAD = 80  # characters; a heading right before a list
_LONGEST_LIST = 40  # sentences that one colon may govern


@dataclass
class Clause:
    """A sentence with signs for names; `groups` tells by position in `text` what they mean."""

    text: str
    view: Plain
    places: list[int]
    groups: dict[int, Group] = field(default_factory=dict)
    title: bool = False
    memory: dict[str, Any] = field(default_factory=dict)
    """What was read in it once and need not be read again, by the name of the reader."""

    def span(self, start: int, end: int) -> Span:
        """The words of the document that `text[start:end]` stands for."""
        first, last = self.places[start], self.places[max(start, end - 1)]
        group = self.groups.get(end - 1)
        return self.view.span(first, group.end if group else last + 1)

    def at(self, position: int) -> int:
        """Where a position of the plain text stands in `text`."""
        return max(0, bisect_right(self.places, position) - 1)

    def words(self, start: int, end: int) -> str:
        """The plain words behind `text[start:end]`."""
        if start >= end:
            return ""
        group = self.groups.get(end - 1)
        return self.view.text[self.places[start] : group.end if group else self.places[end - 1] + 1]


def clauses(analysis: Analysis) -> list[Clause]:
    """The sentences of the text with signs for names, headings and lists included.

    They are made anew only when there are new names since they were made last.
    """
    named = [mention for mention in analysis.mentions if mention.kind != "event"]
    known = (named, len(analysis.functions), len(analysis.bodies), len(analysis.places))
    if analysis.clauses is None or analysis.clauses[0] != known:
        view = plain(analysis)
        groups = groups_of(analysis, view)
        made = [_clause(analysis, view, start, end, groups) for start, end in _runs(analysis, view)]
        analysis.clauses = known, made
    return analysis.clauses[1]


def _runs(analysis: Analysis, view: Plain) -> Iterator[tuple[int, int]]:
    """Sentences in the plain text; those of a list together with the words before its colon."""
    run: list[int] = []
    length = 0
    for sentence in analysis.sentences:
        start, end = view.inside(sentence)
        if start >= end:
            continue
        said = view.text[run[0] : run[1]].rstrip() if run else ""
        goes_on = bool(said) and length < _LONGEST_LIST and _goes_on(said, view.text[:end], start)
        if goes_on:
            run[1], length = end, length + 1
            continue
        if run:
            yield run[0], run[1]
        run, length = [start, end], 1
    if run:
        yield run[0], run[1]


def _goes_on(said: str, text: str, start: int) -> bool:
    """Whether the sentence at `start` is an item of the list that `said` has begun."""
    item = text[start:].lstrip().startswith(BULLET) or text[:start].rstrip(" ").endswith(BULLET)
    if item:
        heads = len(said) < _LONGEST_LEAD and not said.endswith((".", "!", "?"))
        return said.endswith(":") or BULLET in said or heads
    shouted = said.rsplit("\n", 1)[-1].strip()
    if shouted.isupper() and said.removesuffix(shouted).rstrip().endswith((" to", " à", " au")):
        return True  # «invites you to / SMALL HARBOURS / a public symposium»
    hangs = said.endswith((" to", " à", " au", " aux", " with", " avec"))
    return (said.endswith((":", ";")) or hangs) and len(said) < 3000


def _clause(analysis: Analysis, view: Plain, start: int, end: int, groups: list[Group]) -> Clause:
    signs: list[str] = []
    places: list[int] = []
    told: dict[int, Group] = {}
    position = start
    first = bisect_left(groups, start, key=lambda one: one.end)
    for group in islice(groups, first, None):
        if group.start >= end:
            break
        if group.end <= position:
            continue
        if group.start < position and group.kind != "speech":
            continue
        group = replace(group, start=max(group.start, position))
        signs.append(view.text[position : group.start])
        places.extend(range(position, group.start))
        told[len(places)] = group
        signs.append(SIGNS.get(group.kind, SPEECH))
        places.append(group.start)
        position = group.end
    signs.append(view.text[position:end])
    places.extend(range(position, end))
    text = "".join(signs)
    title = _folded(spelling(analysis.document.title or ""))
    words = _folded(view.text[start:end])
    return Clause(text, view, places, told, _is_title(words, title))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" #•*")


def _is_title(words: str, title: str) -> bool:
    """Whether a sentence is the title, or a line of it."""
    if not title or len(words) < _SHORTEST_TITLE:
        return False
    return words.startswith(title) or (title.startswith(words) and len(words) * 3 > len(title))
