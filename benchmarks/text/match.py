"""Which proposed fact is which gold fact of the same text: «How to match» of tests/text/README.md.

Lists are matched in the order of what hangs on what: people, bodies and places before events,
events before roles. Each gold fact matches once; of all ways to match, the one with most
pairs is taken, then the one with the nearest ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from benchmarks.text.compare import Located, bare, folded, forms_of, plain, same_date
from passerelle.extraction import account as said
from passerelle.extraction.account import Account
from tests.text import gold as told
from tests.text.gold import Gold

__all__ = ["LISTS", "Match", "Pairs"]

LISTS = (
    *("people", "bodies", "delegations", "functions", "places"),
    *("events", "roles", "themes", "agreements"),
)
_ORDER = (
    *("people", "bodies", "delegations", "places", "functions"),
    *("events", "roles", "agreements", "themes"),
)
_NEAR = (
    {"visit", "reception"},
    {"visit", "meeting"},
    {"ceremony", "commemoration"},
    {"assembly", "forum", "conference"},
)
_MARKS = ("acting", "former", "honorary")


@dataclass
class Pairs:
    """The matching of one list: pairs, and what is left on either side."""

    both: list[tuple[Any, Any]]
    proposed: list[Any]
    missed: list[Any]


@dataclass
class Match:
    """An account matched with the gold of its text.

    `met` leads from the keys of the account to the ids of the gold; `idle` are keys of
    proposed facts that leave the count: matched with an optional fact, or denials that the
    gold lacks. What hangs on them leaves it too.
    """

    text: str
    account: Account
    gold: Gold
    met: dict[str, str] = field(default_factory=dict)
    idle: set[str] = field(default_factory=set)
    lists: dict[str, Pairs] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.located = Located(self.text)
        self.optional = {
            item.id for item in self.gold.items() if item.optional and hasattr(item, "id")
        }
        self._parties = {one.id: set(one.parties) for one in self.gold.agreements}
        for name in _ORDER:
            self._match(name)

    def refs(self, fact: said.Fact | told.Item) -> list[str]:
        """The keys or ids of what a fact hangs on."""
        names = ("person", "body", "event", "who", "of")
        return [key for name in names if (key := getattr(fact, name, None))]

    def leaves(self, fact: said.Fact) -> bool:
        """Whether a proposed fact that no gold fact matches is left out of the count."""
        own = getattr(fact, "key", None)
        return own in self.idle or any(key in self.idle for key in self.refs(fact))

    def may_miss(self, item: told.Item) -> bool:
        """Whether a gold fact need not be found."""
        return item.optional or any(id_ in self.optional for id_ in self.refs(item))

    def _match(self, name: str) -> None:
        proposed, wanted = _listed(self.account, name), _listed(self.gold, name)
        pairs = _paired(proposed, wanted, getattr(self, f"_{name}"), self.may_miss)
        self.lists[name] = pairs
        for fact, item in pairs.both:
            if hasattr(fact, "key"):
                self.met[fact.key] = item.id
                if item.optional:
                    self.idle.add(fact.key)
        for fact in pairs.proposed:
            if getattr(fact, "modality", None) == "denied":
                self.idle.add(fact.key)

    # --- how near two facts are: 0 is no match ----------------------------------------

    def _people(self, fact: said.Person, item: told.Person) -> int:
        parts = sorted((folded(fact.given), folded(fact.family)))
        same = any(parts) and parts == sorted((folded(item.given), folded(item.family)))
        return 2 * same + (plain(fact.name) == plain(item.name))

    def _bodies(self, fact: said.Body, item: told.Body) -> int:
        if fact.type != item.type:
            return 0
        forms = [{folded(one.name), folded(one.acronym)} - {""} for one in (fact, item)]
        kind = int(fact.kind == item.kind)
        if folded(fact.name) == folded(item.name):
            return 6 + kind
        if forms[0] & forms[1]:
            return 4 + kind
        parent = _named(self.gold.bodies, item.unit_of) or _named(self.account.bodies, fact.unit_of)
        if forms_of(fact.name, parent) & forms_of(item.name, parent):
            return 2 + kind
        return (2 + kind) * (item.type == "collectivity" and bare(fact.name) == bare(item.name))

    def _delegations(self, fact: said.Delegation, item: told.Delegation) -> int:
        same = folded(fact.name) == folded(item.name)
        return (1 + same) * self.located.overlap(item.quote, fact.start, fact.end)

    def _functions(self, fact: said.Holding, item: told.Holding) -> int:
        body = item.body is None or self.met.get(fact.body or "") == item.body
        marks = all(getattr(fact, mark) == getattr(item, mark) for mark in _MARKS)
        same = fact.function == item.function and self.met.get(fact.person) == item.person
        return int(body and marks and same)

    def _places(self, fact: said.Place, item: told.Place) -> int:
        kind = int(fact.kind == item.kind)
        if folded(fact.name) == folded(item.name):
            return 4 + kind
        return (2 + kind) * (bare(fact.name) == bare(item.name))

    def _events(self, fact: said.Event, item: told.Event) -> int:
        kinds = {fact.kind, item.kind}
        if len(kinds) > 1 and not any(kinds <= near for near in _NEAR):
            return 0
        overlap = self.located.overlap(item.quote, fact.start, fact.end)
        when = fact.when is not None and same_date(fact.when, item.when, occurrence=True)
        place = item.place is not None and self.met.get(fact.place or "") == item.place
        if not overlap and not (when and place):
            return 0
        return 1 + 4 * overlap + when + place + 2 * (len(kinds) == 1)

    def _roles(self, fact: said.Role, item: told.Role) -> int:
        who = (self.met.get(fact.event), self.met.get(fact.who))
        return int(who == (item.event, item.who) and fact.role == item.role)

    def _themes(self, fact: said.ThemeOf, item: told.ThemeOf) -> int:
        return int(fact.slug == item.slug and self.met.get(fact.of) == item.of)

    def _agreements(self, fact: said.Agreement, item: told.Agreement) -> int:
        sorts = [(one.type, one.kind, one.modality) for one in (fact, item)]
        parties = {self.met.get(key) for key in fact.parties if key not in self.idle}
        if sorts[0] != sorts[1] or not parties <= self._parties[item.id]:
            return 0
        when = same_date(fact.when, item.when, occurrence=False)
        return (1 + when) * self.located.overlap(item.quote, fact.start, fact.end)


def _named(bodies: Iterable[Any], key: str | None) -> str | None:
    """The name of the body with a key, or an id."""
    return next((one.name for one in bodies if key == getattr(one, "key", None)), None) or next(
        (one.name for one in bodies if key and key == getattr(one, "id", None)), None
    )


def _listed(whole: Account | Gold, name: str) -> list[Any]:
    """The facts of a list; countries are no places here."""
    facts: Iterable[Any] = getattr(whole, name)
    return [one for one in facts if name != "places" or one.kind != "country"]


def _paired(
    proposed: Sequence[Any],
    wanted: Sequence[Any],
    nearness: Callable[[Any, Any], int],
    may_miss: Callable[[Any], bool],
) -> Pairs:
    graph = nx.Graph()
    for left, fact in enumerate(proposed):
        for right, item in enumerate(wanted):
            near = nearness(fact, item)
            if near:
                weight = 2 * near + (not may_miss(item))
                graph.add_edge(("said", left), ("told", right), weight=weight)
    found = [sorted(edge) for edge in nx.max_weight_matching(graph, maxcardinality=True)]
    pairs = sorted((left[1], right[1]) for left, right in found)
    lefts, rights = {left for left, _ in pairs}, {right for _, right in pairs}
    return Pairs(
        [(proposed[left], wanted[right]) for left, right in pairs],
        [fact for place, fact in enumerate(proposed) if place not in lefts],
        [item for place, item in enumerate(wanted) if place not in rights],
    )
