"""Bodies by their head words: where their names end, what kind they are, what they are part of."""

from __future__ import annotations

import pytest

from passerelle.documents.document import Document
from passerelle.extraction.gazetteer import Entry, Gazetteer
from passerelle.extraction.latin.bodies.joining import is_bare
from passerelle.extraction.pipeline import analyse
from tests.extraction.latin.told import bench, bodies, told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("L'Institut ligérien de formation territoriale reçoit.", "association"),
        ("Avec la Chambre de commerce et d'industrie d'Ille-et-Vilaine.", "consular-chamber"),
        ("Le ministère de l'Europe et des Affaires étrangères l'a dit.", "ministry"),
        ("Vu l'Agence de l'eau Rhin-Meuse qui aide.", "agency"),
        ("Selon le Groupe d’Amitié France-Chine du Sénat, tout va.", "friendship-group"),
        ("Le Consulat général de France à Canton précise.", "consulate"),
        ("Vu le Bureau des affaires étrangères de Panyu.", "foreign-affairs-office"),
        ("La Fondation Prospective et Innovation accueille.", "foundation"),
        ("Elle a écrit à l'Alliance française de Lomé.", "association"),
        ("La Région Itasy (Madagascar) signe.", "foreign-local-authority"),
        ("La Communauté d’agglomération du Niortais trie.", "communaute-agglomeration"),
        ("La métropole du Grand Nancy trie.", "metropole"),
        ("Beaumont-sur-Vingeanne Métropole recrute.", "metropole"),
        ("La ville de Foshan accueille.", "prefecture-city"),
        ("La commune de Tsévié (Togo) construit.", "foreign-local-authority"),
        ("La Collectivité européenne d'Alsace signe.", "region"),
        ("Selon le Lingnan Express, rien.", "media"),
    ],
)
def test_french_bodies(text: str, kind: str) -> None:
    found = bodies("fr", text)
    assert kind in found.values()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "L'Institut ligérien de formation territoriale reçoit ses amis.",
            "Institut ligérien de formation territoriale",
        ),
        (
            "Le Comité pour le développement des échanges franco-chinois (CDEFC) et d'autres",
            "Comité pour le développement des échanges franco-chinois",
        ),
        (
            "L'Association du peuple de Shandong pour l'amitié avec l'étranger a écrit.",
            "Association du peuple de Shandong pour l'amitié avec l'étranger",
        ),
        (
            "L'Association française du Conseil des communes et régions d'Europe (AFCCRE) aide.",
            "Association française du Conseil des communes et régions d'Europe",
        ),
        ("l'ONG Sources Vives creuse", "Sources Vives"),
        ("L'association « Les Amis du vin » trinque.", "Les Amis du vin"),
        (
            "La ville bavaroise de Weidenfels signe. La ville de Weidenfels est jolie.",
            "ville de Weidenfels",
        ),
        (
            "La Chambre de métiers et de l'artisanat du Gard forme.",
            "Chambre de métiers et de l'artisanat du Gard",
        ),
    ],
)
def test_where_a_french_name_ends(text: str, expected: str) -> None:
    assert list(bodies("fr", text)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kelsbridge Twinning Society met.", {"Kelsbridge Twinning Society": "association"}),
        ("The charity WheelsForAll drives.", {"WheelsForAll": "association"}),
        (
            "The Tsawkemen First Nation agreed.",
            {"Tsawkemen First Nation": "foreign-local-authority"},
        ),
        (
            "The Municipal People’s Government of Beihai signed.",
            {"Municipal People’s Government of Beihai": "prefecture-city"},
        ),
        (
            "Anhui People's Association for Friendship with Asia wrote.",
            {"Anhui People's Association for Friendship with Asia": "peoples-organisation"},
        ),
        (
            "The Department for Culture, Europe and International Development paid.",
            {"Department for Culture, Europe and International Development": "ministry"},
        ),
        (
            "The Intercity Data Forum (IDF) and the University of Harlowick hosted it.",
            {"Intercity Data Forum": "authority-network", "University of Harlowick": "university"},
        ),
        (
            "Beihai Vocational College sends trainees to Coastal Mountain Institute.",
            {"Beihai Vocational College": "university", "Coastal Mountain Institute": "university"},
        ),
    ],
)
def test_english_bodies(text: str, expected: dict[str, str]) -> None:
    assert bodies("en", text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les collectivités, les universités et les chambres consulaires peuvent répondre."),
        (
            "fr",
            "Ils ont été reçus à l'Institut du monde nouveau, dans les locaux de la Maison bleue.",
        ),
        ("fr", "La délibération du conseil municipal n'a pas eu lieu."),
        ("fr", "La fête a eu lieu au centre de la ville, près de l'école Jules-Ferry."),
        ("en", "Heads of departments and members of councils met at Ryde Museum."),
        ("en", "They met in the Town Hall on Friday."),
    ],
)
def test_what_is_meant_in_general_or_as_a_venue_is_no_body(language: str, text: str) -> None:
    assert bodies(language, text) == {}


def test_an_acronym_is_tied_to_the_long_form_and_found_again() -> None:
    text = "Le Réseau Grand Est Horizons (RGEH) invite. Le RGEH espère. Puis le Réseau conclut."
    found = bench("fr", text)
    (body,) = found.bodies.values()
    assert (body.name, body.acronym) == ("Réseau Grand Est Horizons", "RGEH")
    words = [found.words(one.span) for one in found.mentions if one.kind == "body"]
    assert words == ["Réseau Grand Est Horizons", "RGEH", "RGEH", "Réseau"]


def test_a_long_form_in_brackets_explains_the_acronym_before_it() -> None:
    (body,) = told("fr", "L'AViTeM (Agence des villes et territoires durables) aide.").bodies
    assert (body.name, body.acronym) == ("Agence des villes et territoires durables", "AViTeM")


def test_one_body_under_several_names() -> None:
    text = (
        "La Ville de Niort reçoit. La mairie de Niort est pavoisée. L'Agence de l'eau "
        "Adour-Garonne finance. Sans l'Agence de l'eau, rien."
    )
    assert len(bodies("fr", text)) == 2


def test_a_unit_is_part_of_the_body_its_name_ends_with() -> None:
    account = told("fr", "Le Groupe d’amitié France-Chine du Sénat a reçu la presse.")
    names = {one.key: one.name for one in account.bodies}
    units = {one.name: names[one.unit_of] for one in account.bodies if one.unit_of}
    assert units == {"Groupe d’amitié France-Chine du Sénat": "Sénat"}


@pytest.mark.parametrize(
    ("language", "text", "town"),
    [
        ("fr", "Nantes et Qingdao renouvellent leur accord.", "Nantes"),
        ("fr", "Notre commune est jumelée depuis 1987 avec Bergtal (Allemagne).", "Bergtal"),
        ("en", "Tidewater is twinned with Lillevik.", "Lillevik"),
        ("en", "He signed on behalf of Beihai.", "Beihai"),
    ],
)
def test_a_town_that_acts_is_a_body(language: str, text: str, town: str) -> None:
    assert town in bodies(language, text)


def test_a_body_of_the_graph_is_found_by_its_name() -> None:
    entry = Entry("Sources Vives", "institution", "ngo", known="https://example.org/id/sv")
    text = "Le projet de Sources Vives avance."
    found = analyse(Document("x", text, "fr"), Gazetteer([entry])).account()
    assert [(one.name, one.kind, one.known) for one in found.bodies] == [
        ("Sources Vives", "ngo", "https://example.org/id/sv")
    ]


def test_bare_names() -> None:
    assert is_bare("Municipal Government", "en")
    assert not is_bare("Panyu Municipal Government", "en")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "ACADÉMIE DES SCIENCES DU LIVRADOIS\n\nTexte.",
            {"académie des sciences du livradois"},
        ),
        ("fr", "RÉGION HAUTS-DE-FRANCE - SERVICE DE PRESSE\n", {"région hauts-de-france"}),
        (
            "en",
            "WEX AND ROTHENAU TWINNING ASSOCIATION\n",
            {"wex and rothenau twinning association"},
        ),
        ("fr", "LENS A RÉUNI LES BASSINS MINIERS\n", set()),
    ],
)
def test_a_line_in_capitals_may_be_the_name_of_a_body(
    language: str, text: str, expected: set[str]
) -> None:
    assert {name.casefold() for name in bodies(language, text)} == expected


def test_the_letters_of_an_acronym_tell_where_a_name_begins() -> None:
    text = "Il a été financé par Les Offices jeunesse internationaux du Québec (LOJIQ)."
    (body,) = told("fr", text).bodies
    assert (body.name, body.acronym) == ("Les Offices jeunesse internationaux du Québec", "LOJIQ")


def test_no_two_bodies_share_a_key() -> None:
    text = (
        "The Foreign Affairs Office of Jiangxi Provincial People's Government met the Municipal "
        "Foreign Affairs Office. Ann Pike, Mayor of Ryde, and Bo Lund, Mayor of Lillevik, spoke."
    )
    account = told("en", text)
    homes = {one.body for one in account.functions}
    assert len(homes) == 2
    assert len({one.key for one in account.bodies}) == len(account.bodies)
