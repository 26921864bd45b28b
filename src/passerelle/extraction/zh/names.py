"""Where a name of a person begins and ends in a line without spaces.

Chinese names are a surname of one character (or two) and a given name of one or two; how many
is told by what follows and by the rest of the text. Names of others are written by their
sound, with a dot between their parts, or in their own letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.words import begins_word, cut
from passerelle.scripts import syllables

__all__ = [
    "Name",
    "chinese_at",
    "chinese_before",
    "dotted_names",
    "latin_at",
    "signs",
    "sounded_at",
    "surname_of",
    "with_bracket",
]

_PARTS = frozenset(
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
_LATIN = re.compile(
    r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿĀ-ž'’.-]*"
    r"(?: (?:(?:de|du|des|la|le|von|van|der|di|da|el|al|ben|bin) ){1,2}[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿĀ-ž'’.-]+"
    r"| [A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿĀ-ž'’.-]*){1,4}"
)


@dataclass(frozen=True)
class Name:
    """A name in the text; `sure` tells how well its ends are known."""

    start: int
    end: int
    given: str | None
    family: str | None
    sure: float


@cache
def signs() -> frozenset[str]:
    """The characters of transcription."""
    return frozenset("".join(lexicon("zh", "names")["transcription"].split()))


@cache
def _surnames() -> frozenset[str]:
    return frozenset("".join(lexicon("zh", "names")["surnames"].split()))


def surname_of(text: str) -> str | None:
    """The surname that a name begins with.

    >>> surname_of("欧阳明"), surname_of("王明"), surname_of("的")
    ('欧阳', '王', None)
    """
    two = text[:2]
    if two in lexicon("zh", "names")["compound"]:
        return two
    return text[:1] if text[:1] in _surnames() else None


def chinese_at(text: Reading, start: int) -> Name | None:
    """The Chinese name that begins at `start`, cut where it ends most likely."""
    surname = surname_of(text.words[start : start + 2])
    if surname is None:
        return None
    ends = [start + len(surname) + size for size in (1, 2)]
    best = max(((_fit(text, start, end, len(surname)), end) for end in ends), default=(0.0, start))
    least = 2 if text.words[start : start + 2] in lexicon("zh", "names")["never_names"] else 0
    if best[0] <= least:
        return None
    return _chinese(text, start, best[1], len(surname), best[0])


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
        if _starts_clean(text, start):
            return _chinese(text, start, end, len(family), 2.0)
    return None


def _starts_clean(text: Reading, start: int) -> bool:
    """Whether a word ends right before `start`."""
    before = text.words[start - 1 : start]
    if not before or not "\u3400" <= before <= "\u9fff":
        return True
    word = _ending(text).get(start)
    return word is not None and bool(word & (_PARTS | {"territory", "short"}))


@lru_cache(maxsize=4)
def _ending(text: Reading) -> dict[int, frozenset[str]]:
    return {word.end: word.kinds for word in cut(text)}


def _given(given: str, closed: bool) -> bool:
    """Whether characters may be a given name; `closed` if a sure end follows."""
    lists = lexicon("zh", "names")
    if len(given) == 0 or any(sign in lists["never_given"] for sign in given):
        return False
    if not all("\u3400" <= sign <= "\u9fff" for sign in given):
        return False
    return closed or given[-1] not in lists["rarely_given"]


def _fit(text: Reading, start: int, end: int, family: int) -> float:
    """How well a name ends at `end`: by what follows, and by the rest of the text."""
    words = text.words
    if end > len(words):
        return -1
    closed = _ends_at(text, end)
    given = words[start + family : end]
    if not _given(given, closed):
        return -1
    fit = 2.0 if closed else 0.0
    if len(given) == 2:
        # 王明会见: a word begins within what would be the name
        within = end - 1
        fit -= 1.5 * begins_word(words, within, _PARTS) * (not closed)
        fit -= 0.5 * begins_word(words, within, _PARTS) * closed
        fit += 0.6
    elif not closed:
        fit -= 0.4
    fit += _repeated(words, start, end)
    return fit


def _repeated(words: str, start: int, end: int) -> float:
    """Whether the same characters stand elsewhere with other ones behind them."""
    name = words[start:end]
    followers = {words[m.end() : m.end() + 1] for m in re.finditer(re.escape(name), words)}
    return 1.0 if len(followers) > 1 else 0.0


def _ends_at(text: Reading, end: int) -> bool:
    """Whether what stands at `end` cannot be part of a name."""
    words = text.words
    after = words[end : end + 1]
    if not after or not "\u3400" <= after <= "\u9fff":
        return after != "·"
    if begins_word(words, end, _PARTS):
        return True
    names = lexicon("zh", "names")
    if words.startswith(tuple(names["titles"]), end) or after in names["never_given"]:
        return True
    return after in _SINGLE


_SINGLE = frozenset(
    "亦则即便皆携来赴在与和及同于对向为应受将的是由从到赴率偕携说称作任就以并也还又均已曾拟"
)
"""Words of one character that may follow a name."""


def sounded_at(text: Reading, start: int, least: int = 2) -> Name | None:
    """The foreign name without a dot that begins at `start`: 马克龙."""
    words = text.words
    end = start
    while end < len(words) and end - start < 8 and (words[end] in signs() or words[end] == "-"):
        if end > start and begins_word(words, end, _PARTS):
            break
        end += 1
    if end - start < least or not _ends_at(text, end):
        return None
    return Name(start, end, None, text.written[start:end], 0.8)


def latin_at(text: Reading, start: int) -> Name | None:
    """The name in Latin letters that begins at `start`."""
    match = _LATIN.match(text.words, start)
    if match is None:
        return None
    written = text.written[match.start() : match.end()].rstrip(" .-")
    given, family = _latin_parts(written)
    return Name(start, start + len(written), given, family, 0.95)


def _latin_parts(name: str) -> tuple[str, str]:
    """Given name and surname: a surname in capitals, a Chinese one first, else the last word."""
    words = name.split(" ")
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    if capitals and len(capitals) < len(words):
        rest = [word for word in words if word not in capitals]
        return " ".join(rest), " ".join(word.title() for word in capitals)
    if len(words) == 2 and words[0].lower() in _pinyin_surnames() and _pinyin(words[1]):
        return words[1], words[0].title()
    cut_at = next((at for at, word in enumerate(words) if at and word[0].islower()), len(words) - 1)
    return " ".join(words[:cut_at]), " ".join(words[cut_at:])


@cache
def _pinyin_surnames() -> frozenset[str]:
    return frozenset("".join(syllables(sign)) for sign in (*_surnames(), *_compound()))


def _compound() -> tuple[str, ...]:
    return tuple(lexicon("zh", "names")["compound"])


_SYLLABLE = (
    "(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uan|uai|"
    "ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v))"
)
_NAME = re.compile(rf"{_SYLLABLE}(?:[-' ]?{_SYLLABLE})?", re.IGNORECASE)


def _pinyin(word: str) -> bool:
    return _NAME.fullmatch(word) is not None


def dotted_names(text: Reading) -> list[Name]:
    """Foreign names of several parts: 让-路易·贝尔纳."""
    found = []
    for match in re.finditer(r"·", text.words):
        if found and match.start() < found[-1].end:
            continue
        start = _back(text, match.start())
        end = _forth(text, match.start())
        if match.start() - start < 1 or end - match.start() < 2:
            continue
        if _quoted(text, start) or _strange(text, start, end) > 1:
            continue
        family = text.words.rfind("·", start, end)
        given = text.written[start:family]
        found.append(Name(start, end, given, text.written[family + 1 : end], 0.95))
    return found


def _quoted(text: Reading, start: int) -> bool:
    """Whether a dot stands in a title: “茶和天下·雅集”."""
    opened = text.words.rfind("“", max(0, start - 12), start)
    return opened >= 0 and "”" not in text.words[opened:start]


def _strange(text: Reading, start: int, end: int) -> int:
    """How many characters are none of transcription."""
    return sum(
        "\u3400" <= sign and sign not in signs() for sign in text.words[start:end] if sign != "·"
    )


def _back(text: Reading, dot: int) -> int:
    """Where the first part of a dotted name begins."""
    words, ending = text.words, _ending(text)
    start = dot
    while start > 0 and dot - start < 7:
        sign = words[start - 1]
        if not (sign in signs() or sign == "-" or sign.isascii() and sign.isalpha()):
            break
        kinds = ending.get(start, frozenset())
        if kinds & _PARTS and _whole_word(text, start) and start < dot:
            break
        start -= 1
    if words[start] == "让" and words[start + 1] not in "-·" and not _starts_clean(text, start):
        return start + 1
    return start if _starts_clean(text, start) else _from_boundary(text, start, dot)


def _from_boundary(text: Reading, start: int, dot: int) -> int:
    """Take in characters that transcription seldom uses, back to where a name clearly begins."""
    strange = {word.start for word in cut(text) if not word.kinds}
    place, taken = start, 0
    while place > 0 and taken < 2 and dot - place < 7 and place - 1 in strange:
        taken += text.words[place - 1] not in signs()
        place -= 1
        if _starts_clean(text, place):
            return place
    return start


def _whole_word(text: Reading, end: int) -> bool:
    """Whether the word that ends at `end` is one of several characters, or a sure particle."""
    word = next(word for word in cut(text) if word.end == end)
    return len(word.text) > 1 or word.text in "于对向为应和及同"


def _forth(text: Reading, dot: int) -> int:
    """Where the last part of a dotted name ends."""
    words = text.words
    end = dot + 1
    since = end
    while end < len(words):
        sign = words[end]
        if sign == "·":
            since = end + 1
        elif sign != "-" and sign not in signs() and not (sign.isascii() and sign.isalpha()):
            break
        elif end > since and (end - since >= 8 or begins_word(words, end, _PARTS)):
            break
        end += 1
    end = _to_boundary(text, end)
    while end - since > 2 and words[end - 1] in _TRAILING and _loose(words, end):
        end -= 1
    return end


_TRAILING = "于因来"


def _loose(words: str, end: int) -> bool:
    """Whether a last character is a word of its own: 加尼耶于9月12日."""
    return bool(
        re.match(r"\d|[今昨上本次当同日此]|[一-十]月|[\u3400-\u9fff]", words[end : end + 2])
    ) and (
        words[end - 1] != "于"
        or bool(re.match(r"\d|[今昨上本次当同日此近一二三四五六七八九十]", words[end : end + 1]))
    )


def _to_boundary(text: Reading, end: int) -> int:
    """Take in a last character that transcription seldom uses, where a name clearly ends then."""
    if _ends_at(text, end):
        return end
    more = [end + size for size in (1, 2) if _ends_at(text, end + size)]
    inside = {word.start: word for word in cut(text)}
    if more and all(at in inside and not inside[at].kinds for at in range(end, more[0])):
        return more[0]
    return end


_BRACKET = re.compile(r"（([A-ZÀ-ÖØ-Þ][\w'’ .-]{2,60})(?:[,，][^）]{0,40})?）")


def with_bracket(text: Reading, name: Name) -> tuple[Name, int]:
    """A name with its form in Latin letters behind it, and where both end.

    A Chinese name that a foreigner took is not cut into surname and given name.
    """
    match = _BRACKET.match(text.words, name.end)
    if match is None or not latin_at(text, match.start(1)):
        return name, name.end
    han = text.words[name.start : name.end]
    if "·" not in han and not _reads_as(han, match[1]):
        name = Name(name.start, name.end, None, None, name.sure)
    return name, match.end()


def _reads_as(han: str, latin: str) -> bool:
    """Whether Latin letters are the pinyin of Chinese characters, in any order."""
    sounds = sorted("".join(syllables(sign)) for sign in han)
    letters = re.sub("[^a-z]", "", latin.lower())
    return sorted("".join(sounds)) == sorted(letters)
