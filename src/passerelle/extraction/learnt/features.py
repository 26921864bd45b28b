"""What a model sees of each word: itself, its shape, its neighbours, and what was found there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.latin.words.names import is_given
from passerelle.extraction.learnt.elsewhere import Found, elsewhere
from passerelle.extraction.learnt.stretches import Stretch, Word, stretches
from passerelle.extraction.learnt.tagger import Row
from passerelle.extraction.reading.analysis import Analysis, Mention

__all__ = ["rows"]


def rows(analysis: Analysis) -> list[tuple[Stretch, Row]]:
    """The stretches of a text, and the features of their words: what is written, what was found."""
    read = stretches(analysis)
    if read and not read[0].signs:  # the same whatever is found later
        _write(read, analysis.document.language, analysis.gazetteer)
    found = [_found_at(analysis, one) for one in read]
    reach = 2 if analysis.document.language == "zh" else 3
    told = elsewhere(read, found)
    return [
        (
            one,
            [
                [*signs, *_found(here, at, reach), *there]
                for at, (signs, there) in enumerate(zip(one.signs, elsewhere, strict=True))
            ],
        )
        for one, here, elsewhere in zip(read, found, told, strict=True)
    ]


def _found_at(analysis: Analysis, stretch: Stretch) -> Found:
    """What the mentions so far say of each word of a stretch."""
    first, last = stretch.places[0].start, stretch.places[-1].end
    near = [one for one in analysis.mentions if one.span.start < last and first < one.span.end]
    found: list[tuple[str, ...]] = []
    for place in stretch.places:
        signs = {
            _sign(analysis, one, place.start, place.end) for one in near if one.span.covers(place)
        }
        found.append(tuple(sorted(signs)))
    return found


def _sign(analysis: Analysis, one: Mention, start: int, end: int) -> str:
    sort: str = one.kind
    if one.kind == "event":
        sort += "=" + analysis.events[one.entity].kind
    elif one.kind == "body" and one.entity in analysis.bodies:
        sort += "=" + analysis.bodies[one.entity].type[0]
    where = "B" if one.span.start == start else "E" if one.span.end == end else "I"
    return sort + where


def _found(found: Found, at: int, reach: int) -> Iterable[str]:
    for there in range(max(0, at - reach), min(len(found), at + reach + 1)):
        for sign in found[there] or ("no",):
            yield f"{there - at}r={sign}"


def _write(read: Sequence[Stretch], language: str, places: Gazetteer) -> None:
    """Note the features of each word that hang on nothing but the words."""
    beside = _beside(read) if language != "zh" else {}
    for one in read:
        words = one.words
        if language == "zh":
            one.signs.extend(_of_sign(words, at) for at in range(len(words)))
            continue
        own = [_own(word, one.text[word.start : word.end], places) for word in words]
        one.signs.extend(_of_word(words, at, own, beside) for at in range(len(words)))


def _own(word: Word, written: str, places: Gazetteer) -> list[str]:
    low = word.low
    signs = [
        *(f"w={low}", f"s={_outline(written)}", f"k={word.shape}"),
        *(f"p={low[:3]}", f"x={low[-3:]}", f"y={low[-4:]}"),
    ]
    if word.shape in ("cap", "caps"):
        known = places.all(written)
        if known:
            signs.append(f"g={known[0].what}{known[0].place}")
        if is_given(written):
            signs.append("given")
    return signs


@lru_cache(maxsize=1 << 14)
def _outline(written: str) -> str:
    """The shape of a word: «Saint-Étienne» is Xx-Xx."""
    drawn = "".join(
        "9" if c.isdigit() else "X" if c.isupper() else "x" if c.isalpha() else c for c in written
    )
    return re.sub(r"(.)\1+", r"\1\1", drawn)


def _beside(read: Sequence[Stretch]) -> dict[str, set[str]]:
    """What stands beside a name wherever it stands in the text."""
    signs: dict[str, set[str]] = defaultdict(set)
    for words in (one.words for one in read):
        for at, word in enumerate(words):
            if word.shape in ("cap", "caps"):
                signs[word.low] |= {f"@-={_low(words, at - 1)}", f"@+={_low(words, at + 1)}"}
                signs[word.low].add(f"@--={_low(words, at - 2)} {_low(words, at - 1)}")
    return signs


def _low(words: Sequence[Word], at: int) -> str:
    return words[at].low if 0 <= at < len(words) else "^"


def _of_word(
    words: Sequence[Word],
    at: int,
    own: Sequence[Sequence[str]],
    beside: dict[str, set[str]],
) -> list[str]:
    word = words[at]
    signs = ["b", *_near(words, at, own)]
    low = [_low(words, at + step) for step in range(-2, 3)]
    signs += [
        *(f"-1+0={low[1]} {low[2]}", f"-2-1={low[0]} {low[1]}"),
        *(f"+0+1={low[2]} {low[3]}", f"+1+2={low[3]} {low[4]}"),
    ]
    small = [one.low for one in words[max(0, at - 12) : at] if one.shape not in ("cap", "caps")]
    signs.append(f"L={' '.join(small[-3:])}")
    if word.shape in ("cap", "caps"):
        signs += sorted(beside[word.low])
    return signs


def _near(words: Sequence[Word], at: int, own: Sequence[Sequence[str]]) -> Iterable[str]:
    for step in range(-3, 4):
        there = at + step
        if not 0 <= there < len(words):
            yield f"{step}END"
            continue
        for sign in own[there]:
            if abs(step) <= 1 or sign[:2] in ("w=", "k="):
                yield f"{step}{sign}"


def _of_sign(words: Sequence[Word], at: int) -> list[str]:
    """The features of a Chinese sign: the signs around it, alone, in twos, in threes, in fours."""
    around = {step: _low(words, at + step) for step in range(-4, 5)}
    signs = ["b", f"s={words[at].shape}"]
    signs += [f"{step}={around[step]}" for step in around]
    signs += [f"{step}b={around[step]}{around[step + 1]}" for step in range(-3, 4)]
    signs += [
        f"{step}t={around[step]}{around[step + 1]}{around[step + 2]}" for step in range(-3, 2)
    ]
    signs.append("q-=" + "".join(around[step] for step in range(-4, 0)))
    signs.append("q+=" + "".join(around[step] for step in range(1, 5)))
    signs += [
        f"{step}s={words[at + step].shape}" for step in range(-2, 3) if 0 <= at + step < len(words)
    ]
    return signs
