"""Sentences of a Chinese text: full stops and line ends part them, semicolons do not."""

from __future__ import annotations

import re

from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.sentences import bounded
from passerelle.extraction.zh.reading import reading

__all__ = ["sentences"]

_LONGEST = 800
"""Characters: what is longer is no prose."""
_SENTENCE = re.compile(r"[^。！？\n]+(?:[。！？]+[”’」』）]*)?")


def sentences(analysis: Analysis) -> None:
    """Fill the sentences of the bench."""
    text = reading(analysis)
    for match in _SENTENCE.finditer(text.words):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if match[0].strip():
            parts = bounded(text.words, start, match.end(), _LONGEST)
            analysis.sentences += [text.span(*part) for part in parts]
