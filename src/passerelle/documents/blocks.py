"""The first lines of a text in groups, without the marks and gaps that only set them."""

from __future__ import annotations

import re

from passerelle.scripts import has_han

__all__ = ["LONGEST_LINE", "PARAGRAPH", "blocks", "unmarked"]

_HEAD_LINES = 60
LONGEST_LINE = 400
PARAGRAPH = {"fr": 120, "en": 120, "zh": 60}
"""Characters of a line, or of several, that are running text if they end as a sentence does."""
_MARKDOWN = re.compile(r"^\s*(?:#{1,6}\s+|>\s*)*|[*_`]{1,3}|\s+#+\s*$")


def blocks(text: str, language: str) -> list[list[str]]:
    """The first lines, in groups between blank lines, without marks of Markdown.

    A long line is a paragraph by itself: such texts may have no blank lines at all.
    """
    found: list[list[str]] = [[]]
    for line in text.split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        plain = _plain(line)
        long = len(plain) > PARAGRAPH[language]
        blank = not any(map(str.isalnum, plain))
        if long or blank:
            found.append([])
        if not blank:
            found[-1].append(plain)
        if long:
            found.append([])
    return [block for block in found if block]


def _plain(line: str) -> str:
    """`line` without marks of Markdown and without the gaps of letters that are set wide."""
    return _unspaced(unmarked(line[:LONGEST_LINE]).strip())


def unmarked(line: str) -> str:
    """`line` without marks of Markdown."""
    return _MARKDOWN.sub("", line)


def _unspaced(line: str) -> str:
    """`line` without the gaps between its letters, if it is set wide: «N E W S»."""
    letters = line.split()
    if len(letters) < (2 if has_han(line) else 4) or any(len(one) > 1 for one in letters):
        return line
    return " ".join("".join(word.split()) for word in re.split(r"\s{2,}", line))
