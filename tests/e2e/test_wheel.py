"""The wheel carries ontology and packs: installed into an empty environment it answers."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (made,) = out.glob("*.whl")
    return made


def test_the_wheel_holds_what_resources_looks_for(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ontology", "queries"):
        for file in (ROOT / folder).rglob("*"):
            if file.is_file():
                inside = f"passerelle/_resources/{file.relative_to(ROOT).as_posix()}"
                assert inside in names
    assert not [name for name in names if name.startswith(("tests/", "data/"))]


def test_installed_into_an_empty_environment_it_builds_and_answers(
    wheel: Path, workspace: Path, tmp_path: Path
) -> None:
    home = tmp_path / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    # Compiled is only what is imported: most of what the libraries bring is not.
    pip = [sys.executable, "-m", "pip", "--python", str(home), "install", "--no-compile"]
    subprocess.run([*pip, "--quiet", str(wheel)], check=True, cwd=tmp_path)
    command = str(home / "bin/passerelle")

    def run(*args: str) -> str:
        done = subprocess.run(
            [command, *args], check=True, cwd=workspace, capture_output=True, text=True
        )
        return done.stdout

    run("build", "-q")
    listed = run("query")
    assert "partnerships/of-authority" in listed
    answer = run("query", "of-authority", "-p", "authority=Montpellier", "-f", "csv")
    assert "Montpellier – Chengdu" in answer
