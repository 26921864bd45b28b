"""What extraction makes of the corpus: nothing of it is private, nothing agreed that is not."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.text.reading import gazetteer, read_text
from benchmarks.text.score import leaks
from passerelle.extraction.account import Account
from passerelle.extraction.pipeline import extract
from tests.text.gold import TUNING, Text, corpus


@cache
def account_of(text: Text) -> Account:
    """What is read from a text: both tests look at the same."""
    return extract(read_text(text.path)[0], gazetteer())


@pytest.mark.parametrize("text", corpus(TUNING), ids=lambda text: text.path.name)
def test_what_must_never_come_out_does_not(text: Text) -> None:
    document, gold = read_text(text.path)
    assert leaks(account_of(text), gold, document.text) == []
    told = (document.title, document.publisher)
    assert [word for word in gold.never if any(word in (one or "") for one in told)] == []


def test_no_agreement_is_asserted_where_the_text_asserts_none() -> None:
    invented = {}
    for text in corpus(TUNING):
        _, gold = read_text(text.path)
        if not any(one.modality == "asserted" for one in gold.agreements):
            told = [one for one in account_of(text).agreements if one.modality == "asserted"]
            invented |= {text.path.name: told} if told else {}
    assert invented == {}
