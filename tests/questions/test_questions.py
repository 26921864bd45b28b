"""Every saved question gives on its fixture the rows that were worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from passerelle.queries import load_questions, run_question
from passerelle.queries.fixtures import Case, differences, load_cases
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
