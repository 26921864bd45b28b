"""The characters with which foreign names are written by their sound."""

from __future__ import annotations

from functools import cache

from passerelle.extraction.lexicon import lexicon

__all__ = ["signs"]


@cache
def signs() -> frozenset[str]:
    """The characters of transcription."""
    return frozenset("".join(lexicon("zh", "names")["transcription"].split()))
