"""A Chinese text as the stages read it: one script, no spaces within words, places kept.

The reading is in simplified characters and half-width signs, one for one, without marks of
markup and without the line ends and spaces that fall inside a sentence or a name. Each of its
characters knows its place in the document, so that nothing found in it moves.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis, Span
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.sounds import signs
from passerelle.scripts import has_han, simplified

__all__ = ["Reading", "reading"]

_KEPT = "“”‘’《》「」『』，。：；！？（）、·—"
"""Signs that NFKC would change into others, or that mean something of their own here."""
_MARKUP = re.compile(r"\*\*|__|~~|`+|(?m:^[ \t]*(?:#{1,6}|>+)[ \t]+)|(?m:^[ \t]*[*_](?=\S))|[*]")
_FRAMES = re.compile("[┌┐└┘├┤┬┴┼─━╔╗╚╝╠╣╦╩╬═]+")
_BAR = re.compile(r"(?<=[\u3400-\u9fff])[\u2010\u2011\u2015](?=[\u3400-\u9fff])")
"""A hyphen of a foreign name under another sign: 罗讷―阿尔卑斯."""
_SIGN = f"[{''.join(sorted(signs()))}]"
_DASH = re.compile(
    rf"(?<={_SIGN})—(?={_SIGN}{{1,8}}(?:[—-]{_SIGN}{{1,8}}){{0,2}}(?:大区|省|大都会|都会|都市区|都市圈|县|州|郡|城市共同体))"
)
"""The same of a region or a metropolis: 艾克斯—马赛—普罗旺斯大都会."""
_WITHIN = re.compile(r"(?<=外事)[（(][\u3400-\u9fff]{2,4}[）)](?=[办辦局处處委])")
"""What stands in brackets within the name of an office: 外事（侨务）办公室."""
_SPREAD = re.compile(r"(?<=[\n])(?:[\u3400-\u9fff][ \u3000]+){1,4}[\u3400-\u9fff](?=[：:])")
_NARROW, _PAGE = 40, 120
"""Columns: a page that is wrapped by hand has lines between these."""


@dataclass(frozen=True, eq=False)  # one per text, known by being the same
class Reading:
    """`words` to match against, `written` the same as written, `at` where each one stands."""

    words: str
    written: str
    at: tuple[int, ...]
    private: tuple[tuple[int, int], ...] = field(default=())

    def span(self, start: int, end: int) -> Span:
        """The place in the document of what stands at `start` to `end` here."""
        return Span(self.at[start], self.at[end - 1] + 1)

    def here(self, span: Span) -> tuple[int, int]:
        """Where a place of the document stands here."""
        return bisect_left(self.at, span.start), bisect_left(self.at, span.end)

    def hidden(self, start: int, end: int) -> bool:
        """Whether this touches a block of contacts, signatures or instructions."""
        return any(start < last and first < end for first, last in self.private)


def reading(analysis: Analysis) -> Reading:
    """The reading of the text on the bench; made once."""
    return _read(analysis.document.text)


@lru_cache(maxsize=4)
def _read(text: str) -> Reading:
    kept = _without_markup(text)
    words = "".join(_plain(text[place]) for place in kept)
    kept, words = _without_gaps(kept, words)
    words = _DASH.sub("-", _BAR.sub("-", words))
    written = "".join(text[place] for place in kept)
    return Reading(words, written, tuple(kept), tuple(_private(words)))


@lru_cache(maxsize=20_000)
def _plain(sign: str) -> str:
    """One sign for one: simplified, half-width, spaces of all widths alike."""
    if sign == "\n" or sign in _KEPT:
        return sign
    if sign.isspace() or sign in "\u200b\ufeff\u00ad":
        return " "
    if has_han(sign):
        return _one(simplified(sign), sign)
    if sign in lexicon("zh", "names")["dots"]:
        return "·"
    if sign in "│┃┆┊|｜":
        return "，"  # columns of a table
    folded = _one(unicodedata.normalize("NFKC", sign), sign)
    return {"(": "（", ")": "）", ",": "，", ":": "：", ";": "；", "!": "！", "?": "？"}.get(
        folded, folded
    )


def _one(folded: str, sign: str) -> str:
    return folded if len(folded) == 1 else sign


def _without_markup(text: str) -> list[int]:
    dropped: set[int] = set()
    for match in (*_MARKUP.finditer(text), *_FRAMES.finditer(text), *_WITHIN.finditer(text)):
        dropped.update(range(*match.span()))
    for match in _SPREAD.finditer(text):  # 主 持 人：
        start = match.start()
        dropped.update(start + at for at, sign in enumerate(match[0]) if sign.isspace())
    return [place for place in range(len(text)) if place not in dropped]


def _without_gaps(kept: list[int], words: str) -> tuple[list[int], str]:
    """Drop the ends of wrapped lines, and the spaces inside names of two characters."""
    places: list[int] = []
    signs: list[str] = []
    width = max((_width(line) for line in words.split("\n")), default=0)
    at = 0
    for gap in re.finditer(r"\s+|\Z", words):
        places += kept[at : gap.start()]
        signs.append(words[at : gap.start()])
        sign = _gap(words, gap.start(), gap.end(), width) if gap[0] else ""
        if sign:
            places.append(kept[gap.start()])
            signs.append(sign)
        at = gap.end()
    return places, "".join(signs)


def _width(line: str) -> int:
    """Columns that a line fills; a Chinese character fills two."""
    return len(line) + len(_WIDE.findall(line))


def _gap(words: str, start: int, end: int, width: int) -> str:
    """What a run of white space says: a new line, a space, or nothing."""
    if "\n" not in words[start:end]:
        return "" if _splits_a_name(words[max(0, start - 2) : start], words[end : end + 2]) else " "
    line = words[words.rfind("\n", 0, start) + 1 : start]
    # a page is wrapped where its lines are short and this one is nearly the longest of them
    wrapped = words[start:end] == "\n" and _NARROW <= width <= _PAGE
    wrapped = wrapped and _width(line) >= width - 6
    if wrapped and has_han(line[-1:]) and _WIDE.match(words[end : end + 1]):
        return ""
    return "\n"


_WIDE = re.compile(r"[\u3400-\u9fff\uff00-\uffef“”《》（、，。·]")
_ALONE = pattern("reading", "alone")
_NEXT = re.compile(r"([\u4e00-\u9fff])(?:$|[\s、，；。（(])")


def _splits_a_name(before: str, after: str) -> bool:
    """Whether a gap stands in a name of two characters spread to the width of three."""
    first, second = _ALONE.search(before or " "), _NEXT.match(after)
    return bool(first and second and first[1] in lexicon("zh", "names")["surnames"])


_LINE = re.compile(r"[^\n]+")


def _private(words: str) -> list[tuple[int, int]]:
    """Stretches that no fact may come from: contacts, signatures, credits, instructions."""
    lists = lexicon("zh", "private")
    credit = re.compile(
        rf"(?<![\u3400-\u9fff])[（(【\[]?\s*(?:{'|'.join(lists['credits'])})(?:\s*[：:/]|\s(?=\S))[^\n。）】]*[）】]?"
    )
    reporters = re.compile(rf"[（(【](?:{'|'.join(lists['bracketed'])})[^）】\n]*[）】]")
    orders = re.compile("|".join(lists["instructions"]))
    found = [match.span() for match in credit.finditer(words)]
    found += [match.span() for match in reporters.finditer(words)]
    found += [m.span() for m in _LINE.finditer(words) if orders.search(m[0])]
    found += [match.span() for match in re.finditer(lists["numbers"], words)]
    for name in ("asking", "births"):
        found += [match.span() for match in re.finditer(lists[name], words)]
    return sorted(found)
