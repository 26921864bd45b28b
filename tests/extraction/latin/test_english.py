"""Names, bodies and functions in the English of many countries."""

from __future__ import annotations

import pytest

from tests.extraction.latin.told import bodies, functions, people, places


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "She is acting director of the water company Severnside Vodokanal.",
            "Severnside Vodokanal",
            "company",
        ),
        (
            "Ann Reid is chair of the Elgon Dairy Cooperative, which sells milk.",
            "Elgon Dairy Cooperative",
            "company",
        ),
        (
            "According to the Ballycroy Advertiser, nothing was signed.",
            "Ballycroy Advertiser",
            "media",
        ),
        ("The Evening Gleam of March 10 wrote that nobody came.", "Evening Gleam", "media"),
        ("The choir of the Harwick Rovers sang.", "Harwick Rovers", "association"),
        (
            "A grant came from the Comitato Gemellaggi di Montefosco.",
            "Comitato Gemellaggi di Montefosco",
            "association",
        ),
        (
            "The Embassy of Canada to Latvia paid for it.",
            "Embassy of Canada to Latvia",
            "embassy",
        ),
        (
            "On 12 January the commune of Kpalassi, in Togo, became our 41st member.",
            "commune of Kpalassi",
            "foreign-local-authority",
        ),
        (
            "Narok County has run a partnership with the German district of Elbmark since 2017.",
            "Elbmark",
            "foreign-local-authority",
        ),
        (
            "Market Thornby has been twinned with Castelbruno Marittimo since 1998.",
            "Castelbruno Marittimo",
            "foreign-local-authority",
        ),
        (
            "Port Elwick and Sakamori have been sister cities since 1989.",
            "Sakamori",
            "foreign-local-authority",
        ),
        (
            "Li Fang is Deputy Secretary of the CPC Qingtan Municipal Committee.",
            "CPC Qingtan Municipal Committee",
            "state-body",
        ),
    ],
)
def test_bodies(text: str, name: str, kind: str) -> None:
    assert bodies("en", text).get(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "A Memorandum of Understanding (MoU) was discussed.",
        "Guests were sent to Enhance Cooperation with friends.",
        "They signed a Sister City Agreement (SCA) on Monday.",
    ],
)
def test_no_bodies_or_places(text: str) -> None:
    assert not bodies("en", text)
    assert not places("en", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Grant Lavoie, Reeve of the Rural Municipality of Prairie Lily (Manitoba), spoke.",
            {("Lavoie", "mayor", "Rural Municipality of Prairie Lily")},
        ),
        (
            "Stonebridge mayor Carol Swain spoke.",
            {("Swain", "mayor", "Stonebridge")},
        ),
        (
            "A delegation from Leeds visited Ostermark. Deputy Mayor Ilse Brandt received them.",
            {("Brandt", "deputy-mayor", "Ostermark")},
        ),
        (
            "Lord Mayor Cllr Desmond Hurley, of Leeds City Council, spoke.",
            {
                ("Hurley", "mayor", "Leeds City Council"),
                ("Hurley", "municipal-councillor", "Leeds City Council"),
            },
        ),
        (
            "The memorandum was signed by Thomas A. Lane, Chairman, Sister Cities International.",
            {("Lane", "president", "Sister Cities International")},
        ),
        (
            "Mary Kiprono, chairperson of the Elgon Dairy Cooperative, spoke.",
            {("Kiprono", "president", "Elgon Dairy Cooperative")},
        ),
    ],
)
def test_functions(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert functions("en", text) == expected


def test_a_party_secretary_may_be_mayor_too() -> None:
    text = (
        "Wu Jian, Deputy Secretary of the CPC Qingtan Municipal Committee and Mayor of Qingtan, "
        "spoke."
    )
    assert ("Wu", "mayor", "Qingtan") in functions("en", text)


def test_officers_of_a_club_that_says_we() -> None:
    text = (
        "Market Thornby Twinning Committee\n\nWe had a full year.\n\n"
        "The choir sang for the Amitié Committee of Lorient.\n\n"
        "Gwen Parry was elected chair in December. Anil Rao stays on as treasurer. "
        "Countess Rosalind Hart remains our honorary president."
    )
    club = "Market Thornby Twinning Committee"
    assert {
        ("Parry", "president", club),
        ("Rao", "treasurer", club),
        ("Hart", "honorary honorary-president", club),
    } <= functions("en", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon., March 3, Nairobi. The delegation met the mayor.", {"Nairobi"}),
        ("A coach will leave for Valdemora on 29 May 2026.", {"Valdemora"}),
        (
            "They live in the South African province of KwaZulu-Natal.",
            {"province of KwaZulu-Natal"},
        ),
        ("The tournament was held in Market Thornby.", {"Market Thornby"}),
        ("They were received at County Headquarters by the County Commissioner.", set()),
    ],
)
def test_places(text: str, expected: set[str]) -> None:
    assert places("en", text) == expected


def test_a_dairy_is_nobody() -> None:
    assert people("en", "She is manager of the Elgon Dairy Cooperative.") == set()
