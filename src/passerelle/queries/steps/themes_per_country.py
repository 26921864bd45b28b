"""Cooperations of a period by top theme and partner country, and their share of the country's."""

from __future__ import annotations

from collections import defaultdict

from passerelle.queries.cooperations import cooperations, home_country
from passerelle.queries.facts import Facts, Select, Values, day_of, ratio, table, text_of
from passerelle.store.base import Solutions, Term
from passerelle.store.terms import plain

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = ("theme", "country", "cooperations", "share")
PARAMETERS = ("from", "to", "certainty")


def answer(rows: Solutions, values: Values, select: Select) -> Solutions:
    """One row per country and top theme (empty: none stated), the countries of most first."""
    facts = Facts(rows)
    home, first, last = plain(home_country(facts)), day_of(values, "from"), day_of(values, "to")
    certain = text_of(values, "certainty", "possible") == "certain"
    with_country: dict[Term, set[Term]] = defaultdict(set)
    with_theme: dict[tuple[Term, Term | None], set[Term]] = defaultdict(set)
    for one in cooperations(facts):
        if not (first is None and last is None) and not one.active(first, last, certain=certain):
            continue
        themes: set[Term | None] = {
            top for t in facts.all(one.node, "theme") for top in _tops(facts, t)
        } or {None}
        actors = [party.actor for party in one.parties]
        for country in {c for actor in actors for c in facts.all(actor, "country")}:
            if plain(country) != home:
                with_country[country].add(one.node)
                for theme in themes:
                    with_theme[country, theme].add(one.node)
    found = [
        (theme, country, len(nodes), ratio(len(nodes), len(with_country[country])))
        for (country, theme), nodes in with_theme.items()
    ]
    found.sort(key=lambda r: (-len(with_country[r[1]]), str(r[1]), -r[2], plain(r[0])))
    return table(COLUMNS, found)


def _tops(facts: Facts, theme: Term) -> set[Term]:
    """The themes without a broader one that `theme` lies under (itself when it is one)."""
    tops, seen, stack = set[Term](), set[Term](), [theme]
    while stack:
        here = stack.pop()
        if here not in seen:
            seen.add(here)
            broader = facts.all(here, "broader")
            stack += broader
            if not broader:
                tops.add(here)
    return tops
