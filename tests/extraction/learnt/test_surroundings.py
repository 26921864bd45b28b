"""What a model sees beyond a word and its neighbours: the sentence, and the rest of the text."""

from __future__ import annotations

from passerelle.extraction.learnt.beside import named_beside
from passerelle.extraction.learnt.features import rows
from passerelle.extraction.learnt.stretches import stretches
from tests.extraction.reading import read

TEXT = "The Harbour Trust was founded in 1987.\n\nOn 3 May 2026 Trust members met in Leeds."
CHINESE = "东江市友好协会今天成立。\n\n友好协会将访问里昂。"


def signs(text: str, language: str) -> dict[str, set[str]]:
    """All features of each word of a text, wherever it stands."""
    analysis = read(text, language).analysis
    analysis.stretches = None
    found: dict[str, set[str]] = {}
    for stretch, row in rows(analysis):
        for word, own in zip(stretch.words, row, strict=True):
            found.setdefault(word.low, set()).update(own)
    return found


def test_what_a_name_is_elsewhere_in_the_text_is_seen() -> None:
    assert "d=body=i" in signs(TEXT, "en")["trust"]
    assert not any(sign.startswith("d=body") for sign in signs(TEXT, "en")["leeds"])


def test_what_chinese_signs_are_elsewhere_in_the_text_is_seen() -> None:
    alone = signs("友好协会将访问里昂。", "zh")["友"]
    assert any(sign.startswith("d+=body") for sign in signs(CHINESE, "zh")["友"])
    assert not any(sign.startswith("d+=body") for sign in alone)


def test_what_stands_beside_a_name_is_seen_wherever_it_stands() -> None:
    assert {"@+=was", "@+=members"} <= signs(TEXT, "en")["trust"]


def test_dates_and_names_of_a_sentence_are_seen_before_and_behind_a_word() -> None:
    analysis = read(TEXT, "en").analysis
    analysis.stretches = None
    words = {
        word.low: set(signs)
        for one, row in zip(
            stretches(analysis), named_beside(analysis, stretches(analysis)), strict=True
        )
        for word, signs in zip(one.words, row, strict=True)
    }
    assert "n-=dateTrue" in words["met"]
    assert "n+=placeTrue" in words["met"]
    assert "n+=dateTrue" in words["founded"]
    assert not any(sign.startswith("n-=date") for sign in words["founded"])
