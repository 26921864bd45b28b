"""Themes that occur together more often than chance: Jaccard index and lift.

Over the N cooperations that have a theme, with a and b those of either theme and c of both:
Jaccard = c / (a + b - c); lift = c N / (a b), 1 where the two are independent (Brin,
Motwani, Ullman, Tsur 1997, there called interest).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations

from passerelle.queries.facts import Select, Values, order, ratio, table
from passerelle.store.base import Solutions, Term

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = ("theme_1", "theme_2", "together", "jaccard", "lift")
PARAMETERS = ()


def answer(rows: Solutions, values: Values, select: Select) -> Solutions:
    """One row per pair whose lift is above 1, the highest first."""
    themes: dict[Term, set[Term]] = defaultdict(set)
    for row in rows:
        themes[row["cooperation"]].add(row["theme"])
    alone = Counter(theme for them in themes.values() for theme in them)
    pairs = Counter(
        pair for them in themes.values() for pair in combinations(sorted(them, key=order), 2)
    )
    found = []
    for (one, two), both in pairs.items():
        a, b = alone[one], alone[two]
        if both * len(themes) > a * b:
            jaccard = ratio(both, a + b - both)
            found.append((one, two, both, jaccard, ratio(both * len(themes), a * b)))
    found.sort(key=lambda row: (-row[4], -row[2], str(row[0]), str(row[1])))
    return table(COLUMNS, found)
