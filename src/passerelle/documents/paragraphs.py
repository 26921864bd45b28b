"""Paragraphs and rows of tables as text: blocks apart by a blank line, short cells by tabs.

Word processors' files hold the same things under different names: their readers say what
begins and what ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["Sheet"]

_LONGEST_CELL = 120
"""Characters of a cell of a table of data; longer ones are the layout of a page."""


@dataclass
class _Row:
    """A row of a table; each cell holds paragraphs, and rows of tables within it."""

    cells: list[list[str | _Row]] = field(default_factory=list)


@dataclass
class Sheet:
    """Text as it is read: tables may lie in cells, paragraphs (of a text box) in paragraphs."""

    _items: list[str | _Row] = field(default_factory=list)
    _rows: list[_Row] = field(default_factory=list)
    _words: list[list[str]] = field(default_factory=list)

    def open_row(self) -> None:
        """A row begins."""
        self._rows.append(_Row())

    def open_cell(self) -> None:
        """A cell of the last row begins."""
        if self._rows:
            self._rows[-1].cells.append([])

    def open_paragraph(self) -> None:
        """A paragraph begins."""
        self._words.append([])

    def add(self, words: str | None) -> None:
        """Put words into the open paragraph."""
        if words and self._words:
            self._words[-1].append(words)

    def close_paragraph(self) -> None:
        """The paragraph ends."""
        if self._words:
            self._place("".join(self._words.pop()))

    def close_row(self) -> None:
        """The row ends."""
        if self._rows:
            self._place(self._rows.pop())

    def _place(self, item: str | _Row) -> None:
        if not self._rows:
            self._items.append(item)
        elif self._rows[-1].cells:
            self._rows[-1].cells[-1].append(item)

    def text(self) -> str:
        """All of it; rows of one table follow each other without a blank line."""
        blocks: list[list[str]] = []
        after_row = False
        for item, is_row in _flat(self._items):
            if is_row and after_row:
                blocks[-1].append(item)
            else:
                blocks.append([item])
            after_row = is_row
        return "\n\n".join("\n".join(block) for block in blocks)


def _flat(items: Iterable[str | _Row]) -> Iterable[tuple[str, bool]]:
    """Each paragraph (False) and each row of data (True); cells of layout are paragraphs."""
    stack: list[str | _Row] = list(items)[::-1]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            if item.strip():
                yield item.strip(), False
        elif _is_data(item):
            cells = (" ".join(str(one).split()) for cell in item.cells for one in cell[:1] or [""])
            yield "\t".join(cells).strip(), True
        else:
            stack.extend(one for cell in reversed(item.cells) for one in reversed(cell))


def _is_data(row: _Row) -> bool:
    """Whether a row has several cells, each with one short paragraph at most."""
    filled = [
        [one for one in cell if not isinstance(one, str) or one.strip()] for cell in row.cells
    ]
    row.cells = filled
    return len(filled) > 1 and all(
        len(cell) < 2 and all(isinstance(one, str) and len(one) <= _LONGEST_CELL for one in cell)
        for cell in filled
    )
