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
def test_a_release_is_read_in_its_language(text: Text) -> None:
    assert read(text.path).language == gold_of(text).language


@pytest.mark.parametrize(
    ("side", "least"), [("published", 0.98), ("title", 0.96), ("publisher", 0.88)]
)
def test_releases_say_what_they_are(side: str, least: float) -> None:
    # Single layouts are those of test_head; here, that most releases of the corpus are understood.
    said = [(getattr(read(one.path), side), getattr(gold_of(one), side)) for one in corpus(TUNING)]
    assert sum(plain(got) == plain(wanted) for got, wanted in said) >= least * len(said)


@EVERY_TEXT
def test_every_quote_of_the_gold_files_stands_in_the_text_read(text: Text) -> None:
    words = folded(read(text.path).text)
    assert [one.quote for one in gold_of(text).items() if folded(one.quote) not in words] == []
