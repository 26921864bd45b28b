"""Towns and provinces by less than their name: 临江与…, 里昂与广州, 省长…介绍了四川."""

from __future__ import annotations

import re
from collections import Counter

from passerelle.extraction.reading import rx
from passerelle.extraction.zh.acting import acts, located, party
from passerelle.extraction.zh.chains import chains
from passerelle.extraction.zh.land import Territory, entry
from passerelle.extraction.zh.patterns import words
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.words import Word, cut, known_cities, starting
from passerelle.extraction.zh.words import inside as words_inside

__all__ = ["bare_names", "known_parties", "of_level"]

_ALONE: str = words("territories", "alone")
_CENTRAL = tuple(words("territories", "central"))


def of_level(text: Reading, lands: dict[str, Territory]) -> None:
    """省长黄强…介绍了四川: who speaks of the province without its name means the only one named."""
    for level, named in (("省", "province"), ("市", "city")):
        if any(one.head == level and one.country == "CN" for one in lands.values()):
            continue
        if not re.search(_ALONE.replace("LEVEL", level), text.words):
            continue
        bare = [
            word
            for word in cut(text)
            if named in word.kinds and not text.hidden(word.start, word.end)
        ]
        bare = [word for word in bare if _of_china(word, named) and not _seat(text, word)]
        own = _spoken_of(text, bare)
        if own is not None:
            bare = [word for word in bare if word.text == own]
            first = bare[0]
            written = text.written[first.start : first.end]
            land = entry(text, None, first.text + level, written, lands)
            land.places += [(word.start, word.end) for word in bare]
            land.acts.append((first.start, first.end))


def _spoken_of(text: Reading, bare: list[Word]) -> str | None:
    """The one town of a text that is more than a stop on the way, or the one named by far most."""
    counts = Counter(word.text for word in bare)
    ranked = counts.most_common(2)
    if not ranked or all(
        located(text, word.start, word.end, None) for word in bare if word.text == ranked[0][0]
    ):
        return None
    clear = len(ranked) == 1 or ranked[0][1] >= max(3, 2 * ranked[1][1])
    return ranked[0][0] if clear else None


def _seat(text: Reading, word: Word) -> bool:
    """驻成都总领事馆: a town where a mission sits says nothing of whose text it is."""
    return text.words[word.start - 1 : word.start] == "驻"


def _of_china(word: Word, named: str) -> bool:
    if named == "province":
        return word.text not in _CENTRAL
    return known_cities().get(word.text) == "CN"


def known_parties(text: Reading, lands: dict[str, Territory]) -> None:
    """里昂与广州结为友好城市: well-known towns that are parties."""
    built = [(chain.start, chain.end) for chain in chains(text)]
    known = {form for land in lands.values() for form in land.forms}
    for word in cut(text):
        if (
            not word.kinds & {"city", "province"}
            or word.text in known
            or text.hidden(word.start, word.end)
        ):
            continue
        if any(start <= word.start < end for start, end in built) or not party(
            text, word.start, word.end
        ):
            continue
        head = "省" if "province" in word.kinds and word.text not in _CENTRAL else "市"
        if _before_own_town(text, word):
            continue
        written = text.written[word.start : word.end]
        land = entry(text, None, word.text + head, written, lands)
        land.places.append((word.start, word.end))
        land.acts.append((word.start, word.end))


def _before_own_town(text: Reading, word: Word) -> bool:
    """Whether a province only says where the town behind it lies: 湖南岳阳."""
    ahead = starting(text).get(word.end)
    return "province" in word.kinds and ahead is not None and "city" in ahead.kinds


def bare_names(text: Reading, lands: dict[str, Territory]) -> None:
    """临江与梅尔维尔: the town by its short name, once the long one is known."""
    covered = {
        at for one in lands.values() for first, last in one.places for at in range(first, last)
    }
    for land in lands.values():
        stem = land.name.removesuffix(land.head)
        if len(stem) < 2 or stem not in land.forms:
            continue
        for start, end in rx.spans_of(stem, text.words):
            taken = start in covered
            inside = any(w.end > start for w in words_inside(text, start - 3, start))
            if taken or inside or text.words.startswith(land.head, end):
                continue
            if text.hidden(start, end):
                continue
            if (
                _part_of_name(text, start, end)
                or _goes_on(text, end)
                or text.words[start - 1 : start] == "驻"
            ):
                continue
            land.places.append((start, end))
            if acts(text, start, end):
                land.acts.append((start, end))
            if located(text, start, end, None):
                land.located.append((start, end))


def _goes_on(text: Reading, end: int) -> bool:
    """Whether a word of no list follows, so that the name is longer: 海宁皮革城."""
    word = starting(text).get(end)
    return (
        word is not None
        and not word.kinds
        and "\u3400" <= word.text[0] <= "\u9fff"
        and not re.match("[虽方各相友交因也都]", word.text)
    )


def _part_of_name(text: Reading, start: int, end: int) -> bool:
    """Whether the characters belong to a longer name: 临江宾馆, 青河职业技术学院."""
    for chain in chains(text):
        alone = (chain.start, chain.end) == (start, end) and chain.last.sort == "territory"
        if chain.start <= start and end <= chain.end and not alone:
            return True
    return text.words[end : end + 1] in "·-" and end < len(text.words)
