"""Content negotiation in the patterns that web servers have, exact to the third digit of q.

A media range of the Accept header is looked for by its name first, then as ``type/*``, then as
``*/*`` (RFC 9110, 12.5.1); what is found gives five digits: the quality (``q=0.85`` is ``0850``)
and how exactly the range names the format. The format with the greatest number wins; on a tie the
one earlier in the list. Numbers of the same length compare digit by digit, which a pattern with a
back-reference can do. Accept-Language goes the same way.

What patterns cannot do: parameters of media types other than q are passed over, and a quoted
parameter that holds a comma ends the range there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from passerelle.publish.parts import LANGS

__all__ = ["ANYTHING", "FORMATS", "LANGUAGES", "LESS", "NONE", "Choice", "Pattern", "patterns"]

NONE = "00000"
"""The number of what is not accepted at all: nothing in the header names it."""
ANYTHING = "10001"
"""The number of every form where no header says what is accepted."""
LESS = r"^(\d*)(?:" + "|".join(rf"{digit}\d*:\1[{digit + 1}-9]" for digit in range(9)) + ")"
"""Matches ``A:B`` where the number A is less than B; both have the same length."""


@dataclass(frozen=True)
class Choice:
    """A form in which a page can be had: its name, and the ranges that ask for it.

    The ranges are written as patterns, the most exact first.
    """

    name: str
    ranges: tuple[str, ...]


@dataclass(frozen=True)
class Pattern:
    """What to look for in the header, and the number it stands for (``$1`` is what was found)."""

    regex: str
    value: str


_ANY = r"\*/\*"
FORMATS = (
    Choice("html", ("text/html", r"application/xhtml\+xml", r"text/\*", _ANY)),
    Choice("ttl", ("text/turtle", r"text/\*", _ANY)),
    Choice("jsonld", (r"application/ld\+json", "application/json", r"application/\*", _ANY)),
    Choice("nt", ("application/n-triples", r"application/\*", _ANY)),
)
"""The forms of a page, the preferred one first; each name is an ending of its file."""
LANGUAGES = tuple(Choice(lang, (lang, rf"{lang}(?:-[a-z0-9]+)+", r"\*")) for lang in LANGS)
"""The languages of a page, the preferred one first."""
_END = r"\s*(?:[;,]|$)"


def patterns(choice: Choice) -> Iterator[Pattern]:
    """The patterns for one header, the first that matches counts.

    An empty header accepts everything, but nothing by name.
    """
    for place, one in enumerate(choice.ranges):
        # The less exactly a range names the form, the smaller the last digit.
        exact = len(choice.ranges) - place
        head = rf"(?:^|,)\s*{one}\s*"
        quality = rf"{head}(?:;(?!\s*q=)[^,;]*)*;\s*q="
        for digits in (3, 2, 1):
            zeros = "0" * (3 - digits)
            yield Pattern(rf"{quality}0\.(\d{{{digits}}}){_END}", f"0$1{zeros}{exact}")
        yield Pattern(rf"{quality}0\.?{_END}", f"0000{exact}")
        yield Pattern(rf"{head}(?:[;,]|$)", f"1000{exact}")
    yield Pattern(r"^\s*$", ANYTHING)
