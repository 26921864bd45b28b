"""The commands of the README's tours run, in a copy of the reference workspace."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, run_passerelle

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line[2:]
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("$ ")
]
TOURS = [line for line in COMMANDS if not line.startswith("make ")]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "data", root / "data", ignore=shutil.ignore_patterns("build"))
    shutil.copytree(ROOT / "ontology", root / "ontology")
    assert run_passerelle("build", "-q", cwd=root).code == 0
    return root


def test_the_two_commands_come_first_and_exist() -> None:
    assert [line.split("#")[0].strip() for line in COMMANDS[:2]] == ["make demo", "make test"]
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert {"demo", "test"} <= set(targets)


@pytest.mark.parametrize("line", TOURS)
def test_a_tour_command_runs_and_says_something(checkout: Path, line: str) -> None:
    stdin = ""
    piped = re.fullmatch(r"echo '(.*)' \| (.*)", line)
    if piped:
        stdin, line = piped[1], piped[2]
    program, *args = shlex.split(line)
    assert program == "passerelle"
    ran = run_passerelle(*args, cwd=checkout, stdin=stdin)
    assert (ran.code, "Traceback" in ran.err) == (0, False), ran.err
    assert ran.out or ran.err
    if args[0] == "query":
        assert len(ran.out.strip().splitlines()) > 1, "a tour shows an answer, not an empty table"
    for place, arg in enumerate(args):
        if arg == "-o":
            made = checkout / args[place + 1]
            assert any(made.iterdir()) if made.is_dir() else made.stat().st_size > 0


def test_the_picture_is_there() -> None:
    for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / name).stat().st_size > 10_000


def test_every_file_linked_is_there() -> None:
    for name in re.findall(r"(?<!!)\[[^\]]*\]\(([^)#:]+)\)", README):
        assert (ROOT / name).exists(), name
