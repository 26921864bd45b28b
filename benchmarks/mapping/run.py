"""How fast a table becomes triples, against morph-kgc on the same table and the same triples.

    python -m benchmarks.mapping.run [--rows 200000] [--runs 3] [--work FOLDER]

A made list of partnerships (``table.py``) goes through Passerelle (``source.toml``) and through
morph-kgc (``mapping.rml.ttl``), each as a whole process that ends with a file of N-Triples, in
turns; the figures are medians. Both give every statement of the source's graph: bodies, their
names, codes and sites, partnerships, parties, and who says so (claims, rows as evidence). That
it is one and the same set is proved each time: sorted canonical lines, counted and hashed.

What is not equal is in morph-kgc's favour. RML cannot read a date as people write it, hash a
key, number a row, look a label up in three languages or split a cell, so its table is given to
it with the results as columns; Passerelle works them out within its time, checks every value
against the models and would set a bad row aside. The time to make those columns is printed.
Not in the comparison: identity (both take the address of a body from its code) and the store.

morph-kgc gets an environment of its own below FOLDER, because it pins old libraries. It runs in
one process, as Passerelle does, and in one per processor. FOLDER is kept and used again. On a
machine that others use, trust the seconds of the processor more than those on the wall.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph
from pyoxigraph import RdfFormat

from benchmarks.mapping.table import TABLE, write_prepared, write_table

HERE = Path(__file__).parent
MAPPING = "mapping.rml.ttl"
OURS, MORPH, MORPH_ALL = "Passerelle", "morph-kgc", "morph-kgc, all processors"


@dataclass
class Side:
    """One way to the triples: its command, what it writes, and what was measured."""

    name: str
    command: list[str]
    output: Path
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)

    def run(self) -> None:
        """Once more."""
        self.output.unlink(missing_ok=True)
        begun = time.perf_counter()
        processor, peak = in_child(self.command, self.output.parent)
        self.seconds.append(time.perf_counter() - begun)
        self.processor.append(processor)
        self.memory.append(peak)

    @property
    def median(self) -> float:
        """Seconds on the wall."""
        return statistics.median(self.seconds)


def in_child(command: list[str], folder: Path) -> tuple[float, int]:
    """Run `command` to its end.

    Returns the processor seconds of all its processes, and the most memory (bytes) that any
    one of them held.
    """
    # A process of its own in between, because the count of children only ever grows.
    watch = (
        "import json, resource, subprocess, sys;"
        "done = subprocess.run(json.loads(sys.argv[1]), stdout=2);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", watch, json.dumps(command)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths()))},
        capture_output=True,
        text=True,
        check=True,
    )
    code, processor, kilobytes = done.stdout.split()
    if code != "0":
        raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
    return float(processor), int(kilobytes) * 1024


def paths() -> list[Path]:
    """Where this checkout keeps the package and the benchmarks."""
    return [HERE.parent.parent / "src", HERE.parent.parent]


def morph_python(work: Path) -> Path:
    """An interpreter that has morph-kgc, made below `work` when it is not there yet."""
    home = work / "morph-kgc"
    python = home / "bin" / "python"
    if not python.is_file():
        venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-qq", "morph-kgc"], check=True)
    return python


def version_of(python: Path) -> str:
    asked = "from importlib.metadata import version; print(version('morph-kgc'))"
    return subprocess.run(
        [python, "-c", asked], check=True, capture_output=True, text=True
    ).stdout.strip()


def morph_config(folder: Path, processes: int) -> Path:
    file = folder / f"morph-{processes}.ini"
    file.write_text(
        "[CONFIGURATION]\n"
        f"output_file: {output_of(folder, processes)}\n"
        f"number_of_processes: {processes}\n"
        "logging_level: WARNING\n"
        f"[table]\nmappings: {folder / MAPPING}\n"
    )
    return file


def output_of(folder: Path, processes: int) -> Path:
    return folder / f"morph-{processes}.nt"


def sides(folder: Path, morph: Path | None) -> list[Side]:
    ours = folder / "ours.nt"
    command = [sys.executable, "-m", "benchmarks.mapping.ours", str(folder), str(ours)]
    found = [Side(OURS, command, ours)]
    for name, processes in ((MORPH, 1), (MORPH_ALL, os.cpu_count() or 1)) if morph else ():
        config = morph_config(folder, processes)
        command = [str(morph), "-m", "morph_kgc", str(config)]
        found.append(Side(name, command, output_of(folder, processes)))
    return found


def make_folder(folder: Path, rows: int) -> float:
    """The source as both read it; returns the seconds of preparing it for RML."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "source.toml", folder)
    write_table(folder / TABLE, rows)
    begun = time.perf_counter()
    write_prepared(folder / TABLE, folder / "prepared.csv")
    shutil.copy(HERE / MAPPING, folder)
    return time.perf_counter() - begun


def fingerprint(file: Path) -> tuple[int, str]:
    """How many distinct triples `file` has, and the SHA-256 of their sorted canonical lines."""
    lines = file.with_suffix(".lines")
    quads = pyoxigraph.parse(path=str(file), format=RdfFormat.N_TRIPLES)
    pyoxigraph.serialize((quad.triple for quad in quads), str(lines), format=RdfFormat.N_TRIPLES)
    total, count = hashlib.sha256(), 0
    command = ["sort", "--unique", "--temporary-directory", str(file.parent), str(lines)]
    with subprocess.Popen(command, env={**os.environ, "LC_ALL": "C"}, stdout=-1) as sorted_lines:
        for line in sorted_lines.stdout or ():
            total.update(line)
            count += 1
    lines.unlink()
    return count, total.hexdigest()


def report(measured: list[Side], triples: int) -> None:
    head = (
        f"{'median s':>9}{'least':>8}{'most':>8}{'processor s':>13}{'triples/s':>12}{'peak MB':>9}"
    )
    print(f"\n{'':28}{head}")
    for side in measured:
        print(
            f"{side.name:28}{side.median:9.1f}{min(side.seconds):8.1f}{max(side.seconds):8.1f}"
            f"{statistics.median(side.processor):13.1f}{triples / side.median:12,.0f}"
            f"{max(side.memory) / 1e6:9,.0f}"
        )
    ours = measured[0]
    for side in measured[1:]:
        wall = side.median / ours.median
        processor = statistics.median(side.processor) / statistics.median(ours.processor)
        print(f"{side.name}: {wall:.2f} times our seconds, {processor:.2f} times our processor's")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--rows", type=int, default=200_000)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument(
        "--work", type=Path, default=Path(tempfile.gettempdir()) / "passerelle-bench"
    )
    asked.add_argument("--ours", action="store_true", help="without morph-kgc: only our seconds")
    asked = asked.parse_args()
    folder = asked.work.resolve() / "list"
    seconds = make_folder(folder, asked.rows)
    print(f"{asked.rows:,} rows; the columns for RML took {seconds:.1f} s to make (not counted)")
    morph = None if asked.ours else morph_python(asked.work.resolve())
    if morph:
        print(f"morph-kgc {version_of(morph)}, pyoxigraph {pyoxigraph.__version__} here")
    measured = sides(folder, morph)
    for turn in range(asked.runs):
        for side in measured:
            side.run()
            print(f"run {turn + 1}: {side.name} {side.seconds[-1]:.1f} s", flush=True)
    found = {side.name: fingerprint(side.output) for side in measured}
    for name, (count, digest) in found.items():
        print(f"{name:28}{count:12,} triples, sha256 {digest}")
    if len(set(found.values())) > 1:
        raise SystemExit("The triples differ: nothing is compared.")
    report(measured, found[OURS][0])


if __name__ == "__main__":
    main()
