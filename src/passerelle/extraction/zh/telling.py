"""Names that a sentence tells the office of: 选举某某为会长, 曾任校长的某某, 某某（市侨联主席）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.zh.foreign import latin_at
from passerelle.extraction.zh.names import Name, chinese_at, chinese_before
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.titles import offices
from passerelle.extraction.zh.words import begins_word, known_cities
from passerelle.extraction.zh.words import inside as words_inside

__all__ = ["appointed", "told_in_brackets", "told_of"]

_HELD = pattern("holders", "holds")


def told_of(text: Reading) -> Iterator[Name]:
    """曾任外国语学校副校长的某某: a name behind what somebody is or was."""
    for office in offices(text):
        start = office.end + 1
        clause = text.words[max(0, office.end - 40) : start]
        if text.words[office.end : start] != "的" or not _HELD.search(clause):
            continue
        name = chinese_at(text, start)
        if name is not None and not begins_word(text.words, start):
            yield name


_MAKES, _MADE, _LEAVES = (pattern("functions", name) for name in ("makes", "made", "leaves"))


def appointed(text: Reading) -> Iterator[Name]:
    """同意某某不再担任会长, 选举某某为会长: between the verb and the office."""
    for match in _MAKES.finditer(text.words):
        name = chinese_at(text, match.end())
        if name is None or begins_word(text.words, match.end()):
            continue
        told = _LEAVES.match(text.words, name.end) or _MADE.match(text.words, name.end)
        stop = told.end() + 24 if told else 0
        held = [one for one in offices(text) if told and told.end() <= one.start < stop]
        if told and held and not re.search("[，。；、\n]", text.words[told.end() : held[0].start]):
            yield name


_IN_BRACKETS = re.compile(r"（([^（）\n]{2,40})）")


def told_in_brackets(text: Reading) -> Iterator[Name]:
    """张伟（市侨联主席）、Marie Dupont（圣马洛市副市长）: the office in brackets behind."""
    ends = {one.end for one in offices(text) if not one.weak}
    for match in _IN_BRACKETS.finditer(text.words):
        if not any(place in ends for place in range(match.start(1), match.end(1) + 1)):
            continue
        latin = next((one for one in _latin_ending(text, match.start())), None)
        name = latin or chinese_before(text, match.start())
        if name is not None and not (latin is None and _like_place(text, name)):
            yield name


def _latin_ending(text: Reading, end: int) -> Iterator[Name]:
    """The name in Latin letters that ends at `end`."""
    begun = max(0, end - 40)
    for match in re.finditer(r"(?<![A-Za-zÀ-ÿ ])(?=[A-ZÀ-Þ])", text.words[begun:end]):
        name = latin_at(text, begun + match.start())
        if name is not None and name.end == end:
            yield name


def _like_place(text: Reading, name: Name) -> bool:
    """Whether what stands before brackets is a town, a body or a word, no person."""
    whole = text.words[name.start : name.end]
    words = words_inside(text, name.start, name.end)
    listed = any(len(word.text) > 1 and word.kinds for word in words)
    return listed or whole in known_cities() or whole[-1] in "市省县区州镇会院校馆局处部"
