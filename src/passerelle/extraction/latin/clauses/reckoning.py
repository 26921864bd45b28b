"""What the words of a date mean on the calendar, seen from the day of publication.

Each function is the reckoning of one rule of the lexicon ``dates``: it gets the parts that
the pattern found, as numbers, and gives EDTF or None where the words leave it open. Nothing
is reckoned from today: a text without a date of publication keeps its relative dates open.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date, timedelta

__all__ = ["IN_CONTEXT", "RECKONINGS", "Parts", "day_after", "near"]

_FARTHEST = 60  # days
Parts = Mapping[str, int | None]
"""day, month, year, day2, month2, year2, weekday, season, order, back (-1, 0, 1), number …"""


def _day(year: int, month: int, day: int) -> str | None:
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def _shifted(month: int, year: int, by: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def near(
    published: date | None,
    month: int,
    day: int,
    back: int | None = 0,
    weekday: int | None = None,
) -> int | None:
    """The year of a day without one: the nearest, or the last or next one as the words say.

    Where the day of the week is said, only years in which it falls on that day count.
    """
    if published is None:
        return None
    years = [published.year + shift for shift in (-1, 0, 1)]
    days = [date(y, month, min(day, calendar.monthrange(y, month)[1])) for y in years]
    if weekday:
        days = [one for one in days if one.isoweekday() == weekday] or days
    if back == -1:
        days = [one for one in days if one <= published]
    elif back == 1:
        days = [one for one in days if one >= published]
    if not days:
        return None
    return min(days, key=lambda one: abs((one - published).days)).year


def _one_day(parts: Parts, published: date | None) -> str | None:
    day, month = parts["day"] or 0, parts["month"] or 0
    if not 1 <= month <= 12:
        return None
    year = parts.get("year") or near(published, month, day, parts.get("back"), parts.get("weekday"))
    return _day(year, month, day) if year else None


def _range(parts: Parts, published: date | None) -> str | None:
    """The side that lacks month or year has those of the other."""
    month2 = parts.get("month2") or parts.get("month") or 0
    month = parts.get("month") or month2
    day, day2 = parts["day"] or 0, parts["day2"] or 0
    year2 = (
        parts.get("year2") or parts.get("year") or near(published, month2, day2, parts.get("back"))
    )
    if not year2:
        return None
    year = parts.get("year") or (year2 - 1 if month > month2 else year2)
    start, end = _day(year, month, day), _day(year2, month2, day2)
    return f"{start}/{end}" if start and end and start < end else None


def _range_months(parts: Parts, _: date | None) -> str | None:
    month, month2, year2 = parts["month"] or 0, parts["month2"] or 0, parts["year2"] or 0
    year = parts.get("year") or (year2 - 1 if month > month2 else year2)
    start, end = f"{year:04d}-{month:02d}", f"{year2:04d}-{month2:02d}"
    return f"{start}/{end}" if start < end else None


def _range_years(parts: Parts, _: date | None) -> str | None:
    year, year2 = parts["year"] or 0, parts["year2"] or 0
    return f"{year}/{year2}" if year < year2 else None


def _since(parts: Parts, published: date | None) -> str | None:
    if parts.get("day"):
        start = _one_day(parts, published)
    else:
        start = _month(parts, published) if parts.get("month") else f"{parts['year']}"
    return f"{start}/" if start else None


def _month(parts: Parts, published: date | None) -> str | None:
    month = parts["month"] or 0
    year = parts.get("year") or near(published, month, 15, parts.get("back"))
    return f"{year:04d}-{month:02d}" if year else None


def _this_month(parts: Parts, published: date | None) -> str | None:
    return _day(published.year, published.month, parts["day"] or 0) if published else None


def _half(parts: Parts, _: date | None) -> str | None:
    order, year = parts["order"] or 0, parts["year"]
    if order > 2:
        order = 2
    return f"{year}-{6 * order - 5:02d}/{year}-{6 * order:02d}"


def _quarter(parts: Parts, _: date | None) -> str | None:
    order, year = parts["order"] or 0, parts["year"]
    return f"{year}-{3 * order - 2:02d}/{year}-{3 * order:02d}"


def _season(parts: Parts, _: date | None) -> str | None:
    return f"{parts['year']}-{20 + (parts['season'] or 0)}"


def _season_near(parts: Parts, published: date | None) -> str | None:
    """The season that is nearest in the direction said; `this` one is of the same year."""
    if published is None:
        return None
    season, back = parts["season"] or 0, parts.get("back") or 0
    middle = {1: (5, 1), 2: (8, 1), 3: (11, 1), 4: (2, 1)}[season]
    year = near(published, *middle, back) if back else published.year
    return f"{year}-{20 + season}"


def _weekday(parts: Parts, published: date | None) -> str | None:
    """`last` and `next` never mean the day itself; a bare one is the last, today counted."""
    if published is None:
        return None
    if parts.get("this"):
        day = published + timedelta(days=(parts["weekday"] or 1) - published.isoweekday())
        return day.isoformat()
    wanted, back = (parts["weekday"] or 1) - 1, parts.get("back") or 0
    if back == 1:
        ahead = (wanted - published.weekday() - 1) % 7 + 1
        return (published + timedelta(days=ahead)).isoformat()
    ago = (published.weekday() - wanted) % 7
    if back == -1 and ago == 0:
        ago = 7
    return (published - timedelta(days=ago)).isoformat()


def _weekday_day(parts: Parts, published: date | None) -> str | None:
    """«Tuesday 18»: the nearest day of that number that is a Tuesday."""
    if published is None:
        return None
    for away in range(_FARTHEST):
        for day in (published + timedelta(days=away), published - timedelta(days=away)):
            if day.day == parts["day"] and day.isoweekday() == parts["weekday"]:
                return day.isoformat()
    return None


def _moved(parts: Parts, published: date | None) -> str | None:
    """Days, weeks, weekends, months or years away: `unit` 0 to 4, `number` how many."""
    if published is None:
        return None
    return _UNITS[parts["unit"] or 0](published, parts["number"] or 0)


def _weekend(parts: Parts, published: date | None) -> str | None:
    """The last weekend or the one to come; on its days, the one that is on."""
    if published is None:
        return None
    return _weeks(published, 0 if parts.get("back") == 1 or published.weekday() > 4 else -1, 5)


def _days(published: date, by: int) -> str:
    return (published + timedelta(days=by)).isoformat()


def _weeks(published: date, by: int, first: int = 0) -> str:
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=by)
    return f"{monday + timedelta(days=first)}/{monday + timedelta(days=6)}"


def _months(published: date, by: int) -> str:
    year, month = _shifted(published.month, published.year, by)
    return f"{year:04d}-{month:02d}"


_UNITS: tuple[Callable[[date, int], str], ...] = (
    _days,
    _weeks,
    lambda published, by: _weeks(published, by, first=5),
    _months,
    lambda published, by: f"{published.year + by}",
)

RECKONINGS: dict[str, Callable[[Parts, date | None], str | None]] = {
    "ago": lambda parts, published: _moved({**parts, "number": -(parts["number"] or 0)}, published),
    "day": _one_day,
    "half": _half,
    "iso": _one_day,
    "month": _month,
    "month-near": _month,
    "numeric": _one_day,
    "numeric-short": _one_day,
    "quarter": _quarter,
    "range": _range,
    "range-american": _range,
    "range-days": _range,
    "range-months": _range_months,
    "range-years": _range_years,
    "relative": _moved,
    "season": _season,
    "season-bare": _season_near,
    "season-near": _season_near,
    "season-this": _season_near,
    "since": _since,
    "this-month-day": _this_month,
    "weekday": _weekday,
    "weekday-bare": _weekday,
    "weekday-day": _weekday_day,
    "weekend-bare": _weekend,
    "year": lambda parts, _: f"{parts['year']}",
}


# --- seen from the date told of before --------------------------------------------------


def day_after(value: str) -> str | None:
    """The next day."""
    day = _first_day(value)
    return (day + timedelta(days=1)).isoformat() if day and len(value) == 10 else None


def _first_day(value: str) -> date | None:
    try:
        return date.fromisoformat(value.split("/")[0])
    except ValueError:
        return None


def _day_of_context(parts: Parts, context: str) -> str | None:
    """The day alone has the month of the date before it."""
    month = context[:7].split("-")
    if len(month) != 2 or not month[1].isdigit():
        return None
    return _day(int(month[0]), int(month[1]), parts["day"] or 0)


def _weekday_of_context(parts: Parts, context: str) -> str | None:
    """The weekday within the stretch of days told of before."""
    first, last = _first_day(context), _first_day(context.rpartition("/")[2])
    if first is None or last is None or first == last or (last - first).days > _LONGEST:
        return None
    for ahead in range((last - first).days + 1):
        day = first + timedelta(days=ahead)
        if day.isoweekday() == parts["weekday"]:
            return day.isoformat()
    return None


def _beside_context(parts: Parts, context: str) -> str | None:
    """The eve, or the day after, of the day told of before."""
    day = _first_day(context)
    return _days(day, parts["number"] or 0) if day and len(context) == 10 else None


_LONGEST = 14  # days in which a weekday alone is clear
IN_CONTEXT: dict[str, Callable[[Parts, str], str | None]] = {
    "beside-context": _beside_context,
    "day-of-context": _day_of_context,
    "same-month-day": _day_of_context,
    "weekday-of-context": _weekday_of_context,
}
"""Rules whose words mean nothing without the date told of before."""
