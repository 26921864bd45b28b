"""A query that takes too long is given up, and the machine is free again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from passerelle.errors import QueryError, StoreError
from passerelle.queries.limits import within
from tests.conftest import run_passerelle

FOREVER = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l "
    "FILTER(STRLEN(STR(?a)) + STRLEN(STR(?d)) + STRLEN(STR(?g)) + STRLEN(STR(?j)) < 0) }"
)


def _fail() -> None:
    raise StoreError("gone.", where="there", remedy="Look.")


def _die() -> None:
    os._exit(3)


def test_what_is_in_time_comes_back() -> None:
    assert within(60, partial(pow, 2, 10)) == 1024


def test_an_error_comes_back_as_it_was() -> None:
    with pytest.raises(StoreError, match=r"there: gone\. Look\.") as fault:
        within(60, _fail)
    assert (fault.value.where, fault.value.remedy) == ("there", "Look.")


def test_what_takes_too_long_is_ended() -> None:
    with pytest.raises(QueryError, match=r"no answer within 0\.2 s\. .* --timeout"):
        within(0.2, partial(time.sleep, 600))


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(QueryError, match="ended before its answer"):
        within(60, _die)


def test_a_runaway_query_ends_with_one_and_writes_nothing(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "answer.csv"
    args = ("query", "-", "-w", built, "--timeout", "2", "-o", target)
    ran = run_passerelle(*args, stdin=FOREVER)
    assert (ran.code, "no answer within 2 s" in ran.err) == (1, True), ran.err
    assert not list(tmp_path.iterdir())


def test_a_question_in_time_is_answered_as_without_a_limit(built: Path) -> None:
    args = ("query", "of-authority", "-p", "authority=雷恩", "-w", built, "-f", "csv")
    limited = run_passerelle(*args, "--timeout", "100")
    assert (limited.code, limited.out) == (0, run_passerelle(*args).out), limited.err


def test_ctrl_c_ends_a_runaway_query(built: Path) -> None:
    program = "from passerelle.cli.main import run; print('ready', flush=True); run()"
    process = subprocess.Popen(
        [sys.executable, "-c", program, "query", "-", "-w", str(built)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.stdin.write(FOREVER)
    process.stdin.close()
    time.sleep(4)  # into the engine, which does not come back for hours
    process.send_signal(signal.SIGINT)
    assert process.wait(60) in (-signal.SIGINT, 130)
    process.stdout.close()
    assert process.stderr is not None
    process.stderr.close()
