"""A text as the model of roles reads it: its words, with one sign for each name.

``Ⓑ ' s mayor , Ⓟ , received Ⓓ`` : what stands around a name then looks alike whoever is named,
and rows of names can be followed from one to the next.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.extraction.learnt.stretches import Word, cut
from passerelle.extraction.reading.analysis import Analysis, Mention, Span

__all__ = ["Scene", "Unit", "scene"]

_SIGNS = {"person": "Ⓟ", "body": "Ⓑ", "delegation": "Ⓓ", "place": "Ⓛ", "date": "Ⓣ"}
_ACTORS = ("person", "body", "delegation")
_ROW = frozenset(
    (
        *(",", ";", "&", "•", "-", "–", "、", "，"),
        *("and", "as", "well", "with", "or", "the", "of"),
        *("et", "ainsi", "que", "avec", "ou", "le", "la", "les", "l'", "de", "d'", "du"),
        *("和", "与", "及", "以", "等", "的", "同"),
    )
)
"""What may stand between two names of a row."""
_THIN = {"fr": 9, "en": 9, "zh": 12}
"""How many words may stand there: titles and offices."""
_STOPS = frozenset([".", "!", "?", "。", "！", "？", ":", "：", "；", ";"])


@dataclass(frozen=True)
class Unit:
    """A word, or a name by its sign: `who` is the key of the one who is named."""

    low: str
    start: int
    end: int
    name: bool = False
    who: str | None = None
    proper: bool = False


@dataclass
class Scene:
    """The units of a text, the sentence of each, and where each actor is named."""

    units: Sequence[Unit]
    sentence: Sequence[int]
    actors: dict[str, list[int]]
    rows: Sequence[int]
    """For each unit that names an actor, the first of the row of names that it stands in."""
    starts: Sequence[int]
    bounds: Sequence[tuple[int, int]]

    def at(self, position: int) -> int:
        """The unit that stands at a position of the document, or the last before it."""
        return max(0, bisect_right(self.starts, position) - 1)

    def covered(self, span: Span) -> tuple[int, int]:
        """The first and the last unit of a span."""
        first = self.at(span.start)
        return first, max(first, self.at(span.end - 1))


def scene(analysis: Analysis) -> Scene:
    """The scene of the text on the bench, as its mentions are now."""
    words = _words(analysis)
    units = _units(words, _chosen(analysis))
    begins = [one.start for one in analysis.sentences]
    sentence = [max(0, bisect_right(begins, unit.start) - 1) for unit in units]
    actors: dict[str, list[int]] = {}
    for at, unit in enumerate(units):
        if unit.who:
            actors.setdefault(unit.who, []).append(at)
    bounds = [
        (bisect_left(sentence, number), bisect_right(sentence, number))
        for number in range(max(sentence, default=0) + 1)
    ]
    return Scene(
        units,
        sentence,
        actors,
        _rows(units, analysis.document.language),
        [one.start for one in units],
        bounds,
    )


def _words(analysis: Analysis) -> Sequence[Word]:
    """The words of the document at their places; Chinese ones in simplified signs."""
    document = analysis.document
    if document.language != "zh":
        return cut(document.text, document.language)
    from passerelle.extraction.zh.reading import reading  # loaded with the first Chinese text

    text = reading(analysis)
    return [
        Word(one.low, one.shape, text.at[one.start], text.at[one.end - 1] + 1)
        for one in cut(text.words, "zh")
    ]


def _chosen(analysis: Analysis) -> list[Mention]:
    """Mentions that do not overlap: actors before places, longer ones before shorter."""
    order = sorted(
        (one for one in analysis.mentions if one.kind in _SIGNS),
        key=lambda one: (one.kind not in _ACTORS, one.span.start - one.span.end, one.span.start),
    )
    kept: list[Mention] = []
    begins: list[int] = []
    for one in order:
        place = bisect_left(begins, one.span.start)
        free = place == 0 or kept[place - 1].span.end <= one.span.start
        if free and (place == len(kept) or one.span.end <= kept[place].span.start):
            kept.insert(place, one)
            begins.insert(place, one.span.start)
    return kept


def _units(words: Sequence[Word], named: Sequence[Mention]) -> list[Unit]:
    units: list[Unit] = []
    names = iter([*named, None])
    name = next(names)
    for word in words:
        while name is not None and name.span.end <= word.start:
            name = next(names)
        if name is None or word.end <= name.span.start:
            proper = word.shape in ("cap", "caps")
            units.append(Unit(word.low, word.start, word.end, proper=proper))
        elif not units or units[-1].start != name.span.start:
            who = name.entity if name.kind in _ACTORS else None
            units.append(Unit(_SIGNS[name.kind], name.span.start, name.span.end, True, who))
    return units


def _rows(units: Sequence[Unit], language: str) -> list[int]:
    """The first name of the row of each name: joined by marks, "and", and titles in between."""
    heads = list(range(len(units)))
    last = -1
    for at, unit in enumerate(units):
        if not unit.who:
            continue
        between = [one.low for one in units[last + 1 : at]] if last >= 0 else ["."]
        near = len(between) <= _THIN.get(language, _THIN["en"])
        joined = not between or _ROW.intersection(between)
        if near and joined and not _STOPS.intersection(between):
            heads[at] = heads[last]
        last = at
    return heads
