"""What a site rests on, so that the next run writes again only what a change reaches.

Kept are a digest of each node of the graph and of each property, and for each page, or part of
the site, what it was made from. A page is made again when a node it shows has changed, or when a
changed node leads to one whose incoming statements it shows; a part, when something it read has.
Nodes are numbers of 64 bits made from addresses: the memory names nobody. Queries are kept as they
were asked, because it takes a while to tell what a query rests on.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import NamedNode

from passerelle.publish.run.digests import Digests
from passerelle.publish.run.watching import (
    EVERYTHING,
    LARGE,
    SIZE,
    properties_of,
    property_mark,
    query_mark,
)
from passerelle.store import EmbeddedStore

__all__ = ["Memory", "Page", "incoming", "nodes_of", "number", "numbers", "touched"]

Numbers = NDArray[np.uint64]


def number(address: str) -> int:
    """The node `address` as 64 bits (BLAKE2b)."""
    return int.from_bytes(blake2b(address.encode(), digest_size=8).digest(), "big")


def incoming(address: str) -> int:
    """What leads to the node `address`, as 64 bits: another number than the node's own."""
    return number(f"→{address}")


def numbers(marks: Iterable[str]) -> Numbers:
    """What was read, as numbers."""
    return np.array(sorted(map(number, marks)), dtype=np.uint64)


@dataclass(frozen=True)
class Page:
    """What a page or a part rests on, and the place and size in bytes of each of its files."""

    rests: Numbers
    files: dict[str, int]
    also: str = ""
    """Digest of what it rests on besides the graph."""


@dataclass
class Memory:
    """The nodes of a graph, and the pages of its site by key."""

    maker: str
    """Digest of the program and the settings: another maker makes every page again."""
    store: str = ""
    """Digest of the files of the store; empty for one that has none."""
    count: int = 0
    """Statements of the graph."""
    nodes: dict[int, int] = field(default_factory=dict)
    """Number of each node to the digest of what is said of it, and so of each property."""
    pages: dict[str, Page] = field(default_factory=dict)
    queries: set[str] = field(default_factory=set)
    """What parts of the site asked the graph."""
    dumps: tuple[str, Numbers] = ("", np.empty(0, np.uint64))
    """What `dumps.remembered` tells."""

    def unreached(self, touched: Numbers) -> set[str]:
        """The pages that rest on none of the nodes `touched`."""
        if not self.pages:
            return set()
        rests = [page.rests for page in self.pages.values()]
        owner = np.repeat(np.arange(len(rests)), [len(one) for one in rests])
        reached = set(owner[np.isin(np.concatenate(rests), touched)].tolist())
        return {key for place, key in enumerate(self.pages) if place not in reached}

    @property
    def files(self) -> dict[str, int]:
        """Place and size of each file of the site, but that of the memory itself."""
        return {place: size for page in self.pages.values() for place, size in page.files.items()}

    def save(self, path: Path) -> None:
        """Write the memory to `path` (NumPy's .npz), without queries that nothing rests on."""
        pages = [self.pages[key] for key in sorted(self.pages)]
        lines = ("\t".join(_words(key, self.pages[key])) for key in sorted(self.pages))
        nodes = np.array(sorted(self.nodes.items()), dtype=np.uint64).reshape(-1, 2)
        rests = np.concatenate([np.empty(0, np.uint64), *(page.rests for page in pages)])
        asked = {number(query_mark(query)): query for query in self.queries}
        used = np.isin(np.array(list(asked), dtype=np.uint64), rests)
        queries = sorted(
            query for query, is_used in zip(asked.values(), used, strict=True) if is_used
        )
        with path.open("wb") as stream:
            np.savez_compressed(
                stream,
                maker=np.array([self.maker, self.store]),
                count=np.array(self.count),
                nodes=nodes,
                counts=np.array([len(page.rests) for page in pages], dtype=np.int64),
                rests=rests,
                files=_bytes("\n".join(lines)),
                queries=_bytes("\0".join(queries)),
                dumps=_bytes(self.dumps[0]),
                marks=self.dumps[1],
            )

    @classmethod
    def load(cls, path: Path, maker: str) -> Memory | None:
        """The memory at `path`; None where there is none that can be read, or of another maker."""
        try:
            with np.load(path) as kept:
                made_by, store = kept["maker"].tolist()
                if made_by != maker:
                    return None
                memory = cls(maker, store, int(kept["count"]))
                memory.nodes = dict(map(tuple, kept["nodes"].tolist()))
                memory.queries = set(filter(None, kept["queries"].tobytes().decode().split("\0")))
                memory.dumps = (kept["dumps"].tobytes().decode(), kept["marks"])
                counts, rests = kept["counts"], kept["rests"]
                lines = kept["files"].tobytes().decode().splitlines()
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return None
        for line, some in zip(lines, np.split(rests, np.cumsum(counts)), strict=False):
            key, also, *rest = line.split("\t")
            files = dict(zip(rest[::2], map(int, rest[1::2]), strict=True))
            memory.pages[key] = Page(some, files, also)
        return memory


def _words(key: str, page: Page) -> list[str]:
    return [key, page.also, *(f"{place}\t{size}" for place, size in page.files.items())]


def _bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), dtype=np.uint8)


def nodes_of(digests: Digests) -> dict[int, int]:
    """Number and digest of each node that has an address, of each property, of everything."""
    found = {number(one): digest for one, digest in _addresses(digests.subjects)}
    for one, digest in _addresses(digests.predicates):
        found[number(property_mark(one))] = digest
    found[number(EVERYTHING)] = digests.whole
    return found


def touched(digests: Digests, memory: Memory, old: Memory, store: EmbeddedStore) -> Numbers:
    """The nodes that changed, and what leads to those that changed nodes now lead to."""
    new = memory.nodes
    changed = {one for one, digest in new.items() if old.nodes.get(one) != digest}
    found = changed | (old.nodes.keys() - new.keys())
    for address, _ in _addresses(digests.subjects):
        if number(address) in changed:
            found.update(map(incoming, _led_to(store, address)))
    for query in old.queries:
        if not found.isdisjoint(map(number, properties_of(query))):
            found.add(number(query_mark(query)))
    if (memory.count < LARGE) != (old.count < LARGE):
        found.add(number(SIZE))
    return np.array(sorted(found), dtype=np.uint64)


def _addresses(terms: Mapping[bytes, int]) -> Iterator[tuple[str, int]]:
    return ((term[1:-1].decode(), digest) for term, digest in terms.items() if term[:1] == b"<")


def _led_to(store: EmbeddedStore, address: str) -> Iterator[str]:
    for quad in store.matching(subject=NamedNode(address)):
        if isinstance(quad.object, NamedNode):
            yield quad.object.value
