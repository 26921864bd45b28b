"""Words with places become text in reading order: rows, columns, paragraphs, whole words.

Places are in points from the lower left corner. Columns are told from tables by their lines:
running text fills its column, cells do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import inf
from statistics import median

__all__ = ["Row", "Word", "rows_in_order"]

_MOST_ROWS = 400
"""Rows of a page in which columns are looked for; more is no page of a release."""
_GAP = 0.75
"""Heights of a letter between two words beyond which they are of two cells, or columns."""
_EVEN = 1.6
"""How much wider than the usual gap of its line a gap of justified text is at most."""
_JUSTIFIED = 3
"""Lines that end at the same place, and so may have been drawn out to do so."""
_COLUMN_ROWS = 4
_CANDIDATES = 12
"""Left edges that may be those of a column, the commonest ones."""
_FILLED = 0.55
"""Which part of its column an average line of running text fills."""
_NARROWEST = 70.0
"""Points: a column of text is not narrower."""


@dataclass(frozen=True)
class Word:
    """A word and its box."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """Points from the lowest to the highest stroke a letter may have."""
        return self.top - self.bottom


@dataclass
class Row:
    """Words on one line, from left to right; `column` tells columns of a page apart."""

    words: list[Word]
    column: int = 0
    justified: bool = False
    """Whether its gaps are wide because the line was drawn out."""

    @cached_property
    def left(self) -> float:
        """Where the row begins."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where the row ends."""
        return max(word.right for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """The lowest edge."""
        return min(word.bottom for word in self.words)

    @cached_property
    def size(self) -> float:
        """The usual height of its words."""
        return median(word.height for word in self.words)

    @cached_property
    def open(self) -> list[tuple[float, float]]:
        """Where no word stands: left of the row, in its wide gaps, right of it."""
        gaps = [(word.right, after.left) for word, after in pairwise(self.words)]
        wide = [gap for gap in gaps if gap[1] - gap[0] >= _GAP * self.size]
        return [(-inf, self.left), *wide, (self.right, inf)]

    def cells(self) -> Iterator[tuple[Word, list[Word]]]:
        """Words between wide gaps, each with its first word."""
        cell: list[Word] = []
        for word in self.words:
            wide = cell and word.left - cell[-1].right > _GAP * word.height
            if wide and not self.justified:
                yield cell[0], cell
                cell = []
            cell.append(word)
        yield cell[0], cell

    def text(self) -> str:
        """The words, wide gaps as tabs."""
        return "\t".join(" ".join(word.text for word in cell) for _, cell in self.cells())


def rows_in_order(words: list[Word]) -> list[Row]:
    """The rows of a page in the order in which people read them."""
    rows = _rows(words)
    if _COLUMN_ROWS <= len(rows) <= _MOST_ROWS:
        rows = list(_by_columns(rows, depth=0))
    ends = Counter((row.column, round(row.right)) for row in rows)
    for row in rows:
        near = sum(ends[row.column, round(row.right) + step] for step in (-1, 0, 1))
        row.justified = near >= _JUSTIFIED and _is_even(row)
    return rows


def _is_even(row: Row) -> bool:
    """Whether no gap of a row is much wider than the others."""
    gaps = [after.left - word.right for word, after in pairwise(row.words)]
    return len(gaps) > 1 and max(gaps) <= _EVEN * median(gaps)


def _rows(words: list[Word]) -> list[Row]:
    """Words whose middles lie within each other's height are one row."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (-(one.top + one.bottom), one.left)):
        middle = (word.top + word.bottom) / 2
        if rows and rows[-1][0].bottom < middle < rows[-1][0].top:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Row(sorted(row, key=lambda one: one.left)) for row in rows]


def _by_columns(rows: list[Row], depth: int) -> Iterator[Row]:
    """`rows`, where they stand in columns one column after the other."""
    found = _columns(rows) if depth < 3 and len(rows) >= _COLUMN_ROWS else None
    if found is None:
        yield from rows
        return
    start, end, gutter = found
    yield from _by_columns(rows[:start], depth)
    left, right = _split(rows[start:end], gutter)
    for number, side in enumerate((left, right)):
        for row in _by_columns(side, depth + 1):
            row.column = row.column * 2 + number + 1
            yield row
    yield from _by_columns(rows[end:], depth)


def _columns(rows: list[Row]) -> tuple[int, int, float] | None:
    """The longest run of rows that an upright gutter parts into two columns of running text."""
    starts = Counter(round(end) for row in rows for _, end in row.open[:-1])
    edge = min(row.left for row in rows)
    best: tuple[int, int, float] | None = None
    for start, count in starts.most_common(_CANDIDATES):
        if count < _COLUMN_ROWS or start - edge < _NARROWEST:
            continue
        gutter = start - 1.5
        for first, last in _uncrossed(rows, gutter):
            longer = best is None or last - first > best[1] - best[0]
            if longer and _is_text(rows[first:last], gutter):
                best = (first, last, gutter)
    return best


def _uncrossed(rows: list[Row], gutter: float) -> Iterator[tuple[int, int]]:
    """Runs of rows without a word, or a space within a line, at `gutter`."""
    first = 0
    for number, row in enumerate([*rows, None]):
        if row is None or _crosses(row, gutter):
            if number - first >= _COLUMN_ROWS:
                yield first, number
            first = number + 1


def _crosses(row: Row, gutter: float) -> bool:
    """Whether a word stands at `gutter`, or words so near to each other that a line goes on."""
    return not any(start <= gutter <= end for start, end in row.open)


def _split(rows: list[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    sides: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        for number in (0, 1):
            words = [word for word in row.words if (word.left > gutter) == bool(number)]
            if words:
                sides[number].append(Row(words))
    return sides


def _is_text(rows: list[Row], gutter: float) -> bool:
    """Whether both sides hold lines that fill their column, as running text does."""
    for side in _split(rows, gutter):
        if len(side) < _COLUMN_ROWS:
            return False
        left, right = min(row.left for row in side), max(row.right for row in side)
        if right - left < _NARROWEST:
            return False
        filled = [_covered(row) / (right - left) for row in side]
        if sum(filled) / len(filled) < _FILLED:
            return False
    return True


def _covered(row: Row) -> float:
    """How much of the line words cover, wide gaps left out."""
    return sum(cell[-1].right - cell[0].left for _, cell in row.cells())
