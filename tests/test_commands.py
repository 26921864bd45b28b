"""A command forked from what stands ready does as one with an interpreter of its own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests import commands
from tests.commands import run_passerelle

ASKED = [
    ("--version",),
    ("nothing",),
    ("query", "-", "--format", "csv"),
    ("validate", "text.ttl"),
]


@pytest.mark.parametrize("args", ASKED, ids=lambda args: args[0])
def test_codes_streams_and_folder_are_those_of_a_fresh_interpreter(
    built: Path, args: tuple[str, ...]
) -> None:
    (built / "text.ttl").write_text('<a:é> <a:b> "济南", .', encoding="utf-8")
    question = 'SELECT ("é\\r\\n济南" AS ?x) {}'
    ran = run_passerelle(*args, cwd=built, stdin=question)
    assert ran == run_passerelle(*args, cwd=built, stdin=question, fresh=True)
    assert ran.out or ran.err


def test_what_takes_too_long_is_killed_and_the_next_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "nobody-writes.ttl")
    monkeypatch.setattr(commands, "SECONDS", 2)
    with pytest.raises(subprocess.TimeoutExpired):
        run_passerelle("validate", tmp_path / "nobody-writes.ttl")
    monkeypatch.undo()
    assert run_passerelle("--version").code == 0


def test_another_environment_gets_an_interpreter_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run_passerelle("--version")
    monkeypatch.setenv("PYTHONWARNINGS", "nonsense")
    assert "Invalid -W option ignored" in run_passerelle("--version").err
