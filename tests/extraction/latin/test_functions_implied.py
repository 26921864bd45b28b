"""Offices whose body a French text implies, names by the office itself, or hands over."""

from __future__ import annotations

import pytest

from tests.extraction.latin.told import functions

TABLE: list[tuple[str, set[tuple[str, str, str | None]]]] = [
    # the adjective of a land
    ("Le ministre togolais du Développement, Koffi Mensah, est venu.",
     {("Mensah", "minister", None)}),
    ("La ministre sénégalaise de la Culture, Awa Ndiaye, a visité Toul.",
     {("Ndiaye", "minister", None)}),
    ("Le secrétaire d'État marocain à la Pêche, Omar Benali, a signé.",
     {("Benali", "minister", None)}),
    # offices of other lands and territories
    ("Le syndic d'Orbe, Luc Rochat, a parlé.", {("Rochat", "mayor", "Orbe")}),
    ("Dans la salle : Luc Rochat, syndic honoraire.", {("Rochat", "honorary mayor", None)}),
    ("M. Luc Roy, conseiller exécutif de la Collectivité de Corse, a parlé.",
     {("Roy", "elective-function", "Collectivité de Corse")}),
    # commissions
    ("Le président de la commission culture du Département du Gard, Luc Roy, a parlé.",
     {("Roy", "president", "commission culture")}),
    ("La présidente de la commission des finances de la Région Bretagne, Anne Roy, a parlé.",
     {("Roy", "president", "commission des finances")}),
    # a chamber in letters and in full
    ("La Chambre de commerce et d'industrie de Corse a signé. Le président de la CCI de Corse, "
     "Luc Roy, a parlé.",
     {("Roy", "president", "Chambre de commerce et d'industrie de Corse")}),
    # schools
    ("Le lycée Jean-Moulin de Toul a reçu des élèves. La proviseure, Anne Roy, a parlé.",
     {("Roy", "director", "lycée Jean-Moulin de Toul")}),
    ("Le collège Pasteur accueille des correspondants. Le principal, Luc Roy, a parlé.",
     {("Roy", "director", "collège Pasteur")}),
    # universities
    ("L'Université de Toul a reçu une délégation. Anne Roy, vice-présidente chargée de "
     "l'international, a parlé. La Région Bretagne soutient le projet.",
     {("Roy", "vice-president", "Université de Toul")}),
    ("Une délégation de l'Université normale de Fuzhou a été reçue. Menée par le vice-président "
     "Lin Zhiqiang, elle a découvert Toul.",
     {("Lin", "vice-president", "Université normale de Fuzhou")}),
    ("Le recteur de Guyane, Luc Roy, avait fait le déplacement.", set()),
    # who welcomes guests is mayor of where they are
    ("La délégation de Toul s'est rendue à Kaédi. Le maire, Amadou Sy, l'a reçue.",
     {("Sy", "mayor", "Kaédi")}),
    ("Le groupe est arrivé à Kaédi mardi. La maire, Awa Sy, leur a souhaité la bienvenue. "
     "La Ville de Toul paie.", {("Sy", "mayor", "Kaédi")}),
    ("La Ville de Niort reçoit des élus. À Paris, le maire, Luc Roy, a rencontré le ministre.",
     {("Roy", "mayor", "Ville de Niort")}),
    ("Une élue de Suzu, Mme Anne Roy, conseillère municipale, est là. La ville de Toul aussi.",
     {("Roy", "municipal-councillor", "Suzu")}),
    # teachers of no town
    ("Une enseignante de Suzu, Mme Anne Roy, prend des notes.", set()),
    # the treasurer of the group spoken of
    ("Le groupe d'amitié France-Ghana du Sénat s'est réuni. Excusé : M. Luc Roy, trésorier du "
     "groupe.", {("Roy", "treasurer", "groupe d'amitié France-Ghana du Sénat")}),
    # handed over
    ("Anne Roy succède à Luc Lods à la présidence du comité de jumelage de Toul.",
     {("Roy", "president", "comité de jumelage de Toul"),
      ("Lods", "former president", "comité de jumelage de Toul")}),
    ("Luc Roy prend la suite d'Anne Lods à la direction de l'école de musique de Toul.",
     {("Roy", "director", "école de musique de Toul"),
      ("Lods", "former director", "école de musique de Toul")}),
    ("Anne Roy quitte la présidence du comité de jumelage de Toul, remplacée par Luc Lods.",
     {("Lods", "president", "comité de jumelage de Toul"),
      ("Roy", "former president", "comité de jumelage de Toul")}),
    # lists under a heading
    ("Le groupe d'amitié France-Ghana du Sénat a reçu des élus.\n\nOnt pris part à l'entretien, "
     "pour le groupe d'amitié :\n\n- Mme Anne Roy (LR - Nord), secrétaire ;\n"
     "- M. Luc Lods (SER - Isère), membre.",
     {("Roy", "secretary-general", "groupe d'amitié France-Ghana du Sénat"),
      ("Lods", "group-member", "groupe d'amitié France-Ghana du Sénat")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_body_is_implied(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert functions("fr", text) == expected
