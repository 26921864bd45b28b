"""A long description cut into pages: each section goes on where the page before left off.

What fits on one page stays on one. Otherwise every section gets an equal share of each page,
so that the first one shows the beginning of all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from passerelle.publish.things.model import Claim, Described, Evidence, Row, Section, Unlinked

__all__ = [
    "CLAIM",
    "EVIDENCE",
    "ROOM",
    "ROW",
    "Sheet",
    "flow",
    "key_of",
    "sheets",
    "weigh_address",
    "weigh_claim",
    "weigh_row",
]

ROOM = 60_000
"""Bytes of HTML that the rows of a page may come to; with the rest it stays below 100 kB."""
ROW, CLAIM, EVIDENCE = 450, 550, 450
"""Bytes that a row, a claim and a place of evidence usually take, letters of quotes apart."""

Item = TypeVar("Item", Row, Claim)


@dataclass(frozen=True)
class Sheet:
    """One page: its number, how many there are, and the rows and claims on it."""

    number: int
    count: int
    sections: tuple[Section, ...]
    claims: tuple[Claim, ...]

    @property
    def row_claims(self) -> tuple[Claim, ...]:
        """The claims about the rows, each once."""
        rows = (row for section in self.sections for row in section.rows)
        return tuple({claim.node: claim for row in rows for claim in row.claims}.values())

    @property
    def every_claim(self) -> tuple[Claim, ...]:
        """The claims about the thing, then those about the rows."""
        return (*self.claims, *self.row_claims)

    def told(self) -> set[str]:
        """The nodes that have an anchor on this page."""
        rows = [row for section in self.sections for row in section.rows]
        nodes = {row.node for row in rows if row.node}
        nodes |= {c.named.iri for row in rows for c in row.cells if isinstance(c, Unlinked)}
        for claim in self.every_claim:
            nodes.add(claim.node)
            for evidence in claim.evidence:
                nodes.add(evidence.node)
                if evidence.quote:
                    nodes.add(evidence.quote.node)
        return nodes


def key_of(key: str, number: int) -> str:
    """The key of a further page.

    >>> key_of("doc/event/x", 1), key_of("doc/event/x", 2)
    ('doc/event/x', 'doc/event/x~2')
    """
    return key if number == 1 else f"{key}~{number}"


def sheets(thing: Described) -> list[Sheet]:
    """The pages of a description; there is always one."""
    rows = [[weigh_row(row) for row in section.rows] for section in thing.sections]
    claims = [weigh_claim(claim) for claim in thing.claims]
    parts = [sum(part) for part in (*rows, claims) if part]
    if sum(parts) <= ROOM:
        return [Sheet(1, 1, tuple(thing.sections), thing.claims)]
    share = ROOM // len(parts)
    flows = [list(flow(section.rows, share, weigh_row)) for section in thing.sections]
    of_claims = list(flow(thing.claims, share, weigh_claim))
    count = max(len(of_claims), *(len(pages) for pages in flows))
    return [
        Sheet(
            at + 1,
            count,
            tuple(
                Section(section.name, section.columns, pages[at])
                for section, pages in zip(thing.sections, flows, strict=True)
                if at < len(pages)
            ),
            of_claims[at] if at < len(of_claims) else (),
        )
        for at in range(count)
    ]


def flow(
    items: Sequence[Item], share: int, weigh: Callable[[Item], int]
) -> Iterator[tuple[Item, ...]]:
    """`items` in their order, cut where the next one would pass `share`; each run has one."""
    run: list[Item] = []
    filled = 0
    for item in items:
        size = weigh(item)
        if run and filled + size > share:
            yield tuple(run)
            run, filled = [], 0
        run.append(item)
        filled += size
    if run:
        yield tuple(run)


def weigh_row(row: Row) -> int:
    """About how many bytes a row takes, with what is said of it."""
    return ROW + sum(map(weigh_claim, row.claims))


def weigh_claim(claim: Claim) -> int:
    """About how many bytes a claim takes, with its evidence."""
    notes = sum(len(note.encode()) for note in claim.notes)
    return CLAIM + notes + sum(map(_weigh_evidence, claim.evidence))


def weigh_address(address: str) -> int:
    """About how many bytes a link elsewhere takes: it is written twice."""
    return 2 * len(address) + 60


def _weigh_evidence(evidence: Evidence) -> int:
    quote = evidence.quote
    words = f"{quote.prefix}{quote.exact}{quote.suffix}" if quote else ""
    return EVIDENCE + len(words.encode()) + sum(map(weigh_address, evidence.cited))
