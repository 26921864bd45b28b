"""The words around a place of the document, whatever stretch they stand in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from passerelle.extraction.learnt.stretches import stretches
from passerelle.extraction.reading.analysis import Analysis, Span

__all__ = ["Surroundings"]


@dataclass(frozen=True)
class Surroundings:
    """All words of the text proper in their order, with where they begin in the document."""

    words: tuple[str, ...]
    shapes: tuple[str, ...]
    starts: tuple[int, ...]
    sentences: tuple[int, ...]

    @classmethod
    def of(cls, analysis: Analysis) -> Surroundings:
        """The words of the text on the bench."""
        told = [
            (place.start, word.low, word.shape)
            for stretch in stretches(analysis)
            for place, word in zip(stretch.places, stretch.words, strict=True)
        ]
        told.sort()
        return cls(
            tuple(word for _, word, _ in told),
            tuple(shape for _, _, shape in told),
            tuple(start for start, _, _ in told),
            tuple(one.start for one in analysis.sentences),
        )

    def first(self, span: Span) -> int:
        """The number of the first word at `span`."""
        return bisect_left(self.starts, span.start)

    def behind(self, span: Span) -> int:
        """The number of the first word behind `span`."""
        return bisect_left(self.starts, span.end)

    def sentence(self, span: Span) -> int:
        """The number of the sentence in which `span` begins."""
        return bisect_right(self.sentences, span.start)

    def inside(self, span: Span) -> tuple[str, ...]:
        """The words at `span`."""
        return self.words[self.first(span) : self.behind(span)]

    def before(self, span: Span, count: int) -> tuple[str, ...]:
        """The last `count` words before `span`, the nearest last."""
        at = self.first(span)
        return self.words[max(0, at - count) : at]

    def after(self, span: Span, count: int) -> tuple[str, ...]:
        """The first `count` words behind `span`."""
        at = self.behind(span)
        return self.words[at : at + count]

    def apart(self, one: Span, other: Span) -> int:
        """How many words stand between two places; negative where the second comes first."""
        if one.start <= other.start:
            return max(0, self.first(other) - self.behind(one))
        return -max(0, self.first(one) - self.behind(other))
