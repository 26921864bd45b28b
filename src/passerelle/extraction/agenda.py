"""An agenda whose rows are paragraphs: a line that is a date, then what happens on that day."""

from __future__ import annotations

import re

from passerelle.extraction import rx
from passerelle.extraction.clauses import Clause
from passerelle.extraction.event_nouns import Noun, noun_at
from passerelle.extraction.frames import Frame

__all__ = ["Agenda"]

_DATE_ALONE = re.compile(r"\W*Ⓣ(?:,? ?\d{1,2} ?(?:h|:)[ \d]{0,4})?\s*(?:\([^()]{1,40}\))?\W*")
_DATELINE = re.compile(r"\W*(?P<date>Ⓣ)\s*[·|•]\s*[^.;:]{0,60}?\s[—–-]\s")
_ROW = 4  # sentences that one date may govern


class Agenda:
    """Which day the line above gives, while the clauses of a text go by.

    The date of the text itself at its head is no day of an agenda. A row begins with the
    noun of an event; a date that is followed by something else governs nothing.
    """

    def __init__(self, language: str, today: str | None) -> None:
        self.language = language
        self.today = today
        self.day: str | None = None
        self._offered: str | None = None
        self._left = 0

    def step(self, clause: Clause) -> None:
        """Go on to the next clause."""
        line = _DATELINE.match(clause.text)
        if line:
            self.day, self._offered = clause.groups[line.end("date") - 1].keys[0], None
            self._left = _ROW + 1
            return
        alone = _DATE_ALONE.fullmatch(clause.text)
        if alone:
            value = clause.groups[clause.text.index("Ⓣ")].keys[0]
            self._offered = None if value == self.today or value.endswith("/") else value
            self.day = None
            return
        if self._offered:
            self.day = self._offered if self._noun(clause) else None
            self._offered, self._left = None, _ROW
            return
        self._left -= 1
        if self._left <= 0:
            self.day = None

    def items(self, clause: Clause, found: list[Frame]) -> list[Frame]:
        """The event that a row begins with, where no verb of the clause tells of it."""
        noun = self._noun(clause) if self.day else None
        if noun is None or any(one.noun == noun for one in found):
            return []
        frame = Frame("noun", noun.kind, noun.start, noun.end, False, (), (), ("", ""), noun, None)
        return [frame]

    def _noun(self, clause: Clause) -> Noun | None:
        head = rx.match(r"[\W\d]*", clause.text)
        start = head.end() if head else 0
        small = (
            clause.text[:start] + clause.text[start : start + 1].lower() + clause.text[start + 1 :]
        )
        return noun_at(small, start, self.language)
