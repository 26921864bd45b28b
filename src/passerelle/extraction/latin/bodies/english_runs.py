"""Runs of English words with capitals, and small words between them, that may be a name.

A run ends where its words no longer hang together; it is cut as "and" or "with" stands between
two names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from passerelle.extraction.latin.bodies.english_heads import ACRONYM
from passerelle.extraction.latin.words.heads import heads
from passerelle.extraction.latin.words.tokens import Token
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.rx import CAPITAL
from passerelle.sources.countries import country_code

__all__ = ["end_of_list", "is_abbreviated", "run_at", "split", "word_list"]

_PEOPLE = re.compile(r"(?i)people|women|youth|children|mayors")

_OPEN = re.compile(
    r"(?i)\b(?:department|ministry|bureau|commission|office|committee|faculty|school|secretariat"
    r"|chamber|institute|centre|center|association|federation|council|museum|college|academy"
    r"|agency|society|union|board|fund)\b.*\b(?:of|for|and)\b"
)

_FIELDS = re.compile(
    r"(?:Department|Ministry|Bureau|Commission|Office|Committee|Faculty|School|Secretariat)"
    r"(?: of| for)(?: the)? [A-Z][\w ]*$"
)

_MORE = re.compile(r"(?:,\s[A-Z]\w+(?:\s[A-Z]\w+)*)+,?\s(?:and|&)\s[A-Z]\w+(?:\s[A-Z]\w+)*")

_DOUBLE = re.compile(
    rf"{CAPITAL}[\w-]+(?: {CAPITAL}[\w-]+){{0,2}} (?:(?:Borough |District )?Council|College"
    r"|Combined Authority|Trust|Health Board|Chamber|Constabulary|Fire)\b"
)


@cache
def word_list(key: str) -> frozenset[str]:
    """Words of one of the lists of the lexicon of bodies."""
    return frozenset(lexicon("en", "bodies")["words"][key])


def run_at(words: Sequence[Token], at: int, closed: set[int], text: str) -> tuple[int, int] | None:
    """The run of words with capitals that begins at `at`."""
    if (
        not words[at].proper
        or at in closed
        or words[at].low in word_list("leading") | word_list("months")
    ):
        return None
    end, place = at + 1, at + 1
    while place < len(words) and place not in closed:
        gap = text[words[place - 1].end : words[place].start]
        word = words[place]
        if _is_campus(words, at, place):  # University of Louisiana at Lafayette
            end, place = place + 2, place + 2
            continue
        if gap not in ("", " "):
            break
        if word.proper and word.low in word_list("days"):
            break
        if word.proper:
            end = place + 1
        elif _goes_on(words, place):
            pass
        elif word.low not in word_list("joins") and word.text != "&":
            break
        place += 1
    return at, end


def _is_campus(words: Sequence[Token], at: int, place: int) -> bool:
    """Whether "at" and the town of a campus go on with the name of a university."""
    named = [word.low for word in words[at:place]]
    follows = place + 1 < len(words) and words[place + 1].proper
    return words[place].text == "at" and follows and named[:2] == ["university", "of"]


def _goes_on(words: Sequence[Token], place: int) -> bool:
    """Whether a mark or number stands within a name: People's, No. 3, St. Andrews."""
    before, word = words[place - 1], words[place]
    if word.shape == "possessive":
        return _PEOPLE.fullmatch(before.text) is not None
    if word.text in ("'", "’"):  # Zomba Girls' School
        after = words[place + 1] if place + 1 < len(words) else word
        return before.text.endswith("s") and after.proper and after.start == word.end + 1
    if word.shape == "num":
        return (before.proper or before.text == ".") and len(word.text) <= 3
    return word.text == "." and before.text in ("St", "No", "Mt")


def end_of_list(words: Sequence[Token], run: tuple[int, int], text: str) -> int:
    """Where a run ends that goes on with a list of fields: «Culture, Europe and Development»."""
    start, end = words[run[0]].start, words[run[1] - 1].end
    more = _MORE.match(text, end) if _FIELDS.search(text[start:end]) else None
    if more is None or heads(more[0], "en"):
        return run[1]
    return next((n for n, w in enumerate(words) if w.start >= more.end()), len(words))


def split(text: str, words: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    """Cut a run at "and the", and at "and" between two that each have a head word."""
    for at in range(first + 1, last - 1):
        right_at = at + 2 if words[at + 1].low == "the" else at + 1
        left = text[words[first].start : words[at - 1].end]
        right = text[words[right_at].start : words[last - 1].end]
        if right_at == at + 1 and _is_double(
            text[: words[first].start], left, words[at].low, right
        ):
            continue
        if _parts(left, words[at].low, right, right_at > at + 1):
            return [(first, at), *split(text, words, right_at, last)]
    while last > first and not words[first].proper:  # «and to the Rotary Club»
        first += 1
    return [(first, last)] if last > first else []


def _is_double(before: str, left: str, joint: str, right: str) -> bool:
    """Whether two places make one name: «Perth and Kinross Council», «Brighton & Hove»."""
    if joint == "and" and " of " in left and re.match(r"[A-Z][\w-]+ NHS\b", right):
        return True
    if heads(left, "en") or joint not in ("and", "&"):
        return False
    if re.match(r"(?:District|Area|Region|Villages?|Environs) [A-Z]", right):
        return True  # Stokeleigh and District Twinning Association
    if joint == "&":
        return True
    if len(left.split()) > 1 or re.search(r"(?i)\b(?:between|both|with|from|in)\s$", before):
        return False
    two = _DOUBLE.match(right)
    return two is not None and not re.search(r"(?:City|Town) Council$", two[0])


def _parts(left: str, joint: str, right: str, article: bool) -> bool:
    """Whether a small word stands between two names rather than within one."""
    two = bool(heads(left, "en")), bool(heads(right, "en"))
    if joint in ("with", "to", "on", "in"):
        abroad = joint == "in" and re.search(
            r"\b(?:Consulate|Mission|(?:Embassy|High Commission) (?:of|for))\b", left
        )
        post = abroad or (joint == "to" and country_code(right) is not None)
        friends = not two[1] and " for " in left  # Association for Friendship with …
        return not (post or friends)
    if joint not in ("and", "&"):
        return False
    open_left = _OPEN.search(left) is not None
    if all(two):
        return article or not (open_left and _is_short(right))
    return article or not open_left


def _is_short(text: str) -> bool:
    """Whether what follows "and" only goes on with the fields of a bureau or a faculty."""
    whole = any(head.alone for _, head in heads(text, "en"))
    return (
        not whole
        and len(text.split()) <= 2
        and not re.search(r"(?i)\b(?:university|council|city|society|institute|embassy)\b", text)
    )


def is_abbreviated(text: str, end: int, whole: str) -> bool:
    """Whether the acronym in brackets after a run stands for all of it."""
    acronym = ACRONYM.match(text, end)
    initials = "".join(word[0] for word in re.findall(r"[A-Z][\w-]+", whole))
    return acronym is not None and acronym[1].upper() == initials.upper()
