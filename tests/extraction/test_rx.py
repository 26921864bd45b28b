"""Expressions that are taken apart or spared find what the whole expression finds."""

from __future__ import annotations

import re

import pytest

from passerelle.extraction.reading import rx
from passerelle.extraction.reading.late import late
from passerelle.extraction.reading.stems import alternatives, stems

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
        (r"[^\ue000-\uf8ff]{2,30}\u4e0e主持", {"主持"}),
        (r"(?:a[|)\]]b|[]|]cd)ef|gh", {"ef", "gh"}),
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


def test_a_huge_expression_goes_on_behind_each_of_its_alternatives() -> None:
    words = [f"verb{number:04}" for number in range(500)]
    huge = f"(?:{'|'.join(words)}) with"
    parts = alternatives(huge)
    assert parts == [f"{word} with" for word in words]
    assert alternatives("(?:met|saw) with") == ["(?:met|saw) with"]
    text = "verb0400 to verb0007 with verb0008"
    whole = re.search(rf"\b(?:{huge})", text)
    split = next(rx.Split(r"\b", huge, "").finditer(text))
    assert whole is not None
    assert split.span() == whole.span()


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize(
    "text", ["", "Le maire a reçu des maires.", "Le MAIRE a REÇU.", "le MİNIſTRE"]
)
@pytest.mark.parametrize(
    "expression",
    ["maires?", r"(?<=l)e (?:maire|préfet|président|ministre|sénateur|ambassadeur|consul)\b"],
)
def test_what_is_compiled_late_finds_the_same(expression: str, text: str, flags: int) -> None:
    one, other = late(expression, flags), re.compile(expression, flags)
    for at in (0, 2):
        for how in ("match", "fullmatch", "search"):
            made, expected = getattr(one, how)(text, at), getattr(other, how)(text, at)
            assert made is None if expected is None else made.span() == expected.span()
            assert made is None or one.gave(made)
        assert [match.span() for match in one.finditer(text, at)] == [
            match.span() for match in other.finditer(text, at)
        ]
    assert one.findall(text) == other.findall(text)
    assert one.split(text) == other.split(text)
    assert one.sub("-", text) == other.sub("-", text)
