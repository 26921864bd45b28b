"""Themes are what an event or agreement deals with, never what people work in."""

from __future__ import annotations

import pytest

from tests.extraction.reading import read

MET = "Le 4 juin, la Ville de Toul a accueilli une délégation de la ville de Foshan. "


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        ("Les échanges ont porté sur la transition énergétique.", {"energy-transition"}),
        (
            "Les élus ont abordé l'économie circulaire et le tourisme.",
            {"resource-management", "tourism"},
        ),
        (
            "Au programme : mobilités douces et gouvernance locale.",
            {"mobility", "local-governance"},
        ),
        (
            "Il a été question de la formation des cadres territoriaux.",
            {"training-officials"},  # narrower than vocational training
        ),
        ("Chacun suit dans son institution le numérique et la santé.", set()),
        ("« Les jeunes ont besoin de sport, de culture et de numérique », a dit le maire.", set()),
    ],
)
def test_french_words_that_lead_to_themes(words: str, slugs: set[str]) -> None:
    assert {slug for slug, _ in read(MET + words).themes} == slugs


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A round table on open data was held on 4 June.", {("digital", "round-table")}),
        (
            "A workshop was held on 4 June. Speakers discussed cycling and flood defences.",
            {("mobility", "workshop"), ("climate-adaptation", "workshop")},
        ),
        (
            "The City of Foshan and the City of Leeds signed a memorandum on seafood on 4 June.",
            {("food-agriculture", "memorandum")},
        ),
        ("A seminar was held at the Water House on 4 June.", set()),
    ],
)
def test_english_words_that_lead_to_themes(text: str, found: set[tuple[str, str]]) -> None:
    assert read(text, "en").themes == found


def test_a_text_without_event_or_agreement_has_no_theme() -> None:
    assert read("La Ville de Toul agit pour l'eau, la santé et la jeunesse.").themes == set()


def test_each_theme_is_told_once() -> None:
    told = read(MET + "Ils ont abordé le tourisme. Les débats ont porté sur le tourisme.")
    assert [one.slug for one in told.account.themes] == ["tourism"]
