"""Every saved question gives on its fixture the rows that were worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from passerelle.queries import load_questions, run_question
from passerelle.queries.fixtures import Case, differences, load_cases, short
from tests.questions.engines import ENGINES

FOLDER = Path(__file__).parent
CASES = load_cases(FOLDER)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_question_answers_its_fixture(case: Case, engine: str) -> None:
    store = ENGINES[engine](case.quads())
    answer = run_question(store, case.question, case.params, ("en", "fr", "zh"))  # type: ignore[arg-type]
    assert not differences(case, answer.solutions)


def test_every_question_has_a_fixture() -> None:
    assert {case.question.name for case in CASES} == set(load_questions())


def test_all_twenty_eight_competency_questions_are_answered() -> None:
    answered = {number for case in CASES for number in case.question.answers}
    assert answered == {f"Q{number:02}" for number in range(1, 29)}


@pytest.mark.parametrize("case", [one for one in CASES if one.number == 1], ids=lambda c: c.name)
def test_a_parameter_left_open_means_the_same_on_each_engine(case: Case) -> None:
    stores = [make(case.quads()) for make in ENGINES.values()]
    files = {"old", "new"} if case.question.pack == "publishing" else set()
    for name in case.question.params.keys() - files:
        given = {**case.params, name: "any"}
        answers = [
            run_question(store, case.question, given, ("en", "fr", "zh"))  # type: ignore[arg-type]
            for store in stores
        ]
        rows = [
            sorted(repr([short(term) for term in row]) for row in answer.solutions.rows)
            for answer in answers
        ]
        assert all(found == rows[0] for found in rows), name
