"""Elements of a page as running text: blocks apart by a blank line, cells of short rows by tabs."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from passerelle.documents.lexicon import stock_words

__all__ = ["lines_before", "words_of"]

_INLINE = stock_words("inline") | {"thead", "tbody", "tfoot"}
_LINE = frozenset({"br"})
_CELL = frozenset({"td", "th"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LINES_BEFORE = 8
_LONGEST_CELL = 120
"""Characters of a cell of a table of data; longer ones are the layout of a page."""


def words_of(root: Any) -> str:
    """The words of `root`, as a reader sees them."""
    rows = {row for row in root.iter("tr") if _is_data(row)}
    out: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start":
            out.append(_before(tag, element, rows))
            if element.text:
                out.append(_flat(element.text, element))
        else:
            out.append(_after(tag, element, rows))
            if element.tail and element is not root:
                out.append(_flat(element.tail, element.getparent()))
    return _tidy("".join(out))


def lines_before(root: Any, part: Any) -> str:
    """The last short lines above `part` that are no links, each as a paragraph."""
    lines: list[str] = []
    walk = etree.iterwalk(root, events=("start",), tag=None)
    for _, element in walk:
        if element is part:
            break
        if element.tag == "a" or not isinstance(element.tag, str):
            walk.skip_subtree()
            continue
        words = " ".join((element.text or "").split())
        if 2 < len(words) <= _LONGEST_CELL:
            lines.append(words)
    return "\n\n".join(lines[-_LINES_BEFORE:])


def _before(tag: str, element: Any, rows: set[Any]) -> str:
    if tag in _LINE:
        return "\n"
    if tag in _INLINE or _parent_row(element) in rows:
        return ""
    return "" if tag == "tr" and element in rows else "\n\n"


def _after(tag: str, element: Any, rows: set[Any]) -> str:
    if tag in _INLINE or tag in _LINE:
        return ""
    if _parent_row(element) in rows:
        return "\t" if tag in _CELL and element.getnext() is not None else " "
    return "\n" if tag == "tr" and element in rows else "\n\n"


def _parent_row(element: Any) -> Any:
    """The row of data that holds this cell, or this block within a cell."""
    for _ in range(3):
        if element is None or element.tag in ("table", "tr"):
            return None
        element = element.getparent()
        if element is not None and element.tag == "tr":
            return element
    return None


def _is_data(row: Any) -> bool:
    """Whether a row is of a table of data: several cells, each short and without blocks."""
    cells = [cell for cell in row if cell.tag in _CELL]
    if len(cells) < 2:
        return False
    for cell in cells:
        blocks = length = 0
        for one in cell.iter():  # ends early: rows may lie in rows
            blocks += one.tag not in _INLINE
            length += len(one.text or "") + (len(one.tail or "") if one is not cell else 0)
            if blocks > 3 or length > _LONGEST_CELL:
                return False
    return True


def _flat(text: str, element: Any) -> str:
    if element is not None and element.tag in ("pre", "listing"):
        return text
    return _SPACE.sub(" ", text)


def _tidy(text: str) -> str:
    text = "\n".join(line.strip(" \t") for line in re.sub(r" {2,}", " ", text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip()
