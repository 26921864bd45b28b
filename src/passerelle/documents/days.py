"""Days written out in full within a text, and months of issues: never a date without its year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from passerelle.errors import WhenError
from passerelle.times.points import MONTH, arabic, point

__all__ = ["Day", "day_of", "days_in", "month_of"]

_HAN_DIGIT = "[0-9〇○零一二三四五六七八九十]"
_DAY = re.compile(
    rf"""
    (?<![\d/.-])(?:
      (?P<iso>[12]\d{{3}}(?P<s>[-/.])\d{{1,2}}(?P=s)\d{{1,2}})
    | (?P<numeric>\d{{1,2}}(?P<t>[/.-])\d{{1,2}}(?P=t)[12]\d{{3}})
    | (?P<european>\d{{1,2}}(?:er|st|nd|rd|th)?(?:\s+of)?\s+(?:{MONTH})\.?,?\s+[12]\d{{3}})
    | (?P<american>(?:{MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+[12]\d{{3}})
    | (?P<han>(?:[12]\d{{3}}|[一二][〇○零一二三四五六七八九]{{3}})\s*年
        \s*{_HAN_DIGIT}{{1,3}}\s*月\s*{_HAN_DIGIT}{{1,3}}\s*[日号])
    )(?![\d/-])
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MONTH = re.compile(
    rf"(?:{MONTH})\.?,?\s+[12]\d{{3}}|"
    rf"(?:[12]\d{{3}}|[一二][〇○零一二三四五六七八九]{{3}})\s*年\s*{_HAN_DIGIT}{{1,3}}\s*月[号號]?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Day:
    """A day in a text: the ISO date and where it is written."""

    iso: str
    start: int
    end: int


def days_in(text: str, language: str) -> Iterator[Day]:
    """The days that `text` writes with day, month and year, in their order."""
    for match in _DAY.finditer(text):
        iso = _iso(match, language)
        if iso:
            yield Day(iso, match.start(), match.end())


def month_of(words: str) -> str | None:
    """The month in EDTF, when `words` are a month and its year and nothing else."""
    if not _MONTH.fullmatch(words.strip()):
        return None
    written = " ".join(words.lower().replace(",", " ").split())
    if "月" in words:
        written = arabic(re.sub(r"[\s号號]", "", words).replace("○", "〇"))
    try:
        reach = point(written)
    except WhenError:  # there is no month 13
        return None
    return reach[0].isoformat()[:7] if reach and reach[0].year >= 1945 else None


def day_of(stamp: str | None) -> str | None:
    """The day of a time stamp of metadata (``2024-10-17T09:30:00+02:00``, ``20241017``)."""
    if not stamp:
        return None
    stamp = re.sub(r"^\s*(\d{4})(\d{2})(\d{2})(?!\d)", r"\1-\2-\3", stamp)
    found = next(days_in(stamp[:40].split("T")[0], "fr"), None)
    return found.iso if found else None


def _iso(match: re.Match[str], language: str) -> str | None:
    written = match[0].lower()
    if match["numeric"]:
        first, second, _ = map(int, re.split("[/.-]", written))
        if language == "en" and first <= 12 and second <= 12 and first != second:
            return None  # nobody can tell the day from the month
        if second > 12:
            written = re.sub(r"^(\d+)(\D)(\d+)", r"\3\2\1", written)
        written = written.replace("-", "/")
    if match["iso"]:
        written = re.sub(r"[/.]", "-", written)
        written = re.sub(r"-(\d)(?!\d)", r"-0\1", written)
    if match["han"]:
        written = re.sub(r"\s", "", arabic(written.replace("○", "〇").replace("号", "日")))
    return _day(" ".join(written.split()).replace(" of ", " "))


def _day(written: str) -> str | None:
    try:
        reach = point(written)
    except WhenError:  # there is no 31 June
        return None
    if reach is None or reach[0] != reach[1] or not date(1945, 1, 1) <= reach[0]:
        return None
    return reach[0].isoformat()
