"""What extraction makes of the corpus: nothing of it is private, nothing agreed that is not."""

from __future__ import annotations

import pytest

from benchmarks.text.reading import gazetteer, read_text
from benchmarks.text.score import leaks
from passerelle.extraction.pipeline import extract
from tests.text.gold import TUNING, Text, corpus


@pytest.mark.parametrize("text", corpus(TUNING), ids=lambda text: text.path.name)
def test_what_must_never_come_out_does_not(text: Text) -> None:
    document, gold = read_text(text.path)
    account = extract(document, gazetteer())
    assert leaks(account, gold, document.text) == []
    told = (document.title, document.publisher)
    assert [word for word in gold.never if any(word in (one or "") for one in told)] == []


def test_no_agreement_is_asserted_where_the_text_asserts_none() -> None:
    invented = {}
    for text in corpus(TUNING):
        document, gold = read_text(text.path)
        if not any(one.modality == "asserted" for one in gold.agreements):
            account = extract(document, gazetteer())
            told = [one for one in account.agreements if one.modality == "asserted"]
            invented |= {text.path.name: told} if told else {}
    assert invented == {}
