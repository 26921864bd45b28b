"""Contact data in running text, covered letter by letter so that all positions stay.

The columns of tables have their own test (`private`); here it is e-mail addresses and
telephone numbers that stand in prose, as in the last lines of every press release.
"""

from __future__ import annotations

import re

from passerelle.sources.anchors import COVERED

__all__ = ["covered_contacts", "holds_contact"]

_MAIL = re.compile(r"[\w.+%-]{1,64}(?:@|\s?\[(?:at|@|arobase)\]\s?)[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w/.-])(?:\+|00)?\(?\d(?:[ \u00a0\u202f.()/-]{0,2}\d){7,14}(?![\w/-])")
_DATE = re.compile(r"(?:1[89]|20)\d\d[-/.](?:0?\d|1[0-2])|(?:[0-3]?\d[-/.]){2}(?:1[89]|20)\d\d")
_YEARS = re.compile(r"(?:(?:1[89]|20)\d\d\W*)+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+")


def covered_contacts(text: str) -> str:
    """`text` with every e-mail address and telephone number covered, of the same length.

    >>> covered_contacts("Tél. 01 23 45 67 89, le 12/05/2024")
    'Tél. ██████████████, le 12/05/2024'
    """
    return _PHONE.sub(_phone, _MAIL.sub(_covered, text))


def holds_contact(text: str) -> bool:
    """Whether an e-mail address or a telephone number stands in `text`."""
    return covered_contacts(text) != text


def _covered(found: re.Match[str]) -> str:
    return COVERED * len(found[0])


def _phone(found: re.Match[str]) -> str:
    """Dates, years and amounts have as many digits, and are told apart by their form."""
    text = found[0]
    dated = _DATE.search(text) or _YEARS.fullmatch(text)
    amount = _THOUSANDS.fullmatch(text) and not text.startswith(("0", "+"))
    return text if dated or amount else COVERED * len(text)
