"""Whose an English office is by who stands beside it, by a hall, by a place of signing."""

from __future__ import annotations

import pytest

from tests.extraction.latin.told import bodies, functions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The pact was signed in Larkspur on Friday by Mayor Ann Pike and the Mayor of Tabor.",
            {("Pike", "mayor", "Larkspur")},
        ),
        (
            "Mayor Ann Pike of Larkspur, Deputy Mayor Tom Bell and Town Manager Joe Hill spoke.",
            {
                ("Pike", "mayor", "Larkspur"),
                ("Bell", "deputy-mayor", "Larkspur"),
                ("Hill", "director-general-of-services", "Larkspur"),
            },
        ),
        (
            "Mayor Ann Pike received the guests at Larkspur Bay City Hall.",
            {("Pike", "mayor", "Larkspur Bay")},
        ),
        (
            "Ambassador Joe Hill stopped in Larkspur, where he took tea with Mayor Ann Pike.",
            {("Hill", "ambassador", None), ("Pike", "mayor", "Larkspur")},
        ),
        ("Mayor Ann Pike travelled to Larkspur.", {("Pike", "mayor", None)}),
        (
            "Bukwo District Council met Leeds City Council. Bukwo's LC5 Chairman, Joe Hill, spoke.",
            {("Hill", "president", "Bukwo District Council")},
        ),
    ],
)
def test_the_body_of_an_office_beside(
    text: str, expected: set[tuple[str, str, str | None]]
) -> None:
    assert expected <= functions("en", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met at the Salmon Forum in Tabor.", set()),
        ("Tom Bell, president of the Salmon Forum, spoke.", {"Salmon Forum"}),
        ("He flew to the Czech Republic.", set()),
        (
            "Stokeleigh and District Twinning Association has 80 members.",
            {"Stokeleigh and District Twinning Association"},
        ),
        ("The charity Bridges to Health opened a clinic.", {"Bridges"}),
    ],
)
def test_what_is_a_body(text: str, expected: set[str]) -> None:
    assert set(bodies("en", text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We congratulate Ann Pike on her election as President of the Leeds Twinning Club.",
            {("Pike", "president", "Leeds Twinning Club")},
        ),
        (
            "Ann Pike, who has stepped down as chair of the Leeds Twinning Society, was thanked.",
            {("Pike", "former president", "Leeds Twinning Society")},
        ),
        (
            "Ann Pike, until recently director of the Leeds Museum, spoke.",
            {("Pike", "former director", "Leeds Museum")},
        ),
        (
            "Ann Pike, who had been treasurer of the Leeds Twinning Society, spoke.",
            {("Pike", "former treasurer", "Leeds Twinning Society")},
        ),
    ],
)
def test_offices_that_change_hands(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert functions("en", text) == expected
