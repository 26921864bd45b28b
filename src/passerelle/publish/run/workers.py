"""The pages about things, written by several processes into one tree."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from passerelle.publish.parts import Site
from passerelle.publish.run.memory import Page, number
from passerelle.publish.run.tree import Tree
from passerelle.publish.things import ThingPages

__all__ = ["processes", "write_things"]

FEW = 500
"""Things that one process writes sooner than others have started."""
CHUNK = 20
Written = tuple[str, Page]


@dataclass
class _Worker:
    """What a process keeps from thing to thing."""

    pages: ThingPages
    tree: Tree

    def write(self, iri: str) -> Written:
        files = {file.place: self.tree.write(file) for file in self.pages.files(iri)}
        rests = np.array(sorted(map(number, self.pages.reader.read)), dtype=np.uint64)
        return iri, Page(rests, files)


_worker: _Worker | None = None


def _start(site: Site, tree: Tree) -> None:
    global _worker
    _worker = _Worker(ThingPages(site), tree)


def _write(iri: str) -> Written:
    if _worker is None:
        raise RuntimeError("the process was not started for this")
    return _worker.write(iri)


def processes() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def write_things(site: Site, tree: Tree, things: Sequence[str], jobs: int) -> Iterator[Written]:
    """Write all files about each of `things` into `tree`: its address, and what it rests on."""
    if jobs == 1 or len(things) < FEW:
        worker = _Worker(ThingPages(site), tree)
        yield from map(worker.write, things)
        return
    # Not forked: the store has threads of its own, which a fork would leave behind.
    context = multiprocessing.get_context("spawn")
    with context.Pool(jobs, _start, (site, tree)) as pool:
        yield from pool.imap_unordered(_write, things, chunksize=CHUNK)
