"""Agreements need words of agreement; praise of cooperation founds none."""

from __future__ import annotations

import pytest

from tests.extraction.reading import read

NONE = """
La coopération entre nos deux villes est exemplaire.
Ce partenariat est une chance pour la jeunesse.
Plusieurs d'entre vous demandent si un accord a été conclu.
La Ville de Toul et la ville de Foshan sont d'accord sur ce point.
L'accord de Paris a été signé en 2015.
« Nous avons signé un jumelage entre Toul et la ville de Foshan le 3 mai 2024 », dit le maire.
Un partenariat avec une structure étrangère est exigé.
La feuille de route de la Ville de Toul cite la coopération décentralisée.
Le conseil municipal a approuvé le budget et la convention collective.
L'association Horizons présentera son projet de charte au public.
La convention citoyenne de 2021 reste un modèle.
La signature du livre d'or a clos la soirée.
La perspective d'un partenariat réjouit les élus.
"""


@pytest.mark.parametrize("text", NONE.strip().split("\n"))
def test_what_founds_no_agreement(text: str) -> None:
    assert read(text).agreements == set()


def test_a_paper_has_parties_a_day_and_those_who_signed_it() -> None:
    told = read(
        "La Ville de Toul et la ville de Foshan ont signé le 4 juin un mémorandum d'entente. "
        "Le document a été signé par Mme Anne Morel au nom de la Ville de Toul."
    )
    (paper,) = told.account.agreements
    assert (paper.type, paper.kind, paper.modality) == ("instrument", "memorandum", "asserted")
    assert (paper.when, paper.cooperation) == ("2024-06-04", None)
    assert {told.name(key) for key in paper.parties} == {"Ville de Toul", "ville de Foshan"}
    assert [told.name(one.who) for one in paper.signed_by] == ["Anne Morel"]


def test_a_twinning_that_is_signed_is_a_paper_and_a_relation_without_end() -> None:
    told = read(
        "Le serment de jumelage entre la Ville de Toul et la ville de Foshan a été signé le 4 juin."
    )
    oath, twinning = told.account.agreements
    assert (oath.type, oath.kind) == ("instrument", "oath")
    assert (twinning.type, twinning.kind, twinning.when) == (
        "partnership",
        "twinning",
        "2024-06-04/",
    )
    assert oath.cooperation == twinning.key


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (
            "La Ville de Toul et la ville de Foshan sont jumelées depuis 1998.",
            "fr",
            ("partnership", "twinning", "asserted"),
        ),
        (
            "La Ville de Toul et la ville de Foshan souhaitent établir un jumelage.",
            "fr",
            ("partnership", "twinning", "intended"),
        ),
        (
            "Aucun jumelage n'existe entre la Ville de Toul et la ville de Foshan.",
            "fr",
            ("partnership", "twinning", "denied"),
        ),
        ("Une convention sera signée en mai 2025.", "fr", ("instrument", "convention", "intended")),
        ("Aucune charte n'a été signée.", "fr", ("instrument", "charter", "denied")),
        (
            "Selon la presse, la Ville de Toul aurait signé une charte.",
            "fr",
            ("instrument", "charter", "reported"),
        ),
        (
            "Un protocole entre les deux villes est en cours de rédaction.",
            "fr",
            ("instrument", "protocol", "intended"),
        ),
        (
            "Un jumelage entre la Ville de Toul et la ville de Foshan : il n'en est pas question.",
            "fr",
            ("partnership", "twinning", "denied"),
        ),
        (
            "LE CONSEIL MUNICIPAL\n\nAPPROUVE le renouvellement de la convention ;",
            "fr",
            ("instrument", "council-decision", "asserted"),
        ),
        (
            "The MoU is not a sister-city agreement.",
            "en",
            ("partnership", "twinning", "denied"),
        ),
        (
            "The council voted to enter into a sister-city agreement with the City of Foshan.",
            "en",
            ("partnership", "twinning", "intended"),
        ),
        (
            "The Council adopted the charter of friendship yesterday.",
            "en",
            ("instrument", "council-decision", "asserted"),
        ),
    ],
)
def test_modality(text: str, language: str, found: tuple[str, str, str]) -> None:
    assert found in read(text, language).agreements


def test_what_is_reported_and_then_denied_is_denied() -> None:
    told = read(
        "Selon la presse, la Ville de Toul et la ville de Foshan auraient signé une charte. "
        "Aucune charte n'a été signée."
    )
    assert {(kind, mode) for _, kind, mode in told.agreements} == {("charter", "denied")}


def test_a_project_has_a_name_and_parties() -> None:
    told = read(
        "La Ville de Toul et la ville de Foshan mènent le projet « Eau vive », lancé en 2022. "
        "Un projet est à l'étude."
    )
    (project,) = told.account.agreements
    assert (project.type, project.when, len(project.parties)) == ("project", "2022/", 2)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "L'assemblée renouvelle pour trois ans la convention conclue en 2020 avec la Région "
            "du Gorgol.",
            {("instrument", "renewal", "asserted"), ("instrument", "convention", "asserted")},
        ),
        (
            "L'assemblée met fin à la convention signée le 5 avril 2014 avec le comté de Dangshan.",
            {("instrument", "termination", "asserted"), ("instrument", "convention", "asserted")},
        ),
        (
            "Le projet de protocole avec la ville de Foshan est retiré de l'ordre du jour.",
            {("instrument", "protocol", "intended")},
        ),
        (
            "Notre maire proposera au conseil municipal un avenant à la convention.",
            {("instrument", "amendment", "intended")},
        ),
        (
            "La signature de l'accord avec la ville de Foshan est prévue pour l'automne.",
            {("instrument", "agreement", "intended")},
        ),
        (
            "La Ville de Toul et celle de Foshan sont jumelées depuis 1998.",
            {("partnership", "twinning", "asserted")},
        ),
        (
            "Nous travaillons à l'idée d'un jumelage avec la ville de Foshan.",
            {("partnership", "twinning", "intended")},
        ),
        (
            "La Ville de Toul est-elle jumelée avec la ville de Foshan ? Non.",
            {("partnership", "twinning", "denied")},
        ),
        (
            "Le projet « Eau pour tous », porté par la Ville de Toul et celle de Metz, avance.",
            {("project", "project", "asserted")},
        ),
    ],
)
def test_what_becomes_of_agreements(text: str, found: set[tuple[str, str, str]]) -> None:
    assert read(text).agreements == found


def test_a_paper_told_in_a_relative_clause_is_that_of_the_two_authorities() -> None:
    told = read(
        "La Ville de Toul et la ville de Foshan se sont retrouvées. Le programme s'appuie sur la "
        "convention que les deux villes ont signée le 12 mars 2019."
    )
    (paper,) = told.account.agreements
    assert (paper.kind, paper.when) == ("convention", "2019-03-12")
    assert {told.name(key) for key in paper.parties} == {"Ville de Toul", "ville de Foshan"}


def test_a_newspaper_that_reports_an_agreement_is_no_party_to_it() -> None:
    told = read(
        "Selon le Journal de Toul, la Ville de Toul et la ville de Foshan signeraient un accord."
    )
    parties = {told.name(key) for one in told.account.agreements for key in one.parties}
    assert parties <= {"Ville de Toul", "ville de Foshan"}


STANDING = """
partnership twinning|La ville de Toul entretient depuis 1974 un jumelage avec la ville de Hamm.
partnership twinning|À Hamm, ville jumelle de Toul, les lycéens ont été reçus le 4 mai.
partnership twinning|La Ville de Toul a envoyé des secours à sa jumelle italienne, Castelvero.
partnership twinning|Les deux communes, jumelées de longue date, organisent un marché.
instrument agreement|L'accord-cadre entre l'université de Toul et Foshan a expiré en mars.
instrument protocol|Un protocole d'accord unit désormais la Métropole de Toul et la ville de Foshan.
instrument convention|Le conseil a adopté la convention avec la ville de Foshan.
"""


@pytest.mark.parametrize("line", STANDING.strip().split("\n"))
def test_what_a_french_text_speaks_of_as_existing(line: str) -> None:
    said, text = line.split("|")
    assert {f"{sort} {kind}" for sort, kind, mode in read(text).agreements} >= {said}
    assert {mode for _, _, mode in read(text).agreements} == {"asserted"}


UNSURE = """
Toul cherche une ville jumelle en Pologne.
La conférence des villes jumelées se tiendra à Toul le 4 juin.
La future ville jumelle, Foshan, a été choisie par le conseil.
Le comité de jumelage de Toul recrute.
"""


@pytest.mark.parametrize("text", UNSURE.strip().split("\n"))
def test_what_is_looked_for_or_only_named_after_it_is_no_relation(text: str) -> None:
    assert read(text).agreements == set()


def test_what_was_told_of_before_is_to_be_renewed_and_what_is_refused_is_denied() -> None:
    told = read(
        "La convention qui lie la Ville de Toul à la ville de Foshan arrive à échéance en "
        "décembre. Les deux villes envisagent de la renouveler."
    )
    assert ("instrument", "renewal", "intended") in told.agreements
    refused = read("Le conseil a refusé de ratifier l'accord de coopération avec la ville de Zary.")
    assert {mode for _, _, mode in refused.agreements} == {"denied"}
