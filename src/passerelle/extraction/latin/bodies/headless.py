"""Bodies without a head word in English: those that the words around them say to be one.

`organised by Messe Erfurt`, `CODOFIL, the state agency`, `the Energi Coast industry group`,
`the two operators, PD Ports and Norhavn`.
"""

from __future__ import annotations

import re
from functools import cache

from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.latin.words.heads import Candidate, Head, heads
from passerelle.extraction.latin.words.names import is_given
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.passages import Passage

__all__ = ["headless"]

_WORD = r"[A-ZÀ-ÞĀ-ŒŔ-Ț][\w]*(?:[’'&-][\w]+)*"
_NAME = rf"{_WORD}(?: (?:(?:of|for|de|di|the|&) )?{_WORD}){{0,4}}"
_ACRONYM = r"(?!COVID|WHAT|VIPs|MPs|NGOs)(?:[A-Z]{3,8}|[A-Z][a-z]{0,2}[A-Z]{1,5})"


def headless(
    passage: Passage, people: list[tuple[int, int]], before: list[Candidate], places: Gazetteer
) -> list[Candidate]:
    """The bodies of a passage that only their surroundings tell, apart from those found."""
    text = passage.text
    taken = [*people, *((one.start, one.end) for one in before)]
    found: list[Candidate] = []
    for pattern, rule in _patterns():
        for one in pattern.finditer(text):
            for group, start, end in _spans(one):
                start = _past_office(text, start, end)
                if any(a < end and start < b for a, b in taken):
                    continue
                name = text[start:end]
                if _is_no_body(name, places, group == "single"):
                    continue
                kind = _kinds().get(folded(one.groupdict().get("kind") or ""), "association")
                head = Head(kind)
                found.append(Candidate(start, end, name, head, folded(name), rule, 0.75))
                taken.append((start, end))
    found += _greater(passage, taken, places)
    return found


def _greater(passage: Passage, taken: list[tuple[int, int]], places: Gazetteer) -> list[Candidate]:
    """French communities named after their town: «Grand Poitiers»."""
    found: list[Candidate] = []
    for one in re.finditer(rf"(?<![\w-])Grand (?P<town>{_WORD})(?![\w-])", passage.text):
        town = places.place(one["town"], "FR")
        free = not any(a < one.end() and one.start() < b for a, b in taken)
        if town and town.country == "FR" and town.place == "city" and free:
            head = Head("communaute-agglomeration", "epci")
            found.append(Candidate(*one.span(), one[0], head, folded(one[0]), "bodies/form", 0.85))
    return found


def _past_office(text: str, start: int, end: int) -> int:
    """Where the name begins after an office: «Executive Director of CODOFIL»."""
    for one in offices(text, "en"):
        joint = re.compile(r" (?:of|at|for) (?:the )?").match(text, one.end)
        if start <= one.start < end and joint and joint.end() < end:
            return joint.end()
    return start


def _spans(one: re.Match[str]) -> list[tuple[str, int, int]]:
    groups = [key for key in ("single", "a", "b") if one.groupdict().get(key)]
    return [(key, *one.span(key)) for key in groups]


@cache
def _kinds() -> dict[str, str]:
    """Small words for bodies, also in the plural, and what kind each says."""
    words = lexicon("en", "bodies")["words"]
    kinds = {**dict.fromkeys(words["apposed"], "association"), **words["apposed_kinds"]}
    plural = {re.sub(r"y$", "ie", word) + "s": kind for word, kind in kinds.items()}
    return {**kinds, **plural}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = lexicon("en", "bodies")
    kinds = "|".join(sorted(map(re.escape, _kinds()), key=len, reverse=True))
    after = "|".join(sorted(map(re.escape, table["words"]["kinds_after"]), key=len, reverse=True))
    agents = "|".join(table["doing"]["agents"])
    doing = "|".join([*table["doing"]["verbs"], "will (?:lend|pay|fund|provide)"])
    end = r"(?![\w-]| [A-ZÀ-ÞĀ-ŒŔ-Ț])"
    return (
        (
            re.compile(
                rf"\b(?i:{agents}) (?:the )?(?P<a>{_NAME}){end}(?:,? and (?P<b>{_NAME}){end})?"
            ),
            "bodies/agent",
        ),
        (
            re.compile(
                rf"(?<![\w-])(?P<single>{_NAME}), (?:an?|the) (?:[\w-]+ ){{0,4}}?"
                rf"(?P<kind>{kinds})(?!\w)"
            ),
            "bodies/explained",
        ),
        (
            re.compile(
                rf"(?<![\w-])(?P<a>{_ACRONYM})(?: (?:and|&) (?:the )?(?P<b>{_ACRONYM}))?"
                rf" (?:{doing})(?!\w)"
            ),
            "bodies/acting-acronym",
        ),
        (
            re.compile(rf"\bthe (?P<a>{_WORD}(?: {_WORD}){{1,3}}) (?P<kind>{after})(?![\w-])"),
            "bodies/named-kind",
        ),
        (
            re.compile(rf"\b(?P<kind>{kinds}),? (?P<a>{_NAME}) and (?P<b>{_NAME}){end}"),
            "bodies/apposed",
        ),
    )


def _is_no_body(name: str, places: Gazetteer, explained: bool) -> bool:
    """Whether a name is rather that of a place, a person or a thing."""
    first, *rest = name.split()
    words = lexicon("en", "bodies")["words"]
    if folded(first) in words["leading"] or places.place(name) is not None or heads(name, "en"):
        return True
    if explained or not rest:
        return (
            not (name.isupper() and len(name) > 2)
            and not re.search(r"[a-z][A-Z]", name)
            and (not rest or is_given(first))
        )
    return is_given(first)
