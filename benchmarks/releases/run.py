"""How long and in how much memory two large data sets are compared and patched.

    python benchmarks/releases/run.py ATLAS.nq --work FOLDER [--changed 0.001]

ATLAS.nq is any large file of N-Quads, as `benchmarks/queries/run.py` leaves it. A copy is made
in which statements are dropped, changed and added by a seeded choice, all of them in another
order; then `passerelle diff` writes the patch and the JSON document, and `passerelle patch`
makes the copy again of the first. Seconds are wall time, MB the peak of resident memory.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

RUN = "from passerelle.cli.main import run; run()"
BUCKETS = 16


def changed(source: Path, copy: Path, share: float) -> dict[str, int]:
    """Write the changed copy, one bucket of lines after the other."""
    random, counts = Random(7), {"dropped": 0, "changed": 0, "added": 0}
    parts = [copy.with_suffix(f".{n}") for n in range(BUCKETS)]
    streams = [part.open("wb") for part in parts]
    with source.open("rb") as lines:
        for line in lines:
            for kept in _edited(line, random.random() / share, counts):
                streams[random.randrange(BUCKETS)].write(kept)
    with copy.open("wb") as out:
        for stream, part in zip(streams, parts, strict=True):
            stream.close()
            out.write(part.read_bytes())
            part.unlink()
    return counts


def _edited(line: bytes, chance: float, counts: dict[str, int]) -> Iterator[bytes]:
    if chance < 1:
        counts["dropped"] += 1
    elif chance < 2 and b'"' in line and b"^^" not in line:
        counts["changed"] += 1
        yield line.replace(b'"', b'"other ', 1)
    else:
        yield line
        if 2 <= chance < 3:
            counts["added"] += 1
            yield line.replace(b"/id/", b"/id/new-", 1)


def measured(name: str, *args: str | Path) -> None:
    start = time.perf_counter()
    pid = os.posix_spawn(
        sys.executable, [sys.executable, "-c", RUN, *map(str, args)], dict(os.environ)
    )
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    print(f"{name:22} {seconds:7.1f} s  cpu {cpu:6.1f} s  {usage.ru_maxrss / 1024:6.0f} MB  {code}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("atlas", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--changed", type=float, default=0.001)
    options = parser.parse_args()
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    copy = work / "changed.nq"
    print(changed(options.atlas, copy, options.changed))
    measured(
        "diff --format patch",
        "diff",
        options.atlas,
        copy,
        "--format",
        "patch",
        "-o",
        work / "d.patch",
    )
    measured(
        "diff --format json", "diff", options.atlas, copy, "--format", "json", "-o", work / "d.json"
    )
    measured("patch", "patch", options.atlas, work / "d.patch", "-o", work / "made.nq")
    print({name: (work / name).stat().st_size for name in ("d.patch", "d.json", "made.nq")})


if __name__ == "__main__":
    main()
