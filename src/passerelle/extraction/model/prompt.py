"""What a model is told: the rules, and the text as data between marks it cannot contain."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from passerelle.documents import Document

__all__ = ["PROMPT_VERSION", "messages"]

PROMPT_VERSION = "1"
"""Raised with every change of ``prompt.md``: facts name the version that found them."""


@cache
def _rules() -> str:
    return (Path(__file__).parent / "prompt.md").read_text(encoding="utf-8")


def messages(document: Document, words: str) -> list[dict[str, str]]:
    """The rules, and `words` of the document.

    The mark is made of a digest of the words: nobody can write a text that holds its own.
    """
    mark = f"text-{hashlib.sha256(words.encode()).hexdigest()[:32]}"
    head = f"Language: {document.language}. Published: {document.published or 'not known'}."
    asked = f"{head}\nThe text:\n<{mark}>\n{words}\n</{mark}>\nList its facts."
    return [{"role": "system", "content": _rules()}, {"role": "user", "content": asked}]
