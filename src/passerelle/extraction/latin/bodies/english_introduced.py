"""Names that a common noun introduces: «the commune of Aného», «the charity WheelsForAll»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from passerelle.extraction.latin.bodies.english_runs import run_at
from passerelle.extraction.latin.words.heads import Candidate, Head
from passerelle.extraction.latin.words.tokens import Token
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.rx import CAPITAL

__all__ = ["apposed", "small_towns"]

_DAYS = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June"
    "|July|August|September|October|November|December"
)

_SMALL = re.compile(
    r"(?<![\w-])(?:city|town|commune|municipality|borough|village) of "
    rf"(?P<core>{CAPITAL}[\w]*(?:[’'-][\w]+)*"
    rf"(?:(?:\s(?:op|am|an der|upon|on|de|la|di|of|le))?\s(?!{_DAYS}){CAPITAL}[\w’'-]+)?)"
)

# «in the Polish city of Łódź» says where
_IN_TOWN = re.compile(
    r"(?i)\b(?:in|at|near|through|around|outside|visit\w*|toured|to|from)\s(?:the\s|a\s)?(?:[\w-]+\s){0,2}$"
)


def small_towns(
    passage: Passage, people: list[tuple[int, int]], before: list[Candidate]
) -> list[Candidate]:
    """Towns that are named as such with a small letter: «the commune of Aného»."""
    taken = [*people, *((one.start, one.end) for one in before)]
    head = Head("foreign-local-authority", "city")
    return [
        Candidate(*one.span(), one[0], head, folded(one["core"]), "bodies/head-word", 0.85)
        for one in _SMALL.finditer(passage.text)
        if not _IN_TOWN.search(passage.text[max(0, one.start() - 50) : one.start()])
        if not any(a < one.end() and one.start() < b for a, b in taken)
    ]


def apposed(
    passage: Passage, words: Sequence[Token], closed: set[int], before: list[Candidate]
) -> list[Candidate]:
    """Names without a head word that one stands before: «the charity WheelsForAll»."""
    found: list[Candidate] = []
    text = passage.text
    kinds = lexicon("en", "bodies")["words"]["apposed_kinds"]
    forms = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True))
    for match in re.finditer(rf"(?<!\w)({forms})\s(?:called\s)?[“\"]?(?=[A-Z])", text):
        at = next((n for n, w in enumerate(words) if w.start >= match.end()), None)
        run = run_at(words, at, closed, text) if at is not None else None
        if run is None:
            continue
        start, end = words[run[0]].start, words[run[1] - 1].end
        if any(one.start < end and start < one.end for one in before):
            continue
        name = re.split(r"\s(?:and|in|at|from|with|to)\s", text[start:end])[0]
        end = start + len(name)
        head = Head(kinds[match[1]])
        found.append(Candidate(start, end, name, head, folded(name), "bodies/apposed", 0.85))
    return found
