"""Where a name of a person begins and ends in a line without spaces.

Chinese names are a surname of one character (or two) and a given name of one or two; how many
is told by what follows and by the rest of the text. Names of others are written by their
sound, with a dot between their parts, or in their own letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.words import begins_word, cut
from passerelle.extraction.zh.words import inside as words_inside

__all__ = [
    "PARTS",
    "Name",
    "chinese_at",
    "chinese_before",
    "ends_at",
    "is_dotted",
    "kinds_ending",
    "starts_clean",
    "surname_of",
    "surnames",
]

PARTS = frozenset(
    (
        "stop",
        "function",
        "institution",
        "government",
        "inner",
        "topic",
        "venue",
        "delegation",
        "known",
    )
)
"""Kinds of words that end a name before them."""


@dataclass(frozen=True)
class Name:
    """A name in the text; `sure` tells how well its ends are known."""

    start: int
    end: int
    given: str | None
    family: str | None
    sure: float


@cache
def surnames() -> frozenset[str]:
    """The surnames of one character."""
    return frozenset("".join(lexicon("zh", "names")["surnames"].split()))


def is_dotted(name: str) -> bool:
    """Whether a name as written has a dot between its parts, whichever dot."""
    return any(dot in name for dot in lexicon("zh", "names")["dots"])


def surname_of(text: str) -> str | None:
    """The surname that a name begins with.

    >>> surname_of("欧阳明"), surname_of("王明"), surname_of("的")
    ('欧阳', '王', None)
    """
    two = text[:2]
    if two in lexicon("zh", "names")["compound"]:
        return two
    return text[:1] if text[:1] in surnames() else None


def chinese_at(text: Reading, start: int) -> Name | None:
    """The Chinese name that begins at `start`, cut where it ends most likely."""
    surname = surname_of(text.words[start : start + 2])
    if surname is None:
        return None
    families = {len(surname), 1} if text.words[start] in surnames() else {len(surname)}
    ends = [(start + size + more, size) for size in families for more in (1, 2)]
    best = max((_fit(text, start, end, size) + 0.1 * (size > 1), end, size) for end, size in ends)
    least = 2 if text.words[start : start + 2] in lexicon("zh", "names")["never_names"] else 0
    if best[0] <= least:
        return None
    return _chinese(text, start, best[1], best[2], best[0])


def _chinese(text: Reading, start: int, end: int, family: int, fit: float) -> Name:
    written = text.written
    sure = 0.95 if fit >= 2 else 0.8 if fit >= 1 else 0.6
    return Name(start, end, written[start + family : end], written[start : start + family], sure)


def chinese_before(text: Reading, end: int) -> Name | None:
    """The Chinese name that ends at `end`, before a title such as 女士."""
    for size in (3, 2, 4):
        start = end - size
        whole = text.words[max(0, start) : end]
        family = surname_of(whole)
        if start < 0 or family is None or not 1 <= size - len(family) <= 2:
            continue
        if whole[:2] in lexicon("zh", "names")["never_names"] or not _given(
            whole[len(family) :], True
        ):
            continue
        if starts_clean(text, start):
            return _chinese(text, start, end, len(family), 2.0)
    return None


def starts_clean(text: Reading, start: int) -> bool:
    """Whether a word ends right before `start`."""
    before = text.words[start - 1 : start]
    if not before or not "\u3400" <= before <= "\u9fff":
        return True
    word = kinds_ending(text).get(start)
    return word is not None and bool(word & (PARTS | {"territory", "short"}))


@lru_cache(maxsize=4)
def kinds_ending(text: Reading) -> dict[int, frozenset[str]]:
    """What the word is that ends at a place."""
    return {word.end: word.kinds for word in cut(text)}


def _given(given: str, closed: bool) -> bool:
    """Whether characters may be a given name; `closed` if a sure end follows."""
    lists = lexicon("zh", "names")
    if closed and len(given) == 2 and given[0] in _WITHIN:
        given = given[1:]  # 陈其昌
    if len(given) == 0 or any(sign in lists["never_given"] for sign in given):
        return False
    if not all("\u3400" <= sign <= "\u9fff" for sign in given):
        return False
    if given in lexicon("zh", "functions")["base"]:
        return False  # 卢大使
    return closed or given[-1] not in lists["rarely_given"]


_WITHIN = frozenset("其")
"""What no name ends with, but may hold."""
_NOT_LAST = pattern("names", "not-last")
"""What begins another word with what would be the last sign: 应钟鸣之邀, 市长卢某昨（11）日."""
_AND_OTHERS = pattern("names", "and-others")


def _fit(text: Reading, start: int, end: int, family: int) -> float:
    """How well a name ends at `end`: by what follows, and by the rest of the text."""
    words = text.words
    if end > len(words):
        return -1
    closed = ends_at(text, end)
    given = words[start + family : end]
    if not _given(given, closed):
        return -1
    if _NOT_LAST.match(words, end - 1):
        return -1
    fit = 2.0 if closed else 0.0
    if len(given) == 2:
        # 王明会见: a word begins within what would be the name
        within = end - 1
        straddles = any(word.end > end for word in words_inside(text, within, within + 1))
        straddles = straddles and not _AND_OTHERS.match(words, end)
        fit -= 1.5 * begins_word(words, within, PARTS) * (not closed or straddles)
        fit -= 0.5 * begins_word(words, within, PARTS) * closed
        fit += 0.6
        # 李明向客人: what would be the third character is a word of its own
        fit -= 1.5 * (given[-1] in _SINGLE)
    elif not closed:
        fit -= 0.4
    elif family == 2:
        fit -= 1.5 * begins_word(words, end - 1, PARTS)  # 牧野共同启动
    fit += _repeated(words, start, end)
    return fit


def _repeated(words: str, start: int, end: int) -> float:
    """Whether the same characters stand elsewhere with other ones behind them."""
    name = words[start:end]
    followers = {words[stop : stop + 1] for _, stop in rx.spans_of(name, words)}
    return 1.0 if len(followers) > 1 else 0.0


def ends_at(text: Reading, end: int) -> bool:
    """Whether what stands at `end` cannot be part of a name."""
    words = text.words
    after = words[end : end + 1]
    if not after or not "\u3400" <= after <= "\u9fff":
        return after != "·"
    if begins_word(words, end, PARTS) or _NOT_LAST.match(words, end):
        return True
    names = lexicon("zh", "names")
    if words.startswith(tuple(names["titles"]), end) or after in names["never_given"]:
        return True
    return after in _SINGLE


_SINGLE = frozenset(words("names", "single"))
"""Words of one character that may follow a name."""
