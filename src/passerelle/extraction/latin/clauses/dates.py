"""The stage that finds dates in words and resolves them to EDTF.

The patterns are those of the lexicon ``dates``; what they mean is reckoned in
`reckoning.py`. General libraries for dates were weighed and left: they read "sept" as a
month and "a" or "on" as a day, and know no intervals, seasons or half years.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from passerelle.errors import WhenError
from passerelle.extraction.latin.clauses.reckoning import IN_CONTEXT, RECKONINGS, day_after
from passerelle.extraction.latin.clauses.reference import looked_back_on, reference
from passerelle.extraction.lexicon import filled, lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Mention, Span
from passerelle.extraction.reading.plain import Plain, plain
from passerelle.times import When

__all__ = ["dates"]

_NUMBERS = {
    "day": r"(?P<day>0?[1-9]|[12]\d|3[01])(?:er|st|nd|rd|th|º)?",
    "day2": r"(?P<day2>0?[1-9]|[12]\d|3[01])(?:er|st|nd|rd|th)?",
    "year": r"(?P<year>(?:19|20)\d\d)",
    "year2": r"(?P<year2>(?:19|20)\d\d)",
    "monthnumber": r"(?P<monthnumber>0?[1-9]|1[0-2])",
}
_AFTER_DAY = r"(?<=\d )"  # «12 Jun»: alone, Jun is a name, too
_BARE = {"weekday-bare": 0, "season-bare": -1, "month-near": 0, "weekend-bare": -1}
"""Rules whose words leave open whether the day is to come, and where it is if nothing says so."""
_FAR = 4  # months back: a month that is nearer is taken for the last one even in a plan
_UNIT_ORDER = ("day", "week", "weekend", "month", "year")


@dataclass(frozen=True)
class _Form:
    rule: str
    pattern: re.Pattern[str]


@cache
def _forms(language: str) -> tuple[_Form, ...]:
    """The forms of dates."""
    words = lexicon(language, "dates")["words"]
    named = dict(_NUMBERS)
    for name in ("month", "weekday", "season", "order", "number"):
        named[name] = rf"(?P<{name}>{'|'.join(words[name])})"
        named[name + "2"] = rf"(?P<{name}2>{'|'.join(words[name])})"
    named["number"] = rf"(?P<number>\d{{1,3}}|{'|'.join(words['number'])})"
    named |= {"last": words["last"], "next": words["next"]}
    named["relative"] = "|".join(lexicon(language, "dates")["relative"])
    return tuple(
        _Form(
            form["rule"],
            re.compile(rf"(?<![\w/-]){_filled(form['pattern'], named)}(?![\w/])", re.IGNORECASE),
        )
        for form in lexicon(language, "dates")["form"]
    )


def _filled(pattern: str, named: dict[str, str]) -> str:
    """The pattern with its lists in place; a name used twice is a group only once."""
    text = filled(pattern, named)
    seen: set[str] = set()

    def once(match: re.Match[str]) -> str:
        name = match[1]
        if name in seen:
            return "(?:"
        seen.add(name)
        return match[0]

    return re.sub(r"\(\?P<(\w+)>", once, text)


def _index(words: list[str], said: str) -> int:
    """Which of the lists of spellings `said` is in, from 1."""
    for number, spellings in enumerate(words, start=1):
        alone = spellings.replace(_AFTER_DAY, "")
        if rx.fullmatch(alone, said, re.IGNORECASE):
            return number
    raise AssertionError(said)


def _parts(match: re.Match[str], language: str) -> dict[str, int | None]:
    words: dict[str, Any] = lexicon(language, "dates")["words"]
    said = {name: value for name, value in match.groupdict().items() if value}
    parts: dict[str, int | None] = {}
    for name, value in said.items():
        if name in ("last", "next"):
            parts["back"] = -1 if name == "last" else 1
        elif name == "this":
            parts["this"] = 1
        elif name in ("relative", "unit"):
            parts |= _unit(name, value, language)
        elif name == "monthnumber":
            parts["month"] = int(value)
        elif value.isdigit():
            parts[name] = int(value)
        else:
            parts[name] = _index(words[name.rstrip("2")], value)
    return parts


def _unit(name: str, value: str, language: str) -> dict[str, int | None]:
    book = lexicon(language, "dates")
    if name == "unit":
        found = next(u for u, unit in book["units"].items() if rx.fullmatch(u, value, re.I))
        return {"unit": _UNIT_ORDER.index(book["units"][found])}
    form = next(form for form in book["relative"] if rx.fullmatch(form, value, re.I))
    unit, number = book["relative"][form]
    return {"unit": _UNIT_ORDER.index(unit), "number": number}


def _published(text: str | None) -> list[date | None]:
    """The day of publication; of a month its first and its last day."""
    try:
        told = When.parse(text) if text else When()
    except WhenError:
        told = When()
    return list(dict.fromkeys((told.earliest_start, told.latest_start)))


def _matches(text: str, language: str) -> list[tuple[re.Match[str], str]]:
    """All dates, the longest where two overlap, in the order of the text."""
    found = [
        (match, form.rule) for form in _forms(language) for match in form.pattern.finditer(text)
    ]
    found.sort(key=lambda one: (one[0].start() - one[0].end(), one[0].start()))
    kept: list[tuple[re.Match[str], str]] = []
    taken: set[int] = set()
    for match, rule in found:
        reach = range(match.start(), match.end())
        if taken.isdisjoint(reach):
            taken.update(reach)
            kept.append((match, rule))
    return sorted(kept, key=lambda one: one[0].start())


def dates(analysis: Analysis) -> None:
    """Add a mention for each date that can be resolved."""
    language = analysis.document.language
    view: Plain = plain(analysis)
    published = _published(looked_back_on(analysis) or reference(analysis))
    unwanted = rx.compiled(rf"\b(?:{lexicon(language, 'dates')['not_after']})\s*$", re.IGNORECASE)
    context = ""
    for match, rule in _matches(view.text, language):
        if unwanted.search(view.text, max(0, match.start() - 80), match.start()):
            continue
        values = {_value(match, rule, language, day, context, view.text) for day in published}
        value = values.pop()
        if values or value is None:  # "hier" in the issue of a month may be any day
            continue
        if rx.match(r"\d{4}-\d\d", value):
            context = value
        span = view.span(match.start(), match.end())
        analysis.mentions.append(Mention(span, "date", value))
    analysis.mentions.sort()
    _join_days(analysis)


def _value(
    match: re.Match[str],
    rule: str,
    language: str,
    published: date | None,
    context: str,
    text: str,
) -> str | None:
    """What a date means, seen from the day of publication and the date before it."""
    parts = _parts(match, language)
    if rule == "beside-context" and published and context == published.isoformat():
        return None  # the day after the text is none that it tells of
    if rule in IN_CONTEXT:
        return IN_CONTEXT[rule](parts, context)
    if rule in _BARE and not parts.get("back"):
        ahead = _to_come(text, match.span(), language)
        if rule == "month-near" and published:
            ago = (published.month - (parts["month"] or 0)) % 12
            ahead = ahead and ago > _FAR
        parts["back"] = 1 if ahead else _BARE[rule]
    return RECKONINGS[rule](parts, published) if parts.get("month", 1) else None


def _join_days(analysis: Analysis) -> None:
    """«Yesterday and today»: two days that follow each other are one stretch of time."""
    mentions = analysis.mentions
    for one, two in pairwise([m for m in mentions if m.kind == "date"]):
        between = analysis.document.text[one.span.end : two.span.start]
        if not rx.fullmatch(r"\s+(?:et|and)\s+", between) or one not in mentions:
            continue
        if day_after(one.entity) == two.entity:
            mentions[mentions.index(one)] = Mention(
                Span(one.span.start, two.span.end), "date", f"{one.entity}/{two.entity}"
            )
            mentions.remove(two)


def _to_come(text: str, words: tuple[int, int], language: str) -> bool:
    """Whether the sentence speaks of the future, before the date or, where it leads, after it."""
    start, end = words
    told = re.split(r"[.;!?:]\s|\n", text[max(0, start - 150) : start])[-1]
    if not told.strip():
        told = re.split(r"[.;!?]\s|\n", text[end : end + 150])[0]
    words_of = lexicon(language, "modality")
    return bool(rx.search(rf"{words_of['future']}|{words_of['plan']}", told))
