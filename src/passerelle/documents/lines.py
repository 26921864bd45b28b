"""What one line of a release's head or foot is: letterhead, date, name of the paper, label.

The words by which they are told apart lie in the lexicon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from passerelle.documents.bodies import is_body
from passerelle.documents.days import days_in
from passerelle.documents.lexicon import lexicon

__all__ = [
    "Labels",
    "Sort",
    "dated",
    "labels",
    "lead_date",
    "paper_of",
    "parts_of",
    "pattern",
    "signed_for",
    "sort_of",
]

Sort = Literal["kind", "date", "body", "aside", "greeting", "other"]

_SEPARATOR = re.compile(r"\s+[—–―|•·/]+\s+|\s+-\s+|[\u3000\t]+\s*| {3,}")
_PRIVATE = re.compile(r"\S@\S|www\.|https?://|(?:\+|\b0)\d(?:[ .()-]?\d){7,}|\b\d{5}\b")
_CLOCK = re.compile(
    r"(?:à\s+|at\s+)?\b\d{1,2}\s?(?:[:：h]\s?\d{2}(?:[:：]\d{2})?|h\b)(?:\s?[ap]\.?m\.?)?", re.I
)
_WEEKDAY = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b,?|[（(]?星期[一二三四五六日天][)）]?",
    re.I,
)
_PLACE = re.compile(
    r"(?:[àÀ]\s+)?[^\W\d_a-zà-ÿ][\w'’.-]*(?:\s+(?:[^\W\d_a-zà-ÿ][\w'’.-]*|de|du|des|la|le|les|"
    r"sur|sous|en|of|the|upon|on|lès|aux?|et)){0,6}(?:\s*\([\w\s'’.-]{2,40}\))?"
)
_ARTICLE = re.compile(r",?\s*\b(?:le|on|this|du|the)$", re.I)
_RANGE = re.compile(r"\d\s*(?:au|à|et|to|and|&|-|–|—|至|到)\s*$", re.I)
_AFTER_DATELINE = re.compile(r"^\s*(?:[)）/]|[–—―-]|讯|电|\([A-Z]{2,}\))")
# A function, a few words, the body: no verb, no full stop.
_FUNCTION_OF = re.compile(
    r"(?:[^\W\d_][^.,;:\d]{1,60}, )?(?:the |le |la |l['’])?[^\W\d_][\w'’-]+(?: [\w-]+){0,3}?"
    r"(?: de la | de l['’]| du | des | de | of the | of |, )(?P<body>[^\W\d_][^.,;:]{3,80})",
    re.IGNORECASE,
)
_LONGEST_SIGNATURE = 100
_ENDS_OPEN = re.compile(r"[,，:：!！]$")
_NO_YEAR = re.compile(r"(?:le|on)?\s*\d{1,2}(?:er|st|nd|rd|th)?\s+[^\W\d_]{3,10}", re.I)
_LABEL_AT = r"(?:^|(?<=[\s|(（])(?<!\w\s))"
"""Where a label may begin: at the start, or behind a wide gap or a mark, not within a sentence."""


@dataclass(frozen=True)
class Labels:
    """What a line of labels with values tells."""

    published: str | None = None
    publisher: str | None = None
    title: str | None = None

    def __bool__(self) -> bool:
        return any((self.published, self.publisher, self.title))


@cache
def pattern(name: str, language: str) -> re.Pattern[str]:
    """The words of the lexicon under `name`, at the beginning of a line."""
    end = "" if language == "zh" or name in ("about", "contact") else r"(?!\w)"
    return re.compile(rf"(?:{getattr(lexicon(language), name)}){end}\s*", re.IGNORECASE)


@cache
def _kind(language: str) -> re.Pattern[str]:
    number = r"(?:\s*(?:n\s?[°ºo]\.?|no\.?|#|第)?\s*[\dA-Z][\w/.-]*\s*[期号]?)?"
    return re.compile(rf"(?:{lexicon(language).kinds}){number}", re.IGNORECASE)


@cache
def _kind_of_body(language: str) -> re.Pattern[str]:
    """The name of a paper together with its publisher's."""
    kinds = lexicon(language).kinds
    if language == "zh":
        return re.compile(rf"(?P<body>.{{4,}}?)(?:{kinds})")
    of = r"(?:de la|de l['’]|du|des|de|d['’]|of the|of|from the|from|by the|by)"
    return re.compile(rf"(?:{kinds})\s+{of}\s*(?P<body>.+)", re.IGNORECASE)


def paper_of(part: str, language: str) -> str | None:
    """The body in «Press release of the City of Leeds»."""
    found = _kind_of_body(language).fullmatch(part.strip(" :："))
    body = found["body"].strip() if found else ""
    return body if is_body(body, language) else None


def signed_for(line: str, language: str) -> str | None:
    """The body behind the function of who signs: «La présidente du Comité de jumelage»."""
    found = _FUNCTION_OF.fullmatch(line) if len(line) <= _LONGEST_SIGNATURE else None
    return found["body"] if found and is_body(found["body"], language) else None


@cache
def _label(name: str, language: str) -> re.Pattern[str]:
    at = _LABEL_AT if language != "zh" else r"(?:^|(?<=[\s|(（]))"
    return re.compile(rf"{at}(?:{getattr(lexicon(language), name)})\s*", re.IGNORECASE)


def parts_of(line: str) -> list[str]:
    """The parts of a line between dashes, bars and wide gaps."""
    return [part.strip() for part in _SEPARATOR.split(line) if part and part.strip()]


def sort_of(part: str, language: str) -> Sort:
    """What a part of a line is."""
    bare = part.strip("[]【】()（）:： *")
    told: tuple[tuple[Sort, object], ...] = (
        ("kind", _kind(language).fullmatch(bare) or paper_of(bare, language)),
        ("greeting", _ENDS_OPEN.search(part) and pattern("greetings", language).match(bare)),
        ("aside", pattern("notices", language).fullmatch(bare) or _PRIVATE.search(bare)),
        ("date", dated(part, language)),
        ("aside", _is_when(bare, language) or _is_unit(bare, language)),
        ("aside", pattern("greetings", language).match(bare)),  # who the letter is to
        ("body", is_body(bare, language)),
    )
    return next((sort for sort, hit in told if hit), "other")


def _is_unit(bare: str, language: str) -> bool:
    """Whether a line names a part of a body, or where it has its seat: no headline."""
    unit = pattern("units", language).match(bare) and ":" not in bare
    return bool(unit) and not re.search(rf"(?<!\w)(?:{lexicon(language).verbs})(?!\w)", bare)


def _is_when(bare: str, language: str) -> bool:
    """Whether a line says when something takes place, or begins with a date without its year."""
    if _WEEKDAY.match(bare) or _label("published", language).match(bare):
        return True
    day = next(days_in(bare, language), None)
    if day and (day.start == 0 or _CLOCK.search(bare[day.end :])):
        return True
    return _NO_YEAR.fullmatch(bare) is not None


def labels(line: str, language: str, *, at_start: bool = False) -> Labels:
    """The labels of `line` with their values: date of publication, source, subject."""
    day = publisher = None
    for match in _label("published", language).finditer(line):
        told = next(days_in(line[match.end() :][:40], language), None)
        if told and told.start <= 12 and not (at_start and match.start()):
            day = day or told.iso
    named = _label("source", language).search(line)
    if named and not (at_start and named.start()):
        name = re.split(r"\s{2,}|[|\u3000\t）)]", line[named.end() :])[0]
        name = _label("published", "zh").split(name)[0].strip(" .,，。")
        name = re.sub(r"^(?:the|la|le) |^l['’]", "", name)
        if (language == "zh" and 2 <= len(name) <= 40) or is_body(name, language):
            publisher = name
            before = next(days_in(line[: named.start()], language), None)
            day = day or (before.iso if before else None)
    titled = _label("subject", language).match(line)
    return Labels(day, publisher, line[titled.end() :].strip() or None if titled else None)


def dated(part: str, language: str) -> str | None:
    """The day, when `part` is a dateline: a date with at most a place and words for a date."""
    days = list(days_in(part, language))
    if len(days) != 1 or _RANGE.search(part[: days[0].start]):
        return None
    before, after = part[: days[0].start].rstrip(), part[days[0].end :].strip(" ,)）")
    around = _WEEKDAY.sub(" ", _CLOCK.sub(" ", f"{before} {after}")).strip()
    for name in ("published", "kinds"):
        label = pattern(name, language).match(around)
        around = around[label.end() :].lstrip(" :：") if label else around
    if before.endswith((":", "：")) and around:
        return None  # the label of another date: a deadline
    around = _ARTICLE.sub("", around.strip(" ,，.()（）:：")).strip(" ,，()（）")
    if not around:
        return days[0].iso
    bound = before.endswith((",", "，", "(", "（")) or re.search(r"\b(?:le|on)$", before, re.I)
    if _PLACE.fullmatch(around) and (bound or (not before.strip("(（") and after)):
        return days[0].iso
    if is_body(around, language) or (language == "zh" and len(around) <= 6):
        return days[0].iso
    return None


def lead_date(text: str, language: str) -> str | None:
    """The dateline in front of a first sentence, as in «PARIS, 4 June 2024 – The mayor…»."""
    day = next(days_in(text[:120], language), None)
    if day is None or not _AFTER_DATELINE.match(text[day.end :]):
        return None
    before = _WEEKDAY.sub("", text[: day.start]).strip(" ,，(（")
    before = _ARTICLE.sub("", before).strip(" ,")
    place = not before or _PLACE.fullmatch(before) or (language == "zh" and len(before) <= 8)
    return day.iso if place else None
