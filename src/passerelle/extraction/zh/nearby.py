"""Towns known by what stands near: 该市 behind the town named last, 多尔市政厅 for its town."""

from __future__ import annotations

from passerelle.extraction.zh.countries import foreign_country, transcribed
from passerelle.extraction.zh.land import Territory, entry, go_abroad
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.sounds import signs
from passerelle.extraction.zh.words import begins_word, known_cities
from passerelle.extraction.zh.words import inside as words_inside

__all__ = ["of_town_halls", "that_town"]


def that_town(text: Reading, lands: dict[str, Territory]) -> None:
    """转抵圣纳泽尔，由该市副市长陪同: the town that was named last."""
    for match in pattern("territories", "that").finditer(text.words):
        start, end = match.span(1)
        level = match[1][-1]
        before = text.words[max(0, start - 150) : start]
        named = [
            (first, land.name)
            for land in lands.values()
            if land.head[-1] == level
            for first, _ in land.places
            if start - 150 < first < start
        ]
        if level == "市":
            named += [
                (word.start, word.text + "市")
                for word in words_inside(text, max(0, start - 150), start)
                if "city" in word.kinds
            ]
            named += [
                (start - len(before) + one.start(1), one[1] + "市")
                for one in pattern("territories", "reached").finditer(before)
                if transcribed(one[1]) and not begins_word(one[1], 0)
            ]
        if not named:
            continue
        at, name = max(named)
        land = entry(text, None, name, text.written[at : at + len(name) - 1], lands)
        land.places.append((start, end))
        land.acts.append((start, end))


def of_town_halls(text: Reading, lands: dict[str, Territory]) -> None:
    """在多尔市政厅会见市长让-马克·佩兰: the town of the hall is the mayor's."""
    for match in pattern("territories", "hall").finditer(text.words):
        stem, start = match[1], match.start(1)
        if stem in known_cities() or begins_word(text.words, start) or not set(stem) <= signs():
            continue
        land = entry(text, None, stem + "市", text.written[start : match.end(1)], lands)
        go_abroad(land, foreign_country(text))
        land.places.append((start, match.end(1)))
        if match[2]:
            land.acts.append((start, match.end(1)))
