"""A model says how likely each label is; one that is not there says nothing."""

from __future__ import annotations

from pathlib import Path

from passerelle.extraction.learnt.tagger import is_trained, marginals, use
from tests.extraction.learnt.trained import trained

ROWS = [([["red"], ["round"]], ["apple", "O"]), ([["long"], ["round"]], ["bean", "O"])]


def test_labels_have_shares_that_add_up(tmp_path: Path) -> None:
    with use(trained(tmp_path, "fruit-en", ROWS)):
        told = marginals("fruit-en", [["red"], ["round"]])
    assert [max(one, key=lambda label: one[label]) for one in told] == ["apple", "O"]
    assert all(abs(sum(one.values()) - 1) < 1e-6 for one in told)


def test_a_model_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    with use(tmp_path):
        assert not is_trained("fruit-en")
        assert marginals("fruit-en", [["red"]]) == []


def test_the_models_of_another_folder_hold_only_within(tmp_path: Path) -> None:
    with use(trained(tmp_path, "fruit-en", ROWS)):
        assert is_trained("fruit-en")
    assert not is_trained("fruit-en")


def test_a_row_of_nothing_has_no_labels(tmp_path: Path) -> None:
    with use(trained(tmp_path, "fruit-en", ROWS)):
        assert marginals("fruit-en", []) == []
