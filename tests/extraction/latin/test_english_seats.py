"""Whose an English office is: towns in brackets, units of owners, papers, towns of clubs."""

from __future__ import annotations

import pytest

from tests.extraction.latin.test_english_offices import held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Round table of mayors: Ana Lopes (Aveiro), Jan Novak (Tabor), led by Tom Bell",
            {("Ana Lopes", "Aveiro"), ("Jan Novak", "Tabor")},
        ),
        (
            "Debate of the mayors – Ana Lopes (Aveiro), Jan Novak (Tabor) – chaired by Tom Bell",
            {("Ana Lopes", "Aveiro"), ("Jan Novak", "Tabor")},
        ),
        ("Panel of mayors: Ana Lopes (Aveiro).", {("Ana Lopes", "Aveiro")}),
    ],
)
def test_towns_in_brackets_share_out_an_office(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(one[0], one[2]) for one in held(text) if one[1] == "mayor"} == expected


@pytest.mark.parametrize(
    ("text", "person", "function", "body", "former"),
    [
        # what an owner has, what is of a land
        (
            "«We are glad», said Elin Rask, head of Region Dalarna's International Office.",
            *("Elin Rask", "director", "International Office", False),
        ),
        (
            "Tom Bell, director of Leeds City Council's Culture Service, spoke.",
            *("Tom Bell", "director", "Culture Service", False),
        ),
        (
            "Ian Kell, Chairman of the Torrens Port Authority of Australia, spoke.",
            *("Ian Kell", "president", "Torrens Port Authority", False),
        ),
        (
            "The Speaker of the Nyeri County Assembly, Hon. Peter Mwangi, spoke.",
            *("Peter Mwangi", "president", "Nyeri County Assembly", False),
        ),
        # over
        (
            "Paddy Dowling, then chairman of Ballyfinn Town Commissioners, signed.",
            *("Paddy Dowling", "president", "Ballyfinn Town Commissioners", True),
        ),
        (
            "Sergio Antonelli, who was mayor of Montelara at the time, spoke.",
            *("Sergio Antonelli", "mayor", "Montelara", True),
        ),
        (
            "Marie Blanc, mayor of Lisle from 1989 to 2001, spoke.",
            *("Marie Blanc", "mayor", "Lisle", True),
        ),
        (
            "Carol Lind takes over as president of the Harlan Club from Bill Hatcher.",
            *("Bill Hatcher", "president", "Harlan Club", True),
        ),
        (
            "Carol Lind takes over from Bill Hatcher as president of the Harlan Club.",
            *("Carol Lind", "president", "Harlan Club", False),
        ),
        # no name of a person, no body
        (
            "Our Chief Nurse, Helen Prosser, thanked them.",
            *("Helen Prosser", "director", None, False),
        ),
        ("Local TD Aoife Nolan was there.", "Aoife Nolan", "deputy-mp", None, False),
        # the town of the club that tells
        (
            "Marlow Falls Sister Cities, Inc. is old. Marlow Falls sang. Mayor Luis Diaz spoke.",
            *("Luis Diaz", "mayor", "Marlow Falls", False),
        ),
    ],
)
def test_seats(text: str, person: str, function: str, body: str | None, former: bool) -> None:
    assert (person, function, body, former) in held(text)


def test_a_treasurer_told_of_by_a_paper_is_the_clubs() -> None:
    text = (
        "THE BARROW LEADER\n\nThe Castlederry Twinning Association held a dinner.\n\n"
        "“We were down to four,” recalls treasurer Joe Whelan."
    )
    found = {one[:3] for one in held(text, publisher="THE BARROW LEADER")}
    assert ("Joe Whelan", "treasurer", "Castlederry Twinning Association") in found
