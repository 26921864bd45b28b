"""Head words of bodies: which kind of body a name says it is, and whether a collectivity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.rx import UPPER, compiled
from passerelle.extraction.reading.stems import letters, needed, stems

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
    final: bool = False


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
    epithet: str = ""


@cache
def _heads(language: str) -> tuple[re.Pattern[str], list[tuple[str, Head]]]:
    """Any head word, and each with what it says."""
    forms, table = [], []
    for one in lexicon(language, "bodies")["head"]:
        head = Head(**{key: value for key, value in one.items() if key != "forms"})
        words = "|".join(sorted(one["forms"], key=len, reverse=True)).replace(
            "[A-ZÉ]", f"[{UPPER}]"
        )
        forms.append(words)
        table.append((rf"(?:{words})(?![\w])(?!-\w)", head))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?!\w)(?!-\w)", re.IGNORECASE), table


@lru_cache(maxsize=512)
def heads(text: str, language: str) -> tuple[tuple[re.Match[str], Head], ...]:
    """All head words in `text`, the longest at each place; those that need a capital have one."""
    every, _ = _heads(language)
    found: list[tuple[re.Match[str], Head]] = []
    match = every.search(text)
    table = _of_text(text, language) if match else []
    while match:
        start = match.start()
        capital = text[start].isupper()
        fits = [
            (one, head)
            for form, head in table
            if (capital or head.small or head.held) and (one := form.match(text, start))
        ]
        if fits:
            best = max(fits, key=lambda fit: (fit[0].end(), fit[1].alone))
            found.append(best)
            at = best[0].end()
        else:
            at = start + 1
        match = every.search(text, at)
    return tuple(found)


def _of_text(text: str, language: str) -> list[tuple[re.Pattern[str], Head]]:
    """Each head word that `text` may hold."""
    plain = letters(text, True)
    return [
        (compiled(form, re.IGNORECASE), head)
        for form, head in _heads(language)[1]
        if needed(stems(form, True), plain)
    ]


_LEADING = re.compile(r"(?i)^(?:de la |de l['’]|du |des |de |d['’]|of the |of |the )\s*")


def place_name(text: str) -> str:
    """The name of the place in what follows the head of a collectivity."""
    return _LEADING.sub("", text.strip()).strip()
