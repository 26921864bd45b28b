"""Where the time of a whole build goes, and which share is the store's own bulk load.

    python -m benchmarks.mapping.share [--rows 200000] [--without-validation] [--work FOLDER]

The made list of partnerships (``table.py``) is the one source of a workspace, which is built from
nothing in this process. Each stage is timed by what the build calls, not by guessing; what is
left over stands in the last line. *Bulk load* is what the store on disk does itself: loading
all quads, compacting, writing what is pending. Validation goes over the whole graph and can take
longer than all else; ``--without-validation`` leaves it out, and the output says so.
"""

from __future__ import annotations

import argparse
import functools
import resource
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.mapping.table import BASE, TABLE, write_table
from passerelle.pipeline import filling
from passerelle.store import EmbeddedStore
from passerelle.workspace import Workspace

HERE = Path(__file__).parent
pipeline = import_module("passerelle.pipeline.build")  # the room shows only the function
SETTINGS = f'[graph]\nbase = "{BASE}"\ntitle = {{ en = "A list of partnerships" }}\n'
BULK = "store: bulk load"
STAGES = {
    "reading and mapping": (pipeline, "read_unchecked"),
    "cache": (pipeline, "save_result"),
    "identity": (pipeline._Build, "_resolve"),
    "records to triples": (filling, "write_records"),
    "shown values": (filling, "shown_quads"),
    "rules": (pipeline, "apply_rules"),
    "validation": (pipeline._Build, "_check"),
    "store: all quads": (pipeline._Build, "_keep"),
}


class Stopwatch:
    """Seconds by stage; a stage inside another is taken out of it."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._open: list[str] = []
        self._since = time.perf_counter()

    def switch(self) -> None:
        """Book the time since the last switch to the stage that was on."""
        now = time.perf_counter()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now

    def timed(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(call)
        def inner(*args: Any, **named: Any) -> Any:
            self.switch()
            self._open.append(name)
            try:
                found = call(*args, **named)
                # What comes out piece by piece is made here, so that it counts here.
                return list(found) if hasattr(found, "__next__") else found
            finally:
                self.switch()
                self._open.pop()

        return inner


class WatchedStore(EmbeddedStore):
    """The embedded store, its loading timed: in memory, and on disk as the bulk load."""

    watch: Stopwatch

    def __init__(self, path: Path | None = None, **named: Any) -> None:
        super().__init__(path, **named)
        name = BULK if path else "loading in memory"
        for method in ("load", "optimize", "close") if path else ("load",):
            setattr(self, method, self.watch.timed(name, getattr(self, method)))


def measure(root: Path, rows: int, validation: bool) -> tuple[Counter[str], float, int]:
    """Seconds by stage, seconds in all, and the number of quads of the build."""
    folder = root / "sources" / "list"
    folder.mkdir(parents=True)
    (root / "passerelle.toml").write_text(SETTINGS, encoding="utf-8")
    shutil.copy(HERE / "source.toml", folder)
    write_table(folder / TABLE, rows)
    WatchedStore.watch = watch = Stopwatch()
    if not validation:
        pipeline._Build._check = lambda build, store: []
    for name, (home, call) in STAGES.items():
        setattr(home, call, watch.timed(name, getattr(home, call)))
    pipeline.EmbeddedStore = WatchedStore
    begun = time.perf_counter()
    state = pipeline.build(Workspace(root)).state
    return watch.seconds, time.perf_counter() - begun, state.quads


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--without-validation", action="store_true")
    parser.add_argument("--work", type=Path, default=None, help="default: a folder for once")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.work) as home:
        seconds, total, quads = measure(Path(home), asked.rows, not asked.without_validation)
    print(f"{asked.rows:,} rows, {quads:,} quads, {total:.1f} s")
    if asked.without_validation:
        print("WITHOUT validation: the share is of the rest of the build.")
    seconds["the rest"] = total - seconds.total()
    for name in (*STAGES, "loading in memory", BULK, "the rest"):
        print(f"{name:24}{seconds[name]:9.1f} s{seconds[name] / total:8.1%}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB")
    print(f"The store's own bulk load is {seconds[BULK] / total:.1%} of the whole build.")


if __name__ == "__main__":
    main()
