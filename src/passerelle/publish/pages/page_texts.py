"""The words of all the site's pages in three languages, by the pages they stand on."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace

from passerelle.publish.pages.asking_texts import TEXTS as ASKING
from passerelle.publish.pages.data_texts import TEXTS as DATA
from passerelle.publish.pages.finding_texts import TEXTS as FINDING
from passerelle.publish.pages.frame_texts import TEXTS as FRAME

__all__ = ["TEXTS", "words"]

TEXTS = FRAME | FINDING | DATA | ASKING


@cache
def words(lang: str) -> SimpleNamespace:
    """The texts in `lang`, each an attribute."""
    return SimpleNamespace(**{name: text[lang] for name, text in TEXTS.items()})
