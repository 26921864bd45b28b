"""Names in letters that no office introduces: 德国人Ute Brandhorst, 由Anders Björk负责.

In a Chinese line a row of capitalised words is somebody, a body or a title. It is somebody
where a word for a person stands before it, where it begins with a given name that we know, or
where a verb of people follows; what stands in marks of a title or repeats a Chinese name in
brackets is none. Whoever is to be asked, or wrote, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.lexicon import folded, given_names
from passerelle.extraction.zh.foreign import latin_at
from passerelle.extraction.zh.names import Name
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.words import begins_word

__all__ = ["lettered"]

_BEGINS = re.compile(r"(?<![A-Za-zÀ-ÿĀ-žƠ-ỹА-яЁё0-9.'’&-])(?<![A-Za-zÀ-ÿ] )(?=[A-ZÀ-ÞĀ-ŽА-ЯЁ])")
_OPEN = {"《": "》", "“": "”", "「": "」", "『": "』"}
_BODIES = frozenset(("institution", "short", "venue", "territory", "delegation"))
_PERSON, _DOES = pattern("lettered", "person"), pattern("people", "does")
_PRIVATE, _BEHIND = pattern("lettered", "private"), pattern("lettered", "behind")
_WORKS = frozenset(words("lettered", "of-bodies"))


def lettered(text: Reading) -> Iterator[Name]:
    """Names in letters that stand by themselves and can only be those of people."""
    for match in _BEGINS.finditer(text.words):
        start = match.start()
        name = latin_at(text, start)
        if name is None or _titled(text.words, start) or _repeats(text.words, start):
            continue
        parts = text.words[start : name.end].split()
        if _WORKS & {folded(part) for part in parts} or len(parts) > 4:
            continue
        if begins_word(text.words, name.end, _BODIES):
            continue  # Saint Gobain公司
        if _PRIVATE.search(text.words[max(0, start - 12) : start]):
            continue
        if _BEHIND.match(text.words, name.end) or text.words[start - 1 : start] in ("", "\n"):
            continue
        known = folded(parts[0]) in given_names()
        told = _PERSON.search(text.words[max(0, start - 8) : start]) is not None
        if known or told or _DOES.match(text.words, name.end):
            yield Name(start, name.end, name.given, name.family, 0.8)


def _titled(line: str, start: int) -> bool:
    """Whether a name stands within marks of a title or of quoted words."""
    opened = max(line.rfind(sign, max(0, start - 40), start) for sign in _OPEN)
    return opened >= 0 and _OPEN[line[opened]] not in line[opened:start]


def _repeats(line: str, start: int) -> bool:
    """Whether a name stands in brackets right behind a Chinese one, or behind another form."""
    return line[start - 1 : start] == "（" and "\u3400" <= line[start - 2 : start - 1] <= "\u9fff"
