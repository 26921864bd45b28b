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


SIGNED = (
    "Le 4 juin, la Ville de Toul et la ville de Foshan ont signé une convention de coopération "
)


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        (
            SIGNED + "décentralisée. Cette coopération concerne l'assainissement.",
            ("water-sanitation", "convention"),
        ),
        (
            SIGNED + "décentralisée. Un avenant, relatif aux déchets, sera proposé à l'automne.",
            ("resource-management", "amendment"),
        ),
        (
            "Le 5 juin s'est tenue une session de formation de douze agents communaux.",
            ("training-officials", "training-session"),
        ),
        (
            "Le 6 juin, conférence de Paul Duval : « Vivre avec la sécheresse ».",
            ("climate-adaptation", "conference"),
        ),
        (
            "Le 7 juin, la délégation de la ville de Foshan a visité la station d'épuration.",
            ("water-sanitation", "visit"),
        ),
    ],
)
def test_what_agreements_trainings_talks_and_tours_are_about(
    text: str, theme: tuple[str, str]
) -> None:
    assert theme in read(text).themes


SIGNED = "The City of Foshan and the City of Leeds signed a memorandum on "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (SIGNED + "urban cycling on 4 June.", {("mobility", "memorandum")}),
        (SIGNED + "the seafood industry on 4 June.", {("food-agriculture", "memorandum")}),
        (SIGNED + "rural tourism at the Alder Sports Hall on 4 June.", {("tourism", "memorandum")}),
        (
            "A round table on open data was held at the Riverside Cultural Centre on 4 June.",
            {("digital", "round-table")},
        ),
        ("A reception was held on 4 June. The mayor said some links lived on bus tickets.", set()),
    ],
)
def test_words_in_passing_are_no_themes(text: str, found: set[tuple[str, str]]) -> None:
    assert read(text, "en").themes == found


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        (
            "Le 4 juin, une formation à la recherche de fuites a eu lieu à Toul.",
            {"water-sanitation"},
        ),
        ("Douze élus de Toul sont partis à Hamm le 4 juin observer le tramway.", {"mobility"}),
        ("Le 4 juin, une réunion a eu lieu à Toul au lycée Camus.", set()),
    ],
)
def test_what_the_sentence_of_an_event_speaks_of(text: str, slugs: set[str]) -> None:
    assert {slug for slug, _ in read(text).themes} == slugs
