"""An agenda whose rows are paragraphs: a line that is a date, then what happens on that day."""

from __future__ import annotations

import re

from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.event_nouns import Noun, noun_at, nouns
from passerelle.extraction.latin.events.frames import Frame
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.plain import BULLET

__all__ = ["Agenda"]

_DATE_ALONE = re.compile(r"\W*Ⓣ(?:,? ?\d{1,2} ?(?:h|:)[ \d]{0,4})?\s*(?:\([^()]{1,40}\))?\W*")
_DATELINE = re.compile(r"\W*(?P<date>Ⓣ)\s*[·|•]\s*[^.;:]{0,60}?\s[—–-]\s")
_HEADER = re.compile(
    r"(?:[^ⓅⒷⒹⓁⓉ.]{0,30}\n)?\W*(?:[A-Z][a-z]{2,8}\.?,? )?Ⓣ"
    r"(?:, (?:\d{1,2}(?:[.:h]\d{0,2})?(?: ?[ap]\.?m\.?)?|Ⓛ|Ⓑ|[A-Z][\w' ]{2,30}))*\.\s*"
)
# «5 October 2024: Courtesy call. The mayor …»: an entry of a chronicle, with its title.
_ENTRY = re.compile(r"\W*Ⓣ ?[:–—-] ?[^ⓅⒷⒹⓉ.;:]{3,60}\.\s*")
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
        self.place: str | None = None
        self._inline = False
        self._offered: str | None = None
        self._left = 0

    def step(self, clause: Clause) -> None:
        """Go on to the next clause."""
        if self._inline and _begins_line(clause):
            self.day = self.place = None
            self._inline = False
        if self._heads(clause):
            return
        line = _DATELINE.match(clause.text)
        if line:
            self.day, self._offered = clause.groups[line.end("date") - 1].keys[0], None
            self._left, self.place = _ROW + 1, None
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

    def _heads(self, clause: Clause) -> bool:
        """Whether the clause is «Wed., March 5, Ndaragwa.», at the head of what is told of it."""
        end = clause.places[-1] + 1
        text = clause.text
        entry = _ENTRY.fullmatch(text) and _begins_line(clause)
        if not (entry or _HEADER.fullmatch(text)) or clause.view.text[end : end + 1] != " ":
            return False
        value = clause.groups[text.index("Ⓣ")].keys[0]
        if value == self.today or value.endswith("/") or not value[4:]:
            return False
        self.day, self._offered, self._left = value, None, _ROW + 1
        self.place = clause.groups[text.index("Ⓛ")].keys[0] if "Ⓛ" in text else None
        self._inline = True
        return True

    def items(self, clause: Clause, found: list[Frame]) -> list[Frame]:
        """The event that a row begins with, where no verb of the clause tells of it."""
        noun = self._noun(clause) if self.day else None
        if noun is None and self.day and self._left >= _ROW and not found:
            noun = self._told(clause)
        if noun is None or any(one.noun == noun for one in found):
            return []
        frame = Frame("noun", noun.kind, noun.start, noun.end, False, (), (), ("", ""), noun, None)
        return [frame]

    def _told(self, clause: Clause) -> Noun | None:
        """The first noun of an event with an article: «Sea walls: a workshop on shorelines»."""
        for noun in nouns(clause, self.language):
            before = clause.text[: noun.start]
            if rx.search(r"(?:\b(?:an?|our|une?|notre)|^\W*[\w'’-]+)\s(?:\w+\s){0,2}$", before):
                return noun
        return None

    def _noun(self, clause: Clause) -> Noun | None:
        head = rx.match(r"[\W\d]*", clause.text)
        start = head.end() if head else 0
        small = (
            clause.text[:start] + clause.text[start : start + 1].lower() + clause.text[start + 1 :]
        )
        return noun_at(small, start, self.language)


def _begins_line(clause: Clause) -> bool:
    """Whether a clause stands at the beginning of a line or an item."""
    before = clause.view.text[: clause.places[0]].rstrip(" ")
    return before.endswith(("\n", BULLET))
