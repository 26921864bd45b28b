"""The partnerships that may be the oldest, each with its parties in one cell."""

from __future__ import annotations

from collections import defaultdict

from pyoxigraph import Literal

from passerelle.queries.facts import Select, Values, name_in, table, text_of
from passerelle.store.base import Solutions, Term
from passerelle.store.terms import plain

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = (
    *("partnership", "parties", "earliest_start", "latest_start"),
    *("start_as_written", "source"),
)
PARAMETERS = ("lang",)


def answer(rows: Solutions, values: Values, select: Select) -> Solutions:
    """One row per partnership and source of its date, the earliest possible start first.

    Kept are those that may be the first: which may have begun when the first surely had.
    """
    bound = min((plain(row["latest_start"]) for row in rows), default="")
    names: dict[Term, dict[Term, list[Literal]]] = defaultdict(lambda: defaultdict(list))
    found: dict[tuple[Term | None, ...], None] = {}
    for row in rows:
        if plain(row.get("earliest_start")) > bound:
            continue
        of_party = names[row["partnership"]][row["party"]]
        if isinstance(name := row.get("name"), Literal):
            of_party.append(name)
        found[tuple(row.get(column) for column in COLUMNS if column != "parties")] = None
    lang = text_of(values, "lang", "en")
    called = {
        partnership: " – ".join(
            sorted(name_in(texts, lang) or plain(party) for party, texts in parties.items())
        )
        for partnership, parties in names.items()
    }
    ordered = sorted(found, key=lambda row: tuple(plain(cell) for cell in (*row[1:3], *row)))
    return table(
        COLUMNS, ((row[0], called[row[0]], *row[1:]) for row in ordered if row[0] is not None)
    )
