"""Every page of the site is valid HTML, as the Nu Html Checker of the W3C reads it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

CHECKER = ROOT / "tests/html/node_modules/vnu-jar/build/dist/vnu.jar"
MISSING = "The checker of HTML runs on Java. Install it: apt-get install default-jre-headless"


def check(folder: Path) -> str:
    """What the checker finds in all pages of a folder; empty where all are valid."""
    java = shutil.which("java")
    if java is None:
        pytest.fail(MISSING, pytrace=False)
    done = subprocess.run(
        [java, "-Xss2m", "-jar", str(CHECKER), "--errors-only", "--skip-non-html", str(folder)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    lines = [line for line in done.stderr.splitlines() if ": error" in line or ": fatal" in line]
    assert done.returncode == (1 if lines else 0), done.stderr[-2000:]
    return "\n".join(lines)


def test_every_page_is_valid(published: Path) -> None:
    assert check(published) == ""


def test_the_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        "<!DOCTYPE html><html lang=en><title>x</title><p id=a><p id=a>", encoding="utf-8"
    )
    assert "Duplicate ID" in check(tmp_path)
