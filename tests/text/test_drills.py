"""The passages keep their form: facts stand in the words, slugs in the schemes."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.text.drills import DRILLS, LEARNING, gold_of, passages
from passerelle.extraction.account import Account
from passerelle.vocabulary import load_vocabulary
from tests.text.gold import folded

EVERY = [(name, told) for path in sorted(DRILLS.glob("*.jsonl")) for name, told in passages(path)]
TO_LEARN = [
    (name, told) for path in sorted(LEARNING.glob("*.jsonl")) for name, told in passages(path)
]


def faults(told: dict[str, Any]) -> list[str]:
    """What a passage says that its words or the schemes do not have."""
    gold = gold_of(told, "en", Account())
    words, vocabulary = folded(" ".join(told["text"].split())), load_vocabulary()
    found = [one.quote for one in gold.items() if folded(one.quote) not in words]
    for one in gold.agreements:
        scheme = "instrument-kind" if one.type == "instrument" else "cooperation-kind"
        if one.kind not in vocabulary.slugs(scheme):
            found.append(one.kind)
    return found


@pytest.mark.parametrize("told", [told for _, told in EVERY], ids=[name for name, _ in EVERY])
def test_a_passage_states_its_facts(told: dict[str, Any]) -> None:
    assert faults(told) == []


def test_passages_to_learn_from_state_their_facts() -> None:
    assert {name: found for name, told in TO_LEARN if (found := faults(told))} == {}


def test_no_passage_is_told_twice() -> None:
    texts = [folded(told["text"]) for _, told in (*EVERY, *TO_LEARN)]
    assert len(set(texts)) == len(texts)
