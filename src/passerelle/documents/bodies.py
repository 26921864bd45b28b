"""Whether a few words are the name of a body that publishes: never a private person's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from passerelle.documents.lexicon import any_of, lexicon, stock, stock_words
from passerelle.scripts import has_han

__all__ = ["as_written", "body_in", "is_body"]

_MOST_WORDS = 16
_LONGEST = 130
_LONGEST_HAN = 34
_SEAT = re.compile(r"\s*\([A-Z][\w-]{1,12}\), [^,()]{3,30}$")
"""The short form and then the seat: «Institute for Mobility (IM), Ljubljana»."""
_SHORT_FORM = re.compile(r"\s*[(（][^()（）]{1,30}[)）]\s*$")


def is_body(words: str, language: str) -> bool:
    """Whether `words` name a body: by head words of the language, and no verb among them."""
    words = _SHORT_FORM.sub("", words).strip()
    if (
        not words
        or words[-1] in ".,;。，；"
        or len(words) > _LONGEST
        or re.search(r"[:：!?！？;；«»“”\"]|\d{3,}", words)
    ):
        return False
    if re.fullmatch(lexicon(language).newspapers, words, re.IGNORECASE):
        return True
    if has_han(words):
        return _han(words)
    return _latin(words, language if language != "zh" else "en")


def _han(words: str) -> bool:
    told = lexicon("zh")
    if re.fullmatch(told.sole_bodies, words):
        return True
    if len(words) > _LONGEST_HAN or re.search(r"[，。、\s]", words.strip()):
        return False
    return bool(re.search(rf"[\u3400-\u9fff](?:{told.body_ends})$", words)) and not re.search(
        told.verbs, words
    )


def _latin(words: str, language: str) -> bool:
    told = lexicon(language)
    # In French «Est» is the east; English headlines write all words with capitals.
    case = re.IGNORECASE if language == "en" or words.isupper() else re.NOFLAG
    if len(words.split()) > _MOST_WORDS or not words[0].isupper():
        return False
    if re.fullmatch(told.sole_bodies, words, re.IGNORECASE):
        return True
    if re.search(rf"(?<!\w)(?:{told.verbs})(?!\w)", words, case):
        return False
    if re.search(rf"\w\s+(?:{told.body_ends})$", words, re.I):
        return True
    if language == "fr":
        head = rf"(?:la\s+|le\s+|les\s+|l['’]\s?)?(?:{told.bodies})(?!\w)\s*\S"
        return re.match(head, words, re.I) is not None
    if re.search(r"(?<!\w)(?:in|at|from) (?:the|our)(?!\w)", words, re.I):
        return False  # «Kim in the Charity Office» is a person
    told_small = stock_words("particles")
    each = re.findall(r"[^\W\d_][\w'’]*", words)
    capital = all(word[0].isupper() or word.lower() in told_small for word in each)
    return capital and bool(re.search(rf"(?<!\w)(?:{told.bodies})(?!\w)", words, re.I))


def body_in(parts: Iterable[str], language: str) -> str | None:
    """The first of `parts` that names a body, in `language` or in French or English.

    A part of a body (its press office) is taken only when the body itself is not named.
    """
    languages = tuple(dict.fromkeys((language, "fr", "en")))
    units = re.compile(rf"(?:{any_of('units')})(?!\w)", re.IGNORECASE)
    bodies = [
        part for part in map(str.strip, parts) if any(is_body(part, one) for one in languages)
    ]
    whole = (part for part in bodies if not units.match(part))
    return next(whole, bodies[0] if bodies else None)


def as_written(name: str, text: str) -> str:
    """`name` without its short form, its state, and what makes it the name of a site.

    Not in capitals, if the text has it in small letters.
    """
    name = _SEAT.sub("", name)
    name = _behind().sub("", _SHORT_FORM.sub("", name)).strip()
    name = re.sub(
        rf"^((?:{stock('towns')})(?!\w)[^,]*|[^,]* (?:{stock('towns')})),\s[^,]+$",
        r"\1",
        name,
        flags=re.I,
    )
    if not name.isupper() or has_han(name):
        return name
    pattern = r"\s+".join(map(re.escape, name.replace("’", "'").split())).replace("'", "['’]")
    small = (m[0] for m in re.finditer(pattern, text, re.I) if not m[0].isupper())
    return " ".join(next(small, name).split())


@cache
def _behind() -> re.Pattern[str]:
    site = rf"[-–—|·:]*\s*(?:{stock('site_words')})"
    column = rf"[-–—|·:]+\s*(?:{any_of('rubrics')})"
    return re.compile(rf"(?<=\w)\s*(?:{site}|{column})$", re.IGNORECASE)
