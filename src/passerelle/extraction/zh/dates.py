"""Dates as Chinese writes them, resolved against the day of publication or the text's own year."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from passerelle.extraction.reading.analysis import Analysis, Mention
from passerelle.extraction.zh.delegations import number
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.reading import Reading, reading

__all__ = ["Dated", "all_dates", "dates"]

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_Y = (
    r"(?:(?P<y>[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})年"
    r"|(?P<ry>今|去|明|后|前)年(?:的)?|当年)"
)
_TO = r"(?:至|到|-|—|–|~|～)"
_WEEKDAYS = "一二三四五六日"
_FORMS = [
    re.compile(form)
    for form in (
        rf"{_Y}?(?P<m>{_N})月(?:份)?(?P<d>{_N})[日号]?(?:（[^）]{{1,6}}）)?{_TO}(?:(?P<m2>{_N})月)?(?P<d2>{_N})[日号]",
        rf"{_Y}?(?P<m>{_N})月(?P<d>{_N})[日号]?(?:、|和|及)(?P<d2>{_N})[日号]",
        rf"{_Y}?(?P<m>{_N})月(?P<d>{_N})[日号]",
        rf"(?<![\d月一二三四五六七八九十])(?P<d>{_N})[日号]?{_TO}(?P<d2>{_N})[日号](?!电|讯)",
        r"(?P<y>[12]\d{3})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})",
        rf"{_Y}?(?P<m>{_N})月(?:份|底|初|中旬|上旬|下旬|间)?{_TO}(?P<m2>{_N})月",
        rf"{_Y}(?P<m>{_N})月(?:份|底|初|中旬|上旬|下旬|间)?",
        rf"{_Y}(?P<half>上半年|下半年)",
        rf"{_Y}(?P<season>春|夏|秋|冬)(?:季|天)?",
        rf"{_Y}(?:底|初|年底|年初)?",
        rf"(?P<today>今（{_N}）日|今天|今日)",
        rf"(?P<yesterday>昨（{_N}）日|昨天|昨日|昨晚)",
        r"(?P<before>前天|前日)",
        r"(?P<tomorrow>明天|明日)",
        r"(?P<week>上|本|这|下)(?:个)?(?:周|星期|礼拜)(?P<wd>[一二三四五六日天末])",
        rf"(?P<rm>本|上|下)(?:个)?月(?P<d>{_N})[日号]{_TO}(?P<d2>{_N})[日号]",
        rf"(?P<rm>本|上|下)(?:个)?月(?:(?P<d>{_N})[日号])?",
        r"(?P<same>同日|当日|当天|当晚|同一天|同天)",
        r"(?P<next>次日|翌日|第二天)",
        rf"(?<![\d月年第-])(?P<d>{_N})日(?=上午|下午|晚|，|在|，|$|[\u3400-\u9fff])(?!元|本|报|电|子|常|程|前)",
        rf"(?<![\d一二三四五六七八九十第])(?P<m>{_N})月(?:份|底|初|中旬|上旬|下旬|间)?(?=[^份日\d])(?!饼|球|亮|刊|票)",
    )
]
_AHEAD = re.compile("欢迎|邀请|期待|将|拟|计划|定于|即将|预定|预计|届时|截止|前报名|下一届")
_SEASONS = {"春": "21", "夏": "22", "秋": "23", "冬": "24"}


@dataclass(frozen=True)
class Dated:
    """A date in the reading; `value` is EDTF, None where it cannot be told."""

    start: int
    end: int
    value: str | None
    exact: bool


def dates(analysis: Analysis) -> None:
    """Add a mention of each date that can be told."""
    text = reading(analysis)
    for one in all_dates(analysis):
        if one.value is not None and not text.hidden(one.start, one.end):
            analysis.mentions.append(Mention(text.span(one.start, one.end), "date", one.value))
    analysis.mentions.sort()


def all_dates(analysis: Analysis) -> tuple[Dated, ...]:
    """All dates of the text, in its order."""
    return _dates(reading(analysis), analysis.document.published)


@lru_cache(maxsize=4)
def _dates(text: Reading, published: str | None) -> tuple[Dated, ...]:
    day = _whole(published)
    found: list[Dated] = []
    last: date | None = None
    year = int(published[:4]) if published else _first_year(text)
    for match in _matches(text):
        known = _Known(text, match, day, last, year)
        value = _value(known)
        whole = _whole((value or "").split("/")[0])
        found.append(Dated(match.start(), match.end(), value, whole is not None))
        from_then = text.words[match.end() : match.end() + 1] == "起"  # 将从3日起办理
        if whole is not None and not from_then:
            last = whole
            if day is None:
                year = whole.year
    return tuple(found)


def _matches(text: Reading) -> Iterator[re.Match[str]]:
    """The longest forms first, none within another."""
    taken: list[re.Match[str]] = []
    for form in _FORMS:
        for match in form.finditer(text.words):
            if match[0] and not any(
                m.start() < match.end() and match.start() < m.end() for m in taken
            ):
                taken.append(match)
    yield from sorted(taken, key=lambda match: match.start())


def _first_year(text: Reading) -> int | None:
    match = re.search(r"((?:19|20)\d{2})(?:年\d{1,2}月|-\d{1,2}-\d{1,2})", text.words)
    return int(match[1]) if match else None


def _whole(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value and len(value) == 10 else None
    except ValueError:
        return None


@dataclass(frozen=True)
class _Known:
    """One date with what helps to tell it."""

    text: Reading
    match: re.Match[str]
    day: date | None
    last: date | None
    year: int | None

    def group(self, name: str) -> str | None:
        return self.match.groupdict().get(name)

    def ahead(self) -> bool:
        """Whether words around say that it lies ahead."""
        start, end = self.match.span()
        before = re.split("[，。；\n]", self.text.words[max(0, start - 12) : start])[-1]
        # 4月中旬，拟邀请…: a date that stands alone looks at the clause behind it
        end += self.text.words[end : end + 1] == "，"
        after = re.split("[，。；\n]", self.text.words[end : end + 10])[0]
        return _AHEAD.search(before + after) is not None


def _value(one: _Known) -> str | None:
    for name, read in _RELATIVE.items():
        if one.group(name):
            return read(one)
    if one.group("m"):
        return _month_and_day(one)
    if one.group("d"):
        return _days(one)
    year = _year(one)
    if year is None:
        return None
    if one.group("half"):
        return f"{year}-01/{year}-06" if one.group("half") == "上半年" else f"{year}-07/{year}-12"
    if one.group("season"):
        return f"{year}-{_SEASONS[str(one.group('season'))]}"
    return str(year)


def _year(one: _Known) -> int | None:
    written = one.group("y")
    if written:
        digits = "".join(
            str("〇一二三四五六七八九".index(c))
            if c in "〇一二三四五六七八九"
            else "0"
            if c in "○零"
            else c
            for c in written
        )
        return int(digits)
    base = one.day.year if one.day else one.year
    if base is None:
        return None
    shift = {"今": 0, "去": -1, "明": 1, "后": 2, "前": -2}.get(one.group("ry") or "今", 0)
    return base + shift


def _month_and_day(one: _Known) -> str | None:
    """A month, a day or a stretch of days; the year of the text where none is written."""
    month = number(str(one.group("m")))
    if not 1 <= month <= 12:
        return None
    year = _year(one)
    if year is None:
        return None
    day = number(str(one.group("d"))) if one.group("d") else None
    if not one.group("y") and not one.group("ry"):
        year = _headed(one) or _likely(one, year, month, day or 1)
    if day is None:
        second = one.group("m2")
        start = f"{year}-{month:02d}"
        return f"{start}/{year}-{number(second):02d}" if second else start
    first = _iso(year, month, day)
    if first is None or not one.group("d2"):
        return first
    month2 = number(str(one.group("m2"))) if one.group("m2") else month
    second_day = _iso(year + (month2 < month), month2, number(str(one.group("d2"))))
    return f"{first}/{second_day}" if second_day and second_day > first else first


_HEADS = pattern("dates", "heads")


def _headed(one: _Known) -> int | None:
    """The year of a review or a plan that the date stands in: 2026年工作计划."""
    heads = [match for match in _heads(one.text) if match[1] <= one.match.start()]
    return heads[-1][0] if heads else None


@lru_cache(maxsize=4)
def _heads(text: Reading) -> tuple[tuple[int, int], ...]:
    return tuple((int(match[1]), match.end()) for match in _HEADS.finditer(text.words))


def _likely(one: _Known, year: int, month: int, day: int) -> int:
    """The year in which a day without one lies: past, unless words say that it is ahead."""
    reference = one.day or one.last
    if reference is None:
        return year
    guess = date(reference.year, month, min(day, 28))
    if one.ahead():
        return reference.year + (guess < reference - timedelta(days=45))
    if one.day is None:
        return reference.year
    return reference.year - (guess > reference + timedelta(days=20))


def _days(one: _Known) -> str | None:
    """Days of a month that is written elsewhere: 6日, 17日至18日."""
    reference = one.last or one.day
    if reference is None:
        return None
    day = number(str(one.group("d")))
    first = _iso(reference.year, reference.month, day)
    if one.group("d2"):
        second = _iso(reference.year, reference.month, number(str(one.group("d2"))))
        return f"{first}/{second}" if first and second and second > first else first
    return first


def _iso(year: int, month: int, day: int) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day).isoformat()


def _shifted(days: int) -> Callable[[_Known], str | None]:
    return lambda one: (one.day + timedelta(days=days)).isoformat() if one.day else None


def _week(one: _Known) -> str | None:
    if one.day is None:
        return None
    monday = one.day - timedelta(days=one.day.weekday())
    shift = {"上": -7, "本": 0, "这": 0, "下": 7}[str(one.group("week"))]
    weekday = str(one.group("wd"))
    if weekday == "末":
        first = monday + timedelta(days=shift + 5)
        return f"{first.isoformat()}/{(first + timedelta(days=1)).isoformat()}"
    at = _WEEKDAYS.index("日" if weekday == "天" else weekday)
    return (monday + timedelta(days=shift + at)).isoformat()


def _of_month(one: _Known) -> str | None:
    if one.day is None:
        return None
    shift = {"本": 0, "上": -1, "下": 1}[str(one.group("rm"))]
    months = one.day.year * 12 + one.day.month - 1 + shift
    year, month = months // 12, months % 12 + 1
    if not one.group("d"):
        return f"{year}-{month:02d}"
    first = _iso(year, month, number(str(one.group("d"))))
    second = one.group("d2") and _iso(year, month, number(str(one.group("d2"))))
    return f"{first}/{second}" if first and second else first


def _after_last(days: int) -> Callable[[_Known], str | None]:
    return lambda one: (one.last + timedelta(days=days)).isoformat() if one.last else None


_RELATIVE: dict[str, Callable[[_Known], str | None]] = {
    "today": _shifted(0),
    "yesterday": _shifted(-1),
    "before": _shifted(-2),
    "tomorrow": _shifted(1),
    "week": _week,
    "rm": _of_month,
    "same": _after_last(0),
    "next": _after_last(1),
}
