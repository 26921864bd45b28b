"""Who leaves, who follows, and who of several is what where, in French."""

from __future__ import annotations

import pytest

from tests.extraction.latin.told import bodies, functions, people

TABLE: list[tuple[str, set[tuple[str, str, str | None]]]] = [
    # who leaves and who follows
    ("Le président du comité de jumelage de Toul, Luc Roy, transmet le flambeau à Anne Bel.",
     {("Roy", "former president", "comité de jumelage de Toul"),
      ("Bel", "president", "comité de jumelage de Toul")}),
    ("Anne Bel, directrice de l'Office de tourisme de Toul, part à la retraite. Paul Lods lui "
     "succédera en juin.",
     {("Bel", "former director", "Office de tourisme de Toul"),
      ("Lods", "director", "Office de tourisme de Toul")}),
    ("La secrétaire générale de la Fédération des villes du Sud, Anne Bel, a quitté ses fonctions. "
     "L'intérim est assuré par Paul Lods.",
     {("Bel", "former secretary-general", "Fédération des villes du Sud"),
      ("Lods", "acting secretary-general", "Fédération des villes du Sud")}),
    ("Luc Roy n'est plus trésorier de la Fédération des villes du Sud.",
     {("Roy", "former treasurer", "Fédération des villes du Sud")}),
    ("Le maire de Toul, Luc Roy, quitte la salle.", {("Roy", "mayor", "Toul")}),
    # who is put at the head
    ("Portée à la tête de la Fédération des villes du Sud, Anne Bel succède à Luc Roy.",
     {("Bel", "president", "Fédération des villes du Sud"),
      ("Roy", "former president", "Fédération des villes du Sud")}),
    ("Paul Lods, qui présida vingt ans durant le comité de jumelage de Toul, a parlé.",
     {("Lods", "former president", "comité de jumelage de Toul")}),
    ("Anne Bel préside depuis janvier le réseau Vents du Sud.",
     {("Bel", "president", "réseau Vents du Sud")}),
    ("Maire de Toul depuis 2014, Luc Roy a été porté à la présidence de la Fédération des villes.",
     {("Roy", "mayor", "Toul"), ("Roy", "president", "Fédération des villes")}),
    ("Luc Roy, maire de Toul de 1995 à 2001, a parlé.", {("Roy", "former mayor", "Toul")}),
    ("L'édile de Toul, Luc Roy, a parlé.", {("Roy", "mayor", "Toul")}),
    ("Anne Bel, à la tête de la Fédération des villes du Sud depuis mars, a parlé.",
     {("Bel", "president", "Fédération des villes du Sud")}),
    ("Élu maire de Toul en mars, Paul Lods a parlé.", {("Lods", "mayor", "Toul")}),
    ("Paul Lods, éleveur et conseiller municipal à Toul, a parlé.",
     {("Lods", "municipal-councillor", "Toul")}),
    # to each the body of the same place
    ("Luc Roy et Jens Petersen, maires de Toul et de Hamm-Nord, ont signé.",
     {("Roy", "mayor", "Toul"), ("Petersen", "mayor", "Hamm-Nord")}),
    ("L'université de Haute-Seille et l'université de Kaolack-Sud s'allient. Leurs présidentes "
     "respectives, Anne Bel et Awa Diop, signeront.",
     {("Bel", "president", "université de Haute-Seille"),
      ("Diop", "president", "université de Kaolack-Sud")}),
    ("Luc Roy et Anne Bel, adjoints au maire de Toul, ont signé.",
     {("Roy", "deputy-mayor", "Toul"), ("Bel", "deputy-mayor", "Toul")}),
    # of what is named by a common noun alone, of the place, of the subject
    ("Elle a vu la présidente du comité, Lydie Lods.", {("Lods", "president", None)}),
    ("Le président du jury, Luc Roy, a parlé.", set()),
    ("Signée à Sokou-Nord par Tchaa Bodjona, maire, la convention court.",
     {("Bodjona", "mayor", "Sokou-Nord")}),
    ("L'association Agir pour Hamm a équipé le lycée Rostand. Le maire de Toul a remercié les "
     "donateurs et leur présidente, Anne Bel.",
     {("Bel", "president", "Agir pour Hamm")}),
    ("Le débat est animé par Paul Lods, de l'association Sumano.",
     {("Lods", "affiliated", "Sumano")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_functions(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert functions("fr", text) == expected


def test_a_town_is_no_person() -> None:
    text = "Le toit sort de terre à Beit Sahel, se réjouit la mairesse, Rima Qumsieh."
    assert people("fr", text) == {"Rima Qumsieh"}
    text = "Luc Roy, vice-président du comité populaire de Thanh Lộc, a parlé."
    assert "comité populaire de Thanh Lộc" in bodies("fr", text)
