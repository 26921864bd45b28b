"""Names known beforehand: places of the world that ship, and all that the graph holds.

Shipped tables answer what a place is once the text uses a name as a place; they are never
searched for in a text, since hundreds of communes are called like everyday words. Entries
given by the caller (things of the graph, see `known`) are searched for, by their first word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from passerelle.extraction.lexicon import folded, rows
from passerelle.sources.countries import country_names

__all__ = ["Entry", "Gazetteer", "PlaceKind", "words_of"]

PlaceKind: TypeAlias = Literal["country", "region", "department", "city", "district", "other"]
_KINDS: dict[str, PlaceKind] = {
    "country": "country",
    "region": "region",
    "department": "department",
    "city": "city",
    "district": "district",
    "epci": "other",
}

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Entry:
    """One name of a thing. `known` is the address of the thing in the graph, if it is there."""

    name: str
    what: Literal["place", "collectivity", "institution", "person"]
    kind: str = ""
    place: PlaceKind | None = None
    country: str | None = None
    known: str | None = None


class Gazetteer:
    """Names and what they stand for; without entries only what ships."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._own: dict[str, list[Entry]] = defaultdict(list)
        self._first: dict[str, set[int]] = defaultdict(set)
        for entry in entries:
            words = words_of(entry.name)
            if words:
                self._own[" ".join(words)].append(entry)
                self._first[words[0]].add(len(words))

    def all(self, name: str) -> list[Entry]:
        """Everything that is called `name`: things of the graph first."""
        key = " ".join(words_of(name))
        return [*self._own.get(key, ()), *_entries(key)]

    def place(self, name: str, country: str | None = None) -> Entry | None:
        """The place that `name` most likely means."""
        found = [one for one in self.all(name) if one.place is not None]
        if found and found[0].place == "department":  # Paris is a town before all
            found.sort(key=lambda one: one.place != "city")
        here = [one for one in found if country and one.country == country]
        best = next(iter(here or found), None)
        if best is not None and best.known and not best.kind:
            same = (one.kind for one in found if one.country == best.country and one.kind)
            best = replace(best, kind=next(same, ""))
        return best

    def actor(self, name: str) -> Entry | None:
        """The body of the graph that is called `name`, if only one is."""
        found = [one for one in self._own.get(" ".join(words_of(name)), ()) if one.known]
        bodies = [one for one in found if one.what in ("institution", "collectivity")]
        return bodies[0] if len({one.known for one in bodies}) == 1 else None

    def collectivity(self, core: str, country: str | None) -> Entry | None:
        """The one collectivity of that country whose name, without head word, is `core`."""
        found = [
            one
            for one in self._own.get(" ".join(words_of(core)), ())
            if one.what == "collectivity" and country in (None, one.country)
        ]
        return found[0] if len({one.known for one in found}) == 1 else None

    def person(self, name: str) -> Entry | None:
        """The person of the graph who is called `name`, if only one is."""
        found = self._own.get(" ".join(words_of(name)), ())
        people = [one for one in found if one.what == "person"]
        return people[0] if len({one.known for one in people}) == 1 else None

    def known(self, words: list[str]) -> Iterator[tuple[int, int, list[Entry]]]:
        """Names of the graph among folded `words`: first word, one after the last, entries."""
        at = 0
        while at < len(words):
            sizes = sorted(self._first.get(words[at], ()), reverse=True)
            for size in sizes:
                entries = self._own.get(" ".join(words[at : at + size]))
                if entries and at + size <= len(words):
                    yield at, at + size, entries
                    at += size
                    break
            else:
                at += 1


@lru_cache(maxsize=1 << 12)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name; hyphens and apostrophes part words.

    >>> words_of("Saint-Denis de l’Hôtel")
    ('saint', 'denis', 'de', 'l', 'hotel')
    """
    return tuple(_WORD.findall(folded(name)))


@lru_cache(maxsize=1 << 12)
def _entries(key: str) -> tuple[Entry, ...]:
    """What ships of that name."""
    return tuple(
        Entry(name, "place", actor, _KINDS.get(place, "other"), country or None)
        for name, place, actor, country in _shipped().get(key, ())
    )


@cache
def _shipped() -> dict[str, list[tuple[str, str, str, str]]]:
    """What ships, by folded name: countries, regions and towns before smaller places.

    Names, their kinds of place and of actor, countries: few of twenty thousand become entries.
    """
    fold = folded.__wrapped__  # what is folded for good would drive all else from its memory
    found: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)

    def add(name: str, place: str, actor: str, country: str) -> None:
        plain = fold(name)
        key = plain if plain.isalnum() else " ".join(_WORD.findall(plain))
        found[key].append((name, place, actor, country))

    for row in rows("places-world"):
        add(row["name"], row["place"], row["actor"], row["country"])
    for name, code in country_names().items():
        add(name, "country", "", code)
    for row in rows("places-fr"):
        add(row["name"], row["place"], row["actor"], "FR")
    for row in rows("places-cn"):
        for name in (row["latin"], row["whole"], row["name"]):
            add(name, row["place"], row["actor"], "CN")
    return dict(found)
