"""Jinja environments: one way to set them up, each template compiled once.

A site is written by many environments, because each knows other things by name; what a template
compiles to does not depend on them and is kept as long as the process lives.
"""

from __future__ import annotations

from pathlib import Path
from types import CodeType

from jinja2 import BaseLoader, BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

__all__ = ["environment"]


class _Kept(BytecodeCache):
    """Compiled templates by file and content (an embedded `BytecodeCache` of Jinja)."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """See `BytecodeCache.load_bytecode`."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """See `BytecodeCache.dump_bytecode`."""
        self._codes[bucket.key, bucket.checksum] = bucket.code


_KEPT = _Kept()


def environment(source: Path | BaseLoader) -> Environment:
    """An environment over a folder or a loader: values escaped, unknown names refused."""
    return Environment(
        loader=FileSystemLoader(source) if isinstance(source, Path) else source,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_KEPT,
    )
