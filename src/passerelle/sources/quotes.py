"""Quotes as evidence: found word for word in the source's own text, or refused."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

from passerelle.errors import RowError, SourceError

__all__ = ["QuotedText"]

_CONTEXT = 32
"""Code points of prefix and suffix kept with each quote, to find it again in a changed text."""


class QuotedText:
    """The text a source quotes from, NFC with ``\\n``, and the positions of its quotes."""

    def __init__(self, path: Path) -> None:
        try:
            raw = path.read_text(encoding="utf-8")
        except OSError as fault:
            raise SourceError(
                f"the quoted text cannot be read: {fault.strerror}.",
                where=path,
                remedy="Correct text = … in source.toml.",
            ) from None
        self.name = path.name
        self.text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n"))

    def locate(self, quote: dict[str, Any]) -> dict[str, Any]:
        """`quote` completed with file, position and context; raises `RowError`."""
        exact = unicodedata.normalize("NFC", str(quote.get("exact", "")))
        start = quote.get("start")
        if start is not None and not isinstance(start, int):
            raise RowError(
                f"the position {start!r} is not a whole number.",
                column="start",
                value=str(start),
                remedy="Count code points from the beginning of the text.",
            )
        if start is None:
            start = self.text.find(exact)
            if start >= 0 and self.text.find(exact, start + 1) >= 0:
                raise RowError(
                    f"the quote «{exact}» stands more than once in {self.name}.",
                    column="exact",
                    value=exact,
                    remedy="Give its position as start.",
                )
        if start < 0 or self.text[start : start + len(exact)] != exact:
            raise RowError(
                f"the quote «{exact}» is not in {self.name}.",
                column="exact",
                value=exact,
                remedy="Copy it word for word from the text.",
            )
        end = start + len(exact)
        return {
            **quote,
            "file": self.name,
            "exact": exact,
            "start": start,
            "end": end,
            "prefix": self.text[max(0, start - _CONTEXT) : start],
            "suffix": self.text[end : end + _CONTEXT],
        }
