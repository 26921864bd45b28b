"""English names by what stands around them: holders, towns that act, owners of offices, places."""

from __future__ import annotations

import pytest

from tests.extraction.latin.told import bodies, functions, people, places


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Provost Moray Tulloch (left) opened the fair.", "Moray Tulloch"),
        ("Wen Rui, Chinese Ambassador to Malta, spoke.", "Wen Rui"),
        ("The Lord Lieutenant, Sir Piers Hallam, laid a wreath.", "Piers Hallam"),
        ("Sub-County Administrator Kiprono Bett Sang sang.", "Kiprono Bett Sang"),
        ("Its co-chairs are Anne Dubois and Rhodri Penry MS.", "Rhodri Penry"),
        ("Mayor Datuk Salmah Idris of Sandakan South came.", "Salmah Idris"),
        ("It was signed by Đorđe Vukić, Mayor of Bačka Stara.", "Đorđe Vukić"),
        ("The county's heritage officer, Laoise Ní Riain, spoke.", "Laoise Ní Riain"),
        ("Former mayor Jan Kowal, 71, mayor for ten years, spoke.", "Jan Kowal"),
    ],
)
def test_people_beside_offices(text: str, name: str) -> None:
    assert name in people("en", text)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("This year Little Marling travels to Fontaine.", "Little Marling"),
        ("Tamarind Bay bids farewell to its guests.", "Tamarind Bay"),
        ("It is said that Incheon and Aarhus are close to a deal.", "Aarhus"),
        ("A pact between Marlow and Vireux was renewed.", "Vireux"),
        ("The county first teamed up with Makueni in 2016.", "Makueni"),
        ("Leeds's fire service sent an engine.", "Leeds"),
        ("The charter was read in Mechelen, whose mayor, Wout Maes, sang.", "Mechelen"),
        ("A delegation of Hailing Province left on Sunday.", "Hailing Province"),
        ("Governors of Hailing Province and Kyle County signed.", "Kyle County"),
    ],
)
def test_towns_and_areas_that_act(text: str, town: str) -> None:
    assert town in bodies("en", text)


@pytest.mark.parametrize(
    "text",
    [
        "Neither Councillor Ferris nor the pupils came.",
        "I hosted them. Turkish has many dialects.",
        "They gave concerts in Mendoza Province over Easter.",
        "The late Joe Cudworth signed the charter in Bad Emmersau.",
        "They met in the Polish city of Radzyn.",
    ],
)
def test_no_towns(text: str) -> None:
    assert not bodies("en", text)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Marlow Heights Mayor Josefa Reyes spoke.", ("Reyes", "mayor", "Marlow Heights")),
        (
            "Kyle Prefecture Governor Kenji Sato arrived.",
            ("Sato", "governor", "Kyle Prefecture"),
        ),
        (
            "Ballyduff Town Crew chairman Joe Durcan spoke.",
            ("Durcan", "president", "Ballyduff Town Crew"),
        ),
        (
            "For Taibei, it was Deputy Mayor Huang Kuo-jung who signed.",
            ("Huang", "deputy-mayor", "Taibei"),
        ),
        (
            "Twinning officer Hazel Birch (Vale District Council) sang.",
            ("Birch", "project-officer", "Vale District Council"),
        ),
        (
            "Catherine Moran, Director of Services, Kerry County Council, sang.",
            ("Moran", "director", "Kerry County Council"),
        ),
        (
            "The mayors of Kilmoran and Plouhiec, Sean Duffy and Anna Le Gall, sang.",
            ("Le Gall", "mayor", "Plouhiec"),
        ),
        (
            "The Lord Mayor of Freiburg an der Ems, Dr. Matthias Ohl, sang.",
            ("Ohl", "mayor", "Freiburg an der Ems"),
        ),
    ],
)
def test_whose_office_it_is(text: str, held: tuple[str, str, str]) -> None:
    assert held in functions("en", text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Members of the Nordic Council of Ministers came.", "Nordic Council of Ministers"),
        ("The Council of Governors paid for it.", "Council of Governors"),
        ("The Bürgerstiftung Weiden paid for it.", "Bürgerstiftung Weiden"),
        ("The trip was paid for by Coláiste Bhríde.", "Coláiste Bhríde"),
        ("She teaches at the iwi trust Te Kura o Waimea.", "Te Kura o Waimea"),
        ("Under the aegis of UNESCO a school was founded.", "UNESCO"),
    ],
)
def test_institutions(text: str, name: str) -> None:
    assert name in bodies("en", text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("TOYOKAWA, Aichi, 9 May – A delegation arrived here.", "TOYOKAWA"),
        ("The Sheffield-based charity sent bicycles.", "Sheffield"),
        ("The summer school (Kerkenna, 13–24 July) is open to all.", "Kerkenna"),
        ("They met in the Polish city of Łódź.", "Łódź"),
        ("The engine rolled into Ndola on 28 April.", "Ndola"),
        ("The talks took place at Ostrava town hall.", "Ostrava"),
    ],
)
def test_places(text: str, place: str) -> None:
    assert place in places("en", text)
