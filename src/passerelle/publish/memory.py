"""What a site rests on, so that the next run writes again only the pages that a change reaches.

Kept are a digest of each node of the graph, and for each page the nodes it was made from. A page
is made again when a node it shows has changed, or when a changed node leads to one whose
incoming statements it shows. Everything is numbers of 64 bits made from addresses: the memory
names nobody.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import NamedNode

from passerelle.store import EmbeddedStore

__all__ = ["Graph", "Memory", "Page", "incoming", "number"]

Numbers = NDArray[np.uint64]


def number(address: str) -> int:
    """The node `address` as 64 bits (BLAKE2b)."""
    return int.from_bytes(blake2b(address.encode(), digest_size=8).digest(), "big")


def incoming(address: str) -> int:
    """What leads to the node `address`, as 64 bits: another number than the node's own."""
    return number(f"→{address}")


class Graph:
    """The nodes of a graph that have an address, each with a digest of what is said of it."""

    def __init__(self, store: EmbeddedStore) -> None:
        self._store = store
        sums: dict[bytes, int] = {}
        for line in store.lines():
            subject, _, rest = line.partition(b" ")
            sums[subject] = sums.get(subject, 0) + zlib.crc32(rest)  # in any order
        self._digests = {s[1:-1].decode(): sum_ for s, sum_ in sums.items() if s[:1] == b"<"}

    @cached_property
    def nodes(self) -> dict[int, int]:
        """Number of each node to its digest."""
        return {number(address): digest for address, digest in self._digests.items()}

    def touched_since(self, old: Memory) -> Numbers:
        """The nodes that changed, and what leads to those that changed nodes now lead to."""
        gone = old.nodes.keys() - self.nodes.keys()
        changed = [a for a, digest in self._digests.items() if old.nodes.get(number(a)) != digest]
        found = {*gone, *map(number, changed), *map(incoming, self._led_to(changed))}
        return np.array(sorted(found), dtype=np.uint64)

    def _led_to(self, addresses: Iterable[str]) -> Iterator[str]:
        for address in addresses:
            for quad in self._store.matching(subject=NamedNode(address)):
                if isinstance(quad.object, NamedNode):
                    yield quad.object.value


@dataclass(frozen=True)
class Page:
    """What a page rests on, and the place and size in bytes of each of its files."""

    rests: Numbers
    files: dict[str, int]


@dataclass
class Memory:
    """The nodes of a graph, and the pages of its site by key."""

    maker: str
    """Digest of the program and the settings: another maker makes every page again."""
    nodes: dict[int, int]
    pages: dict[str, Page] = field(default_factory=dict)

    def unreached(self, touched: Numbers) -> set[str]:
        """The pages that rest on none of the nodes `touched`."""
        if not self.pages:
            return set()
        rests = [page.rests for page in self.pages.values()]
        owner = np.repeat(np.arange(len(rests)), [len(one) for one in rests])
        reached = set(owner[np.isin(np.concatenate(rests), touched)].tolist())
        return {key for place, key in enumerate(self.pages) if place not in reached}

    def save(self, path: Path) -> None:
        """Write the memory to `path` (NumPy's .npz)."""
        pages = [self.pages[key] for key in sorted(self.pages)]
        lines = (
            "\t".join([key, *(f"{place}\t{size}" for place, size in self.pages[key].files.items())])
            for key in sorted(self.pages)
        )
        nodes = np.array(sorted(self.nodes.items()), dtype=np.uint64).reshape(-1, 2)
        with path.open("wb") as stream:
            np.savez_compressed(
                stream,
                maker=np.array(self.maker),
                nodes=nodes,
                counts=np.array([len(page.rests) for page in pages], dtype=np.int64),
                rests=np.concatenate([np.empty(0, np.uint64), *(page.rests for page in pages)]),
                files=np.frombuffer("\n".join(lines).encode(), dtype=np.uint8),
            )

    @classmethod
    def load(cls, path: Path) -> Memory | None:
        """The memory at `path`; None where there is none that can be read."""
        try:
            with np.load(path) as kept:
                memory = cls(str(kept["maker"]), dict(map(tuple, kept["nodes"].tolist())))
                counts, rests = kept["counts"], kept["rests"]
                lines = kept["files"].tobytes().decode().splitlines()
        except (OSError, ValueError, KeyError, EOFError):
            return None
        for line, some in zip(lines, np.split(rests, np.cumsum(counts)), strict=False):
            key, *rest = line.split("\t")
            files = dict(zip(rest[::2], map(int, rest[1::2]), strict=True))
            memory.pages[key] = Page(some, files)
        return memory
