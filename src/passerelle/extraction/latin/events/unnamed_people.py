"""Whether a verb has enough beside it to tell of an event, and people without a name do for it."""

from __future__ import annotations

import re

from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.event_nouns import macros
from passerelle.extraction.latin.clauses.groups import Group
from passerelle.extraction.latin.events.frames import Spec
from passerelle.extraction.lexicon import filled, lexicon
from passerelle.extraction.reading import rx

__all__ = ["english_someone", "enough", "without_names"]

_ALONE = (
    *("sign", "hold", "celebrate", "inaugurate", "organise", "invite", "send", "attend"),
    *("visit", "show", "exhibit", "play", "watch", "gather", "perform", "house", "there", "train"),
    *("proceed", "result", "follow", "made", "planted"),
)
"""Frames that tell of something even where nobody is named for them."""

_WITH_CROWD = ("receive", "shown", "brief", "meet", "train")

_FAR = 250  # characters before a verb in which its subject may begin

_UNNAMED = (
    *("receive", "meet", "perform", "train", "award", "learn", "screen", "exhibit"),
    *("shown", "brief", "stay", "lead", "call"),
)
"""Frames that tell of something on a day, where who does it is told by a common noun."""


def enough(spec: Spec, passive: bool, doers: tuple[Group, ...], done_to: tuple[Group, ...]) -> bool:
    """Whether enough is named: somebody receives somebody, somebody visits, and so on."""
    if spec.name == "receive":
        return bool(doers or done_to) if passive else bool(done_to)
    if spec.name == "call":
        return bool(doers and done_to)
    if spec.name in ("hear", "train") or (spec.name == "award" and passive):
        return bool(doers or done_to)
    if spec.name == "meet":
        return bool(doers and done_to) or len(doers) > 1
    return spec.name in _ALONE or bool(doers)


def without_names(
    clause: Clause,
    language: str,
    match: re.Match[str],
    spec: Spec,
    passive: bool,
    sides: tuple[tuple[Group, ...], tuple[Group, ...]],
) -> bool | None:
    """Whether only a day makes an event of it; None where common nouns tell of nobody."""
    doers, done_to = sides
    by_any = bool(doers) or (language == "en" and _someone(clause, language, *match.span()))
    guests = spec.name in _WITH_CROWD and _crowd(clause, language, match.end())
    named = spec.name == "meet" and any(g.kind in ("person", "delegation") for g in done_to)
    crowd = guests and by_any
    if not crowd and not _by_someone(clause, language, match, spec, passive or named or guests):
        return None
    return not named and not crowd and language != "en"


def _by_someone(
    clause: Clause, language: str, match: re.Match[str], spec: Spec, told: bool
) -> bool:
    """Whether a pronoun or a common noun does what the verb says, or has it done to it."""
    may = spec.name in _UNNAMED and (told or spec.name != "receive")
    return may and _someone(clause, language, *match.span())


def _someone(clause: Clause, language: str, start: int, end: int) -> bool:
    """Whether the subject is a pronoun or a common noun of people: «Les diplomates ont …»."""
    book = lexicon(language, "events")["refine"]
    before = clause.text[max(0, start - _FAR) : start]
    if rx.search(filled(book.get("someone", "(?!)"), macros(language)), before):
        return True
    participle = rx.fullmatch(book.get("bare", "(?!)"), clause.text[start:end])
    return bool(participle and rx.search(r"(?:^|[.;:!?•,])\W*$", before))


def english_someone(clause: Clause, language: str, start: int) -> bool:
    """Whether English people without a name stand before a verb."""
    return language == "en" and _someone(clause, language, start, start)


def _crowd(clause: Clause, language: str, end: int) -> bool:
    """«A reçu les délégations venues de …»: guests that are no one group."""
    crowd = lexicon(language, "events")["refine"].get("crowd")
    return bool(crowd and rx.match(filled(crowd, macros(language)), clause.text[end : end + 160]))
