"""Towns, houses and persons of French texts that no list holds: the grammar shows what they are."""

from __future__ import annotations

import pytest

from passerelle.documents import Document
from passerelle.extraction.account import Account
from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.pipeline import LEARNT, extract


def read(text: str) -> Account:
    """What a French passage says."""
    return extract(Document("t", text, "fr", published="2026-05-12"), Gazetteer(), LEARNT)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Ancenac et Würzheim fêtent leurs noces d’or.", {"Ancenac", "Würzheim"}),
        (
            "En mai, Saint-Ouen-des-Prés et Great Welbourne se juraient amitié.",
            {"Saint-Ouen-des-Prés", "Great Welbourne"},
        ),
        ("Abidjan-Lagune conserve la vice-présidence.", {"Abidjan-Lagune"}),
        ("Après la crue, Morteval-le-Haut a débloqué 20 000 euros.", {"Morteval-le-Haut"}),
        ("« Entre Brest-Nord et Kiel-Ost, c'est une histoire. »", {"Brest-Nord", "Kiel-Ost"}),
        ("Les maires de Beaulac et de Hřebečná se sont vus.", {"Beaulac", "Hřebečná"}),
        ("Elle représentera Pontivy-Blavet aux obsèques.", {"Pontivy-Blavet"}),
        ("Un festival organisé avec Lausanne-Ouchy est annoncé.", {"Lausanne-Ouchy"}),
        ("La commune de Tanout, et Ploudaniel-Haut sont liées.", {"Ploudaniel-Haut"}),
        ("Le chœur répondra à la fanfare kosovare Drita.", {"fanfare kosovare Drita"}),
        ("Le projet associe l'ONG allemande Wasser für Alle.", {"Wasser für Alle"}),
        ("Le maire salue le Museo Civico di Pordenone.", {"Museo Civico di Pordenone"}),
        ("L'association Barque légère et la ville ont ri.", {"Barque légère"}),
        ("C'est le réseau Vents du Sud qui paie.", {"réseau Vents du Sud"}),
        ("Le lycée Ba Vinh et le collège Rostand échangent.", {"lycée Ba Vinh"}),
        ("Hôpital de Brive-le-Bas : trois médecins en stage", {"Hôpital de Brive-le-Bas"}),
        ("Nous versons cette année 5 000 euros à la commune de Diou.", {"commune de Diou"}),
        (
            "Le salon de la Chambre de commerce Armor-Nord et de Brive Agglomération ouvre.",
            {"Chambre de commerce Armor-Nord", "Brive Agglomération"},
        ),
        (
            "La Commission de la coopération décentralisée siège.",
            {"Commission de la coopération décentralisée"},
        ),
        ("Deux cités, Ozun et Beit Anan, s'allient.", {"Ozun", "Beit Anan"}),
        ("Hier ont signé Arvay-la-Ville, Bando et l'Agence.", {"Arvay-la-Ville", "Bando"}),
        (
            "Les maires de Toul, Hamm-Nord et Torre Vella rient.",
            {"Toul", "Hamm-Nord", "Torre Vella"},
        ),
        ("Le parc réunit Sauve-Haut, Orze et la Région.", {"Sauve-Haut", "Orze"}),
        ("Orval et sa jumelle polonaise, Kamion, rient.", {"Kamion"}),
        ("C'est Nabel-Cap qui accueillera le congrès.", {"Nabel-Cap"}),
        ("Un repas de l'association Terre et Partage est offert.", {"Terre et Partage"}),
        ("La Caisse des dépôts et l'Agence de la mer paient.", {"Caisse des dépôts"}),
        ("Un maire de Santa Rosa de Lima est venu.", {"Santa Rosa de Lima"}),
        ("Orval-sur-Lys, qui préside, invite Bando.", {"Orval-sur-Lys"}),
        ("Steinfeld, jumelée à Orval depuis 1981, rit.", {"Steinfeld", "Orval"}),
        ("Un pacte unit Orval à Tan Hoa.", {"Orval", "Tan Hoa"}),
        ("Le contrat passé entre Dakhla et la société Aquatech court.", {"Dakhla"}),
        ("Les représentants de Bando et de Kamion ont ri.", {"Bando", "Kamion"}),
        ("Le puits est foré par Eau Sans Frontières.", {"Eau Sans Frontières"}),
        ("Il a vu la zone franche de Yangpu.", {"zone franche de Yangpu"}),
        (
            "Les Régions Arvie-Maritime et Rabat-Gharb s'accordent.",
            {"Arvie-Maritime", "Rabat-Gharb"},
        ),
    ],
)
def test_bodies(text: str, bodies: set[str]) -> None:
    assert bodies <= {one.name for one in read(text).bodies}


@pytest.mark.parametrize(
    "text",
    [
        "Le train entre Bellac-Nord et Fursac-Sud circule de nouveau.",
        "Le Forum des rives a lieu demain, au lycée Rostand.",
        "Il enseigne à l'université locale.",
        "Le réseau associe Luc Roy, Anne Bel et Paul Lods.",
        "Un pacte unit Luc Roy à Anne Bel.",
        "Rendez-Vous a lieu demain.",
        "Marie-Claire a reçu un prix.",
        "Un accord profite à quatorze communes du Sud.",
        "Morteval-le-Haut compte trois mille habitants.",
    ],
)
def test_no_bodies(text: str) -> None:
    assert not read(text).bodies


@pytest.mark.parametrize(
    ("text", "person", "function", "body"),
    [
        (
            "Les échevines de Vila Nova do Mar, Marta Sequeira et Inês Falcão, visitent le site.",
            "Inês Falcão",
            "deputy-mayor",
            "Vila Nova do Mar",
        ),
        (
            "Le maire de Torun, Łukasz Nowak, et celui de Bernay-Haut, Alain Guérin, ont ri.",
            "Alain Guérin",
            "mayor",
            "Bernay-Haut",
        ),
        (
            "M. Jean Lefort, adjoint aux relations internationales de Quimper-Mer, a parlé.",
            "Jean Lefort",
            "deputy-mayor",
            "Quimper-Mer",
        ),
        (
            "Le Département du Haut-Var étudie un lien avec la province d'Al Haouz-Sud, a indiqué "
            "son président, Paul Vermot.",
            "Paul Vermot",
            "departmental-council-president",
            "Département du Haut-Var",
        ),
        (
            "Invitée par Rui Alves, la maire de Rocheval, Aurélie Blandin, a visité le port.",
            "Aurélie Blandin",
            "mayor",
            "Rocheval",
        ),
        (
            "La convention a été signée par Jean Doucet pour Vitray-le-Comte.",
            "Jean Doucet",
            "affiliated",
            "Vitray-le-Comte",
        ),
    ],
)
def test_functions(text: str, person: str, function: str, body: str) -> None:
    said = read(text)
    names = {one.key: one.name for one in (*said.people, *said.bodies)}
    held = {(names[one.person], one.function, names.get(one.body or "")) for one in said.functions}
    assert (person, function, body) in held


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Les lutteurs de Kédou-Est iront au meeting de Maubeuge.", {"Kédou-Est", "Maubeuge"}),
        ("Mons, jeudi 30 avril : visite du centre de tri.", {"Mons"}),
        ("Une visite à Viana da Barra est prévue.", {"Viana da Barra"}),
        ("Dix rameurs de Lastro de la Ría sont là.", {"Lastro de la Ría"}),
        ("Elle dort à Terranova d'Adda depuis lundi.", {"Terranova d'Adda"}),
        ("Un concert au théâtre municipal de Jasna Górna.", {"Jasna Górna"}),
        ("Une délégation de Würzlingen séjourne ici.", {"Würzlingen"}),
        ("Après Sale-les-Pins en 2023, elle se repose.", {"Sale-les-Pins"}),
        ("Nous logeons la troupe Sanou, de Bobo-Nord.", {"Bobo-Nord"}),
        ("Le maire de Fontval, Yves Rascol, reçoit demain à l'hôtel de ville.", {"Fontval"}),
    ],
)
def test_places(text: str, places: set[str]) -> None:
    assert places <= {one.name for one in read(text).places}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Un débat aura lieu avec la réalisatrice Katja Morgenroth.", {"Katja Morgenroth"}),
        ("On verra les photographies de Tsiory Rakotoarisoa.", {"Tsiory Rakotoarisoa"}),
        ("© Clara Montaigu", set()),
        ("Légende : Anne Bellot, maire de Vauzelles-Haut.", {"Anne Bellot"}),
    ],
)
def test_people(text: str, people: set[str]) -> None:
    assert {one.name for one in read(text).people} == people
