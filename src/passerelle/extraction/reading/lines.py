"""Lines of a text: which belong together, and what a line says of its layout.

Lines without an empty one between are a block. A line goes on with the one before it where
the writer wrapped them, which shows in the widths of lines and in small letters at their
beginning; wide gaps, tabs and bars part it into cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

__all__ = [
    "HEADING",
    "ITEM",
    "LEADER",
    "QUOTED",
    "RULED",
    "Line",
    "blocks",
    "cells_of",
    "is_wrapped",
    "rest_of",
    "wrap_width",
]

LEADER = re.compile(r"\.{4,}")
ITEM = re.compile(r"\s*(?:[-*•–—·▪‣◦●○■□➢✓→]|\(?\d{1,2}[.)°]|[a-z]\))\s+")
HEADING = re.compile(r"\s*#{1,6}\s+")
QUOTED = re.compile(r"\s*(?:>\s?)+")
_RULE = re.compile(r"\s*(?:[-=_*~·.]\s*){3,}$|\s*\*\s*$")
_CELLS = re.compile(r"\t+|[ \u00a0]{3,}|\s*\|\s*")
RULED = re.compile(r"\s*-{3,}(?:\s+-{3,})+\s*$")
_SMALL = re.compile(r"\s*[a-zà-öø-ÿœ]")
_JOINTS = re.compile(
    r"(?i)\s*(?:et|de|du|des|d['’]|la|le|les|leur|l['’]|à|au|aux|en|sur|avec|pour|and|of|the|in|on"
    r"|with|for|to)\b"
)
_WIDEST = 160


@dataclass(frozen=True)
class Line:
    """A line of the text: where it begins and what it says."""

    start: int
    text: str


def _lines(text: str) -> Iterator[Line]:
    at = 0
    for raw in re.split(r"(?<=\n)", text):
        yield Line(at, raw.rstrip("\r\n\f\v\u2028\u2029"))
        at += len(raw)


def blocks(text: str) -> Iterator[list[Line]]:
    """The lines of the text that have no empty one between."""
    block: list[Line] = []
    for line in _lines(text):
        if line.text.strip() and (RULED.match(line.text) or not _RULE.match(line.text)):
            block.append(line)
            continue
        if block:
            yield block
        block = []
    if block:
        yield block


def wrap_width(text: str) -> int:
    """The widest line after which a line goes on with a small letter; 0 if none is wrapped."""
    lines = text.split("\n")
    widths = [
        len(one.rstrip()) for one, after in pairwise(lines) if one.strip() and _SMALL.match(after)
    ]
    return max((w for w in widths if w <= _WIDEST), default=0)


def rest_of(line: Line, at: int) -> Line:
    """The line from the character `at` on."""
    return Line(line.start + at, line.text[at:])


def cells_of(line: Line) -> Iterator[Line]:
    """The cells of a line; the space at its beginning parts nothing."""
    at = len(line.text) - len(line.text.lstrip())
    indent = at
    for gap in _CELLS.finditer(line.text, at):
        yield Line(line.start + at, line.text[at : gap.start()])
        at = gap.end()
    rest = Line(line.start + at, line.text[at:])
    yield line if at == indent else rest


def is_wrapped(before: list[Line], line: Line, width: int) -> bool:
    """Whether `line` goes on with what was begun, being only wrapped."""
    last, text = before[-1].text.rstrip(), line.text.strip()
    leader = LEADER.search(last)
    if leader:  # names below the first are of the same list
        indent = len(line.text) - len(line.text.lstrip())
        return indent >= leader.start()
    if last.isupper() or text.isupper():
        joined = last.isupper() and text.isupper()
        return joined and (last[-1] in "-,:" or _JOINTS.match(text) is not None)
    if _SMALL.match(text) and last[-1] not in ".!?":
        return True
    if last[-1] in ",-(" and width:
        return True
    if not width or len(last) > _WIDEST:
        return False
    indent = len(last) - len(last.lstrip())
    return indent + len(last.strip()) + 1 + len(text.split()[0]) > 0.85 * width
