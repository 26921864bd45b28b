"""Functions with their body, before and after the name, in lists, acting, former, honorary."""

from __future__ import annotations

import pytest

from passerelle.extraction.reading.offices import offices
from tests.extraction.latin.told import functions, told

FR: list[tuple[str, set[tuple[str, str, str | None]]]] = [
    ("Bertrand Chauvigné, maire de Niort, a parlé.", {("Chauvigné", "mayor", "Niort")}),
    ("Le maire de Niort, Bertrand Chauvigné, a parlé.", {("Chauvigné", "mayor", "Niort")}),
    ("Luc Roy est maire de Niort.", {("Roy", "mayor", "Niort")}),
    ("Luc Roy (maire de Niort) a parlé.", {("Roy", "mayor", "Niort")}),
    ("Luc Roy, ancien maire de Niort", {("Roy", "former mayor", "Niort")}),
    ("Luc Roy, ex-maire de Niort", {("Roy", "former mayor", "Niort")}),
    ("Luc Roy, maire honoraire de Niort", {("Roy", "honorary mayor", "Niort")}),
    ("Luc Roy, maire par intérim de Niort", {("Roy", "acting mayor", "Niort")}),
    ("Luc Roy, président d'honneur de l'association Sources Vives",
     {("Roy", "honorary honorary-president", "Sources Vives")}),
    ("Luc Roy, sénateur, président du Groupe d’amitié France-Chine du Sénat",
     {("Roy", "senator", "Sénat"),
      ("Roy", "group-president", "Groupe d’amitié France-Chine du Sénat")}),
    ("MM. Luc Roy et Paul Lods, conseillers régionaux de Bretagne",
     {("Roy", "regional-councillor", "Bretagne"), ("Lods", "regional-councillor", "Bretagne")}),
    ("Luc Roy et Anne Lods, respectivement maire et adjointe au maire de Niort",
     {("Roy", "mayor", None), ("Lods", "deputy-mayor", "Niort")}),
    ("les maires Luc Roy (Laval) et Anne Lods (Pontivy)",
     {("Roy", "mayor", "Laval"), ("Lods", "mayor", "Pontivy")}),
    ("Luc Roy, vice-président de la Région Bretagne chargé des lycées",
     {("Roy", "regional-council-vice-president", "Région Bretagne")}),
    ("La présidente du Conseil départemental du Gard, Anne Roy, a voté.",
     {("Roy", "departmental-council-president", "Conseil départemental du Gard")}),
    ("Anne Roy, présidente d’Agglopolys", {("Roy", "community-president", "Agglopolys")}),
    ("Anne Roy, directrice des services techniques de la commune de Tsévié (Togo)",
     {("Roy", "director", "commune de Tsévié")}),
    ("Anne Roy prendra ses fonctions de directrice des relations internationales de la Ville de "
     "Toul. Elle succède à Luc Lods. Elle a auparavant été secrétaire générale de l'Alliance "
     "française de Lomé.",
     {("Roy", "international-relations-director", "Ville de Toul"),
      ("Lods", "former international-relations-director", "Ville de Toul"),
      ("Roy", "former secretary-general", "Alliance française de Lomé")}),
    ("La Ville de Toul, représentée par son maire, M. Luc Roy, et la Commune de Kaédi, "
     "représentée par Mme Awa Ba, première adjointe",
     {("Roy", "mayor", "Ville de Toul"), ("Ba", "deputy-mayor", "Commune de Kaédi")}),
    ("Une délégation de Linyi, conduite par Mme ZHOU Min, vice-maire, est venue à Toul.",
     {("Zhou", "deputy-mayor", "Linyi")}),
    ("Celine WANG et Xiaoqing SU étaient là pour le Comité d'échanges franco-chinois.",
     {("Wang", "affiliated", "Comité d'échanges franco-chinois"),
      ("Su", "affiliated", "Comité d'échanges franco-chinois")}),
    ("M. ZHAO Ruiting, consul général de la République populaire de Chine",
     {("Zhao", "consul", None)}),
    ("Josiane Roy, préfète de la région Grand Est", {("Roy", "prefect", None)}),
    ("Luc Roy, président du jury, a remercié Anne Lods, maire de Toul.",
     {("Lods", "mayor", "Toul")}),
    ("Mireille Roy, et le président du comité de jumelage de Toul, M. Luc Lods",
     {("Lods", "president", "comité de jumelage de Toul")}),
]  # fmt: skip

EN: list[tuple[str, set[tuple[str, str, str | None]]]] = [
    ("Owen Pike, former mayor of St Brannoc, now secretary of the Data Forum, spoke.",
     {("Pike", "former mayor", "St Brannoc"), ("Pike", "secretary-general", "Data Forum")}),
    ("Mayor Darlene Pike signed on behalf of the City of Tidewater.", {("Pike", "mayor", None)}),
    ("Mayor Darlene Pike on behalf of the City of Tidewater",
     {("Pike", "mayor", "City of Tidewater")}),
    ("the acting chair of the Ryde Society, Dr Philip Pike, spoke",
     {("Pike", "acting president", "Ryde Society")}),
    ("Chief Raymond Pike of the Tsawkemen First Nation spoke",
     {("Pike", "elective-function", "Tsawkemen First Nation")}),
    ("Professor Ailsa Pike, dean of the School of Computing at the University of Ryde",
     {("Pike", "director", "University of Ryde")}),
    ("Ann Pike, Head of Culture and Tourism at the Borough of Ryde",
     {("Pike", "director", "Borough of Ryde")}),
    ("Ryde Society chair Gordon Pike thanked them.", {("Pike", "president", "Ryde Society")}),
    ("Glasford City Council's Lord Provost, Cllr Aileen Pike, signed.",
     {("Pike", "mayor", "Glasford City Council"),
      ("Pike", "municipal-councillor", "Glasford City Council")}),
    ("Huang Aijun, vice chairman of the Suzhou Industrial Committee, spoke.",
     {("Huang", "vice-president", "Suzhou Industrial Committee")}),
    ("The City of Ryde hosts. Vice Mayor Sun Peng of Yantai will visit.",
     {("Sun", "deputy-mayor", "Yantai")}),
    ("Trish Pike, president and CEO of the Ryde Chamber of Commerce, came.",
     {("Pike", "president", "Ryde Chamber of Commerce"),
      ("Pike", "director", "Ryde Chamber of Commerce")}),
    ("Marlow County Executive Dwayne Pike joined.",
     {("Pike", "elective-function", "Marlow County")}),
    ("The Friends of Ryde, whose acting chair, Pauline Pike, had ordered oysters, came.",
     {("Pike", "acting president", "Friends of Ryde")}),
    ("Ms Ann Pike, and heads of departments of Ryde Society, attended.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FR)
def test_french_functions(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    found = functions("fr", text)
    assert {one for one in found if one[2]} | {(a, b, None) for a, b, c in expected if not c} >= (
        expected
    )
    assert len(found) == len(expected)


@pytest.mark.parametrize(("text", "expected"), EN)
def test_english_functions(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    found = functions("en", text)
    assert {(a, b) for a, b, _ in found} == {(a, b) for a, b, _ in expected}
    assert {one for one in expected if one[2]} <= found


@pytest.mark.parametrize(
    ("language", "text", "slug"),
    [
        ("fr", "Directeur Général des Services adjoint", "deputy-director-general-of-services"),
        ("fr", "attachée de coopération", "diplomatic-counsellor"),
        ("fr", "directrice des relations internationales", "international-relations-director"),
        ("fr", "premier bourgmestre", "mayor"),
        ("fr", "vice-maire", "deputy-mayor"),
        ("fr", "maire délégué", "deputy-mayor"),
        ("fr", "rectrice", "president"),
        ("fr", "doyen", "director"),
        ("en", "chief data officer", "director"),
        ("en", "Vice-Chancellor", "president"),
        ("en", "Deputy Secretary-General", "secretary-general"),
        ("en", "deputy secretary of the CPC Tianjin Municipal Committee", "party-secretary"),
        ("en", "Minister-Counsellor", "diplomatic-counsellor"),
    ],
)
def test_offices(language: str, text: str, slug: str) -> None:
    assert [one.slug for one in offices(text, language)] == [slug]


def test_every_function_quotes_words_of_the_text() -> None:
    text = "Bertrand Chauvigné, maire de Niort, a parlé."
    (one,) = told("fr", text).functions
    assert text[one.start : one.end] == "Bertrand Chauvigné, maire"
    assert one.rule == "functions/after-name"
