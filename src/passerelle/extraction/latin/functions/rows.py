"""Tables of who is who: in a row the name in one cell, the office and the body in others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from passerelle.extraction.account import Holding
from passerelle.extraction.latin.functions.held_in import seats
from passerelle.extraction.latin.functions.holding import hold, named_in, slug_in
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["rows"]


def rows(analysis: Analysis) -> None:
    """Functions of the one person of a row that has none yet."""
    for cells in _rows(analysis):
        people = [(n, one) for n, cell in cells for one in named_in(analysis, cell)]
        if len({one.key for _, one in people}) != 1:
            continue
        at, person = people[0]
        if any(one.person == person.key for one in analysis.functions):
            continue
        others = [(n, cell) for n, cell in cells if n != at]
        if not others or len(dict(cells)[at].text) > len(person.key) + 60:
            continue
        _enter(analysis, person.key, others)


def _rows(analysis: Analysis) -> Iterator[list[tuple[int, Passage]]]:
    numbered = [(n, one) for n, one in enumerate(analysis.passages) if one.kind == "cell"]
    for row, cells in groupby(numbered, key=lambda cell: cell[1].row):
        if row is not None:
            yield list(cells)


def _enter(analysis: Analysis, person: str, cells: list[tuple[int, Passage]]) -> None:
    """Hold the offices of the other cells, each with its body or the only one of the row."""
    language = analysis.document.language
    bodies = [key for _, cell in cells for _, _, key in spots(analysis, cell, "body")]
    alone = bodies[0] if len(set(bodies)) == 1 else None
    for number, cell in cells:
        found = list(offices(cell.text, language))
        if not found or cell.text[: found[0].begin].strip():
            continue
        body = seats(analysis, number, found[:1], [])[0].body or alone
        one = found[0]
        kind = analysis.bodies[body].kind if body else ""
        span = cell.span(one.begin, one.end)
        holding = Holding(
            person=person,
            body=body,
            function=slug_in(one.slug, kind),
            acting=one.acting,
            former=one.former,
            honorary=one.honorary,
            start=span.start,
            end=span.end,
            rule="functions/row",
            confidence=0.8,
        )
        hold(analysis, holding, one.basis)
