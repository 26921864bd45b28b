"""Foreign authorities that a région and the authorities within it cooperate with, by country.

Territories lie within several others, so an authority may count in two régions; it counts
once in each, and once in the row of the whole country.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from pyoxigraph import Literal

from passerelle.namespaces import PAS
from passerelle.queries.cooperations import Cooperation, Party, cooperations, home_country
from passerelle.queries.facts import Facts, Select, Values, day_of, table
from passerelle.store.base import Solutions, Term
from passerelle.store.terms import plain

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = ("region", "country", "authorities_certain", "authorities_possible")
PARAMETERS = ("date",)
_REGION = "1"
Link = tuple[Cooperation, Party, Party]
Partners = dict[tuple[Term, Term], set[Term]]


def answer(rows: Solutions, values: Values, select: Select) -> Solutions:
    """One row per région (and the country as a whole) and partner country."""
    facts, day = Facts(rows), day_of(values, "date")
    home = home_country(facts)
    links = list(_links(facts, plain(home)))
    areas = {
        one.actor: _regions(facts, one.actor) | ({home} if home else set()) for _, one, _ in links
    }
    counts = {certain: _partners(facts, links, areas, day, certain) for certain in (True, False)}
    found = [
        (where, country, len(counts[True].get((where, country), ())), len(partners))
        for (where, country), partners in counts[False].items()
    ]
    found.sort(key=lambda row: (row[0] == home, -row[3], str(row[0]), str(row[1])))
    return table(COLUMNS, found)


def _links(facts: Facts, home: str) -> Iterator[Link]:
    """Each cooperation with each authority of the country and each foreign one in it."""
    for cooperation in cooperations(facts):
        authorities = [one for one in cooperation.parties if _is_authority(facts, one.actor)]
        foreign = [two for two in authorities if two.country not in ("", home)]
        for one in authorities:
            if one.country == home:
                yield from ((cooperation, one, two) for two in foreign)


def _partners(
    facts: Facts, links: list[Link], areas: dict[Term, set[Term]], day: date | None, certain: bool
) -> Partners:
    partners: Partners = defaultdict(set)
    for cooperation, one, two in links:
        if cooperation.beside(one, two, day, day, certain=certain):
            for area in areas[one.actor]:
                for country in facts.all(two.actor, "country"):
                    partners[area, country].add(two.actor)
    return partners


def _is_authority(facts: Facts, actor: Term) -> bool:
    return PAS.Collectivity in facts.all(actor, "type")


def _regions(facts: Facts, authority: Term) -> set[Term]:
    """The régions in which the territory of `authority` lies, or which it is."""
    found: set[Term] = set()
    stack, seen = list(facts.all(authority, "administers")), set[Term]()
    while stack:
        territory = stack.pop()
        if territory in seen:
            continue
        seen.add(territory)
        level = facts.one(territory, "level")
        if isinstance(level, Literal) and level.value == _REGION:
            found.add(territory)
        stack += facts.all(territory, "within")
    return found
