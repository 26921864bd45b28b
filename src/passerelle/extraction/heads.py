"""Head words of bodies: which kind of body a name says it is, and whether a collectivity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from passerelle.extraction.lexicon import lexicon

__all__ = ["Candidate", "Head", "heads", "place_name"]


@dataclass(frozen=True)
class Head:
    """What the lexicon says of a head word; `level` is set for collectivities."""

    kind: str
    level: str = ""
    small: bool = False
    held: bool = False
    alone: bool = False
    apposed: bool = False
    unit: bool = False
    last: bool = False


@dataclass(frozen=True)
class Candidate:
    """A body as written: characters of a passage, its head, and what ties to it."""

    start: int
    end: int
    name: str
    head: Head
    core: str
    rule: str
    sure: float
    acronym: str | None = None
    acronym_at: tuple[int, int] | None = None
    country: str | None = None
    parent: int | None = None
    held: bool = False


@cache
def _heads(language: str) -> tuple[re.Pattern[str], re.Pattern[str], list[Head]]:
    table = lexicon(language, "bodies")["head"]
    forms, found = [], []
    for number, one in enumerate(table):
        plain = {key: value for key, value in one.items() if key != "forms"}
        found.append(Head(**plain))
        words = "|".join(sorted(one["forms"], key=len, reverse=True))
        forms.append(f"(?P<h{number}>{words})")
    small = [f for f, h in zip(forms, found, strict=True) if h.small or h.alone or h.held]
    every = rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w])"
    lower = rf"(?<![\w-])(?:{'|'.join(small)})(?![\w])"
    return re.compile(every, re.IGNORECASE), re.compile(lower, re.IGNORECASE), found


def heads(text: str, language: str) -> list[tuple[re.Match[str], Head]]:
    """All head words in `text` with their kind; those that need a capital have one."""
    every, small, table = _heads(language)
    found: list[tuple[re.Match[str], Head]] = []
    at = 0
    while match := every.search(text, at):
        head = table[int((match.lastgroup or "h0")[1:])]
        if not match[0][0].isupper() and not (head.small or head.held):
            again = small.match(text, match.start())
            if again is None or not table[int((again.lastgroup or "h0")[1:])].small:
                at = match.start() + 1
                continue
            match, head = again, table[int((again.lastgroup or "h0")[1:])]
        found.append((match, head))
        at = match.end()
    return found


_LEADING = re.compile(r"(?i)^(?:de la |de l['’]|du |des |de |d['’]|of the |of |the )\s*")


def place_name(text: str) -> str:
    """The name of the place in what follows the head of a collectivity."""
    return _LEADING.sub("", text.strip()).strip()
