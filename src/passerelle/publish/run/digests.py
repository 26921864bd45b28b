"""What a graph says, as digests: of each subject, of each property, of the whole.

One pass over all statements gives them. Blank nodes bear their canonical labels; because such a
label says nothing of what is said of the node, whoever leads to one counts as changed when
anything about blank nodes has.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable

from passerelle.releases.blanks import canonical_labels
from passerelle.releases.lines import has_blank, quads_of, subject_of, to_lines
from passerelle.store import EmbeddedStore

__all__ = ["Digests"]


class Digests:
    """Digests of the graph in `store`: sums of checksums, so that no order counts."""

    def __init__(self, store: EmbeddedStore) -> None:
        self.subjects: dict[bytes, int] = {}
        """What is said of each subject, a term of N-Quads."""
        self.predicates: dict[bytes, int] = {}
        """What is said with each property."""
        self.blank: dict[bytes, list[bytes]] = defaultdict(list)
        """Lines that hold blank nodes, under canonical labels, by subject."""
        self._add(store.lines())
        self.whole = sum(self.predicates.values())
        """What all statements say."""

    def _add(self, lines: Iterable[bytes]) -> None:
        subjects, predicates, crc = self.subjects, self.predicates, zlib.crc32
        blank: list[bytes] = []
        for line in lines:
            subject, _, rest = line.partition(b" ")
            if has_blank(line):
                blank.append(line)
                continue
            checksum = crc(line)
            subjects[subject] = subjects.get(subject, 0) + checksum
            predicate = rest[: rest.index(b" ")]
            predicates[predicate] = predicates.get(predicate, 0) + checksum
        if blank:
            self._add_blank(to_lines(canonical_labels(quads_of(blank))))

    def _add_blank(self, lines: Iterable[bytes]) -> None:
        for line in set(lines):
            self.blank[subject_of(line)].append(line)
            predicate = line.split(b" ", 2)[1]
            self.predicates[predicate] = self.predicates.get(predicate, 0) + zlib.crc32(line)
        every = sum(zlib.crc32(line) for some in self.blank.values() for line in some)
        for subject in self.blank:
            self.subjects[subject] = self.subjects.get(subject, 0) + every
