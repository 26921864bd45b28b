"""Dates in words become EDTF, seen from the day of publication (a Thursday)."""

from __future__ import annotations

import pytest

from passerelle.times import When
from tests.extraction.reading import read

DAY = "2024-10-17"


def dates(text: str, language: str, published: str | None = DAY) -> list[str]:
    mentions = read(text, language, published).analysis.mentions
    return [one.entity for one in mentions if one.kind == "date"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Mardi dernier, il a plu.", "2024-10-15"),
        ("Elle viendra mardi prochain.", "2024-10-22"),
        ("Hier, il a plu.", "2024-10-16"),
        ("Il viendra après-demain.", "2024-10-19"),
        ("Ce vendredi, il pleuvra.", "2024-10-18"),
        ("Elle se rendra à Lyon lundi.", "2024-10-21"),
        ("La semaine dernière, il a plu.", "2024-10-07/2024-10-13"),
        ("Il a plu du 12 au 15 mars 2025.", "2025-03-12/2025-03-15"),
        ("Il a plu du 28 février au 2 mars 2025.", "2025-02-28/2025-03-02"),
        ("Il a plu les 3 et 4 juin 2024.", "2024-06-03/2024-06-04"),
        ("Il a plu du 24 au 27 février dernier.", "2024-02-24/2024-02-27"),
        ("Il a plu le 3 courant.", "2024-10-03"),
        ("Il a plu le 3 avril dernier.", "2024-04-03"),
        ("Le 12 novembre, il pleuvra.", "2024-11-12"),
        ("Le lundi 20 janvier, il pleuvra.", "2025-01-20"),
        ("Il a plu en mars dernier.", "2024-03"),
        ("Il pleuvra au mois de mai 2026.", "2026-05"),
        ("Il pleuvra au premier semestre 2025.", "2025-01/2025-06"),
        ("Il pleuvra au 2e trimestre 2025.", "2025-04/2025-06"),
        ("Il pleuvra à l'hiver 2027.", "2027-24"),
        ("Il pleuvra l'hiver prochain.", "2025-24"),
        ("Il pleuvra courant 2026.", "2026"),
        ("Il pleut depuis 2021.", "2021/"),
        ("Il a plu de 2019 à 2022.", "2019/2022"),
        ("Il a plu il y a deux ans.", "2022"),
        ("Il a plu l'an dernier.", "2023"),
    ],
)
def test_french_dates(words: str, value: str) -> None:
    assert dates(words, "fr") == [value]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("It rained last Thursday.", "2024-10-10"),
        ("It rained yesterday.", "2024-10-16"),
        ("It rained last night.", "2024-10-16"),
        ("It rained on Sunday.", "2024-10-13"),
        ("It will rain next Tuesday.", "2024-10-22"),
        ("It rained on May 12, 2025.", "2025-05-12"),
        ("It rained on Wednesday 5 March 2025.", "2025-03-05"),
        ("It rained from 3 to 6 June 2025.", "2025-06-03/2025-06-06"),
        ("It rained March 12-15, 2025.", "2025-03-12/2025-03-15"),
        ("It rained on the 3rd of May 2024.", "2024-05-03"),
        ("It will rain in the first half of 2025.", "2025-01/2025-06"),
        ("It will rain in Q1 2025.", "2025-01/2025-03"),
        ("It will rain in the fall of 2025.", "2025-23"),
        ("It will rain in the spring.", "2025-21"),
        ("It rained in September 2024.", "2024-09"),
        ("It has rained since 1987.", "1987/"),
        ("It rained three years ago.", "2021"),
    ],
)
def test_english_dates(words: str, value: str) -> None:
    assert dates(words, "en") == [value]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("La loi du 2 février 2007 s'applique.", "fr"),
        ("Selon l'édition du 18 mai, il pleut.", "fr"),
        ("Inscription avant le 1er décembre.", "fr"),
        ("À ce jour, il pleut.", "fr"),
        ("Applications must be in by 30 September.", "en"),
        ("The Act of 2 March 2004 applies.", "en"),
        ("Il y a 79000 habitants, et 14 h de pluie.", "fr"),
        ("Le 31 février 2024, il a plu.", "fr"),
    ],
)
def test_dates_of_laws_newspapers_and_deadlines_are_left_out(words: str, language: str) -> None:
    assert dates(words, language) == []


def test_without_a_date_of_publication_relative_dates_stay_open() -> None:
    assert dates("Hier, le 3 mai, mardi dernier, en mai.", "fr", None) == []
    assert dates("Le 3 mai 2024, il a plu.", "fr", None) == ["2024-05-03"]


def test_a_day_alone_has_the_month_told_of_before() -> None:
    told = dates("Il a plu du 6 au 8 novembre 2023, surtout dans la journée du 7.", "fr")
    assert told == ["2023-11-06/2023-11-08", "2023-11-07"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Il a plu du 3 au 15 mai. Le 6, elle est venue.", ["2024-05-03/2024-05-15", "2024-05-06"]),
        (
            "Il pleuvra les 22 et 23 novembre. Le samedi à 10 heures, il neigera.",
            ["2024-11-22/2024-11-23", "2024-11-23"],
        ),
        ("Il a plu le 12 mai ; il avait neigé la veille.", ["2024-05-12", "2024-05-11"]),
        ("Il a plu hier et ce jeudi.", ["2024-10-16/2024-10-17"]),
    ],
)
def test_dates_seen_from_the_date_before(text: str, told: list[str]) -> None:
    assert dates(text, "fr") == told


def test_the_date_in_the_head_serves_where_the_document_names_none() -> None:
    head = "COMMUNIQUÉ\n\nLille, vendredi 17 octobre 2025\n\nIl a plu hier, et le 3 mai aussi."
    assert dates(head, "fr", None) == ["2025-10-17", "2025-10-16", "2025-05-03"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_all_values_are_dates_to_the_rest_of_the_program(language: str) -> None:
    text = "le 3 mai, printemps 2025, on May 3, spring 2025, depuis 2021, since 2021"
    for value in dates(text, language):
        When.parse(value)


@pytest.mark.parametrize(
    ("words", "language", "values"),
    [
        ("Du 27 août au 14 septembre, il a plu.", "fr", ["2024-08-27/2024-09-14"]),
        ("Il pleuvra en mars 2025.", "fr", ["2025-03"]),
        ("Il a plu l'an dernier.", "fr", ["2023"]),
        ("Hier, il a plu.", "fr", []),
        ("It rained last week.", "en", []),
        ("9月3日下雨。", "zh", ["2024-09-03"]),
    ],
)
def test_the_issue_of_a_month_tells_the_year_but_no_day(
    words: str, language: str, values: list[str]
) -> None:
    assert dates(words, language, "2024-10") == values
