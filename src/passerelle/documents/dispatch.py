"""Marks of news agencies: slug lines, and the dateline in front of a first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from passerelle.documents.days import days_in
from passerelle.documents.lexicon import lexicon, stock
from passerelle.documents.lines import is_place, without_clock

__all__ = ["Dateline", "agency_of", "dateline"]

_LEAD = 160
"""Characters of a first sentence in which its dateline stands."""
_AFTER = re.compile(
    r"\s*[,，]?\s*(?:[(（](?P<agency>[^()（）]{2,40})[)）]\s*(?:[–—―/:]|-+)|[(（][A-Z]{2,}[)）]|"
    r"[)）]|[–—―/]|-+)(?=\s|$)"
)
_HAN_LEAD = re.compile(
    r"[（(【]?(?P<agency>[\u3400-\u9fff]{1,8}?[社网網报報])(?P<place>[\u3400-\u9fff]{1,10})?"
    r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日?(?:综合|專|专)?[电電讯訊]"
)
_ARTICLE = re.compile(r",?\s*\b(?:le|on|this|du|the)$", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z][A-Z.]{1,8}")


@dataclass(frozen=True)
class Dateline:
    """What stands in front of a sentence, as in «PARIS, 4 June 2024 (ABC) – The mayor…»."""

    published: str | None = None
    agency: str | None = None


def dateline(text: str, language: str) -> Dateline:
    """The day and the agency of the dateline with which `text` begins, as far as it has one."""
    han = _HAN_LEAD.match(text) if language == "zh" else None
    lead = without_clock(text[:_LEAD])
    day = next(days_in(lead, language), None)
    after = _AFTER.match(lead, day.end) if day else None
    if day is None or (after is None and not _han_mark(lead[day.end :])):
        return Dateline(None, han["agency"] if han else _undated(lead))
    before = _ARTICLE.sub("", lead[: day.start].strip(" ,，(（")).strip(" ,")
    if before and not is_place(before) and not (language == "zh" and len(before) <= 10):
        return Dateline()
    agency = han["agency"] if han else (after["agency"] if after else None)
    return Dateline(day.iso, agency)


def _han_mark(after: str) -> bool:
    return re.match(r"\s*(?:讯|電|电|訊)", after) is not None


def _undated(lead: str) -> str | None:
    """The agency of a dateline whose day lacks its year: «KISUMU, April 17 (LNA) --»."""
    found = re.match(
        r"(?P<place>[^()\d]{2,50}?),?\s+(?:le\s+)?(?:[^\W\d_]{3,9}\.?\s+\d{1,2}|\d{1,2}\s+[^\W\d_]{3,9}\.?)"
        r"\s*\((?P<agency>[^()]{2,40})\)\s*(?:[–—―]|-+)\s",
        lead,
    )
    return found["agency"] if found and is_place(found["place"]) else None


def agency_of(mark: str | None, text: str, language: str) -> str | None:
    """The agency that a dateline's `mark` names: written out in `text`, or widely known."""
    if not mark:
        return None
    if _ACRONYM.fullmatch(mark):
        long = _long_form(mark.replace(".", ""), text, language)
        if long:
            return long
    paper = re.fullmatch(lexicon(language).newspapers, mark, re.IGNORECASE)
    return mark if paper or _known().fullmatch(mark) else None


@cache
def _known() -> re.Pattern[str]:
    return re.compile(stock("agencies"))


def _long_form(acronym: str, text: str, language: str) -> str | None:
    """Words of `text` whose first letters are `acronym`, small words left out."""
    small = "|".join(sorted(lexicon(language).small_words, key=len, reverse=True)) or "(?!)"
    between = rf"[\s'’-]+(?:(?:{small})[\s'’]+){{0,2}}"
    words = [rf"[{one}{one.lower()}][^\W\d_]{{2,}}" for one in acronym]
    words[0] = rf"(?<!\w){acronym[0]}[^\W\d_]{{2,}}"
    found = re.search(between.join(words), text) if len(acronym) > 2 else None
    return " ".join(found[0].split()) if found else None
