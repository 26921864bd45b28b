"""Contact data in prose is covered, and what only looks like it is not."""

from __future__ import annotations

import pytest

from passerelle.sources.contacts import covered_contacts, holds_contact


@pytest.mark.parametrize(
    "text",
    [
        "presse@ville.example.fr",
        "a.b-c+d@mairie.example",
        "presse [at] ville.example.fr",
        "01 23 45 67 89",
        "+33 (0)1 23 45 67 89",
        "01632 960 144",
        "07700 900 321",
        "(555) 555-0100",
        "+86 10 6596 1234",
        "010-65961234",
        "02.99.00.00.00",
    ],
)
def test_contact_data_is_covered_letter_by_letter(text: str) -> None:
    told = covered_contacts(f"Contact : {text}, merci")
    assert len(told) == len(f"Contact : {text}, merci")
    assert not any(char.isdigit() or char == "@" for char in told)
    assert told.startswith("Contact : ")
    assert told.endswith(", merci")
    assert holds_contact(text)


@pytest.mark.parametrize(
    "text",
    [
        "le 12 mai 2024",
        "2024-05-12",
        "12/05/2024",
        "2016-10-28/2016-10-30",
        "de 2008 à 2012",
        "2008-2012",
        "un budget de 1 250 000 000 euros",
        "1.250.000 habitants",
        "2024年5月12日",
        "34 172 habitants",
        "l'édition 15, salle 204",
    ],
)
def test_dates_years_and_amounts_stay(text: str) -> None:
    assert covered_contacts(text) == text
