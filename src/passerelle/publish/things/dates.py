"""Dates in words: what is certain and what is possible, in three languages.

A missing end is *unknown*; only where a source itself says so is something ongoing.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from passerelle.namespaces import PAS
from passerelle.publish.things.reading import Node

__all__ = ["Time", "day_in_words", "span_in_words"]

_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}
_NAMES = {lang: names.split() for lang, names in _MONTHS.items()}

_PHRASES: dict[str, dict[str, str]] = {
    "day": {"fr": "le {0}", "en": "on {0}", "zh": "{0}"},
    "in": {"fr": "en {0}", "en": "in {0}", "zh": "{0}"},
    "between": {"fr": "entre {0} et {1}", "en": "between {0} and {1}", "zh": "{0}至{1}之间"},
    "by": {"fr": "au plus tard {0}", "en": "{0} at the latest", "zh": "不晚于{0}"},
    "not before": {"fr": "au plus tôt {0}", "en": "{0} at the earliest", "zh": "不早于{0}"},
    "from to": {"fr": "du {0} au {1}", "en": "from {0} to {1}", "zh": "{0}至{1}"},
    "began": {"fr": "début {0}", "en": "began {0}", "zh": "始于{0}"},
    "start unknown": {"fr": "début inconnu", "en": "start unknown", "zh": "开始时间不详"},
    "ended": {"fr": "fin {0}", "en": "ended {0}", "zh": "止于{0}"},
    "end unknown": {"fr": "fin inconnue", "en": "end unknown", "zh": "结束时间不详"},
    "ongoing": {
        "fr": "en cours, selon la source",
        "en": "ongoing, the source says",
        "zh": "来源称仍在进行",
    },
    "over": {
        "fr": "terminé, date de fin inconnue",
        "en": "ended, on an unknown date",
        "zh": "已结束，日期不详",
    },
    "seen": {
        "fr": "encore attesté {0}",
        "en": "still seen active {0}",
        "zh": "{0}仍有活动记录",
    },
    "unknown": {"fr": "date inconnue", "en": "date unknown", "zh": "日期不详"},
}
_JOIN = {"fr": " ; ", "en": "; ", "zh": "；"}


def _phrase(name: str, lang: str, *parts: str) -> str:
    return _PHRASES[name][lang].format(*parts)


@lru_cache(maxsize=1 << 14)
def _parsed(day: str) -> date | None:
    try:
        return date.fromisoformat(day[:10])
    except ValueError:
        return None


@lru_cache(maxsize=1 << 14)
def day_in_words(day: str, lang: str) -> str:
    """An ISO date in words; what is no date stays as it is.

    >>> day_in_words("1981-05-03", "fr"), day_in_words("1981-05-01", "fr")
    ('3 mai 1981', '1er mai 1981')
    >>> day_in_words("1981-05-03", "zh")
    '1981年5月3日'
    """
    known = _parsed(day)
    if known is None:
        return day
    if lang == "zh":
        return f"{known.year}年{known.month}月{known.day}日"
    number = "1er" if lang == "fr" and known.day == 1 else str(known.day)
    return f"{number} {_NAMES[lang][known.month - 1]} {known.year}"


def _month(day: date, lang: str) -> str:
    if lang == "zh":
        return f"{day.year}年{day.month}月"
    return f"{_NAMES[lang][day.month - 1]} {day.year}"


def _year(year: int, lang: str) -> str:
    return f"{year}年" if lang == "zh" else str(year)


@lru_cache(maxsize=1 << 14)
def span_in_words(low: str, high: str, lang: str) -> str:
    """When a day was that lies between two bounds, either of which may be missing (empty).

    >>> span_in_words("1981-01-01", "1981-12-31", "fr"), span_in_words("", "1990-01-01", "en")
    ('en 1981', 'on 1 January 1990 at the latest')
    """
    if not high:
        return _phrase("not before", lang, _on(low, lang)) if low else ""
    if not low:
        return _phrase("by", lang, _on(high, lang))
    if low == high:
        return _on(low, lang)
    one, two = _parsed(low), _parsed(high)
    if one and two:
        if (one.month, one.day, two.month, two.day) == (1, 1, 12, 31):
            if one.year == two.year:
                return _phrase("in", lang, _year(one.year, lang))
            return _phrase("between", lang, _year(one.year, lang), _year(two.year, lang))
        last = calendar.monthrange(one.year, one.month)[1]
        if one.day == 1 and two == one.replace(day=last):
            return _phrase("in", lang, _month(one, lang))
    return _phrase("between", lang, *(_bare(day, lang) for day in (low, high)))


def _on(day: str, lang: str) -> str:
    return _phrase("day", lang, day_in_words(day, lang))


def _bare(day: str, lang: str) -> str:
    """A day after "between": French keeps its article there, English does not."""
    return _on(day, lang) if lang == "fr" else day_in_words(day, lang)


@dataclass(frozen=True)
class Time:
    """The bounds of a node, as ISO dates (empty: unknown), and what is known of its end."""

    earliest_start: str = ""
    latest_start: str = ""
    earliest_end: str = ""
    latest_end: str = ""
    last_seen: str = ""
    status: str = ""
    """``ongoing``, ``ended``, ``unknown-end``, or empty."""
    written: str = ""

    @classmethod
    def of(cls, node: Node) -> Time:
        """What `node` itself says; `NO_TIME` where it says nothing."""
        found = cls(
            node.text(PAS.earliestStart),
            node.text(PAS.latestStart),
            node.text(PAS.earliestEnd),
            node.text(PAS.latestEnd),
            node.text(PAS.lastSeenActive),
            node.text(PAS.endStatus).rpartition("#")[2],
            node.text(PAS.timeAsWritten),
        )
        return NO_TIME if found == NO_TIME else found

    def __bool__(self) -> bool:
        return self is not NO_TIME and self != NO_TIME

    @property
    def order(self) -> str:
        """Sorts by the start, what is unknown last."""
        return self.earliest_start or self.latest_start or self.latest_end or "9999"

    @property
    def certain(self) -> tuple[str, str] | None:
        """First and last day of which it is certain that it lasted; None where no day is."""
        last = max(self.earliest_end, self.last_seen)
        return (
            (self.latest_start, last) if self.latest_start and last >= self.latest_start else None
        )

    @property
    def possible(self) -> tuple[str, str]:
        """First and last day that the bounds allow; empty where they do not say."""
        return self.earliest_start, self.latest_end

    @property
    def is_vague(self) -> bool:
        """Whether possible days are not all certain ones."""
        return self.certain != self.possible

    def words(self, lang: str) -> str:
        """All of it in a phrase.

        >>> Time("1981-01-01", "1981-12-31", status="unknown-end").words("fr")
        'début en 1981 ; fin inconnue'
        """
        return _words(self, lang)


NO_TIME = Time()


@lru_cache(maxsize=1 << 14)
def _words(time: Time, lang: str) -> str:
    start = (time.earliest_start, time.latest_start)
    end = (time.earliest_end, time.latest_end)
    if not any((*start, *end, time.last_seen)):
        alone = {"ongoing": "ongoing", "ended": "over"}.get(time.status, "unknown")
        return _phrase(alone, lang)
    if start == end and any(start):
        parts = [span_in_words(*start, lang)]
    elif start[0] and start[0] == start[1] and end[0] and end[0] == end[1]:
        parts = [_phrase("from to", lang, *(day_in_words(one[0], lang) for one in (start, end)))]
    else:
        parts = [_start(start, lang), _end(time, end, lang)]
    if time.last_seen and time.last_seen > time.earliest_end:
        parts.append(_phrase("seen", lang, _on(time.last_seen, lang)))
    return _JOIN[lang].join(parts)


def _start(bounds: tuple[str, str], lang: str) -> str:
    span = span_in_words(*bounds, lang)
    return _phrase("began", lang, span) if span else _phrase("start unknown", lang)


def _end(time: Time, bounds: tuple[str, str], lang: str) -> str:
    span = span_in_words(*bounds, lang)
    if span:
        return _phrase("ended", lang, span)
    known = {"ongoing": "ongoing", "ended": "over"}.get(time.status, "end unknown")
    return _phrase(known, lang)
