"""The releases of the corpus say who they are, and every quote stands in what is read."""

from __future__ import annotations

import pytest

from passerelle.documents import read
from passerelle.vocabulary import load_vocabulary
from tests.text.gold import TUNING, Gold, Text, corpus, folded

EVERY_TEXT = pytest.mark.parametrize("text", corpus(TUNING), ids=lambda text: text.path.name)


def gold_of(text: Text) -> Gold:
    return Gold.model_validate_json(
        text.gold_path.read_text(encoding="utf-8"), context={"vocabulary": load_vocabulary()}
    )


def plain(words: str | None) -> str | None:
    return words and folded(words).casefold().replace("’", "'")


@EVERY_TEXT
def test_a_release_says_what_it_is(text: Text) -> None:
    document, gold = read(text.path), gold_of(text)
    assert document.language == gold.language
    assert document.published == gold.published
    assert plain(document.title) == plain(gold.title)
    assert plain(document.publisher) == plain(gold.publisher)


@EVERY_TEXT
def test_every_quote_of_the_gold_files_stands_in_the_text_read(text: Text) -> None:
    words = folded(read(text.path).text)
    assert [one.quote for one in gold_of(text).items() if folded(one.quote) not in words] == []


@pytest.mark.parametrize(
    "text", [one for one in corpus(TUNING) if one.path.suffix in (".html", ".eml")], ids=str
)
def test_pages_and_mails_hold_nothing_that_must_come_out_nowhere(text: Text) -> None:
    words = read(text.path).text
    assert [one for one in gold_of(text).never if one in words] == []
