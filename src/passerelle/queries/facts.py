"""Flat rows joined in Python, and answers made of what Python counted.

On the on-disk store a scan of one property is fast and a join of many pairs is slow. A query
that leaves the join to a step fetches statements, ``?thing ?property ?value``; here they are
looked up as in a graph, each once however many named graphs state it.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from pyoxigraph import Literal, NamedNode

from passerelle.errors import QueryError
from passerelle.namespaces import PAS, SKOS, XSD
from passerelle.store.base import Solutions, Term
from passerelle.store.terms import plain
from passerelle.times import When

__all__ = [
    "Cell",
    "Facts",
    "Values",
    "active_in",
    "add_months",
    "day_of",
    "months_between",
    "name_in",
    "number_of",
    "order",
    "ratio",
    "table",
    "text_of",
    "when_of",
]

Values: TypeAlias = Mapping[str, NamedNode | Literal]
"""The parameters that were given (or have a default), as terms."""

Cell: TypeAlias = Term | str | int | Decimal | date | None
"""What a step puts into a cell: a term, or a Python value that becomes a literal."""

_LANGUAGES = ("fr", "en", "zh")
_BOUNDS = {
    "earliest_start": PAS.earliestStart,
    "latest_start": PAS.latestStart,
    "earliest_end": PAS.earliestEnd,
    "latest_end": PAS.latestEnd,
    "last_seen": PAS.lastSeenActive,
}


class Facts:
    """Statements looked up by thing and property; several values come in a steady order."""

    def __init__(self, rows: Solutions) -> None:
        self._values: dict[NamedNode, dict[Term, dict[Term, None]]] = defaultdict(dict)
        for thing, prop, value in rows.rows:
            if thing is not None and isinstance(prop, NamedNode) and value is not None:
                self._values[prop].setdefault(thing, {})[value] = None

    def all(self, thing: Term | None, prop: NamedNode) -> list[Term]:
        """The values of `prop` for `thing`, sorted."""
        found = self._values[prop].get(thing, {}) if thing is not None else {}
        return sorted(found, key=order) if len(found) > 1 else list(found)

    def one(self, thing: Term | None, prop: NamedNode) -> Term | None:
        """The value of a property that has one (the first, where sources differ)."""
        return next(iter(self.all(thing, prop)), None)

    def things(self, prop: NamedNode) -> list[Term]:
        """Everything that has `prop`, sorted."""
        return sorted(self._values[prop], key=order)

    def pairs(self, prop: NamedNode) -> Iterator[tuple[Term, Term]]:
        """Each thing with each value of `prop`."""
        for thing, values in self._values[prop].items():
            for value in values:
                yield thing, value

    def inverse(self, prop: NamedNode) -> dict[Term, list[Term]]:
        """From each value of `prop` to the things that have it, sorted."""
        found: dict[Term, list[Term]] = defaultdict(list)
        for thing, value in self.pairs(prop):
            found[value].append(thing)
        return {value: sorted(things, key=order) for value, things in found.items()}

    def when(self, thing: Term) -> When | None:
        """The bounds of `thing`, None when it has none. Nothing is checked: facts are facts."""
        bounds: dict[str, Any] = {
            field: date.fromisoformat(plain(day)[:10])
            for field, prop in _BOUNDS.items()
            if (day := self.one(thing, prop)) is not None
        }
        return When.model_construct(**bounds) if bounds else None

    def name(self, thing: Term, lang: str) -> str:
        """What `thing` is called in `lang`, else in French, English or Chinese; else its key."""
        names = [term for term in self.all(thing, SKOS.prefLabel) if isinstance(term, Literal)]
        return name_in(names, lang) or plain(thing).rstrip("/").rsplit("/", 1)[-1]

    def called(self, things: Iterable[Term], lang: str) -> str:
        """The names of several things in one cell."""
        return " – ".join(sorted({self.name(thing, lang) for thing in things}))


def order(term: Term) -> tuple[str, str]:
    """Sorts terms by their text, then by what else tells them apart."""
    return plain(term), str(term)


def name_in(names: Iterable[Literal], lang: str) -> str:
    """The text of the best of `names`: in `lang`, then fr, en, zh, then as written."""
    wanted = {code: place for place, code in enumerate(dict.fromkeys((lang, *_LANGUAGES)))}
    ranked = [(wanted.get((n.language or "").split("-")[0], len(wanted)), n.value) for n in names]
    return min(ranked)[1] if ranked else ""


def when_of(row: Mapping[str, Term], suffix: str = "") -> When | None:
    """The bounds that a row has under ``earliestStart``, … (with `suffix`)."""
    bounds: dict[str, Any] = {
        field: date.fromisoformat(plain(row[name + suffix])[:10])
        for field, prop in _BOUNDS.items()
        if (name := prop.value.rsplit("#", 1)[1]) + suffix in row
    }
    return When.model_construct(**bounds) if bounds else None


# --- periods -----------------------------------------------------------------------------


def active_in(when: When | None, first: date | None, last: date | None, *, certain: bool) -> bool:
    """Whether `when` certainly (else possibly) touches the days from `first` to `last`.

    Possibly: the bounds do not exclude it; what has no date at all is possible on every day
    and certain on none. Certainly: whatever the true dates within the bounds.
    """
    if when is None:
        return not certain
    low, high = first or date.min, last or date.max
    if not certain:
        late = when.earliest_start is not None and when.earliest_start > high
        return not late and not (when.latest_end is not None and when.latest_end < low)
    if low == high:
        return when.certain_on(low)
    return _certainly_within(when, low, high)


def _certainly_within(when: When, low: date, high: date) -> bool:
    """Whether the days on which it was surely active, or its start, fall into the period."""
    if when.latest_start is None or when.latest_start > high:
        return False
    known = [day for day in (when.earliest_end, when.last_seen) if day is not None]
    if known and when.latest_start <= max(known):
        return max(known) >= low
    return when.earliest_start is not None and when.earliest_start >= low


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later (earlier when negative), or that month's last."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def months_between(first: date, last: date) -> int:
    """Whole months from `first` to `last`; negative when `last` is earlier."""
    if last < first:
        return -months_between(last, first)
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (add_months(first, months) > last)


# --- parameters --------------------------------------------------------------------------


def day_of(values: Values, name: str) -> date | None:
    """The day given for a parameter, None when it is left open."""
    return date.fromisoformat(values[name].value) if name in values else None


def number_of(values: Values, name: str, otherwise: int) -> int:
    """The whole number given for a parameter; raises `QueryError` when it is none."""
    text = values[name].value if name in values else str(otherwise)
    if not text.lstrip("+").isdigit():
        raise QueryError(f"{name} = '{text}' is no whole number.", remedy="Write digits only.")
    return int(text)


def text_of(values: Values, name: str, otherwise: str) -> str:
    """The text given for a parameter."""
    return values[name].value if name in values else otherwise


def ratio(part: int, whole: int) -> Decimal:
    """`part` of `whole`, to four places."""
    return (Decimal(part) / Decimal(whole)).quantize(Decimal("0.0001")).normalize()


# --- answers -----------------------------------------------------------------------------


def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Solutions:
    """Rows of Python values and terms as an answer, in the order they come."""
    return Solutions(tuple(columns), [tuple(_term(cell) for cell in row) for row in rows])


def _term(cell: Cell) -> Term | None:
    if isinstance(cell, bool):
        return Literal("true" if cell else "false", datatype=XSD.boolean)
    if isinstance(cell, int):
        return Literal(str(cell), datatype=XSD.integer)
    if isinstance(cell, Decimal):
        return Literal(format(cell, "f"), datatype=XSD.decimal)
    if isinstance(cell, date):
        return Literal(cell.isoformat(), datatype=XSD.date)
    return Literal(cell) if isinstance(cell, str) else cell
