"""What docs/releases.md says is done, in its order, in a copy of the reference workspace."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

from passerelle.releases.shelf import Release
from tests.conftest import ROOT, run_passerelle

DOC = (ROOT / "docs/releases.md").read_text(encoding="utf-8")


def test_the_page_is_done_from_top_to_bottom(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("build"))
    assert run_passerelle("build", "-q", cwd=tmp_path).code == 0
    blocks = re.findall(r"```console\n(.*?)```", DOC, re.DOTALL)
    lines = [line[2:] for block in blocks for line in block.splitlines()]
    outs = []
    for line in lines:
        program, *args = shlex.split(line)
        assert program == "passerelle"
        ran = run_passerelle(*args, cwd=tmp_path)
        assert ran.code == 0, ran.err
        outs.append(ran.out)
    assert "say the same" in outs[2]
    assert "made.nq.gz and 1.0.0 say the same" in outs[-1]
    told = json.loads((tmp_path / "difference.json").read_text(encoding="utf-8"))
    keys = {*told, *told["counts"], *told["counts"]["statements"], *told["counts"]["things"]}
    for key in (keys - {"counts"}) | Release.model_fields.keys():
        assert f"`{key}`" in DOC or f"`counts.{key}`" in DOC or f"`{key}[]`" in DOC, key
