"""Text made sound: NFC, one kind of line end, nothing invisible, nothing that steers.

Control characters and marks without a letter (zero width, direction of writing, tags) are
*removed*, not refused: word processors leave them behind and no reader sees them. A NUL
character is refused before (`passerelle.texts.decode`): such a file is no text.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["one_line", "sound"]

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# What terminals take for colours, cursors and titles of windows.
_ESCAPES = re.compile("\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b\n]{0,400}(?:\x07|\x1b\\\\))")
_BLANK_LINES = re.compile("\n{3,}")
# What symbol fonts of word processors leave for a bullet.
_BULLETS = dict.fromkeys(map(ord, "\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf076\uf02d"), "•")
# Hyphens that only say where a line may break.
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011"), "-")
_WIDE_GAP = re.compile(r"([^\S\n]{200})[^\S\n]+")
"""More spaces on end than any column needs."""
_STACK = 4
"""Accents on one letter that a language may need; more are a picture, and slow to order."""


def sound(text: str) -> str:
    """`text` in NFC with ``\\n``, without invisible marks, blank lines single."""
    text = _LINE_ENDS.sub("\n", _ESCAPES.sub("", text)).translate(_BULLETS | _HYPHENS)
    present = set(text)
    text = text.translate({ord(one): _instead(one) for one in present if _instead(one) != one})
    stacked = "".join(re.escape(one) for one in present if unicodedata.combining(one))
    if stacked:
        text = re.sub(f"([{stacked}]{{{_STACK}}})[{stacked}]+", r"\1", text)
    text = unicodedata.normalize("NFC", text)
    text = _WIDE_GAP.sub(r"\1", _BLANK_LINES.sub("\n\n", text))
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", lines).strip("\n")


def _instead(char: str) -> str:
    """`char`, or what takes its place."""
    if char in "\n\t":
        return char
    kind = unicodedata.category(char)
    if kind == "Cc" and char >= "\x80":
        # Windows letters that were called Latin-1: browsers read them so, too.
        return char.encode("latin-1").decode("cp1252", errors="ignore")
    return "" if kind in ("Cc", "Cf", "Cs", "Co", "Cn") else char


def one_line(text: str | None) -> str | None:
    """`text` sound and on one line; None when nothing is left."""
    return " ".join(sound(text).split()) or None if text else None
