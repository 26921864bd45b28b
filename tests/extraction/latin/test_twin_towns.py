"""Functions in texts of two towns: counterparts, foreign titles, guests, verbs, rows of names."""

from __future__ import annotations

import pytest

from tests.extraction.latin.told import functions

ROWS: list[tuple[str, set[tuple[str, str, str | None]]]] = [
    ("Le maire de Lannion, Luc Roy, a parlé.", {("Roy", "mayor", "Lannion")}),
    ("Le maire de Laval, Luc Roy, et son homologue de Garango (Burkina Faso), Paul Boly, signent.",
     {("Roy", "mayor", "Laval"), ("Boly", "mayor", "Garango")}),
    ("Le maire de Dax, Luc Roy, a rencontré Jan Kowalski, son homologue de Torun.",
     {("Roy", "mayor", "Dax"), ("Kowalski", "mayor", "Torun")}),
    ("La présidente de la Région Bretagne, Anne Roy, et "
     "son homologue marocain Driss Alaoui sont là.",
     {("Roy", "regional-council-president", "Région Bretagne"),
      ("Alaoui", "regional-council-president", None)}),
    ("Mme Anne Roy, qui préside le comité de jumelage, a parlé.",
     {("Roy", "president", "comité de jumelage")}),
    ("Le comité de jumelage, que préside Luc Roy depuis 2018, cherche des familles.",
     {("Roy", "president", "comité de jumelage")}),
    ("Anne Roy, qui dirige l'association Sources Vives, a parlé.",
     {("Roy", "director", "Sources Vives")}),
    ("La ville de Niort était représentée par Mme Anne Roy, M. Luc Lods, adjoints ;",
     {("Roy", "deputy-mayor", "ville de Niort"), ("Lods", "deputy-mayor", "ville de Niort")}),
    ("La présidente de l'ONG « Eau pour tous », Anne Roy, a parlé.",
     {("Roy", "president", "Eau pour tous")}),
    ("Thomas Roy, sous-préfet de Reims, est venu.", {("Roy", "state-function", None)}),
    ("Le secrétaire général de l'Université de Dakar, Luc Roy, et la directrice de l'Alliance "
     "française, Anne Lods, sont venus.",
     {("Roy", "secretary-general", "Université de Dakar"),
      ("Lods", "director", "Alliance française")}),
    ("Le vice-président de la Région délégué à l'international, Luc Roy, a parlé.",
     {("Roy", "regional-council-vice-president", "Région")}),
    ("La ville de Niort est jumelée avec Bergtal (Allemagne). Le bourgmestre, Karl Weber, vient.",
     {("Weber", "mayor", "Bergtal")}),
    ("La Ville de Toul est jumelée avec Bergtal (Allemagne). Une stèle a été dévoilée par les deux "
     "maires, Luc Roy et Karl Weber.",
     {("Roy", "mayor", "Ville de Toul"), ("Weber", "mayor", "Bergtal")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_functions_of_two_towns(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert functions("fr", text) == expected
