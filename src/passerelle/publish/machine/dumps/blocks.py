"""The graph cut into blocks of neighbouring subjects, so that a change touches few of them.

Subjects stand in the order of the canonical form. Whether one begins a block is told by its own
address alone: what is added or taken away elsewhere moves no other border.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

__all__ = ["Block", "cut"]

_SUBJECTS = 256
"""How many subjects a block has, on average."""


@dataclass(frozen=True)
class Block:
    """Some subjects that follow each other, as terms of N-Quads."""

    subjects: list[bytes]
    key: str
    """Digest of the subjects and of what is said of them."""


def cut(digests: Mapping[bytes, int]) -> Iterator[Block]:
    """The blocks of a graph, of which `digests` holds what is said of each subject."""
    held: list[bytes] = []
    # No address holds the sign that ends it, so subjects are in the order of their lines.
    for subject in sorted(digests):
        if held and zlib.crc32(subject) % _SUBJECTS == 0:
            yield _block(held, digests)
            held = []
        held.append(subject)
    if held:
        yield _block(held, digests)


def _block(subjects: list[bytes], digests: Mapping[bytes, int]) -> Block:
    total = blake2b(digest_size=16)
    for subject in subjects:
        total.update(b"%b %d\n" % (subject, digests[subject]))
    return Block(subjects, total.hexdigest())
