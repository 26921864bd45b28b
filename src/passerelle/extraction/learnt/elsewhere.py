"""What was found of a name elsewhere in the text: a long form tells what a short one is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from passerelle.extraction.learnt.stretches import Stretch, Word

__all__ = ["elsewhere"]

Found = Sequence[tuple[str, ...]]
"""For each word of a stretch, signs of what was found there: `bodyB` where a body begins."""


def elsewhere(read: Sequence[Stretch], found: Sequence[Found]) -> list[list[list[str]]]:
    """For each word of each stretch, what was found wherever in the text it is written."""
    sorts: dict[str, set[str]] = defaultdict(set)
    for one, here in zip(read, found, strict=True):
        for at in range(len(one.words)):
            for _, key, covered in _keys(one.words, at):
                signs = set.intersection(*(set(here[place]) for place in covered))
                sorts[key].update(sign[:-1] for sign in signs or ("no_",))
    return [
        [
            [
                f"d{side}={sort}"
                for side, key, _ in _keys(one.words, at)
                for sort in sorted(sorts[key])
            ]
            for at in range(len(one.words))
        ]
        for one in read
    ]


def _keys(words: Sequence[Word], at: int) -> Iterator[tuple[str, str, range]]:
    """What a word is known by: a name by itself, a Chinese sign with the one on either side."""
    if words[at].shape in ("cap", "caps"):
        yield "", words[at].low, range(at, at + 1)
    elif words[at].shape == "han":
        for side, first in (("-", at - 1), ("+", at)):
            pair = words[max(0, first) : first + 2]
            if len(pair) == 2 and pair[0].shape == pair[1].shape:
                yield side, pair[0].low + pair[1].low, range(first, first + 2)
