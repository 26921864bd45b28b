"""Names of people that are not Chinese: written by their sound, with dots, or in Latin letters."""

from __future__ import annotations

import re
from functools import cache

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.names import (
    PARTS,
    Name,
    ends_at,
    kinds_ending,
    starts_clean,
    surnames,
)
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.sounds import dotted_signs, signs
from passerelle.extraction.zh.words import begins_word, ending
from passerelle.extraction.zh.words import inside as words_inside
from passerelle.scripts import syllables

__all__ = ["dotted_names", "latin_at", "sounded_at", "with_bracket"]

_CAPITALISED = r"[A-ZÀ-ÖØ-ÞĀ-žƠƯẠ-ỹΑ-ΩА-ЯЁІЇЄ][A-Za-zÀ-ÖØ-öø-ÿĀ-žƠ-ưẠ-ỹΐ-ώа-яёіїє'’.-]*"
_PARTICLE = "(?:de|du|des|la|le|von|van|der|di|da|el|al|ben|bin) "
_LATIN = re.compile(
    rf"{_CAPITALISED}(?: (?:{_PARTICLE}){{1,2}}{_CAPITALISED}| {_CAPITALISED}){{1,4}}"
)


def sounded_at(text: Reading, start: int, least: int = 2) -> Name | None:
    """The foreign name without a dot that begins at `start`: 马克龙."""
    words = text.words
    end = start
    while end < len(words) and end - start < 8 and (words[end] in signs() or words[end] == "-"):
        if end > start and begins_word(words, end, PARTS):
            break
        end += 1
    if end - start < least or not ends_at(text, end):
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
    return frozenset("".join(syllables(sign)) for sign in (*surnames(), *_compound()))


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
    found: list[Name] = []
    for match in re.finditer(r"·", text.words):
        if found and match.start() < found[-1].end:
            continue
        start = _back(text, match.start())
        end = _forth(text, match.start())
        if match.start() - start < 1 or end - match.start() < 2:
            continue
        if _quoted(text, start) or _strange(text, start, end) > 1:
            continue
        family = _family_from(text.words, start, end)
        given = text.written[start:family]
        found.append(Name(start, end, given, text.written[family + 1 : end], 0.95))
    return found


_PARTICLES = tuple(words("names", "particles"))


def _family_from(words: str, start: int, end: int) -> int:
    """The dot before the surname, which takes in a particle: 让-吕克·德·奥钦斯基."""
    dot = words.rfind("·", start, end)
    before = words.rfind("·", start, dot)
    return before if before > start and words[before + 1 : dot] in _PARTICLES else dot


def _quoted(text: Reading, start: int) -> bool:
    """Whether a dot stands in a title: “茶和天下·雅集”."""
    opened = text.words.rfind("“", max(0, start - 12), start)
    return opened >= 0 and "”" not in text.words[opened:start]


def _strange(text: Reading, start: int, end: int) -> int:
    """How many characters are none of transcription."""
    letters = text.words[start:end].replace("·", "")
    return sum(sign >= "\u3400" and sign not in dotted_signs() for sign in letters)


def _back(text: Reading, dot: int) -> int:
    """Where the first part of a dotted name begins."""
    words, ending = text.words, kinds_ending(text)
    start = dot
    while start > 0 and dot - start < 12:
        sign = words[start - 1]
        if not (sign in signs() or sign == "-" or (sign.isascii() and sign.isalpha())):
            break
        kinds = ending.get(start, frozenset())
        if kinds & PARTS and _whole_word(text, start) and start < dot:
            if sign == "于" and starts_clean(text, start - 1):
                start -= 1  # 市长于连·索雷尔
            break
        start -= 1
    if words[start] == "让" and words[start + 1] not in "-·" and not starts_clean(text, start):
        return start + 1
    return start if starts_clean(text, start) else _from_boundary(text, start, dot)


_ENDS_TITLES = frozenset(words("foreign", "ends-titles"))


def _from_boundary(text: Reading, start: int, dot: int) -> int:
    """Take in characters that transcription seldom uses, back to where a name clearly begins."""
    strange = {word.start for word in words_inside(text, start - 4, dot) if not word.kinds}
    place, taken = start, 0
    while place > 0 and taken < 2 and dot - place < 12 and place - 1 in strange:
        if text.words[place - 1] in _ENDS_TITLES:
            return start  # 副郡长乔伊斯, whatever the office
        taken += text.words[place - 1] not in signs()
        place -= 1
        if starts_clean(text, place):
            return place
    return start


def _whole_word(text: Reading, end: int) -> bool:
    """Whether the word that ends at `end` is one of several characters, or a sure particle."""
    word = ending(text)[end]
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
        elif end == since and _like_chinese(words, end):
            pass  # 詹姆斯·刘易斯
        elif sign == "—" and end - since > 1 and _JOINED.match(words, end):
            pass  # 马林科维奇—拉多米罗维奇
        elif end - since > 1 and words.startswith(_TITLES, end):
            break  # 埃索·巴纳博士
        elif sign in _RARE and words[end + 1 : end + 2] in signs():
            pass  # 泰雷兹·福尔田贝格
        elif (sign != "-" and sign not in signs() and not (sign.isascii() and sign.isalpha())) or (
            end > since and (end - since >= 11 or begins_word(words, end, PARTS))
        ):
            break
        end += 1
    end = _to_boundary(text, end)
    while end - since > 2 and words[end - 1] in _TRAILING and _loose(words, end):
        end -= 1
    return end


_RARE = dotted_signs() - signs()
_JOINED = re.compile(f"—[{''.join(sorted(signs()))}]{{2,8}}(?![—·])")
_TITLES = ("博士", "教授", "女士", "先生", "小姐", "夫人", "阁下", "院士")


def _like_chinese(words: str, start: int) -> bool:
    """Whether a part begins with a character that transcription seldom uses, as 刘易斯 does."""
    rest = words[start + 1 : start + 3]
    return words[start] in surnames() and len(rest) == 2 and all(sign in signs() for sign in rest)


_TRAILING: str = words("names", "trailing")


def _loose(words: str, end: int) -> bool:
    """Whether a last character is a word of its own: 加尼耶于9月12日."""
    return bool(pattern("foreign", "loose").match(words[end : end + 2])) and (
        words[end - 1] != "于" or bool(pattern("foreign", "loose-2").match(words[end : end + 1]))
    )


def _to_boundary(text: Reading, end: int) -> int:
    """Take in a last character that transcription seldom uses, where a name clearly ends then."""
    if ends_at(text, end):
        return end
    if text.words[end : end + 1] in _VERBS:
        return end  # 勒布兰设便宴, 本齐安带客人
    strange = any(not word.kinds for word in words_inside(text, end, end + 1))
    return end + 1 if strange and ends_at(text, end + 1) else end


_VERBS = frozenset(words("foreign", "verbs"))
"""Verbs of one character, which no name is written with."""
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
