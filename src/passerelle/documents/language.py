"""The language of a text: the script tells Chinese, small words tell French and English."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

from passerelle.documents.lexicon import lexicon, others
from passerelle.errors import DocumentError

__all__ = ["language_of"]

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_KANA, _HANGUL = re.compile(r"[\u3040-\u30ff]"), re.compile(r"[\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\d_]+")
_HAN_PER_WORD = 1.7
"""How many characters a Chinese word has on average."""
_ENOUGH = 20_000
"""Words that tell the language as surely as all."""


def language_of(text: str, path: Path, declared: str | None = None) -> str:
    """``fr``, ``en`` or ``zh``; `declared` decides only where the words do not."""
    han = len(_HAN.findall(text)) / _HAN_PER_WORD
    found = islice(_WORD.finditer(_HAN.sub(" ", text)), _ENOUGH)
    words = [match[0].lower() for match in found]
    if len(_KANA.findall(text)) > han / 10 and han:
        raise _unread("Japanese", path)
    if len(_HANGUL.findall(text)) > len(words):
        raise _unread("Korean", path)
    if han > len(words):
        return "zh"
    return _latin(words, path, (declared or "")[:2].lower())


def _latin(words: list[str], path: Path, declared: str) -> str:
    scores = {name: _share(words, lexicon(name).small_words) for name in ("fr", "en")}
    strange = {name: _share(words, small) for name, small in others().items()}
    best = max(scores, key=lambda name: scores[name])
    other = max(strange, key=lambda name: strange[name])
    if strange[other] > scores[best]:
        raise _unread(other, path)
    if scores[best] and scores["fr"] != scores["en"]:
        return best
    if declared in scores:
        return declared
    raise DocumentError(
        "its language cannot be told.",
        where=path,
        remedy="French, English and Chinese texts of at least a sentence are read.",
    )


def _share(words: list[str], small: frozenset[str]) -> float:
    """Which part of the words are small words of a language."""
    return sum(word in small for word in words) / len(words) if words else 0.0


def _unread(name: str, path: Path) -> DocumentError:
    return DocumentError(
        f"seems to be in {name}.",
        where=path,
        remedy="Texts in French, English and Chinese are read: give a translation.",
    )
