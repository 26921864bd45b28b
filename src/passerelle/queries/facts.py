"""Flat rows joined in Python, and answers made of what Python counted.

On the on-disk store a scan of one property is fast, a join of many pairs is slow, and each row
costs as much to take out as many values in it. So a query that leaves the join to a step
fetches wide rows: ``?thing`` and a column for each property, empty where it is not known or
another part of the query asks for it. Here they are looked up by thing and column, each value
once however many rows give it.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from passerelle.errors import QueryError
from passerelle.namespaces import XSD
from passerelle.store.base import Solutions, Term
from passerelle.store.terms import plain
from passerelle.times import When

__all__ = [
    "Cell",
    "Facts",
    "Select",
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

Select: TypeAlias = Callable[[str], Solutions]
"""What answers a SELECT query: of a store, its method."""

Cell: TypeAlias = Term | str | int | Decimal | date | None
"""What a step puts into a cell: a term, or a Python value that becomes a literal."""

_LANGUAGES = ("fr", "en", "zh")
_BOUNDS = {
    "earliestStart": "earliest_start",
    "latestStart": "latest_start",
    "earliestEnd": "earliest_end",
    "latestEnd": "latest_end",
    "lastSeenActive": "last_seen",
}
_Column: TypeAlias = dict[Term, tuple[Term, ...]]


class Facts:
    """Values looked up by thing and column; several values come in a steady order.

    The first column of `rows` is the thing; the others are named after the properties
    whose values they have: ``country``, ``partyActor``.
    """

    def __init__(self, rows: Solutions) -> None:
        self._values = {
            name: _column(rows.rows, place)
            for place, name in enumerate(rows.variables[1:], start=1)
        }

    def all(self, thing: Term | None, name: str) -> Sequence[Term]:
        """The values of `thing` in the column `name`, sorted."""
        found = self._of(name).get(thing, ()) if thing is not None else ()
        return sorted(found, key=order) if len(found) > 1 else found

    def one(self, thing: Term | None, name: str) -> Term | None:
        """The value of a property that has one (the first, where sources differ)."""
        return next(iter(self.all(thing, name)), None)

    def things(self, name: str) -> list[Term]:
        """Everything that has a value in the column `name`, sorted."""
        return sorted(self._of(name), key=order)

    def pairs(self, name: str) -> Iterator[tuple[Term, Term]]:
        """Each thing with each of its values in the column `name`."""
        for thing, values in self._of(name).items():
            for value in values:
                yield thing, value

    def inverse(self, name: str) -> dict[Term, list[Term]]:
        """From each value in the column `name` to the things that have it, sorted."""
        found: dict[Term, list[Term]] = defaultdict(list)
        for thing, value in self.pairs(name):
            found[value].append(thing)
        return {value: sorted(things, key=order) for value, things in found.items()}

    def when(self, thing: Term) -> When | None:
        """The bounds of `thing`, None when it has none. Nothing is checked: facts are facts."""
        days = tuple(plain(self.one(thing, name)) for name in _BOUNDS)
        return _when(days) if any(days) else None

    def name(self, thing: Term, lang: str) -> str:
        """What `thing` is called in `lang`, else in French, English or Chinese; else its key."""
        names = [term for term in self.all(thing, "prefLabel") if isinstance(term, Literal)]
        return name_in(names, lang) or plain(thing).rstrip("/").rsplit("/", 1)[-1]

    def called(self, things: Iterable[Term], lang: str) -> str:
        """The names of several things in one cell."""
        return " – ".join(sorted({self.name(thing, lang) for thing in things}))

    def _of(self, name: str) -> _Column:
        return self._values.get(name, {})


def _column(rows: Iterable[Sequence[Term | None]], place: int) -> _Column:
    """From each thing to its values in one column. Most have one: a tuple costs least."""
    found: _Column = {}
    for row in rows:
        thing, value = row[0], row[place]
        if thing is not None and value is not None:
            known = found.get(thing)
            if known is None:
                found[thing] = (value,)
            elif value not in known:
                found[thing] = (*known, value)
    return found


def order(term: Term) -> tuple[str, str]:
    """Sorts terms by their text, then by what else tells them apart."""
    return plain(term), str(term)


def name_in(names: Iterable[Literal], lang: str) -> str:
    """The text of the best of `names`: in `lang`, then fr, en, zh, then as written."""
    wanted = {code: place for place, code in enumerate(dict.fromkeys((lang, *_LANGUAGES)))}
    ranked = [(wanted.get((n.language or "").split("-")[0], len(wanted)), n.value) for n in names]
    return min(ranked)[1] if ranked else ""


def when_of(row: Mapping[str, Term]) -> When | None:
    """The bounds that a row has, in columns named as those of `Facts`."""
    days = tuple(plain(row.get(name)) for name in _BOUNDS)
    return _when(days) if any(days) else None


@lru_cache(maxsize=50_000)
def _when(days: tuple[str, ...]) -> When:
    """The bounds of five days (or empty texts), made once for all that share them."""
    known = {
        field: date.fromisoformat(day[:10])
        for field, day in zip(_BOUNDS.values(), days, strict=True)
        if day
    }
    return When.model_construct(**known)  # type: ignore[arg-type]


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
