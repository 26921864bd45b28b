"""Decisions from the page are taken up whole, or refused with the line that is at fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from passerelle.errors import SourceError
from passerelle.review.shelf import Shelf
from passerelle.review.taking import take_up
from passerelle.sources.decisions import Decision, read_decisions, write_decisions
from passerelle.sources.read import load_description
from tests.text.press import press_workspace

SENAT = "fr-senat-rencontre.txt"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    folder = press_workspace(tmp_path / "ws", SENAT) / "sources/press"
    return Shelf.load(folder, load_description(folder))


def taken(shelf: Shelf, *rows: tuple[str, str, str, str]) -> list[tuple[Shelf, int, int]]:
    """What is taken up of rows of id, decision, value and quote."""
    path = shelf.folder.parent / "from-page.csv"
    write_decisions(path, [Decision(i, d, v, "", "", q) for i, d, v, q in rows])
    return take_up([shelf], path, "officer")


def test_role_and_day_are_filled_in_where_the_page_had_none(shelf: Shelf) -> None:
    fact = shelf.facts[0]
    assert taken(shelf, (fact.id, "accepted", "", fact.quote)) == [(shelf, 1, 0)]
    (made,) = read_decisions(shelf.folder / "decisions.csv")
    assert (made.by, len(made.when)) == ("officer", len("2026-11-02"))


@pytest.mark.parametrize(
    ("decision", "value", "told"),
    [
        ("merged", "nowhere", "line 3: 'nowhere' is no address"),
        ("merged", "event/x", "line 3: a person cannot be the event 'event/x'"),
        ("corrected", "{}", "line 3"),
        ("corrected", "[1]", "line 3: the corrected record is no JSON object"),
    ],
)
def test_one_bad_line_and_nothing_is_taken(
    shelf: Shelf, decision: str, value: str, told: str
) -> None:
    one, two = (fact for fact in shelf.facts if fact.kind == "person" and fact.quote[0] in "DQ")
    good = (one.id, "accepted", "", one.quote)
    with pytest.raises(SourceError, match=told):
        taken(shelf, good, (two.id, decision, value, two.quote))
    assert not (shelf.folder / "decisions.csv").exists()


def test_a_decision_on_other_words_is_refused(shelf: Shelf) -> None:
    with pytest.raises(SourceError, match="stands on other words now"):
        taken(shelf, (shelf.facts[0].id, "accepted", "", "other words"))


def test_a_file_that_is_none_says_so(shelf: Shelf) -> None:
    path = shelf.folder.parent / "x.csv"
    path.write_text("id,decision\n1,2\n", encoding="utf-8")
    with pytest.raises(SourceError, match="the column 'value' is missing"):
        take_up([shelf], path, "officer")
