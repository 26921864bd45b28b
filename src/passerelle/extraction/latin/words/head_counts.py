"""How many people a group has: digits and number words, "cinquante-quatre" put together."""

from __future__ import annotations

from typing import Any

from passerelle.extraction.reading import rx

__all__ = ["number_of", "number_words"]


def number_words(book: dict[str, Any]) -> str:
    """The pattern of a number in digits or words."""
    number = r"\d{1,3}|" + "|".join(sorted(book["numbers"], key=len, reverse=True))
    if "tens" not in book:
        return number
    return rf"(?:{book['tens']})(?:[ -](?:et[ -])?(?:{number}))?|{number}"


def number_of(book: dict[str, Any], said: str) -> int | None:
    """What a number is that `number_words` found."""
    if said.isdigit():
        return int(said)
    words = said.casefold()
    number: int | None = book["numbers"].get(words)
    if number is not None or "tens" not in book:
        return number
    tens = rx.match(rf"(?:{book['tens']})", words)
    rest = rx.sub(r"^[ -](?:et[ -])?", "", words[tens.end() :]) if tens else ""
    ones: int | None = book["numbers"].get(rest, 0)
    more: int | None = book["tens_of"].get(tens[0].rstrip("s")) if tens else None
    return more + ones if more and ones is not None else None
