"""Functions as Chinese writes them, before or behind a name: 前市长, 第一副市长, 名誉院长."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.words import Word, cut, starting

__all__ = ["Office", "office_at", "office_ending", "offices", "slug_of", "title_at", "title_near"]

_WEAK = frozenset(words("titles", "weak"))
"""Words of functions that say too little by themselves that an office is meant."""
_NOT_BEFORE = pattern("titles", "not-before")


@dataclass(frozen=True)
class Office:
    """One function in the text, with its marks; `start` is that of the first mark.

    `side` for one of two that share an office: 中方院长.
    """

    start: int
    end: int
    word: str
    deputy: bool = False
    acting: bool = False
    former: bool = False
    honorary: bool = False
    side: bool = False

    @property
    def weak(self) -> bool:
        """Whether its word says too little by itself."""
        return self.word in _WEAK


def offices(text: Reading) -> tuple[Office, ...]:
    """All functions of the reading."""
    return _offices(text)


@lru_cache(maxsize=4)
def _offices(text: Reading) -> tuple[Office, ...]:
    base = lexicon("zh", "functions")["base"]
    found = []
    words = cut(text)
    starts = {word.start for word in words}
    for word in words:
        if "function" not in word.kinds or _NOT_BEFORE.match(text.words, word.end):
            continue
        deputy = word.text.startswith("副") and word.text[1:] in base
        plain = word.text[1:] if deputy else word.text
        if plain in base and not _verb(text, word):
            found.append(_marked(text, word, plain, deputy, starts))
    return tuple(found)


def _verb(text: Reading, word: Word) -> bool:
    """代表 as what is done in somebody's name, 成员 of a thing."""
    if word.text != "代表":
        return False
    return pattern("titles", "verb").match(text.words[word.end :]) is not None


def _marked(text: Reading, word: Word, plain: str, deputy: bool, starts: set[int]) -> Office:
    """Take in the marks before a function: 前, 代理, 名誉, 第一."""
    said = {"former": False, "acting": False, "honorary": False, "side": False}
    start = word.start
    changed = True
    while changed:
        changed = False
        for sort, form in _marks():
            begin = start - len(form)
            if begin >= 0 and begin in starts and text.words[begin:start] == form:
                if sort in said:
                    said[sort] = True
                deputy = deputy or form == "副"
                start, changed = begin, True
                break
    if plain == "代办" and text.words[start : word.end].startswith("临时"):
        said["acting"] = True
    return Office(start, word.end, plain, deputy, **said)


@cache
def _marks() -> tuple[tuple[str, str], ...]:
    """Marks with what they say, the longer ones first."""
    marks = lexicon("zh", "functions")["marks"]
    pairs = [(sort, form) for sort, forms in marks.items() for form in forms]
    return tuple(sorted([*pairs, ("plain", "副")], key=lambda pair: -len(pair[1])))


@lru_cache(maxsize=4)
def _by_start(text: Reading) -> dict[int, Office]:
    return {one.start: one for one in reversed(offices(text))}


@lru_cache(maxsize=4)
def _by_end(text: Reading) -> dict[int, Office]:
    return {one.end: one for one in offices(text)}


def title_at(text: Reading, start: int) -> Office | None:
    """The function that begins at `start`, unless its word says too little."""
    found = _by_start(text).get(start)
    return None if found is None or found.weak else found


def title_near(text: Reading, start: int) -> Office | None:
    """The function that begins at `start`, or behind a field of work: 老年事务副市长."""
    found = _by_start(text)
    place, strange = start, False
    following = starting(text)
    while place in following and place - start <= 10:
        office = found.get(place)
        if office is not None and (not office.weak or office.word == "负责人"):
            town = office.word in _OF_TOWNS  # 冲绳县石垣市长: of the other town
            return None if town and strange else office
        word = following[place]
        strange = strange or not word.kinds
        if word.text not in ("负责", "主管", "分管", "的") and word.kinds & _PARTING:
            return None
        if not "\u3400" <= word.text[0] <= "\u9fff" or (word.text == "的" and place == start):
            return None
        place = word.end
    return None


_OF_TOWNS = frozenset(words("functions", "levels"))
_PARTING = frozenset(
    ("stop", "territory", "institution", "government", "venue", "delegation", "country", "city")
)


def office_at(text: Reading, start: int) -> Office | None:
    """The function that begins at `start`, whatever it says."""
    return _by_start(text).get(start)


def office_ending(text: Reading, end: int) -> Office | None:
    """The function that ends at `end`."""
    return _by_end(text).get(end)


def slug_of(office: Office, kind: str | None) -> str:
    """The slug of the scheme for a function in a body of a kind."""
    lists = lexicon("zh", "functions")
    inside = lists["in"].get(kind or "", {})
    first, second = inside.get(office.word) or lists["base"][office.word]
    slug = str(second if office.deputy else first)
    if slug == "president" and office.honorary:
        return "honorary-president"
    return slug
