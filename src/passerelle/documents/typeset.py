"""Rows become paragraphs: lines joined, words that were cut at the end of a line made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from passerelle.documents.layout import Row
from passerelle.documents.lexicon import stock_words

__all__ = ["paragraphs"]

_LOOSE = 1.45
"""Leading beyond which a new paragraph begins, in usual leadings."""
_FEW, _SPARE = 4, 0.35
"""Lines of a letterhead; how much of its column each leaves free that did not need to end."""
_BULLET = re.compile(
    r"(?:[•◦▪■●○‣➢✓*–—·-]|\d{1,2}[.)]|[a-z]\))(?:\s|$)|(?:\d{1,2}|[一二三四五六七八九十]{1,3})、"
)
_END = re.compile(r"[.!?…。！？:：»”\"）)]$")
_HYPHEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")


def paragraphs(rows: list[Row]) -> list[str]:
    """The paragraphs of `rows`, which are in reading order; rows of a table keep their lines."""
    blocks: list[list[Row]] = []
    leading, right = _leading(rows), 0.0
    for number, row in enumerate(rows):
        if number and _goes_on(rows[number - 1], row, right, leading):
            blocks[-1].append(row)
            right = max(right, row.right)
        else:
            blocks.append([row])
            right = row.right
    known = {word.strip('.,;:!?()«»“”"') for row in rows for word in row.text().lower().split()}
    edges: dict[int, float] = {}
    for row in rows:
        edges[row.column] = max(row.right, edges.get(row.column, 0.0))
    return [_joined(_lines(block, edges), known) for block in blocks]


def _lines(block: list[Row], edges: dict[int, float]) -> list[str]:
    """The lines of a paragraph; of few short ones, as in a letterhead, each is on its own."""
    lines = [row.text() for row in block]
    if len(block) <= _FEW:
        for number, (above, row) in enumerate(pairwise(block)):
            width = edges[above.column] - above.left
            left = edges[above.column] - above.right - (row.words[0].right - row.words[0].left)
            if left > _SPARE * width and not _HYPHEN.search(lines[number]):
                lines[number] += "\n"
    return lines


def _leading(rows: list[Row]) -> float:
    """The usual distance from one line to the next."""
    steps = [
        above.bottom - below.bottom
        for above, below in pairwise(rows)
        if above.column == below.column and 0 < above.bottom - below.bottom < 4 * above.size
    ]
    return median(steps) if steps else 0.0


def _goes_on(above: Row, row: Row, right: float, leading: float) -> bool:
    """Whether `row` belongs to the paragraph, so far up to `right`, that `above` is in."""
    if abs(above.size - row.size) > 0.12 * row.size or _BULLET.match(row.text()):
        return False
    step = above.bottom - row.bottom
    if step <= 0 or above.column != row.column:  # the next column, the next page
        if _END.search(above.text()):
            return False
        return above.right >= right or row.text()[:1].islower()
    usual = max(leading, row.size) if leading < 3 * row.size else row.size
    if step > _LOOSE * usual:
        return False
    if "\t" in row.text() or "\t" in above.text():
        return "\t" in row.text() and "\t" in above.text()
    short = above.right < above.left + 0.8 * (right - above.left)
    return not (short and _END.search(above.text()))


def _joined(lines: Iterable[str], known: set[str]) -> str:
    """The lines of a paragraph as one; rows of a table one below the other."""
    parts: list[str] = []
    for line in lines:
        if not parts:
            parts = [line]
        elif parts[-1].endswith("\n"):
            parts.append(line)
        elif "\t" in line or "\t" in parts[-1]:
            parts += ["\n", line]
        elif _wide(parts[-1][-1]) and _wide(line[0]):
            parts.append(line)
        else:
            parts[-1:] = _whole(parts[-1], line, known)
    return "".join(parts).replace("\u00ad", "-")


def _wide(char: str) -> bool:
    """Whether `char` is a Chinese character or mark, which need no space between lines."""
    return ord(char) > 0x2E7F


def _whole(text: str, line: str, known: set[str]) -> list[str]:
    """`text` and `line` as parts to be joined, the word between them whole if it was cut."""
    cut, rest = _HYPHEN.search(text), re.match(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", line)
    if not cut:
        return [text, " ", line]
    if not rest:
        return [text[:-1], "- ", line]
    first, second = cut[1].lower(), rest[0].lower()
    if _is_compound(first, second, known) or line[0].isupper():
        return [text[:-1], "-", line]
    return [text[:-1], line]


def _is_compound(first: str, second: str, known: set[str]) -> bool:
    """Whether the hyphen is the word's own."""
    if f"{first}-{second}" in known or f"{first}{second}" in known:
        return f"{first}{second}" not in known
    return first in stock_words("compound_starts") or (
        re.split("[-'’]", second)[0] in stock_words("compound_ends")
    )
