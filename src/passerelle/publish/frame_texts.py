"""The words of the site's frame in three languages."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace

__all__ = ["NAMES", "words"]

NAMES = {"fr": "français", "en": "English", "zh": "中文"}

_TEXTS: dict[str, dict[str, str]] = {
    "skip": {"fr": "Aller au contenu", "en": "Skip to content", "zh": "跳到正文"},
    "menu": {"fr": "Menu", "en": "Menu", "zh": "菜单"},
    "language": {"fr": "Langue", "en": "Language", "zh": "语言"},
}


@cache
def words(lang: str) -> SimpleNamespace:
    """The texts in `lang`, each an attribute."""
    return SimpleNamespace(**{name: text[lang] for name, text in _TEXTS.items()})
