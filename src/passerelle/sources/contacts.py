"""Private data in running text, covered letter by letter so that all positions stay.

The columns of tables have their own test (`private`); here it is what stands in prose:
e-mail addresses and telephone numbers, as in the last lines of every press release, and what
some tell of a person besides, birth, home, numbers of papers (words in `personal.toml`).
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from passerelle.sources.anchors import COVERED

__all__ = ["covered_contacts", "holds_contact"]

_MAIL = re.compile(r"[\w.+%-]{1,64}(?:@|\s?\[(?:at|@|arobase)\]\s?)[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w/.-])(?:\+|00)?\(?\d(?:[ \u00a0\u202f.()/-]{0,2}\d){7,14}(?![\w/-])")
_DATE = re.compile(r"(?:1[89]|20)\d\d[-/.](?:0?\d|1[0-2])|(?:[0-3]?\d[-/.]){2}(?:1[89]|20)\d\d")
_YEARS = re.compile(r"(?:(?:1[89]|20)\d\d\W*)+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+")

_NAMES = r"(?-i:[^\W\da-zà-ÿ][\w'’-]*)(?: (?-i:[^\W\da-zà-ÿ][\w'’-]*)){0,3}"


def covered_contacts(text: str) -> str:
    """`text`, of the same length, with private data covered: how to reach, birth, home.

    >>> covered_contacts("Tél. 01 23 45 67 89, le 12/05/2024")
    'Tél. ██████████████, le 12/05/2024'
    """
    personal, things = _personal()
    text = personal.sub(lambda found: _told_of_a_person(found, things), text)
    return _PHONE.sub(_phone, _MAIL.sub(_covered, text))


@cache
def _personal() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is told of people, and the things of which some of it may be told, too."""
    told = tomllib.loads(files(__package__).joinpath("personal.toml").read_text(encoding="utf-8"))
    things = "|".join(told.pop("things"))
    born = "|".join(words.pop("birth") for words in told.values())
    others = "|".join(form for words in told.values() for form in words.values())
    forms = rf"(?<![A-Za-zÀ-ÿ\d])(?:(?P<birth>{born})|{others})".replace("{place}", _NAMES)
    return (
        re.compile(re.sub(r" (?![?-])", r"\\s+", forms), re.IGNORECASE),
        re.compile(rf"\b(?:{things})\b[^.;!?]{{0,40}}$", re.IGNORECASE),
    )


def _told_of_a_person(found: re.Match[str], things: re.Pattern[str]) -> str:
    """Covered, unless it is a twinning that was born on that day."""
    before = found.string[max(0, found.start() - 60) : found.start()]
    return found[0] if found["birth"] and things.search(before) else _covered(found)


def holds_contact(text: str) -> bool:
    """Whether private data stands in `text`."""
    return covered_contacts(text) != text


def _covered(found: re.Match[str]) -> str:
    return COVERED * len(found[0])


def _phone(found: re.Match[str]) -> str:
    """Dates, years and amounts have as many digits, and are told apart by their form."""
    text = found[0]
    dated = _DATE.search(text) or _YEARS.fullmatch(text)
    amount = _THOUSANDS.fullmatch(text) and not text.startswith(("0", "+"))
    return text if dated or amount else COVERED * len(text)
