"""Words as models read them lie in the document where they were written."""

from __future__ import annotations

import pytest

from passerelle.documents import Document
from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.learnt.stretches import cut, stretches
from passerelle.extraction.learnt.surroundings import Surroundings
from passerelle.extraction.pipeline import LEARNT, analyse
from passerelle.extraction.reading.analysis import Analysis, Span

TEXTS = [
    ("fr", "# Visite\n\nLe maire de Saint-Émi-\nlion, Zoé LEFÈVRE, a reçu l’ONG.\n\n- Deux points"),
    ("en", "The **Lord Mayor**, O’Brien, met\nthe city's 3 guests."),
    ("zh", "**东江市**市长王明\n\n会见Jean Dupont 一行3人。"),
]


def bench(text: str, language: str) -> Analysis:
    return analyse(Document("x.txt", text, language), Gazetteer(), LEARNT)


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_each_word_is_found_again_in_the_document(language: str, text: str) -> None:
    found = [one for one in stretches(bench(text, language)) if one.words]
    assert found
    for one in found:
        for at, word in enumerate(one.words):
            span = one.covered(at, at)
            assert text[span.start] == one.text[word.start]
            assert text[span.end - 1] == one.text[word.end - 1]


def test_chinese_is_read_sign_by_sign_and_numbers_alike() -> None:
    assert [one.low for one in cut("3日，INRAE来访", "zh")] == [
        "9",
        "日",
        "，",
        "inrae",
        "来",
        "访",
    ]


def test_what_is_private_in_a_chinese_line_is_not_read_and_the_rest_is() -> None:
    text = "东江市市长王明会见客人（记者 李强 摄影 赵六）。双方签约。"
    read = "".join(one.text for one in stretches(bench(text, "zh")))
    assert "双方签约" in read
    assert "王明" in read
    assert "李强" not in read


def test_the_words_around_a_place() -> None:
    text = "Le maire a reçu Zoé Martin. Elle a parlé."
    around = Surroundings.of(bench(text, "fr"))
    name = Span(text.index("Zoé"), text.index(". Elle"))
    assert around.before(name, 2) == ("a", "recu")
    assert around.inside(name) == ("zoe", "martin")
    assert around.after(name, 2) == (".", "elle")
    later = Span(text.index("parlé"), text.index("parlé") + 5)
    assert around.apart(name, later) == 3
    assert around.apart(later, name) == -3
    assert around.sentence(later) == around.sentence(name) + 1
