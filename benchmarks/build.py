"""How long a build takes, and a second one when nothing has changed.

`python benchmarks/build.py [WORKSPACE]` copies the workspace (default: data/), builds it from
nothing and again, as whole processes, and prints the medians of five and their ratio.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
COMMAND = [sys.executable, "-c", "from passerelle.cli.main import run; run()"]


def timed(workspace: Path, *more: str) -> float:
    begun = time.perf_counter()
    subprocess.run(
        [*COMMAND, "build", "-q", "-w", str(workspace), *more],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - begun


def main() -> None:
    source = Path(sys.argv[1] if len(sys.argv) > 1 else "data")
    with tempfile.TemporaryDirectory() as home:
        workspace = Path(home) / "workspace"
        shutil.copytree(source, workspace, ignore=shutil.ignore_patterns("build"))
        first, second = [], []
        for _ in range(RUNS):
            shutil.rmtree(workspace / "build", ignore_errors=True)
            first.append(timed(workspace))
            second.append(timed(workspace))
    whole, again = statistics.median(first), statistics.median(second)
    print(f"first build   {whole:6.2f} s (median of {RUNS}, {min(first):.2f}-{max(first):.2f})")
    print(f"second build  {again:6.2f} s (median of {RUNS}, {min(second):.2f}-{max(second):.2f})")
    print(f"ratio         {whole / again:6.1f}")


if __name__ == "__main__":
    main()
