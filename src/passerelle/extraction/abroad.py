"""Mayors of twin towns: whose a foreign title is, and who of «les deux maires» is mayor where.

`le bourgmestre` is no mayor of a French town: he is that of the German or Belgian town the text
speaks of. Of «les deux maires, X et Y» the first is the one of the town the text comes from.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from passerelle.extraction.analysis import Analysis
from passerelle.extraction.bodies import enter_town
from passerelle.extraction.homes import fits
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.linking import Named
from passerelle.extraction.offices import Office
from passerelle.extraction.passages import Passage
from passerelle.extraction.spots import spots

__all__ = ["foreign_town", "lands_of", "shared_out"]


@cache
def _titles(language: str) -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """Titles of mayors that are those of some countries, with these."""
    table = lexicon(language, "functions").get("titles_abroad", {})
    return tuple(
        (re.compile(words, re.IGNORECASE), frozenset(lands.split())) for words, lands in table.items()
    )


def lands_of(passage: Passage, office: Office, language: str) -> frozenset[str]:
    """The countries where a mayor has such a title; none if it says nothing."""
    words = passage.text[office.start : office.end]
    return next(
        (lands for title, lands in _titles(language) if title.search(words)), frozenset()
    )


def foreign_town(
    analysis: Analysis, number: int, lands: frozenset[str], main: str | None
) -> str | None:
    """The town nearest before a passage that can have a mayor with a title of these countries."""
    for at in range(number, -1, -1):
        passage = analysis.passages[at]
        for start, end, key, what in _towns(analysis, passage):
            if what == "body" and key != main and _lies_in(analysis.bodies[key].country, lands):
                return key
            if what == "place" and _lies_in(analysis.places[key].country, lands):
                return enter_town(analysis, passage, start, end)
    return None


def _lies_in(country: str | None, lands: frozenset[str]) -> bool:
    return country is None or country in lands


def _towns(analysis: Analysis, passage: Passage) -> list[tuple[int, int, str, str]]:
    """Towns named in a passage, as bodies or places, the last one first."""
    bodies = [
        (start, end, key, "body")
        for start, end, key in spots(analysis, passage, "body")
        if fits(analysis, key, ("city",))
    ]
    places = [
        (start, end, key, "place")
        for start, end, key in spots(analysis, passage, "place")
        if analysis.places[key].kind == "city"
    ]
    return sorted([*bodies, *places], reverse=True)


def shared_out(
    analysis: Analysis, passage: Passage, office: Office, people: list[Named], main: str | None
) -> dict[str, str]:
    """The towns of «les deux maires, X et Y», by the keys of the two persons."""
    shares = lexicon(analysis.document.language, "functions")["links"].get("of_two")
    around = passage.text[max(0, office.begin - 12) : office.end + 40]
    if office.slug != "mayor" or len(people) != 2 or not shares or main is None:
        return {}
    if re.search(shares, around, re.IGNORECASE) is None:
        return {}
    other = _other(analysis, main)
    if other is None:
        return {}
    homes = {one.person: one.body for one in analysis.functions if one.body in (main, other)}
    first, second = people[0].key, people[1].key
    turned = homes.get(first) == other or homes.get(second) == main
    return {first: other, second: main} if turned else {first: main, second: other}


def _other(analysis: Analysis, main: str) -> str | None:
    """The town that the text speaks of most, besides the one it comes from."""
    spoken: Counter[str] = Counter()
    where: dict[str, tuple[Passage, int, int, str]] = {}
    own = next((core[1] for core, key in analysis.cores.items() if key == main), "")
    for passage in analysis.passages:
        for start, end, key, what in _towns(analysis, passage):
            name = passage.text[start:end]
            if key == main or own.replace(" ", "-") in name.casefold().replace(" ", "-"):
                continue
            spoken[key] += 1 + (what == "body")
            where.setdefault(key, (passage, start, end, what))
    if not spoken:
        return None
    (best, count), *rest = spoken.most_common(2)
    if rest and rest[0][1] == count:
        return None
    passage, start, end, what = where[best]
    return best if what == "body" else enter_town(analysis, passage, start, end)
