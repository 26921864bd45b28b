"""Words that say what somebody is to an event, found in the units of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from passerelle.extraction.learnt.scenes import Unit
from passerelle.extraction.lexicon import lexicon

__all__ = ["Cue", "cues"]


@dataclass(frozen=True)
class Cue:
    """What a word is about, and the units from `first` to `last` that it stands in."""

    about: str
    first: int
    last: int


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    begin = "" if language == "zh" else r"(?<![\w-])"
    return tuple(
        (about, re.compile(f"{begin}(?:{'|'.join(words)})"))
        for about, words in lexicon(language, "parts")["stems"].items()
    )


def cues(units: Sequence[Unit], language: str) -> list[Cue]:
    """The cues of a text in its order; a word may be about several things."""
    parts: list[str] = []
    owners: list[int] = []
    gap = "" if language == "zh" else " "
    for at, unit in enumerate(units):
        written = unit.low + ("" if unit.low.endswith("'") else gap)
        parts.append(written)
        owners += [at] * len(written)
    text = "".join(parts)
    found = [
        Cue(about, owners[match.start()], owners[match.end() - 1])
        for about, pattern in _patterns(language)
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda one: (one.first, one.last, one.about))
