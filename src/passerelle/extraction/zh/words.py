"""The words of a Chinese reading: cut with our own lists, so that names stand out between them.

Chinese writes no spaces, and the well-known cutters bring a trained model or are no longer kept
(jieba since 2020). Press releases on cooperation are written with a small set of words, which
the lists of `extraction.lexicon` hold; a line is cut into as few of them as can be, and
what is left in single characters is where the names are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.patterns import words as words_of
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.sounds import dotted_signs
from passerelle.scripts import simplified
from passerelle.sources.countries import country_names

__all__ = ["Word", "begins_word", "cut", "ending", "inside", "kinds_of", "known_cities", "starting"]

_OFFICE = re.compile("[市省县区州镇]长")
"""An office at the head of a clause, whoever follows: 区长沙朝阳 is no 长沙."""
_KNOWN, _SINGLE, _STRANGE = 1.0, 1.15, 1.3
"""What a known word, a known character and an unknown one cost: fewer words are likelier."""
_OTHER = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿĀ-žƠ-ưẠ-ỹ0-9.%'’&-]+|\s+|.", re.DOTALL)


@dataclass(frozen=True)
class Word:
    """A word of the reading, and what the lists say of it."""

    start: int
    end: int
    text: str
    kinds: frozenset[str]


@cache
def _lists() -> dict[str, frozenset[str]]:
    """Every word of the lists with all that it may be."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, words in _listed():
        for word in words:
            found[word].add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _listed() -> Iterator[tuple[str, Iterable[str]]]:
    """The lists, each with what its words are."""
    plain, bodies = lexicon("zh", "words"), lexicon("zh", "bodies")
    yield from (("stop", plain["stop"]), ("inner", plain["inner"]), ("topic", plain["topics"]))
    yield from ((table, bodies[table]) for table in ("territory", "institution", "short", "known"))
    yield from (("known", aliases[2:]) for aliases in bodies["known"].values())
    yield "government", bodies["government"]["words"]
    yield "venue", bodies["venue"]["heads"]
    yield "delegation", bodies["delegation"]["heads"]
    yield "inner", bodies["collective"]["words"]
    yield "function", _functions()
    yield "country", country_words()
    yield "city", known_cities()
    places = lexicon("zh", "places")
    yield from (("province", names.split()) for names in places["provinces"].values())


def _functions() -> Iterator[str]:
    lists = lexicon("zh", "functions")
    for word in lists["base"]:
        yield word
        yield "副" + word
    yield from lists["marks"]["plain"]


@cache
def country_words() -> dict[str, str]:
    """Names of countries in simplified characters, with their codes."""
    names = {simplified(name): code for name, code in country_names().items() if _HAN.search(name)}
    return {**names, **lexicon("zh", "places")["countries"]}


@cache
def known_cities() -> dict[str, str]:
    """Towns that are named without saying that they are, with their countries."""
    lists = lexicon("zh", "places")
    cities = dict.fromkeys(lists["chinese_cities"]["names"].split(), "CN")
    for country, names in lists["world_cities"].items():
        cities.update(dict.fromkeys(names.split(), country))
    return cities


_HAN = re.compile(r"[\u3400-\u9fff]")


@cache
def _by_first() -> dict[str, tuple[str, ...]]:
    firsts: dict[str, list[str]] = defaultdict(list)
    for word in _lists():
        firsts[word[0]].append(word)
    return {first: tuple(sorted(words, key=len, reverse=True)) for first, words in firsts.items()}


def kinds_of(word: str) -> frozenset[str]:
    """What the lists say of a word; nothing of an unknown one."""
    return _lists().get(word, frozenset())


def begins_word(text: str, at: int, kinds: frozenset[str] = frozenset(), least: int = 2) -> bool:
    """Whether a known word of at least `least` characters begins at `at`."""
    return any(
        len(word) >= least and text.startswith(word, at) and (not kinds or kinds & _lists()[word])
        for word in _by_first().get(text[at : at + 1], ())
    )


def cut(reading: Reading) -> tuple[Word, ...]:
    """The words of a reading."""
    return _cut(reading.words)


@lru_cache(maxsize=4)
def starting(reading: Reading) -> dict[int, Word]:
    """Each word by where it begins."""
    return {word.start: word for word in cut(reading)}


@lru_cache(maxsize=4)
def ending(reading: Reading) -> dict[int, Word]:
    """Each word by where it ends."""
    return {word.end: word for word in cut(reading)}


def inside(reading: Reading, start: int, end: int) -> list[Word]:
    """The words that begin between two places."""
    found = starting(reading)
    return [found[at] for at in range(start, end) if at in found]


@lru_cache(maxsize=4)
def _cut(text: str) -> tuple[Word, ...]:
    words: list[Word] = []
    own = _own_towns(text)
    for run in re.finditer(r"[\u3400-\u9fff〇-]+|[^\u3400-\u9fff〇-]+", text):
        if _HAN.search(run[0]):
            words += _cut_run(run[0], run.start(), own)
        else:
            for one in _OTHER.finditer(run[0]):
                start = run.start() + one.start()
                words.append(Word(start, start + len(one[0]), one[0], frozenset()))
    return tuple(words)


def _own_towns(text: str) -> dict[str, tuple[str, ...]]:
    """Towns of the text that hold a particle, by their first sign: 和顺市市长, 美国辛辛那提市.

    They are told where no other reading is: alone before an office, or behind their country.
    """
    found = {match[1] for match in pattern("words", "own-towns").finditer(text)}
    found = {name for name in found if not all("stop" in kinds_of(sign) for sign in name)}
    found |= {match[1] for match in _abroad().finditer(text)}
    for match in _dotted().finditer(text):
        found |= set(match[1].split("·"))
    near = {match[1] for match in pattern("words", "near-towns").finditer(text)}
    found |= {name for name in near if not begins_word(name, 0)}
    # 希腊伊拉克利翁市 holds the name of another country
    countries = tuple(country_words())
    held = {
        name
        for name in found
        if (any(kinds_of(sign) for sign in name) or name.startswith(countries))
        and not kinds_of(name)
    }
    firsts: dict[str, list[str]] = defaultdict(list)
    for name in sorted(held, key=len, reverse=True):
        firsts[name[0]].append(name)
    return {first: tuple(names) for first, names in firsts.items()}


@cache
def _abroad() -> re.Pattern[str]:
    """A town or province written by its sound behind the name of its country."""
    countries = "|".join(sorted(country_words(), key=len, reverse=True))
    sounds = "".join(sorted(dotted_signs()))
    more, heads = words_of("words", "town-signs"), words_of("words", "town-heads")
    return re.compile(f"(?:{countries})([{sounds}{more}]{{2,10}}?)(?={heads})")


@cache
def _dotted() -> re.Pattern[str]:
    """The name of somebody after whom a school or a house is called: 圣基里尔·麦托迪大学."""
    sounds = "".join(sorted(dotted_signs()))
    name = f"[{sounds}{words_of('words', 'town-signs')}]"
    return re.compile(f"({name}{{1,8}}·{name}{{1,8}}?)(?={words_of('words', 'called-after')})")


def _cut_run(run: str, offset: int, own: dict[str, tuple[str, ...]]) -> list[Word]:
    """The cheapest way through a run of characters, from its end."""
    best: list[tuple[float, str]] = [(0.0, "")] * (len(run) + 1)
    firsts = _by_first()
    for at in range(len(run) - 1, -1, -1):
        office = at == 0 and _OFFICE.match(run) is not None
        choice = (_STRANGE + office + best[at + 1][0], run[at])
        for word in firsts.get(run[at], ()):
            if run.startswith(word, at):
                cost = (_KNOWN if len(word) > 1 else _SINGLE) + best[at + len(word)][0]
                cost += office and len(word) == 1
                choice = min(choice, (cost, word))
        for word in own.get(run[at], ()):
            if run.startswith(word, at):
                choice = min(choice, (_KNOWN + best[at + len(word)][0], word))
        best[at] = choice
    words, at = [], 0
    while at < len(run):
        text = best[at][1]
        start = offset + at
        kinds = frozenset(("city",)) if text in own.get(text[0], ()) else kinds_of(text)
        words.append(Word(start, start + len(text), text, kinds))
        at += len(text)
    return words
