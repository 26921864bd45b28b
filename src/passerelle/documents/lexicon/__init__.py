"""Words by which a document shows what it is: data, one file per language.

Each file says how papers are called, who publishes, what introduces a date or a source, how
letters end. `stock.toml` names what a page holds besides its text; `others.toml` the small
words of languages that are not read, so that they can be told apart.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["LANGUAGES", "Lexicon", "any_of", "lexicon", "others", "stock", "stock_words"]

LANGUAGES = ("fr", "en", "zh")


@dataclass(frozen=True)
class Lexicon:
    """The words of one language, as patterns (case is folded, spaces are any spaces)."""

    small_words: frozenset[str]
    kinds: str
    """Names of papers: communiqué de presse, news release."""
    periodicals: str
    """What an association calls its paper, whose own name is the title: bulletin, magazine."""
    newspapers: str
    """Names of newspapers and agencies, whole: they publish what they print."""
    rubrics: str
    """Names of columns, over the title: local news, economy."""
    notices: str
    """Lines of a head that say nothing of the matter: for immediate release, page 1."""
    issues: str
    """Numbers of issues and papers: no. 41, vol. 3."""
    sessions: str
    """Meetings of bodies, whose date is not that of the paper on them."""
    units: str
    """Parts of a body that stand under its name in a letterhead."""
    bodies: str
    """First words of names of bodies (for Chinese: last ones)."""
    body_ends: str
    """Words at the end of names of bodies."""
    sole_bodies: str
    """Names of bodies that are one word, or that no head word tells."""
    verbs: str
    """Words of headlines, never of names."""
    published: str
    """What introduces the date of publication."""
    source: str
    """What introduces the publisher."""
    invites: str
    """What only the publisher says of itself in the first sentence: is pleased to invite."""
    occasion: str
    """What introduces place or hour of an event, beside which a date is not of publication."""
    subject: str
    """What introduces the title of a letter."""
    contact: str
    """What introduces the person to ask."""
    about: str
    """What introduces the portrait of the publisher at the end."""
    greetings: str
    """First words of a letter."""
    closings: str
    """Last words of a letter, before the signature."""
    replies: str
    """Lines after which an earlier mail follows."""
    disclaimers: str
    """First words of what is put under every mail."""
    related: str
    """Headings over links to other texts."""


@cache
def lexicon(language: str) -> Lexicon:
    """The words of ``fr``, ``en`` or ``zh``."""
    told = _load(language)
    return Lexicon(
        small_words=frozenset(told.pop("small_words", "").split()),
        **{name: _pattern(words) for name, words in told.items()},
    )


@cache
def any_of(name: str) -> str:
    """The pattern `name` of all languages together: for what is read before one is known."""
    return "|".join(getattr(lexicon(language), name) or "(?!)" for language in LANGUAGES)


@cache
def others() -> dict[str, frozenset[str]]:
    """Small words of other languages, by their English names."""
    return {name: frozenset(words.split()) for name, words in _load("others").items()}


@cache
def stock(name: str) -> str:
    """A pattern of `stock.toml`."""
    return _pattern(_load("stock")[name])


@cache
def stock_words(name: str) -> frozenset[str]:
    """A list of single words of `stock.toml`."""
    return frozenset(_load("stock")[name].split())


def _load(name: str) -> dict[str, str]:
    text = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    told: dict[str, str] = tomllib.loads(text)
    return told


def _pattern(words: str) -> str:
    """One alternative per line, the longer first; a space matches any run of spaces."""
    lines = sorted(filter(None, map(str.strip, words.splitlines())), key=len, reverse=True)
    return "|".join(re.sub(r" +(?!\?)", lambda _: r"\s+", line) for line in lines) or "(?!)"
