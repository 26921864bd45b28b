"""A file that holds the graph or a part of it, and all of them with what was counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from passerelle.publish.machine.dumps.figures import Figures, total
from passerelle.publish.machine.dumps.joined import Laid

__all__ = ["Dump", "Dumps"]

MEDIA_TYPES = {
    "nq": "application/n-quads",
    "trig": "application/trig",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
}


@dataclass(frozen=True)
class Dump:
    """A file that holds the graph, or a part of it."""

    place: str
    path: Path
    size: int
    digest: str
    """SHA-256, in hexadecimal."""
    rows: int | None = None
    """Of a table."""

    @property
    def packed(self) -> bool:
        """Whether it is packed with gzip."""
        return self.place.endswith(".gz")

    @property
    def ending(self) -> str:
        """Its ending, without that of packing."""
        return self.place.removesuffix(".gz").rsplit(".", 1)[1]

    @property
    def media_type(self) -> str:
        """Media type, once unpacked (IANA)."""
        return MEDIA_TYPES[self.ending]


@dataclass
class Dumps:
    """All dumps of a site, and the blocks that they are made of."""

    files: list[Dump] = field(default_factory=list)
    canonical: str = ""
    """SHA-256 of the canonical form (RDFC-1.0)."""
    blocks: list[Laid] = field(default_factory=list)
    """The graph in the order of the canonical form."""

    @cached_property
    def figures(self) -> Figures:
        """What VoID tells in numbers."""
        return total(laid.counts for laid in self.blocks)

    @property
    def quads(self) -> int:
        """Statements, each in each graph that has it."""
        return sum(laid.lines for laid in self.blocks)

    @property
    def graphs(self) -> list[Dump]:
        """The dumps that hold the whole graph."""
        return [one for one in self.files if one.place.startswith("dumps/passerelle.")]

    @property
    def tables(self) -> list[Dump]:
        """The tables."""
        return [one for one in self.files if one.rows is not None]
