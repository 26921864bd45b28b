"""How alike two names are, over all their scripts and variants: from 0 to 1, and in which way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import ratio

from passerelle.identity.forms import Form
from passerelle.identity.words import CONCEPTS

__all__ = ["EQUAL", "Likeness", "best_likeness"]

EQUAL = 1.0
READ_ALIKE = 0.95
"""Pinyin is shared by many characters: it counts less than the characters themselves."""
SAME_MEANING = 0.95
TURNED = 0.97
LETTERS = 0.95
HELD_PART = 0.94
TOO_SHORT = 4
"""Shorter names differ too much by a single letter to be called alike."""
ALIKE = 0.80


@dataclass(frozen=True)
class Likeness:
    """The degree, the code of its reason, and whether it can do without a person."""

    degree: float
    code: str = "name-near"
    detail: str = ""
    sure: bool = False

    @property
    def rank(self) -> tuple[float, bool, str, str]:
        """An order in which no two different ones are equal."""
        return (self.degree, self.sure, self.code, self.detail)


NONE = Likeness(0.0)


def best_likeness(one: Iterable[Form], two: Iterable[Form], kind: str, near: bool) -> Likeness:
    """The greatest likeness between any name of the one and any of the other.

    `near`: their coordinates are close, so that names of one place in two tongues count.
    """
    compare = {"person": _people}.get(kind) or (_bodies if kind == "institution" else _places)
    best = NONE
    # a name of signs only («?») sounds like nothing, and nothing is like it
    theirs = tuple(form for form in two if form.sound)
    for left in (form for form in one if form.sound):
        for right in theirs:
            found = compare(left, right, near)
            if found.rank > best.rank:
                best = found
    return best


def _detail(left: Form, right: Form) -> str:
    return " ~ ".join(sorted((" ".join(left.core), " ".join(right.core))))


def _numbers(form: Form) -> set[str]:
    return {word for word in form.core if any(char.isdigit() for char in word)}


def _places(left: Form, right: Form, near: bool) -> Likeness:
    detail = _detail(left, right)
    if left.han and right.han:
        if left.han == right.han:
            return Likeness(EQUAL, "name-equal", left.han, sure=True)
        return NONE  # two Chinese names that differ by a character are two places
    if _numbers(left) != _numbers(right):
        return NONE
    if left.sound == right.sound:
        if left.han or right.han:
            return Likeness(READ_ALIKE, "name-reading", detail, sure=True)
        if left.article and right.article and left.article != right.article:
            return Likeness(TURNED, "article", detail)
        return Likeness(EQUAL, "name-equal", detail, sure=True)
    if left.sound in right.aside and right.sound in left.aside:
        return Likeness(TURNED, "name-turned", detail)
    return _spelled(left, right, near, detail)


def _spelled(left: Form, right: Form, near: bool, detail: str) -> Likeness:
    one, two = sorted((left.sound, right.sound))  # Jaro's measure depends on the order
    if min(len(one), len(two)) < TOO_SHORT or ((left.han or right.han) and not near):
        return NONE
    degree = ratio(one, two) / 100
    if near:
        degree = max(degree, JaroWinkler.similarity(one, two))
    return Likeness(min(degree, HELD_PART), "name-near", detail) if degree >= ALIKE else NONE


def _people(left: Form, right: Form, near: bool) -> Likeness:
    detail = _detail(left, right)
    if left.han and right.han:
        return Likeness(EQUAL, "name-equal", left.han) if left.han == right.han else NONE
    if left.turned & right.turned:
        code = "name-reading" if left.han or right.han else "name-equal"
        return Likeness(READ_ALIKE if code == "name-reading" else EQUAL, code, detail)
    if left.han or right.han:
        return NONE
    if _abbreviated(left.core, right.core) or _abbreviated(right.core, left.core):
        return Likeness(LETTERS, "name-letters", detail)
    if len(left.core) > 1 and len(right.core) > 1:
        if set(left.core) < set(right.core) or set(right.core) < set(left.core):
            return Likeness(HELD_PART, "name-part", detail)
        degree = ratio(*sorted((" ".join(left.core), " ".join(right.core)))) / 100
        return Likeness(min(degree, LETTERS), "name-near", detail) if degree >= ALIKE else NONE
    return NONE


def _abbreviated(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether `short` is `long` with given names cut to their first letters."""
    letters = [word for word in short if len(word) == 1]
    rest = list(long)
    for word in (word for word in short if len(word) > 1):
        if word not in rest:
            return False
        rest.remove(word)
    return bool(letters) and len(letters) < len(short) and letters == [w[0] for w in sorted(rest)]


def _bodies(left: Form, right: Form, near: bool) -> Likeness:
    detail = _detail(left, right)
    if left.han and left.han == right.han:
        return Likeness(EQUAL, "name-equal", left.han, sure=True)
    if _numbers(left) != _numbers(right):
        return NONE
    if left.core == right.core:
        return Likeness(EQUAL, "name-equal", detail, sure=True)
    if _initials(left, right) or _initials(right, left):
        return Likeness(LETTERS, "name-letters", detail)
    one, two = left.meanings, right.meanings
    if one == two and (len(one) > 1 or one & CONCEPTS.keys()):
        turned = sorted(left.core) == sorted(right.core)
        return Likeness(
            TURNED if turned else SAME_MEANING, "name-turned" if turned else "name-meaning", detail
        )
    return _partly(one, two, left, right, detail)


def _partly(
    one: frozenset[str], two: frozenset[str], left: Form, right: Form, detail: str
) -> Likeness:
    shared = len(one & two)
    if shared > 1 and (one < two or two < one) and shared / max(len(one), len(two)) >= 0.5:
        return Likeness(HELD_PART, "name-part", detail)
    if left.han and right.han:
        degree = ratio(left.han, right.han) / 100
    elif left.han or right.han:
        degree = 2 * shared / (len(one) + len(two))
    else:
        degree = ratio(" ".join(sorted(left.core)), " ".join(sorted(right.core))) / 100
    return Likeness(min(degree, HELD_PART), "name-near", detail) if degree >= ALIKE else NONE


def _initials(short: Form, long: Form) -> bool:
    if len(short.core) != 1 or len(long.core) < 3 or short.han or long.han:
        return False
    return short.core[0] == "".join(word[0] for word in long.core)
