"""A further function of the same persons: «X, sénateur, président du Groupe»."""

from __future__ import annotations

import re

from passerelle.extraction.latin.words.linking import Named, Tie, is_plural, link
from passerelle.extraction.reading.offices import Office

__all__ = ["chained", "chained_back"]

_AND_THE = {
    "fr": re.compile(r"\bet (?:le |la |l[’'])$"),
    "en": re.compile(r"^,? and (?:the|its|their|our) $"),
}
_NOW = re.compile(r"(?i)\b(?:now|aujourd[’']hui|désormais|currently|actuellement)\b")


def chained(
    text: str,
    at: int,
    office: Office,
    found: list[Office],
    stops: list[int],
    made: dict[int, list[Tie]],
    people: list[Named],
    language: str,
) -> list[Tie]:
    """A further function of the same persons: «X, sénateur, président du Groupe»."""
    for last in range(at - 1, max(at - 4, -1), -1):
        ties_of = made.get(last)
        if not ties_of:
            continue
        begin = stops[last]
        if ties_of[0].before:
            begin = max(begin, max(tie.person.end for tie in ties_of))
        between = text[begin : office.begin]
        named_first = language == "fr" or ties_of[0].before
        if named_first and _AND_THE[language].search(between):
            return []  # «le président, X, et la principale du lycée, Y»: of somebody else
        if link(language, "chain").fullmatch(between):
            following = _respective(text, ties_of, found[last], people, language)
            if following:
                return [Tie(at, following)]
            plural = is_plural(text, office)
            if plural and len(ties_of) == 1:
                return []
            kept = ties_of if plural else ties_of[-1:]
            past = not _NOW.search(between)
            return [Tie(at, tie.person, past=past and tie.past) for tie in kept]
        return []
    return []


def _respective(
    text: str, before: list[Tie], last: Office, people: list[Named], language: str
) -> Named | None:
    """«X et Y, respectivement maire et adjointe»: the person after the one before."""
    if not re.search(r"(?i)respecti(?:vement|vely)\W*$", text[: last.begin]) and not (
        re.search(r"(?i)respecti(?:vement|vely)", text[before[0].person.end : last.begin])
    ):
        return None
    after = [one for one in people if before[0].person.end <= one.begin < last.begin]
    return after[0] if after else None


def chained_back(
    text: str,
    at: int,
    found: list[Office],
    stops: list[int],
    made: dict[int, list[Tie]],
    language: str,
) -> list[Tie]:
    """An office right before one that is tied to a name after it: «Mayor Cllr X»."""
    after = made.get(at + 1)
    if not after or not after[0].before:
        return []
    between = text[stops[at] : found[at + 1].begin]
    if re.search(r"\band the\s$", between) and re.search(r"(?i)\bthe $", text[: found[at].begin]):
        return []  # «the Minister and the Executive Mayor of Y, X» are two
    joined = not between.strip() or link(language, "chain").fullmatch(between)  # «Mayor Cllr X»
    return [Tie(at, after[0].person, before=True)] if joined else []
