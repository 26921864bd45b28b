"""Groups without names: how many, from which country, sent by whom."""

from __future__ import annotations

import pytest

from tests.extraction.reading import read


def test_size_country_and_who_sent_a_group() -> None:
    told = read(
        "La Ville de Toul a accueilli une délégation de la Région Bretagne. "
        "Douze lycéens venus de Fuyang (Chine) ont visité le lycée. "
    )
    first, second = told.account.delegations
    assert told.name(first.sent_by) == "Région Bretagne"
    assert first.size is None
    assert (second.name, second.size, second.country) == ("lycéens venus de Fuyang", 12, "CN") or (
        second.size,
        second.country,
    ) == (12, "CN")
    assert second.sent_by is None


@pytest.mark.parametrize(
    ("text", "language", "size", "country"),
    [
        ("Une délégation chinoise de dix-huit élus a visité Toul le 3 mai.", "fr", 18, "CN"),
        ("Une délégation composée de 6 membres a visité Toul le 3 mai.", "fr", 6, None),
        ("A five-member delegation from Foshan, China, visited Toulby on 3 May.", "en", 5, "CN"),
        ("A Chinese delegation of nine officials visited Toulby on 3 May.", "en", 9, "CN"),
        ("Fifteen students from Milbrook High School visited Kameoka.", "en", 15, None),
    ],
)
def test_numbers_in_digits_and_words(
    text: str, language: str, size: int, country: str | None
) -> None:
    (group,) = read(text, language).account.delegations
    assert (group.size, group.country) == (size, country)


@pytest.mark.parametrize(
    "text",
    [
        "Elle est directrice de la délégation de Brive de l'agence.",
        "Une délégation de service public a été votée.",
        "La délégation régionale ferme lundi.",
        "Aucune délégation n'a été reçue.",
        "La Ville de Toul souhaite envoyer une délégation.",
        "La métropole réunit 23 communes et 251 000 habitants de Toul.",
    ],
)
def test_offices_powers_and_groups_of_no_one_are_no_travellers(text: str) -> None:
    assert read(text).account.delegations == ()


def test_one_group_told_of_three_times_is_one() -> None:
    told = read(
        "Toul reçoit une délégation chinoise.\n\n"
        "La Ville de Toul a accueilli le 3 mai une délégation de six personnes venue de Chine. "
        "La délégation est repartie le 4 mai."
    )
    (group,) = told.account.delegations
    assert group.size == 6
