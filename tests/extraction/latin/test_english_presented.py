"""Who is presented in an English text by name or calling alone, and what is named like a person."""

from __future__ import annotations

import pytest

from tests.extraction.latin.told import functions, people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The concert was given by the harpist Nuala Brennan.", {"Nuala Brennan"}),
        ("Guests heard from the hydrologist Zdeňka Pohlová.", {"Zdeňka Pohlová"}),
        ("We owe the idea to Martin Fellowes, a retired baker.", {"Martin Fellowes"}),
        ("The boats sailed into Esperanza Bay at noon.", set()),
        ("Photo: Martin Fellowes", set()),
        ("A bus went to Victoria Falls, Zambia, on Monday.", set()),
    ],
)
def test_who_is_presented(text: str, expected: set[str]) -> None:
    assert people("en", text) == expected


@pytest.mark.parametrize(
    ("text", "function"),
    [
        ("Per Lund, Energy Officer of Vestby Municipality, spoke.", "administrative-function"),
        ("Per Lund, Twinning Officer of Vestby Municipality, spoke.", "project-officer"),
        ("County Governor Per Lund spoke.", "governor"),
        ("State Senator Tom Bell spoke.", "senator"),
        (
            "Tom Bell, Deputy Head of Mission at the British Embassy, spoke.",
            "diplomatic-counsellor",
        ),
        ("Tom Bell, Principal of the University of Stirley, spoke.", "president"),
        ("Tom Bell, Principal of Stirley High School, spoke.", "director"),
        ("Town Manager Tom Bell of Stirley spoke.", "director-general-of-services"),
    ],
)
def test_words_of_offices(text: str, function: str) -> None:
    assert {one[1] for one in functions("en", text)} == {function}
