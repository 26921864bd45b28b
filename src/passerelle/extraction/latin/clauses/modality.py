"""Whether a thing told is so, is meant to be, is told by others, or is not so.

Judged by the words beside a verb: negation and postponement, hearsay and the conditional
of the press, the future and words of plans, and the date, which may lie ahead of the text.
"""

from __future__ import annotations

import re

from passerelle.errors import WhenError
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.references import Modality
from passerelle.times import When

__all__ = ["ahead", "called_off", "long_past", "modality", "segment"]

_LONG_PAST = 300  # days
_STRONG = ".;!?•"


def segment(text: str, start: int, end: int, colon: str = ":") -> tuple[int, int]:
    """The part of a clause around a verb, between the strong marks beside it."""
    floor = max(text.rfind(mark, 0, start) for mark in _STRONG + colon) + 1
    after = [place for mark in _STRONG if (place := text.find(mark, end)) >= 0]
    return floor, min(after, default=len(text))


def modality(text: str, language: str, start: int, end: int, ahead_of_text: bool) -> Modality:
    """The modality of the verb at `text[start:end]`; the date is weighed by the caller."""
    floor, ceiling = segment(text, start, end)
    words = lexicon(language, "modality")
    before, verb, after = text[floor:start], text[start:end], text[end:ceiling]
    if called_off(verb, language) or _denied(words, before, verb, after):
        return "denied"
    if _told(words, before, verb, after):
        return "reported"
    open_still = _hinges(words, before, verb, after) or _not_done(words, before, verb, after)
    if ahead_of_text or open_still or _meant(words, before, verb):
        return "intended"
    return "asserted"


def _hinges(words: dict[str, str], before: str, verb: str, after: str) -> bool:
    """Whether it depends on something else: "once it is signed", "takes effect if …"."""
    if "hinges" not in words:
        return False
    opened = rx.search(words["hinges"], before, re.IGNORECASE)
    if opened and rx.match(words["open_tense"], verb, re.IGNORECASE):
        return True
    present = rx.match(words["present"], verb, re.IGNORECASE)
    return bool(present and rx.search(words["provided"], before + after, re.IGNORECASE))


def _denied(words: dict[str, str], before: str, verb: str, after: str) -> bool:
    """Whether the verb is negated, or its subject is "no agreement", "aucune charte"."""
    if rx.search(words["only"], verb + after[:40]):
        return False
    if rx.search(words["not"], verb) or rx.search(words.get("refused", "(?!)"), before):
        return True
    if rx.search(words.get("never_came", "(?!)"), before[-30:] + verb):
        return True
    kept_from = rx.search(words.get("kept_from", "(?!)"), before, re.IGNORECASE)
    if kept_from or rx.match(words.get("nobody_after", "(?!)"), after):
        return True
    led = rx.search(words["not_before"], before, re.IGNORECASE)
    nobody = rx.search(words["nothing"] + r"[^,]{0,80}$", before, re.IGNORECASE)
    if not words["second"]:  # "no" or "not" is enough
        return bool(led or nobody)
    if led and rx.match(words["cannot"], verb):
        return True
    second = rx.search(words["not"], after[:25]) or rx.search(words["nothing"], after[:25])
    return bool(led and (nobody or second))


def _told(words: dict[str, str], before: str, verb: str, after: str) -> bool:
    beside = f"{before}{verb}"
    return bool(
        rx.search(words["hearsay"], beside, re.IGNORECASE)
        or rx.search(words["conditional"], verb + after[:20])
        or rx.match(words.get("told_after", "(?!)"), after)
    )


def _meant(words: dict[str, str], before: str, verb: str) -> bool:
    if rx.search(words["done"], before[-20:] + verb):
        return False
    if rx.search(words["infinitive"], verb):
        return True
    future = rx.sub(words["future_not"], "", verb)
    if rx.search(words["future"], future) or rx.search(words["plan"], verb):
        return True
    if rx.search(words.get("thought_of", "(?!)"), before, re.IGNORECASE):
        return True
    return bool(rx.search(words["plan"] + r"[^,]{0,40}$", before))


def _not_done(words: dict[str, str], before: str, verb: str, after: str) -> bool:
    """Whether the verb hangs on what is yet to come: "prêt à être", "pour que … soit"."""
    if rx.search(words["done"], before[-20:] + verb):
        return False
    led = before + verb[: verb.rfind(" ") + 1]  # its auxiliaries included
    once = rx.search(words.get("once", "(?!)"), before)
    unreal = rx.search(words.get("unreal", "(?!)"), led)
    return bool(unreal or (once and rx.search(words["future"], after)))


def called_off(verb: str, language: str) -> bool:
    """Whether the verb says that an event is postponed or cancelled."""
    return bool(rx.search(lexicon(language, "modality")["off"], verb))


def ahead(when: str | None, published: str | None) -> bool:
    """Whether all of `when` lies after the day of publication."""
    if not when or not published:
        return False
    try:
        start, day = When.parse(when).earliest_start, When.parse(published).latest_start
    except WhenError:
        return False
    return start is not None and day is not None and start > day


def long_past(when: str | None, published: str | None) -> bool:
    """Whether `when` lies more than most of a year before the text."""
    if not when or not published:
        return False
    try:
        end, day = When.parse(when).as_occurrence().latest_end, When.parse(published).earliest_start
    except WhenError:
        return False
    return end is not None and day is not None and (day - end).days > _LONG_PAST
