"""A whole site of the synthetic atlas: pages a second, time, size, memory; then after one change.

    python benchmarks/publish/run.py --work FOLDER [--scale 1] [--jobs 2] [--sample 2000]

The atlas is made in `--work` if it is not there (15,000 actors, 12,000 cooperations, 60,000
participations at scale 1). Written are first all pages about things, then every part (lists,
search, dumps, catalogue, …), each timed; then the site again after one name was added to one
body; then again with no change. *Pages* are HTML files. Memory is the largest process.
`--sample` writes the pages about so many things only, and no parts.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import sys
import time
from pathlib import Path

from pyoxigraph import Literal, Quad

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from atlas import MINTER, make

from passerelle.namespaces import SKOS
from passerelle.publish import site as room
from passerelle.publish.opening import with_people_hidden
from passerelle.publish.parts import Site
from passerelle.publish.site import Published, publish
from passerelle.store import EmbeddedStore
from passerelle.workspace import GraphSettings, Settings

TITLE = {"fr": "Atlas de synthèse", "en": "Synthetic atlas", "zh": "合成图谱"}


class Clock:
    """The stages of a run as they begin, with the seconds since the last one on stderr."""

    def __init__(self) -> None:
        self._begun = time.perf_counter()
        self._stage = ""
        self.seconds: dict[str, float] = {}

    def __call__(self, stage: str) -> None:
        name = stage.split(":")[0]
        if name != self._stage:
            self.end()
            self._stage, self._begun = name, time.perf_counter()

    def end(self) -> None:
        if self._stage:
            self.seconds[self._stage] = time.perf_counter() - self._begun
            print(f"  {self._stage:40} {self.seconds[self._stage]:8.1f} s", file=sys.stderr)
        self._stage = ""


def opened(store: Path) -> Site:
    settings = Settings(graph=GraphSettings(base=MINTER.base, title=TITLE))
    return with_people_hidden(Site(EmbeddedStore(store, read_only=True), settings, MINTER.base))


def changed(store: Path, copy: Path) -> Path:
    """A copy of the store in which one body has one more name."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(store, copy)
    graph = EmbeddedStore(copy)
    body = next(
        quad.subject
        for quad in graph.matching(predicate=SKOS.prefLabel)
        if str(quad.subject).startswith(f"<{MINTER.base}id/collectivity/")
    )
    graph.load([Quad(body, SKOS.altLabel, Literal("新名", language="zh"), MINTER.graph("shown"))])
    graph.close()
    return copy


def run(name: str, store: Path, out: Path, jobs: int) -> None:
    clock = Clock()
    begun = time.perf_counter()
    print(name, file=sys.stderr)
    done = publish(opened(store), out, clock, jobs=jobs)
    clock.end()
    told(name, done, time.perf_counter() - begun, clock.seconds.get("pages about things", 0))


def told(name: str, done: Published, seconds: float, on_things: float) -> None:
    made = 3 * done.made
    speed = f"{made / on_things:,.0f} pages a second" if on_things and made > 100 else ""
    print(
        f"{name:18} {seconds:7.1f} s, pages about things {on_things:6.1f} s: {done.made:,} of"
        f" {done.things:,} things made {speed}; {done.files:,} files, {done.size / 1e6:,.0f} MB;"
        f" largest process {memory():,.0f} MB",
        flush=True,
    )


def memory() -> float:
    """Megabytes of the largest process so far."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(one).ru_maxrss for one in who) / 1000


def sampled(some: int) -> None:
    """Only every n-th thing, and no other parts."""
    every = room.paged_things

    def few(site: Site) -> list[str]:
        things = every(site)
        return things[:: max(1, len(things) // some)]

    room.paged_things = few
    room.all_parts = lambda: ()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--scale", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--sample", type=int)
    given = parser.parse_args()
    home = make(given.work, given.scale, dump=given.scale == 1)
    if given.sample:
        sampled(given.sample)
    out = given.work / "site"
    shutil.rmtree(out, ignore_errors=True)
    print(f"load average {', '.join(f'{one:.1f}' for one in os.getloadavg())}")
    run("first", home / "store", out, given.jobs)
    run("after one change", changed(home / "store", given.work / "changed"), out, given.jobs)
    run("without a change", given.work / "changed", out, given.jobs)
    shutil.rmtree(given.work / "changed")


if __name__ == "__main__":
    main()
