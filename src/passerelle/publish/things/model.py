"""What a page about a thing says, before it is put into words of one language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from passerelle.publish.things.dates import Time
from passerelle.publish.things.names import Named
from passerelle.publish.things.reading import Node

__all__ = [
    "Cell",
    "Claim",
    "Described",
    "Evidence",
    "Fact",
    "Modality",
    "Partner",
    "Quote",
    "Row",
    "Section",
    "Several",
    "Unlinked",
    "Weblink",
    "Word",
]


@dataclass(frozen=True)
class Modality:
    """How a fact is put forward: ``asserted``, ``reported``, ``intended`` or ``denied``."""

    slug: str


@dataclass(frozen=True)
class Unlinked:
    """A person without a page, told here: the name carries the anchor of the address."""

    named: Named


@dataclass(frozen=True)
class Word:
    """A text of the page, by its name among the `words`."""

    name: str


@dataclass(frozen=True)
class Weblink:
    """An address elsewhere."""

    address: str


@dataclass(frozen=True)
class Several:
    """Several values in one cell, and how many more there are."""

    cells: tuple[Cell, ...]
    more: int = 0


Cell: TypeAlias = (
    "Named | Time | Literal | Modality | Unlinked | Weblink | Word | Several | str | None"
)
"""A value of a table or list; None is an empty cell."""


@dataclass(frozen=True)
class Quote:
    """The words of a source that support a claim, with what stands around them."""

    node: str
    prefix: str
    exact: str
    suffix: str


@dataclass(frozen=True)
class Evidence:
    """The place in a source that supports a claim: a row of a table, or a quote."""

    node: str
    source: Named | None
    file: str
    row: str
    quote: Quote | None
    cited: tuple[str, ...]


@dataclass(frozen=True)
class Claim:
    """What one source says of the thing, or of a node told on its page."""

    node: str
    about: str
    """The node it speaks of; empty for the thing of the page itself."""
    called: Named | None
    """By what name the page calls that node."""
    source: Named | None
    modality: str
    time: Time
    facts: tuple[tuple[Named, Cell], ...]
    notes: tuple[str, ...]
    preferred: bool
    because: dict[str, str]
    evidence: tuple[Evidence, ...]
    more: int = 0
    """Places of evidence that are not told."""


@dataclass(frozen=True)
class Row:
    """A line of a section; `node` is the n-ary node that it tells, if this is its home."""

    cells: tuple[Cell, ...]
    order: tuple[str, ...]
    node: str = ""
    time: Time | None = None
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class Section:
    """A table of the page: its name and columns are keys of `words`."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def trimmed(self) -> Section:
        """Without the columns in which no row has anything."""
        used = [
            at
            for at in range(len(self.columns))
            if at == 0 or any(row.cells[at] is not None for row in self.rows)
        ]
        rows = tuple(
            Row(tuple(r.cells[at] for at in used), r.order, r.node, r.time, r.claims)
            for r in self.rows
        )
        return Section(self.name, tuple(self.columns[at] for at in used), rows)


@dataclass(frozen=True)
class Fact:
    """The values of one relation, each with the graphs that state it."""

    relation: Named | str
    """The property, or a key of `words` for one read backwards."""
    values: tuple[tuple[Cell, tuple[str, ...]], ...]
    more: int = 0


@dataclass(frozen=True)
class Partner:
    """An actor near the thing, for the small map: how, and how often."""

    named: Named
    way: str
    """``cooperation``, ``meeting`` or ``part``."""
    times: int = 1
    side: str = ""


@dataclass
class Described:
    """All that the pages and files about one thing say of it."""

    named: Named
    kind: str
    node: Node
    classes: list[Named] = field(default_factory=list)
    kinds: list[Named] = field(default_factory=list)
    modality: str = ""
    time: Time = field(default_factory=Time)
    names: list[tuple[str, str, bool]] = field(default_factory=list)
    """Language (or empty), text, and whether it is the main name in it."""
    facts: list[Fact] = field(default_factory=list)
    identifiers: list[tuple[str, Named | None, str]] = field(default_factory=list)
    """Node, scheme, value."""
    sections: list[Section] = field(default_factory=list)
    claims: tuple[Claim, ...] = ()
    partners: list[Partner] = field(default_factory=list)
    whole: dict[str, Node] = field(default_factory=dict)
    """Nodes that the data files tell whole; the thing itself is the first."""
    beside: dict[str, Node] = field(default_factory=dict)
    """Nodes of which they tell class and names."""
    derived: list[tuple[tuple[NamedNode, NamedNode, NamedNode], str]] = field(default_factory=list)
    """Links that rules made, each with the name of the rule."""
    links: list[tuple[NamedNode, NamedNode, NamedNode]] = field(default_factory=list)
    """Statements that lead to the thing."""
    left_out: bool = False
    """Whether there is more than the pages and files about the thing tell."""
