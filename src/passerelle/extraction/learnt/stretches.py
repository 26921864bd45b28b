"""Stretches of a text as models read them: words in Latin letters, single signs in Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from passerelle.extraction.latin.words.tokens import tokens
from passerelle.extraction.reading.analysis import Analysis, Span
from passerelle.extraction.reading.passages import Passage

__all__ = ["Stretch", "Word", "cut", "stretches"]

_SIGN = re.compile(r"[^\W\d_\u3400-\u9fff]+|\d+|[^\s]")
_LINE = re.compile(r"[^\n]+")
_LONGEST = 4_000
"""Characters: what is longer is no prose, and is read in parts of that length."""


@dataclass(frozen=True)
class Word:
    """A word, number, sign or mark: `low` is what it is known by, `shape` how it is written."""

    low: str
    shape: str
    start: int
    end: int


@dataclass(frozen=True)
class Stretch:
    """Words that are read in one go; `span` leads from their places to those of the document.

    `passage` is what the rules for Latin letters read; `signs` keeps what a model sees of each word
    as it is written.
    """

    text: str
    words: tuple[Word, ...]
    span: Callable[[int, int], Span]
    passage: Passage | None = None
    signs: list[Sequence[str]] = field(default_factory=list, compare=False)

    @cached_property
    def places(self) -> tuple[Span, ...]:
        """Where each word stands in the document."""
        return tuple(self.span(word.start, word.end) for word in self.words)

    def covered(self, first: int, last: int) -> Span:
        """Where the words from `first` to `last`, it included, stand in the document."""
        return self.span(self.words[first].start, self.words[last].end)

    def written(self, first: int, last: int) -> str:
        """The words from `first` to `last`, it included, as they are read."""
        return self.text[self.words[first].start : self.words[last].end]


def stretches(analysis: Analysis) -> tuple[Stretch, ...]:
    """The stretches of the text proper that have words, in order; cut once for a bench."""
    if analysis.stretches is None:
        analysis.stretches = tuple(one for one in _stretches(analysis) if one.words)
    return analysis.stretches


def _stretches(analysis: Analysis) -> Iterator[Stretch]:
    language = analysis.document.language
    if language != "zh":
        for passage in analysis.passages:
            for part in range(0, len(passage.text), _LONGEST):
                piece = passage.part(part, part + _LONGEST)
                yield Stretch(piece.text, cut(piece.text, language), piece.span, piece)
        return
    from passerelle.extraction.zh.reading import reading  # loaded with the first Chinese text

    text = reading(analysis)
    for start, end in _open(text.words, text.private):
        words = text.words[start:end]
        yield Stretch(words, cut(words, language), _moved(text.span, start))


def _open(text: str, private: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines of a text without what is private, none too long."""
    covered = list(text)
    for first, last in private:
        covered[first:last] = "\n" * (last - first)
    for line in _LINE.finditer("".join(covered)):
        for start in range(line.start(), line.end(), _LONGEST):
            yield start, min(start + _LONGEST, line.end())


def _moved(span: Callable[[int, int], Span], by: int) -> Callable[[int, int], Span]:
    return lambda start, end: span(start + by, end + by)


def cut(text: str, language: str) -> tuple[Word, ...]:
    """The words of `text`."""
    if language != "zh":
        return tuple(Word(one.low, one.shape, one.start, one.end) for one in tokens(text))
    return tuple(
        Word(_known_by(one[0]), _shape(one[0]), *one.span()) for one in _SIGN.finditer(text)
    )


def _known_by(sign: str) -> str:
    return "9" if sign.isdigit() else sign.casefold()


def _shape(sign: str) -> str:
    if "\u3400" <= sign[0] <= "\u9fff":
        return "han"
    return "num" if sign.isdigit() else "low" if sign[0].isalpha() else "mark"
