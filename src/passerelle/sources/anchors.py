"""Quotes and the texts they stand in: their context, and where they are once the text moved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.references import Quote

__all__ = ["CONTEXT", "COVERED", "find_again", "in_context", "moved"]

CONTEXT = 80
"""Code points before and after a quote: enough to read it by, and to tell it from its like."""
COVERED = "█"
"""What stands for a letter that is nobody's business; it agrees with any letter."""


def in_context(text: str, start: int, end: int, *, shown: str | None = None) -> Quote:
    """The words of `text` from `start` to `end` as evidence.

    `shown` is the same text with parts of it covered: the context is taken from there.
    """
    around = text if shown is None else shown
    return Quote(
        exact=text[start:end],
        start=start,
        end=end,
        prefix=around[max(0, start - CONTEXT) : start],
        suffix=around[end : end + CONTEXT],
    )


def find_again(quote: Quote, text: str) -> int | None:
    """Where the words of `quote` stand in `text`, None when they do not.

    Of several places the one whose surroundings agree best is taken, then the nearest to
    where they stood before.
    """
    places = list(_places(quote.exact, text))
    if not places:
        return None
    before = quote.start or 0
    return min(places, key=lambda at: (-_agreement(quote, text, at), abs(at - before), at))


def moved(quote: Quote, text: str, *, shown: str | None = None) -> Quote | None:
    """`quote` with its position and context in `text`, None when its words are gone."""
    at = find_again(quote, text)
    if at is None:
        return None
    here = in_context(text, at, at + len(quote.exact), shown=shown)
    return here.model_copy(update={"source": quote.source, "file": quote.file})


def _places(exact: str, text: str) -> Iterator[int]:
    if COVERED in exact:  # a name was taken out of the quote; in the text it may still stand
        pattern = "".join("." if char == COVERED else re.escape(char) for char in exact)
        yield from (found.start() for found in re.finditer(f"(?={pattern})", text, re.DOTALL))
        return
    at = text.find(exact)
    while at >= 0:
        yield at
        at = text.find(exact, at + 1)


def _agreement(quote: Quote, text: str, at: int) -> int:
    """How many code points before and after the place are those of the quote's context."""
    end = at + len(quote.exact)
    before = _common(quote.prefix[::-1], text[max(0, at - len(quote.prefix)) : at][::-1])
    return before + _common(quote.suffix, text[end : end + len(quote.suffix)])


def _common(left: str, right: str) -> int:
    count = 0
    for one, two in zip(left, right, strict=False):
        if one != two and one != COVERED:
            break
        count += 1
    return count
