"""A build may be killed at any moment: the graph that answers is always a whole one."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from passerelle.pipeline.build import build
from passerelle.pipeline.state import open_store
from passerelle.workspace import Workspace

COMMAND = [sys.executable, "-c", "from passerelle.cli.main import run; run()"]


def graph_of(root: Path) -> frozenset[str]:
    return frozenset(map(str, open_store(Workspace(root)).quads()))


def test_killed_at_ten_moments_the_former_graph_answers_and_the_next_build_completes(
    workspace: Path, tmp_path: Path
) -> None:
    begun = time.monotonic()
    subprocess.run([*COMMAND, "build", "-q", "-w", str(workspace)], check=True)
    whole = time.monotonic() - begun
    former = graph_of(workspace)
    twins = workspace / "sources/twins/twins.csv"
    with twins.open("a", encoding="utf-8") as stream:
        stream.write("Jumelage,1985,,Rennes,Chengdu\n")
    copy = shutil.copytree(workspace, tmp_path / "copy")
    build(Workspace(copy))
    whole_graphs = {former, graph_of(copy)}
    assert len(whole_graphs) == 2
    killed = 0
    for moment in range(10):
        process = subprocess.Popen(
            [*COMMAND, "build", "--force", "-q", "-w", str(workspace)],
            stdout=subprocess.DEVNULL,
        )
        time.sleep(whole * (moment + 0.5) / 10)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        assert graph_of(workspace) in whole_graphs, f"killed in tenth {moment}"
    assert killed >= 5, "the builds were over before they could be killed"
    build(Workspace(workspace))
    assert graph_of(workspace) == graph_of(copy)
    stores = list((workspace / "build/stores").iterdir())
    assert len(stores) == 1, "the stores of the killed builds are cleared away"
