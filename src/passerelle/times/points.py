"""One point in time as people write it: the first and the last day it may mean."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from passerelle.errors import WhenError

__all__ = ["MONTH", "REMEDY", "Span", "arabic", "point", "span"]

REMEDY = (
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
        "_ fév _ _ _ _ juill _ _ _ _ _",
        "_ fevr _ _ _ _ _ _ _ _ _ _",
    )
    for number, name in enumerate(names.split(), start=1)
    if name != "_"
}
MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAYS = (
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
# A season of a year, from the first month anyone counts in it to the last: June is spring
# and summer; the winter of 1981 is its first months, or those into which it leads.
_SEASONS = {21: (3, 0, 6), 22: (6, 0, 9), 23: (9, 0, 12), 24: (1, 1, 3)}
_SEASON_NAMES = {
    name: number
    for number, names in zip(
        _SEASONS,
        ("printemps spring 春", "été ete summer 夏", "automne autumn fall 秋", "hiver winter 冬"),
        strict=True,
    )
    for name in names.split()
}
_SEASON = "|".join(_SEASON_NAMES)

Span = tuple[date, date]


def span(text: str) -> Span | None:
    """As `point`, and also about-dates (widened) and sets, whose open side is date.min or max."""
    text = text.strip(" .,")
    for pattern in _ABOUT:
        match = pattern.fullmatch(text)
        if match:
            exact = point(match["x"])
            return exact and _widen(exact)
    match = _SET.fullmatch(text)
    if match:
        one = point(match["x"]) if match["x"] else (date.min, date.min)
        two = point(match["y"]) if match["y"] else (date.max, date.max)
        return (one[0], two[1]) if one and two else None
    return point(text)


def point(text: str) -> Span | None:
    """First and last day that `text` may mean, or None when it is no date at all."""
    text = _LEAD.sub("", text.strip(" .,"), count=1)
    for pattern, read in _POINTS:
        match = pattern.fullmatch(text)
        if match:
            return read(match)
    for pattern in _PARTS:
        match = pattern.fullmatch(text)
        if match:
            whole = point(match["x"])
            return whole and _part(whole, match["p"])
    return None


def arabic(text: str) -> str:
    """`text` with the numerals of Chinese dates (二〇〇八年五月, 十二日) written in digits."""
    return _NUMERAL.sub(lambda match: _number(match[0]), text)


def _number(numeral: str) -> str:
    if "十" not in numeral:
        return "".join(_DIGITS[char] for char in numeral)
    tens, _, ones = numeral.partition("十")
    return (_number(tens) if tens else "1") + (_number(ones) if ones else "0")


def _year(year: int) -> Span:
    return date(year, 1, 1), date(year, 12, 31)


def _month(year: int, month: int) -> Span:
    if not 1 <= month <= 12:
        raise WhenError(f"there is no month {month}.", value=str(month), remedy=REMEDY)
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> Span:
    last = _month(year, month)[1].day
    if not 1 <= day <= last:
        name = calendar.month_name[month]
        raise WhenError(
            f"there is no day {day} in {name} {year}: {name} {year} has {last} days.",
            value=f"{day:02d}/{month:02d}/{year}",
            remedy="Correct the date in the source.",
        )
    return date(year, month, day), date(year, month, day)


def _season(year: int, number: int) -> Span:
    first, later, last = _SEASONS[number]
    return _month(year, first)[0], _month(year + later, last)[1]


def _iso(match: re.Match[str]) -> Span:
    year, month, day = match["y"], match["m"], match["d"]
    if month is None or month == "xx":
        return _year(int(year))
    if int(month) in _SEASONS and day is None:
        return _season(int(year), int(month))
    if day is None or day == "xx":
        return _month(int(year), int(month))
    return _day(int(year), int(month), int(day))


def _masked(match: re.Match[str]) -> Span:
    text = match[0]
    return date(int(text.replace("x", "0")), 1, 1), date(int(text.replace("x", "9")), 12, 31)


def _numeric(match: re.Match[str]) -> Span:
    year, month, day = int(match["y"]), int(match["m"]), match.groupdict().get("d")
    return _month(year, month) if day is None else _day(year, month, int(day))


def _worded(match: re.Match[str]) -> Span:
    year, month = int(match["y"]), _MONTHS[match["m"]]
    day = match.groupdict().get("d")
    return _day(year, month, int(day)) if day else _month(year, month)


def _chinese(match: re.Match[str]) -> Span:
    if match["m"] is None:
        return _year(int(match["y"]))
    return _numeric(match)


def _seasonal(match: re.Match[str]) -> Span:
    return _season(int(match["y"]), _SEASON_NAMES[match["s"]])


def _decade(match: re.Match[str]) -> Span:
    groups = match.groupdict()
    century = (int(groups["c"]) - 1) * 100 if groups.get("c") else 0
    first = century + int(match["y"])
    return date(first, 1, 1), date(first + 9, 12, 31)


def _part(whole: Span, name: str) -> Span | None:
    """Beginning, middle or end of a year or a month, read generously."""
    low, high = whole
    if (high - low).days in (364, 365):
        cuts = date(low.year, 6, 30), date(low.year, 4, 1), date(low.year, 9, 30)
    elif 27 <= (high - low).days <= 30:
        cuts = low.replace(day=15), low.replace(day=6), low.replace(day=25)
    else:
        return None
    if name in _EARLY:
        return low, cuts[0]
    return (cuts[1], cuts[2]) if name in _MIDDLE else (cuts[0] + timedelta(days=1), high)


def _widen(exact: Span) -> Span:
    low, high = exact
    days = (high - low).days
    if days == 0:
        return low - timedelta(days=1), high + timedelta(days=1)
    if days < 31:
        before = low - timedelta(days=1)
        after = high + timedelta(days=1)
        return before.replace(day=1), _month(after.year, after.month)[1]
    years = (high.year - low.year) + 1
    return date(low.year - years, 1, 1), date(high.year + years, 12, 31)


_DIGITS = dict(zip("〇○零一二三四五六七八九", "000123456789", strict=True))
_NUMERAL = re.compile(r"[〇○零一二三四五六七八九十]+(?=[年月日号]|世纪)")
_LEAD = re.compile(
    r"(?:on the |in the |on |in |the |le |la |les |l'|en |au |courant )?"
    rf"(?:(?:{_WEEKDAYS}),? (?:the )?)?"
)
_ABOUT = [
    re.compile(pattern)
    for pattern in (
        r"(?:vers|environ|autour de|aux environs de|circa|ca\.?|c\.|about|around)\s+(?P<x>.+)",
        r"(?:大约|约|大概)(?P<x>\d.*)",
        r"(?P<x>\d.*?)(?:左右|前后|\s+environ|\s+or so)",
        r"(?P<x>\d[\dx-]*)[?~%]",
    )
]
_EARLY = frozenset(("début", "debut", "early", "初", "上半年"))
_MIDDLE = frozenset(("mi", "mid", "中"))
_PARTS = [
    re.compile(pattern)
    for pattern in (
        r"(?P<p>début|debut|fin|mi|early|late|mid)(?:[ -]de |[ -]d'| of |[ -])(?P<x>.+)",
        r"(?P<x>\d.*年)(?P<p>上半年|下半年)",
        r"(?P<x>\d.*[年月])(?P<p>初|中|底|末)",
    )
]
_SET = re.compile(r"\[(?P<x>[^.,\]]*)(?:\.\.|,(?:[^,\]]*,)*)\s*(?P<y>[^\],.]*)\]")
_Y = r"(?P<y>[12]\d{3})"
_POINTS = [
    (re.compile(pattern), read)
    for pattern, read in (
        (_Y + r"(?:-(?P<m>\d{2}|xx)(?:-(?P<d>\d{2}|xx)(?:[t ]\d{2}:[\d:.+z-]*)?)?)?", _iso),
        (_Y + r"(?P<m>\d{2})(?P<d>\d{2})", _numeric),
        (r"[12]\dxx|[12]\d\dx", _masked),
        (r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-]" + _Y, _numeric),
        (r"(?P<m>\d{1,2})/" + _Y, _numeric),
        (rf"(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)?(?: of)? (?P<m>{MONTH})\.?,? {_Y}", _worded),
        (rf"(?P<m>{MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? {_Y}", _worded),
        (rf"(?P<m>{MONTH})\.? {_Y}", _worded),
        (rf"(?P<s>{_SEASON}) (?:de |of )?{_Y}", _seasonal),
        (_Y + r"年(?:(?P<m>\d{1,2})月(?:份|(?P<d>\d{1,2})[日号])?)?", _chinese),
        (_Y + r"年(?P<s>[春夏秋冬])[季天]?", _seasonal),
        (r"années (?P<y>[12]\d\d0)", _decade),
        (r"(?P<y>[12]\d\d0)'?s", _decade),
        (r"(?P<y>[12]\d\d0)年代", _decade),
        (r"(?P<c>\d{2})世纪(?P<y>\d0)年代", _decade),
    )
]
