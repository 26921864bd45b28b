"""The characters with which foreign names are written by their sound."""

from __future__ import annotations

from functools import cache

from passerelle.extraction.lexicon import lexicon

__all__ = ["dotted_signs", "signs"]


@cache
def signs() -> frozenset[str]:
    """The characters of transcription."""
    return frozenset("".join(lexicon("zh", "names")["transcription"].split()))


@cache
def dotted_signs() -> frozenset[str]:
    """The characters of a part beside a dot."""
    return signs() | frozenset(lexicon("zh", "names")["dotted"])
