"""The texts with their gold files, read and extracted as the program does."""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from benchmarks.text.score import Score, score
from passerelle import documents
from passerelle.documents import Document
from passerelle.extraction import Account
from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.pipeline import extract
from tests.text.gold import TUNING, Gold, Text, corpus, folded

__all__ = ["Half", "gazetteer", "measured", "read_text"]

_SAID = ("language", "published", "title", "publisher")


@dataclass
class Half:
    """The scores of the texts of a folder."""

    name: str
    texts: dict[str, tuple[str, Score]] = field(default_factory=dict)
    said: Counter[str] = field(default_factory=Counter)
    broken: int = 0

    def score(self, language: str | None = None) -> Score:
        """All texts together, or those in a language."""
        whole = Score()
        for spoken, one in self.texts.values():
            if language in (None, spoken):
                whole += one
        return whole


@cache
def gazetteer() -> Gazetteer:
    """What ships with the program: the corpus is measured as in an empty workspace."""
    return Gazetteer()


@cache
def read_text(path: Path) -> tuple[Document, Gold]:
    """A text as a document, and its gold."""
    gold = Gold.model_validate_json(Text(path).gold_path.read_bytes())
    return documents.read(path), gold


def measured(folder: Path, without: Iterable[str] = ()) -> Half:
    """Every text of a folder, scored; what breaks counts as an empty account."""
    half = Half(folder.name)
    for text in corpus(folder):
        document, gold = read_text(text.path)
        half.said.update(
            side for side in _SAID if _plain(getattr(document, side)) == _plain(getattr(gold, side))
        )
        try:
            account = extract(document, gazetteer(), without=tuple(without))
        except Exception as fault:
            half.broken += 1
            account = Account()
            _tell(folder, text.path, fault)
        half.texts[text.path.name] = (gold.language, score(account, gold, document.text))
    return half


def _plain(words: str | None) -> str | None:
    """What is compared: a letterhead in capitals says the same."""
    return words and folded(words).casefold().replace("’", "'")


def _tell(folder: Path, path: Path, fault: Exception) -> None:
    """Say what broke; of a text that is set aside, only where in the code."""
    if folder == TUNING:
        print(f"{path.name}:", *traceback.format_exception(fault), file=sys.stderr)
        return
    last = traceback.extract_tb(fault.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    print(f"a text set aside: {type(fault).__name__} in {where}", file=sys.stderr)
