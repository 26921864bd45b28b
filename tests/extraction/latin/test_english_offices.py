"""Who is what in English: offices told by verbs, owners, labels, rows and those before."""

from __future__ import annotations

import pytest

from tests.extraction.reading import read


def held(text: str, publisher: str | None = None) -> set[tuple[str | None, str, str | None, bool]]:
    """Person, function, body, and whether it is over."""
    found = read(text, "en", publisher=publisher)
    return {
        (found.name(one.person), one.function, found.name(one.body), one.former)
        for one in found.account.functions
    }


@pytest.mark.parametrize(
    ("text", "person", "function", "body"),
    [
        # by their owner
        ("Galway's mayor, Eddie Hoade, brought gifts.", "Eddie Hoade", "mayor", "Galway"),
        ("Hull's Lord Mayor, Mark Collinson, sang.", "Mark Collinson", "mayor", "Hull"),
        (
            "Edmonton city councillor Sarah Hamel waved.",
            "Sarah Hamel",
            "municipal-councillor",
            "Edmonton",
        ),
        ("TTK Director Nina Holm spoke.", "Nina Holm", "director", "TTK"),
        (
            "Leeds City Council leader James Okafor spoke.",
            "James Okafor",
            "elective-function",
            "Leeds City Council",
        ),
        # the name right after the town
        (
            "They met Governor of Phetchaburi Nattawut Petchprom.",
            "Nattawut Petchprom",
            "governor",
            "Phetchaburi",
        ),
        ("Mayor Ivan Petrov of Nadym spoke.", "Ivan Petrov", "mayor", "Nadym"),
        # relative clauses
        (
            "Thandi Mabuza, who chairs the Southern Ports Association, spoke.",
            "Thandi Mabuza",
            "president",
            "Southern Ports Association",
        ),
        (
            "Bohdan Kuzyk, who has led the Lviv Youth Forum since 2011, spoke.",
            "Bohdan Kuzyk",
            "director",
            "Lviv Youth Forum",
        ),
        # in brackets, labels, rows, signatures
        ("Akosua Frimpong (Mayor, Kumasi) spoke.", "Akosua Frimpong", "mayor", "Kumasi"),
        ("Mayor of Brno: Petr Svoboda", "Petr Svoboda", "mayor", "Brno"),
        (
            "Name | Position | Body\n---|---|---\nPetr Svoboda | Deputy Mayor | City of Brno",
            "Petr Svoboda",
            "deputy-mayor",
            "City of Brno",
        ),
        (
            "For the City of Leipzig\nBurkhard Jungmann\nLord Mayor",
            "Burkhard Jungmann",
            "mayor",
            "City of Leipzig",
        ),
        # where they are
        (
            "We were put up in Clisson. The mayor, Xavier Ripoche, met us there.",
            "Xavier Ripoche",
            "mayor",
            "Clisson",
        ),
        (
            "They drove to Graz, where Mayor Elke Kahr-Lang received them.",
            "Elke Kahr-Lang",
            "mayor",
            "Graz",
        ),
        (
            "They saw a farm in Xiuwen County, where County Head Wu Daiyong met them.",
            "Wu Daiyong",
            "mayor",
            "Xiuwen County",
        ),
        # a counterpart, a deputy
        (
            "Ana Novak, Mayor of Brno, spoke. So did her Leeds counterpart, Councillor Jon Pryor.",
            "Jon Pryor",
            "municipal-councillor",
            "Leeds",
        ),
        (
            "The Governor of Kwale, Fatuma Mwero, came; her deputy, Chirema Said, did not.",
            "Chirema Said",
            "vice-governor",
            "Kwale",
        ),
        (
            "The Governor of Kwale, Fatuma Mwero, came. The governor, who is also vice-chair of the"
            " Coast Association, spoke.",
            "Fatuma Mwero",
            "vice-president",
            "Coast Association",
        ),
        # an age, a verb of office, a general that is none
        ("Petr Svoboda, 54, the mayor of Brno, spoke.", "Petr Svoboda", "mayor", "Brno"),
        (
            "The Dunmore Twinning Association elected Sunita Vaidya president.",
            "Sunita Vaidya",
            "president",
            "Dunmore Twinning Association",
        ),
        (
            "Consul General Lee Jin-woo visited.",
            "Lee Jin-woo",
            "consul",
            None,
        ),
    ],
)
def test_offices(text: str, person: str, function: str, body: str | None) -> None:
    assert (person, function, body, False) in held(text)


def test_successor() -> None:
    text = (
        "Don Haver stepped down after nine years as our president. Members elected Sunita Vaidya to"
        " succeed him, and Marcus Bell stays on as treasurer."
    )
    club = "Salem Sister City Association"
    assert held(f"Salem Sister City Association\n\n{text}", club) == {
        ("Don Haver", "president", club, True),
        ("Sunita Vaidya", "president", club, False),
        ("Marcus Bell", "treasurer", club, False),
    }


def test_respective() -> None:
    text = (
        "The Suhl Chamber of Industry and the Limpopo Chamber of Business signed. The paper bears"
        " the names of the presidents of the two chambers, Gerlinde Zapf and Lesetja Mothapo."
    )
    assert held(text) == {
        ("Gerlinde Zapf", "president", "Suhl Chamber of Industry", False),
        ("Lesetja Mothapo", "president", "Limpopo Chamber of Business", False),
    }


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        # another mayor's town, the body of somebody named later, two that are told apart
        ("Mayor Ann Roe wrote to Jon Pryor, Mayor of Hull.", ("Ann Roe", "mayor", "Hull")),
        (
            "The Minister and the Mayor of Polokwane, Makoma Rama, watched.",
            ("Makoma Rama", "minister", None),
        ),
        (
            "The mayor of the Czech city, Petr Svoboda, thanked them.",
            ("Petr Svoboda", "mayor", "Czech"),
        ),
        ("Cllr J. Murphy (Chair) and Cllr M. Bohan sat.", ("J. Murphy", "president", "Chair")),
        ("She came at the head of a large trade delegation.", ("She", "director", None)),
    ],
)
def test_not_theirs(text: str, wrong: tuple[str, str, str | None]) -> None:
    assert (*wrong, False) not in held(text)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Perth and Kinross Council met.", {"Perth and Kinross Council"}),
        ("The Free State of Thuringia signed.", {"Free State of Thuringia"}),
        ("The Hanseatic City of Rostock signed.", {"Hanseatic City of Rostock"}),
        (
            "The Ayuntamiento de Gijón and Gmina Sopot took part.",
            {"Ayuntamiento de Gijón", "Gmina Sopot"},
        ),
        ("It was organised by Messe Suhl.", {"Messe Suhl"}),
        ("We met the Tidal Coast industry group.", {"Tidal Coast"}),
        ("Basel and Turku have been sister cities since 1990.", {"Basel", "Turku"}),
        ("The mayors of Loja and Pasto met.", {"Loja", "Pasto"}),
        ("The council of Lindesby, in Sweden, voted to leave.", {"Lindesby"}),
        ("They spoke at the Second Local Government Dialogue.", set()),
        ("The twinning with the German city goes on.", set()),
        (
            "They were guests of the Comité de jumelage de Clisson.",
            {"Comité de jumelage de Clisson"},
        ),
        (
            "The Exchange Division of Kawagoe City Hall wrote.",
            {"Exchange Division", "Kawagoe City Hall"},
        ),
    ],
)
def test_bodies(text: str, bodies: set[str]) -> None:
    assert {one.name for one in read(text, "en").account.bodies} == bodies


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("They measured the water in the Thaw.", set()),
        ("We ate in the Duke of Ash.", set()),
        ("They walked through downtown Lafayette.", {"Lafayette"}),
        ("The next one is planned for Lille.", {"Lille"}),
    ],
)
def test_places(text: str, places: set[str]) -> None:
    assert {one.name for one in read(text, "en").account.places} == places
