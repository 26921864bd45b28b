"""Who holds what, as real press items write it: lists, bodies in brackets, who presides."""

from __future__ import annotations

import pytest

from tests.extraction.latin.told import functions, people, told
from tests.extraction.reading import read

TABLE: list[tuple[str, set[tuple[str, str, str | None]]]] = [
    # in apposition without a comma
    ("Anne Roy présidente du comité de jumelage de Toul et Luc Lods maire de Niort sont là.",
     {("Roy", "president", "comité de jumelage de Toul"), ("Lods", "mayor", "Niort")}),
    ("Avec Luc Roy actuel maire de Niort.", {("Roy", "mayor", "Niort")}),
    ("Anne Roy également adjointe au maire de Niort a parlé.", {("Roy", "deputy-mayor", "Niort")}),
    # deputies with their field
    ("Anne Roy, adjointe à la culture de la ville de Niort, a parlé.",
     {("Roy", "deputy-mayor", "ville de Niort")}),
    ("Luc Roy, adjoint aux sports de la commune de Toul, a parlé.",
     {("Roy", "deputy-mayor", "commune de Toul")}),
    ("Luc Roy, maire de Toul, et sa première adjointe en charge de la culture Anne Lods.",
     {("Roy", "mayor", "Toul"), ("Lods", "deputy-mayor", "Toul")}),
    ("Luc Roy, deuxième maire d'Ingolstadt, a parlé.", {("Roy", "deputy-mayor", "Ingolstadt")}),
    # the body has an acronym or a country after it
    ("Le président de l'Association des maires du Gard (AMG), Luc Roy, a parlé.",
     {("Roy", "president", "Association des maires du Gard")}),
    ("Le président de l'Association des amis de Toul en France, M. Paul Roy, était là.",
     {("Roy", "president", "Association des amis de Toul")}),
    ("Le secrétaire permanent de l'Association Internationale des Maires Francophones (AIMF), "
     "Luc Roy, a parlé.",
     {("Roy", "secretary-general", "Association Internationale des Maires Francophones")}),
    # titles
    ("Le premier secrétaire de l'ambassade de France au Togo, monsieur Luc Roy, a parlé.",
     {("Roy", "diplomatic-counsellor", "ambassade de France au Togo")}),
    ("Le chef de la région Sofia, le colonel Luc Roy, a parlé.",
     {("Roy", "governor", "région Sofia")}),
    # who presides
    ("Le groupe d'amitié France-Japon de l'Assemblée nationale, présidé par M. Luc Roy, est là.",
     {("Roy", "group-president", "groupe d'amitié France-Japon de l'Assemblée nationale")}),
    ("La Commission des lois présidée par Anne Roy a voté.",
     {("Roy", "president", "Commission des lois")}),
    ("Le conseil départemental du Gard, que préside Anne Roy, a voté.",
     {("Roy", "departmental-council-president", "conseil départemental du Gard")}),
    # a town that is a state
    ("Luc Roy, maire de Monaco, a reçu Anne Lods, maire de Toul.",
     {("Roy", "mayor", "Monaco"), ("Lods", "mayor", "Toul")}),
    # who presides over a country does not preside over the body named elsewhere
    ("L'Association des maires du Gard est là. Luc Roy, président du Sénégal, l'a reçue.", set()),
    # who was succeeded had the function of who succeeds
    ("Sont là Luc Roy, maire de Toul, qui a succédé à Paul Lods, Anne Bel présidente du comité de "
     "jumelage de Toul.",
     {("Roy", "mayor", "Toul"), ("Lods", "former mayor", "Toul"),
      ("Bel", "president", "comité de jumelage de Toul")}),
    # of whom guests were received
    ("Une délégation de Linyi a visité Niort. Elle a été accueillie par le maire-adjoint, Luc Roy.",
     {("Roy", "deputy-mayor", "Niort")}),
    ("Une délégation de Rumilly s'est rendue à Maglie, autour du maire Luc Roy.",
     {("Roy", "mayor", "Rumilly")}),
    ("Une délégation de Rumilly est venue. Autour du maire Luc Roy, sa première adjointe "
     "en charge de la culture Anne Lods, Léa Bel également maire adjointe. Ainsi que Paul Gay, "
     "conseiller municipal.",
     {("Roy", "mayor", "Rumilly"), ("Lods", "deputy-mayor", "Rumilly"),
      ("Bel", "deputy-mayor", "Rumilly"), ("Gay", "municipal-councillor", "Rumilly")}),
    ("Luc Roy, membre du Bureau politique, maire de Toul, est là.", {("Roy", "mayor", "Toul")}),
    ("Le maire de Meru, ville du Kenya, M. Luc Roy, est là.", {("Roy", "mayor", "Meru")}),
    # several fields, honorific titles, the office once more
    ("Le ministre du Dialogue social, du Travail et de la Fonction publique, Luc Roy, le président "
     "du Conseil du département de l'Essonne Paul Lods et le chef de file du Réseau Essonne-Mali, "
     "Anne Bel, sont là.",
     {("Roy", "minister", None),
      ("Lods", "departmental-council-president", "Conseil du département de l'Essonne"),
      ("Bel", "director", "Réseau Essonne-Mali")}),
    ("Le président du Haut Conseil des Collectivités, l'honorable Luc Roy, est là.",
     {("Roy", "president", "Haut Conseil des Collectivités")}),
    ("Le maire de Toul, Luc Roy, et celui de Hamm, Thomas Bel, sont là.",
     {("Roy", "mayor", "Toul"), ("Bel", "mayor", "Hamm")}),
    # a bare regional council is that of the region of France that is named, never a province
    ("La Bretagne et le Shandong sont jumelés. Li Wei, vice-gouverneur du Shandong, est reçu par "
     "Luc Roy, président du Conseil régional.",
     {("Li", "vice-governor", "Shandong"), ("Roy", "regional-council-president", "Bretagne")}),
    ("Li Wei, gouverneur du Shandong, a vu le président de Région Luc Roy.",
     {("Li", "governor", "Shandong")}),
    ("Anne Roy, présidente de la Région Bretagne, est là. Voici Paul Lods, vice-président en "
     "charge de l'économie.",
     {("Roy", "regional-council-president", "Région Bretagne"),
      ("Lods", "regional-council-vice-president", "Région Bretagne")}),
    ("À Qufu (Shandong), sont là Li Wei, secrétaire du comité du Parti pour la province, et Luc "
     "Roy, président du Conseil régional de Bretagne.",
     {("Li", "party-secretary", "Shandong"),
      ("Roy", "regional-council-president", "Conseil régional de Bretagne")}),
    # an office for each of two
    ("Luc Roy et Anne Lods, président et vice-présidente du comité de jumelage de Toul, sont là.",
     {("Roy", "president", "comité de jumelage de Toul"),
      ("Lods", "vice-president", "comité de jumelage de Toul")}),
    ("Anne Roy, présidente du Jumelage allemand, et Luc Lods, maire de Toul, sont là.",
     {("Lods", "mayor", "Toul")}),
    # no office over a verb
    ("Les consuls généraux des trois pays étaient là ainsi que les comités - Anne Roy.", set()),
    # the deputy of a consul is none of a mayor
    ("La ville de Toul est là, comme le consul, Luc Roy, et son adjoint, Paul Lods.",
     {("Roy", "consul", None)}),
    # a foreign mayor is not that of the town he came to
    ("La ville de Rumilly est en fête. Une délégation italienne est arrivée, conduite par le maire "
     "Luc Roy.", {("Roy", "mayor", None)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_functions(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert functions("fr", text) == expected


def test_a_plural_title_is_that_of_all() -> None:
    text = (
        "Les secrétaires généraux de la commune de Toul, MM. Roy, Lods et Bel, ont rencontré "
        "le maire de Niort, Luc Gay."
    )
    assert {"Roy", "Lods", "Bel"} <= people("fr", text)


def test_adjectives_are_no_names() -> None:
    assert people("fr", "L'Union des Maires Francophones et des Sénateurs Ruraux a voté.") == set()


def test_region_meant_is_the_one_named_before() -> None:
    text = (
        "La région Diana a signé par le chef de région, le colonel Luc Roy. La région Sofia et la "
        "région Itasy étaient là."
    )
    assert ("Roy", "governor", "région Diana") in functions("fr", text)


def test_who_presides_over_the_host_has_no_part_by_it() -> None:
    text = (
        "Une délégation japonaise séjourne en France à l'invitation du groupe d'amitié "
        "France-Japon du Sénat, présidé par M. Luc Roy."
    )
    found = read(text)
    assert found.roles == {
        ("visit", "délégation japonaise", "guest"),
        ("visit", "groupe d'amitié France-Japon du Sénat", "initiator"),
    }
    assert told("fr", text).functions
