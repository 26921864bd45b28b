"""What a release says of itself: the lines above its running text, told apart.

There stand a letterhead or the head of an issue, the kind of paper, a date, then the title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from passerelle.documents.blocks import LONGEST_LINE, blocks, unmarked
from passerelle.documents.bodies import is_body
from passerelle.documents.days import days_in
from passerelle.documents.dispatch import Dateline, agency_of, dateline
from passerelle.documents.foot import foot, signing
from passerelle.documents.headings import (
    are_fields,
    goes_on,
    is_issue,
    is_paragraph,
    is_rest,
    joined,
    of_letter,
    runs,
    speaker,
)
from passerelle.documents.imprint import worded
from passerelle.documents.lexicon import lexicon
from passerelle.documents.lines import (
    Labels,
    Sort,
    dated,
    issue_month,
    labels,
    paper_of,
    parts_of,
    pattern,
    sort_of,
)

__all__ = ["Said", "said"]


@dataclass
class Said:
    """Title, publisher and date of publication, as far as the text says them."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    month: str | None = None
    """That of the issue, if no day is said."""
    agency: str | None = None
    """The mark of a news agency, in front of the first sentence."""
    speaker: str | None = None
    """Who the first sentence is about if it introduces itself, who signs last: a guess."""
    labelled: bool = False
    """Whether a label said the day of publication: a bare date says less."""
    masthead: str | None = None
    """The name in front of the number of an issue."""

    def take(self, told: Labels) -> None:
        """Keep what labels say, where nothing was said before."""
        self.title = self.title or told.title
        self.publisher = self.publisher or told.publisher
        if told.published and not self.labelled:
            self.published, self.labelled = told.published, True


@dataclass
class _Reader:
    """Reads lines from above until the running text begins."""

    language: str
    said: Said = field(default_factory=Said)
    headings: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    _article: bool = False
    """Whether the line with the name of the issue goes on to its column: what follows has a
    title of its own."""
    _numbered: bool = False
    _open: list[str] = field(default_factory=list)
    _before_kind: int = 0
    _over_kind: int = 0
    """Bodies above the name of the paper: of a letterhead."""

    def block(self, lines: list[str]) -> bool:
        """Take what the lines between two blank ones say; False when the text has begun."""
        if self._is_minutes(joined(lines, self.language)):
            return not self._close()
        if self._is_prose(lines):
            return False
        if are_fields(lines):
            for line in lines:
                self.said.take(labels(line, self.language, at_start=True))
            return not self._close()
        occasion = any(pattern("occasion", self.language).match(line) for line in lines)
        for line in lines:
            if not self._line(line, occasion):
                return False
        return not self._close()

    def _is_minutes(self, whole: str) -> bool:
        """Take the paragraph «Minutes of the meeting held in … on …», if this is one."""
        named = pattern("kinds", self.language).match(whole)
        held = re.search(r"\s(?:held|tenue?s?|qui s['’]est tenue?)\s", whole)
        days = list(days_in(whole, self.language)) if named and held else []
        if not named or not held or len(days) != 1 or len(whole) > LONGEST_LINE:
            return False
        self._close()
        self.said.title = self.said.title or whole[: held.start()].strip(" ,")
        return True

    def _is_prose(self, lines: list[str]) -> bool:
        if not is_paragraph(lines, self.language):
            return False
        self._lead(joined(lines, self.language))
        return True

    def _line(self, line: str, occasion: bool) -> bool:
        """Take what a line says; False when the text has begun.

        Beside a place and an hour, a date is that of an `occasion`.
        """
        line = self._unnumbered(worded(line, self.language))
        told = labels(line, self.language)
        if occasion and (told.published or pattern("occasion", self.language).match(line)):
            self._close()
            return True
        if told:
            self._close()
            self.said.take(told)
            return True
        sorts = [(part, sort_of(part, self.language)) for part in parts_of(line)]
        if sorts and sorts[0][1] == "greeting":
            self._close()
            return False
        sorts = self._masthead(sorts)
        other = [part for part, sort in sorts if sort == "other"]
        if other and len(other) + sum(sort == "body" for _, sort in sorts) == len(sorts):
            # «Canton – Lyon : un accord» is one heading, whatever its parts look like.
            return self._add(line)
        if not self._before_kind and any(sort == "kind" for _, sort in sorts):
            self._close()
        for part, sort in sorts:
            self._take(part, sort)
        return True

    def _unnumbered(self, line: str) -> str:
        """`line` without the number in front of it: «N° 2025/06/11. - Convention avec…»."""
        number = re.match(rf"(?:{lexicon(self.language).issues})", line, re.IGNORECASE)
        rest = number and re.match(
            r"\s*[.:)]*\s*(?:[-–—:·|]\s+|\s{2,})(?=\w)", line[number.end() :]
        )
        if not number or not rest:
            return line
        self._numbered = True
        return line[number.end() + rest.end() :]

    def _masthead(self, sorts: list[tuple[str, Sort]]) -> list[tuple[str, Sort]]:
        """Take the name of an issue, where its number follows; what is left of the line."""
        places = [place for place, (_, sort) in enumerate(sorts) if sort == "issue"]
        if not places:
            return sorts
        self._numbered = True
        if places[0] and sorts[0][1] == "other":
            self.said.masthead = self.said.masthead or sorts[0][0]
            self._article = len(sorts) > places[0] + 1 and sorts[-1][1] in ("other", "aside")
            return [one for one in sorts[1:] if one[1] != "other"]
        return sorts

    def _take(self, part: str, sort: str) -> None:
        if sort == "other":
            self._add(part)
            return
        began = self._close()
        if sort == "kind" and not began:
            self.kinds.append(part)
            body = paper_of(part, self.language)
            self.bodies += [body] if body else []
            self._before_kind = self._before_kind or len(self.headings)
            self._over_kind = len(self.bodies)
        elif sort == "body":
            self.bodies.append(part)
        elif sort == "date":
            self.said.published = self.said.published or dated(part, self.language)
            self.bodies += [one for one in part.split(",")[:1] if is_body(one, self.language)]
        elif sort == "month":
            self.said.month = self.said.month or issue_month(part, self.language)
            number = rf"(?<!\w)(?:{lexicon(self.language).issues})"
            self._numbered |= re.search(number, part, re.IGNORECASE) is not None

    def _add(self, line: str) -> bool:
        """Put a line to the open heading, or begin another; False when the text has begun."""
        if self._open and not goes_on(self._open[-1], line, self.language) and self._close():
            return False
        self._open.append(line)
        return True

    def _close(self) -> bool:
        """Keep the open heading; True when it is running text."""
        if not self._open:
            return False
        heading, self._open = joined(self._open, self.language), []
        if runs(heading, self.language):
            self._lead(heading)
            return True
        if is_rest(heading):
            return False
        self.headings.append(heading)
        body = paper_of(heading, self.language, "periodicals") or of_letter(heading, self.language)
        self.bodies += [body] if body else []
        return False

    def _lead(self, text: str) -> None:
        """What the first sentence says: a date in front of it, and who speaks."""
        told = self._imprint(text) or dateline(text, self.language)
        self.said.published = self.said.published or told.published
        self.said.agency = told.agency
        self.said.speaker = speaker(text, self.language) or self.said.speaker

    def _imprint(self, text: str) -> Dateline | None:
        """The first sentence, if it only names paper, body and day: «The digest of the …»."""
        sentence = re.split(r"(?<=\w\w\w)[.。]\s", text[:LONGEST_LINE])[0].rstrip(".。")
        name, _, rest = sentence.partition(", ")
        body = paper_of(name, self.language, "periodicals") or paper_of(name, self.language)
        day = dated(rest, self.language)
        if not body or not day:
            return None
        self.bodies.append(body)
        return Dateline(day)

    def result(self, publisher: str | None) -> Said:
        """All that was read; what stands above the name of the paper is a letterhead."""
        headings, said = self.headings, self.said
        if said.masthead:
            headings = [*headings, said.masthead] if self._article else [said.masthead, *headings]
        if self._before_kind and headings[self._before_kind :]:
            self.bodies = self.bodies or headings[:1]
            headings = headings[self._before_kind :]
        rubric = len(headings) > 1 and headings[0].isupper() and len(headings[0].split()) <= 2
        if rubric and not headings[1].isupper() and not is_issue(headings[1], self.language):
            headings = headings[1:]  # the town or column over the headline of a newspaper
        if self._numbered and len(headings) > 1 and is_issue(headings[0], self.language):
            headings = headings[1:]
        below = self.bodies[self._over_kind if self.kinds else 0 :]
        if not said.title and not headings and below and len(self.bodies) > (not publisher):
            # A headline that looks like the name of a body, under the publisher's.
            headings = [self.bodies.pop()]
        said.title = said.title or next(iter([*headings, *self.kinds]), None)
        said.publisher = said.publisher or next(iter(self.bodies), None)
        issue = any(is_issue(one, self.language) for one in headings)
        if not (self._numbered or self.kinds or issue):
            said.month = None  # of an event, as likely
        return said


def said(text: str, language: str, publisher: str | None = None) -> Said:
    """What `text` says of itself; `publisher`, if it is known already."""
    reader = _Reader(language)
    taken = 0
    for block in blocks(text, language):
        if not reader.block(block):
            break
        taken += len(block)
    found = reader.result(publisher)
    found.publisher = found.publisher or agency_of(found.agency, text, language)
    lines = [unmarked(line) for line in text.split("\n") if any(map(str.isalnum, line))]
    found.take(foot([worded(line, language) for line in lines[taken + 1 :]], language))
    found.speaker = found.speaker or signing(lines[taken:], language)
    found.published = found.published or found.month
    return found
