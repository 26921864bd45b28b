"""The passages keep their form: facts stand in the words, slugs in the schemes."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.text.drills import DRILLS, gold_of, passages
from passerelle.extraction.account import Account
from passerelle.vocabulary import load_vocabulary
from tests.text.gold import folded

EVERY = [(name, told) for path in sorted(DRILLS.glob("*.jsonl")) for name, told in passages(path)]


@pytest.mark.parametrize("told", [told for _, told in EVERY], ids=[name for name, _ in EVERY])
def test_a_passage_states_its_facts(told: dict[str, Any]) -> None:
    gold = gold_of(told, "en", Account())
    words, vocabulary = folded(told["text"]), load_vocabulary()
    assert [one.quote for one in gold.items() if folded(one.quote) not in words] == []
    for one in gold.agreements:
        scheme = "instrument-kind" if one.type == "instrument" else "cooperation-kind"
        assert one.kind in vocabulary.slugs(scheme)


def test_no_passage_is_told_twice() -> None:
    texts = [folded(told["text"]) for _, told in EVERY]
    assert len(set(texts)) == len(texts)
