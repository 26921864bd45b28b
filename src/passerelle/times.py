"""When something began and ended, as far as is known: one type, four bounds.

A start and an end each have an earliest and a latest possible day; ends are inclusive.
A missing end is *unknown*, never *ongoing*. Texts in EDTF (ISO 8601-2:2019, levels 0-1 and
the one-of-a-set of level 2), French, English and Chinese are read by `When.parse`; the
text as written is kept. Approximate dates (``1981~``, ``vers 1981``) are widened by one
unit of the precision in which they are written, because nobody means them to the day.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from passerelle.errors import WhenError

__all__ = ["When"]

_REMEDY = (
    "Write a date such as 1981, 1981-05, 2016-10-28, 2016-10-28/2016-10-30, "
    "28/10/2016, avant 1990, depuis 2008."
)
_MONTHS = {
    name: number
    for names in (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "january february march april may june july august september october november december",
        "janv févr mars avr mai juin juil août sept oct nov déc",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "_ fevrier _ _ _ _ _ aout _ _ _ decembre",
    )
    for number, name in enumerate(names.split(), start=1)
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}

Span = tuple[date, date]


class When(BaseModel):
    """Four bounds, the text as written, and what is known of the end.

    `ongoing` is True only when the source itself says that it still goes on; `last_seen`
    is the last day on which a source saw it active.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = ""
    earliest_start: date | None = None
    latest_start: date | None = None
    earliest_end: date | None = None
    latest_end: date | None = None
    ongoing: bool = False
    last_seen: date | None = None

    @model_validator(mode="before")
    @classmethod
    def _read_text(cls, value: Any) -> Any:
        if isinstance(value, int):
            value = str(value)
        if not isinstance(value, str):
            return value
        try:
            return _bounds(value)
        except WhenError as fault:  # pydantic adds where it stands
            raise ValueError(fault.message) from fault

    @model_validator(mode="after")
    def _in_order(self) -> When:
        for low, high, what in (
            (self.earliest_start, self.latest_start, "the earliest start is after the latest"),
            (self.earliest_end, self.latest_end, "the earliest end is after the latest"),
            (self.earliest_start, self.latest_end, "it starts after it ends"),
            (self.last_seen, self.latest_end, "it was seen active after its end"),
        ):
            if low and high and low > high:
                raise ValueError(f"{what} ({low} > {high})")
        return self

    @classmethod
    def parse(cls, text: str) -> When:
        """Read `text`; raise `WhenError` with the reason when it is not a date."""
        try:
            return cls(**_bounds(text))
        except ValueError as fault:
            raise WhenError(f"'{text}': {fault}", value=text, remedy=_REMEDY) from None

    @property
    def end_known(self) -> bool:
        """Whether anything is known of the end."""
        return self.earliest_end is not None or self.latest_end is not None

    def as_occurrence(self) -> When:
        """The same as the time of an event: what happens in May also ends in May."""
        if self.end_known or self.ongoing:
            return self
        return self.model_copy(
            update={"earliest_end": self.earliest_start, "latest_end": self.latest_start}
        )

    def certain_on(self, day: date) -> bool:
        """Whether it was active on `day` whatever the true dates within the bounds."""
        if self.latest_start is None or self.latest_start > day:
            return False
        if self.earliest_end is not None and day <= self.earliest_end:
            return True
        return self.last_seen is not None and day <= self.last_seen

    def possible_on(self, day: date) -> bool:
        """Whether the bounds do not exclude that it was active on `day`."""
        if self.earliest_start is not None and self.earliest_start > day:
            return False
        return self.latest_end is None or day <= self.latest_end

    def merge(self, other: When) -> When | None:
        """The bounds on which both agree, or None when they contradict each other.

        Never wider than either: each bound is the tighter of the two. The text is that
        of the one with the more precise start.
        """
        tight: dict[str, Any] = {
            "earliest_start": _pick(max, self.earliest_start, other.earliest_start),
            "latest_start": _pick(min, self.latest_start, other.latest_start),
            "earliest_end": _pick(max, self.earliest_end, other.earliest_end),
            "latest_end": _pick(min, self.latest_end, other.latest_end),
            "last_seen": _pick(max, self.last_seen, other.last_seen),
            "ongoing": self.ongoing or other.ongoing,
            "text": min(self, other, key=lambda when: (*when.vagueness, when.text)).text,
        }
        try:
            return When(**tight)
        except ValueError:
            return None

    @property
    def vagueness(self) -> tuple[int, int]:
        """Days between the bounds of the start and of the end; a missing bound is the vaguest."""
        return _width(self.earliest_start, self.latest_start), _width(
            self.earliest_end, self.latest_end
        )

    def edtf(self) -> str:
        """The bounds in EDTF; parsing it again gives the same bounds."""
        start = _edtf_span(self.earliest_start, self.latest_start)
        if self.ongoing:
            return f"{start}/.."
        end = _edtf_span(self.earliest_end, self.latest_end)
        if not end:
            return start
        return start if start == end else f"{start}/{end}"


def _pick(choose: Any, one: date | None, two: date | None) -> date | None:
    known = [day for day in (one, two) if day is not None]
    return choose(known) if known else None


def _width(low: date | None, high: date | None) -> int:
    return (high - low).days if low and high else date.max.toordinal()


# --- writing -----------------------------------------------------------------------------


def _edtf_span(low: date | None, high: date | None) -> str:
    if low is None and high is None:
        return ""
    if low and high:
        if low == high:
            return low.isoformat()
        if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
            if low.year == high.year:
                return f"{low.year:04d}"
            if (low.year % 10, high.year) == (0, low.year + 9):
                return f"{low.year // 10:03d}X"
        if low == low.replace(day=1) and high == _month(low.year, low.month)[1]:
            return f"{low.year:04d}-{low.month:02d}"
    return f"[{low or ''}..{high or ''}]"


# --- reading -----------------------------------------------------------------------------


def _bounds(text: str) -> dict[str, Any]:
    """The fields of a `When` for `text`; raises `WhenError`."""
    said = " ".join(text.split())
    if not said:
        raise WhenError("the date is empty", value=text, remedy=_REMEDY)
    plain = said.lower().replace("’", "'").replace("–", "-").replace("—", "-")
    plain = plain if plain.endswith("..") else plain.rstrip(" .。")
    for pattern, build in _FORMS:
        match = pattern.fullmatch(plain)
        if match:
            bounds = build(match)
            if bounds is not None:
                return _checked(bounds, said)
    span = _point(plain)
    if span is None:
        raise WhenError(f"'{said}' is not a date", value=text, remedy=_REMEDY)
    return _checked({"earliest_start": span[0], "latest_start": span[1]}, said)


def _checked(bounds: dict[str, Any], text: str) -> dict[str, Any]:
    low, high = bounds.get("earliest_start"), bounds.get("latest_end")
    if low and high and low > high:
        raise WhenError(f"'{text}' ends before it starts", value=text, remedy=_REMEDY)
    return {"text": text, **bounds}


def _since(match: re.Match[str]) -> dict[str, Any] | None:
    span = _point(match["x"])
    return span and {"earliest_start": span[0], "latest_start": span[1]}


def _before(match: re.Match[str]) -> dict[str, Any] | None:
    span = _point(match["x"])
    return span and {"latest_start": span[0] - timedelta(days=1)}


def _after(match: re.Match[str]) -> dict[str, Any] | None:
    span = _point(match["x"])
    return span and {"earliest_start": span[1] + timedelta(days=1)}


def _until(match: re.Match[str]) -> dict[str, Any] | None:
    span = _point(match["x"])
    return span and {"earliest_end": span[0], "latest_end": span[1]}


def _between(match: re.Match[str]) -> dict[str, Any] | None:
    one, two = _point(match["x"]), _point(match["y"])
    return {"earliest_start": one[0], "latest_start": two[1]} if one and two else None


def _about(match: re.Match[str]) -> dict[str, Any] | None:
    span = _point(match["x"])
    if span is None:
        return None
    low, high = _widen(span)
    return {"earliest_start": low, "latest_start": high}


def _from_to(match: re.Match[str]) -> dict[str, Any] | None:
    one, two = _complete(match["x"], match["y"])
    start, end = _point(one), _point(two)
    if start is None or end is None:
        return None
    return {
        "earliest_start": start[0],
        "latest_start": start[1],
        "earliest_end": end[0],
        "latest_end": end[1],
    }


def _interval(match: re.Match[str]) -> dict[str, Any] | None:
    """EDTF ``A/B``: an empty side is unknown, ``..`` is open (as an end: ongoing)."""
    bounds: dict[str, Any] = {}
    for side, text in (("start", match["x"]), ("end", match["y"])):
        if text in ("", ".."):
            if side == "end" and text == "..":
                bounds["ongoing"] = True
            continue
        span = _point(text)
        if span is None:
            return None
        if span[0] != date.min:
            bounds[f"earliest_{side}"] = span[0]
        if span[1] != date.max:
            bounds[f"latest_{side}"] = span[1]
    return bounds or None


def _one_of(match: re.Match[str]) -> dict[str, Any] | None:
    span = _point(match[0])
    if span is None:
        return None
    low, high = span
    return {
        "earliest_start": None if low == date.min else low,
        "latest_start": None if high == date.max else high,
    }


_FORMS = [
    (re.compile(pattern), build)
    for pattern, build in (
        (r"(?P<x>[^/]*)/(?P<y>[^/]*)", _interval),
        (r"\[.*\]", _one_of),
        (r"(?:depuis|dès|des|à partir d[e'u]|since|from)\s*(?:le |la |l'|en )?(?P<x>.+)", _since),
        (r"自?(?P<x>\d.*?)(?:以来|起)", _since),
        (r"(?:avant|before)\s+(?:le |l'|en )?(?P<x>.+)", _before),
        (r"(?P<x>\d.*?)(?:以前|之前|前)", _before),
        (r"(?:après|apres|after)\s+(?:le |l'|en )?(?P<x>.+)", _after),
        (r"(?P<x>\d.*?)(?:以后|之后|后)", _after),
        (r"(?:jusqu'(?:en|au|à)|until|till)\s*(?P<x>.+)", _until),
        (r"(?:直到|截至|至)(?P<x>.+)", _until),
        (r"entre\s+(?:le )?(?P<x>.+)\s+et\s+(?:le )?(?P<y>.+)", _between),
        (r"between\s+(?P<x>.+)\s+and\s+(?P<y>.+)", _between),
        (r"(?P<x>\d.*?)(?:至|到|和)(?P<y>.+?)之间", _between),
        (r"(?:vers|environ|autour de|circa|ca\.?|c\.|about|around)\s+(?P<x>.+)", _about),
        (r"(?P<x>\d.*?)(?:左右|前后)", _about),
        (r"(?P<x>\d[\dx-]*)[?~%]", _about),
        (r"(?:de|du|d')\s*(?P<x>.+?)\s+(?:à|au|a)\s+(?P<y>.+)", _from_to),
        (r"from\s+(?P<x>.+?)\s+(?:to|until)\s+(?P<y>.+)", _from_to),
        (r"(?P<x>\d.*?)(?:至|到|-|~)(?P<y>\d.*[年月日])", _from_to),
        (r"(?P<x>\d{4})\s*-\s*(?P<y>\d{4})", _from_to),
        (rf"(?P<x>\d{{1,2}}(?: (?:{_MONTH}))?)\s*-\s*(?P<y>\d{{1,2}} .+)", _from_to),
    )
]
# "from 2002 to 2010" also begins like "from 2002": the longer reading is tried first.
_FORMS.sort(key=lambda form: form[1] is _since)


def _complete(one: str, two: str) -> tuple[str, str]:
    """Lend the month and year written once to the side that lacks them."""
    day_only = re.fullmatch(r"(\d{1,2}|1er)(?: ([^\W\d]+))?", one)
    right = re.fullmatch(rf"(?:\d{{1,2}}|1er)(?:st|nd|rd|th)? (({_MONTH})\.? (\d{{4}}))", two)
    if day_only and right:
        tail = right[1] if day_only[2] is None else f"{day_only[2]} {right[3]}"
        return f"{day_only[1]} {tail}", two
    left = re.fullmatch(r"(\d{4}年)(\d{1,2}月)?(?:\d{1,2}日)?", one)
    if left and "年" not in two:
        return one, left[1] + ("" if "月" in two else left[2] or "") + two
    return one, two


def _point(text: str) -> Span | None:
    """First and last day that `text` may mean, or None when it is no date at all."""
    text = text.strip(" .,")
    for pattern, read in _POINTS:
        match = pattern.fullmatch(text)
        if match:
            return read(match)
    return None


def _year(year: int) -> Span:
    return date(year, 1, 1), date(year, 12, 31)


def _month(year: int, month: int) -> Span:
    if not 1 <= month <= 12:
        raise WhenError(f"there is no month {month}", value=str(month), remedy=_REMEDY)
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> Span:
    last = _month(year, month)[1].day
    if not 1 <= day <= last:
        name = calendar.month_name[month]
        raise WhenError(
            f"there is no day {day} in {name} {year} (it has {last} days)",
            value=f"{day:02d}/{month:02d}/{year}",
            remedy="Correct the date in the source.",
        )
    return date(year, month, day), date(year, month, day)


def _iso(match: re.Match[str]) -> Span:
    year, month, day = match["y"], match["m"], match["d"]
    if month is None or month == "xx":
        return _year(int(year))
    if int(month) in _SEASON_MONTHS and day is None:
        first, last = _SEASON_MONTHS[int(month)]
        return _month(int(year), first)[0], _month(int(year), last)[1]
    if day is None or day == "xx":
        return _month(int(year), int(month))
    return _day(int(year), int(month), int(day))


def _masked(match: re.Match[str]) -> Span:
    text = match[0]
    return date(int(text.replace("x", "0")), 1, 1), date(int(text.replace("x", "9")), 12, 31)


def _numeric(match: re.Match[str]) -> Span:
    return _day(int(match["y"]), int(match["m"]), int(match["d"]))


def _worded(match: re.Match[str]) -> Span:
    year, month = int(match["y"]), _MONTHS[match["m"]]
    day = match.groupdict().get("d")
    return _day(year, month, int(day)) if day else _month(year, month)


def _chinese(match: re.Match[str]) -> Span:
    year, month, day = int(match["y"]), match["m"], match["d"]
    if month is None:
        return _year(year)
    return _month(year, int(month)) if day is None else _day(year, int(month), int(day))


def _decade(match: re.Match[str]) -> Span:
    groups = match.groupdict()
    century = (int(groups["c"]) - 1) * 100 if groups.get("c") else 0
    first = century + int(match["y"])
    return date(first, 1, 1), date(first + 9, 12, 31)


def _set(match: re.Match[str]) -> Span | None:
    low, high = match["x"], match["y"]
    one = _point(low) if low else (date.min, date.min)
    two = _point(high) if high else (date.max, date.max)
    return (one[0], two[1]) if one and two else None


def _widen(span: Span) -> Span:
    low, high = span
    days = (high - low).days
    if days == 0:
        return low - timedelta(days=1), high + timedelta(days=1)
    if days < 31:
        before = low - timedelta(days=1)
        after = high + timedelta(days=1)
        return before.replace(day=1), _month(after.year, after.month)[1]
    years = (high.year - low.year) + 1
    return date(low.year - years, 1, 1), date(high.year + years, 12, 31)


_Y = r"(?P<y>[12]\d{3})"
_POINTS = [
    (re.compile(pattern), read)
    for pattern, read in (
        (_Y + r"(?:-(?P<m>\d{2}|xx)(?:-(?P<d>\d{2}|xx)(?:t[\d:.+z-]*)?)?)?", _iso),
        (r"[12]\dxx|[12]\d\dx", _masked),
        (r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-]" + _Y, _numeric),
        (rf"(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)?(?: of)? (?P<m>{_MONTH})\.?,? {_Y}", _worded),
        (rf"(?P<m>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? {_Y}", _worded),
        (rf"(?P<m>{_MONTH})\.? {_Y}", _worded),
        (_Y + r"年(?:(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})[日号])?)?", _chinese),
        (r"(?:les )?années (?P<y>[12]\d\d0)", _decade),
        (r"(?:the )?(?P<y>[12]\d\d0)'?s", _decade),
        (r"(?P<y>[12]\d\d0)年代", _decade),
        (r"(?P<c>\d{2})世纪(?P<y>\d0)年代", _decade),
        (r"\[(?P<x>[^.\]]*)(?:\.\.)(?P<y>[^\]]*)\]", _set),
        (r"\[(?P<x>[^.,\]]*)(?:, ?[^,\]]*)*, ?(?P<y>[^,\]]*)\]", _set),
    )
]
