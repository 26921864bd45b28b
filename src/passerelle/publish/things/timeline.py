"""The timeline of a page: one bar per dated row, certain days solid, possible ones light."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from passerelle.publish.things.dates import Time
from passerelle.publish.things.desk import named_in
from passerelle.publish.things.model import Row
from passerelle.publish.things.names import Named

__all__ = ["Bar", "Timeline", "timeline_of"]

MOST_BARS = 20
WIDTH = 400.0
"""Units of the drawing between the first year and the last."""


@dataclass(frozen=True)
class Bar:
    """A bar: where possible and certain days lie, from 0 to `WIDTH`."""

    named: Named | None
    time: Time
    possible: tuple[float, float]
    certain: tuple[float, float] | None
    begun: float | None
    """Where it began, if the day is known."""
    open_start: bool
    open_end: bool


@dataclass(frozen=True)
class Timeline:
    """Bars from the first year to the last, and the years to write below them."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[int, float], ...]
    more: int
    width = 800


def timeline_of(rows: Iterable[Row], days: Iterable[str] = ()) -> Timeline | None:
    """The timeline of the dated rows; None without any.

    `days` are further days up to which it reaches, such as those of the last check: an open
    end is drawn as far, and marked as unknown.
    """
    dated = [(row, row.time) for row in rows if row.time and any(_bounds(row.time))]
    if not dated:
        return None
    known = [day for _, time in dated for day in _bounds(time) if day]
    years = [_year(day) for day in (*known, *(day for day in days if day > min(known)))]
    low, high = int(min(years)), int(max(years)) + 1
    scale = WIDTH / (high - low)

    def at(day: str) -> float:
        return round((_year(day) - low) * scale, 1)

    bars = tuple(_bar(row, time, at) for row, time in dated[:MOST_BARS])
    ticks = tuple((year, round((year - low) * scale, 1)) for year in _ticks(low, high))
    return Timeline(bars, ticks, max(0, len(dated) - MOST_BARS))


def _bar(row: Row, time: Time, at: Callable[[str], float]) -> Bar:
    first, last = time.possible
    certain = time.certain
    start = at(first) if first else 0.0
    end = at(last) if last else WIDTH
    return Bar(
        next((one for one in map(named_in, row.cells) if one), None),
        time,
        (start, max(end, start + 2)),
        (at(certain[0]), max(at(certain[1]), at(certain[0]) + 2)) if certain else None,
        at(first) if first and first == time.latest_start else None,
        not first,
        not last,
    )


def _bounds(time: Time) -> tuple[str, ...]:
    bounds = (time.earliest_start, time.latest_start, time.earliest_end, time.latest_end)
    return (*bounds, time.last_seen)


def _year(day: str) -> float:
    """A day as a year with its part: months and days of equal length are enough here."""
    try:
        year, month, date = (int(part) for part in day[:10].split("-"))
    except ValueError:
        return 0.0
    return year + (month - 1) / 12 + (date - 1) / 366


def _ticks(low: int, high: int) -> list[int]:
    """At most six round years."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 500, 5000) if (high - low) / step <= 5)
    first = -(-low // step) * step
    return list(range(first, high + 1, step))
