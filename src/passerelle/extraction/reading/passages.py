"""The text as it is read in one go: headings, paragraphs, list items, cells of a table.

A `Passage` is flat: line ends are spaces, words cut at a line end are whole again, marks of
Markdown are gone. `offsets` lead each of its characters back to the text of the document,
which itself is never changed. Which lines belong together is told by `lines`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from passerelle.extraction.reading.analysis import Span
from passerelle.extraction.reading.lines import (
    HEADING,
    ITEM,
    LEADER,
    QUOTED,
    RULED,
    Line,
    blocks,
    cells_of,
    is_wrapped,
    rest_of,
    wrap_width,
)
from passerelle.extraction.reading.rx import CAPITAL

__all__ = ["Passage", "passages"]

_KEEPS_HYPHEN = re.compile(
    rf"{CAPITAL}|(?:sur|sous|les|lès|lez|de|la|le|en|au|aux|du|des|et|saint|sainte|ci|là|vous"
    r"|nous|il|elle|on|même)\b"
)
_UNREAD = " \t\r\n\f\v\u00a0\u00ad\u3000*_`>|-#•"


@dataclass
class Passage:
    """Words that are read in one go; `kind` is text, item, cell or heading.

    Lines without an empty one between have one `block`. Who is named in a `nameless` passage
    is no person of the text: it belongs to a contact. `source` is the text of the document.
    """

    text: str
    offsets: list[int]
    kind: str = "text"
    row: int | None = None
    column: int | None = None
    quoted: bool = False
    block: int = 0
    nameless: bool = False
    source: str = ""

    @cached_property
    def places(self) -> dict[int, int]:
        """By their place in the document, the characters of the passage: the first for each."""
        return {offset: at for at, offset in reversed(list(enumerate(self.offsets)))}

    @cached_property
    def reach(self) -> tuple[int, int]:
        """From the first place in the document to behind the last."""
        return min(self.offsets), max(self.offsets) + 1

    @cached_property
    def caps(self) -> bool:
        """Whether all is written in capitals, so that capitals say nothing."""
        letters = [c for c in self.text if c.isalpha()]
        return len(letters) > 3 and sum(c.isupper() for c in letters) > 0.85 * len(letters)

    @cached_property
    def titled(self) -> bool:
        """Whether it is a headline in which nearly every word has a capital."""
        if (
            self.caps
            or self.kind in ("item", "cell")
            or self.text[-1:] in ".,;:!?)"
            or "," in self.text
        ):
            return False
        words = [word for word in re.findall(r"[^\W\d_]+", self.text) if len(word) > 3]
        small = [word for word in words if word[0].islower()]
        return len(words) > 4 and all(word in ("with", "from", "into", "over") for word in small)

    def part(self, start: int, end: int) -> Passage:
        """The characters from `start` to `end` as a passage."""
        text, offsets = self.text[start:end], self.offsets[start:end]
        return replace(self, text=text, offsets=offsets)

    def without(self, start: int, end: int) -> Passage:
        """The passage without the characters from `start` to `end`."""
        text = self.text[:start] + self.text[end:]
        return replace(self, text=text, offsets=self.offsets[:start] + self.offsets[end:])

    def joined(self, other: Passage, glue: str) -> Passage:
        """This passage and another as one, with `glue` between."""
        offsets = [*self.offsets, *[self.offsets[-1]] * len(glue), *other.offsets]
        return replace(self, text=self.text + glue + other.text, offsets=offsets)

    def span(self, start: int, end: int) -> Span:
        """Where the characters `start` to `end` stand in the document.

        Where other words lie between (the next column, something private), only the first part.
        """
        stop = start + 1
        while stop < end and not self._parted(stop):
            stop += 1
        return Span(self.offsets[start], self.offsets[stop - 1] + 1)

    def _parted(self, at: int) -> bool:
        last, this = self.offsets[at - 1], self.offsets[at]
        return this - last > 1 and bool(self.source[last + 1 : this].strip(_UNREAD))


def passages(text: str) -> list[Passage]:
    """All passages of `text`, in order."""
    found: list[Passage] = []
    width = wrap_width(text)
    for number, block in enumerate(blocks(text)):
        if len(block) > 1 and any(RULED.match(line.text) for line in block):
            made = _ruled_table(block)
        else:
            made = _block(block, width)
        for one in made:
            one.block, one.source = number, text
        found += [one for one in made if one.text.strip()]
    return found


def _block(block: list[Line], width: int) -> list[Passage]:
    """The passages of lines without an empty one between."""
    found: list[list[Line]] = []
    kinds: list[str] = []
    cells: dict[int, tuple[int, int]] = {}
    marked: set[int] = set()
    local = max(len(line.text.rstrip()) for line in block)
    wide = max(width, local if width else 0)
    for line in block:
        quoted = QUOTED.match(line.text)
        kept = rest_of(line, quoted.end()) if quoted else line
        if quoted:
            marked.add(line.start)
        parts = [part for part in cells_of(kept) if part.text.strip()]
        if len(parts) > 1:
            cells |= {len(found) + n: (line.start, n) for n in range(len(parts))}
            found += [[part] for part in parts]
            kinds += ["cell"] * len(parts)
            continue
        kept = parts[0] if parts else kept
        mark = HEADING.match(kept.text) or ITEM.match(kept.text)
        if mark and len(kept.text) > mark.end():
            kinds.append("heading" if "#" in mark[0] else "item")
            found.append([rest_of(kept, mark.end())])
        elif found and kinds[-1] != "heading" and is_wrapped(found[-1], kept, wide):
            found[-1].append(kept)
        else:
            found.append([kept])
            kinds.append("text")
    flat = [_flat(lines, kind) for lines, kind in zip(found, kinds, strict=True)]
    for number, (one, begun) in enumerate(zip(flat, found, strict=True)):
        one.row, one.column = cells.get(number, (None, None))
        one.quoted = any(start <= begun[0].start <= start + 8 for start in marked)
    return flat


def _flat(lines: list[Line], kind: str = "text") -> Passage:
    text: list[str] = []
    offsets: list[int] = []
    for number, line in enumerate(lines):
        if number and text:
            _join(text, offsets, lines[number - 1], line)
        leader = LEADER.search(line.text)
        for at, mark in enumerate(line.text):
            read = _read(line.text, at, mark, leader, text)
            if read:
                text.append(read)
                offsets.append(line.start + at)
        while text and text[-1] == " ":
            text.pop()
            offsets.pop()
    return Passage("".join(text), offsets, kind)


def _join(text: list[str], offsets: list[int], before: Line, line: Line) -> None:
    """Put what stands between two lines: nothing within a word, else a space."""
    at_hyphen = text[-1] in "-\u00ad" and len(text) > 1 and text[-2].isalpha()
    if at_hyphen and not _KEEPS_HYPHEN.match(line.text.lstrip()):
        text.pop()
        offsets.pop()
    elif not at_hyphen:
        listed = LEADER.search(before.text) is not None  # names below the first of a list
        text += [",", " "] if listed else [" "]
        offsets += [line.start - 1] * (1 + listed)


def _read(raw: str, at: int, mark: str, leader: re.Match[str] | None, text: list[str]) -> str:
    """What is read for a character: a leader of dots is a colon, a mark of Markdown nothing."""
    if leader and leader.start() <= at < leader.end():
        return ":" if at == leader.start() else ""
    if mark.isspace():
        return " " if text and text[-1] != " " else ""
    if mark == "\u00ad" or (mark in "*_`" and _is_mark(raw, at)):
        return ""
    return mark


def _is_mark(raw: str, at: int) -> bool:
    """Whether a star, underscore or backtick marks words up, rather than being one."""
    before = raw[at - 1] if at else " "
    after = raw[at + 1] if at + 1 < len(raw) else " "
    return not (before.isspace() and after.isspace()) and not (before.isalnum() and after.isalnum())


def _ruled_table(block: list[Line]) -> list[Passage]:
    """The cells of a table whose columns are drawn by a line of dashes, row by row."""
    at = next(n for n, line in enumerate(block) if RULED.match(line.text))
    starts = [m.start() for m in re.finditer(r"-{3,}", block[at].text)]
    ends = [*starts[1:], 10_000]
    found = _block(block[: at - 1], 0) if at > 1 else []
    rows: list[list[list[Line]]] = []
    for line in block[at + 1 :]:
        parts = [Line(line.start + a, line.text[a:b]) for a, b in zip(starts, ends, strict=True)]
        if line.text[: ends[0]].strip() or not rows:
            rows.append([[] for _ in starts])
        for column, part in enumerate(parts):
            if part.text.strip():
                rows[-1][column].append(part)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell:
                one = _flat(cell, "cell")
                one.row, one.column = block[0].start + number, column
                found.append(one)
    if at:
        heads = _block(block[at - 1 : at], 0)
        found[:0] = heads
    return found
