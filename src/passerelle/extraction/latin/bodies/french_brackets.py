"""What stands in brackets after the name of a French body: its acronym, or where it is.

`Association nationale des communes du Bénin (ANCB)`, also written `(Ancb)`; `la commune de
Sulzheim (Rhénanie-Palatinat)` says where, though it has two capitals.
"""

from __future__ import annotations

import re

from passerelle.extraction.lexicon import folded

__all__ = ["Acronym", "abbreviated", "acronym_after", "aside_after"]

Acronym = tuple[str, tuple[int, int]]
"""The acronym, and the characters where it stands."""

_ACRONYM = re.compile(
    r"\s?\(\s?(?:ci-après\s|dite?\s|ou\s)?[«“\"]?\s?(?:l['’]|la |le )?"
    r"([A-Z][\w&.’'-]*[A-Z][\w&.-]*(?: (?:\d{1,3}|[A-ZÀ-ÞĀ-ŒŔ-Ț][a-zà-ÿ]{2,}))?)\s?[»”\"]?\s?\)"
)
_WORDLIKE = re.compile(r"\s?\(([A-ZÀ-ÞĀ-ŒŔ-Ț][a-zà-ÿ]{1,8})\)")
_ASIDE = re.compile(r"\s?\(([^()]{2,40})\)")
_COMPOUND = re.compile(r"[A-ZÀ-ÞĀ-ŒŔ-Ț][a-zà-ÿ]+(?:-[A-ZÀ-ÞĀ-ŒŔ-Ța-zà-ÿ’']+)+")
_LONG = re.compile(r"[^,.;:()]{0,70}?(?=\s?\()")
_NOT_COUNTED = frozenset(("de", "du", "des", "d", "l", "la", "le", "les", "et", "pour", "a", "en"))


def acronym_after(text: str, start: int, stop: int) -> Acronym | None:
    """The acronym in brackets after the name from `start` to `stop`."""
    found = _ACRONYM.match(text, stop)
    if found is not None:
        return None if _COMPOUND.fullmatch(found[1]) else (found[1], found.span(1))
    found = _WORDLIKE.match(text, stop)
    if found is not None and _spells(found[1], text[start:stop], whole=True):
        return found[1], found.span(1)
    return None


def aside_after(text: str, stop: int) -> str | None:
    """What else stands in brackets there: a country, a region."""
    found = _ASIDE.match(text, stop)
    return found[1] if found else None


def abbreviated(text: str, start: int, stop: int) -> int:
    """Where a name ends by the acronym in brackets after it, whose letters its words begin with."""
    found = _LONG.match(text, stop)
    acronym = _ACRONYM.match(text, found.end()) if found else None
    if found is None or acronym is None or _COMPOUND.fullmatch(acronym[1]):
        return stop
    fits = _spells(acronym[1], text[start : found.end()], whole=False)
    return found.end() if fits else stop


def _spells(acronym: str, name: str, whole: bool) -> bool:
    """Whether the words of a name begin with the letters, in order; all that count, if `whole`."""
    letters = [one for one in folded(acronym) if one.isalpha()]
    words = [folded(word) for word in re.findall(r"[^\W\d_]+", name)]
    if not words or not letters or letters[0] != words[0][0]:
        return False
    rest = iter(word[0] for word in words)
    if not all(one in rest for one in letters):
        return False
    counted = [word for word in words if word not in _NOT_COUNTED]
    return not whole or len(letters) >= len(counted)
