"""`status` and the report, through the command line."""

from __future__ import annotations

import json
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import run_passerelle
from tests.pipeline.test_build import edit

TWINS = "sources/twins/twins.csv"


def status_of(root: Path) -> dict[str, Any]:
    ran = run_passerelle("status", "--json", "-w", root)
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def source_of(root: Path, name: str) -> dict[str, Any]:
    return next(one for one in status_of(root)["sources"] if one["source"] == name)


def test_status_tells_when_a_source_was_retrieved_checked_and_changed(workspace: Path) -> None:
    new = source_of(workspace, "twins")
    assert (new["state"], new["retrieved"], new["checked"], new["changed"]) == (
        "new",
        "2026-11-01",
        None,
        None,
    )
    assert run_passerelle("build", "-q", "-w", workspace).code == 0
    first = source_of(workspace, "twins")
    assert (first["state"], first["records"], first["rejected"]) == ("built", 2, 0)
    assert first["checked"] == first["first_checked"]
    assert first["changed"] is None
    edit(workspace / TWINS, "1981", "1982")
    assert source_of(workspace, "twins")["state"] == "changed"
    assert run_passerelle("build", "-q", "-w", workspace).code == 0
    assert source_of(workspace, "twins")["changed"] >= first["checked"]
    assert source_of(workspace, "places")["changed"] is None
    shutil.rmtree(workspace / "build")
    cleared = source_of(workspace, "twins")
    assert (cleared["checked"], cleared["changed"], cleared["state"]) == (None, None, "new")


@pytest.mark.parametrize(
    ("lang", "unknown", "nothing", "since", "report"),
    [
        ("fr", "inconnu", "Rien n'a encore été construit", "pas depuis", "Rapport"),
        ("en", "unknown", "Nothing has been built yet", "not since", "Report"),
        ("zh", "未知", "尚未构建", "后未变", "报告"),
    ],
)
def test_status_speaks_three_languages(
    workspace: Path, lang: str, unknown: str, nothing: str, since: str, report: str
) -> None:
    ran = run_passerelle("status", "--lang", lang, "-w", workspace)
    assert (unknown in ran.out, nothing in ran.err) == (True, True)
    edit(workspace / "sources/twins/source.toml", 'path = "', 'expect = { max = 80 }\npath = "')
    run_passerelle("build", "-q", "-w", workspace)
    ran = run_passerelle("status", "--lang", lang, "-w", workspace)
    assert since in ran.out
    assert "(0–80)" in ran.out
    assert f"{report}" in ran.err
    assert str(workspace / "build/report.html") in ran.err
    assert max(len(line) for line in ran.out.splitlines()) <= 80


def test_a_source_that_should_be_refreshed_is_named(workspace: Path) -> None:
    old = (date.today() - timedelta(days=40)).isoformat()
    description = workspace / "sources/twins/source.toml"
    edit(description, "retrieved = 2026-11-01", f"retrieved = {old}\nrefresh_after_days = 30")
    ran = run_passerelle("status", "-w", workspace)
    assert "twins: retrieved 40 days ago, to be refreshed every 30 days." in ran.err
    edit(description, "refresh_after_days = 30", "refresh_after_days = 60")
    assert "refreshed" not in run_passerelle("status", "-w", workspace).err


def test_a_build_prints_where_its_report_is(workspace: Path) -> None:
    page = workspace / "build/report.html"
    for _ in range(2):
        ran = run_passerelle("build", "-w", workspace, lang="C.UTF-8")
        assert ran.out.splitlines()[-1] == str(page)
    assert '<html lang="en">' in page.read_text(encoding="utf-8")
    ran = run_passerelle("build", "--json", "-w", workspace)
    printed = json.loads(ran.out)
    kept = json.loads((workspace / "build/report.json").read_text(encoding="utf-8"))
    assert printed["up_to_date"]
    assert printed["sources"]["twins"]["records"] == kept["sources"]["twins"]["records"]


def test_a_build_that_fails_says_where_its_report_is(workspace: Path) -> None:
    run_passerelle("build", "-q", "-w", workspace)
    edit(workspace / "sources/twins/source.toml", 'path = "', 'expect = { min = 9 }\npath = "')
    ran = run_passerelle("build", "-w", workspace, "--lang", "fr")
    page = workspace / "build/report.html"
    error, where = ran.err.strip().splitlines()
    assert (ran.code, where) == (1, f"Report: {page}")
    assert "gave 2 records where the last build had 2, but source.toml expects 9" in error
    assert '<html lang="fr">' in page.read_text(encoding="utf-8")
    assert status_of(workspace)["last_build_failed"]
    assert f"The last build failed: {page}" in run_passerelle("status", "-w", workspace).err
    quiet = run_passerelle("build", "-q", "-w", workspace)
    assert len(quiet.err.strip().splitlines()) == 1
