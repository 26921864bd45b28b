"""What a French text plans, denies or only names is not asserted as agreed."""

from __future__ import annotations

import pytest

from tests.extraction.reading import read

TO_COME = """
La Ville de Toul négocie depuis mars un accord d'amitié avec la ville de Foshan.
Un mémorandum entre la Ville de Toul et la ville de Foshan est attendu pour la fin de l'année.
Le texte de la convention entre la Ville de Toul et la ville de Foshan est prêt à être signé.
Il faut que les deux villes aient signé l'accord de coopération avant décembre.
Dès que la charte entre la Ville de Toul et la ville de Foshan aura été signée, tout commencera.
Une fois la convention signée, la Ville de Toul et la ville de Foshan ouvriront un bureau.
Un accord entre la Ville de Toul et la ville de Foshan permettrait d'accueillir des stagiaires.
Le jumelage entre la Ville de Toul et la ville de Foshan devrait voir le jour en 2027.
Le maire est attendu le 4 juillet à Foshan, où les deux villes officialiseront leur jumelage.
Le 3 septembre, la Ville de Toul et la ville de Foshan fondent leur jumelage.
La Ville de Toul lancera à la rentrée, avec la ville de Foshan, le projet « Deux rives ».
Le 28 juin, le conseil municipal de Toul approuve la convention avec la ville de Foshan.
La convention entre la Ville de Toul et la ville de Foshan entrera en vigueur si elle est signée.
La signature de l'accord entre la Ville de Toul et la ville de Foshan est compromise.
"""

NOT_SO = """
La Ville de Toul dément avoir signé un mémorandum avec la ville de Foshan.
Il est faux que la Ville de Toul et la ville de Foshan aient signé un pacte d'amitié.
La visite s'est achevée sans que l'accord avec la ville de Foshan soit signé.
La Ville de Toul a renoncé au jumelage avec la ville de Foshan.
Le jumelage entre la Ville de Toul et la ville de Foshan n'a jamais vu le jour.
La convention entre la Ville de Toul et la ville de Foshan a été retirée de l'ordre du jour.
L'accord entre la Ville de Toul et la ville de Foshan n'a en réalité jamais été signé.
Un quotidien croit savoir que la Ville de Toul et la ville de Foshan ont signé un protocole.
Le projet « Deux rives » de la Ville de Toul et de la ville de Foshan a été abandonné.
"""

ONLY_NAMED = """
Le tournoi des villes jumelles a réuni des équipes à Toul.
Tournoi U15 des villes jumelles à Toul, dimanche 10 mai
À propos des villes jumelles
La fête des communes jumelées a rassemblé les habitants.
La rue des Villes-Jumelées à Toul sera fermée lundi.
"""

AGREED = """
Bien que les deux villes aient signé un accord, la Ville de Toul et la ville de Foshan hésitent.
C'est le premier accord que la Ville de Toul ait signé avec la ville de Foshan.
Une fois la convention signée, la Ville de Toul et la ville de Foshan ont planté un tilleul.
Les maires de la Ville de Toul et de la ville de Foshan ont enfin pu signer la convention.
Non sans émotion, la Ville de Toul et la ville de Foshan ont signé la charte de jumelage.
Le maire annonce avoir signé un accord avec la ville de Foshan.
Le jumelage entre la Ville de Toul et la ville de Foshan n'a pas pris une ride.
Les élus ont rencontré les maires des villes jumelles : Foshan, Hamm et Gabrovo.
"""


def lines(table: str) -> list[str]:
    return table.strip().split("\n")


@pytest.mark.parametrize("text", [*lines(TO_COME), *lines(NOT_SO), *lines(ONLY_NAMED)])
def test_what_is_not_agreed_is_never_asserted(text: str) -> None:
    assert "asserted" not in {mode for _, _, mode in read(text).agreements}


@pytest.mark.parametrize("text", lines(AGREED))
def test_what_is_agreed_is_asserted_beside_the_same_words(text: str) -> None:
    assert "asserted" in {mode for _, _, mode in read(text).agreements}
