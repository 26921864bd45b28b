"""The patterns of web servers weigh an Accept header as RFC 9110 says."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from passerelle.publish.servers.negotiation import (
    FORMATS,
    LANGUAGES,
    LESS,
    NONE,
    Choice,
    patterns,
)

OFFERED = {
    "html": ("text/html", "application/xhtml+xml"),
    "ttl": ("text/turtle",),
    "jsonld": ("application/ld+json", "application/json"),
    "nt": ("application/n-triples",),
}
TYPES = [
    *(one for names in OFFERED.values() for one in names),
    *("text/*", "application/*", "*/*", "image/png", "text/plain"),
]


def number(header: str, choice: Choice) -> str:
    """What a server finds: the first pattern that matches."""
    for one in patterns(choice):
        found = re.search(one.regex, header, re.IGNORECASE)
        if found:
            digits = found.group(1) if found.re.groups else ""
            return one.value.replace("$1", digits)
    return NONE


def winner(header: str, choices: tuple[Choice, ...]) -> str | None:
    """The contest as servers hold it: one comparison after the other."""
    name, value = choices[0].name, number(header, choices[0])
    for choice in choices[1:]:
        rival = number(header, choice)
        if re.search(LESS, f"{value}:{rival}"):
            name, value = choice.name, rival
    return None if value.startswith("0000") else name


def by_the_standard(ranges: list[tuple[str, int]]) -> dict[str, int]:
    """The quality of each form in thousandths (RFC 9110, 12.5.1): the most exact range counts."""
    sent = dict(ranges)
    found = {}
    for form, names in OFFERED.items():
        chain = (*names, f"{names[0].split('/')[0]}/*", "*/*")
        found[form] = next((sent[one] for one in chain if one in sent), 0)
    return found


def written(ranges: list[tuple[str, int]], shape: int) -> str:
    """An Accept header, qualities written as people do."""
    parts = []
    for name, quality in ranges:
        short = f"{quality / 1000:.3f}".rstrip("0").rstrip(".")
        text = ("1" if quality == 1000 else short) if shape % 2 else f"{quality / 1000:.3f}"
        said = "" if quality == 1000 and shape > 1 else f"; q={text}" if shape % 3 else f";q={text}"
        parts.append(name + said)
    return (", " if shape % 2 else ",").join(parts)


QUALITIES = st.one_of(st.integers(0, 1000), st.sampled_from([0, 1, 100, 500, 850, 999, 1000]))
HEADERS = st.lists(
    st.tuples(st.sampled_from(TYPES), QUALITIES), min_size=1, unique_by=lambda one: one[0]
)


@given(HEADERS, st.integers(0, 5))
def test_the_form_of_the_greatest_quality_wins(ranges: list[tuple[str, int]], shape: int) -> None:
    weights = by_the_standard(ranges)
    found = winner(written(ranges, shape), FORMATS)
    best = max(weights.values())
    assert (found is None) == (best == 0)
    if found is not None:
        assert weights[found] == best


@given(st.integers(0, 99_999), st.integers(0, 99_999))
def test_the_pattern_compares_as_numbers_do(left: int, right: int) -> None:
    # No number has a first digit above 1, and none of the digits is compared with another place.
    assert bool(re.search(LESS, f"{left:05d}:{right:05d}")) == (left < right)


def test_what_is_named_comes_before_what_is_only_let_pass() -> None:
    assert winner("text/turtle, */*", FORMATS) == "ttl"
    assert winner("application/n-triples, application/*", FORMATS) == "nt"
    assert winner("*/*", FORMATS) == "html"
    assert winner("", FORMATS) == "html"


def test_languages_are_found_with_and_without_a_region() -> None:
    assert winner("zh-Hans-CN, en;q=0.5", LANGUAGES) == "zh"
    assert winner("en-GB;q=0.4, fr-CA;q=0.41", LANGUAGES) == "fr"
    assert winner("fra, eng", LANGUAGES) is None
