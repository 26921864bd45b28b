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


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "M. Paul, né le 14 février 1961 à Vesoul, maire",
            "M. Paul, ",
        ),
        ("Mme Anne (née en 1970) préside", "Mme Anne ("),
        ("M. Paul, domicilié 12 impasse des Lilas à Toul.", "M. Paul, "),
        ("écrire à M. Paul, 12 impasse des Lilas,\n54200 Toul", "écrire à M. Paul, "),
        ("son IBAN est FR76 3000 6000 0112 3456 7890 189", "son "),
        ("passeport n° 12AB34567", ""),
        ("Jane Doe, born on 3 May 1961 in New Ulm, is", "Jane Doe, "),
        ("Jane Doe (born 1961) is mayor", "Jane Doe ("),
        ("John, who lives at 14 Tanyard Lane, Leeds", "John, "),
        ("Cheques to Doreen, 14 Tanyard Lane, Leeds LS1 4AB", "Cheques to Doreen, "),
        ("passport number 533380006", ""),
        ("王明，1961年5月出生，汉族", "王明，"),
        ("王明，生于1961年5月3日，市长", "王明，"),
        ("身份证号：11010519491231002X", ""),
        ("家庭住址：青河市人民路12号3栋", ""),
    ],
)
def test_birth_home_and_numbers_of_papers_are_covered(text: str, kept: str) -> None:
    told = covered_contacts(text)
    assert len(told) == len(text)
    assert told.startswith(kept)
    assert told[len(kept)] == "█"
    assert not any(map(str.isdigit, told))
    assert holds_contact(text)


@pytest.mark.parametrize(
    "text",
    [
        "le jumelage né le 3 mai 1981 à Toul",
        "a partnership born in 1981 in Leeds",
        "l'association, née en 1975",
        "réception à l'hôtel de ville, 4 quai Lamennais",
        "habitants et élus de 12 communes",
        "il habite Toul",
        "the network lives on",
        "2024年生效",
        "2025年生产总值",
        "convention n° 2025/06/11",
        "en 2019, la ville de Toul",
    ],
)
def test_what_is_told_of_things_stays(text: str) -> None:
    assert covered_contacts(text) == text
