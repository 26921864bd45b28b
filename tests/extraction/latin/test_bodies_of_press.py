"""Names of bodies as real press items write them: brackets, rows of fields, chambers, networks."""

from __future__ import annotations

import pytest

from tests.extraction.latin.told import bench, bodies, functions, people, told


@pytest.mark.parametrize(
    ("text", "name", "acronym"),
    [
        (
            "L’Association nationale des communes du Bénin (Ancb) a voté.",
            "Association nationale des communes du Bénin",
            "Ancb",
        ),
        (
            "La Fédération des communes du Bas-Rhin (Fcbr) a voté.",
            "Fédération des communes du Bas-Rhin",
            "Fcbr",
        ),
        (
            "Selon l'Agence de développement régional (ADR), rien ne presse.",
            "Agence de développement régional",
            "ADR",
        ),
        (
            "Elle voit le Syndicat mixte central de traitement des ordures ménagères (SYCTOM).",
            "Syndicat mixte central de traitement des ordures ménagères",
            "SYCTOM",
        ),
    ],
)
def test_acronym_in_brackets(text: str, name: str, acronym: str) -> None:
    assert {one.name: one.acronym for one in told("fr", text).bodies} == {name: acronym}


@pytest.mark.parametrize(
    "text",
    [
        "La commune de Sulzheim (Rhénanie-Palatinat) accueille un groupe.",
        "La commune de Toul (Meurthe-et-Moselle) accueille un groupe.",
        "L'association Sources Vives (Seine-Maritime) accueille un groupe.",
        "L'association Sources Vives (Niort) accueille un groupe.",
    ],
)
def test_place_in_brackets_is_no_acronym(text: str) -> None:
    assert [one.acronym for one in told("fr", text).bodies] == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Le président de la Commission des Affaires étrangères, de la Défense et des Forces "
            "armées, Luc Roy, a parlé.",
            "Commission des Affaires étrangères, de la Défense et des Forces armées",
        ),
        (
            "Le ministère de l'Aménagement du territoire, de l'Habitat et de la Ville l'a dit.",
            "ministère de l'Aménagement du territoire, de l'Habitat et de la Ville",
        ),
        (
            "La Commission des lois, présidée par Luc Roy, a voté.",
            "Commission des lois",
        ),
        (
            "Le ministère de l'Intérieur, de son côté, se tait.",
            "ministère de l'Intérieur",
        ),
        (
            "Le ministère de la Santé, des élus et de nombreux maires étaient là.",
            "ministère de la Santé",
        ),
    ],
)
def test_rows_of_fields(text: str, name: str) -> None:
    assert name in bodies("fr", text)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("La Chambre des représentants du Japon a voté.",
         "Chambre des représentants du Japon", "parliament-chamber"),
        ("La Chambre des Conseillers a voté.", "Chambre des Conseillers", "parliament-chamber"),
        ("Le Parlement suisse a voté.", "Parlement suisse", "parliamentary-body"),
        ("Des élus du Parlement polonais sont là.", "Parlement polonais", "parliamentary-body"),
        ("La faîtière des communes du Togo a voté.",
         "faîtière des communes du Togo", "authority-network"),
        ("Il a écrit à l'assemblée régionale de Kayes.",
         "assemblée régionale de Kayes", "foreign-local-authority"),
    ],
)  # fmt: skip
def test_chambers_and_networks(text: str, name: str, kind: str) -> None:
    assert bodies("fr", text) == {name: kind}


@pytest.mark.parametrize(
    "text",
    [
        "Le 70e anniversaire de la fondation de la République populaire de Chine approche.",
        "C'était avant la fondation du comité.",
        "Le groupe fut créé lors de la crise de Suez.",
        "Le canal de Suez est fermé.",
        "Elle vit à Qingdao, ville portuaire du Shandong.",
        "Meru, ville du Kenya, est loin, comme la région du Togo.",
    ],
)
def test_no_bodies(text: str) -> None:
    assert bodies("fr", text) == {}


def test_a_delegation_of_a_region_is_sent_by_it() -> None:
    text = "Une délégation de la région de Normandie, conduite par Luc Roy, vice-président, est là."
    account = told("fr", text)
    names = {one.key: one.name for one in account.bodies}
    assert [names.get(one.sent_by or "") for one in account.delegations] == ["région de Normandie"]
    assert functions("fr", text) == {
        ("Roy", "regional-council-vice-president", "région de Normandie")
    }


def test_initials_of_a_body_without_brackets() -> None:
    text = (
        "L'Association nationale des communes du Bénin a signé. Le président de l'ANCB, Luc Roy, "
        "s'en réjouit."
    )
    assert functions("fr", text) == {
        ("Roy", "president", "Association nationale des communes du Bénin")
    }


def test_long_names_of_places_are_no_persons() -> None:
    text = "Mme Anne Roy, consule générale de France à Hô Chi Minh-Ville, est venue."
    assert people("fr", text) == {"Anne Roy"}


@pytest.mark.parametrize("text", ["(" * 3000, "Commission des " + "a, de la b " * 3000])
def test_hostile(text: str) -> None:
    assert bench("fr", text).account() is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le CIEDEL, qui travaille avec la commune, a accompagné la mission.", "CIEDEL"),
        ("Hier, le GRET a signé une convention.", "GRET"),
        ("La SEVESC finance des puits.", "SEVESC"),
    ],
)
def test_an_acronym_that_acts_is_a_body(text: str, name: str) -> None:
    assert name in bodies("fr", text)


@pytest.mark.parametrize(
    "text",
    ["Le COVID a accompagné nos vies.", "Le PIB augmente.", "La RSE porte sur le climat."],
)
def test_an_acronym_of_a_thing_is_none(text: str) -> None:
    assert bodies("fr", text) == {}


def test_what_an_acronym_spells_out_takes_in_what_it_holds() -> None:
    text = "Le Rassemblement pour la société civile malienne en France (RSCMF) a voté."
    assert set(bodies("fr", text)) == {"Rassemblement pour la société civile malienne en France"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le conseil du département de l'Essonne a voté.", "departement"),
        ("Les Conseils de cercles de Diéma et Nioro ont signé.", "commune"),
        ("Le Grand Reims a reçu une délégation chinoise.", "communaute-urbaine"),
    ],
)
def test_authorities_by_other_names(text: str, expected: str) -> None:
    assert expected in bodies("fr", text).values()
