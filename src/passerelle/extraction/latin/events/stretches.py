"""How long an event lasted, where only the day it began or ended is told.

«A four-day visit ended on Sunday» began on Thursday; "began a three-day tour on 4 May" ended on
6 May. The words are data (`stretch` of the dates).
"""

from __future__ import annotations

from datetime import date, timedelta

from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.events.telling import Told
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx

__all__ = ["stretch"]

_LONGEST = 31  # days
_SHORT = ("signing", "ceremony", "reception", "meeting")  # a part of what lasts days


def stretch(one: Told, clause: Clause, language: str) -> None:
    """Make the day of an event its days, where a clause gives their number and one of them."""
    book = lexicon(language, "dates").get("stretch")
    when = one.found.when or ""
    single = rx.fullmatch(r"\d{4}-\d\d-\d\d", when)
    if not (book and single) or one.kind in _SHORT or clause.text.count("Ⓣ") != 1:
        return
    said = rx.search(rf"\b{book['length']}", clause.text)
    ended, begun = (rx.search(rf"\b(?:{book[side]})\b", clause.text) for side in ("end", "begin"))
    days = _number(said["number"].lower(), language) if said else 0
    if not 1 < days <= _LONGEST or bool(ended) == bool(begun):
        return
    day, rest = date.fromisoformat(when), timedelta(days=days - 1)
    one.found.when = f"{day - rest}/{day}" if ended else f"{day}/{day + rest}"


def _number(word: str, language: str) -> int:
    if word.isdigit():
        return int(word)
    numbers: list[str] = lexicon(language, "dates")["words"]["number"]
    return next((at for at, one in enumerate(numbers, start=1) if word in one.split("|")), 0)
