"""What one line of a release's head or foot is: letterhead, date, name of the paper, label.

The words by which they are told apart lie in the lexicon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from passerelle.documents.bodies import is_body
from passerelle.documents.days import days_in, month_of
from passerelle.documents.lexicon import lexicon, stock

__all__ = [
    "Labels",
    "Sort",
    "dated",
    "is_place",
    "issue_month",
    "labels",
    "paper_of",
    "parts_of",
    "pattern",
    "signed_for",
    "sort_of",
    "without_clock",
]

Sort = Literal["kind", "date", "month", "issue", "body", "aside", "greeting", "other"]

_SEPARATOR = re.compile(r"\s+[—–―|•·/]+\s+|\s+-\s+|[\u3000\t]+\s*| {3,}")
_PRIVATE = re.compile(r"\S@\S|www\.|https?://|(?:\+|\b0)\d(?:[ .()-]?\d){7,}|\b\d{5}\b")
_CLOCK = re.compile(
    r"(?:à\s+|at\s+)?\b\d{1,2}\s?(?:[:：h]\s?\d{2}(?:[:：]\d{2})?|h\b)(?:\s?[ap]\.?m\.?)?"
    r"(?:\s*\(?(?:(?:GMT|UTC)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|Z|[A-Z]{1,3}[SD]?T|"
    r"heure (?:de|d['’]|locale)[^,;)]{0,20}|local time|北京[时時][间間])\)?(?!\w))?",
    re.I,
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
# A function, a few words, the body: no verb, no full stop.
_FUNCTION_OF = re.compile(
    r"(?:[^\W\d_][^.,;:\d]{1,60}, )?(?:the |le |la |l['’])?[^\W\d_][\w'’-]+(?: [\w-]+){0,3}?"
    r"(?: de la | de l['’]| du | des | de | of the | of |, )(?P<body>[^\W\d_][^.,;:]{3,80})",
    re.IGNORECASE,
)
_LONGEST_SIGNATURE = 100
_ENDS_OPEN = re.compile(r"[,，:：!！]$")
_NO_YEAR = re.compile(r"(?:le|on)?\s*\d{1,2}(?:er|st|nd|rd|th)?\s+[^\W\d_]{3,10}", re.I)
_WITH_SHORT_FORM = re.compile(r"[^\W\da-zà-ÿ][^.,;:()]{4,80} \([A-Z][A-Za-z0-9-]{1,12}\)")
# «ABN0417 4 INT 0231 /LOCAL-COOP/», «bc-twinning-2nd»: what machines of agencies read.
_SLUG = re.compile(r"(?=.*\d)(?!.*\b[^\W\d_]{4,}\b(?![/-]))[^a-zà-ÿ]{6,60}|/[\w-]+/")
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
    number = r"(?:\s*(?:n\s?[°ºo]\.?|no\.?|#|第)?\s*"
    number += r"(?:[\w/.-]*\d[\w/.-]*|(?-i:[A-Z]|[IVXLC]+))\s*[期号]?)?"
    return re.compile(rf"(?:{lexicon(language).kinds}){number}", re.IGNORECASE)


@cache
def _paper_of_body(papers: str, language: str) -> re.Pattern[str]:
    """The name of a paper together with its publisher's."""
    if language == "zh":
        return re.compile(rf"(?P<body>.{{4,}}?)(?:{papers})")
    of = r"(?:de la|de l['’]|du|des|de|d['’]|of the|of|from the|from|by the|by)"
    return re.compile(rf"(?:(?:the|la|le) )?(?:{papers})\s+{of}\s*(?P<body>.+)", re.IGNORECASE)


def paper_of(
    part: str, language: str, papers: Literal["kinds", "periodicals"] = "kinds"
) -> str | None:
    """The body in «Press release of the City of Leeds», «Bulletin of Friends Abroad (FA)»."""
    words: str = getattr(lexicon(language), papers)
    found = _paper_of_body(words, language).fullmatch(part.strip(" *:："))
    body = found["body"].strip() if found else ""
    # Who has a short form is no person.
    return (
        body
        if is_body(body[:1].upper() + body[1:], language) or _WITH_SHORT_FORM.fullmatch(body)
        else None
    )


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
        ("kind", _is_kind(bare, language) or paper_of(part, language)),
        ("month", issue_month(part, language)),
        ("greeting", _ENDS_OPEN.search(part) and pattern("greetings", language).match(bare)),
        ("issue", pattern("issues", language).fullmatch(bare)),
        ("aside", pattern("notices", language).fullmatch(bare) or _PRIVATE.search(bare)),
        ("aside", pattern("rubrics", language).fullmatch(bare)),
        ("date", dated(part, language)),
        ("aside", _SLUG.fullmatch(bare) if " " in bare or "/" in bare else None),
        ("aside", _of_session(bare, language) or pattern("sessions", language).fullmatch(bare)),
        ("aside", _is_when(bare, language) or _is_unit(bare, language)),
        ("aside", pattern("greetings", language).match(bare)),  # who the letter is to
        ("body", is_body(bare, language)),
    )
    return next((sort for sort, hit in told if hit), "other")


def _is_kind(bare: str, language: str) -> bool:
    """Whether a line names a paper: with its number, or with a meeting and its day."""
    if next(days_in(bare, language), None) is None:
        return _kind(language).fullmatch(bare) is not None
    named = pattern("kinds", language).match(bare)
    return named is not None and _of_session(bare[named.end() :], language)


def _of_session(words: str, language: str) -> bool:
    """Whether `words` are only a meeting with its day: «de la séance du 24 juin 2025»."""
    days = list(days_in(words, language))
    if len(days) != 1:
        return False
    around = _WEEKDAY.sub(" ", without_clock(words[: days[0].start] + words[days[0].end :]))
    return _session(language).fullmatch(" ".join(around.split()).strip(" ,.")) is not None


@cache
def _session(language: str) -> re.Pattern[str]:
    before = r"(?:(?:de la|de l['’]|du|des|of the|of a|of)\s*)?"
    after = r"(?:\s*(?:tenue? |held )?(?:du|des|le|de|on|of|for))?"
    return re.compile(rf"{before}(?:{lexicon(language).sessions}){after}", re.IGNORECASE)


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
        # «Source: City of Leeds Author: …»: another label ends the name.
        ends = r"\s{2,}|[|\u3000\t）)]|\s+(?=\S{1,10} ?[:：])"
        name = re.split(ends, line[named.end() :].strip())[0]
        name = _label("published", "zh").split(name)[0].strip(" .,，。")
        name = re.sub(r"^(?:the|la|le) |^l['’]", "", name)
        if _is_source(name, language):
            publisher = name
            before = next(days_in(line[: named.start()], language), None)
            day = day or (before.iso if before else None)
    titled = _label("subject", language).match(line)
    return Labels(day, publisher, line[titled.end() :].strip() or None if titled else None)


def _is_source(name: str, language: str) -> bool:
    """Whether what follows «source:» is a publisher: never a person, never «this site»."""
    if is_body(name, language) or re.fullmatch(stock("agencies"), name):
        return True
    # In Chinese, names of people have two or three characters.
    return language == "zh" and 4 <= len(name) <= 40 and not re.search(stock("no_source"), name)


def dated(part: str, language: str) -> str | None:
    """The day, when `part` is a dateline: a date with at most a place and words for a date."""
    days = list(days_in(part, language))
    if len(days) != 1 or _RANGE.search(part[: days[0].start]):
        return None
    before, after = part[: days[0].start].rstrip(), part[days[0].end :].strip(" ,)）")
    before = _WEEKDAY.sub("", before).rstrip()
    around = _WEEKDAY.sub(" ", without_clock(f"{before} {after}")).strip()
    around = _without_labels(around, language)
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
    body, _, place = around.partition(", ")
    return days[0].iso if is_body(body, language) and _PLACE.fullmatch(place) else None


def _without_labels(words: str, language: str) -> str:
    """`words` without «published», the name of a paper, its number, in front of them."""
    for name in ("published", "periodicals", "kinds", "issues"):
        label = pattern(name, language).match(words)
        words = (
            re.sub(r"^(?:du|de|d['’]|of)\s", "", words[label.end() :].lstrip(" :：,，-–—·"))
            if label
            else words
        )
    return words


def issue_month(part: str, language: str) -> str | None:
    """The month (EDTF), when `part` is nothing but a month and its year, or they with a label."""
    return month_of(_without_labels(part.strip("[]【】()（）:： *"), language))


def is_place(words: str) -> bool:
    """Whether `words` may be the place of a dateline: names in capitals, a country behind."""
    words = _WEEKDAY.sub("", words).strip(" ,")
    return len(words) <= 60 and all(_PLACE.fullmatch(one) for one in re.split(r",\s*", words))


def without_clock(words: str) -> str:
    """`words` without hours and their zones."""
    return _CLOCK.sub(" ", words)
