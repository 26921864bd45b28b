"""Places by how a name is used, and names that are none."""

from __future__ import annotations

import pytest

from tests.extraction.latin.told import places, told


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "La réunion a eu lieu à Vannes, puis en Bretagne.", {"Vannes", "Bretagne"}),
        ("fr", "Rennes, le 13 novembre 2023", {"Rennes"}),
        (
            "fr",
            "Une délégation venue du district de Panyu, à Canton",
            {"district de Panyu", "Canton"},
        ),
        (
            "fr",
            "Ils ont quitté les Deux-Sèvres mercredi matin pour Nantes.",
            {"Deux-Sèvres", "Nantes"},
        ),
        ("fr", "La ville de Port-Levant (Hérault) s'agrandit.", {"Hérault"}),
        (
            "fr",
            "Les vignerons de la région autonome Hui du Ningxia",
            {"région autonome Hui du Ningxia"},
        ),
        ("fr", "La Ville de Niort a reçu ses amis à l’hôtel de ville.", {"Niort"}),
        ("fr", "Jour\tLieu\nLundi\tSaintes\n", {"Saintes"}),
        ("en", "It was held in Harlowick, Scotland, on Monday.", {"Harlowick", "Scotland"}),
        ("en", "(Yuanjiang, November 8, 2023) On Tuesday they met.", {"Yuanjiang"}),
        ("en", "May 12, 2025 – Tidewater, British Columbia", {"Tidewater", "British Columbia"}),
        (
            "en",
            "They travelled to Low Ferry from Plouézec-sur-Mer.",
            {"Low Ferry", "Plouézec-sur-Mer"},
        ),
        (
            "en",
            "Beihai, in China’s Guangxi Zhuang Autonomous Region",
            {"Guangxi Zhuang Autonomous Region"},
        ),
    ],
)
def test_places(language: str, text: str, expected: set[str]) -> None:
    assert places(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Elle succède à Étienne Roux, maire de Toul, à l'ILFT, en Mai."),
        ("fr", "Bertrand Chauvigné, maire de Niort, a parlé à Mme Roux."),
        ("fr", "Communiqué – 9 janvier 2026"),
        ("fr", "Le Consulat général de France à Canton précise."),
        ("en", "In March they met at Ryde Hotel in English."),
        ("en", "A report in the Northmere Herald was wrong."),
        ("en", "Joint statement to the press, 7 March 2025"),
    ],
)
def test_no_places(language: str, text: str) -> None:
    assert places(language, text) == set()


def test_kind_and_country_come_from_the_gazetteer() -> None:
    text = (
        "Partie de Nankin, elle a vu la province du Jiangsu et la Dordogne, en Nouvelle-Aquitaine."
    )
    found = {one.name: (one.kind, one.country) for one in told("fr", text).places}
    assert found["Nankin"] == ("city", "CN")
    assert found["province du Jiangsu"] == ("region", "CN")
    assert found["Nouvelle-Aquitaine"] == ("region", "FR")
