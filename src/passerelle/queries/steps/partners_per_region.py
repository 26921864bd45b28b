"""Foreign authorities that a région and the authorities within it cooperate with, by country.

Territories lie within several others, so an authority may count in two régions; it counts
once in each, and once in the row of the whole country.
"""

from __future__ import annotations

from collections import defaultdict

from pyoxigraph import Literal

from passerelle.namespaces import PAS, RDF
from passerelle.queries.cooperations import cooperations, home_country
from passerelle.queries.facts import Facts, Values, day_of, table
from passerelle.store.base import Solutions, Term
from passerelle.store.terms import plain

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = ("region", "country", "authorities_certain", "authorities_possible")
PARAMETERS = ("date", "modality")
_REGION = "1"
Partners = dict[tuple[Term, Term], set[Term]]


def answer(rows: Solutions, values: Values) -> Solutions:
    """One row per région (and the country as a whole) and partner country."""
    facts = Facts(rows)
    home = home_country(facts)
    counts = {certain: _partners(facts, values, home, certain) for certain in (True, False)}
    found = [
        (where, country, len(counts[True].get((where, country), ())), len(partners))
        for (where, country), partners in counts[False].items()
    ]
    found.sort(key=lambda row: (row[0] == home, -row[3], str(row[0]), str(row[1])))
    return table(COLUMNS, found)


def _partners(facts: Facts, values: Values, home: Term | None, certain: bool) -> Partners:
    partners: Partners = defaultdict(set)
    day = day_of(values, "date")
    areas: dict[Term, set[Term]] = {}
    for cooperation in cooperations(facts, values):
        for one in cooperation.parties:
            if one.country != plain(home) or not _is_authority(facts, one.actor):
                continue
            for two in cooperation.parties:
                foreign = two.country not in ("", plain(home)) and _is_authority(facts, two.actor)
                if foreign and cooperation.beside(one, two, day, day, certain=certain):
                    if one.actor not in areas:
                        areas[one.actor] = _regions(facts, one.actor) | ({home} if home else set())
                    for area in areas[one.actor]:
                        for country in facts.all(two.actor, PAS.country):
                            partners[area, country].add(two.actor)
    return partners


def _is_authority(facts: Facts, actor: Term) -> bool:
    return PAS.Collectivity in facts.all(actor, RDF.type)


def _regions(facts: Facts, authority: Term) -> set[Term]:
    """The régions in which the territory of `authority` lies, or which it is."""
    found: set[Term] = set()
    stack, seen = list(facts.all(authority, PAS.administers)), set[Term]()
    while stack:
        territory = stack.pop()
        if territory in seen:
            continue
        seen.add(territory)
        level = facts.one(territory, PAS.level)
        if isinstance(level, Literal) and level.value == _REGION:
            found.add(territory)
        stack += facts.all(territory, PAS.within)
    return found
