"""Mayors of twin towns: whose a foreign title is, and who of «les deux maires» is mayor where.

`le bourgmestre` is no mayor of a French town: he is that of the German or Belgian town the text
speaks of. Of «les deux maires, X et Y» the first is the one of the town the text comes from.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from passerelle.extraction.latin.bodies.entering import enter_town
from passerelle.extraction.latin.places.homes import fits
from passerelle.extraction.latin.words.linking import Named
from passerelle.extraction.lexicon import either, lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["foreign_town", "guests_land", "lands_of", "shared_out"]


@cache
def _titles(language: str) -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """Titles of mayors that are those of some countries, with these."""
    table = lexicon(language, "functions").get("titles_abroad", {})
    return tuple(
        (re.compile(words, re.IGNORECASE), frozenset(lands.split()))
        for words, lands in table.items()
    )


def lands_of(passage: Passage, office: Office, language: str) -> frozenset[str]:
    """The countries where a mayor has such a title; none if it says nothing."""
    words = passage.text[office.start : office.end]
    return next((lands for title, lands in _titles(language) if title.search(words)), frozenset())


def foreign_town(
    analysis: Analysis,
    number: int,
    lands: frozenset[str],
    main: str | None,
    told: bool = False,
) -> str | None:
    """The town nearest to a passage, before it first, that lies in one of these countries.

    With `told`, in other passages the text must say so.
    """
    rows = [*range(number, -1, -1), *range(number + 1, len(analysis.passages))]
    for at in rows:
        passage = analysis.passages[at]
        sure = at > number or (told and at < number)
        for start, end, key, what in _towns(analysis, passage):
            one = analysis.bodies[key] if what == "body" else analysis.places[key]
            if key == main or not _lies_in(one.country, lands, sure):
                continue
            if what == "body":
                return key
            return enter_town(analysis, passage, start, end)
    return None


def guests_land(
    analysis: Analysis, number: int, office: Office, levels: tuple[str, ...] | None
) -> str | None:
    """The country of guests from abroad: «La délégation sénégalaise … comprend X, adjointe»."""
    language = analysis.document.language
    links = lexicon(language, "functions")["links"]
    if levels is None or "city" not in levels or "guests" not in links:
        return None
    left = analysis.passages[number].text[: office.begin]
    for guests in reversed(list(re.finditer(links["guests"], left))):
        land = _demonym(language, guests[1])
        if land is None or land == "FR":
            continue
        after = left[guests.end() :]
        told = list(re.finditer(links["guests_are"], after, re.IGNORECASE))
        host = re.compile(r"(?:reçue?s?|accueillie?s?|en présence|rencontré|avec)\b")
        if not told or host.search(after, told[-1].end()):
            return None
        return land
    return None


def _demonym(language: str, word: str) -> str | None:
    """The country that an adjective names."""
    table = lexicon(language, "bodies")["demonyms"]
    return next((code for code, forms in table.items() if rx.fullmatch(either(forms), word)), None)


def _lies_in(country: str | None, lands: frozenset[str], sure: bool) -> bool:
    return country in lands or (country is None and not sure)


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
    if not shares or main is None:
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
