"""What a release says of itself: the lines above and below its running text, told apart.

Above stand a letterhead, the kind of paper, a date, then the title; below, in some, a date
with the sender, the portrait of the publisher, whom to ask.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from passerelle.documents.bodies import body_in, is_body
from passerelle.documents.lines import (
    Labels,
    dated,
    labels,
    lead_date,
    paper_of,
    parts_of,
    pattern,
    signed_for,
    sort_of,
)

__all__ = ["Said", "said"]

_HEAD_LINES, _TAIL_LINES = 60, 14
_LONGEST_LINE, _LONGEST_TAIL = 400, 200
_LONGEST_TITLE = {"fr": 220, "en": 220, "zh": 75}
_PARAGRAPH = {"fr": 120, "en": 120, "zh": 60}
"""Characters of a line, or of several, that are running text if they end as a sentence does."""
_FULL_LINE = {"fr": 45, "en": 45, "zh": 25}
"""Characters of a line that may have been broken because it was full."""
_MARKDOWN = re.compile(r"^\s*(?:#{1,6}\s+|>\s*)*|[*_`]{1,3}|\s+#+\s*$")
_SENTENCE_END = re.compile(r"[.。!?！？;；…:：][\"')）»”’]*$")
_LISTED = re.compile(r"[•*–·○●-]\s|\d{1,2}(?:[.)]\s|、)|[一二三四五六七八九十]{1,3}、")
# «The Intercity Data Forum (IDF) hosted…»: who introduces itself speaks.
_SUBJECT = re.compile(r"(?:The |Le |La |L['’])?(?P<name>[^.,;:()]{5,90}?) ?\([^\W\d_][\w-]{1,12}\)")


@dataclass
class Said:
    """Title, publisher and date of publication, as far as the text says them."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    speaker: str | None = None
    """The body that the first sentence is about, if it introduces itself: a guess."""

    def take(self, told: Labels) -> None:
        """Keep what labels say, where nothing was said before."""
        self.title = self.title or told.title
        self.publisher = self.publisher or told.publisher
        self.published = self.published or told.published


@dataclass
class _Reader:
    """Reads lines from above until the running text begins."""

    language: str
    said: Said = field(default_factory=Said)
    headings: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _before_kind: int = 0

    def block(self, lines: list[str]) -> bool:
        """Take what the lines between two blank ones say; False when the text has begun."""
        if self._is_prose(lines):
            return False
        occasion = any(pattern("occasion", self.language).match(line) for line in lines)
        for line in lines:
            if not self._line(line, occasion):
                return False
        return not self._close()

    def _is_prose(self, lines: list[str]) -> bool:
        whole = self._joined(lines)
        full = len(lines[0]) >= _FULL_LINE[self.language] or len(lines) == 1
        prose = full and len(whole) > _PARAGRAPH[self.language] and _SENTENCE_END.search(whole)
        if prose:
            self._lead(whole)
        return bool(prose)

    def _line(self, line: str, occasion: bool) -> bool:
        """Take what a line says; False when the text has begun.

        Beside a place and an hour, a date is that of an `occasion`.
        """
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
        other = [part for part, sort in sorts if sort == "other"]
        if other and len(other) + sum(sort == "body" for _, sort in sorts) == len(sorts):
            # «Canton – Lyon : un accord» is one heading, whatever its parts look like.
            return self._add(line)
        if not self._before_kind and any(sort == "kind" for _, sort in sorts):
            self._close()
        for part, sort in sorts:
            self._take(part, sort)
        return True

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
        elif sort == "body":
            self.bodies.append(part)
        elif sort == "date":
            self.said.published = self.said.published or dated(part, self.language)

    def _add(self, line: str) -> bool:
        """Put a line to the open heading, or begin another; False when the text has begun."""
        if self._open and not self._continues(self._open[-1], line) and self._close():
            return False
        self._open.append(line)
        return True

    def _continues(self, above: str, line: str) -> bool:
        """Whether a heading goes on in the next line, rather than another following it."""
        if above.isupper() or line.isupper():
            return above.isupper() and line.isupper()
        return len(above) >= _FULL_LINE[self.language] or line[0].islower()

    def _close(self) -> bool:
        """Keep the open heading; True when it is running text."""
        if not self._open:
            return False
        joined, self._open = self._joined(self._open), []
        if self._runs(joined):
            self._lead(joined)
            return True
        self.headings.append(joined)
        return False

    def _joined(self, lines: list[str]) -> str:
        return ("" if self.language == "zh" else " ").join(lines)

    def _runs(self, text: str) -> bool:
        """Whether `text` is a sentence or more of them, not a heading."""
        if len(text) > _LONGEST_TITLE[self.language] or _LISTED.match(text):
            return True
        if re.search(r"[.。;；,，、]$", text):
            return True
        several = len(re.findall(r"[.。!?！？]\s*\S", text)) > 1
        return several and _SENTENCE_END.search(text) is not None

    def _lead(self, text: str) -> None:
        """What the first sentence says: a date in front of it, and who speaks."""
        self.said.published = self.said.published or lead_date(text, self.language)
        subject = _SUBJECT.match(text)
        if subject and is_body(subject["name"], self.language):
            self.said.speaker = subject["name"]

    def result(self, publisher: str | None) -> Said:
        """All that was read; what stands above the name of the paper is a letterhead."""
        headings = self.headings
        if self._before_kind and headings[self._before_kind :]:
            self.bodies = self.bodies or headings[:1]
            headings = headings[self._before_kind :]
        said = self.said
        if not said.title and not headings and len(self.bodies) > (not publisher):
            # A headline that looks like the name of a body, under the publisher's.
            headings = [self.bodies.pop()]
        said.title = said.title or next(iter([*headings, *self.kinds]), None)
        said.publisher = said.publisher or next(iter(self.bodies), None)
        return said


def said(text: str, language: str, publisher: str | None = None) -> Said:
    """What `text` says of itself; `publisher`, if it is known already."""
    reader = _Reader(language)
    taken = 0
    for block in _blocks(text, language):
        if not reader.block(block):
            break
        taken += len(block)
    found = reader.result(publisher)
    lines = [line for line in text.split("\n") if any(map(str.isalnum, line))]
    _tail(lines[taken + 1 :][-_TAIL_LINES:], language, found)
    return found


def _blocks(text: str, language: str) -> list[list[str]]:
    """The first lines, in groups between blank lines, without marks of Markdown.

    A long line is a paragraph by itself: such texts may have no blank lines at all.
    """
    blocks: list[list[str]] = [[]]
    for line in text.split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        plain = _plain(line)
        long = len(plain) > _PARAGRAPH[language]
        blank = not any(map(str.isalnum, plain))
        if long or blank:
            blocks.append([])
        if not blank:
            blocks[-1].append(plain)
        if long:
            blocks.append([])
    return [block for block in blocks if block]


def _plain(line: str) -> str:
    return _MARKDOWN.sub("", line[:_LONGEST_LINE]).strip()


def _tail(lines: list[str], language: str, found: Said) -> None:
    """The last lines: «Fait à …, le …», the sender under a Chinese notice, whom to ask."""
    closed = False  # whether the letter has come to its farewell
    for line in (_plain(one).strip("（）()[]—–- ") for one in lines if len(one) <= _LONGEST_TAIL):
        told = labels(line, language, at_start=True)
        about = pattern("about", language).match(line)
        asked = pattern("contact", language).match(line)
        if told:
            found.take(Labels(told.published, told.publisher))
        elif asked:
            parts = re.split("[,，;；–—|(]", line[asked.end() :])
            found.publisher = found.publisher or body_in(parts, language)
        elif about and is_body(line[about.end() :].strip(" .:"), language):
            found.publisher = found.publisher or line[about.end() :].strip(" .:")
        elif dated(line, language):
            found.published = found.published or dated(line, language)
        elif paper_of(line, language):
            found.publisher = found.publisher or paper_of(line, language)
        elif language == "zh" and is_body(line, language):
            found.publisher = found.publisher or line
        elif closed and found.publisher is None:
            found.publisher = signed_for(line, language)
        closed = (
            closed or pattern("closings", language).fullmatch(line.rstrip(",.!，。")) is not None
        )
