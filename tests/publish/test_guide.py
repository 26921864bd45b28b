"""What docs/publish.md says is done, in its order, in a small workspace."""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from pathlib import Path

from passerelle.workspace import Settings
from tests.conftest import ROOT, run_passerelle

DOC = (ROOT / "docs/publish.md").read_text(encoding="utf-8")


def test_the_page_is_done_from_top_to_bottom(tmp_path: Path, built_once: Path) -> None:
    shutil.copytree(built_once, tmp_path / "data", symlinks=True)
    (block,) = re.findall(r"```console\n(.*?)```", DOC, re.DOTALL)
    for line in block.splitlines():
        program, *args = shlex.split(line.removeprefix("$ "))
        assert program == "passerelle"
        ran = run_passerelle(*args, cwd=tmp_path)
        assert ran.code == 0, ran.err
        assert re.search(r"site: pages about \d+ things \(\d+ made, \d+ kept\)", ran.err)
    named = re.findall(r"`([a-z.-]+(?:/[a-z{}/…-]*)?)`", DOC.split("## What is in it")[1])
    tops = {name.split("/")[0].removesuffix("…") for name in named if "{" not in name}
    there = {file.name.split(".")[0] for file in (tmp_path / "site").iterdir()}
    expected = {
        "index",
        "lists",
        "search",
        "themes",
        "questions",
        "maps",
        "dataset",
        "dumps",
        "def",
    }
    assert expected <= tops & there


def test_its_settings_are_settings() -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", DOC, re.DOTALL)
    told = tomllib.loads(text)
    assert set(told["publish"]) == set(type(Settings().publish).model_fields)
    assert Settings.model_validate(told).publish.endpoint == told["publish"]["endpoint"]


def test_what_cannot_be_published_is_said(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("build"))
    unbuilt = run_passerelle("publish", "-o", "site", cwd=tmp_path)
    assert (unbuilt.code, unbuilt.out) == (1, "")
    assert "nothing has been built yet. Run 'passerelle build' first." in unbuilt.err
    nowhere = run_passerelle("publish", "-o", "site", "--url", "data.example.org", cwd=tmp_path)
    assert (nowhere.code, "is no http address" in nowhere.err) == (2, True)
    silent = run_passerelle("publish", "-o", "site", "--endpoint", "nowhere", cwd=tmp_path)
    assert (silent.code, "is no http address" in silent.err) == (2, True)
    assert not (tmp_path / "site").exists()
