"""Verbs of events in whatever form, where no frame reads them: what anchors decides.

A frame knows how a verb takes its subject and object. People put things in more ways than that:
between the verb and its groups stand insertions, names that no stage knows, common nouns. So a
verb of the trade counts by its stem wherever its part of the sentence holds somebody and a
day, or somebody and the place where it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.event_nouns import Noun, heads_phrase, macros
from passerelle.extraction.lexicon import filled, lexicon
from passerelle.extraction.reading import rx

__all__ = ["Lone", "lone", "lone_noun"]

_PARTS = re.compile(r"[^.;!?•\n]+")


@dataclass(frozen=True)
class Lone:
    """A verb by its stem: the kind of event it tells of, where it stands, and its voice."""

    kind: str
    start: int
    end: int
    passive: bool


def lone(clause: Clause, language: str, taken: list[tuple[int, int]]) -> Iterator[Lone]:
    """The first verb of the trade of each part of the clause in which no event is told yet."""
    book = lexicon(language, "events").get("lone")
    if book is None:
        return
    for part in _PARTS.finditer(clause.text):
        start, end = part.span()
        if any(start <= left < end for left, _ in taken) or not _anchored(
            clause, language, *part.span()
        ):
            continue
        found = _stems(language).search(clause.text, start, end)
        if found and found.lastgroup:
            led = rx.search(rf"{book['auxiliary']}$", clause.text[start : found.start()])
            helper = led[0].split()[0].lower() if led and led[0].strip() else ""
            participle = rx.fullmatch(book["participle"], found[0])
            passive = bool(participle and not rx.fullmatch(book["having"], helper))
            begin = start + led.start() if led else found.start()
            yield Lone(found.lastgroup.replace("_", "-"), begin, found.end(), passive)


def lone_noun(clause: Clause, language: str, noun: Noun) -> bool:
    """Whether a noun tells of an event by what anchors it: its part holds somebody and a day.

    «L'assemblée de Ⓑ, Ⓣ à Ⓛ» does; "an accord on the training of nurses, Ⓣ" is of something else.
    """
    events = lexicon(language, "events")
    book = events.get("lone")
    if book is None or not heads_phrase(clause.text, noun) or noun.kind == "signing":
        return False
    text = clause.text
    start = max(text.rfind(mark, 0, noun.start) for mark in ".;!?•\n") + 1
    stop = re.compile(r"[.;!?•\n]").search(text, noun.end)
    end = stop.start() if stop else len(text)
    before = text[max(start, noun.start - 60) : noun.start]
    of_other = rx.search(book["of_other"], before) and not rx.search(book["at_it"], before)
    article = rx.search(rf"(?:^\W*|{macros(language)['determiner']}(?:[\w-]+ ){{0,2}})$", before)
    return bool(article and not of_other and _anchored(clause, language, start, end))


def _anchored(clause: Clause, language: str, start: int, end: int) -> bool:
    """Whether a part of a clause holds somebody, and a day or a place where something is."""
    text = clause.text[start:end]
    book = lexicon(language, "events")
    if rx.search(book["lone"]["never"], text):
        return False
    somebody = rx.search("[ⓅⒷⒹ]", text) or rx.search(
        filled(book["lone"]["somebody"], macros(language)), text
    )
    days = [clause.groups[at].keys[0] for at in range(start, end) if clause.text[at] == "Ⓣ"]
    day = [one for one in days if re.fullmatch(r"\d{4}-[01]\d(?:-\d\d)?(?:/\d{4}-\d\d-\d\d)?", one)]
    apart = rx.search(book["alone"]["not_day"], text.split("Ⓣ")[0]) if day else None
    where = rx.search(rf"\b(?:{book['where']['before']}) Ⓛ", text) and rx.search("[ⓅⒹ]", text)
    return bool(somebody and ((day and not apart) or where))


@cache
def _stems(language: str) -> re.Pattern[str]:
    stems = lexicon(language, "events")["lone"]["stems"]
    kinds = "|".join(rf"(?P<{kind.replace('-', '_')}>{forms})" for kind, forms in stems.items())
    return re.compile(rf"(?<![\w-])(?:{kinds})(?![\w-])")
