"""Expressions that are taken apart or spared find what the whole expression finds."""

from __future__ import annotations

import re

import pytest

from passerelle.extraction.reading import rx
from passerelle.extraction.reading.stems import stems

SPLIT = r"(?:(?:a|ont) )?reçu(?:e|s)?|(?:Accueilli|accueilli)e?|rend(?:ra)? visite|\d+ (?=mai)|s?"


def test_an_expression_taken_apart_finds_what_the_whole_finds() -> None:
    text = "Ils ont reçu X, qui rendra visite le 3 mai à Y. Accueillie, elle a reçu. Reçue."
    for flags in (0, re.IGNORECASE):
        whole = re.compile(rf"(?<![\w-])(?:{SPLIT})(?!\w)", flags)
        parts = rx.Split(r"(?<![\w-])", SPLIT, r"(?!\w)", flags)
        spans = [match.span() for match in whole.finditer(text) if match[0]]
        assert [match.span() for match in parts.finditer(text) if match[0]] == spans


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("(?:a|ont) reçu(?:e|s)?", {" reçu"}),
        ("welcom(?:es|ed)|(?:met|meets) with", {"welcom", " with"}),
        ("(?<=d')accueil(?! de)", {"accueil"}),
        ("x?visite+", {"visit"}),
        (r"[Ll]a (?:\w+ ){0,2}mairie", {"mairie"}),
        (r"\w+|maire", set()),
        (r"(?i:maire)", set()),
    ],
)
def test_stems_are_what_every_match_holds(expression: str, found: set[str]) -> None:
    assert stems(expression) == found


def test_words_are_found_in_order_and_none_upon_another() -> None:
    assert list(rx.spans_of("aa", "aaaa aa")) == [(0, 2), (2, 4), (5, 7)]
    assert list(rx.spans_of("", "aa")) == []


def test_names_stand_as_whole_words() -> None:
    assert rx.holds("Ville de Toul", "Toul")
    assert not rx.holds("Ville de Toulouse", "Toul")
    assert rx.ends_with("commune d'Auch", "Auch")
    assert not rx.ends_with("Ville de Saint-Auch", "Auch", "'")
