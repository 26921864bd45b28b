"""The stage that reads the rows of a programme or a digest: date, place, what, who.

A row counts only with a date and with the noun of an event at the head of a cell. Who stands
in a column for speakers speaks; other columns give no role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.account import Event, Role
from passerelle.extraction.latin.clauses.event_nouns import Noun, noun_at
from passerelle.extraction.latin.clauses.modality import ahead
from passerelle.extraction.latin.clauses.reference import reference
from passerelle.extraction.latin.events.circumstances import namesake
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Mention, Span
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.plain import spelling
from passerelle.references import Modality

__all__ = ["programme", "row_date"]

_SPEAKING = ("speaker", "moderator", "chair")
_TAKING_PART = ("organiser", "participant")
_HEAD = re.compile(r"[\s\d.:–—-]*")  # what may stand before the noun at the head of a cell


def programme(analysis: Analysis) -> None:
    """Add the events of tables, and who speaks at them."""
    rows = list(_rows(analysis))
    if len(rows) < 2:
        return
    columns = _columns(analysis, rows[0])
    for row in rows:
        _read(analysis, row, columns)
    analysis.mentions.sort()


def _rows(analysis: Analysis) -> Iterator[list[Passage]]:
    """The rows of tables: as the passages number them, or by the lines on which cells stand."""
    row: list[Passage] = []
    for cell in analysis.passages:
        if cell.kind != "cell" or not rx.search(r"\w", cell.text):
            continue
        if row and not _beside(analysis, row[-1], cell):
            yield row
            row = []
        row.append(cell)
    if row:
        yield row


def _beside(analysis: Analysis, last: Passage, cell: Passage) -> bool:
    if last.column is not None and cell.column is not None:
        return last.row == cell.row and last.column < cell.column
    return "\n" not in analysis.document.text[last.offsets[-1] : cell.offsets[0]]


def row_date(analysis: Analysis, span: Span) -> str | None:
    """The date of the row of a table in which `span` lies."""
    for row in _rows(analysis):
        if any(span.start in frozenset(cell.offsets) for cell in row):
            spoken = (m for cell in row for m in _mentions(analysis, cell))
            return next((m.entity for m in spoken if m.kind == "date"), None)
    return None


def _columns(analysis: Analysis, head: list[Passage]) -> dict[int, str]:
    """The role of those named in a column, by its number, as the head of the table says."""
    words = lexicon(analysis.document.language, "roles")["column"]
    return {
        number: role
        for number, cell in enumerate(head)
        for role, pattern in words.items()
        if rx.match(pattern, spelling(cell.text), re.IGNORECASE)
    }


def _read(analysis: Analysis, row: list[Passage], columns: dict[int, str]) -> None:
    spoken = [(number, m) for number, cell in enumerate(row) for m in _mentions(analysis, cell)]
    when = next((m.entity for _, m in spoken if m.kind == "date"), None)
    noun, cell = _activity(analysis, row, columns)
    if when is None or noun is None or cell is None or when.endswith("/"):
        return
    _forget(analysis, row)
    place = _place_of(analysis, row, cell)
    key = f"e{max((int(one[1:]) for one in analysis.events), default=0) + 1}"
    words = cell.span(0, len(cell.text))
    span = Span(words.start, cell.offsets[noun.end - 1] + 1)
    analysis.events[key] = Event(
        key=key,
        kind=noun.kind,
        when=when,
        place=place,
        venue=_venue(analysis, cell) or _room(analysis, row, columns),
        modality=_modality(analysis, row, when),
        start=span.start,
        end=span.end,
        rule="programme/row",
        confidence=0.85,
    )
    analysis.mentions.append(Mention(span, "event", key))
    analysis.roles += _roles(key, spoken, columns)
    analysis.rows += [(cell.span(0, len(cell.text)), key) for cell in row if cell.text]


def _forget(analysis: Analysis, row: list[Passage]) -> None:
    """What the cells by themselves told of: the row tells of one event."""
    inside = {offset for cell in row for offset in cell.offsets}
    once = [key for key, one in analysis.events.items() if one.start in inside]
    spoken = [m for m in analysis.mentions if m.kind == "event" and m.entity in once]
    elsewhere = {m.entity for m in spoken if m.span.start not in inside}
    gone = {key for key in once if key not in elsewhere}
    for key in gone:
        del analysis.events[key]
    analysis.mentions = [m for m in analysis.mentions if m.kind != "event" or m.entity not in gone]


def _modality(analysis: Analysis, row: list[Passage], when: str) -> Modality:
    """A row with "cancelled" in it tells of what will not be."""
    off = lexicon(analysis.document.language, "modality")["off"]
    if any(rx.search(rf"(?:{off})", cell.text, re.IGNORECASE) for cell in row):
        return "denied"
    return "intended" if ahead(when, reference(analysis)) else "asserted"


def _mentions(analysis: Analysis, cell: Passage) -> list[Mention]:
    """What is spoken of in a cell; its lines may lie between those of other cells."""
    inside = frozenset(cell.offsets)
    return [m for m in analysis.mentions if m.span.start in inside and m.span.end - 1 in inside]


def _activity(
    analysis: Analysis, row: list[Passage], columns: dict[int, str]
) -> tuple[Noun | None, Passage | None]:
    """The noun of an event at the head of a cell, or anywhere in the column for events."""
    language = analysis.document.language
    for cell in row:
        text = spelling(cell.text)
        head = _HEAD.match(text)
        start = head.end() if head else 0
        small = text[:start] + text[start : start + 1].lower() + text[start + 1 :]
        noun = noun_at(small, start, language)
        if noun:
            return noun, cell
    for number, cell in enumerate(row):
        if columns.get(number) == "event":
            text = spelling(cell.text)
            text = rx.compiled(r"(?<![\w-])\w").sub(lambda letter: letter[0].lower(), text)
            found = [
                n
                for at in rx.finditer(r"(?<!\w)\w", text)
                if (n := noun_at(text, at.start(), language))
            ]
            if found:
                return found[0], cell
    return None, None


def _place_of(analysis: Analysis, row: list[Passage], activity: Passage) -> str | None:
    """The town named in a cell of its own."""
    for cell in row:
        if cell is activity:
            continue
        for mention in _mentions(analysis, cell):
            place = _place(analysis, mention)
            if place:
                return place
    return None


def _room(analysis: Analysis, row: list[Passage], columns: dict[int, str]) -> str | None:
    """What stands in the column for places and is no town."""
    for number, cell in enumerate(row):
        if columns.get(number) != "where" or _mentions(analysis, cell):
            continue
        online = lexicon(analysis.document.language, "events")["refine"]["online"]
        words = spelling(cell.text).strip()
        if rx.search(r"[^\W\d]", words) and not rx.search(online, words, re.IGNORECASE):
            return words
    return None


def _place(analysis: Analysis, mention: Mention) -> str | None:
    if mention.kind == "place" and analysis.places[mention.entity].kind in ("city", "district"):
        return mention.entity
    return namesake(analysis, mention.entity) if mention.kind == "body" else None


def _venue(analysis: Analysis, cell: Passage) -> str | None:
    """The house named in the cell."""
    book = lexicon(analysis.document.language, "events")["where"]
    match = rx.search(rf"(?:{book['venue_before']})(?P<venue>{book['alone']})", spelling(cell.text))
    return match["venue"] if match else None


def _roles(
    event: str, spoken: list[tuple[int, Mention]], columns: dict[int, str]
) -> Iterator[Role]:
    for number, mention in spoken:
        role = columns.get(number)
        speaks = role in _SPEAKING and mention.kind == "person"
        takes_part = role in _TAKING_PART and mention.kind in ("person", "body", "delegation")
        if role and (speaks or takes_part):
            yield Role(
                event=event,
                who=mention.entity,
                role=role,
                start=mention.span.start,
                end=mention.span.end,
                rule="programme/column",
                confidence=0.85,
            )
