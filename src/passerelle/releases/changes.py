"""What may differ between two data sets: statements, things, and all of it together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from passerelle.namespaces import PAS, PUBLIC_BASIS
from passerelle.releases.dumps import Dataset
from passerelle.store.base import Term

__all__ = ["OPERATIONS", "UNLISTED", "Change", "Comparison", "ThingChange"]

OPERATIONS = ("added", "removed", "changed", "merged", "split", "withdrawn")
"""What may have become of a thing; a statement is added, removed or changed."""
UNLISTED = (PAS.publicBasis, PUBLIC_BASIS.term("named-in-official-communication"))
"""What is said of people who stand in no list: only an official text names them."""


@dataclass(frozen=True)
class Change:
    """A statement about `node` that only one has, or that has one value here and one there.

    `claim` where the graph does not state it but the source that is its cause claims it.
    """

    operation: str
    node: Term
    property: Term
    old: Term | None
    new: Term | None
    causes: tuple[Term, ...]
    claim: bool = False


@dataclass
class ThingChange:
    """What became of one thing; `other` and `decision` where it was merged or split.

    Of a person who was withdrawn no statement is told. `listed` is False for people whom
    only an official text names: they stand in no list.
    """

    thing: Term
    operation: str
    kind: str | None
    other: Term | None = None
    decision: Term | None = None
    listed: bool = True
    changes: list[Change] = field(default_factory=list)


@dataclass
class Comparison:
    """All that differs, thing by thing; `restated` statements are only in other graphs now."""

    old: Dataset
    new: Dataset
    things: list[ThingChange] = field(default_factory=list)
    quads: Counter[str] = field(default_factory=Counter)
    restated: int = 0

    def count(self, operation: str) -> int:
        """How many things have met this."""
        return sum(1 for one in self.things if one.operation == operation)

    def statements(self, operation: str) -> int:
        """How many statements were added, removed or changed."""
        return sum(1 for t in self.things for c in t.changes if c.operation == operation)
