"""Words of a flat passage with their shape: capitals, small letters, numbers, marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from passerelle.extraction.lexicon import folded, surnames

__all__ = ["Token", "is_pinyin", "is_surname", "tokens"]

_WORD = re.compile(
    r"(?P<elision>(?:[ldnsjmtcLDNSJMTC]|qu|Qu|jusqu|lorsqu|puisqu)['’](?=\w))"
    r"|(?P<possessive>['’]s(?!\w))"
    r"|(?P<word>[^\W_](?:[^\W_]|(?<=\w)['’](?=[^\W_])(?!s(?!\w))|(?<=\w)[-‑–](?=[^\W_])|(?<=\.)-(?=[^\W_]))*)"
    r"|(?P<mark>[^\w\s]|_)"
)
_ONE_WORD = re.compile(r"(?i)(?:aujourd|presqu|prud|o|d|people|women|men|children)['’]\w")
_HARD = r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
_FINAL = (
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui"
    r"|un|uo|üe|a|e|i|o|u|ü|v)"
)
_PINYIN = re.compile(rf"(?:{_HARD}{_FINAL}['’-]?){{1,3}}")


@dataclass(frozen=True)
class Token:
    """A word or mark of a passage; `shape` is cap, caps, low, num, mark, elision, possessive."""

    text: str
    start: int
    end: int
    shape: str

    @property
    def low(self) -> str:
        """The word folded: without case and accents."""
        return folded(self.text)

    @property
    def proper(self) -> bool:
        """Whether it is written as a name is."""
        return self.shape in ("cap", "caps")


@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[Token, ...]:
    """The words and marks of `text`, elided articles and possessives apart."""
    found: list[Token] = []
    at = 0
    while match := _WORD.search(text, at):
        kind = match.lastgroup or "mark"
        if kind == "elision" and _ONE_WORD.match(text, match.start()) and not _elides(text, match):
            match = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*").match(text, match.start()) or match
            kind = "word"
        word = match[0]
        shape = _shape(word) if kind == "word" else kind
        found.append(Token(word, match.start(), match.end(), shape))
        at = match.end()
    return tuple(found)


def _elides(text: str, match: re.Match[str]) -> bool:
    """Whether `d’` is the article or particle it nearly always is, O’Brien being one word."""
    return match[0][0] in "dD"


def _shape(word: str) -> str:
    if word[0].isdigit():
        return "num"
    if not word[0].isupper():
        return "cap" if len(word) > 3 and word[1].isupper() and word[2].islower() else "low"
    letters = [c for c in word if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return "caps"
    return "cap"


@cache
def is_pinyin(word: str) -> bool:
    """Whether a word reads as one to three syllables of Chinese."""
    return _PINYIN.fullmatch(word.casefold().replace("ǚ", "ü")) is not None


def is_surname(word: str) -> bool:
    """Whether a word is a Chinese surname in Latin letters."""
    return folded(word) in surnames()
