"""Networks that share members with one network: how many, and which share of each."""

from __future__ import annotations

from collections import defaultdict

from passerelle.queries.facts import (
    Select,
    Values,
    active_in,
    day_of,
    ratio,
    table,
    text_of,
    when_of,
)
from passerelle.store.base import Solutions, Term

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = ("network", "shared_members", "share_of_network_asked", "share_of_this_network")
PARAMETERS = ("network", "date", "certainty")


def answer(rows: Solutions, values: Values, select: Select) -> Solutions:
    """One row per other network, those that share most first."""
    day = day_of(values, "date")
    certain = text_of(values, "certainty", "possible") == "certain"
    members: dict[Term, set[Term]] = defaultdict(set)
    for row in rows:
        if day is None or active_in(when_of(row), day, day, certain=certain):
            members[row["network_of"]].add(row["member"])
    asked = members.get(values["network"], set()) if "network" in values else set()
    found = [
        (network, len(shared), ratio(len(shared), len(asked)), ratio(len(shared), len(theirs)))
        for network, theirs in members.items()
        if network != values.get("network") and (shared := theirs & asked)
    ]
    found.sort(key=lambda row: (-row[1], str(row[0])))
    return table(COLUMNS, found)
