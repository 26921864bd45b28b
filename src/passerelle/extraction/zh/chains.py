"""Names of bodies and places as they are built: one within the other, the widest first.

``云岭县人民政府新闻办公室`` is a county, its government, and an office of it. A `Chain` is such
a row of `Link`s, each ending with a head word; who it is, is decided in `bodies` and `places`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from passerelle.extraction.zh.bare import by_sound, is_name, unglued, without_country
from passerelle.extraction.zh.countries import transcribed
from passerelle.extraction.zh.patterns import words
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.words import Word, cut, kinds_of

__all__ = ["Chain", "Link", "chain_starts", "chains"]

_HEADS = frozenset(("territory", "institution", "short", "known", "government", "venue"))
_INSIDE = _HEADS | {"topic", "inner", "city", "province", "country"}
_JOINTS = frozenset(words("chains", "joints"))


@dataclass(frozen=True)
class Link:
    """One body or place in a chain: its words and what its head is."""

    words: tuple[Word, ...]
    head: str
    sort: str

    @property
    def start(self) -> int:
        """Where it begins in the reading."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends in the reading."""
        return self.words[-1].end

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(word.text for word in self.words)

    @property
    def proper(self) -> tuple[Word, ...]:
        """The words that stand before the head."""
        return self.words[:-1]

    def own(self) -> bool:
        """Whether something that is a name stands before the head."""
        return any(is_name(word) for word in self.proper) or self.sort == "known"


@dataclass(frozen=True)
class Chain:
    """A row of links; `country` is the code of a country's name that stands before it."""

    links: tuple[Link, ...]
    country: str | None = None

    @property
    def start(self) -> int:
        """Where it begins in the reading."""
        return self.links[0].start

    @property
    def end(self) -> int:
        """Where it ends in the reading."""
        return self.links[-1].end

    @property
    def last(self) -> Link:
        """The innermost link."""
        return self.links[-1]


@lru_cache(maxsize=4)
def chain_starts(reading: Reading) -> frozenset[int]:
    """Where chains begin."""
    return frozenset(chain.start for chain in chains(reading))


@lru_cache(maxsize=4)
def chains(reading: Reading) -> tuple[Chain, ...]:
    """All chains of a reading, in its order."""
    return tuple(chain for run in _runs(cut(reading)) for chain in _chains_of(run))


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Stretches of words that may stand in names."""
    run: list[Word] = []
    for at, word in enumerate(words):
        if _latin(words, at):
            if run:
                yield run
            run = [word]
        elif _inside(words, at):
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _latin(words: Sequence[Word], at: int) -> bool:
    """Whether a name begins with Latin letters: AREP设计集团."""
    letters = words[at].text.isascii() and words[at].text.isalpha() and words[at].text.isupper()
    return letters and at + 1 < len(words) and words[at + 1].start == words[at].end


def _inside(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.text == "、":
        return _lists_fields(words, at)
    if word.text in _JOINTS:
        return _joins(words, at)
    if word.kinds:
        named = word.kinds & {"city", "province"}  # 贵州, 本溪
        return bool(word.kinds & _INSIDE) and bool(named or not _pronoun(word.text))
    if word.text == "—":
        towns = [*words[at - 1 : at], *words[at + 1 : at + 2]]
        return len(towns) == 2 and all("city" in one.kinds for one in towns)
    if word.text == "·":
        beside = [*words[at - 1 : at], *words[at + 1 : at + 2]]
        return len(beside) == 2 and not any(one.kinds - {"city"} for one in beside)
    return "\u3400" <= word.text[0] <= "\u9fff" or word.text == "-"


def _pronoun(text: str) -> bool:
    """我县, 该院, 两市: who is meant is found elsewhere."""
    return text[0] in "我本该两各全贵" and len(text) == 2


def _lists_fields(words: Sequence[Word], at: int) -> bool:
    """Whether 、 stands between fields of one body of a state: 法国国家农业、食品与环境研究院."""
    for back in range(at - 1, max(at - 6, -1), -1):
        word = words[back]
        if word.kinds & {"country"} or word.text in ("国家", "国立", "欧洲"):
            break
        if not word.kinds & {"topic", "inner"} and word.text != "、":
            return False
    else:
        return False
    for ahead in range(at + 1, min(at + 6, len(words))):
        if words[ahead].text in _JOINTS and ahead > at + 1:
            return _joins(words, ahead)
        if not words[ahead].kinds & {"topic", "inner"} and words[ahead].text != "、":
            return False
    return False


def _joins(words: Sequence[Word], at: int) -> bool:
    """Whether 和 stands between two fields of one body: 文化和旅游局."""
    if not 0 < at < len(words) - 3 + 1 or not words[at - 1].kinds & {"topic", "inner"}:
        return False
    if "institution" in words[at + 1].kinds and len(words[at + 1].text) > 4:
        return True  # 外事与港澳事务办公室
    if "institution" in words[at + 1].kinds and "topic" in kinds_of(words[at + 1].text[:-1]):
        return True  # 文化广电和旅游局
    strange = 0
    for ahead in words[at + 1 : at + 6]:
        if ahead is not words[at + 1] and ahead.kinds & {"short", "institution"}:
            return strange == 0 or "short" in ahead.kinds
        strange += not ahead.kinds
        allowed = ahead.kinds & {"topic", "inner"} or ahead.text in _JOINTS
        if not allowed and (ahead.kinds or strange > 2 or "country" in words[at - 1].kinds):
            return False
    return False


def _chains_of(run: list[Word]) -> Iterator[Chain]:
    links: list[Link] = []
    country: str | None = None
    waiting: list[Word] = []
    for at, word in enumerate(run):
        waiting.append(word)
        if word.kinds == {"venue"} and at + 1 < len(run) and "territory" in run[at + 1].kinds:
            continue  # 老街省, a province called like a sight
        ahead = run[at + 1].text if at + 1 < len(run) else " "
        if ahead in _LAST.get(word.text, ""):
            continue  # 忠州市, 余市町: a town whose name ends like another sort of place
        sort = _head(word, waiting, links, at == len(run) - 1)
        if sort is None:
            continue
        if not links:
            country, waiting = without_country(waiting, sort)
            waiting = unglued(waiting, run[at + 1 : at + 2])
        if _splits(links, sort, waiting):
            yield Chain(tuple(links), country)
            links, country = [], country
        links.append(Link(tuple(waiting), word.text, sort))
        waiting = []
        if sort == "delegation" or at == len(run) - 1:
            break
    if links:
        yield Chain(tuple(links), country)


def _splits(links: list[Link], sort: str, waiting: list[Word]) -> bool:
    """Whether a new name begins: 浙江省 and 青河市 are two, 中国科学院 and 大学 one."""
    if not links or sort != "territory":
        return False
    return links[-1].sort == "territory" and any(is_name(word) for word in waiting[:-1])


def _head(word: Word, waiting: list[Word], links: list[Link], ends: bool) -> str | None:
    """What a word is as the head of what waits before it; None when it is none."""
    kinds = word.kinds & _HEADS
    if not kinds:
        return None
    before = waiting[-2] if len(waiting) > 1 else None
    if "known" in kinds:
        return "known"
    if "government" in kinds:
        return "government"
    if "territory" in kinds:
        return _territory(word, waiting, links)
    if "institution" in kinds:
        return "institution"
    if "short" in kinds:
        return "short" if _field(before, waiting) else None
    return "venue" if len(word.text) > 1 or (before is not None and ends) else None


def _territory(word: Word, waiting: list[Word], links: list[Link]) -> str | None:
    before = waiting[-2] if len(waiting) > 1 else None
    if before is None and links and links[-1].sort == "territory" and word.text in _COUNCILS:
        return "government"
    if before is None:
        # 市外办: the city that the text is about
        return "territory" if not links and word.text in _LEVELS else None
    if before.kinds == {"venue"} and len(waiting) == 2:
        return "territory"  # 老街市
    if word.text == "邦" and not by_sound(waiting[:-1]):
        return None  # 甄耀邦, a man
    if word.text == "地区":
        return "territory" if transcribed("".join(one.text for one in waiting[:-1])) else None
    named = is_name(before) or word.text in _LAST.get(before.text, "")
    named = named and before.text not in _WRONG_BEFORE.get(word.text, "")
    if len(word.text) > 1 and word.text not in ("地区", "新区"):
        named = any(is_name(one) for one in waiting[:-1])  # 里尔欧洲大都会
        named = named and sum(len(one.text) for one in waiting[:-1]) > 1  # 新大区议会
    return "territory" if named else None


_LEVELS = frozenset(words("chains", "levels"))
"""Words for a level that stand for the one that the text is about: 市外办, 自治区商务厅."""
_COUNCILS = tuple(words("chains", "councils"))
_WRONG_BEFORE = words("chains", "wrong-before")
_LAST: dict[str, str] = words("chains", "last")
"""Heads of places that may end the name before another head."""


def _field(before: Word | None, waiting: list[Word]) -> bool:
    """Whether a field of work stands before a short head, or a name of two signs."""
    if before is None:
        return False
    if before.kinds & {"topic", "inner"}:
        return True
    if len(before.text) > 1:
        return not before.kinds & {"country", "city", "province"}
    strange = len(waiting) > 2 and all(not word.kinds for word in waiting[-3:-1])
    return strange and not by_sound(waiting[-3:])  # 阿布科尔市: no 科
