"""The text as it is read in one go: headings, paragraphs, list items, cells of a table.

A `Passage` is flat: line ends are spaces, words cut at a line end are whole again, marks of
Markdown are gone. `offsets` lead each of its characters back to the text of the document,
which itself is never changed. Lines belong together where the writer wrapped them, which
shows in the widths of lines and in lines that begin with a small letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from passerelle.extraction.reading.analysis import Span

__all__ = ["Passage", "passages"]

_LEADER = re.compile(r"\.{4,}")
_ITEM = re.compile(r"\s*(?:[-*•–—·▪‣◦●○■□➢✓→]|\(?\d{1,2}[.)°]|[a-z]\))\s+")
_HEADING = re.compile(r"\s*#{1,6}\s+")
_QUOTED = re.compile(r"\s*(?:>\s?)+")
_RULE = re.compile(r"\s*(?:[-=_*~·.]\s*){3,}$|\s*\*\s*$")
_CELLS = re.compile(r"\t+|[ \u00a0]{3,}|\s*\|\s*")
_DASHES = re.compile(r"\s*-{3,}(?:\s+-{3,})+\s*$")
_SMALL = re.compile(r"\s*[a-zà-öø-ÿœ]")
_JOINTS = re.compile(
    r"(?i)\s*(?:et|de|du|des|d['’]|la|le|les|leur|l['’]|à|au|aux|en|sur|avec|pour|and|of|the|in|on"
    r"|with|for|to)\b"
)
_KEEPS_HYPHEN = re.compile(
    r"[A-ZÀ-ÞĀ-ŒŔ-Ț]|(?:sur|sous|les|lès|lez|de|la|le|en|au|aux|du|des|et|saint|sainte|ci|là|vous"
    r"|nous|il|elle|on|même)\b"
)
_MARKS = re.compile(r"[*_`]")
_WIDEST = 160
_UNREAD = " \t\r\n\f\v\u00a0\u00ad\u3000*_`>|-#•"


@dataclass(frozen=True)
class Line:
    """A line of the text: where it begins and what it says."""

    start: int
    text: str


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
    width = _wrap_width(text)
    for number, block in enumerate(_blocks(text)):
        if len(block) > 1 and any(_DASHES.match(line.text) for line in block):
            made = _ruled_table(block)
        else:
            made = _block(block, width)
        for one in made:
            one.block, one.source = number, text
        found += [one for one in made if one.text.strip()]
    return found


def _lines(text: str) -> Iterator[Line]:
    at = 0
    for raw in re.split(r"(?<=\n)", text):
        yield Line(at, raw.rstrip("\r\n\f\v\u2028\u2029"))
        at += len(raw)


def _blocks(text: str) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in _lines(text):
        if line.text.strip() and (_DASHES.match(line.text) or not _RULE.match(line.text)):
            block.append(line)
            continue
        if block:
            yield block
        block = []
    if block:
        yield block


def _wrap_width(text: str) -> int:
    """The widest line after which a line goes on with a small letter; 0 if none is wrapped."""
    lines = text.split("\n")
    widths = [
        len(one.rstrip()) for one, after in pairwise(lines) if one.strip() and _SMALL.match(after)
    ]
    return max((w for w in widths if w <= _WIDEST), default=0)


def _block(block: list[Line], width: int) -> list[Passage]:
    """The passages of lines without an empty one between."""
    found: list[list[Line]] = []
    kinds: list[str] = []
    cells: dict[int, tuple[int, int]] = {}
    marked: set[int] = set()
    local = max(len(line.text.rstrip()) for line in block)
    wide = max(width, local if width else 0)
    for line in block:
        quoted = _QUOTED.match(line.text)
        kept = _cut(line, quoted.end()) if quoted else line
        if quoted:
            marked.add(line.start)
        parts = [part for part in _split(kept) if part.text.strip()]
        if len(parts) > 1:
            cells |= {len(found) + n: (line.start, n) for n in range(len(parts))}
            found += [[part] for part in parts]
            kinds += ["cell"] * len(parts)
            continue
        kept = parts[0] if parts else kept
        mark = _HEADING.match(kept.text) or _ITEM.match(kept.text)
        if mark and len(kept.text) > mark.end():
            kinds.append("heading" if "#" in mark[0] else "item")
            found.append([_cut(kept, mark.end())])
        elif found and kinds[-1] != "heading" and _goes_on(found[-1], kept, wide):
            found[-1].append(kept)
        else:
            found.append([kept])
            kinds.append("text")
    flat = [_flat(lines, kind) for lines, kind in zip(found, kinds, strict=True)]
    for number, (one, begun) in enumerate(zip(flat, found, strict=True)):
        one.row, one.column = cells.get(number, (None, None))
        one.quoted = any(start <= begun[0].start <= start + 8 for start in marked)
    return flat


def _cut(line: Line, at: int) -> Line:
    return Line(line.start + at, line.text[at:])


def _split(line: Line) -> Iterator[Line]:
    """The cells of a line; the space at its beginning parts nothing."""
    at = len(line.text) - len(line.text.lstrip())
    indent = at
    for gap in _CELLS.finditer(line.text, at):
        yield Line(line.start + at, line.text[at : gap.start()])
        at = gap.end()
    rest = Line(line.start + at, line.text[at:])
    yield line if at == indent else rest


def _goes_on(before: list[Line], line: Line, width: int) -> bool:
    """Whether `line` goes on with what was begun, being only wrapped."""
    last, text = before[-1].text.rstrip(), line.text.strip()
    leader = _LEADER.search(last)
    if leader:  # names below the first are of the same list
        indent = len(line.text) - len(line.text.lstrip())
        return indent >= leader.start()
    if last.isupper() or text.isupper():
        joined = last.isupper() and text.isupper()
        return joined and (last[-1] in "-,:" or _JOINTS.match(text) is not None)
    if _SMALL.match(text) and last[-1] not in ".!?":
        return True
    if last[-1] in ",-(" and width:
        return True
    if not width or len(last) > _WIDEST:
        return False
    indent = len(last) - len(last.lstrip())
    return indent + len(last.strip()) + 1 + len(text.split()[0]) > 0.85 * width


def _flat(lines: list[Line], kind: str = "text") -> Passage:
    text: list[str] = []
    offsets: list[int] = []
    for number, line in enumerate(lines):
        if number and text:
            _join(text, offsets, lines[number - 1], line)
        leader = _LEADER.search(line.text)
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
        listed = _LEADER.search(before.text) is not None  # names below the first of a list
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
    at = next(n for n, line in enumerate(block) if _DASHES.match(line.text))
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
