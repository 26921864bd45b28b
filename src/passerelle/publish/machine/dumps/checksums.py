"""Digests of files, and the list of them that ``sha256sum -c`` checks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

__all__ = ["checksums", "digest_of"]


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def checksums(digests: Iterable[tuple[str, str]], canonical: str) -> str:
    """The text of ``SHA256SUMS``: a line per file (name relative to it, digest).

    The digest of the canonical form stands in a comment, which ``sha256sum`` passes over.
    """
    lines = [f"{digest}  {name}" for name, digest in sorted(digests)]
    head = f"# {canonical}  the graph in canonical N-Quads (RDFC-1.0): zcat passerelle.nq.gz"
    return "\n".join([head, *lines]) + "\n"
